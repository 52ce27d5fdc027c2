"""A text → its paragraphs. In: clean text; out: spans of paragraphs, hard-wrapped lines taken together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.document import Span

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_TERMINAL = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
# Wrapped text has lines of 50 to 80 characters.
MAX_WRAPPED = 90
# A full stop below this part of the width ends a paragraph.
SHORT_LINE = 0.7
# Parsers take memory by the square of a block's length; no paragraph of prose is this long.
MAX_PARAGRAPH = 8_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds words. `after_blank` is true where an empty line stands before it."""

    start: int
    end: int
    text: str
    indent: int
    after_blank: bool


def ends_sentence(text: str) -> bool:
    """Whether `text` ends like a sentence. A colon ends one, an abbreviation ("in the U.S.") does not."""
    if not _TERMINAL.search(text):
        return False
    last = text.rsplit(None, 1)[-1]
    return not re.fullmatch(r"(?:[A-Z]\.){2,}[\"'”’)]*", last)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of `text` in order, without the white space around them."""
    lines = _lines(text)
    wrapped = _wrapped(lines)
    width = max((len(line.text) for line in lines), default=0)
    found: list[Span] = []
    for line, before in zip(lines, [None, *lines], strict=False):
        joined = wrapped and before is not None and _goes_on(before, line, width)
        start = found.pop().start if joined else line.start
        found.append(Span(start, line.end))
    return [piece for span in found for piece in _pieces(text, span)]


def _lines(text: str) -> list[Line]:
    lines = []
    end = 0
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        indent = len(match[0]) - len(match[0].lstrip())
        start = match.start() + indent
        lines.append(
            Line(start, start + len(stripped), stripped, indent, text.count("\n", end, match.start()) > 1)
        )
        end = match.end()
    return lines


def _wrapped(lines: list[Line]) -> bool:
    """Lines of like length of which many go on in small letters."""
    if any(len(line.text) > MAX_WRAPPED for line in lines):
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    open_pairs = [b for a, b in pairs if not ends_sentence(a.text)]
    if 2 * len(open_pairs) < len(pairs):
        return False
    return 3 * sum(b.text[0].islower() for b in open_pairs) > len(open_pairs) > 0


def _goes_on(before: Line, line: Line, width: int) -> bool:
    """Whether wrapped text runs on from one line into the next."""
    if line.after_blank or (line.indent >= 2 and line.indent > before.indent):
        return False
    if not ends_sentence(before.text):
        return line.text[0].islower() or not before.text.isupper()
    return line.indent < 2 and len(before.text) >= SHORT_LINE * width


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """`span`, cut at ends of sentences where it is too long for one paragraph."""
    start = span.start
    while span.end - start > MAX_PARAGRAPH:
        cuts = [match.end() for match in _SENTENCE_END.finditer(text, start, start + MAX_PARAGRAPH)]
        cut = cuts[-1] if cuts else _word_end(text, start + MAX_PARAGRAPH, span.end)
        yield Span(start, start + len(text[start:cut].rstrip()))
        start = cut
    if start < span.end:
        yield Span(start, span.end)


def _word_end(text: str, at: int, end: int) -> int:
    """The start of the first word after `at`."""
    match = re.compile(r"\s+").search(text, at, end)
    return match.end() if match else end
