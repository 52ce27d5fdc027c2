"""The words that name actors, ready for look-up. In: `lang/en/actors.toml`; out: a `Lexicon`, built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.lang import load


@dataclass(frozen=True, slots=True)
class Head:
    """What a noun says of the actor it names. `number` is "one" (nouns for a person), "body" or "many"."""

    sector: str | None
    number: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of `actors.toml` as sets and dictionaries of lemmas."""

    heads: dict[str, Head]
    adjectives: dict[str, str]
    people_sectors: frozenset[str]
    hardware: frozenset[str]
    soft: frozenset[str]
    needy: frozenset[str]
    plural: frozenset[str]
    proxies: frozenset[str]
    modifier: dict[str, str]
    state_heads: frozenset[str]
    state_nouns: frozenset[str]
    kingdoms: frozenset[str]
    regimes: frozenset[str]
    world: frozenset[str]
    roles: dict[str, frozenset[str]]
    titles: frozenset[str]
    title_inside: frozenset[str]
    title_sector: dict[str, str]
    compound_title: dict[str, str]
    organisation: dict[str, str]
    gender: dict[str, str]
    given: dict[str, str]
    plain: frozenset[str]
    peoples: dict[str, str]
    pairs: dict[str, str]
    national: dict[str, str]
    folks: frozenset[str]
    minorities: frozenset[str]
    states: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _by_word(table: dict[str, str]) -> dict[str, str]:
    return {word: sector for sector, words in table.items() for word in words.split()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of English."""
    data = load("actors")
    titles, sexes, state, soft = data["titles"], data["sexes"], data["state"], data["soft"]
    return Lexicon(
        heads=_heads(data),
        adjectives=_by_word(data["adjectives"]),
        people_sectors=_words(data["people_sectors"]),
        hardware=_words(data["hardware"]["words"]),
        soft=_words(soft["words"]),
        needy=_words(soft["needy"]),
        plural=_words(soft["plural"]),
        proxies=_words(soft["proxies"]),
        modifier=_by_word(data["modifier"]),
        state_heads=_words(state["heads"]),
        state_nouns=_words(state["nouns"]),
        kingdoms=_words(state["kingdoms"]),
        regimes=_words(state["regimes"]),
        world=_words(data["world"]["phrases"]),
        roles={office: _words(words) for office, words in data["roles"].items()},
        titles=_words(titles["words"]),
        title_inside=_words(titles["inside"]),
        title_sector=_by_word(data["title_sector"]),
        compound_title=dict(data["compound_title"]),
        organisation=_by_word(data["organisation"]),
        gender=_by_word(
            {"m": f"{sexes['male']} {titles['male']}", "f": f"{sexes['female']} {titles['female']}"}
        ),
        given=_by_word({"m": sexes["male_names"], "f": sexes["female_names"]}),
        plain=_words(data["plain"]["words"]),
        peoples={word.replace("_", " "): code for word, code in _by_word(data["peoples"]).items()},
        national=_by_word(data["national"]),
        folks=_words(data["folks"]["words"]),
        pairs=_by_word(data["pairs"]),
        states=_words(data["several"]["state"]),
        minorities=_words(data["minorities"]["words"]),
    )


def _heads(data: dict[str, Any]) -> dict[str, Head]:
    heads: dict[str, Head] = {}
    for table, number in (("person", "one"), ("body", "body"), ("mass", "many")):
        for sector, words in data[table].items():
            for word in words.split():
                heads.setdefault(word, Head(None if sector == "NON" else sector, number))
    return heads
