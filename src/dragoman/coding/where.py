"""Where an act takes place. In: a trigger and the places; out: the place that is the likeliest, and its role.

Each place of the act's sentence is weighed by its features (`where_features.py`); the heaviest one is the act's if it
is heavy enough. Some ways are closed whatever their weight: to what somebody only speaks of, and from an act that is
told apart ("after the raid", "vowed to raid", "said that they raided") to the place of what it is told with.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dragoman.coding.where_features import Scene, features, scene_of
from dragoman.document import Document, Token
from dragoman.errors import DataError
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.mentions import PlaceMention
from dragoman.parsing.clauses import is_verb

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
_SPOKEN_AT = frozenset({"in", "inside", "outside", "near", "of", "across", "at", "during", "after", "before", "with"})
_TOPIC = frozenset({"dobj", "xcomp", "pcomp", "advcl", "nsubj", "nsubjpass", "attr", "acl", "relcl", "ccomp"})
# Acts of force, done to places as well as in them: "attacked Lebanon", "patrolled Iraq's skies".
_FORCE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", ""})
# The weight that a place needs. Lower gives more acts a place, right or wrong: benchmarks/README.md has the curve.
_ENOUGH = -0.1
# For other acts, which the weights were hardly learned on, only what is likelier; most so for what is only said.
_ENOUGH_ELSE = 0.6
_ENOUGH_SAID = 1.5


def place_of(
    doc: Document,
    trigger: TriggerMention,
    places: tuple[PlaceMention, ...],
    root: str,
    acts: frozenset[int],
) -> tuple[PlaceMention, str] | None:
    """The place of the act and its role (occurred, origin, destination); None where its sentence tells none."""
    scene = scene_of(doc, trigger.head, acts, places)
    least = _least(root)
    best: tuple[float, PlaceMention] | None = None
    for place in open_places(scene, trigger, root):
        weight = sum(_weights().get(name, 0.0) for name in features(scene, place))
        if weight > least and (best is None or weight > best[0]):
            best = (weight, place)
    head = doc.tokens[trigger.head]
    found = best[1] if best else _goal(scene) if head.pos == "NOUN" and root in _MOVING else None
    return (found, _role(doc, found, root, trigger.head)) if found else None


def _least(root: str) -> float:
    if root in _FORCE:
        return _ENOUGH
    return _ENOUGH_SAID if root in _SPOKEN or root == "AGREE" else _ENOUGH_ELSE


@cache
def _weights() -> dict[str, float]:
    """The weights of the features. Raises DataError where their table cannot be read."""
    try:
        text = files("dragoman.coding").joinpath("where_weights.tsv").read_text("utf-8")
        rows = (line.split("\t") for line in text.splitlines()[1:])
        return {name: float(weight) for name, weight in rows}
    except (OSError, ValueError) as error:
        raise DataError(f"the weights of places cannot be read: {error}") from error


def open_places(scene: Scene, trigger: TriggerMention, root: str) -> Iterator[PlaceMention]:
    """The places of the sentence that may be the act's: meant as places, with a way to them that is not closed."""
    head = scene.doc.tokens[trigger.head]
    told = head.lemma in word_set("topical") or (not root and head.lemma in word_set("speakers"))
    spoken = told or root in _SPOKEN
    reach = _reach(scene, trigger)
    for place in scene.near:
        if (place.literal or root in _FORCE) and _is_open(scene, place, reach, spoken=spoken):
            yield place


def _reach(scene: Scene, trigger: TriggerMention) -> frozenset[int]:
    """The trigger and what governs it, as far as the act is not told apart from that."""
    tokens = scene.doc.tokens
    at, found = trigger.head, {trigger.head}
    nominal = not is_verb(tokens[at])
    while tokens[at].head != at:
        above = tokens[tokens[at].head]
        if _leaves_act(scene, tokens[at], above, trigger, nominal=nominal):
            break
        at = above.i
        nominal = nominal and not is_verb(above)
        found.add(at)
    return frozenset(found)


def _leaves_act(scene: Scene, token: Token, above: Token, trigger: TriggerMention, *, nominal: bool) -> bool:
    """Whether the act is apart from what governs it: "after the raid", "vowed to raid", "said that they raided"."""
    if nominal and token.dep == "pobj" and above.lower in word_set("asides") and token.i != trigger.support:
        return True
    if nominal and is_verb(above) and above.i in scene.acts and above.i != trigger.support:
        return above.lemma not in word_set("suffering")
    if token.dep == "ccomp" and any(t.lower == "that" for t in scene.doc.kids(token.i, "mark")):
        return True
    return token.dep in {"xcomp", "pcomp"} and above.lemma in word_set("tense_free")


def _is_open(scene: Scene, place: PlaceMention, reach: frozenset[int], *, spoken: bool) -> bool:
    """Whether the way down to the place begins within the act's reach, and leads to no topic of what is said."""
    tokens = scene.doc.tokens
    at = place.head
    if _is_home(tokens, at, scene.trigger):
        return False
    while at not in reach:
        token = tokens[at]
        if token.head == at or (spoken and (token.dep in _TOPIC or at in scene.acts)):
            return False
        if spoken and token.dep == "prep" and token.lower not in _SPOKEN_AT:
            return False
        at = token.head
    return True


def _is_home(tokens: tuple[Token, ...], at: int, trigger: int) -> bool:
    """Whether the place is where somebody is from: "a man from Chad"."""
    prep = tokens[tokens[at].head]
    whose = tokens[prep.head]
    return prep.lower == "from" and whose.pos in {"NOUN", "PROPN"} and whose.i != trigger


def _goal(scene: Scene) -> PlaceMention | None:
    """Where a movement goes whose verb has drawn the phrase to itself: "approved the deployment of troops to Mali"."""
    tokens = scene.doc.tokens
    noun = tokens[scene.trigger]
    for place in scene.near:
        prep = tokens[tokens[place.head].head]
        drawn = tokens[place.head].dep == "pobj" and prep.lower in {"to", "into"} and prep.head == noun.head
        if place.literal and drawn and noun.dep == "dobj":
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
