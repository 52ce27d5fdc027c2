"""What time expressions hang on. In: a spot's words; out: settings, readings, where "last" points."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dragoman.finding import time_calendar as cal
from dragoman.finding.time_calendar import Period
from dragoman.finding.time_spot import TimeSpot
from dragoman.finding.time_tense import Tense
from dragoman.lang import load

UNIT_KINDS = frozenset({"unit", "century", "quarter", "weekend"})
_PRESENT = frozenset({"this", "current"})
_SAME = frozenset({"that", "same"})


@dataclass(frozen=True, slots=True)
class Reading:
    """Type, value and days of an expression; `stated` where its own words fix them."""

    type: str
    value: str
    period: Period | None = None
    stated: bool = False
    anchored: bool = False  # computed from the date mentioned before


@dataclass(frozen=True, slots=True)
class Setting:
    """Publication day, tense of the clause, the date last mentioned, the year in force."""

    published: date | None
    tense: Tense
    last: Period | None
    year: int | None

    @property
    def now(self) -> date | None:
        """The day of the report, or of the story where the report has none."""
        return self.published or (self.last.start if self.last else None)


UNKNOWN = Reading("DATE", "")


def stated(period: Period) -> Reading:
    return Reading("DATE", period.value, period, stated=True)


def inferred(period: Period | None, *, anchored: bool = False) -> Reading:
    return Reading("DATE", period.value, period, anchored=anchored) if period else UNKNOWN


@lru_cache(maxsize=1)
def values() -> dict[str, dict[str, int | str]]:
    values: dict[str, dict[str, int | str]] = load("times")["values"]
    return values


def number_of(table: str, word: str | None) -> int | None:
    return int(values()[table][word]) if word is not None else None


def name_of(table: str, word: str | None) -> str | None:
    return str(values()[table][word]) if word is not None else None


def ordinal_of(spot: TimeSpot) -> int | None:
    word = spot.first("ordinal", "second", "nth")
    if word is None:
        return None
    return int(word[:-2]) if word[0].isdigit() else number_of("number", word)


def with_part(spot: TimeSpot, reading: Reading) -> Reading:
    """Add "morning" to a day."""
    part = name_of("part", spot.first("part", "overnight"))
    if part is None or reading.period is None or reading.period.precision != "day" or reading.type == "TIME":
        return reading
    return Reading("TIME", f"{reading.value}T{part}", reading.period, stated=reading.stated, anchored=reading.anchored)


def relation(spot: TimeSpot) -> tuple[int | None, bool]:
    """How far the unit lies from its base (None: unsaid); whether that base is the date last mentioned."""
    definite = any(word.kind == "the" for word in spot.words)
    for word in spot.words:
        if word.kind in {"last", "past"}:
            return -1, False
        if word.kind == "next":
            return 1, definite
        if word.kind == "coming":
            return 1, False
        if word.kind in {"previous", "following"}:
            return (-1 if word.kind == "previous" else 1), True
        if word.kind in _SAME:
            return 0, True
        if word.kind in _PRESENT:
            return 0, False
    return None, definite


def related_base(spot: TimeSpot, setting: Setting, unit: str) -> Period | None:
    """The period of `unit` that "last", "this", "that", "the next" point at."""
    step, context = relation(spot)
    if step is None and not context:
        return None
    if context and setting.last and _can_hold(setting, step, unit):
        base = setting.last.end if (step or 0) > 0 else setting.last.start
    elif setting.published:
        base = setting.published
    else:
        return None
    return cal.shifted(base, unit, step or 0)


def _can_hold(setting: Setting, step: int | None, unit: str) -> bool:
    """Whether "the next day", "the year" can point at the date last mentioned: it must be as fine as they are.

    In a dated report "later in the year" points at a bare year only by "that" or "the next".
    """
    precision = setting.last.precision if setting.last else ""
    if unit in _FINE:
        return precision in {"day", "week"}
    return step is not None or setting.published is None or precision != "year"


_FINE = frozenset({"D", "W", "WE"})
