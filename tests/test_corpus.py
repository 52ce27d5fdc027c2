"""Real reports, where the gold data lie beside the project: every span of every record, any order the same bytes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from dragoman.parsing.spacy_parser import load_parser
from dragoman.pipeline import read_reports
from dragoman.reading import make_report
from dragoman.report import Report
from tests.spans import faults

RAW = Path(__file__).resolve().parents[2] / "shared" / "data" / "raw"
pytestmark = pytest.mark.skipif(not RAW.is_dir(), reason="the raw reports (../shared/data/raw) are not here")
# Each seventh article and each fiftieth wire story: a minute and a half of parsing.
SETS = {"world_news": ("text", 7), "reuters21578": ("body", 50)}


def _reports(name: str) -> Iterator[Report]:
    field, step = SETS[name]
    with gzip.open(RAW / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows: Iterator[dict[str, Any]] = (json.loads(line) for line in islice(lines, 0, None, step))
        for row in rows:
            if row.get(field):
                day = date.fromisoformat(row["date"]) if name == "world_news" else None
                yield make_report(row[field], id=str(row["id"]), title=row.get("title"), published=day)


@pytest.mark.parametrize("name", sorted(SETS))
def test_every_span_holds_its_words(name: str) -> None:
    found = {r.report.id: faults(r.to_dict()) for r in read_reports(_reports(name), parser=load_parser())}
    assert len(found) > 100
    assert {key: wrong for key, wrong in found.items() if wrong} == {}


def test_order_does_not_matter() -> None:
    reports = list(islice(_reports("world_news"), 24))
    forward = {r.report.id: json.dumps(r.to_dict()) for r in read_reports(reports, parser=load_parser())}
    shuffled = [*reports[1::2], *reversed(reports[::2])]
    assert {
        r.report.id: json.dumps(r.to_dict()) for r in read_reports(shuffled, parser=load_parser())
    } == forward
