"""What time expressions mean. In: spots and what they hang on; out: their TIMEX3 type, value and days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dragoman.finding import time_calendar as cal
from dragoman.finding.time_calendar import Period
from dragoman.finding.time_clock import read_time
from dragoman.finding.time_dates import (
    month_maker,
    read_date,
    read_season,
    read_today,
    read_weekday,
    read_yearly,
)
from dragoman.finding.time_quantity import count_of, duration_value, unit_of
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
    values,
    with_part,
)
from dragoman.finding.time_spot import TimeSpot

Reader = Callable[[TimeSpot, Setting], Reading]


def read(spot: TimeSpot, setting: Setting) -> Reading:
    """The reading of a spot."""
    try:
        return _READERS[spot.kind](spot, setting)
    except (ValueError, OverflowError):
        return UNKNOWN  # outside the calendar: 31 February, year 0


def unknown_value(spot: TimeSpot) -> str:
    """The value of a date that nothing tells, as fine as its words: XXXX-XX for "last month"."""
    if spot.first("period", "time"):
        return "PRESENT_REF" if spot.words[0].kind == "this" else "PAST_REF"
    unit = unit_of(spot) if not spot.first("today", "small", "nth") else "D"
    part = name_of("part", spot.first("part", "overnight") or ("tonight" if spot.first("today") == "tonight" else None))
    season = name_of("season", spot.first("season", "season_fall", "spring"))
    if unit is None and season:
        return f"XXXX-{season}"
    return "XXXX-XX-XXT" + part if part else _BLANK.get(unit or "D", "XXXX-XX-XX")


_BLANK = {"Y": "XXXX", "M": "XXXX-XX", "Q": "XXXX-QX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "E": "XXX", "C": "XX"}


def _nth(spot: TimeSpot, setting: Setting) -> Reading:
    """ "The last week of March", "the first Monday of May", "the 28th of that month", "the 28th"."""
    whole = _whole(spot, setting)
    which = -1 if spot.first("last") else ordinal_of(spot)
    if whole.period is None or not which:
        return UNKNOWN
    period = _nth_in(whole.period, spot, which)
    return Reading("DATE", period.value, period, stated=whole.stated, anchored=whole.anchored)


def _then(spot: TimeSpot, setting: Setting) -> Reading:
    """The last day of "Monday to Friday": the first such day after the first."""
    number = number_of("weekday", spot.first("weekday"))
    if setting.last is None or number is None:
        return read_weekday(spot, setting) or UNKNOWN
    base = setting.last.end
    return inferred(cal.day(base + timedelta(days=(number - base.isoweekday()) % 7)), anchored=True)


def _whole(spot: TimeSpot, setting: Setting) -> Reading:
    """What a part is counted in: the date after "of" or "in", else the month last spoken of."""
    rest = spot.words[_cut(spot) + 1 :]
    if not rest:
        base = setting.last.start if setting.last else setting.published
        return inferred(cal.month(base.year, base.month) if base else None, anchored=setting.last is not None)
    inner = TimeSpot(spot.span, spot.text, "date", rest)
    return (_related if rest[-1].kind in UNIT_KINDS else read_date)(inner, setting)


def _cut(spot: TimeSpot) -> int:
    """Where the date begins that a part is counted in."""
    return next((i for i, word in enumerate(spot.words) if word.kind in {"of", "in"}), len(spot.words))


def _nth_in(whole: Period, spot: TimeSpot, which: int) -> Period:
    weekday = number_of("weekday", spot.first("weekday"))
    step = which - 1 if which > 0 else 0
    if weekday:
        first = whole.start if which > 0 else whole.end - timedelta(days=6)
        return cal.day(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * step))
    unit = next((str(values()["unit"][w.text]) for w in spot.words[: _cut(spot)] if w.kind in UNIT_KINDS), None)
    if unit is None:
        return cal.day(whole.start.replace(day=which))
    return _nth_week(whole, which) if unit == "W" else _nth_unit(whole, unit, which)


def _nth_unit(whole: Period, unit: str, which: int) -> Period:
    found = cal.shifted(whole.start if which > 0 else whole.end, unit, which - 1 if which > 0 else 0)
    return found if found.start <= whole.end else whole


def _nth_week(whole: Period, which: int) -> Period:
    """A week belongs to the month that holds its Thursday."""
    edge = whole.start + timedelta(days=3) if which > 0 else whole.end - timedelta(days=3)
    return cal.shifted(edge, "W", which - 1 if which > 0 else 0)


def _year_before(spot: TimeSpot, setting: Setting) -> Reading:
    """ "The same month a year ago", "the same period last year": what was spoken of, a year earlier."""
    cut = next(
        i for i, word in enumerate(spot.words) if i > 1 and word.kind != "period" and word.kind not in UNIT_KINDS
    )
    back = TimeSpot(spot.span, spot.text, "date", spot.words[cut:])
    years = (count_of(back) or 1.0) if spot.first("ago", "earlier") else 1.0
    there = setting.last
    if there is None or unit_of(back) != "Y":
        return (_offset if spot.first("ago", "earlier") else _related)(back, setting)
    return inferred(cal.years_before(there, round(years)), anchored=True)


# --- what hangs on another date -----------------------------------------------------------------------------


def _related(spot: TimeSpot, setting: Setting) -> Reading:
    if spot.first("weekday"):
        reading = read_weekday(spot, setting) or UNKNOWN
    elif spot.first("season", "season_fall", "spring", "month", "month_cap"):
        month = number_of("month", spot.first("month", "month_cap"))
        reading = (
            read_yearly(spot, setting, month_maker(month, None)) if month else read_season(spot, setting) or UNKNOWN
        )
    elif spot.first("part"):
        reading = inferred(_night(spot, setting), anchored=relation(spot)[1])
    else:
        reading = _related_unit(spot, setting)
    return with_part(spot, reading)


def _night(spot: TimeSpot, setting: Setting) -> Period | None:
    return related_base(spot, setting, "D")


def _related_unit(spot: TimeSpot, setting: Setting) -> Reading:
    unit = unit_of(spot)
    step, context = relation(spot)
    if unit is None:  # "that time", "this period"
        if setting.published and spot.words[0].kind == "this":
            return Reading("DATE", "PRESENT_REF", stated=True)
        return inferred(setting.last, anchored=True)
    if spot.words[-1].kind == "end":  # "year-end"
        now = setting.now
        return inferred(cal.shifted(now, unit, 0) if now and unit else None)
    if unit == "WE" and (step in {0, None} or spot.first("coming")) and setting.published:
        return inferred(_weekend(setting, setting.published, this=step is not None))
    period = related_base(spot, setting, unit)
    if period is None:
        return UNKNOWN
    if spot.first("fiscal"):
        return Reading("DATE", f"FY{period.start.year}", period)
    return inferred(period, anchored=context and setting.last is not None)


def _weekend(setting: Setting, published: date, *, this: bool) -> Period:
    """ "The weekend": the one ahead, or the one just past where the clause is in the past tense."""
    ahead = cal.weekend(published)
    past = setting.tense.name == "past" or (setting.tense.name == "" and not this)
    return cal.weekend(published - timedelta(weeks=1)) if past and ahead.start > published else ahead


def _offset(spot: TimeSpot, setting: Setting) -> Reading:
    back = spot.first("ago", "earlier", "before") is not None
    if spot.first("last"):  # "the week before last"
        return inferred(_away(setting.published, unit_of(spot) or "D", -2.0) if setting.published else None)
    count = 1.0 if spot.first("part") else count_of(spot)
    if count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    from_report = spot.first("ago", "hence", "from") is not None or setting.last is None
    base = setting.published if from_report else (setting.last.start if setting.last else None)
    if base is None:
        return UNKNOWN
    return with_part(spot, offset_from(spot, base, back=back, anchored=not from_report))


def offset_from(spot: TimeSpot, base: date, *, back: bool, anchored: bool = True) -> Reading:
    """So many units before or after a day."""
    unit, count = unit_of(spot) or "D", count_of(spot) or 1.0
    period = _away(base, unit, -count if back else count)
    kind = "TIME" if unit[0] == "T" else "DATE"
    return Reading(kind, period.value, period, anchored=anchored)


def _away(base: date, unit: str, count: float) -> Period:
    if unit == "Y" and count != int(count):
        return cal.shifted(base, "M", round(count * 12))
    if unit in {"E", "C"}:
        return cal.shifted(base, "Y", round(count * (10 if unit == "E" else 100)))
    return cal.shifted(base, unit, round(count))


# --- lengths, sets, references ------------------------------------------------------------------------------


def _duration(spot: TimeSpot, setting: Setting) -> Reading:
    return Reading("DURATION", duration_value(spot), stated=True)


def _span(spot: TimeSpot, setting: Setting) -> Reading:
    """A stretch that ends or begins on the day of the report: "the past three years"."""
    cut = _cut(spot)
    if cut < len(spot.words):
        return _span_of(TimeSpot(spot.span, spot.text, "span", spot.words[:cut]), _whole(spot, setting))
    value, unit, count = duration_value(spot), unit_of(spot), count_of(spot)
    if spot.first("past") and spot.first("season", "season_fall", "spring"):
        return _related(spot, setting)
    if spot.first("past") and not spot.first("units", "seasons", "weekdays", "parts", "quarters"):
        count = 1.0
    if setting.published is None or unit is None or count is None or spot.first("ordinal", "following"):
        return Reading("DURATION", value)
    ahead = spot.first("next", "coming") is not None
    far = _away(setting.published, unit, count if ahead else -count)
    first, last = (setting.published, far.end) if ahead else (far.start, setting.published)
    return Reading("DURATION", value, Period(first, last, value, far.precision))


def _span_of(spot: TimeSpot, whole: Reading) -> Reading:
    """ "The first three months of 1999", "the last two weeks of May"."""
    value, unit, count = duration_value(spot), unit_of(spot), count_of(spot)
    if whole.period is None or unit is None or count is None:
        return Reading("DURATION", value)
    first, last = whole.period.start, whole.period.end
    if spot.first("last"):
        first = _away(last + timedelta(days=1), unit, -count).start
    elif spot.first("ordinal") == "first":
        last = _away(first, unit, count).start - timedelta(days=1)
    return Reading("DURATION", value, Period(first, last, value, whole.period.precision))


def _set(spot: TimeSpot, setting: Setting) -> Reading:
    if spot.words[0].text == "weekends":
        return Reading("SET", "XXXX-WXX-WE", stated=True)
    daily = spot.first("daily", "annual")
    if daily:
        return Reading("SET", str(values()["set"][daily]), stated=True)
    weekday = spot.first("weekday", "weekdays")
    part = name_of("part", spot.first("part", "parts"))
    tail = f"T{part}" if part else ""
    if weekday:
        number = number_of("weekday", weekday.removesuffix("s") if weekday.endswith("days") else weekday)
        return Reading("SET", f"XXXX-WXX-{number}{tail}", stated=True)
    if part:
        return Reading("SET", f"XXXX-XX-XX{tail}", stated=True)
    month, season = spot.first("month", "month_cap"), spot.first("season", "season_fall", "spring")
    if month or season:
        return Reading("SET", f"XXXX-{number_of('month', month):02d}" if month else f"XXXX-{name_of('season', season)}")
    return Reading("SET", duration_value(spot, rate=True), stated=True)


def _ref(spot: TimeSpot, setting: Setting) -> Reading:
    word = next((w.text for w in spot.words if w.text in values()["ref"]), None)
    return Reading("DATE", str(values()["ref"][word]) if word else "PRESENT_REF", stated=True)


def _bare(spot: TimeSpot, setting: Setting) -> Reading:
    if spot.first("overnight"):
        base = cal.day(setting.published) if setting.published else setting.last
        return with_part(spot, inferred(base if base and base.precision == "day" else None))
    if spot.first("season", "spring", "season_fall"):
        return read_season(spot, setting) or UNKNOWN
    if spot.words[0].text == "weekends":
        return _set(spot, setting)
    part = name_of("part", spot.first("part"))
    if part:  # "at night": of which day the words do not say
        return Reading("TIME", f"T{part}", stated=True)
    return Reading("DURATION", duration_value(spot), stated=True)


_READERS: dict[str, Reader] = {
    "date": read_date,
    "then": _then,
    "nth": _nth,
    "related": _related,
    "edge": _related,
    "today": read_today,
    "dayoff": read_today,
    "year_before": _year_before,
    "offset": _offset,
    "offset_to": _duration,
    "span": _span,
    "age": _duration,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
    "bare": _bare,
    "time": read_time,
}
