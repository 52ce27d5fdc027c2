"""Many reports. In: JSON Lines of reports; out: JSON Lines of records in the same order, or of failures."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any

from dragoman.errors import DragomanError, ReportError
from dragoman.parsing import Parser
from dragoman.parsing.spacy_parser import load_parser
from dragoman.pipeline import read_report, read_reports
from dragoman.reading import make_report, parse_date
from dragoman.records import Record
from dragoman.report import Report
from dragoman.views.json import failure_line, record_line

# Lines a worker takes at a time: enough to outweigh the cost of handing over, few enough to show progress.
CHUNK = 16
# Chunks that wait for each worker; more would only fill the memory with what is read ahead.
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """How many lines are done, and how many of them could not be read."""

    done: int
    failed: int


@dataclass(frozen=True, slots=True)
class _Chunk:
    lines: tuple[tuple[int, str], ...]  # with their numbers, from 1
    pipeline: str


@dataclass(frozen=True, slots=True)
class _Result:
    line: str
    ok: bool


def read_lines(
    lines: Iterable[str],
    write: Callable[[str], object],
    *,
    pipeline: str,
    workers: int = 1,
    tell: Callable[[Progress], object],
) -> Progress:
    """Read the report of every line and write its record as a line; `tell` is told of the progress."""
    done = failed = 0
    for results in _run(_chunks(lines, pipeline), workers):
        for result in results:
            write(result.line + "\n")
            done += 1
            failed += not result.ok
        tell(Progress(done, failed))
    return Progress(done, failed)


def read_or_explain(report: Report, parser: Parser) -> Record:
    """The record of `report`. Whatever goes wrong inside becomes a ReportError, so that a run goes on."""
    try:
        return read_report(report, parser=parser)
    except DragomanError:
        raise
    except Exception as error:
        fault = f"{type(error).__name__}: {_one_line(error)}"
        raise ReportError(f"the report brings out a fault of dragoman ({fault}): please report it") from error


def _chunks(lines: Iterable[str], pipeline: str) -> Iterator[_Chunk]:
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    while taken := tuple(islice(numbered, CHUNK)):
        yield _Chunk(taken, pipeline)


def _run(chunks: Iterator[_Chunk], workers: int) -> Iterator[list[_Result]]:
    if workers == 1:
        yield from map(_read_chunk, chunks)
        return
    # "spawn" starts workers clean on every system; a fork copies the threads' locks of the numeric libraries.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[list[_Result]]] = deque()
        for chunk in chunks:
            waiting.append(pool.submit(_read_chunk, chunk))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read_chunk(chunk: _Chunk) -> list[_Result]:
    parser = load_parser(chunk.pipeline)
    entries = [_entry(number, line) for number, line in chunk.lines]
    results = iter(_read_all([entry for entry in entries if isinstance(entry, Report)], parser))
    return [next(results) if isinstance(entry, Report) else entry for entry in entries]


def _read_all(reports: list[Report], parser: Parser) -> list[_Result]:
    """All at once, which is faster; one by one where that fails, to find the one that does."""
    try:
        return [_Result(record_line(record), True) for record in read_reports(reports, parser=parser)]
    except Exception:
        return [_read_one(report, parser) for report in reports]


def _read_one(report: Report, parser: Parser) -> _Result:
    try:
        return _Result(record_line(read_or_explain(report, parser)), True)
    except DragomanError as error:
        return _Result(failure_line(report.id, str(error)), False)


def _entry(number: int, line: str) -> Report | _Result:
    """The report of a line, or the failure that takes its place."""
    id = None
    try:
        given = _object(line)
        id = _word(given, "id")
        return _report(given)
    except DragomanError as error:
        return _Result(failure_line(id or f"line {number}", f"line {number}: {error}"), False)


def _object(line: str) -> dict[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReportError(f"it is not JSON ({_one_line(error)}): write one JSON object a line") from error
    if not isinstance(given, dict):
        raise ReportError("it is not a JSON object: write one object a line, with 'id' and 'text'")
    return given


def _report(given: dict[str, Any]) -> Report:
    text = given.get("text")
    if not isinstance(text, str):
        raise ReportError("it has no 'text': give the report's text as a string")
    written = _word(given, "date")
    return make_report(
        text,
        id=_word(given, "id"),
        title=_word(given, "title"),
        published=parse_date(written.partition("T")[0]) if written else None,
        publisher=_word(given, "source"),
        url=_word(given, "url"),
    )


def _word(given: dict[str, Any], name: str) -> str | None:
    value = given.get(name)
    return None if value in (None, "") else str(value)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
