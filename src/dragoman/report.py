"""What came in: one news report as the program keeps it. In: nothing; out: the frozen classes that `reading` fills."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.document import Span


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the report. `kind` says what it is for.

    headline, body: parsed and coded · repeat (a headline said again), byline, dateline, furniture ("Read more",
    copyright lines): kept in the text, not coded. A dateline and the body text after it are two blocks of one line.
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Published:
    """Publication date (ISO) and how it is known: given, stated, inferred (with the evidence in `spans`), unknown."""

    date: str | None
    how: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its text, the blocks that divide it, and what is known of its origin.

    `dateline` is the span of the place name in the dateline. `given` is the text as it came in, where cleaning
    changed it, and `origin[i]` the position in `given` of character i of `text` (None: text is as given).
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    published: Published = Published(None, "unknown")
    publisher: str | None = None
    url: str | None = None
    dateline: Span | None = None
    given: str | None = None
    origin: tuple[int, ...] | None = None
