"""Times of the day. In: a spot and its setting; out: its reading."""

from __future__ import annotations

from dragoman.finding import time_calendar as cal
from dragoman.finding.time_dates import read_date, read_today
from dragoman.finding.time_setting import Reading, Setting, number_of, values
from dragoman.finding.time_spot import TimeSpot


def read_time(spot: TimeSpot, setting: Setting) -> Reading:
    clock = _clock(spot)
    rest = [word for word in spot.words if word.kind in {"today", "weekday", "month", "month_cap", "iso", "slashed"}]
    if not rest:
        base = setting.last if setting.last and setting.last.precision == "day" else None
        base = base or (cal.day(setting.published) if setting.published else None)
        stem = base.value[:10] if base else ""
        return Reading("TIME", f"{stem}T{clock}", base, anchored=base is not None and base is setting.last)
    dated = TimeSpot(spot.span, spot.text, "date", spot.words[_clock_words(spot) :])
    reading = read_today(dated, setting) if spot.first("today") else read_date(dated, setting)
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
        return str(values()["clock"][raw.text])
    zulu = "Z" if spot.first("zone") in {"gmt", "utc"} else ""
    if raw.kind in {"hhmm", "year"}:
        return f"{raw.text[:2]}:{raw.text[2:]}{zulu}"
    if raw.kind in {"number", "one"}:
        hour, minute = number_of("number", raw.text) or 0, 0
    else:
        parts = raw.text.replace(".", ":").split(":")
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    late = (spot.first("ampm") or "a")[0] == "p" or spot.first("part") in {"afternoon", "evening", "night"}
    if spot.first("ampm") and hour == 12:
        hour = 0
    return f"{hour + 12 if late and hour < 12 else hour:02d}:{minute:02d}{zulu}"


_CLOCK_KINDS = frozenset({"clock", "small", "number", "one", "hhmm", "year", "noon"})
