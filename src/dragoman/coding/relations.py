"""Standing ties. In: the document and the actor book; out: who backs, opposes, hosts, leads, holds whom or what."""

from __future__ import annotations

from dragoman.coding.attribution import sources_of
from dragoman.coding.book import ActorBook, Party
from dragoman.coding.claims import Found
from dragoman.coding.roles import roles_of, slot_heads
from dragoman.coding.status import status_of
from dragoman.document import Document, Span, Token
from dragoman.finding.triggers import TriggerMention, find_triggers
from dragoman.lang.rules import Rules, load_ties
from dragoman.parsing.clauses import is_verb, subject
from dragoman.records import Relation

# "Turkey's opponent", "an ally of Iran", "is the leader of": the noun's own subject or apposition holds the tie.
_PREDICATE = frozenset({"leads", "allied", "backs", "opposes"})


def find_relations(doc: Document, book: ActorBook, found: Found) -> list[Relation]:
    """The ties the report tells of, once for each pair, in text order."""
    ties = load_ties()
    rows: dict[tuple[str, str, str], tuple[Span, Token]] = {}
    for trigger in find_triggers(doc, ties):
        for holder, tie, other in _of_trigger(doc, trigger, book, found):
            rows.setdefault((holder, tie, other), (trigger.span, doc.tokens[trigger.head]))
    for token in doc.tokens:
        for holder, tie, other in _of_participle(doc, token, ties, book):
            rows.setdefault((holder, tie, other), (Span(token.start, token.end), token))
    ordered = sorted(rows.items(), key=lambda item: (item[1][0], item[0]))
    return [
        Relation(f"r{n}", holder, tie, other, sources_of(doc, span, found.quotes, book), span)
        for n, ((holder, tie, other), (span, _)) in enumerate(ordered, start=1)
    ]


def _of_trigger(
    doc: Document, trigger: TriggerMention, book: ActorBook, found: Found
) -> list[tuple[str, str, str]]:
    if status_of(doc, trigger).value not in {"happened", "ongoing"}:
        return []
    for pattern in trigger.patterns:
        tie = pattern.rule.root
        roles = roles_of(doc, trigger, pattern.rule, book)
        holders, others = _ids(roles.actor), _ids(roles.recipient)
        if trigger.kind == "noun" and tie in _PREDICATE:
            holders, others = _predicate(doc, trigger, book, holders, others)
        if tie == "allied" and not others and len(holders) > 1:
            holders, others = holders[:1], holders[1:]
        if tie == "holds":
            others = _grounds(doc, trigger, found)
        if holders and others:
            return [(h, tie, o) for h in holders for o in others if h != o]
    return []


def _ids(parties: tuple[Party, ...]) -> list[str]:
    return [i for p in parties for i in p.ids]


def _predicate(
    doc: Document, trigger: TriggerMention, book: ActorBook, holders: list[str], others: list[str]
) -> tuple[list[str], list[str]]:
    """"X is Y's ally", "X, the leader of Y": X holds the tie to Y."""
    token = doc.tokens[trigger.head]
    head = doc.tokens[token.head]
    named: int | None = None
    if token.dep == "attr" and is_verb(head):
        named = subject(doc, head.i)
    elif token.dep == "appos":
        named = head.i
    party = book.party(named) if named is not None else None
    if party is None:
        return holders, others
    rest = [i for i in holders + others if i not in party.ids]
    return list(party.ids), rest


def _grounds(doc: Document, trigger: TriggerMention, found: Found) -> list[str]:
    """The places held: object of the verb, or what a stronghold is said to be."""
    heads = set(slot_heads(doc, trigger, "obj")) if trigger.kind == "verb" else set()
    token = doc.tokens[trigger.head]
    if trigger.kind == "noun":
        heads = {token.head} if token.dep == "appos" else set()
        if token.dep == "attr":
            named = subject(doc, token.head)
            heads = {named} if named is not None else set()
    for head in list(heads):
        for prep in doc.kids(head, "prep"):
            heads |= {k.i for k in doc.kids(prep.i, "pobj") if prep.lower == "of"}
    return [i for p, i in zip(found.places, found.place_ids, strict=True) if p.head in heads]


def _of_participle(doc: Document, token: Token, ties: Rules, book: ActorBook) -> list[tuple[str, str, str]]:
    """"Iran-backed militia", "the rebel-held north", "UN-recognised government"."""
    if token.tag not in {"VBN", "VBD", "JJ"} or token.dep not in {"amod", "acl"}:
        return []
    tie = next((p.rule.root for p in ties.verbs.get(token.lemma, ()) if len(p.words) == 1), None)
    if tie is None or tie == "holds":
        return []
    before = doc.kids(token.i, "npadvmod", "compound", "nmod", "amod")
    other = book.party(token.head)
    holders = [p for k in before if (p := book.party(k.i)) is not None]
    if other is None:
        return []
    return [(h, tie, o) for p in holders for h in p.ids for o in other.ids if h != o]
