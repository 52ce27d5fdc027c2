"""The command line. In: arguments; out: records, pages, explanations on standard output, and an exit status.

0 done · 1 done, with reports that could not be read · 2 the call itself was wrong. Errors are one line.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

import dragoman
from dragoman.errors import DragomanError, ReportError, UsageError

if TYPE_CHECKING:
    from dragoman.batch import Progress
    from dragoman.records import Record

# Imports inside the functions below keep errors and `--version` fast: the parser alone takes a second.
# ruff: noqa: PLC0415


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the console script's entry point."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        options = _arguments(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return 1 if isinstance(error, ReportError) else 2
    except BrokenPipeError:
        # The reader of our output went away (`| head`); Python must not complain about it when it exits.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see `{self.prog} --help`)")


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _Parser(prog="dragoman", description="Read news reports and keep the record of what they say.")
    parser.add_argument("--version", action="version", version=f"dragoman {dragoman.__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    _add_read(commands.add_parser("read", help="read one report or many and print or write their records"))
    _add_explain(commands.add_parser("explain", help="say why a claim of a record is what it is"))
    schema = commands.add_parser("schema", help="print the JSON Schema of a record")
    schema.set_defaults(run=_schema)
    return parser.parse_args(arguments)


def _add_read(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="text or HTML; - is standard input")
    parser.add_argument(
        "--format", choices=("page", "json"), default="page", help="for people (page) or programs"
    )
    _add_origin(parser)
    parser.add_argument(
        "--jsonl", metavar="IN", help="many reports: one JSON object a line, with id and text"
    )
    parser.add_argument("--out", metavar="OUT", help="where the records go, one a line (standard output)")
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes that share the work (1)"
    )
    parser.set_defaults(run=_read)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="text or HTML; - is standard input")
    parser.add_argument("claim", metavar="CLAIM", help="id of one of its claims, as in the record")
    _add_origin(parser)
    parser.set_defaults(run=_explain)


def _add_origin(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--date", metavar="YYYY-MM-DD", help="when the report was published")
    parser.add_argument("--title", help="its headline, where the file does not hold it")
    parser.add_argument("--url", help="its address")
    parser.add_argument(
        "--parser", metavar="NAME", help="an installed spaCy pipeline other than the packaged one"
    )


def _read(options: argparse.Namespace) -> int:
    if options.jsonl:
        return _read_many(options)
    if not options.file:
        raise UsageError("nothing to read: name a file, - for standard input, or --jsonl IN")
    if options.out:
        raise UsageError("--out goes with --jsonl: use `> FILE` to keep one report's record")
    if options.format == "json":
        return _print_json(options)
    from dragoman.views.page import show

    show(_record(options), sys.stdout)
    return 0


def _print_json(options: argparse.Namespace) -> int:
    """One line, also where the report cannot be read: what reads our output gets an object in any case."""
    from dragoman.views.json import failure_line, record_line

    try:
        print(record_line(_record(options)))
    except ReportError as error:
        print(failure_line(_name(options.file), str(error)))
        raise
    return 0


def _explain(options: argparse.Namespace) -> int:
    from dragoman.explain import explain

    print(explain(_record(options), options.claim))
    return 0


def _schema(options: argparse.Namespace) -> int:
    from dragoman.schema import record_schema

    print(json.dumps(record_schema(), indent=2))
    return 0


def _record(options: argparse.Namespace) -> Record:
    """The record of the one report that the options name."""
    published = _date(options.date)
    data = _bytes(options.file)
    from dragoman.batch import read_or_explain
    from dragoman.parsing.spacy_parser import load_parser
    from dragoman.reading import make_report

    try:
        report = make_report(data, title=options.title, published=published, url=options.url)
        return read_or_explain(report, load_parser(_pipeline(options)))
    except ReportError as error:
        raise ReportError(f"{_name(options.file)}: {error}") from error


def _pipeline(options: argparse.Namespace) -> str:
    from dragoman.parsing.spacy_parser import DEFAULT_PIPELINE

    return options.parser or DEFAULT_PIPELINE


def _date(written: str | None) -> date | None:
    from dragoman.reading import parse_date

    return parse_date(written) if written else None


def _bytes(file: str) -> bytes:
    if file == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: {_reason(error)}: name a file that can be read") from error


def _name(file: str) -> str:
    return "standard input" if file == "-" else file


def _read_many(options: argparse.Namespace) -> int:
    from dragoman.batch import read_lines

    _require_many(options)
    with _lines(options.jsonl) as lines, _output(options.out) as out:
        progress = read_lines(
            lines, out.write, pipeline=_pipeline(options), workers=options.workers, tell=_Ticker().tell
        )
    print(_counted(progress), file=sys.stderr)
    return 1 if progress.failed else 0


def _require_many(options: argparse.Namespace) -> None:
    if options.file:
        raise UsageError("FILE and --jsonl exclude each other: name one report or a file of many")
    if options.date or options.title or options.url:
        raise UsageError("--date, --title and --url are of one report: with --jsonl they stand in the lines")
    if options.workers < 1:
        raise UsageError(f"--workers {options.workers}: give 1 or more")
    if options.out and options.jsonl != "-" and Path(options.out).resolve() == Path(options.jsonl).resolve():
        raise UsageError(f"{options.out}: the records would overwrite the reports: name another file")


def _lines(file: str) -> TextIO:
    """The lines of a file; what is not UTF-8 in them is replaced and the line read all the same."""
    if file == "-":
        return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace")
    return _open(file, "r", "utf-8-sig")


def _output(file: str | None) -> AbstractContextManager[TextIO]:
    return _open(file, "w", "utf-8") if file else nullcontext(sys.stdout)


def _open(file: str, mode: str, encoding: str) -> TextIO:
    try:
        return cast(TextIO, Path(file).open(mode, encoding=encoding, errors="replace"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file}: {_reason(error)}: name another file") from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or " ".join(str(error).split())


class _Ticker:
    """Tells the progress: over and over on a terminal, now and then in a log."""

    def __init__(self) -> None:
        self._every = 1 if sys.stderr.isatty() else 500
        self._told = 0

    def tell(self, progress: Progress) -> None:
        if progress.done - self._told < self._every:
            return
        self._told = progress.done
        end = "\r" if sys.stderr.isatty() else "\n"
        print(_counted(progress), end=end, file=sys.stderr, flush=True)


def _counted(progress: Progress) -> str:
    return f"{progress.done:,} reports, {progress.failed:,} of them could not be read"
