"""Standing ties. In: the document and the actor book; out: who backs, opposes, hosts, leads, holds whom or what."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.coding.attribution import sources_of
from dragoman.coding.book import ActorBook, Party
from dragoman.coding.claims import Found
from dragoman.coding.roles import slot_heads
from dragoman.coding.status import status_of
from dragoman.coding.tie_slots import bearers, belongings, clause_subject, objects_of, parties_in
from dragoman.document import Document, Span, Token
from dragoman.finding.triggers import TriggerMention, find_triggers
from dragoman.lang import word_set
from dragoman.lang.rules import Frame, Pattern, Rule, Rules, load_ties
from dragoman.parsing.clauses import members, prep_objects, subject
from dragoman.records import Relation

# Nouns of these rules name the holder themselves ("Omar, leader of the militia").
_STANDING = frozenset({"tie.backer", "tie.opponent", "tie.ally", "tie.leader", "tie.member", "tie.part"})
# What is only aimed at is a tie all the same where it is war: "the campaign to defeat the rebels".
_AIMED = frozenset({"tie.fight", "tie.fight.from", "tie.war"})
_AIMS = frozenset({"scheduled", "possible"})
_TOLD = frozenset({"happened", "ongoing"})
_MUTUAL = frozenset({"allied", "fights", "opposes"})
_ARMED = frozenset({"MIL", "REB", "GOV", "COP", "PRM", "UAF", "SPY", "IGO", "IMG", "INS", "OPP"})
_FIGHTERS = frozenset({"MIL", "REB", "PRM", "INS"})
# By which prepositions a party that is named by the noun itself is tied: "ISIL fighters" names one, not two.
_OWN = {"member_of": ("from", "for"), "part_of": ("of", "poss"), "allied": ("of", "poss"), "backs": ("of", "poss")}
# Ties that only powers and armed groups hold.
_ARMED_TIES = frozenset({"fights", "backs", "allied"})
_AGAINST = ("against", "on", "with", "between", "upon")
_WHERE = frozenset({"in", "into", "to", "toward", "towards", "at"})
_BESIDE = {"against": "fights", "alongside": "allied"}
_Tie = tuple[str, str, str]


def find_relations(doc: Document, book: ActorBook, found: Found) -> list[Relation]:
    """The ties the report tells of, once for each pair, in text order."""
    ties = load_ties()
    rows: dict[_Tie, Span] = {}
    for span, tie in sorted(_all(doc, ties, book, found)):
        mirrored = (tie[2], tie[1], tie[0]) if tie[1] in _MUTUAL else tie
        if tie[0] != tie[2] and mirrored not in rows:
            rows.setdefault(tie, span)
    ordered = sorted(rows.items(), key=lambda item: (item[1], item[0]))
    return [
        Relation(f"r{n}", holder, tie, other, sources_of(doc, span, found.quotes, book), span)
        for n, ((holder, tie, other), span) in enumerate(ordered, start=1)
    ]


def _all(doc: Document, ties: Rules, book: ActorBook, found: Found) -> Iterator[tuple[Span, _Tie]]:
    for trigger in find_triggers(doc, ties):
        for tie in _of_trigger(doc, trigger, book, found):
            yield trigger.span, tie
    for token in doc.tokens:
        span = Span(token.start, token.end)
        for tie in _of_word(doc, token, ties, book, found):
            yield span, tie


def _of_word(doc: Document, token: Token, ties: Rules, book: ActorBook, found: Found) -> list[_Tie]:
    if token.pos in {"NOUN", "PROPN"} and token.lemma in ties.nouns:
        return _of_standing(doc, token, ties, book)
    if token.tag in {"VBN", "VBD", "JJ"} and token.dep in {"amod", "acl"}:
        return _of_participle(doc, token, ties, book, found)
    if token.lower == "with" and token.i and doc.tokens[token.i - 1].lower in {"together", "along"}:
        return _of_preposition(doc, token, book, "allied")
    if token.lower in _BESIDE and token.dep in {"prep", "advmod", "mark"}:
        return _of_preposition(doc, token, book, _BESIDE[token.lower])
    return []


def _of_preposition(doc: Document, prep: Token, book: ActorBook, tie: str) -> list[_Tie]:
    """ "Took positions against the rebels", "advanced alongside the militia": the clause's subject holds the tie."""
    if doc.tokens[prep.head].lemma in word_set("not_war"):
        return []
    others = objects_of(doc, prep, book)
    holders = clause_subject(doc, prep.i, book)
    if not others or not _can_fight(book, holders, others) or (tie == "fights" and not _is_force(book, others)):
        return []
    return [(h, tie, o) for h in _ids(holders) for o in _ids(others)]


def _is_force(book: ActorBook, parties: list[Party]) -> bool:
    """Armed groups and forces, against whom one hardly does anything but fight."""
    return all(book.get(i).sector in _FIGHTERS for p in parties for i in p.ids)


def _of_trigger(doc: Document, trigger: TriggerMention, book: ActorBook, found: Found) -> list[_Tie]:
    status = status_of(doc, trigger).value
    tied: list[_Tie] = []
    for pattern in trigger.patterns:
        rule = pattern.rule
        if rule.id in _STANDING or (status not in _TOLD and (rule.id not in _AIMED or status not in _AIMS)):
            continue
        if rule.root not in {tie for _, tie, _ in tied}:
            tied += _sides(doc, trigger, pattern, book, found)
    return tied


def _sides(doc: Document, trigger: TriggerMention, pattern: Pattern, book: ActorBook, found: Found) -> list[_Tie]:
    root, frame = pattern.rule.root, _frame(trigger, pattern.rule)
    if root == "holds":
        holders = _holders(doc, trigger, pattern.rule, book, [])
        return [(h, root, place) for place in _grounds(doc, trigger, found) for h in _ids(holders)]
    slots = _AGAINST if root == "fights" and trigger.kind == "noun" else frame.recipient
    if root == "fights":  # in whose land one fights, one does not always fight
        slots = tuple(name for name in slots if name not in _WHERE or name in pattern.words)
    others = parties_in(doc, trigger, slots, book, owned=root == "fights")
    holders = _holders(doc, trigger, pattern.rule, book, others)
    if root in _ARMED_TIES and not _can_fight(book, holders, others):
        return []
    others = _fit(book, root, others)
    if frame.mutual and len(holders) > 1 and not others:
        holders, others = holders[:1], holders[1:]
    return [(h, root, o) for h in _ids(holders) for o in _ids(others)]


def _frame(trigger: TriggerMention, rule: Rule) -> Frame:
    frame = rule.noun_frame if trigger.kind == "noun" else rule.frame
    assert frame is not None
    return frame


def _holders(doc: Document, trigger: TriggerMention, rule: Rule, book: ActorBook, others: list[Party]) -> list[Party]:
    """Who holds the tie: what the frame says, for nouns also whoever the clause is about.

    "The control of the town", "support of the rebels": what a noun is of is the other side, but for a stronghold.
    """
    taken = {i for p in others for i in p.ids}
    of_holder = trigger.kind != "noun" or rule.id == "tie.stronghold"
    for name in _frame(trigger, rule).actor:
        if of_holder or name not in {"of", "from"}:
            found = [p for p in parties_in(doc, trigger, (name,), book) if not set(p.ids) <= taken]
            if found:
                return found
    if of_holder or doc.kids(trigger.head, "poss", "compound") or not _is_clausal(doc, trigger, rule):
        return []
    return [p for p in clause_subject(doc, trigger.head, book) if not set(p.ids) <= taken]


def _is_clausal(doc: Document, trigger: TriggerMention, rule: Rule) -> bool:
    """Whether a noun says something of its clause's subject: single attacks do not, control does if one takes it."""
    if rule.root == "holds":
        return doc.tokens[trigger.head].dep in {"dobj", "pobj"}
    return rule.id != "tie.strike"


def _can_fight(book: ActorBook, holders: list[Party], others: list[Party]) -> bool:
    """Whether both sides are powers or armed: no single person in office, no crowd, no firm."""
    for party in (*holders, *others):
        for actor in map(book.get, party.ids):
            if actor.kind == "person" and actor.sector not in _FIGHTERS:
                return False
            if actor.sector not in _ARMED and not (actor.kind in {"state", "body", "group"} and actor.sector is None):
                return False
    return True


def _ids(parties: list[Party]) -> list[str]:
    return [i for p in parties for i in p.ids]


def _grounds(doc: Document, trigger: TriggerMention, found: Found) -> list[str]:
    """The places held: object of the verb, what control is of, or what a stronghold is said to be."""
    token = doc.tokens[trigger.head]
    heads: set[int] = set()
    if trigger.kind == "verb":
        heads = {m for h in slot_heads(doc, trigger, "obj") for m in members(doc, h)}
    else:
        heads |= set(prep_objects(doc, token.i, "of")) | set(prep_objects(doc, token.i, "over"))
        if token.dep == "appos":
            heads.add(token.head)
        governor = doc.tokens[token.head]
        if token.dep == "attr" or (token.dep == "pobj" and governor.lower in {"under", "in"}):
            named = subject(doc, token.head if token.dep == "attr" else governor.head)
            heads |= {named} if named is not None else {governor.head}
    for head in list(heads):
        heads |= set(prep_objects(doc, head, "of")) | set(prep_objects(doc, head, "in"))
        heads |= {k.i for k in doc.kids(head, "appos", "compound")}
    return _places(found, heads)


def _places(found: Found, heads: set[int]) -> list[str]:
    return [i for p, i in zip(found.places, found.place_ids, strict=True) if p.head in heads]


def _of_standing(doc: Document, noun: Token, ties: Rules, book: ActorBook) -> list[_Tie]:
    """ "Y leader X", "X, an ally of Y", "soldiers of Y": X holds the tie to Y."""
    pattern = _standing_pattern(doc, noun, ties)
    if pattern is None or any(k.lower in word_set("bygone") for k in doc.kids(noun.i, "amod", "compound", "advmod")):
        return []
    tie = pattern.rule.root
    holders = bearers(doc, noun, book)
    own = book.party(noun.i)
    if holders:
        others = belongings(doc, noun, book, holders)
    elif own is not None and tie in _OWN:  # "troops from the 5th Brigade", "their Kurdish allies"
        holders, others = [own], belongings(doc, noun, book, [own], preps=_OWN[tie])
    else:
        return []
    return [(h, tie, o) for h in _ids(holders) for o in _ids(_fit(book, tie, others))]


def _fit(book: ActorBook, tie: str, others: list[Party]) -> list[Party]:
    """One leads and belongs to bodies and groups; who leads or serves a state is told by the actor's role."""
    if tie not in {"leads", "member_of", "part_of"}:
        return others
    return [p for p in others if all(book.get(i).kind in {"body", "group"} for i in p.ids)]


def _standing_pattern(doc: Document, noun: Token, ties: Rules) -> Pattern | None:
    for pattern in ties.nouns[noun.lemma]:
        before = pattern.words[:-1]
        first = noun.i - len(before)
        if (
            pattern.rule.id in _STANDING
            and first >= 0
            and all(doc.tokens[first + k].lower == w for k, w in enumerate(before))
        ):
            return pattern
    return None


def _of_participle(doc: Document, token: Token, ties: Rules, book: ActorBook, found: Found) -> list[_Tie]:
    """ "Iran-backed militia", "the rebel-held north", "UN-recognised government", "the town held by rebels"."""
    tie = next((p.rule.root for p in ties.verbs.get(token.lemma, ()) if len(p.words) == 1), None)
    if tie is None or (token.dep == "acl" and tie != "holds"):
        return []
    before = [k.i for k in doc.kids(token.i, "npadvmod", "compound", "nmod", "amod")]
    if not before and token.i >= 2 and doc.tokens[token.i - 1].text == "-":
        before = [token.i - 2]
    holders = [p for i in (*before, *prep_objects(doc, token.i, "by")) if (p := book.party(i)) is not None]
    if tie == "holds":
        heads = {
            token.head,
            *prep_objects(doc, token.head, "of"),
            *(k.i for k in doc.kids(token.head, "compound", "appos")),
        }
        return [(h, tie, place) for h in _ids(holders) for place in _places(found, heads)]
    other = book.party(token.head)
    return [(h, tie, o) for h in _ids(holders) for o in (other.ids if other is not None else ())]
