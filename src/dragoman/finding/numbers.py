"""Text → numbers. In: raw text; out: numbers in digits and words with their bounds, qualifier and currency.

One expression finds the number itself; what stands right before and after it ("at least", "$", "or more") is read from
there. Nothing here knows what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.document import Span
from dragoman.lang import load

_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]*\d)"
# A qualifier of several words ends at most so many characters before the number.
_BEFORE = 48
# "Two or three" is a range, "100 or 2" is not; "killed 20 to 2,000" would be none either.
_WIDEST_OR = 5
_SIGN = r"(?:(?:us|au?|ca?|nz|hk)?[$€£]\s?)"
_MULTIPLES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}


@dataclass(frozen=True, slots=True)
class Number:
    """A number: `core` is its words alone, `span` those with qualifier and currency."""

    core: Span
    span: Span
    low: float | None
    high: float | None
    qualifier: str  # exact | more_than | less_than | about | range
    currency: str | None = None
    further: bool = False  # "a further", "another": it comes on top of others
    metres: bool = False  # "20m" without a currency: millions or metres


@dataclass(frozen=True, slots=True)
class _Grammar:
    number: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    qualifiers: dict[str, str]
    trailing: dict[str, str]
    spread: re.Pattern[str]  # after which "from 10 to 20" is a range, and no change
    phrasal: re.Pattern[str]  # after which "over" is no qualifier
    value: dict[str, float]
    scale: dict[str, float]
    vague: dict[str, float]
    money_before: dict[str, str]
    money_after: dict[str, str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    table = load("numbers")
    qualifiers = {p: kind for kind in ("more_than", "less_than", "about") for p in table["before"][kind]}
    trailing = {p: kind for kind, phrases in table["after"].items() for p in phrases}
    article = rf"(?:(?:{_any(table['before']['article'])})\s+)?"
    filler = rf"(?:\b(?P<filler>(?:(?:{_any(table['before']['filler'])})\s+)+)|{article})"
    before = (
        rf"(?:(?<!\w)(?P<qual>{_any(qualifiers)})\s*)?{filler}(?:(?<!\w)(?P<money>{_any(table['money_before'])})\s?)?$"
    )
    names = "|".join(_plural(name) for name in sorted(table["money_after"], key=lambda n: (-len(n), n)))
    after = rf"(?P<tail>\s?\+|\s(?:{_any(trailing)})\b)?(?:(?:\s+of)?(?:\s|-)(?P<money>{names})\b)?"
    return _Grammar(
        re.compile(_number_pattern(table), re.IGNORECASE),
        re.compile(before, re.IGNORECASE),
        re.compile(after, re.IGNORECASE),
        qualifiers,
        trailing,
        re.compile(rf"\b(?:{_any(table['before']['spread'])})\s+$", re.IGNORECASE),
        re.compile(rf"\b(?:{_any(table['before']['phrasal'])})\s+$", re.IGNORECASE),
        {**table["value"], **table["some"], "half": 0.5},
        {**table["scale"], **table["suffix"]},
        table["vague"],
        table["money_before"],
        table["money_after"],
    )


def _plural(name: str) -> str:
    return rf"{re.escape(name)}s?".replace(r"\ ", r"\s+")


def _number_pattern(table: dict[str, Any]) -> str:
    """One number or a range of two."""
    units = _any(w for w, v in table["value"].items() if v < 10)
    teens = _any(w for w, v in table["value"].items() if 10 <= v < 20)
    tens = _any(w for w, v in table["value"].items() if v >= 20)
    small = rf"(?:(?:{tens})(?:[- ](?:{units}))?|{teens}|{units})"
    scale = rf"(?:{_any(table['scale'])})"
    digits = rf"(?:{_GROUPED}|\d+(?:\.\d+)?)(?:[ -]?{scale}\b|(?:{_any(table['suffix'])})\b|\s(?:mn|mln|bn|bln)\b)?"
    some = r"half[\s-]an?|half|an?\s+(?:few|couple(?:\s+of)?)|several|few|an?"
    base = rf"(?:(?:{digits}|{small})(?:\s+and\s+a\s+half)?|{some})"
    spelled = (
        rf"\b(?:{base}[\s-]+{scale}(?:[\s-]+{scale})*(?:(?:\s+and\s+|\s+|-){small}(?:\s+{scale})*)*(?:\s+and\s+a\s+half\b)?"
        rf"|{small}|dozen)\b"
    )
    vague = rf"\b(?:{_any(table['vague'])})\b(?:\s+of\s+(?:{_any(_MULTIPLES)})\b)?"
    one = rf"(?:{spelled}|{digits}|{vague})"
    return (
        rf"(?<![\w.,:/#\-–])(?P<lead>(?:between|from)\s+)?{_SIGN}?(?P<a>(?<![\w#]){one})(?![\w°]|[.,:/]\d|\s?/\s?\d)"
        rf"(?:(?P<link>\s?[-–]\s?|\s+to\s+|\s+or\s+(?:even\s+)?|(?(lead)\s+and\s+|(?!)))"
        rf"{_SIGN}?(?P<b>{one})(?![\w°]|[.,:/]\d))?"
    )


def find_numbers(text: str) -> Iterator[Number]:
    """The numbers of `text` in its order."""
    grammar, at = _grammar(), 0
    while found := grammar.number.search(text, at):
        at = found.end()
        if found["b"] and not _is_range(found):
            at = found.end("a")
            if found["link"].strip() in {"-", "–"}:  # a score
                at = found.end()
                continue
        yield _read(text, found, at == found.end() and found["b"] is not None)


def _is_range(found: re.Match[str]) -> bool:
    low, high = _range(found)
    if (found["lead"] or "").lower().startswith("from"):  # "rose from 10 to 20"
        return low < high and bool(
            _grammar().spread.search(found.string, max(0, found.start() - _BEFORE), found.start())
        )
    vague = found["a"].lower() in _grammar().vague
    if not vague and found["link"].strip().startswith("or") and high > _WIDEST_OR * max(low, 1):
        return False
    return low < high


def _range(found: re.Match[str]) -> tuple[float, float]:
    low, high = value_of(found["a"]), value_of(found["b"])
    scale = _last_scale(found["b"])
    if scale >= 1000 and _last_scale(found["a"]) == 1 and low < 1000 and low * scale < high:
        low *= scale  # "two to three million"
    if found["a"].lower() in _grammar().vague and " of " in found["b"]:
        low *= _MULTIPLES.get(found["b"].lower().split()[-1], 1)  # "tens or hundreds of thousands"
    return low, high


def _last_scale(words: str) -> float:
    parts = re.findall(r"[a-z]+", words.lower())
    return _grammar().scale.get(parts[-1], 1) if parts else 1


@lru_cache(maxsize=4096)
def value_of(words: str) -> float:
    """What a number in digits or words comes to; of a vague plural the least it can mean."""
    grammar = _grammar()
    words = re.sub(r"(?<=\d)[,\s](?=\d)", "", words.lower())
    total = current = 0.0
    if words.endswith(" and a half") and words.split()[0] in {"a", "an"}:  # "a million and a half"
        return 1.5 * value_of(words.removesuffix(" and a half"))
    for word in re.findall(r"\d+(?:\.\d+)?|[a-z]+", words):
        if word[0].isdigit():
            current = float(word)
        elif word in grammar.value:
            current += grammar.value[word]
        elif word in grammar.vague:
            total, current = 0.0, (current or 1) * grammar.vague[word]
            if "of" in words:  # "tens of thousands"
                return current * _MULTIPLES.get(words.split()[-1], 1)
        elif word in grammar.scale:
            scale = grammar.scale[word]
            if scale < 1000:
                current = (current or 1) * scale
            else:
                total, current = total + (current or total or 1) * scale - (0 if current else total), 0.0
    return total + current


def _read(text: str, found: re.Match[str], ranged: bool) -> Number:
    grammar = _grammar()
    start, end = found.start("a"), found.end("b") if ranged else found.end("a")
    before = grammar.before.search(text, max(0, start - _BEFORE), start)
    after = grammar.after.match(text, end)
    if before and before["qual"] and _is_preposition(text, before):
        before = None
    said = " ".join((before["qual"] or "").lower().split()) if before else ""
    kind = grammar.qualifiers.get(said)
    money = " ".join(before["money"].lower().split()) if before and before["money"] else ""
    currency = grammar.money_before.get(money)
    last = end
    if after is not None:
        tail = (after["tail"] or "").strip().lower()
        if not kind and tail:
            kind, last = grammar.trailing[" ".join(tail.split())], after.end("tail")
        if currency is None and after["money"]:
            currency, last = _named(after["money"].lower()), after.end("money")
    first = _start(before, start)
    if ranged:
        low, high = _range(found)
        first = min(first, found.start("lead")) if found["lead"] else first
        return Number(Span(start, end), Span(first, last), low, high, "range", currency, False)
    value = value_of(found["a"])
    vague = found["a"].lower().split()[0] in (*grammar.vague, "several", "few") or _is_few(found["a"])
    low_, high_, qualifier = _bounds(value, kind or ("more_than" if vague else "exact"))
    filler = before["filler"].lower() if before and before["filler"] else ""
    further = any(w in filler for w in ("further", "another", "additional"))
    metres = currency is None and bool(re.search(r"\d[mMbBkK]$", found["a"]))
    return Number(Span(start, end), Span(first, last), low_, high_, qualifier, currency, further, metres)


def _is_preposition(text: str, before: re.Match[str]) -> bool:
    """ "Handed over 20 prisoners", "silence about the two raids"."""
    words = before[0].lower().split()
    if words[-1] == "the" and len(words) == 2:
        return True
    from_ = max(0, before.start("qual") - _BEFORE)
    return words == ["over"] and bool(_grammar().phrasal.search(text, from_, before.start("qual")))


def _start(before: re.Match[str] | None, start: int) -> int:
    """Where the words that belong to the number begin."""
    parts = [before.start(name) for name in ("qual", "filler", "money") if before[name]] if before else []
    return min(parts, default=start)


def _is_few(words: str) -> bool:
    return bool(re.match(r"an?\s+few\b", words, re.IGNORECASE))


def _bounds(value: float, kind: str) -> tuple[float | None, float | None, str]:
    if kind == "more_than":
        return value, None, kind
    if kind == "less_than":
        return None, value, kind
    return value, value, kind


def _named(words: str) -> str | None:
    table = _grammar().money_after
    words = " ".join(words.split())
    return table.get(words) or table.get(words.removesuffix("s"))
