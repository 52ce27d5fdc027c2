"""Places of a report. In: the document, the gazetteer and what is known of the report's origin; out:
`PlaceMention`s.

Three steps, each its own module: names that may be places (`toponyms`), which place each one is
(`place_senses`),
and whether the place itself is meant (`place_literal`).
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.document import Document, Span
from dragoman.finding.place_literal import head_of, is_literal
from dragoman.finding.place_phrases import adjective_places
from dragoman.finding.place_senses import LISTING, borne_out, resolve, where_facility_is
from dragoman.finding.place_words import place_words
from dragoman.finding.toponym_context import Toponym
from dragoman.finding.toponyms import find_toponyms
from dragoman.gazetteer import Gazetteer, Place
from dragoman.mentions import PlaceMention

__all__ = ["find_places"]

_PRECISION = {
    "country": "country",
    "admin1": "province",
    "admin2": "district",
    "district": "district",
    "city": "town",
    "capital": "town",
    "town": "town",
    "base": "point",
    "site": "point",
    "seat": "point",
}


def find_places(
    document: Document, gazetteer: Gazetteer, dateline: Span | None, home: str | None = None
) -> list[PlaceMention]:
    """The places that the report names, in text order. `home` is where its publisher sits, where that is
    known."""
    toponyms = _trusted(document, find_toponyms(document, gazetteer))
    firm = borne_out(document, toponyms)
    context = [document.text[dateline.start : dateline.end]] if dateline else []
    senses = resolve(document, gazetteer, toponyms, [*context, *([home] if home else [])])
    mentions = []
    for number, toponym in enumerate(toponyms):
        place = senses[number]
        if toponym.kind in {"facility", "unknown"} and place is None:
            place = where_facility_is(document, toponyms, senses, number)
        mentions.append(_mention(document, toponym, place, borne_out=number in firm))
    taken = {i for t in toponyms for i in range(t.first, t.last)}
    mentions += [m for m in adjective_places(document, gazetteer) if m.head not in taken]
    return sorted(mentions, key=lambda m: m.span)


def _trusted(document: Document, toponyms: list[Toponym]) -> list[Toponym]:
    """Names that stand by themselves, that an outer place bears out, or that the report elsewhere uses as
    places.

    A facility is where the place in its name is only if the report speaks of that place too.
    """
    firm = borne_out(document, toponyms)
    sure = {t.key for n, t in enumerate(toponyms) if t.kind == "plain" and (t.sure or n in firm)}
    countries = _countries(document, [t for t in toponyms if t.sure])
    kept = []
    for number, toponym in enumerate(toponyms):
        if toponym.kind == "facility" and toponym.sure and toponym.key not in sure and number not in firm:
            kept.append(replace(toponym, candidates=()))
        elif (
            toponym.sure
            or number in firm
            or toponym.key in sure
            or _at_home(toponym, countries)
            or _listed_with_place(document, toponym, kept)
        ):
            kept.append(toponym)
    return kept


def _listed_with_place(document: Document, toponym: Toponym, before: list[Toponym]) -> bool:
    """"Saraqib, Binnish and Ariha": what follows a place in a list is one too.

    A name in no list of places is one only among small places and others like it: "Russia and X" may be anybody.
    """
    if toponym.kind == "part" or not before or before[-1].kind == "part":
        return False
    between = [t.lower for t in document.tokens[before[-1].last : toponym.first]]
    if toponym.kind == "facility" and between and between[-1] == "the":
        between = between[:-1]
    if between not in LISTING or toponym.key in place_words().person_names:
        return False
    if toponym.kind != "unknown":
        return True
    if before[-1].kind != "plain" or before[-1].level == "town":
        return before[-1].kind != "facility"
    return before[-1].candidates[0].prior < _SMALL and document.tokens[toponym.first].entity != "PERSON"


def _countries(document: Document, toponyms: list[Toponym]) -> set[str | None]:
    """Countries that the report names, by name or adjective."""
    adjectives = place_words().adjectives
    named = {adjectives[t.lower] for t in document.tokens if t.lower in adjectives and t.text[0].isupper()}
    return named | {t.candidates[0].country for t in toponyms if t.candidates and t.candidates[0].prior > 7}


def _at_home(toponym: Toponym, countries: set[str | None]) -> bool:
    """Whether a name that the parser missed is a town of a country that the report is about.

    English names of people and things are towns of English-speaking countries too often for this to count
    there.
    """
    if toponym.kind != "plain" or toponym.key in place_words().person_names or len(toponym.key) < 4:
        return False
    least = 2.0 if " " in toponym.key else 3.5
    here = [p for p in toponym.candidates[:4] if p.country in countries and p.prior > least and p.own]
    return any(p.country not in _ENGLISH and p.feature != "admin2" for p in here)


_SMALL = 5.5
_ENGLISH = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})


def _mention(document: Document, toponym: Toponym, place: Place | None, *, borne_out: bool) -> PlaceMention:
    span = document.span(toponym.first, toponym.last)
    literal = is_literal(document, toponym, place, borne_out=borne_out)
    head = head_of(document, toponym)
    text = document.text[span.start : span.end]
    if place is None or toponym.kind in {"facility", "unknown"}:
        return _at_place(head, span, text, place, _precision_unlisted(toponym), literal)
    precision = _PRECISION.get(place.feature, "region")
    if precision == "town" and toponym.level in {"province", "district"}:
        precision = toponym.level
    whole = _with_direction(document, toponym, place)
    if whole is not None:
        return _of(head, whole, document.text[whole.start : whole.end], place, "region", literal)
    named = place.feature in {"country", "admin1", "continent"}
    return _of(
        head, _phrase(document, toponym, span), place.name if named else text, place, precision, literal
    )


def _precision_unlisted(toponym: Toponym) -> str:
    if toponym.kind == "facility":
        return "point"
    return toponym.level if toponym.level in {"province", "district"} else "town"


def _of(head: int, span: Span, name: str, place: Place, precision: str, literal: bool) -> PlaceMention:
    admin1 = None if place.feature == "country" else place.admin1
    return PlaceMention(
        head, span, name, place.geonameid, place.lat, place.lon, place.country, admin1, precision, literal
    )


def _at_place(
    head: int, span: Span, name: str, place: Place | None, precision: str, literal: bool
) -> PlaceMention:
    """A name that the gazetteer lacks, at the place that holds it, where one is known."""
    if place is None:
        return PlaceMention(head, span, name, None, None, None, None, None, precision, literal)
    return PlaceMention(
        head, span, name, None, place.lat, place.lon, place.country, place.admin1, precision, literal
    )


def _with_direction(document: Document, toponym: Toponym, place: Place) -> Span | None:
    """"northern Syria": a part of a country, with the word that says which."""
    before = document.tokens[toponym.first - 1] if toponym.first else None
    if place.feature != "country" or before is None or before.lower not in place_words().directions:
        return None
    if before.text[0].isupper() or before.lower in {"mainland", "rural", "far"}:
        return None
    return Span(before.start, document.tokens[toponym.last - 1].end)


def _phrase(document: Document, toponym: Toponym, span: Span) -> Span:
    """A region whose name begins with a direction in lower case ("eastern Ghouta") includes the word."""
    before = document.tokens[toponym.first - 1] if toponym.first else None
    named = before is not None and before.lower in place_words().directions
    if before is not None and named and toponym.key.startswith(f"{before.lower} "):
        starts = document.tokens[toponym.first].lower != before.lower
        return Span(before.start, span.end) if starts else span
    return span
