"""Standing ties. In: the document and the actor book; out: who backs, opposes, hosts, leads, holds whom or what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from dragoman.coding.attribution import sources_of
from dragoman.coding.book import ActorBook, Party
from dragoman.coding.found import Found
from dragoman.coding.slots import slot_heads
from dragoman.coding.status import status_of
from dragoman.coding.tie_phrases import of_phrase
from dragoman.coding.tie_slots import (
    bearers,
    belongings,
    beneficiaries,
    clause_subject,
    objects_of,
    parties_in,
    tie_words,
    unions,
)
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
# Ways to hold a place that are told of forces only: others take a town by storm, or have their capital there.
_FORCED = frozenset({"tie.take", "tie.capital"})
# Ties that only powers and armed groups hold.
_ARMED_TIES = frozenset({"fights", "backs", "allied"})
_AGAINST = ("against", "on", "between", "upon")
# Nouns of fighting that two sides share: one fights with the enemy in these, beside a friend in all others.
_SHARED = frozenset({"clash", "war", "battle", "fighting", "conflict", "hostility", "fight", "combat", "struggle"})
# Ties are told of parties themselves, not by what they own ("opposed the minister's plan").
_OWNED = frozenset({"poss"})
_WHERE = frozenset({"in", "into", "to", "toward", "towards", "at"})
# Words that tell no tie.
_MUTE = frozenset({"det", "aux", "auxpass", "nummod", "neg", "cc", "case", "expl", "intj", "quantmod", "preconj"})
_BESIDE = {"against": "fights", "alongside": "allied"}
# Who acts against somebody does not back or oppose by that the one named after it.
_AT_OTHERS = frozenset({"against"})
_Tie = tuple[str, str, str]


def find_relations(doc: Document, book: ActorBook, found: Found) -> list[Relation]:
    """The ties the report tells of, once for each pair, in text order."""
    ties = load_ties()
    rows: dict[_Tie, Span] = {}
    for span, tie in sorted(_all(doc, ties, book, found)):
        mirrored = (tie[2], tie[1], tie[0]) if tie[1] in _MUTUAL else tie
        if tie[0] != tie[2] and mirrored not in rows and not _is_idle(tie, book, found):
            rows.setdefault(tie, span)
    ordered = sorted(rows.items(), key=lambda item: (item[1], item[0]))
    return [
        Relation(f"r{n}", holder, tie, other, sources_of(doc, span, found.quotes, book), span)
        for n, ((holder, tie, other), span) in enumerate(ordered, start=1)
    ]


def _is_idle(tie: _Tie, book: ActorBook, found: Found) -> bool:
    """What goes without saying: that a state holds its own land and trains its own army."""
    actor = book.get(tie[0])
    if tie[1] == "holds":
        place = found.places[found.place_ids.index(tie[2])]
        return actor.kind == "state" and actor.country == place.country
    other = book.get(tie[2]) if tie[1] == "backs" else None
    return (
        other is not None
        and actor.kind == "state"
        and actor.country == other.country
        and other.sector in {"MIL", "COP", "GOV"}
    )


def _all(doc: Document, ties: Rules, book: ActorBook, found: Found) -> Iterator[tuple[Span, _Tie]]:
    for trigger in find_triggers(doc, ties):
        for tie in _of_trigger(doc, trigger, book, found):
            yield trigger.span, tie
    for token in doc.tokens:
        for tie in _of_word(doc, token, ties, book, found) if token.dep not in _MUTE else ():
            yield Span(token.start, token.end), tie


def _of_word(doc: Document, token: Token, ties: Rules, book: ActorBook, found: Found) -> list[_Tie]:
    if token.pos in {"NOUN", "PROPN"} and token.lemma in ties.nouns:
        return _of_standing(doc, token, ties, book)
    phrase = of_phrase(doc, token, book)
    if phrase:
        return phrase
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
    helped = [p for p in beneficiaries(doc, prep.head, book) if _can_fight(book, [p], [])]
    holders = helped or clause_subject(doc, prep.i, book)
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
        if rule.id == "tie.fight.from" and status in _AIMS:  # "to free the town from the rebels": they hold it
            others = parties_in(doc, trigger, ("from", "of"), book, owned=True)
            tied += [(o, "holds", place) for place in _grounds(doc, trigger, found) for o in _ids(others)]
    return tied


def _sides(doc: Document, trigger: TriggerMention, pattern: Pattern, book: ActorBook, found: Found) -> list[_Tie]:
    root, frame = pattern.rule.root, _frame(trigger, pattern.rule)
    if root == "holds":
        holders = _holders(doc, trigger, pattern.rule, book, [])
        if pattern.rule.id in _FORCED and not _is_force(book, holders):
            return []
        return [(h, root, place) for place in _grounds(doc, trigger, found) for h in _ids(holders)]
    if root == "backs" and _is_means(doc, trigger):  # "took the town with the help of the militia"
        others = clause_subject(doc, trigger.head, book)
        holders = parties_in(doc, trigger, ("of", "from", "by", "poss", "mod"), book, owned=True)
    else:
        others = parties_in(doc, trigger, _other_slots(doc, trigger, pattern, frame), book, owned=root == "fights")
        holders = _holders(doc, trigger, pattern.rule, book, others)
    if root in _ARMED_TIES and not _can_fight(book, holders, others):
        return [] if others else _side_by_side(doc, trigger, pattern.rule, book, holders, others)
    others = _fit(book, root, others)
    if pattern.rule.id == "tie.include":
        others = unions(doc, slot_heads(doc, trigger, "subj"), book) or others
    one, two = _ids(holders), _ids(others)
    if frame.mutual and len(one) > 1 and not two:
        one, two = one[:1], one[1:]
    tied = [(h, root, o) for h in one for o in two]
    return tied + _side_by_side(doc, trigger, pattern.rule, book, holders, others)


def _is_means(doc: Document, trigger: TriggerMention) -> bool:
    """Whether a noun is what something is done with: "with the support of", "thanks to help from"."""
    token = doc.tokens[trigger.head]
    return trigger.kind == "noun" and token.dep == "pobj" and doc.tokens[token.head].lower in {"with", "through", "to"}


def _side_by_side(
    doc: Document, trigger: TriggerMention, rule: Rule, book: ActorBook, holders: list[Party], others: list[Party]
) -> list[_Tie]:
    """Who together fight somebody, or take part in one campaign, are allies."""
    lemma = doc.tokens[trigger.head].lemma
    if rule.root != "fights" or (trigger.kind == "noun" and lemma in _SHARED):
        return []
    if not others and (trigger.kind != "noun" or lemma not in tie_words("campaigns")):
        return []
    armed = [p for p in holders if _can_fight(book, [p], [])]
    return [(a, "allied", b) for a, b in combinations(_ids(armed), 2)]


def _other_slots(doc: Document, trigger: TriggerMention, pattern: Pattern, frame: Frame) -> tuple[str, ...]:
    """Where the other side stands."""
    if pattern.rule.root != "fights":
        return tuple(name for name in frame.recipient if name not in _OWNED and name not in _AT_OTHERS)
    if trigger.kind == "noun":
        return (*_AGAINST, "with") if doc.tokens[trigger.head].lemma in _SHARED else _AGAINST
    # In whose land one fights, one does not always fight.
    return tuple(name for name in frame.recipient if name not in _WHERE or name in pattern.words)


def _frame(trigger: TriggerMention, rule: Rule) -> Frame:
    frame = rule.noun_frame if trigger.kind == "noun" else rule.frame
    assert frame is not None
    return frame


def _holders(doc: Document, trigger: TriggerMention, rule: Rule, book: ActorBook, others: list[Party]) -> list[Party]:
    """Who holds the tie: what the frame says, for nouns also whoever the clause is about.

    "The control of the town", "support of the rebels": what a noun is of is the other side, but for a stronghold.
    """
    taken = {i for p in others for i in p.ids}
    if rule.root == "fights":  # "helping Mali in its fight against the rebels"
        helped = [
            p for p in beneficiaries(doc, trigger.head, book) if not set(p.ids) <= taken and _can_fight(book, [p], [])
        ]
        if helped:
            return helped
    beside = [p for h in _beside(doc, trigger) if (p := book.party(h)) is not None]
    of_holder = trigger.kind != "noun" or rule.id in {"tie.stronghold", "tie.capital"}
    for name in _frame(trigger, rule).actor:
        if of_holder or name not in {"of", "from"}:
            owned = rule.root in _ARMED_TIES
            found = [p for p in parties_in(doc, trigger, (name,), book, owned=owned) if not set(p.ids) <= taken]
            if found:
                return [*found, *beside]
    owned = any(k.dep == "compound" or k.pos != "PRON" for k in doc.kids(trigger.head, "poss", "compound"))
    if of_holder or owned or not _is_clausal(doc, trigger, rule):
        return []
    return [p for p in clause_subject(doc, trigger.head, book) if not set(p.ids) <= taken]


def _beside(doc: Document, trigger: TriggerMention) -> list[int]:
    """ "Fought the rebels alongside the militia"."""
    return prep_objects(doc, trigger.head, "alongside") if trigger.kind == "verb" else []


def _is_clausal(doc: Document, trigger: TriggerMention, rule: Rule) -> bool:
    """Whether a noun says something of its clause's subject: single attacks do not, control does if one takes it."""
    if rule.root == "holds":
        return doc.tokens[trigger.head].dep in {"dobj", "pobj"}
    if rule.id == "tie.differ":  # "have their differences", "are at odds"
        token = doc.tokens[trigger.head]
        return token.dep == "dobj" or (token.dep == "pobj" and doc.tokens[token.head].lower in {"at", "on"})
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
        named = subject(doc, doc.tokens[head].head) if doc.tokens[head].dep == "attr" else None
        heads |= {named} if named is not None else set()  # "Mosul is the largest city they control"
    for head in list(heads):
        heads |= set(prep_objects(doc, head, "of")) | set(prep_objects(doc, head, "in"))
        heads |= {k.i for k in doc.kids(head, "appos", "compound")}
    return _places(found, heads)


def _places(found: Found, heads: set[int]) -> list[str]:
    return [i for p, i in zip(found.places, found.place_ids, strict=True) if p.head in heads]


def _of_standing(doc: Document, noun: Token, ties: Rules, book: ActorBook) -> list[_Tie]:
    """ "Y leader X", "X, an ally of Y", "soldiers of Y": X holds the tie to Y."""
    pattern = _standing_pattern(doc, noun, ties)
    if pattern is None or any(k.lower in pattern.rule.not_mod for k in doc.kids(noun.i, "amod", "compound")):
        return []
    if any(k.lower in word_set("bygone") for k in doc.kids(noun.i, "amod", "compound", "advmod")):
        return []
    tie = pattern.rule.root
    holders = bearers(doc, noun, book)
    if tie == "leads":
        holders = [p for p in holders if all(book.get(i).kind == "person" for i in p.ids)]
    own = book.party(noun.i)
    if holders:
        others = belongings(doc, noun, book, holders)
        tie = _rank(doc, noun, tie, others)
    elif own is not None and tie in _OWN:  # "troops from the 5th Brigade", "their Kurdish allies"
        holders, others = [own], belongings(doc, noun, book, [own], preps=_OWN[tie])
    else:
        return []
    return [(h, tie, o) for h in _ids(holders) for o in _ids(_fit(book, tie, others))]


def _rank(doc: Document, noun: Token, tie: str, others: list[Party]) -> str:
    """Who heads a part of a body ("director of operations for", "gang leader", "vice president") is a member of it."""
    heads = {p.head for p in others}
    named = heads & {*prep_objects(doc, noun.i, "of"), *(k.i for k in doc.kids(noun.i, "poss"))}
    if tie == "leads" and any(k.lower in tie_words("seconds") for k in doc.kids(noun.i, "amod", "compound", "nmod")):
        return "member_of"
    if tie == "leads" and not named and (prep_objects(doc, noun.i, "of") or _is_narrowed(doc, noun, heads)):
        return "member_of"
    return tie


def _is_narrowed(doc: Document, noun: Token, heads: set[int]) -> bool:
    """Whether a plain noun stands between the party and the noun of standing."""
    between = doc.tokens[max(heads) + 1 : noun.i] if heads and max(heads) < noun.i else ()
    return any(t.pos == "NOUN" and t.dep == "compound" for t in between)


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


def _of_led(doc: Document, token: Token, book: ActorBook) -> list[_Tie]:
    above = (token.head, *doc.ancestors(token.head))  # "the Government of Mali, led by": parsers take the land for it
    other = next((p for i in above[:3] if doc.tokens[i].pos != "ADP" and (p := book.party(i)) is not None), None)
    holders = [p for i in prep_objects(doc, token.i, "by") if (p := book.party(i)) is not None]
    return [(h, "leads", o) for h in _ids(holders) for o in (other.ids if other is not None else ())]


def _of_participle(doc: Document, token: Token, ties: Rules, book: ActorBook, found: Found) -> list[_Tie]:
    """ "Iran-backed militia", "the rebel-held north", "UN-recognised government", "the town held by rebels"."""
    tie = next((p.rule.root for p in ties.verbs.get(token.lemma, ()) if len(p.words) == 1), None)
    if tie is None or (token.dep == "acl" and tie not in {"holds", "leads"}):
        return []
    if token.dep == "acl" and tie == "leads":  # "the delegation, led by the minister"
        return _of_led(doc, token, book)
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
