"""Places that an adjective and a noun make. In: a document and the gazetteer; out: mentions ("the Turkish
border",
"the Iraqi capital", "Libyan waters").

The adjective alone is no place, and neither is "Turkish army".
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.document import Document
from dragoman.finding.place_words import PlaceWords, place_words
from dragoman.gazetteer import Gazetteer, Place, fold
from dragoman.mentions import PlaceMention


def adjective_places(document: Document, gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """One mention for each adjective of a country before a noun that says what part of the country is
    meant."""
    words = place_words()
    for token in document.tokens:
        kind = words.parts.get(token.lower)
        if kind is None or token.i == 0 or not token.text[0].islower():
            continue
        first, codes = _adjectives_before(document, token.i, words)
        if codes and not _named_after(document, token.i):
            yield _mention(document, gazetteer, first, token.i, codes, kind)


def _adjectives_before(document: Document, noun: int, words: PlaceWords) -> tuple[int, list[str]]:
    """Where the adjectives before a noun begin, and their countries: "Syrian-Turkish", "South Korean"."""
    tokens = document.tokens
    k, codes = noun, list[str]()
    while k > 0 and tokens[k - 1].sentence == tokens[noun].sentence:
        if tokens[k - 1].text in {"-", "–", "/"} and codes:
            k -= 1
            continue
        pair = f"{tokens[k - 2].lower} {tokens[k - 1].lower}" if k > 1 else ""
        size = 2 if fold(pair) in words.adjectives else 1
        code = words.adjectives.get(fold(pair if size == 2 else tokens[k - 1].text))
        if code is None or not tokens[k - size].text[0].isupper():
            break
        codes.append(code)
        k -= size
    while k < noun and tokens[k].text in {"-", "–", "/"}:
        k += 1
    return k, codes


def _named_after(document: Document, noun: int) -> bool:
    """Whether the name itself follows: "the Turkish city of Adana", "the Iraqi capital Baghdad"."""
    tokens = document.tokens
    k = noun + 1
    while k < len(tokens) and tokens[k].text in {",", "of"}:
        k += 1
    return k < len(tokens) and tokens[k].pos == "PROPN" and tokens[k].sentence == tokens[noun].sentence


def _mention(
    document: Document, gazetteer: Gazetteer, first: int, noun: int, codes: list[str], kind: str
) -> PlaceMention:
    span = document.span(first, noun + 1)
    text = document.text[span.start : span.end]
    if kind == "border" or len(codes) > 1:
        return PlaceMention(noun, span, text, None, None, None, None, None, "region", True)
    place = gazetteer.capital(codes[0]) if kind == "capital" else gazetteer.country(codes[0])
    if place is None:
        return PlaceMention(noun, span, text, None, None, None, codes[0], None, "region", True)
    return _at(place, noun, document, first, "town" if kind == "capital" else "country")


def _at(place: Place, noun: int, document: Document, first: int, precision: str) -> PlaceMention:
    return PlaceMention(
        noun,
        document.span(first, noun + 1),
        place.name,
        place.geonameid,
        place.lat,
        place.lon,
        place.country,
        place.admin1 if precision == "town" else None,
        precision,
        True,
    )
