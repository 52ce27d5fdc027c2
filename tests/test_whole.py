"""Whole reads of the example reports: spans, sameness of the output, no network, cost of the import."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import jsonschema
import pytest

import dragoman
from dragoman.schema import record_schema
from tests.spans import faults

EXAMPLES = sorted((Path(__file__).parent.parent / "examples" / "reports").glob("*.txt"))


@pytest.fixture(scope="module")
def records() -> dict[str, dict[str, Any]]:
    """The records of the examples, by file name."""
    return {path.stem: dragoman.read(path.read_bytes()).to_dict() for path in EXAMPLES}


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_records_follow_the_schema_and_every_span_holds_its_words(
    name: str, records: dict[str, dict[str, Any]]
) -> None:
    jsonschema.Draft202012Validator(record_schema()).validate(records[name])
    assert faults(records[name]) == []
    assert len(records[name]["claims"]) >= 5


def test_nothing_touches_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def shut(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    class Shut(socket.socket):
        __init__ = shut  # a class still: libraries name the type when they are imported

    monkeypatch.setattr(socket, "socket", Shut)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, shut)
    page = f"<html><body><article><p>{EXAMPLES[0].read_text('utf-8')}</p></article></body></html>"
    assert dragoman.read(page).to_dict()["claims"]


def test_clock_does_not_matter(monkeypatch: pytest.MonkeyPatch, records: dict[str, dict[str, Any]]) -> None:
    class FarDate(date):
        @classmethod
        def today(cls) -> date:
            return date(2051, 2, 3)

    class FarTime(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(2051, 2, 3, tzinfo=tz)

    monkeypatch.setattr("datetime.date", FarDate)
    monkeypatch.setattr("datetime.datetime", FarTime)
    monkeypatch.setattr(time, "time", lambda: 2_558_000_000.0)
    for path in EXAMPLES:
        assert dragoman.read(path.read_bytes()).to_dict() == records[path.stem]


@pytest.mark.parametrize("seed", ["1", "77"])
def test_order_and_hash_seed_do_not_matter(
    seed: str, tmp_path: Path, records: dict[str, dict[str, Any]]
) -> None:
    order = EXAMPLES if seed == "1" else EXAMPLES[::-1]
    given = tmp_path / "in.jsonl"
    given.write_text("\n".join(json.dumps({"text": path.read_text("utf-8")}) for path in order), "utf-8")
    command = [sys.executable, "-m", "dragoman", "read", "--jsonl", str(given)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines == [records[path.stem] for path in order]


def test_import_is_fast_and_leaves_the_parser_alone() -> None:
    code = "import time; t = time.perf_counter(); import dragoman; s = time.perf_counter() - t; "
    code += "import sys; print(s, *sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    seconds, *modules = shown.stdout.split()
    assert float(seconds) < 0.3
    assert not {"spacy", "numpy", "rich", "trafilatura", "ftfy"} & set(modules)


def test_first_record_comes_soon() -> None:
    started = time.perf_counter()
    command = [sys.executable, "-m", "dragoman", "read", str(EXAMPLES[0])]
    subprocess.run(command, capture_output=True, check=True)
    # Four seconds on an idle machine; twice that leaves room for what else a test machine does.
    assert time.perf_counter() - started < 8
