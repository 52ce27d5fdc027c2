"""What a tie holds together. In: a word that names a tie, and the actor book; out: the parties of its two sides.

Unlike acts, ties hold between those that are named: nobody stands in for the thing they own, except where weapons and
positions of a party are fought over ("struck rebel positions").
"""

from __future__ import annotations

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.roles import slot_heads
from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.parsing.clauses import is_verb, logical_subject, members, prep_objects, subject

_NEAR = ("amod", "compound", "nmod")
_OF = ("of", "for", "in", "from", "at", "with", "to", "within")
_MAX_CLIMB = 7


def parties_in(
    doc: Document, trigger: TriggerMention, slots: tuple[str, ...], book: ActorBook, *, owned: bool = False
) -> list[Party]:
    """The parties that stand in the first slot that holds any; with `owned`, those whose weapons or posts do."""
    for name in slots:
        found: list[Party] = []
        for head in slot_heads(doc, trigger, name):
            for member in members(doc, head):
                party = book.party(member)
                found += [party] if party is not None else _owners(doc, member, book) if owned else []
        if found:
            return found
    return []


def _owners(doc: Document, noun: int, book: ActorBook) -> list[Party]:
    if doc.tokens[noun].lemma not in word_set("war_goods"):
        return []
    inside = (
        [k.i for k in doc.kids(noun, "poss", *_NEAR)] + prep_objects(doc, noun, "of") + prep_objects(doc, noun, "by")
    )
    found = [p for i in inside if (p := book.party(i)) is not None]
    return found[:1]


def clause_subject(doc: Document, head: int, book: ActorBook) -> list[Party]:
    """Who the clause around a word is about: "launched strikes in support of the rebels", "Mali's fight"."""
    for above in list(doc.ancestors(head))[:_MAX_CLIMB]:
        token = doc.tokens[above]
        heads = [k.i for k in doc.kids(above, "poss")]
        if is_verb(token) and token.dep not in {"aux", "auxpass"}:
            found = logical_subject(doc, above)
            heads = members(doc, found) if found is not None else []
        elif token.dep == "pobj" and book.mention(above) is not None:  # "help Mali in its fight"
            heads = members(doc, above)
        parties = [p for i in heads if i != head and (p := book.party(i)) is not None]
        if parties:
            return parties
        if token.dep in {"relcl", "ccomp"} and is_verb(token):
            return []
    return []


def bearers(doc: Document, noun: Token, book: ActorBook) -> list[Party]:
    """Who a noun of standing is said of: "Omar, leader of …", "leader Omar", "Omar is the leader"."""
    head = doc.tokens[noun.head]
    named: list[int] = []
    if noun.dep == "appos" or (noun.dep in _NEAR and head.i > noun.i):
        named = [head.i]
    elif noun.dep == "attr" and is_verb(head):
        found = subject(doc, head.i)
        named = members(doc, found) if found is not None else []
    elif noun.dep == "pobj" and head.lower == "as" and is_verb(doc.tokens[head.head]):
        found = subject(doc, head.head)
        named = [found] if found is not None else []
    near = [noun.i, *prep_objects(doc, noun.i, "of"), *prep_objects(doc, noun.i, "for")]
    named += [
        k.i for i in near for k in doc.kids(i, "appos") if k.entity == "PERSON" or (i == noun.i and k.pos == "PROPN")
    ]
    return [p for i in named if (p := book.party(i)) is not None]


def belongings(
    doc: Document, noun: Token, book: ActorBook, holders: list[Party], preps: tuple[str, ...] | None = None
) -> list[Party]:
    """What a noun of standing is relative to: "leader of the militia", "the militia's leader", "militia leader".

    With `preps` only those prepositions (and "poss") count: "rebel fighters" names one party, not two.
    """
    taken = {i for p in holders for i in p.ids}
    slots = [[k.i for k in doc.kids(noun.i, "poss")]] if preps is None or "poss" in preps else []
    slots += [[m for h in prep_objects(doc, noun.i, prep) for m in members(doc, h)] for prep in preps or _OF]
    if preps is None:
        slots.append([k.i for k in doc.kids(noun.i, *_NEAR)])
        if noun.dep in _NEAR:
            slots.append([k.i for k in doc.kids(noun.head, *_NEAR, "poss") if k.i < noun.i])
    for heads in slots:
        found = [p for i in heads if (p := book.party(i)) is not None and not set(p.ids) <= taken]
        if found:
            return found
    return []


def objects_of(doc: Document, prep: Token, book: ActorBook) -> list[Party]:
    """The parties that a preposition governs, or whose weapons and positions it does."""
    found: list[Party] = []
    for kid in doc.kids(prep.i, "pobj"):
        for member in members(doc, kid.i):
            party = book.party(member)
            found += [party] if party is not None else _owners(doc, member, book)
    return found
