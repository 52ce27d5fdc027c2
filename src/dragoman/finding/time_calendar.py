"""Stretches of the calendar. In: numbers of years, months, weeks; out: periods with their TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """Days `start` to `end` (inclusive), their TIMEX3 value and how fine it is."""

    start: date
    end: date
    value: str
    precision: str

    def valued(self, value: str) -> Period:
        """The same days under another value."""
        return replace(self, value=value)


def day(moment: date) -> Period:
    return Period(moment, moment, moment.isoformat(), "day")


def week(moment: date) -> Period:
    """The ISO week that holds a day."""
    year, number, weekday = moment.isocalendar()
    monday = moment - timedelta(days=weekday - 1)
    return Period(monday, monday + timedelta(days=6), f"{year:04d}-W{number:02d}", "week")


def weekend(moment: date) -> Period:
    """The weekend of the week that holds a day."""
    whole = week(moment)
    return Period(whole.end - _ONE_DAY, whole.end, f"{whole.value}-WE", "day")


def month(year: int, number: int) -> Period:
    last = monthrange(year, number)[1]
    return Period(date(year, number, 1), date(year, number, last), f"{year:04d}-{number:02d}", "month")


def season(year: int, name: str) -> Period:
    """A season of the northern year; winter begins in the December of `year`."""
    first, last = SEASON_MONTHS[name]
    end = month(year + (last < first), last).end
    return Period(date(year, first, 1), end, f"{year:04d}-{name}", "season")


def quarter(year: int, number: int) -> Period:
    first = 3 * number - 2
    return Period(date(year, first, 1), month(year, first + 2).end, f"{year:04d}-Q{number}", "season")


def half(year: int, number: int) -> Period:
    first = 6 * number - 5
    return Period(date(year, first, 1), month(year, first + 5).end, f"{year:04d}-H{number}", "season")


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04d}", "year")


def decade(number: int) -> Period:
    """The decade that holds year `number`."""
    first = number - number % 10
    return Period(date(first, 1, 1), date(first + 9, 12, 31), f"{number // 10:03d}", "decade")


def century(number: int) -> Period:
    """The century of which `number` are the first digits of its years: 19 is the twentieth."""
    first = max(number * 100, 1)
    return Period(date(first, 1, 1), date(number * 100 + 99, 12, 31), f"{number:02d}", "decade")


def add_months(moment: date, count: int) -> date:
    """`count` months on, held to the last day of a shorter month."""
    total = moment.year * 12 + moment.month - 1 + count
    where, number = total // 12, total % 12 + 1
    return date(where, number, min(moment.day, monthrange(where, number)[1]))


def shifted(moment: date, unit: str, count: int) -> Period:
    """The unit `count` units from the one that holds `moment`. Raises ValueError outside the calendar."""
    try:
        return _shifted(moment, unit, count)
    except OverflowError as error:
        raise ValueError("date outside the calendar") from error


def _shifted(moment: date, unit: str, count: int) -> Period:
    if unit in {"Y", "E", "C", "L"}:
        number = moment.year + count * {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit]
        return century(number // 100) if unit in {"C", "L"} else decade(number) if unit == "E" else year(number)
    if unit in {"M", "Q"}:
        there = add_months(moment, count * (3 if unit == "Q" else 1))
        return quarter(there.year, (there.month + 2) // 3) if unit == "Q" else month(there.year, there.month)
    if unit in {"W", "F", "WE"}:
        there = moment + timedelta(weeks=count * (2 if unit == "F" else 1))
        return weekend(there) if unit == "WE" else week(there)
    return day(moment + timedelta(days=count if unit == "D" else 0))


def years_before(period: Period, count: int) -> Period:
    """The same day, month, quarter or year `count` years earlier. Raises ValueError for 29 February."""
    there = period.start.replace(year=period.start.year - count)
    if period.precision == "month":
        return month(there.year, there.month)
    if period.precision == "season" and "Q" in period.value:
        return quarter(there.year, (there.month + 2) // 3)
    return day(there) if period.precision == "day" else year(there.year)


def easter(number: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm)."""
    a, b, c = number % 19, number // 100, number % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month_, day_ = divmod(h + k - 7 * m + 114, 31)
    return date(number, month_, day_ + 1)


def nth_weekday(number: int, month_: int, weekday: int, which: int) -> date:
    """The `which`th (1, 2, …; -1 the last) ISO weekday of a month."""
    first = date(number, month_, 1)
    offset = (weekday - first.isoweekday()) % 7
    if which < 0:
        days = monthrange(number, month_)[1]
        return date(number, month_, offset + 1 + 7 * ((days - offset - 1) // 7))
    return first + timedelta(days=offset + 7 * (which - 1))
