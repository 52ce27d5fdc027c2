"""Time expressions. In: raw text, later its document; out: spots (spans with their words), then time mentions.

Spotting reads nothing but the text, for the parser is shown where the dates are. Resolving needs the tree: "on
Friday" is the last Friday after a verb in the past tense and the next one after "will".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.document import Document, Span
from dragoman.finding.time_words import Word, lexicon, scan
from dragoman.lang import load
from dragoman.mentions import TimeMention


@dataclass(frozen=True, slots=True)
class TimeSpot:
    """A time expression as it stands in the text: how it is read (`kind`) and the words that say so."""

    span: Span
    text: str
    kind: str
    words: tuple[Word, ...]

    def first(self, *kinds: str) -> str | None:
        """The first word of one of these classes."""
        return next((word.text for word in self.words if word.kind in kinds), None)


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All patterns as one expression over code letters, and the kind of each."""
    table, codes = load("times"), lexicon().codes
    macros: dict[str, str] = {}

    def spell(name: str) -> str:
        return macros[name] if name in macros else codes[name]

    def spelled(pattern: str) -> str:
        return "".join(re.sub(r"[A-Za-z_]+", lambda m: spell(m.group()), part) for part in pattern.split())

    for name, pattern in table["macros"].items():
        macros[name] = spelled(pattern)
    parts = [f"(?P<p{i}>{spelled(entry['match'])})" for i, entry in enumerate(table["pattern"])]
    return re.compile("|".join(parts)), tuple(entry["kind"] for entry in table["pattern"])


def spot_times(text: str) -> list[TimeSpot]:
    """The time expressions of `text`, in its order."""
    words, codes = scan(text)
    grammar, kinds = _grammar()
    spots: list[TimeSpot] = []
    for match in grammar.finditer(codes):
        kind = kinds[int((match.lastgroup or "p0")[1:])]
        first, last = match.span()
        spots.extend(_spots(text, words, first, last, kind))
    return spots


def _spots(text: str, words: list[Word], first: int, last: int, kind: str) -> list[TimeSpot]:
    span = Span(words[first].start, words[last - 1].end)
    return [TimeSpot(span, text[span.start : span.end], kind, tuple(words[first:last]))]
