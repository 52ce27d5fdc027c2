"""What tells whether a place is an act's. In: an act and the places of its sentence; out: the names of each one's
features.

All are yes-or-no: the way through the tree between the act and the place (up from the act, down to the place), how
far apart they stand and what stands between, the preposition and what it hangs on, what kind of place it is and which
other places the sentence names. `where_weights.tsv` says what each is worth; `training/where.py` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.document import Document, Token
from dragoman.lang import load, word_set
from dragoman.mentions import PlaceMention
from dragoman.parsing.clauses import is_verb, own_subject

# From what one points at to whole parts of the world.
_COARSENESS = {"point": 0, "town": 1, "district": 2, "province": 3, "region": 4, "country": 5}
_IN_NAME = frozenset({"compound", "nmod", "amod", "appos"})
_BREAKS = frozenset({",", ";", ":", "--", "-", "–"})
_QUOTES = frozenset({'"', "``", "''", "'", "“", "”"})
_LINKS = frozenset({",", "and", "in", "of", "'s", "’s", "near", "from", "to"})
_LONGEST_WAY = 4
_UNKNOWN = frozenset({"point", "town", "district", "province"})


@dataclass(frozen=True, slots=True)
class Scene:
    """An act and all places of its sentence, in text order."""

    doc: Document
    trigger: int
    acts: frozenset[int]
    near: tuple[PlaceMention, ...]
    heads: frozenset[int]


def scene_of(doc: Document, trigger: int, acts: frozenset[int], places: tuple[PlaceMention, ...]) -> Scene:
    """The act's sentence with its places, of whatever sort."""
    sentence = doc.sentences[doc.tokens[trigger].sentence]
    near = tuple(p for p in places if sentence.first <= p.head < sentence.last)
    return Scene(doc, trigger, acts, near, frozenset(p.head for p in near))


def features(scene: Scene, place: PlaceMention) -> Iterator[str]:
    """The features of one of the places; "any", which all have, weighs a place against none."""
    yield "any"
    up, down = _way(scene.doc, scene.trigger, place.head)
    yield from _path(scene.doc, up, down)
    yield from _through(scene, down[1:])
    yield from _hangs_on(scene, place, down)
    yield from _distance(scene, place)
    yield from _among(scene, place)
    yield from _itself(scene, place)


def _way(doc: Document, start: int, end: int) -> tuple[list[int], list[int]]:
    """Tokens from the act up to below the nearest common governor, and from the place up to below it."""
    ups = [start, *doc.ancestors(start)]
    down = [end]
    above = set(ups)
    for i in doc.ancestors(end):
        if down[-1] in above:
            break
        down.append(i)
    meeting = down.pop() if down[-1] in above else ups[-1]
    return ups[: ups.index(meeting)], down


def _path(doc: Document, up: list[int], down: list[int]) -> Iterator[str]:
    ups = [label for i in up if (label := _label(doc, doc.tokens[i], named=False))]
    downs: list[str] = []
    for i in down:
        label = _label(doc, doc.tokens[i], named=True)
        if label and (not downs or downs[-1] != label):
            downs.append(label)
    downs.reverse()
    yield f"path:{'<'.join(ups[:_LONGEST_WAY])}|{'>'.join(downs[:_LONGEST_WAY])}"
    yield from (f"up.{label}" for label in dict.fromkeys(ups))
    yield from (f"down.{label}" for label in dict.fromkeys(downs))
    if down:
        meeting = doc.tokens[doc.tokens[down[-1]].head]
        yield f"entry:{downs[0] if downs else 'name'}:{'verb' if is_verb(meeting) else 'noun'}"


def _label(doc: Document, token: Token, *, named: bool) -> str:
    """What an edge is called; names and lists of names count as one, prepositions by what they say."""
    match token.dep:
        case "pobj":
            return ""
        case "prep":
            return f"prep-{_sort(token.lower)}"
        case "advcl":
            return "advcl-ing" if token.tag == "VBG" else "advcl"
        case "conj" if is_verb(token):
            return "conj-other" if own_subject(doc, token.i) is not None else "conj-same"
        case "conj":
            return "listed"
        case dep if named and dep in _IN_NAME and not is_verb(token):
            return "name"
        case dep:
            return dep


def _sort(preposition: str) -> str:
    return _sorts().get(preposition) or ("aside" if preposition in word_set("asides") else "other")


@cache
def _sorts() -> dict[str, str]:
    return {word: sort for sort, words in load("places")["prepositions"].items() for word in words.split()}


def _through(scene: Scene, inner: list[int]) -> Iterator[str]:
    """What the way leads through: other acts, other places, persons."""
    if any(i in scene.acts for i in inner):
        yield "through act"
    if any(i in scene.heads for i in inner):
        yield "through place"
    if any(scene.doc.tokens[i].entity == "PERSON" for i in inner):
        yield "through person"


def _hangs_on(scene: Scene, place: PlaceMention, down: list[int]) -> Iterator[str]:
    """The preposition nearest to the place, and what the place or its preposition hangs on."""
    tokens = scene.doc.tokens
    lower = next((tokens[i].lower for i in down if tokens[i].dep == "prep"), "none")
    preposition = lower if lower == "none" or lower in word_set("place_prepositions") else "other"
    yield f"preposition:{preposition}"
    token = tokens[place.head]
    above = tokens[token.head]
    if token.dep == "pobj" or above.dep == "prep":
        governor = _kind(scene, tokens[above.head])
        yield from (f"on:{governor}", f"preposition:{preposition} on:{governor}")
    else:
        yield f"as:{token.dep}"


def _kind(scene: Scene, token: Token) -> str:
    if token.i == scene.trigger:
        return "trigger"
    if token.i in scene.acts:
        return "act"
    if is_verb(token):
        return "verb"
    if token.lemma in word_set("place_nouns"):
        return "place"
    return "person" if token.entity == "PERSON" else "noun"


def _distance(scene: Scene, place: PlaceMention) -> Iterator[str]:
    apart = place.head - scene.trigger
    side = "after" if apart > 0 else "before"
    yield side
    yield from _above(side, abs(apart), (2, 4, 7, 11, 16, 24))
    first, last = sorted((scene.trigger, place.head))
    between = scene.doc.tokens[first + 1 : last]
    yield from _above("verbs", sum(is_verb(t) for t in between), range(3))
    yield from _above("breaks", sum(t.text in _BREAKS for t in between), (0, 1, 3))
    yield from _above("places", sum(first < p.head < last for p in scene.near), range(3))
    if any(t.i in scene.acts for t in between):
        yield "act between"
    if any(t.text in _QUOTES for t in between):
        yield "quotes between"


def _above(name: str, count: int, steps: range | tuple[int, ...]) -> Iterator[str]:
    yield from (f"{name}>{step}" for step in steps if count > step)


def _among(scene: Scene, place: PlaceMention) -> Iterator[str]:
    """How the place stands to the other places of the sentence."""
    near, coarse = scene.near, _COARSENESS[place.precision]
    if len(near) == 1:
        yield "only"
    if coarse <= min(_COARSENESS[p.precision] for p in near):
        yield "finest"
    if abs(place.head - scene.trigger) <= min(abs(p.head - scene.trigger) for p in near):
        yield "nearest"
    at = near.index(place)
    for name, pair, other in (("next", near[at : at + 2], at + 1), ("last", near[max(at - 1, 0) : at + 1], at - 1)):
        if 0 <= other < len(near) and len(pair) == 2:
            finer = ":finer" if _COARSENESS[near[other].precision] < coarse else ""
            yield f"{name}:{_link(scene.doc, *pair)}{finer}"


def _link(doc: Document, one: PlaceMention, other: PlaceMention) -> str:
    """What stands between two places that follow each other."""
    first, last = doc.tokens_in(one.span)[-1] + 1, doc.tokens_in(other.span)[0]
    words = [t.lower for t in doc.tokens[first:last]]
    if not words:
        return "none"
    if len(words) > 5:
        return "far"
    return words[0] if words[0] in _LINKS else "of" if "of" in words else "other"


def _itself(scene: Scene, place: PlaceMention) -> Iterator[str]:
    doc, head = scene.doc, scene.doc.tokens[scene.trigger]
    sentence = doc.sentences[head.sentence]
    yield f"is:{place.precision}"
    if not place.literal:
        yield "figurative"
    if place.geonameid is None and place.precision in _UNKNOWN:
        yield "unlisted"
    if place.head <= sentence.first + 3:
        yield "opens"
    if doc.text[slice(*place.span)].isupper():
        yield "capitals"
    yield f"trigger:{'verb' if is_verb(head) else 'noun'}"
    if any(t.dep in {"nsubjpass", "auxpass"} for t in doc.kids(head.i)):
        yield "passive"
    if any(t.lower == "here" for t in doc.tokens_of(sentence)):
        yield "here"
