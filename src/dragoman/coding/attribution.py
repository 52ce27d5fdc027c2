"""According to whom. In: the quotes and a trigger; out: the chain of sources, outermost first.

A claim that stands in nobody's words is the report's own. Only quotes that tell count: whoever plans, wants or praises
an act is no source of it.
"""

from __future__ import annotations

from dragoman.coding.book import ActorBook
from dragoman.document import Document, Span
from dragoman.finding.quote_speakers import phrase_of
from dragoman.mentions import Quote
from dragoman.records import Attribution


def sources_of(doc: Document, span: Span, quotes: tuple[Quote, ...], book: ActorBook) -> tuple[Attribution, ...]:
    """The sources of what stands at `span`, outermost first."""
    around = [q for q in quotes if q.content.start <= span.start < q.content.end and q.tells and _holds(q, span)]
    if not around:
        return ()
    aside = _aside(doc, span)
    around.sort(key=lambda q: (_depth(q, around), q.content.start - q.content.end, q.content.start))
    chain: list[Attribution] = []
    for quote in around:
        if quote.kind == "indirect" and aside is not None and quote.content.start < aside:
            continue
        link = _attribution(doc, span, quote, book)
        if not chain or link.source is None or chain[-1].source != link.source:
            chain.append(link)
    return tuple(chain)


def _depth(quote: Quote, around: list[Quote]) -> int:
    """In how many of the others' words its cue stands: of "she said …, according to an aide", the aide is outermost."""
    cue = quote.cue_span
    return 0 if cue is None else sum(other is not quote and _holds(other, cue) for other in around)


def _holds(quote: Quote, span: Span) -> bool:
    """Whether `span` stands in what is said and is not itself the cue."""
    if quote.cue_span is not None and quote.cue_span.overlaps(span):
        return False
    return any(piece.start <= span.start < piece.end for piece in quote.pieces)


def _attribution(doc: Document, span: Span, quote: Quote, book: ActorBook) -> Attribution:
    words = _words(doc, quote)
    return Attribution(
        source=_source(quote, book),
        text=doc.text[slice(*words)] if words else "",
        cue=quote.cue,
        stance=quote.stance,
        quoted=any(mark.start <= span.start < mark.end for mark in quote.marks),
        spans=tuple(s for s in (words, quote.cue_span) if s is not None),
    )


def _words(doc: Document, quote: Quote) -> Span | None:
    """The words for the speaker: where a relative pronoun stands for it, those of its antecedent."""
    if quote.speaker is None or quote.speaker_span is None:
        return quote.speaker_span
    head = doc.tokens[quote.speaker]
    return quote.speaker_span if quote.speaker_span.overlaps(Span(head.start, head.end)) else phrase_of(doc, head.i)


def _source(quote: Quote, book: ActorBook) -> str | None:
    if quote.speaker is None:
        return None
    party = book.party(quote.speaker)
    return party.ids[0] if party else None


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
