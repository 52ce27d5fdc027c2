"""The words around names of places, ready for look-up. In: `lang/en/places.toml` and the table of countries;
out: a `PlaceWords`, built once.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dragoman.gazetteer import fold
from dragoman.lang import load

# Features of the gazetteer that a noun of each level can name.
FEATURES = {
    "country": frozenset({"country"}),
    "state": frozenset({"admin1", "capital"}),
    "province": frozenset({"admin1", "region", "admin2", "district"}),
    "district": frozenset({"admin2", "district", "admin1"}),
    "town": frozenset({"city", "capital", "town", "district"}),
}

# The lists about names that the gazetteer lacks, in the order of the fields.
_UNLISTED = (
    "kinds_after", "kinds_before", "beginnings", "endings", "parts_of", "taking", "strikes", "firmly", "beside",
    "mental", "troops",
    "days",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The lists of `places.toml`; `level` gives for a noun the level it names, `adjectives` the code of a
    country."""

    level: dict[str, str]
    directions: frozenset[str]
    locative: frozenset[str]
    associative: frozenset[str]
    connectors: frozenset[str]
    titles: frozenset[str]
    not_places: frozenset[str]
    person_names: frozenset[str]
    parts: dict[str, str]
    place_heads: frozenset[str]
    state_heads: frozenset[str]
    only_before: frozenset[str]
    local_bodies: frozenset[str]
    stative: frozenset[str]
    human: frozenset[str]
    motion: frozenset[str]
    abbreviations: dict[str, str]
    adjectives: dict[str, str]
    kinds_after: frozenset[str]
    kinds_before: frozenset[str]
    beginnings: frozenset[str]
    endings: frozenset[str]
    parts_of: frozenset[str]
    taking: frozenset[str]
    strikes: frozenset[str]
    firmly: frozenset[str]
    beside: frozenset[str]
    mental: frozenset[str]
    troops: frozenset[str]
    days: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The words of English."""
    data: dict[str, Any] = load("places")
    words, heads, verbs = data["words"], data["heads"], data["verbs"]
    return PlaceWords(
        {noun: level for level, nouns in data["levels"].items() for noun in nouns.split()},
        _words(words["directions"]),
        _words(words["locative"]),
        _words(words["associative"]),
        _words(words["connectors"]),
        _words(words["titles"]),
        _words(words["not_places"]),
        _words(words["person_names"]),
        {noun: kind for kind, nouns in data["parts"].items() for noun in nouns.split()},
        _words(heads["place"]),
        _words(heads["state"]),
        _words(words["only_before"]),
        _words(words["local_bodies"]),
        _words(verbs["stative"]),
        _words(verbs["human"]),
        _words(verbs["motion"]),
        data["abbreviations"],
        _adjectives(),
        *(_words(data["unlisted"][name]) for name in _UNLISTED),
    )


def _adjectives() -> dict[str, str]:
    """Folded adjectives and names of peoples → code of the country."""
    found: dict[str, str] = {}
    text = files("dragoman.register").joinpath("countries.tsv").read_text("utf-8")
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        for name in f"{row['adjectives']}|{row['people']}".split("|"):
            if name:
                found.setdefault(fold(name), row["code"])
    return found
