"""How many of which unit. In: a spot; out: its count, its unit and its value as a TIMEX3 duration."""

from __future__ import annotations

from dragoman.finding.time_spot import TimeSpot
from dragoman.lang import load

_UNITS = ("unit", "units", "quarter", "quarters", "century", "weekend", "second")
_DIGITS = frozenset({"small", "num", "year", "decimal"})


def unit_of(spot: TimeSpot) -> str | None:
    """The letter of the spot's unit: Y M W D, TH TM TS hours to seconds, E decade, C century, Q quarter."""
    table = load("times")["values"]["unit"]
    found = [word.text for word in spot.words if word.kind in _UNITS]
    return str(table[found[-1]]) if found else None


def count_of(spot: TimeSpot) -> float | None:
    """How many; None where the words leave it open ("several weeks", "weeks")."""
    if spot.first("scores") or (spot.first("vague", "some") and not spot.first("number", "big", *_DIGITS)):
        return None
    numbers = _numbers(spot)
    if numbers:
        return numbers[-1] + _fraction(spot)
    if spot.first("half"):
        return 1.5 if spot.first("and") else 0.5  # "an hour and a half"
    single = spot.first("article", "another", "unit", "century", "weekend", "quarter", "second")
    return 1.0 if single and not spot.first("units") else None


def _numbers(spot: TimeSpot) -> list[float]:
    """The numbers said, those of one compound ("twenty-five", "two hundred") as one."""
    table = load("times")["values"]["number"]
    numbers: list[float] = []
    open_ = False
    for word in spot.words:
        if word.kind in _DIGITS:
            numbers.append(float(word.text.replace(",", "")))
            open_ = True
        elif word.kind in {"number", "one", "big"}:
            value = float(table[word.text])
            if open_ and numbers:
                numbers[-1] = numbers[-1] * value if value >= 100 or word.text == "dozen" else numbers[-1] + value
            else:
                numbers.append(value)
            open_ = True
        elif word.kind != "hyphen":
            if word.kind == "slash":
                return numbers[:1]
            open_ = False
    return numbers


def _fraction(spot: TimeSpot) -> float:
    return 0.5 if spot.first("slash", "half") else 0.0


def duration_value(spot: TimeSpot, *, rate: bool = False) -> str:
    """P3D, PT2H, PXY. Of a rate ("twice a week", "every other day") the length of one turn."""
    unit = unit_of(spot)
    if unit is None:
        kind, word = next(((w.kind[:-1], w.text) for w in spot.words if w.kind in {"seasons", "parts"}), ("", ""))
        return f"P{_plain(count_of(spot))}{load('times')['values'][kind][word]}" if kind else ""
    if rate:
        count: float | None = (
            2.0 if spot.first("alternate") else count_of(spot) if spot.words[0].kind == "every" else 1.0
        )
    else:
        count = 1.0 if spot.first("past") and not spot.first("units", "quarters") else count_of(spot)
    return _spelled(count, unit)


def _spelled(count: float | None, unit: str) -> str:
    if unit in {"E", "C", "L", "F"}:
        factor, base = {"E": (10, "Y"), "C": (100, "Y"), "L": (1000, "Y"), "F": (2, "W")}[unit]
        return f"P{_plain(count * factor if count is not None else None)}{base}"
    if unit == "WE":
        return f"P{_plain(count)}WE"
    if unit == "TH" and count is not None and count != int(count):
        return f"PT{int(count)}H30M" if count > 1 else "PT30M"
    return f"P{unit[:-1]}{_plain(count)}{unit[-1]}"


def _plain(count: float | None) -> str:
    return "X" if count is None or count > 1e6 else f"{count:g}"
