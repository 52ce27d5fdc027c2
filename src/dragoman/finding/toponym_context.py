"""What stands around a name. In: a document, its entities and the words of English; out: answers about tokens
and names, and the classes that the finding of toponyms shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.document import Document, Token
from dragoman.finding.place_words import FEATURES, PlaceWords
from dragoman.gazetteer import Gazetteer, Place
from dragoman.gazetteer.fold import without_article
from dragoman.register import load_register

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LONGEST = 7


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens [first, last) that may name a place, and which places it may be.

    `kind`: "plain", "part" (of the name of a body or an event), "facility" (a place in it tells where it is)
    or "unknown" (not in the gazetteer). `level` is what a noun beside it says it is; `sure` whether it stands
    by itself or needs a place around it that bears it out.
    """

    first: int
    last: int
    key: str
    candidates: tuple[Place, ...]
    kind: str
    sure: bool
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Reader:
    document: Document
    gazetteer: Gazetteer
    words: PlaceWords
    entities: dict[int, Entity]
    persons: frozenset[str]  # words of the names of persons whom the report names in full
    surnames: frozenset[str]  # of people in public office
    bodies: Callable[[str], bool]  # whether a name is that of somebody or a body the register knows


def entities_of(document: Document) -> dict[int, Entity]:
    """Token → the entity it is in."""
    found: dict[int, Entity] = {}
    tokens = document.tokens
    i = 0
    while i < len(tokens):
        j = i + 1
        if tokens[i].entity:
            while j < len(tokens) and tokens[j].entity == tokens[i].entity and not tokens[j].entity_start:
                j += 1
            first = i + 1 if tokens[i].lower == "the" and j > i + 1 else i
            entity = Entity(first, j, tokens[i].entity)
            found.update((k, entity) for k in range(first, j))
        i = j
    return found


def persons_of(document: Document, entities: dict[int, Entity]) -> frozenset[str]:
    """Words of the names of persons whom the report names in full."""
    return frozenset(
        document.tokens[i].lower
        for i, e in entities.items()
        if e.label == "PERSON" and 1 < e.last - e.first < 5
    )


@lru_cache(maxsize=1)
def surnames_in_office() -> frozenset[str]:
    """Last names of the people that the register knows."""
    return frozenset(load_register().surnames)


def weight(place: Place) -> float:
    """Importance of a place under the name it is called; "Lime" is Lima in some language, not in English."""
    foreign = not place.own and place.feature in {"city", "capital", "admin1"}
    return place.prior - 2 if foreign else place.prior


def is_body(name: str) -> bool:
    """Whether the register knows a person or an organisation of that name."""
    return any(n.entry.kind != "country" for n in load_register().look_up(name))


def may_begin(document: Document, i: int) -> bool:
    """Names begin with a capital, or with a small article before one: "al-Bab"."""
    tokens = document.tokens
    if tokens[i].text[0].isupper():
        return True
    article = i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i + 2].text[0].isupper()
    return article and without_article(f"{tokens[i].lower} x") == "x"


def is_located(reader: Reader, i: int) -> bool:
    """Whether the words before token `i` say that a place follows: "in X", "near the town of X", "shelled
    X"."""
    tokens, words = reader.document.tokens, reader.words
    k = i - 1
    while k >= 0 and i - k < 5 and _stands_before(tokens[k].lower, words):
        k -= 1
    if k < 0 or tokens[k].sentence != tokens[i].sentence:
        return False
    if tokens[k].lower == "of" and k:
        noun = tokens[k - 1]
        kind = noun.lower in words.level or noun.lower in words.directions or noun.lower in words.titles
        return kind or noun.text in words.parts_of
    if tokens[k].pos == "VERB":
        return tokens[k].lemma in words.motion
    return tokens[k].lower in words.locative and tokens[k].pos != "PART"


def _stands_before(word: str, words: PlaceWords) -> bool:
    return word in words.directions or word in words.beside or word in {"the", "-"}


def level_of(reader: Reader, first: int, last: int) -> str | None:
    """"Idlib province", "the town of Lyman": what a noun says the name is."""
    tokens, words = reader.document.tokens, reader.words
    if first > 1 and tokens[first - 1].lower == "of":
        level = words.level.get(tokens[first - 2].lower)
        return level if level in FEATURES else None
    after = tokens[last] if last < len(tokens) else None
    if (
        after is not None
        and after.sentence == tokens[first].sentence
        and after.lower not in words.only_before
    ):
        hall = last + 1 < len(tokens) and tokens[last + 1].lower in {"hall", "halls"}
        level = words.level.get(after.lower) if not hall else None
        if level in FEATURES and level != "country":
            return level
    # "northwestern Idlib" is the province, while "east Aleppo" is the eastern half of the city.
    before = tokens[first - 1].lower if first else ""
    return "province" if before.endswith("ern") and before in words.directions else None


def name_around(reader: Reader, toponym: Toponym) -> str | None:
    """On which side capitalised words make it part of a longer name: "before", "after" or on none."""
    tokens = reader.document.tokens
    before = tokens[toponym.first - 1] if toponym.first else None
    after = tokens[toponym.last] if toponym.last < len(tokens) else None
    if before is not None and before.sentence == tokens[toponym.first].sentence:
        if before.text[0].isupper() and before.pos == "PROPN" and before.lower not in reader.words.directions:
            return "before"
        if before.lower in {"of", "de"} and toponym.first > 1 and _is_body(tokens[toponym.first - 2]):
            return "before"
    if after is None or not after.text[0].isupper() or after.pos != "PROPN" or modifies(after, reader.words):
        return None
    return "after"


def _is_body(token: Token) -> bool:
    return token.text[0].isupper() and token.pos == "PROPN"


def modifies(token: Token, words: PlaceWords) -> bool:
    return (
        token.lower in words.level
        or token.lower in words.directions
        or token.lower in {"the", "greater", "downtown"}
    )


def of_level(toponym: Toponym) -> Iterator[Place]:
    """The candidates that the noun beside the name allows; all where it allows none."""
    wanted = FEATURES.get(toponym.level or "")
    if toponym.candidates and toponym.candidates[0].feature == "admin1" and toponym.level == "town":
        wanted = None  # "an Illinois town"
    if toponym.candidates and toponym.candidates[0].feature == "country" and toponym.level != "country":
        wanted = None
    fit = [p for p in toponym.candidates if p.feature in wanted] if wanted else []
    yield from fit or toponym.candidates
