"""According to whom. In: the quotes and a trigger; out: the chain of sources, outermost first.

A claim that stands in nobody's words is the report's own.
"""

from __future__ import annotations

from dragoman.coding.book import ActorBook
from dragoman.document import Document, Span
from dragoman.finding.triggers import TriggerMention
from dragoman.mentions import Quote
from dragoman.records import Attribution


def sources_of(doc: Document, span: Span, quotes: tuple[Quote, ...], book: ActorBook) -> tuple[Attribution, ...]:
    """The sources of what stands at `span`, outermost first."""
    aside = _aside(doc, span)
    around = [
        q
        for q in quotes
        if q.tells
        and any(p.start <= span.start < p.end for p in q.pieces)
        and not _is_cue(q, span)
        and not (q.kind == "indirect" and aside is not None and q.content.start < aside)
    ]
    around.sort(key=lambda q: (q.content.start - q.content.end, q.content.start))
    chain = []
    for quote in around:
        source = _source(quote, book)
        if chain and chain[-1].source == source and source is not None:
            continue
        chain.append(
            Attribution(
                source=source,
                text=doc.text[slice(*quote.speaker_span)] if quote.speaker_span else "",
                cue=quote.cue,
                stance=quote.stance,
                quoted=_is_quoted(doc, span, quote),
                spans=tuple(s for s in (quote.speaker_span, quote.cue_span) if s is not None),
            )
        )
    return tuple(chain)


def _aside(doc: Document, span: Span) -> int | None:
    """Start of the clause set off by ", which" around `span`: the report's own addition to what it reports."""
    at = doc.token_at(span.start)
    if at is None:
        return None
    for i in (at, *doc.ancestors(at)):
        if doc.tokens[i].dep == "relcl":
            first, _ = doc.subtree(i)
            if first and doc.tokens[first].tag in {"WDT", "WP"} and doc.tokens[first - 1].text == ",":
                return doc.tokens[first].start
    return None


def _is_cue(quote: Quote, span: Span) -> bool:
    return quote.cue_span is not None and quote.cue_span.overlaps(span)


def _source(quote: Quote, book: ActorBook) -> str | None:
    if quote.speaker is None:
        return None
    party = book.party(quote.speaker)
    return party.ids[0] if party else None


def _is_quoted(doc: Document, span: Span, quote: Quote) -> bool:
    """Whether the words stand inside quotation marks of the content."""
    if quote.kind == "direct":
        return True
    if quote.kind == "indirect":
        return False
    before = doc.text[quote.content.start : span.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def speech_trigger(trigger: TriggerMention, quotes: tuple[Quote, ...]) -> Quote | None:
    """The quote whose cue is this trigger ("accused", "warned that")."""
    return next((q for q in quotes if q.cue_span is not None and q.cue_span.overlaps(trigger.span)), None)
