"""Two dates that share their month, year or era. In: the words of a range; out: the spots of its ends.

"March 3 and 5", "3-5 March 1999", "August and September 1914", "26 June to 4 August 1952", "2014-16", "499-493 BC".
"""

from __future__ import annotations

from dragoman.finding.time_spot import TimeSpot, spot_of
from dragoman.finding.time_words import Word
from dragoman.lang import load

_JOINTS = frozenset({"hyphen", "dash", "slash", "and", "or", "to", "until"})
_MONTHS = frozenset({"month", "month_cap"})
_ENDS = _MONTHS | {"small", "nth", "year", "num", "season", "season_fall", "spring"}
_LONGEST = 150  # years from the first to the last of a range


def range_spots(text: str, words: tuple[Word, ...]) -> list[TimeSpot]:
    """The first and the last date of a range, each with what it shares with the other."""
    cut = next(i for i, word in enumerate(words) if word.kind in _JOINTS and i and words[i - 1].kind in _ENDS)
    left, right = words[:cut], words[cut + 1 :]
    if left[-1].kind == "year" and right[-1].kind != "era":
        return _year_range(text, left, right)
    shared_left = _lacking(left, right, *(() if _is_month(left) else _MONTHS))
    shared_right = () if _is_month(right) else tuple(word for word in left if word.kind in _MONTHS)
    return [spot_of(text, "date", left, left + shared_left), spot_of(text, "date", right, shared_right + right)]


def is_year_range(words: tuple[Word, ...]) -> bool:
    """Whether two numbers can be the first and the last year of something."""
    first, last = int(words[0].text), words[-1].text
    return first >= 1400 and (len(last) < 4 or first < int(last) <= first + _LONGEST)


def _is_month(words: tuple[Word, ...]) -> bool:
    return any(word.kind in _MONTHS for word in words)


def _lacking(left: tuple[Word, ...], right: tuple[Word, ...], *more: str) -> tuple[Word, ...]:
    """The words of the last date that the first one shares; its year is the one before from November to January."""
    found = [word for word in right if word.kind in {"year", "era", *more}]
    first, last = _month_of(left), _month_of(right)
    if first is None or last is None or first <= last:
        return tuple(found)
    return tuple(word._replace(text=str(int(word.text) - 1)) if word.kind == "year" else word for word in found)


def _month_of(words: tuple[Word, ...]) -> int | None:
    table: dict[str, int] = load("times")["values"]["month"]
    return next((table[word.text] for word in words if word.kind in _MONTHS), None)


def _year_range(text: str, left: tuple[Word, ...], right: tuple[Word, ...]) -> list[TimeSpot]:
    """ "2014-16" as two years, where the second comes after the first."""
    first, last = left[-1].text, right[0]
    if len(last.text) == 4:
        full = last
    elif len(last.text) == 2 and last.text > first[2:]:
        full = Word(last.start, last.end, "year", first[:2] + last.text)
    else:
        return [spot_of(text, "date", left, left)]
    return [spot_of(text, "date", left, left), spot_of(text, "date", right, (full,))]
