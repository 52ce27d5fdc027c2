"""Is it a time where it stands? In: an expression's words and those around it; out: yes or no.

"26 July Movement", "Resolution 1970", "a 6-year-old boy", "the Harbour Daily" hold no times.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.finding.time_ranges import is_year_range
from dragoman.finding.time_words import Word
from dragoman.lang import load

Around = tuple[Word | None, Word | None, Word | None]  # the word before, the two after


def is_time(text: str, words: tuple[Word, ...], around: Around, kind: str) -> bool:
    """Whether the words are a time, given the word before them and the two after."""
    before, after, second = around
    head = words[0]
    if kind in {"today", "set", "related"} and _is_title(text, head, before, after):
        return False
    if words[-1].kind == "decade" and len(words[-1].text) < 5 and before and before.kind == "possessive":
        return False  # "in her early 30s"
    if kind in {"date", "range", "time"} and _is_name(text, before, after):
        return False
    if kind == "range" and words[0].kind == "year" and words[-1].kind != "era":
        return is_year_range(words) and not _is_number(words[-1], None, after)
    if kind == "time" and any(word.kind == "units" and word.text not in _lists()["hours"] for word in words):
        return False
    if head.text == "many" and before is not None and before.text == "as":
        return False
    if kind == "time" and len(words) == 1 and head.kind == "clock" and not _is_hour(text, before, after):
        return False
    if kind == "ref" and head.kind == "those":
        return words[-1].text == "days"
    if kind == "duration" and _is_programme(text, words):
        return False
    if kind == "age":
        return after is not None and after.text in _lists()["aged"]
    if len(words) == 1 and not _alone(text, head, before, after):
        return False
    return not (after and second and after.kind == "hyphen" and second.kind == "old")


def _is_hour(text: str, before: Word | None, after: Word | None) -> bool:
    """Whether 4:31 is a time of day: the length of a film ends its line and follows no preposition."""
    return before is None or (after is not None and after.kind != "gap") or before.text in _lists()["before_hour"]


def _is_programme(text: str, words: tuple[Word, ...]) -> bool:
    """A broadcast or a film: "24 Hours", "'48 Hours'"."""
    last = words[-1]
    return words[0].text.lstrip("'’")[:1].isdigit() and text[last.start : last.end].istitle()


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


def _alone(text: str, word: Word, before: Word | None, after: Word | None) -> bool:
    """The same for one word alone: months that are also names or verbs, numbers that are no years."""
    if word.kind in {"year", "short"}:
        return _is_year(word, before, after)
    if word.kind == "month_cap":
        return _is_month(text, before, after)
    if word.kind == "month" and word.text in _lists()["names"]:
        return text[word.end - 1] == "."
    if word.kind == "daily":  # "the daily Harbour Times"
        return after is None or after.kind != "other" or not text[after.start].isupper()
    if word.text in _lists()["not_after_early"]:  # "the early hours of Friday"
        return before is None or before.kind != "early"
    if word.kind == "future":
        return before is None or before.kind != "article"
    return True


def _is_month(text: str, before: Word | None, after: Word | None) -> bool:
    """ "In March", and "the March protests" but not "the May River"."""
    if before is None:
        return False
    if before.kind in {"the", "article"}:
        return after is not None and after.kind == "other" and text[after.start].islower()
    return before.text in _lists()["before_month"]


def _is_year(head: Word, before: Word | None, after: Word | None) -> bool:
    """1998 is a year unless it is a number, an amount or a count; years before 1900 need a preposition."""
    if _is_number(head, before, after):
        return False
    if head.kind == "year" and 1900 <= int(head.text) <= 2100:
        return True
    if before is None or before.text in _lists()["before_year"]:
        return True
    if before.kind == "the" and int(head.text) >= 1600:  # "the 1777 campaign"
        return after is not None and after.kind == "other" and not after.text.endswith("s")
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
