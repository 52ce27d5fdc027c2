"""Bytes or characters → report. In: one report as it came, text or HTML; out: a `Report`."""

from __future__ import annotations

import hashlib
from datetime import date

from dragoman.errors import ReportError, UsageError
from dragoman.reading.blocks import Layout, lay_out
from dragoman.reading.cleaning import clean
from dragoman.reading.decoding import decode
from dragoman.reading.html import Page, looks_like_html, read_page
from dragoman.reading.language import require_english
from dragoman.report import Published, Report

__all__ = ["make_report", "parse_date"]

# Characters: about 300,000 words, a long book. Larger files are collections, which are read report by report.
MAX_TEXT = 2_000_000
MAX_PAGE = 10_000_000


def make_report(
    source: bytes | str,
    *,
    id: str | None = None,
    title: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Report:
    """The report in `source`, plain text or HTML. Raises ReportError where it cannot be read.

    The date is the given one, else that which the page or a line of the text states, else unknown here.
    """
    given = decode(source) if isinstance(source, bytes) else source
    _require_size(given)
    page = read_page(given) if looks_like_html(given) else Page(given, None, None, None, None)
    given = page.text
    if len(given) > MAX_TEXT:
        raise ReportError(_too_large(len(given), MAX_TEXT))
    cleaned = clean(given)
    if not cleaned.text.strip():
        raise ReportError("the report is empty: give the text of a news report")
    require_english(cleaned.text)
    title = _one_line(title) or _one_line(page.title)
    layout = lay_out(cleaned.text, title)
    return Report(
        id=id or hashlib.sha256(cleaned.text.encode()).hexdigest()[:16],
        text=cleaned.text,
        blocks=layout.blocks,
        title=title or layout.headline,
        published=_published(published, page, layout),
        publisher=publisher or page.publisher or layout.agency,
        url=url or page.url,
        dateline=layout.dateline,
        given=given if cleaned.origin is not None else None,
        origin=cleaned.origin,
    )


def parse_date(written: str) -> date:
    """The date written YYYY-MM-DD. Raises UsageError for anything else."""
    try:
        if len(written) != 10:
            raise ValueError(written)
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"'{written}' is no date: write it as YYYY-MM-DD") from error


def _published(given: date | None, page: Page, layout: Layout) -> Published:
    if given:
        return Published(date(given.year, given.month, given.day).isoformat(), "given")
    if page.date:
        return Published(page.date, "stated")
    if layout.stated:
        iso, span = layout.stated
        return Published(iso, "stated", (span,))
    return Published(None, "unknown")


def _require_size(given: str) -> None:
    limit = MAX_PAGE if looks_like_html(given) else MAX_TEXT
    if len(given) > limit:
        raise ReportError(_too_large(len(given), limit))


def _too_large(size: int, limit: int) -> str:
    return f"the report has {size:,} characters, more than {limit:,}: split it into single reports"


def _one_line(title: str | None) -> str | None:
    return " ".join(clean(title).text.split()) or None if title else None
