"""The day a report was published, where it is not written above or below it. In: its text and times; out: the date.

The latest day without a year on which somebody said something is the day of the report, and a full date still
ahead tells its year. Otherwise unknown: a wrong date would make every "on Friday" of the report wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dragoman.document import Span
from dragoman.finding.times import TimeSpot, resolve_times
from dragoman.lang import load
from dragoman.report import Published

_DAYS = 200  # expressions looked at from each end
_NEAR = timedelta(days=120)  # how far the year of a full date carries to a date without one
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:[A-Z][a-z]{1,3}|[a-z]\.[a-z]))\.$")


@dataclass(frozen=True, slots=True)
class _Day:
    """A day named in the text: with its year, or only by month and day; whether it lies behind the report."""

    span: Span
    year: int | None
    month: int
    day: int
    weekday: int | None
    tense: str

    def in_year(self, year: int) -> date | None:
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def infer_published(text: str, spots: Sequence[TimeSpot]) -> Published:
    """The publication date that the text shows."""
    days = _days(text, [*spots[:_DAYS], *spots[_DAYS:][-_DAYS:]])
    return _inferred(text, days) or Published(None, "unknown")


def _days(text: str, spots: Sequence[TimeSpot]) -> list[_Day]:
    """All days named by month and day. Years outside 1900-2100 are nobody's publication year."""
    found = []
    for spot, mention in zip(spots, resolve_times(spots, None, None), strict=True):
        if not spot.first("month", "month_cap", "iso", "slashed"):
            continue
        match = re.match(r"(\d{4}|XXXX)-(\d\d)-(\d\d)", _bare_value(spot, mention.value))
        if match and (match[1] == "XXXX" or 1900 <= int(match[1]) <= 2100):
            year = None if match[1] == "XXXX" else int(match[1])
            weekday = load("times")["values"]["weekday"].get(spot.first("weekday") or "")
            tense = _tense(text, spot.span)
            found.append(_Day(spot.span, year, int(match[2]), int(match[3]), weekday, tense))
    return found


def _bare_value(spot: TimeSpot, value: str) -> str:
    """The value without a year that the story around it, not the expression, gave."""
    if spot.first("year", "iso", "slashed") or value.startswith("XXXX"):
        return value
    return f"XXXX{value[4:]}"


def _inferred(text: str, days: Sequence[_Day]) -> Published | None:
    """The latest day without a year on which somebody said something, in the year that other dates give.

    Two such days close together are asked for: one alone may be any day of the year before.
    """
    told = [day for day in days if day.year is None and day.tense == "past" and _told(text, day)]
    full = [day for day in days if day.year is not None]
    loose = [day for day in days if day.year is None and day.tense]
    found: tuple[date, _Day, Span] | None = None
    for day in told:
        for moment, pin in _placings(day, full):
            if found is None or moment > found[0]:
                found = moment, day, pin
    if found is None:
        return None
    moment, _, pin = found
    near = [other for other in loose if _same_week(other, moment)]
    later = [other for other in full if other.tense != "future" and _moment(other) > moment]
    if later or len(near) < 2:
        return None
    past = [other.span for other in near if other.tense == "past"]
    return Published(moment.isoformat(), "inferred", tuple(sorted({*past, pin})))


def _told(text: str, day: _Day) -> bool:
    """A verb of the report's own news stands by the date: "on Dec. 22 voiced", "on Dec. 23, the minister"."""
    start, end = _sentence(text, day.span)
    before = _WORD.findall(text[max(start, day.span.start - 30) : day.span.start])[-3:]
    if before and before[-1].lower() in _lists()["article"]:
        return False  # "a July 10 meeting"
    after = _WORD.findall(text[day.span.end : min(end, day.span.end + 60)])[:6]
    return "past" in {_first_cue(after), _last_cue(before)}


def _placings(day: _Day, full: Sequence[_Day]) -> Iterator[tuple[date, Span]]:
    """The day in the year that a full date still ahead gives it."""
    for pin in full:
        if pin.tense == "future":
            for year in (_moment(pin).year, _moment(pin).year - 1):
                moment = day.in_year(year)
                if moment and timedelta(0) <= _moment(pin) - moment <= _NEAR and _fits(day, year):
                    yield moment, pin.span


def _same_week(day: _Day, moment: date) -> bool:
    there = day.in_year(moment.year)
    return there is not None and abs(there - moment) <= timedelta(days=7)


def _moment(day: _Day) -> date:
    return date(day.year or 1, day.month, day.day)


def _fits(day: _Day, year: int) -> bool:
    found = day.in_year(year)
    return found is not None and day.weekday in {None, found.isoweekday()}


# --- tense from the words alone -----------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load("times")["published"].items()}


def _tense(text: str, span: Span) -> str:
    """ "past", "future" or "aim" by the nearest verb before the date in its sentence, else the nearest after it."""
    start, end = _sentence(text, span)
    before = _WORD.findall(text[start : span.start])
    after = _WORD.findall(text[span.end : end])
    return _last_cue(before) or _first_cue(after)


def _first_cue(words: Sequence[str]) -> str:
    return next((cue for cue in _cues(words) if cue), "")


def _last_cue(words: Sequence[str]) -> str:
    return next((cue for cue in reversed(_cues(words)) if cue), "")


def _cues(words: Sequence[str]) -> list[str]:
    """Of each word what it tells; "A" stands for the date that follows the last one."""
    return [_cue(word, words[i + 1] if i + 1 < len(words) else "A") for i, word in enumerate(words)]


def _cue(word: str, after: str) -> str:
    """ "Will" tells of what lies ahead, "to" before a verb of what is meant to, "voiced" of what lies behind."""
    if word == "to":
        return "" if after[0].isupper() or after in _lists()["not_verb"] else "aim"
    if word in _lists()["future"]:
        return "future"
    past = word in _lists()["past"] or (word.endswith("ed") and len(word) > 4 and word.islower())
    return "past" if past else ""


def _sentence(text: str, span: Span) -> tuple[int, int]:
    left, right = max(0, span.start - 300), min(len(text), span.end + 300)
    breaks = [m for m in _SENTENCE_END.finditer(text, left, right) if not _abbreviated(text, m)]
    start = max((m.end() for m in breaks if m.end() <= span.start), default=left)
    end = min((m.start() for m in breaks if m.start() >= span.end), default=right)
    return start, end


def _abbreviated(text: str, match: re.Match[str]) -> bool:
    return (
        text[match.start()] == "."
        and _ABBREVIATION.search(text[max(0, match.start() - 5) : match.start() + 1]) is not None
    )
