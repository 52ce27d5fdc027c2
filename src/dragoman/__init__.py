"""dragoman reads news reports and keeps the record of what they say: `dragoman.read(text).to_dict()`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from dragoman.errors import DataError, DragomanError, ParserError, ReportError, UsageError

if TYPE_CHECKING:
    from dragoman.records import Record

__all__ = ["DataError", "DragomanError", "ParserError", "ReportError", "UsageError", "__version__", "read"]
__version__ = "0.1.0"


def read(
    text: str | bytes,
    published: date | None = None,
    title: str | None = None,
    *,
    url: str | None = None,
    parser: str | None = None,
) -> Record:
    """The record of one report, plain text or HTML. `parser` names an installed spaCy pipeline.

    Without `published` the date is the one the report states, or one inferred from its words; without any,
    relative dates stay unresolved. Raises ReportError where the text cannot be read as an English report.
    """
    # Imported here so that `import dragoman` stays fast.
    from dragoman.parsing.spacy_parser import DEFAULT_PIPELINE, load_parser  # noqa: PLC0415
    from dragoman.pipeline import read_report  # noqa: PLC0415
    from dragoman.reading import make_report  # noqa: PLC0415

    report = make_report(text, title=title, published=published, url=url)
    return read_report(report, parser=load_parser(parser or DEFAULT_PIPELINE))
