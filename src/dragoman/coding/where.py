"""Where an act takes place. In: a trigger and the places; out: the place nearest to the act in the tree, and its role.

Every edge between the trigger and a place has a price: little within the act's clause ("shelled a market in Kharkiv"),
more where the way leads through another clause ("was killed when a mine went off in Kharkiv"). What somebody else
tells, who somebody is and where he is from are no ways to a place. Of places equally near the finest counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.mentions import PlaceMention
from dragoman.parsing.clauses import is_verb, own_subject

_ROLES = {
    "from": "origin",
    "to": "destination",
    "into": "destination",
    "toward": "destination",
    "towards": "destination",
}
_MOVING = frozenset({"SANCTION", "CONSULT", "RETREAT", "MOBILIZE", "COERCE", "AID"})
# Speech acts happen where they are made, not where what they are about does; agreements are also the thing signed.
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT"})
# Edges within a name or a list of places.
_NAMED_WITH = frozenset({"conj", "appos", "compound", "nmod"})
_SPOKEN_AT = frozenset({"in", "inside", "outside", "near", "of", "across"})
_TOPIC = frozenset({"dobj", "xcomp", "pcomp", "advcl", "nsubj", "nsubjpass", "attr", "acl", "relcl"})

# The price of an edge from the trigger upwards, and from there down to the place. Edges without a price are closed.
_UP = {
    "xcomp": 0.3, "conj": 0.6, "advcl": 1.0, "acl": 0.8, "relcl": 0.8, "pcomp": 0.7, "prep": 0.0, "agent": 0.2,
    "pobj": 0.4, "dobj": 0.4, "nsubj": 0.5, "nsubjpass": 0.5, "attr": 0.4, "amod": 0.4, "compound": 0.3, "dep": 0.8,
    "oprd": 0.3, "npadvmod": 0.4, "dative": 0.4, "appos": 1.0, "poss": 0.6, "nmod": 0.3, "acomp": 0.3,
}  # fmt: skip
_DOWN = {
    "compound": 0.1, "nmod": 0.1, "amod": 0.1, "appos": 0.1, "conj": 0.1, "poss": 0.3, "pobj": 0.0, "prep": 0.0,
    "dobj": 0.2, "nsubj": 0.6, "nsubjpass": 0.5, "agent": 0.3, "attr": 0.3, "npadvmod": 0.1, "advmod": 0.1,
    "acl": 0.8, "relcl": 1.0, "advcl": 0.9, "xcomp": 0.4, "pcomp": 0.5, "dative": 0.3, "oprd": 0.3, "acomp": 0.2,
    "dep": 0.8, "nummod": 0.1, "csubj": 1.0,
}  # fmt: skip
_LIMIT = 1.5
# What a coarse place adds: "in the province a bomb went off near the village" is about the village.
_COARSE = {"country": 0.5, "region": 0.45, "province": 0.4, "district": 0.1}
_RESULT = 0.5  # upwards from "..., killing five"
_NEW_SUBJECT = 0.4  # upwards to a coordinated clause of somebody else
_SHARED = 0.2  # between coordinated verbs of what people suffer
_CONJOINED = 0.7  # down to a coordinated verb
_PURPOSE = 0.3
_OTHER_ACT = 0.2
_OUTER = 0.5  # through a place that this one only locates ("Jaffa's old port")
_AWAY = 0.8  # "south of", which tells where a place is, not what place
_ASIDE = 0.6
_BELONGING = 1.0  # "residents of", "the governor of"
_ORIGIN = 0.3
_NEARBY = 0.1


@dataclass(frozen=True, slots=True)
class _Search:
    """What the way to a place depends on beside the place. `ups` holds the prices of the trigger's governors."""

    doc: Document
    trigger: int
    root: str
    acts: frozenset[int]
    heads: frozenset[int]
    ups: dict[int, float]
    spoken: bool


def place_of(
    doc: Document,
    trigger: TriggerMention,
    places: tuple[PlaceMention, ...],
    root: str,
    acts: frozenset[int],
) -> tuple[PlaceMention, str] | None:
    """The place of the act and its role (occurred, origin, destination); None where its sentence tells none."""
    near = list(_candidates(doc, trigger, places, root))
    if not near:
        return None
    head = doc.tokens[trigger.head]
    told = head.lemma in word_set("topical") or (not root and head.lemma in word_set("speakers"))
    heads = frozenset(p.head for p in near)
    search = _Search(doc, head.i, root, acts, heads, _ways_up(doc, trigger, acts), told or root in _SPOKEN)
    best: tuple[float, PlaceMention] | None = None
    for place in near:
        cost = _cost(search, place)
        if cost is None or cost > _LIMIT:
            continue
        cost += _COARSE.get(place.precision, 0.0)
        if best is None or cost < best[0]:
            best = (cost, place)
    found = best[1] if best else _goal(search, near) if head.pos == "NOUN" and root in _MOVING else None
    return (found, _role(doc, found, root, trigger.head)) if found else None


def _candidates(
    doc: Document, trigger: TriggerMention, places: tuple[PlaceMention, ...], root: str
) -> Iterator[PlaceMention]:
    """Places of the trigger's sentence that are meant as places, which the target of an assault always is."""
    sentence = doc.sentences[doc.tokens[trigger.head].sentence]
    for place in places:
        if not sentence.first <= place.head < sentence.last or _is_leader(doc, place.head):
            continue
        if place.literal or (root == "ASSAULT" and _is_target(doc, place.head, trigger.head)):
            yield place


def _is_leader(doc: Document, place: int) -> bool:
    """"A Kenyan-led mission" names who acts, not where."""
    token = doc.tokens[place]
    return token.dep == "npadvmod" and doc.tokens[token.head].dep == "amod"


def _is_target(doc: Document, place: int, trigger: int) -> bool:
    """ "Shelled Lebanon", "raids on Lebanon"."""
    token = doc.tokens[place]
    above = doc.tokens[token.head]
    if token.dep == "pobj":
        return above.head == trigger and above.lower in {"on", "at", "in", "into", "across"}
    return token.dep in {"dobj", "nsubjpass"} and above.i == trigger


def _ways_up(doc: Document, trigger: TriggerMention, acts: frozenset[int]) -> dict[int, float]:
    """The trigger and what governs it, each with the price of getting there."""
    at, cost = trigger.head, 0.0
    ups = {at: cost}
    nominal = not is_verb(doc.tokens[at])
    while doc.tokens[at].head != at:
        token = doc.tokens[at]
        above = doc.tokens[token.head]
        if _leaves_act(token, above, trigger, acts, nominal=nominal):
            break
        price = _price_up(doc, token, above)
        if price is None:
            break
        cost, at = cost + price, above.i
        nominal = nominal and not is_verb(above)
        ups[at] = cost
    return ups


def _leaves_act(token: Token, above: Token, trigger: TriggerMention, acts: frozenset[int], *, nominal: bool) -> bool:
    """Whether the act is apart from what governs it: "after the raid", "condemned the raid", "vowed to raid"."""
    if nominal and token.dep == "pobj" and above.lower in word_set("asides") and token.i != trigger.support:
        return True
    if nominal and is_verb(above) and above.i in acts and above.i != trigger.support:
        return above.lemma not in word_set("suffering")
    return token.dep in {"xcomp", "pcomp"} and above.lemma in word_set("tense_free")


def _price_up(doc: Document, token: Token, above: Token) -> float | None:
    price = _UP.get(token.dep)
    if price is not None and token.dep == "advcl" and token.tag == "VBG":
        return _RESULT
    if price is not None and token.dep == "conj" and is_verb(token):
        if _suffer_together(token, above):
            return _SHARED
        return price + _NEW_SUBJECT if own_subject(doc, token.i) is not None else price
    return price


def _suffer_together(verb: Token, other: Token) -> bool:
    """ "Twelve were killed and thirty wounded": subjects differ, the event does not."""
    return verb.lemma in word_set("suffering") and other.lemma in word_set("suffering")


def _cost(search: _Search, place: PlaceMention) -> float | None:
    """The price of the way from the trigger to the place; None where there is no open way."""
    tokens = search.doc.tokens
    at, cost, own = place.head, 0.0, True
    while at not in search.ups:
        token = tokens[at]
        if token.head == at or (search.spoken and (token.dep in _TOPIC or at in search.acts)):
            return None
        price = _price_down(search, place, token, own=own)
        if price is None:
            return None
        if at != place.head:
            price += _OUTER if at in search.heads else 0.0
            price += _OTHER_ACT if at in search.acts else 0.0
        own = own and token.dep in _NAMED_WITH
        cost, at = cost + price, token.head
    return cost + search.ups[at]


def _price_down(search: _Search, place: PlaceMention, token: Token, *, own: bool) -> float | None:
    """The price of one edge; `own` where what hangs on it is the place, or a list or name that it is part of."""
    price = _DOWN.get(token.dep)
    if price is None:
        return None
    above = search.doc.tokens[token.head]
    match token.dep:
        case "pobj":
            return _price_of_prep(search, place, above, own=own)
        case "conj" if is_verb(token):
            if _suffer_together(token, above):
                return _SHARED
            return None if own_subject(search.doc, token.i) is not None else _CONJOINED
        case "advcl" if token.tag == "VB":
            return price + _PURPOSE
        case "appos" if not own and not _names_kind(above):
            return None
        case "nsubj" | "poss" if own and is_verb(above):
            return None
        case "poss" if own and above.dep == "nsubj" and not _names_kind(above):
            return None
    return price


def _price_of_prep(search: _Search, place: PlaceMention, prep: Token, *, own: bool) -> float | None:
    """The price of a preposition; `own` where the place itself follows it."""
    governor = search.doc.tokens[prep.head]
    other = governor.pos in {"NOUN", "PROPN"} and governor.i != search.trigger
    if other and governor.entity == "PERSON":
        return None
    if not own:
        return _ASIDE if prep.lower in word_set("asides") and prep.lower not in {"against", "over"} else 0.0
    match prep.lower:
        case "of":
            return _price_of_of(search, governor, other=other)
        case lower if search.spoken and lower not in _SPOKEN_AT:
            return None
        case "toward" | "towards" if other:
            return None
        case "to" | "into" if is_verb(governor) and governor.i not in search.ups:
            return None  # where another act goes
        case "from":
            return _ORIGIN if search.root in _MOVING and not other else None
        case "near" | "outside" | "around":
            return _NEARBY
        case "between":
            return _NEARBY if place.precision not in {"country", "region"} else None
        case "against":
            return None
        case lower:
            return 0.0 if lower in word_set("place_prepositions") else None


def _price_of_of(search: _Search, governor: Token, *, other: bool) -> float:
    if governor.lower in word_set("compass") and (governor.pos == "ADV" or governor.dep == "advmod"):
        return _AWAY
    if _names_kind(governor) or not other:
        return 0.0
    subject = governor.dep in {"nsubj", "nsubjpass", "appos", "agent", "pobj"}
    return _BELONGING if subject else _NEARBY


def _names_kind(noun: Token) -> bool:
    """Whether the noun says what kind of place a name is that hangs on it: "the town of", "outskirts of"."""
    return noun.lemma in word_set("place_nouns") or noun.lower in word_set("place_nouns")


def _goal(search: _Search, near: list[PlaceMention]) -> PlaceMention | None:
    """Where a movement goes whose verb has drawn the phrase to itself: "approved the deployment of troops to Mali"."""
    noun = search.doc.tokens[search.trigger]
    for place in near:
        token = search.doc.tokens[place.head]
        prep = search.doc.tokens[token.head]
        if token.dep == "pobj" and prep.lower in {"to", "into"} and noun.dep == "dobj" and prep.head == noun.head:
            return place
    return None


def _role(doc: Document, place: PlaceMention, root: str, trigger: int) -> str:
    """What the place is to the act: only movements have an origin and a destination."""
    if root not in _MOVING:
        return "occurred"
    at = place.head
    while at != trigger and doc.tokens[at].head != at:
        token, above = doc.tokens[at], doc.tokens[doc.tokens[at].head]
        if token.dep == "prep" and token.lower in _ROLES:
            return _ROLES[token.lower]
        if token.dep == "dobj":
            return _role_of_object(above) if at == place.head else "occurred"
        if is_verb(token):
            break
        at = above.i
    return "occurred"


def _role_of_object(verb: Token) -> str:
    """ "Visit Muscat", "leave Muscat"."""
    if verb.lemma in word_set("leaving"):
        return "origin"
    return "destination" if verb.lemma in word_set("reaching") else "occurred"
