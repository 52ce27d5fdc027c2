"""Claims → record. In: everything found and coded; out: the record of the report, ids in text order."""

from __future__ import annotations

from dragoman.coding.attribution import sources_of
from dragoman.coding.book import ActorBook
from dragoman.coding.figure_links import place_of_figure
from dragoman.coding.found import Found
from dragoman.coding.meetings import find_meetings
from dragoman.document import Document, Span
from dragoman.mentions import Quote
from dragoman.records import (
    ActorEntry,
    Claim,
    Drop,
    FigureEntry,
    PlaceEntry,
    QuoteEntry,
    Record,
    Relation,
    ReportInfo,
    TimeEntry,
)
from dragoman.report import Report


def assemble(  # noqa: PLR0913
    report: Report,
    doc: Document,
    book: ActorBook,
    found: Found,
    claims: list[Claim],
    relations: list[Relation],
    drops: list[Drop],
) -> Record:
    """The record."""
    return Record(
        report=ReportInfo(
            report.id, report.title, report.text, report.published, report.publisher, report.url
        ),
        actors=_actors(book),
        places=_places(found),
        claims=tuple(claims),
        relations=tuple(relations),
        figures=_figures(doc, found, book, claims),
        quotes=_quotes(found, book),
        times=tuple(TimeEntry(t.text, t.span, t.type, t.value) for t in found.times),
        meetings=tuple(find_meetings(doc, claims)),
        drops=tuple(sorted({*drops, *_unread(report)}, key=lambda d: (d.span, d.reason))),
    )


def _actors(book: ActorBook) -> tuple[ActorEntry, ...]:
    return tuple(
        ActorEntry(a.id, a.name, a.kind, a.country, a.sector, a.role, a.wikidata, a.spans) for a in book.entries
    )


def _places(found: Found) -> tuple[PlaceEntry, ...]:
    spans: dict[str, list[Span]] = {}
    for place, place_id in zip(found.places, found.place_ids, strict=True):
        spans.setdefault(place_id, []).append(place.span)
    entries: dict[str, PlaceEntry] = {}
    for place, place_id in zip(found.places, found.place_ids, strict=True):
        if place_id not in entries:
            entries[place_id] = PlaceEntry(
                place_id, place.name, place.geonameid, place.lat, place.lon, place.country, place.admin1,
                place.precision, tuple(sorted(spans[place_id])),
            )  # fmt: skip
    return tuple(entries.values())


def _figures(doc: Document, found: Found, book: ActorBook, claims: list[Claim]) -> tuple[FigureEntry, ...]:
    """The figures, each with the place of its clause or else of the act it belongs to."""
    ids = dict(zip(found.places, found.place_ids, strict=True))
    acts: dict[str, str] = {}
    for claim in claims:
        for figure_id in claim.figures if claim.where is not None else ():
            acts.setdefault(figure_id, claim.where.place if claim.where else "")
    entries = []
    for figure, figure_id in zip(found.figures, found.figure_ids, strict=True):
        here = place_of_figure(doc, figure, found.places)
        place = ids[here] if here is not None else acts.get(figure_id)
        sources = sources_of(doc, figure.span, found.quotes, book)
        entries.append(
            FigureEntry(
                id=figure_id,
                kind=figure.kind,
                low=figure.low,
                high=figure.high,
                qualifier=figure.qualifier,
                unit=figure.unit,
                measure=figure.measure,
                of=figure.of,
                place=place,
                according_to=sources,
                text=figure.text,
                span=figure.span,
            )
        )
    return tuple(entries)


def _quotes(found: Found, book: ActorBook) -> tuple[QuoteEntry, ...]:
    entries = []
    for quote in found.quotes:
        if quote.nested:  # the chain of sources holds these
            continue
        party = book.party(quote.speaker) if quote.speaker is not None else None
        entries.append(
            QuoteEntry(party.ids[0] if party else None, quote.speaker_span, quote.cue_span, _content(quote), quote.kind)
        )
    return tuple(entries)


def _content(quote: Quote) -> Span:
    """What is said: from first word to last, or the longest piece where the cue makes up most of what lies between."""
    said = sum(piece.end - piece.start for piece in quote.pieces)
    whole = quote.content.end - quote.content.start
    return quote.content if 2 * said >= whole else max(quote.pieces, key=lambda piece: piece.end - piece.start)


def _unread(report: Report) -> list[Drop]:
    """The parts of the report that are kept but not coded."""
    return [Drop(b.span, b.kind) for b in report.blocks if b.kind not in {"headline", "body"}]
