"""What time expressions mean. In: spots in text order and what they hang on; out: their TIMEX3 type, value and days."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dragoman.document import Span
from dragoman.finding import time_calendar as cal
from dragoman.finding.time_calendar import Period
from dragoman.finding.time_quantity import count_of, duration_value, unit_of
from dragoman.finding.time_spot import TimeSpot
from dragoman.finding.time_tense import Tense
from dragoman.lang import load

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
    """What a reading may hang on: publication day, tense of the clause, the date last mentioned, a year in force."""

    published: date | None
    tense: Tense
    last: Period | None
    year: int | None

    @property
    def now(self) -> date | None:
        """The day of the report, or of the story where the report has none."""
        return self.published or (self.last.start if self.last else None)


Reader = Callable[[TimeSpot, Setting], Reading]
UNKNOWN = Reading("DATE", "")


@lru_cache(maxsize=1)
def _values() -> dict[str, dict[str, int | str]]:
    values: dict[str, dict[str, int | str]] = load("times")["values"]
    return values


def _number(table: str, word: str | None) -> int | None:
    return int(_values()[table][word]) if word is not None else None


def _name(table: str, word: str | None) -> str | None:
    return str(_values()[table][word]) if word is not None else None


def read(spot: TimeSpot, setting: Setting) -> Reading:
    """The reading of a spot."""
    try:
        return _READERS[spot.kind](spot, setting)
    except (ValueError, OverflowError):
        return UNKNOWN  # outside the calendar: 31 February, year 0


# --- dates that name a month, a weekday, a year ---------------------------------------------------------------


def _date(spot: TimeSpot, setting: Setting) -> Reading:
    for reader in (_digits, _ancient, _long, _part_of_year, _month, _weekday, _holiday, _season, _year):
        reading = reader(spot, setting)
        if reading is not None:
            return _with_part(spot, reading)
    return UNKNOWN


def _stated(period: Period) -> Reading:
    return Reading("DATE", period.value, period, stated=True)


def _inferred(period: Period | None, *, anchored: bool = False) -> Reading:
    return Reading("DATE", period.value, period, anchored=anchored) if period else UNKNOWN


def _digits(spot: TimeSpot, setting: Setting) -> Reading | None:
    iso, slashed = spot.first("iso"), spot.first("slashed")
    if iso:
        reading = _stated(cal.day(date.fromisoformat(iso[:10])))
        return (
            Reading("TIME", f"{iso[:10]}T{iso[11:16]}", reading.period, stated=True) if iso[10:] else reading
        )
    if not slashed:
        return None
    first, second, year = (int(part) for part in slashed.replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year > 50 else 2000
    # American order in slashes unless it cannot be; European order in points.
    month, day = (second, first) if "." in slashed or first > 12 else (first, second)
    return _stated(cal.day(date(year, month, day)))


def _ancient(spot: TimeSpot, setting: Setting) -> Reading | None:
    era = spot.first("era")
    if era is None or era[0] != "b":
        return None
    number = spot.first("year", "num", "small", "decade", "nth")
    digits = int("".join(c for c in number if c.isdigit())) if number else 0
    if spot.first("century"):
        return Reading("DATE", f"BC{max(digits - 1, 0):02d}", stated=True)
    return Reading("DATE", f"BC{digits:04d}", stated=True)


def _long(spot: TimeSpot, setting: Setting) -> Reading | None:
    """Decades and centuries."""
    decade = spot.first("decade")
    if decade:
        digits = int("".join(c for c in decade if c.isdigit()))
        return _stated(cal.decade(digits if digits > 100 else digits + 1900))
    if spot.first("century"):
        which = _ordinal(spot)
        return _stated(cal.century(which - 1)) if which and which > 0 else UNKNOWN
    return None


def _ordinal(spot: TimeSpot) -> int | None:
    word = spot.first("ordinal", "second", "nth")
    if word is None:
        return None
    return int(word[:-2]) if word[0].isdigit() else _number("number", word)


def _part_of_year(spot: TimeSpot, setting: Setting) -> Reading | None:
    """Quarters, halves, fiscal years."""
    numbered = spot.first("quarter_n")
    which = int(numbered[1]) if numbered else _ordinal(spot)
    number, stated = _year_of(spot, setting)
    if which == -1:
        which = 2 if spot.first("half") else 4
    of_quarter = spot.first("quarter", "quarter_n") is not None
    if which and (of_quarter or spot.first("half")):
        if number is None:
            return Reading("DATE", f"XXXX-Q{which}" if of_quarter else "")
        make = cal.quarter if of_quarter else cal.half
        period = make(number, which)
        if not stated and setting.published and setting.tense.name != "future" and period.start > setting.published:
            period = make(number - 1, which)
        return Reading("DATE", period.value, period, stated=stated)
    if spot.first("fiscal") and spot.first("year") and number is not None:
        return Reading("DATE", f"FY{number}", stated=True)
    return None


def _year_of(spot: TimeSpot, setting: Setting) -> tuple[int | None, bool]:
    """The year an expression gives, and whether it states it: "1998", "last year", "that year"; else the report's."""
    year = spot.first("year")
    if year:
        return int(year), True
    related = _related_base(spot, setting, "Y")
    if related is not None:
        return related.start.year, False
    return (setting.published.year if setting.published else setting.year), False


def _month(spot: TimeSpot, setting: Setting) -> Reading | None:
    month = _number("month", spot.first("month", "month_cap"))
    if month is None:
        return None
    day = spot.first("small", "nth", "iso")
    number = int(day.rstrip("sthnrd")) if day else None
    make = _month_maker(month, number)
    year = spot.first("year")
    if year:
        whole = make(int(year))
        return _stated(cal.week(whole.start) if spot.first("unit") else whole)
    if spot.first("unit", "that") and spot.words[-1].kind == "unit":
        there, _ = _year_of(spot, setting)
        return _inferred(make(there) if there else None, anchored=True)
    if setting.now is None:
        return Reading("DATE", f"XXXX-{month:02d}" + (f"-{number:02d}" if number else ""))
    period = _by_weekday(spot, make, setting.now) or _by_tense(make, setting)
    if period and spot.first("unit"):
        period = cal.week(period.start)
    return _inferred(period)


def _by_weekday(spot: TimeSpot, make: Callable[[int], Period], now: date) -> Period | None:
    """The year near the report in which the day falls on the weekday named with it."""
    weekday = _number("weekday", spot.first("weekday"))
    if weekday is None:
        return None
    found = [p for p in (_try(make, now.year + step) for step in (0, -1, 1, -2, 2)) if p]
    return next((p for p in found if p.start.isoweekday() == weekday), None)


def _month_maker(month: int, number: int | None) -> Callable[[int], Period]:
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


def _weekday(spot: TimeSpot, setting: Setting) -> Reading | None:
    number = _number("weekday", spot.first("weekday"))
    if number is None:
        return None
    base = setting.now
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{number}")
    if spot.words[-1].kind in _UNIT_KINDS:  # "Tuesday next week"
        there = _related_base(spot, setting, "W")
        return _inferred(cal.day(there.start + timedelta(days=number - 1)) if there else None)
    step, context = _relation(spot)
    if context and setting.last:
        base = setting.last.end
    if step is None or step == 0:
        forward = setting.tense.name in {"future", "present"} or setting.published is None
        offset = (number - base.isoweekday()) % 7 if forward else -((base.isoweekday() - number) % 7)
    elif step > 0:
        offset = (number - base.isoweekday() - 1) % 7 + 1
    else:
        offset = -((base.isoweekday() - number - 1) % 7 + 1)
    return _inferred(cal.day(base + timedelta(days=offset)))


def _holiday(spot: TimeSpot, setting: Setting) -> Reading | None:
    name = spot.first("holiday")
    if name is None:
        return None
    rule: str = load("times")["holidays"][name]

    def make(year: int) -> Period:
        found = cal.day(_holiday_in(year, rule))
        return (
            cal.week(found.start)
            if spot.first("unit")
            else cal.weekend(found.start)
            if spot.first("weekend")
            else found
        )

    return _yearly(spot, setting, make)


def _holiday_in(year: int, rule: str) -> date:
    words = rule.split()
    if len(words) == 1:
        return date(year, int(rule[:2]), int(rule[3:]))
    if words[0] == "easter":
        return cal.easter(year) + timedelta(days=int(words[1]))
    which = -1 if words[1] == "last" else int(words[1])
    month, weekday = _number("month", words[0]), _number("weekday", words[2])
    found = cal.nth_weekday(year, month or 1, weekday or 1, which)
    # The American election day is the Tuesday after the first Monday.
    return found + timedelta(days=7) if month == 11 and weekday == 2 and found.day == 1 else found


def _season(spot: TimeSpot, setting: Setting) -> Reading | None:
    name = _name("season", spot.first("season", "season_fall", "spring"))
    return _yearly(spot, setting, lambda year: cal.season(year, name)) if name else None


def _yearly(spot: TimeSpot, setting: Setting, make: Callable[[int], Period]) -> Reading:
    """A thing that comes once a year, with a year, with "last" or "next", or with neither."""
    year = spot.first("year")
    if year:
        return _stated(make(int(year)))
    step, context = _relation(spot)
    if spot.first("of") and spot.first("unit"):
        there, _ = _year_of(spot, setting)
        return _inferred(make(there) if there else None, anchored=True)
    base = setting.last.start if context and setting.last else setting.now
    if base is None:
        return UNKNOWN
    found = [make(base.year + offset) for offset in (-2, -1, 0, 1, 2)]
    if step == -1:
        return _inferred(next(p for p in reversed(found) if p.end < base))
    if step == 1:
        return _inferred(next(p for p in found if p.start > base))
    return _inferred(make(base.year) if context else _by_tense(make, setting), anchored=context)


def _year(spot: TimeSpot, setting: Setting) -> Reading | None:
    short = spot.first("short")
    if short:
        return _stated(cal.year(int(short[1:]) + (1900 if int(short[1:]) > 30 else 2000)))
    year = spot.first("year", "num", "small")
    return _stated(cal.year(int(year))) if year else None


def _with_part(spot: TimeSpot, reading: Reading) -> Reading:
    """Add "morning" to a day."""
    part = _name("part", spot.first("part", "overnight", "day_word"))
    if part is None or reading.period is None or reading.period.precision != "day" or reading.type == "TIME":
        return reading
    return Reading(
        "TIME", f"{reading.value}T{part}", reading.period, stated=reading.stated, anchored=reading.anchored
    )


def _nth(spot: TimeSpot, setting: Setting) -> Reading:
    """ "The last week of March", "the first Monday of May", "the third day of that month"."""
    rest = spot.words[next(i for i, word in enumerate(spot.words) if word.kind in {"of", "in"}) + 1 :]
    inner = TimeSpot(spot.span, spot.text, "date", rest)
    whole = (_related if rest[-1].kind in _UNIT_KINDS else _date)(inner, setting)
    which = -1 if spot.first("last") else _ordinal(spot)
    if whole.period is None or not which:
        return UNKNOWN
    period = _nth_in(whole.period, spot, which)
    return Reading("DATE", period.value, period, stated=whole.stated, anchored=whole.anchored)


_UNIT_KINDS = frozenset({"unit", "century", "quarter", "weekend"})


def _nth_in(whole: Period, spot: TimeSpot, which: int) -> Period:
    weekday = _number("weekday", spot.first("weekday"))
    step = which - 1 if which > 0 else 0
    if weekday:
        first = whole.start if which > 0 else whole.end - timedelta(days=6)
        return cal.day(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * step))
    unit = next(str(_values()["unit"][word.text]) for word in spot.words if word.kind in _UNIT_KINDS)
    found = cal.shifted(whole.start if which > 0 else whole.end, unit, step)
    return found if found.start <= whole.end else whole


# --- what hangs on another date -----------------------------------------------------------------------------


def _relation(spot: TimeSpot) -> tuple[int | None, bool]:
    """How far the unit lies from its base (None: nothing says so), and whether the base is the date last mentioned."""
    definite = any(word.kind == "the" for word in spot.words)
    for word in spot.words:
        if word.kind in {"last", "past"}:
            return -1, False
        if word.kind == "next":
            return 1, definite
        if word.kind in {"previous", "following"}:
            return (-1 if word.kind == "previous" else 1), True
        if word.kind in _SAME:
            return 0, True
        if word.kind in _PRESENT:
            return 0, False
    return None, definite


def _related_base(spot: TimeSpot, setting: Setting, unit: str) -> Period | None:
    """The period of `unit` that "last", "this", "that", "the next" point at."""
    step, context = _relation(spot)
    if step is None and not context:
        return None
    if context and setting.last and (unit not in _FINE or setting.last.precision in {"day", "week"}):
        base = setting.last.end if (step or 0) > 0 else setting.last.start
    elif setting.published:
        base = setting.published
    else:
        return None
    return cal.shifted(base, unit, step or 0)


_FINE = frozenset({"D", "W", "WE"})


def _related(spot: TimeSpot, setting: Setting) -> Reading:
    if spot.first("weekday"):
        reading = _weekday(spot, setting) or UNKNOWN
    elif spot.first("season", "season_fall", "spring", "month", "month_cap"):
        month = _number("month", spot.first("month", "month_cap"))
        reading = (
            _yearly(spot, setting, _month_maker(month, None)) if month else _season(spot, setting) or UNKNOWN
        )
    elif spot.first("part"):
        reading = _inferred(_night(spot, setting), anchored=_relation(spot)[1])
    else:
        reading = _related_unit(spot, setting)
    return _with_part(spot, reading)


def _night(spot: TimeSpot, setting: Setting) -> Period | None:
    return _related_base(spot, setting, "D")


def _related_unit(spot: TimeSpot, setting: Setting) -> Reading:
    unit = unit_of(spot)
    step, context = _relation(spot)
    if unit is None:  # "that time", "this period"
        return _inferred(setting.last, anchored=True)
    if unit == "WE" and step in {0, None} and setting.published:
        return _inferred(_weekend(setting, setting.published))
    period = _related_base(spot, setting, unit)
    if period is None:
        return UNKNOWN
    if spot.first("fiscal"):
        return Reading("DATE", f"FY{period.start.year}", period)
    return _inferred(period, anchored=context and setting.last is not None)


def _weekend(setting: Setting, published: date) -> Period:
    """ "The weekend": the one ahead, or the one just past where the clause is in the past tense."""
    ahead = cal.weekend(published)
    past = setting.tense.name not in {"future", "present"}
    return cal.weekend(published - timedelta(weeks=1)) if past and ahead.start > published else ahead


def _today(spot: TimeSpot, setting: Setting) -> Reading:
    word = spot.first("today")
    if setting.published is None or word is None:
        return UNKNOWN
    step = _number("today", word) or 0
    if spot.kind == "dayoff":
        step += -1 if spot.first("before") else 1
    reading = _inferred(cal.day(setting.published + timedelta(days=step)))
    if word == "tonight" and reading.period:
        return Reading("TIME", f"{reading.value}TNI", reading.period)
    return _with_part(spot, reading)


def _offset(spot: TimeSpot, setting: Setting) -> Reading:
    back = spot.first("ago", "earlier", "before") is not None
    count = count_of(spot)
    if count is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    from_report = spot.first("ago", "hence") is not None or setting.last is None
    base = setting.published if from_report else (setting.last.start if setting.last else None)
    if base is None:
        return UNKNOWN
    return offset_from(spot, base, back=back, anchored=not from_report)


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


def _set(spot: TimeSpot, setting: Setting) -> Reading:
    daily = spot.first("daily", "annual")
    if daily:
        return Reading("SET", str(_values()["set"][daily]), stated=True)
    weekday = spot.first("weekday", "weekdays")
    part = _name("part", spot.first("part", "parts"))
    tail = f"T{part}" if part else ""
    if weekday:
        number = _number("weekday", weekday.removesuffix("s") if weekday.endswith("days") else weekday)
        return Reading("SET", f"XXXX-WXX-{number}{tail}", stated=True)
    if part:
        return Reading("SET", f"XXXX-XX-XX{tail}", stated=True)
    month, season = spot.first("month", "month_cap"), spot.first("season", "season_fall", "spring")
    if month or season:
        return Reading(
            "SET", f"XXXX-{_number('month', month):02d}" if month else f"XXXX-{_name('season', season)}"
        )
    return Reading("SET", duration_value(spot, rate=True), stated=True)


def _ref(spot: TimeSpot, setting: Setting) -> Reading:
    word = next((w.text for w in spot.words if w.text in _values()["ref"]), None)
    return Reading("DATE", str(_values()["ref"][word]) if word else "PRESENT_REF", stated=True)


def _bare(spot: TimeSpot, setting: Setting) -> Reading:
    if spot.first("overnight"):
        base = cal.day(setting.published) if setting.published else setting.last
        return _with_part(spot, _inferred(base if base and base.precision == "day" else None))
    if spot.first("season", "spring", "season_fall"):
        return _season(spot, setting) or UNKNOWN
    return Reading("DURATION", duration_value(spot), stated=True)


def _time(spot: TimeSpot, setting: Setting) -> Reading:
    clock = _clock(spot)
    rest = [
        word
        for word in spot.words
        if word.kind in {"today", "weekday", "month", "month_cap", "iso", "slashed"}
    ]
    if not rest:
        base = setting.last if setting.last and setting.last.precision == "day" else None
        base = base or (cal.day(setting.published) if setting.published else None)
        stem = base.value[:10] if base else ""
        return Reading("TIME", f"{stem}T{clock}", base, anchored=base is not None and base is setting.last)
    dated = TimeSpot(spot.span, spot.text, "date", spot.words[_clock_words(spot) :])
    reading = _today(dated, setting) if spot.first("today") else _date(dated, setting)
    return Reading("TIME", f"{reading.value[:10]}T{clock}", reading.period, stated=reading.stated)


def _clock_words(spot: TimeSpot) -> int:
    dated = {"today", "weekday", "month", "month_cap", "iso", "slashed"}
    first = next(i for i, word in enumerate(spot.words) if word.kind in dated)
    # "on 4 May": the day stands before its month.
    return first - 1 if first > 1 and spot.words[first - 1].kind in {"small", "nth"} else first


def _clock(spot: TimeSpot) -> str:
    """The hour of the day as hh:mm."""
    raw = next(word for word in spot.words if word.kind in _CLOCK_KINDS)
    if raw.kind == "noon":
        return str(_values()["clock"][raw.text])
    if raw.kind in {"hhmm", "year"}:
        return f"{raw.text[:2]}:{raw.text[2:]}"
    if raw.kind in {"number", "one"}:
        hour, minute = _number("number", raw.text) or 0, 0
    else:
        parts = raw.text.replace(".", ":").split(":")
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    late = (spot.first("ampm") or "a")[0] == "p" or spot.first("part") in {"afternoon", "evening", "night"}
    if spot.first("ampm") and hour == 12:
        hour = 0
    zulu = "Z" if spot.first("zone") in {"gmt", "utc"} else ""
    return f"{hour + 12 if late and hour < 12 else hour:02d}:{minute:02d}{zulu}"


_CLOCK_KINDS = frozenset({"clock", "small", "number", "one", "hhmm", "year", "noon"})

_READERS: dict[str, Reader] = {
    "date": _date,
    "nth": _nth,
    "related": _related,
    "edge": _related,
    "today": _today,
    "dayoff": _today,
    "offset": _offset,
    "offset_to": _duration,
    "span": _span,
    "duration": _duration,
    "set": _set,
    "ref": _ref,
    "bare": _bare,
    "time": _time,
}


def nearest(periods: Iterable[tuple[Span, Period]], after: int, limit: int) -> tuple[Span, Period] | None:
    """The first dated span that begins within (`after`, `limit`)."""
    return next(((span, period) for span, period in periods if after <= span.start < limit), None)
