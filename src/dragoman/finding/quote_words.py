"""Words of speech and thought. In: the language's table; out: cues by word with their constructions, and stances."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.lang import load


@dataclass(frozen=True, slots=True)
class Words:
    """The cues of a language by word: constructions of verbs, passives, nouns and adjectives, stances."""

    verbs: dict[str, frozenset[str]]
    passives: dict[str, frozenset[str]]
    felt: frozenset[str]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    adverbs: frozenset[str]
    surveys: frozenset[str]
    looks: frozenset[str]
    minds: frozenset[str]
    sources: dict[str, frozenset[str]]
    settings: frozenset[str]
    labels: frozenset[str]
    stances: dict[str, str]
    always: frozenset[str]
    never: frozenset[str]
    by_object: frozenset[str]
    by_claim: frozenset[str]
    modals: frozenset[str]
    knowing: frozenset[str]
    refusing: frozenset[str]
    reactions: frozenset[str]
    quoting: frozenset[str]
    addressed: frozenset[str]
    occasions: frozenset[str]
    persons: frozenset[str]
    judging: frozenset[str]
    answers: frozenset[str]
    not_objects: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def speech_words() -> Words:
    """The language's cues, read once."""
    table = load("speech")
    tells = {key: frozenset(words.split()) for key, words in table["tells"].items()}
    return Words(
        _by_word(table["verb"], table["verb_preposition"], table["verb_particle"]),
        _by_word(table["passive"], table["passive_preposition"]),
        frozenset(table["felt"]["verbs"].split()),
        _by_word(table["noun"], table["noun_preposition"]),
        _by_word(table["adjective"], table["adjective_preposition"]),
        frozenset(table["adverb"]["clause"].split()),
        frozenset(table["survey"]["nouns"].split()),
        frozenset(table["minds"]["verbs"].split()),
        frozenset(table["minds"]["pronouns"].split()),
        {word: frozenset(nouns.split()) for word, nouns in table["source"].items()},
        frozenset(table["setting"]["nouns"].split()),
        frozenset(table["label"]["none"].split()),
        {word: stance for stance, words in table["stance"].items() for word in words.split()},
        tells["always"],
        tells["never"],
        tells["object"],
        tells["claims"],
        frozenset(table["withheld"]["modals"].split()),
        frozenset(table["withheld"]["knowing"].split()),
        frozenset(table["withheld"]["refusing"].split()),
        frozenset(table["reaction"]["verbs"].split()),
        frozenset(table["speaker"]["quoting"].split()),
        frozenset(table["speaker"]["addressed"].split()),
        frozenset(table["speaker"]["none"].split()),
        frozenset(table["speaker"]["nouns"].split()),
        frozenset(table["beside"]["judging"].split()),
        frozenset(table["answer"]["words"].split()),
        {verb: frozenset(nouns.split()) for verb, nouns in table["not_object"].items()},
    )


def _by_word(
    table: dict[str, str], prepositions: dict[str, str], particles: dict[str, str] | None = None
) -> dict[str, frozenset[str]]:
    """Constructions by word; those of prepositions and particles are named "prep:at" and "part:out"."""
    rows = [*table.items(), *((f"prep:{word}", words) for word, words in prepositions.items())]
    rows += [(f"part:{word}", words) for word, words in (particles or {}).items()]
    found: dict[str, set[str]] = {}
    for name, lemmas in rows:
        for lemma in lemmas.split():
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(ways) for lemma, ways in found.items()}
