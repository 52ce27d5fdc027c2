"""Dates that name a month, a weekday, a year, a feast. In: a spot and its setting; out: its reading."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.finding import time_calendar as cal
from dragoman.finding.time_calendar import Period
from dragoman.finding.time_setting import (
    UNIT_KINDS,
    UNKNOWN,
    Reading,
    Setting,
    inferred,
    name_of,
    number_of,
    ordinal_of,
    related_base,
    relation,
    stated,
    with_part,
)
from dragoman.finding.time_spot import TimeSpot
from dragoman.lang import load


def read_date(spot: TimeSpot, setting: Setting) -> Reading:
    for reader in (
        _digits,
        _ancient,
        _long,
        _part_of_year,
        _month,
        read_weekday,
        _holiday,
        read_season,
        _year,
    ):
        reading = reader(spot, setting)
        if reading is not None:
            return with_part(spot, reading)
    return UNKNOWN


def _digits(spot: TimeSpot, setting: Setting) -> Reading | None:
    iso, slashed = spot.first("iso"), spot.first("slashed")
    if iso:
        reading = stated(cal.day(date.fromisoformat(iso[:10])))
        return Reading("TIME", f"{iso[:10]}T{iso[11:16]}", reading.period, stated=True) if iso[10:] else reading
    if not slashed:
        return None
    first, second, year = (int(part) for part in slashed.replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year > 50 else 2000
    # American order in slashes unless it cannot be; European order in points.
    month, day = (second, first) if "." in slashed or first > 12 else (first, second)
    return stated(cal.day(date(year, month, day)))


def _ancient(spot: TimeSpot, setting: Setting) -> Reading | None:
    era = spot.first("era")
    if era is None or era[0] != "b":
        return None
    number = spot.first("year", "num", "small", "decade", "nth")
    digits = int("".join(c for c in number if c.isdigit())) if number else 0
    if spot.first("century"):
        return Reading("DATE", f"BC{max(digits - 1, 0):02d}", stated=True)
    if spot.first("decade"):
        return Reading("DATE", f"BC{digits // 10:03d}", stated=True)
    month, season = number_of("month", spot.first("month", "month_cap")), name_of("season", spot.first(*_SEASONS))
    part = f"-{month:02d}" if month else f"-{season}" if season else ""
    return Reading("DATE", f"BC{digits:04d}{part}", stated=True)


_SEASONS = ("season", "season_fall", "spring")


def _long(spot: TimeSpot, setting: Setting) -> Reading | None:
    """Decades and centuries."""
    decade = spot.first("decade")
    if decade:
        digits = int("".join(c for c in decade if c.isdigit()))
        return stated(cal.decade(digits if digits > 100 else digits + 1900))
    if spot.first("century"):
        which = ordinal_of(spot)
        return stated(cal.century(which - 1)) if which and which > 0 else UNKNOWN
    return None


def _part_of_year(spot: TimeSpot, setting: Setting) -> Reading | None:
    """Quarters, halves, fiscal years."""
    numbered = spot.first("quarter_n")
    which = int(numbered[1]) if numbered else ordinal_of(spot)
    number, stated = _year_of(spot, setting)
    if which == -1:
        which = 2 if spot.first("half") else 4
    of_quarter = spot.first("quarter") is not None or (numbered or "").startswith("q")
    if which and (of_quarter or numbered or spot.first("half")):
        if number is None:
            return Reading("DATE", f"XXXX-Q{which}" if of_quarter else "")
        make = cal.quarter if of_quarter else cal.half
        period = make(number, which)
        if (
            not (stated or spot.first("unit"))
            and setting.published
            and setting.tense.name != "future"
            and period.start > setting.published
        ):
            period = make(number - 1, which)
        return Reading("DATE", period.value, period, stated=stated)
    short = spot.first("fy")
    if short:
        digits = int("".join(c for c in short if c.isdigit()))
        return Reading("DATE", f"FY{digits if digits > 100 else digits + 2000}", stated=True)
    if spot.first("fiscal") and spot.first("year") and number is not None:
        return Reading("DATE", f"FY{number}", stated=True)
    return None


def _year_of(spot: TimeSpot, setting: Setting) -> tuple[int | None, bool]:
    """The year an expression gives and whether it states it; where it gives none the report's."""
    year = spot.first("year")
    if year:
        return int(year), True
    related = related_base(spot, setting, "Y")
    if related is not None:
        return related.start.year, False
    return (setting.published.year if setting.published else setting.year), False


def _month(spot: TimeSpot, setting: Setting) -> Reading | None:
    month = number_of("month", spot.first("month", "month_cap"))
    if month is None:
        return None
    day = spot.first("small", "nth", "iso")
    number = int(day.rstrip("sthnrd")) if day else ordinal_of(spot)
    make = month_maker(month, number)
    year = spot.first("year")
    if year:
        whole = make(int(year))
        return stated(cal.week(whole.start) if spot.first("unit") else whole)
    if spot.first("unit", "that") and spot.words[-1].kind == "unit":
        there, _ = _year_of(spot, setting)
        return inferred(make(there) if there else None, anchored=True)
    if setting.now is None:
        return Reading("DATE", f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""))
    period = _by_weekday(spot, make, setting.now) or _by_tense(make, setting)
    if period and spot.first("unit"):
        period = cal.week(period.start)
    return inferred(period)


def _by_weekday(spot: TimeSpot, make: Callable[[int], Period], now: date) -> Period | None:
    """The year near the report in which the day falls on the weekday named with it."""
    weekday = number_of("weekday", spot.first("weekday"))
    if weekday is None:
        return None
    found = [p for p in (_try(make, now.year + step) for step in (0, -1, 1)) if p]
    return next((p for p in found if p.start.isoweekday() == weekday), None)


def month_maker(month: int, number: int | None) -> Callable[[int], Period]:
    return lambda year: cal.day(date(year, month, number)) if number else cal.month(year, month)


def _by_tense(make: Callable[[int], Period], setting: Setting) -> Period | None:
    """The occurrence of a yearly thing that the tense points at."""
    if setting.published is None or setting.year is not None:
        return make(setting.year) if setting.year is not None else None
    there, tense = setting.published, setting.tense
    found = [p for p in (_try(make, there.year + step) for step in (-1, 0, 1)) if p]
    nearest = min(found, key=lambda p: _gap(p, there), default=None)
    # A date this near is not a year away, whatever the tense; one in a noun phrase need not share the tense.
    if nearest is None or _gap(nearest, there) <= (_NEAR_SURE if tense.sure and tense.name else _NEAR):
        return nearest
    if tense.name == "future":
        return next((p for p in found if p.end >= there), None)
    if tense.name == "present":
        return nearest
    return next((p for p in reversed(found) if p.start <= there), None)


_NEAR_SURE, _NEAR = 10, 120  # days


def _gap(period: Period, moment: date) -> int:
    """Days between a period and a day, 0 inside it."""
    return max((period.start - moment).days, (moment - period.end).days, 0)


def _try(make: Callable[[int], Period], year: int) -> Period | None:
    try:
        return make(year)
    except ValueError:
        return None  # 29 February


def read_weekday(spot: TimeSpot, setting: Setting) -> Reading | None:
    number = number_of("weekday", spot.first("weekday"))
    if number is None:
        return None
    base = setting.now
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    if spot.words[-1].kind in UNIT_KINDS:  # "Tuesday next week"
        there = related_base(spot, setting, "W")
        return inferred(cal.day(there.start + timedelta(days=number - 1)) if there else None)
    step, context = relation(spot)
    if context and setting.last:
        base = setting.last.end
    if step is None or step == 0:
        ahead = (
            ({"future", "present"} if setting.tense.sure else {"future"}) if step is None else {"future", "present", ""}
        )
        forward = setting.tense.name in ahead or setting.published is None
        offset = (number - base.isoweekday()) % 7 if forward else -((base.isoweekday() - number) % 7)
    elif step > 0:
        offset = (number - base.isoweekday() - 1) % 7 + 1
    else:
        offset = -((base.isoweekday() - number - 1) % 7 + 1)
    return inferred(cal.day(base + timedelta(days=offset)))


def _holiday(spot: TimeSpot, setting: Setting) -> Reading | None:
    name = spot.first("holiday")
    if name is None:
        return None
    rule: str = load("times")["holidays"][name]

    def make(year: int) -> Period:
        found = cal.day(_holiday_in(year, rule))
        if spot.first("weekend"):  # that of Labor Day ends on it
            return cal.weekend(found.start - timedelta(days=2))
        return cal.week(found.start) if spot.first("unit") else found

    return read_yearly(spot, setting, make)


def _holiday_in(year: int, rule: str) -> date:
    words = rule.split()
    if len(words) == 1:
        return date(year, int(rule[:2]), int(rule[3:]))
    if words[0] == "easter":
        return cal.easter(year) + timedelta(days=int(words[1]))
    which = -1 if words[1] == "last" else int(words[1])
    month, weekday = number_of("month", words[0]), number_of("weekday", words[2])
    found = cal.nth_weekday(year, month or 1, weekday or 1, which)
    # The American election day is the Tuesday after the first Monday.
    return found + timedelta(days=7) if month == 11 and weekday == 2 and found.day == 1 else found


def read_season(spot: TimeSpot, setting: Setting) -> Reading | None:
    name = name_of("season", spot.first(*_SEASONS))
    return read_yearly(spot, setting, lambda year: cal.season(year, name)) if name else None


def read_yearly(spot: TimeSpot, setting: Setting, make: Callable[[int], Period]) -> Reading:
    """A thing that comes once a year, with a year, with "last" or "next", or with neither."""
    year = spot.first("year")
    if year:
        return stated(make(int(year)))
    step, context = relation(spot)
    if spot.first("of") and spot.first("unit"):
        there, _ = _year_of(spot, setting)
        return inferred(make(there) if there else None, anchored=True)
    base = setting.last.start if context and setting.last else setting.now
    if base is None:
        return UNKNOWN
    if context or step == 0:
        return inferred(make(base.year) if not step else _next_to(make, base, step), anchored=context)
    return inferred(_next_to(make, base, step) if step else _by_tense(make, setting))


def _next_to(make: Callable[[int], Period], base: date, step: int) -> Period:
    """The last occurrence wholly before a day, or the first wholly after it."""
    found = [make(base.year + offset) for offset in (-2, -1, 0, 1, 2)]
    if step < 0:
        return next(p for p in reversed(found) if p.end < base)
    return next(p for p in found if p.start > base)


def _year(spot: TimeSpot, setting: Setting) -> Reading | None:
    short = spot.first("short")
    if short:
        return stated(cal.year(int(short[1:]) + (1900 if int(short[1:]) > 30 else 2000)))
    year = spot.first("year", "num", "small")
    return stated(cal.year(int(year))) if year else None


def read_today(spot: TimeSpot, setting: Setting) -> Reading:
    word = spot.first("today")
    if setting.published is None or word is None:
        return UNKNOWN
    step = number_of("today", word) or 0
    if spot.kind == "dayoff":
        step += -1 if spot.first("before") else 1
    reading = inferred(cal.day(setting.published + timedelta(days=step)))
    if word == "tonight" and reading.period:
        return Reading("TIME", f"{reading.value}TNI", reading.period)
    return with_part(spot, reading)
