"""Time expressions. In: raw text, later its document; out: spots (spans and their words), then time mentions.

Spotting reads nothing but the text, for the parser is told where the dates are. Resolving needs the
tree: "on Friday" is the last Friday after a verb in the past tense and the next one after "will".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from dragoman.document import Document, Span
from dragoman.finding.time_calendar import Period
from dragoman.finding.time_setting import Reading, Setting
from dragoman.finding.time_spot import TimeSpot
from dragoman.finding.time_tense import NONE, Tense, tense_of
from dragoman.finding.time_values import offset_from, read
from dragoman.finding.time_words import Word, lexicon, scan
from dragoman.lang import load
from dragoman.mentions import TimeMention

__all__ = ["TimeSpot", "resolve_times", "spot_times"]

_NEAR = 160  # characters within which "two weeks before" looks for its date


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All patterns as one expression over code letters, and the kind of each."""
    table, codes = load("times"), lexicon().codes
    macros: dict[str, str] = {}

    def spell(name: re.Match[str]) -> str:
        return macros[name.group()] if name.group() in macros else codes[name.group()]

    def spelled(pattern: str) -> str:
        return "".join(re.sub(r"[A-Za-z_]+", spell, part) for part in pattern.split())

    for name, pattern in table["macros"].items():
        macros[name] = spelled(pattern)
    parts = [f"(?P<p{i}>{spelled(entry['match'])})" for i, entry in enumerate(table["pattern"])]
    # Most words are of no class: a look at the first code saves trying every pattern at them.
    idle = "".join(codes[name] for name in _IDLE)
    return re.compile(f"(?=[^{idle}])(?:{'|'.join(parts)})"), tuple(
        entry["kind"] for entry in table["pattern"]
    )


_IDLE = (
    *("other", "comma", "dot", "mark", "gap", "dash", "slash", "open", "pos"),
    *("of", "to", "and", "or", "in", "on"),
)


def spot_times(text: str) -> list[TimeSpot]:
    """The time expressions of `text`, in its order."""
    words, codes = scan(text)
    grammar, kinds = _grammar()
    spots: list[TimeSpot] = []
    for match in grammar.finditer(codes):
        kind = kinds[int((match.lastgroup or "p0")[1:])]
        first, last = match.span()
        if _plausible(text, words, first, last, kind):
            spots.extend(_spots(text, words, first, last, kind))
    return spots


def _spots(text: str, words: list[Word], first: int, last: int, kind: str) -> list[TimeSpot]:
    if kind == "month_of":
        return _month_of_spots(text, words[first:last])
    if kind == "range":
        return _range_spots(text, words[first:last])
    extra = words[last : last + 1] if kind == "offset_to" else []
    return [_spot(text, kind, words[first:last], words[first:last] + extra)]


def _spot(text: str, kind: str, own: list[Word], said: list[Word]) -> TimeSpot:
    span = Span(own[0].start, own[-1].end)
    return TimeSpot(span, text[span.start : span.end], kind, tuple(said))


def _range_spots(text: str, words: list[Word]) -> list[TimeSpot]:
    """Two dates that share their month or year: "March 3 and 5", "3-5 March 1999", "2014-16"."""
    cut = next(
        i for i, word in enumerate(words) if word.kind in _JOINTS and i and words[i - 1].kind in _JOINED
    )
    left, right = words[:cut], words[cut + 1 :]
    if left[-1].kind == "year":
        return _year_range(text, left, right)
    shared = [word for word in words if word.kind in {"month", "month_cap", "year"}]
    missing_left = [word for word in shared if word not in left]
    missing_right = [word for word in shared if word not in right]
    return [
        _spot(text, "date", left, left + missing_left),
        _spot(text, "date", right, missing_right + right),
    ]


def _month_of_spots(text: str, words: list[Word]) -> list[TimeSpot]:
    """ "April next year", "Tuesday this week": two expressions, the first dated by the second."""
    return [_spot(text, "date", words[:-2], words), _spot(text, "related", words[-2:], words[-2:])]


_JOINTS = frozenset({"hyphen", "dash", "slash", "and", "or", "to"})
_JOINED = frozenset({"small", "nth", "year"})


def _year_range(text: str, left: list[Word], right: list[Word]) -> list[TimeSpot]:
    """ "2014-16" as two years, where the second comes after the first."""
    first, short = left[-1].text, right[0]
    full = Word(short.start, short.end, "year", first[:2] + short.text.zfill(2))
    if int(full.text) <= int(first) or len(short.text) != 2:
        return [_spot(text, "date", left, left)]
    return [_spot(text, "date", left, left), _spot(text, "date", right, [full])]


def _plausible(text: str, words: list[Word], first: int, last: int, kind: str) -> bool:
    """Is it a time here? Not in a name ("26 July Movement"), an age, a title."""
    head, before = words[first], words[first - 1] if first else None
    after = words[last] if last < len(words) else None
    if kind in {"today", "set", "related"} and _is_title(text, head, before, after):
        return False
    if kind in {"date", "range"} and _is_name(text, before, after):
        return False
    if (
        kind == "duration"
        and head.text[0].isdigit()
        and text[words[last - 1].start : words[last - 1].end].istitle()
    ):
        return False  # a broadcast, a film
    if kind == "age":
        return after is not None and after.text in _lists()["aged"]
    if last - first == 1 and not _plausible_word(text, head, before, after):
        return False
    return after is None or after.kind != "hyphen" or not _is_age(words, last)


def _is_title(text: str, head: Word, before: Word | None, after: Word | None) -> bool:
    """A newspaper or a broadcast: "the Harbour Daily", "the network's This Week"."""
    if before is None or head.kind in _ALWAYS_CAPITAL or not text[head.start].isupper():
        return False
    named = before.kind == "pos" or (before.kind == "other" and text[before.start].isupper())
    return named and (after is None or not text[after.start].isupper())


_ALWAYS_CAPITAL = frozenset({"weekday", "weekdays", "month", "month_cap"})


def _is_name(text: str, before: Word | None, after: Word | None) -> bool:
    if before is not None and before.text in _lists()["not_before_date"]:
        return True
    return after is not None and after.text in _lists()["not_after_date"] and text[after.start].isupper()


def _plausible_word(text: str, word: Word, before: Word | None, after: Word | None) -> bool:
    """The same for one word alone: months that are also names or verbs, numbers that are no years."""
    if word.kind in {"year", "short"}:
        return _is_year(word, before, after)
    if word.kind == "month_cap":
        return before is not None and before.text in _lists()["before_month"]
    if word.kind == "month" and word.text in _lists()["names"]:
        return text[word.end - 1] == "."
    if word.kind == "decade" and len(word.text) < 5:
        return before is None or before.kind != "possessive"
    return True


def _is_age(words: list[Word], last: int) -> bool:
    return last + 1 < len(words) and words[last + 1].kind == "old"


def _is_year(head: Word, before: Word | None, after: Word | None) -> bool:
    """1998 is a year unless it is a number, an amount or a count; years before 1900 need a preposition."""
    if _is_number(head, before, after):
        return False
    if head.kind == "year" and 1900 <= int(head.text) <= 2100:
        return True
    if before is None or before.text in _lists()["before_year"]:
        return True
    # "The Congress of Berlin, 1878": a year that stands alone between marks.
    alone = before.kind in _ALONE and (after is None or after.kind in _ALONE)
    return alone and head.kind == "year" and int(head.text) >= 1500


def _is_number(head: Word, before: Word | None, after: Word | None) -> bool:
    """ "Resolution 1970", "2000 people", "1500 votes"."""
    if before is not None:
        glued = before.kind in {"num", "decimal"} and before.end == head.start
        if glued or before.text in _lists()["not_before_year"]:
            return True
    if after is None:
        return False
    round_ = head.text.endswith("00") and after.kind == "other" and after.text.endswith("s")
    return round_ or after.text in _lists()["not_after_year"]


_ALONE = frozenset({"comma", "dot", "dash", "open", "gap", "mark", "hyphen"})


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load("times")["lists"].items()}


def resolve_times(
    spots: Sequence[TimeSpot], doc: Document | None, published: date | None
) -> list[TimeMention]:
    """What each spot means, given the parse (for tense) and the day the report was published."""
    state = _State(published)
    readings: list[tuple[Reading, Span | None]] = []
    for spot in spots:
        tense = tense_of(doc, spot.span) if doc is not None and spot.kind in _TENSED else NONE
        reading = read(spot, state.setting(spot, tense, doc))
        readings.append((reading, state.last_span if reading.anchored else None))
        state.note(spot, reading, tense, doc is None)
    return [_mention(spot, *_anchored_ahead(i, spots, readings, doc)) for i, spot in enumerate(spots)]


_TENSED = frozenset({"date", "related", "edge", "time", "bare"})


class _State:
    """Dates mentioned so far."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.last: Period | None = None
        self.last_span: Span | None = None
        self.year: int | None = None
        self.year_end = 0

    def setting(self, spot: TimeSpot, tense: Tense, doc: Document | None) -> Setting:
        return Setting(self.published, tense, self.last, self._year(spot, tense, doc))

    def _year(self, spot: TimeSpot, tense: Tense, doc: Document | None) -> int | None:
        """The year in force: in a story without a date the last one named, in a report one just named."""
        if self.published is None:
            return self.last.start.year if self.last else None
        if self.year is None or tense.name == "future" or self.year >= self.published.year - 1:
            return None
        between = doc.text[self.year_end : spot.span.start] if doc is not None else ""
        return self.year if doc is not None and "\n" not in between.strip() and len(between) < 400 else None

    def note(self, spot: TimeSpot, reading: Reading, tense: Tense, unparsed: bool) -> None:
        if reading.period is None or reading.type not in {"DATE", "TIME"}:
            return
        self.last, self.last_span = reading.period, spot.span
        narrated = unparsed or (tense.sure and tense.name == "past")
        if reading.stated and narrated and reading.period.precision in {"day", "month", "season"}:
            self.year, self.year_end = reading.period.start.year, spot.span.end


def _anchored_ahead(
    i: int,
    spots: Sequence[TimeSpot],
    readings: Sequence[tuple[Reading, Span | None]],
    doc: Document | None,
) -> tuple[Reading, Span | None]:
    """ "Two weeks before the visit on Jan. 8" counts from the date that follows in its sentence."""
    reading, anchor = readings[i]
    spot = spots[i]
    if spot.kind != "offset_to" or i + 1 == len(spots) or not reading.value[1:2].isdigit():
        return reading, anchor
    target, period = spots[i + 1].span, readings[i + 1][0].period
    if period is None or target.start - spot.span.end > _NEAR or _sentence_break(doc, spot.span, target):
        return reading, anchor
    back = spot.first("before") is not None
    base = period.start if back else period.end
    return offset_from(spot, base, back=back), target


def _sentence_break(doc: Document | None, left: Span, right: Span) -> bool:
    if doc is None:
        return False
    ends = [sentence.span.end for sentence in doc.sentences]
    return bisect_left(ends, left.end) != bisect_left(ends, right.end)


def _mention(spot: TimeSpot, reading: Reading, anchor: Span | None) -> TimeMention:
    period = reading.period
    return TimeMention(
        span=spot.span,
        text=spot.text,
        type=reading.type,
        value=reading.value,
        start=period.start.isoformat() if period else None,
        end=period.end.isoformat() if period else None,
        precision=period.precision if period else None,
        how="stated" if reading.stated else "inferred",
        anchor=anchor,
    )
