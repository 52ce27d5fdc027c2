"""A time expression as found. In: nothing; out: the class that spotting fills and resolving reads."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.document import Span
from dragoman.finding.time_words import Word


@dataclass(frozen=True, slots=True)
class TimeSpot:
    """A time expression as it stands in the text: how it is read (`kind`) and the words that say so.

    The words may be more than the span: the second day of "March 3 and 5" has the month of the first, and
    "two weeks" in "two weeks before the vote" has the "before".
    """

    span: Span
    text: str
    kind: str
    words: tuple[Word, ...]

    def first(self, *kinds: str) -> str | None:
        """The first word of one of these classes."""
        for word in self.words:  # no generator: this is asked for often
            if word.kind in kinds:
                return word.text
        return None


def spot_of(text: str, kind: str, own: tuple[Word, ...], said: tuple[Word, ...]) -> TimeSpot:
    """The spot of the words `own`, read by the words `said`."""
    span = Span(own[0].start, own[-1].end)
    return TimeSpot(span, text[span.start : span.end], kind, said)
