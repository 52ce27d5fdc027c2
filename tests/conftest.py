"""Records of bare sentences for the tests of language data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.document import Span
from dragoman.parsing.spacy_parser import load_parser
from dragoman.pipeline import read_reports
from dragoman.records import Record
from dragoman.report import Block, Report


@pytest.fixture(scope="session")
def read_texts() -> Callable[[list[str]], list[Record]]:
    """Reads each text as a report of one paragraph."""

    def read(texts: list[str]) -> list[Record]:
        reports = [Report(str(i), t, (Block(Span(0, len(t)), "body"),)) for i, t in enumerate(texts)]
        return list(read_reports(reports, parser=load_parser()))

    return read
