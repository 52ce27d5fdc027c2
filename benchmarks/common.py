"""What the scorers share. In: the gold data beside the project; out: its folder, records of bare texts, and rates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from dragoman.document import Span
from dragoman.errors import ReportError
from dragoman.reading import make_report
from dragoman.records import Record
from dragoman.report import Block, Published, Report


def data_root() -> Path | None:
    """The folder of the gold sets, which lies beside the project; None where it is not there."""
    root = Path(__file__).resolve().parents[2] / "shared" / "data"
    return root if root.is_dir() else None


def report_of(text: str, *, name: str = "r", published: date | None = None) -> Report:
    """The report that the program makes of a text; one it refuses (in another language) as a single block.

    Cleaning must not move the gold spans: where it changes the text, that is kept as given.
    """
    given = published.isoformat() if published else None
    known = Published(given, "given") if given else Published(None, "unknown")
    try:
        report = make_report(text, id=name, published=published)
    except ReportError:
        return Report(name, text, (Block(Span(0, len(text)), "body"),), published=known)
    if report.text == text:
        return report
    blocks = tuple(Block(Span(m.start(), m.end()), "body") for m in re.finditer(r"[^\n]+", text) if m.group().strip())
    return Report(name, text, blocks, published=known)


def records_of(texts: Iterable[str], published: date | None = None) -> Iterator[Record]:
    """The records of bare texts, in order."""
    from dragoman.parsing.spacy_parser import load_parser  # noqa: PLC0415  only scorers of whole records parse
    from dragoman.pipeline import read_reports  # noqa: PLC0415

    reports = (report_of(text, name=str(i), published=published) for i, text in enumerate(texts))
    return read_reports(reports, parser=load_parser())


def f1(right: float, found: float, wanted: float) -> float:
    """F1 from counts."""
    return 2 * right / (found + wanted) if found + wanted else 0.0
