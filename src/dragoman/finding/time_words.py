"""Words of a text by temporal class. In: raw text; out: its words and a string with one code letter per word.

Patterns over that string find time expressions: it is short, so that a pattern costs little, and
quantifiers run over words instead of characters, so that no input can make it backtrack for long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.lang import load

_LEXER = re.compile(
    r"""
    (?P<iso>\d{4}-\d\d-\d\d(?:[T\s]\d\d:\d\d(?::\d\d)?)?(?![\d-]))
  | (?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))
  | (?P<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])|\d{1,2}\.[0-5]\d(?=\s?[ap]\.?m))
  | (?P<decade>(?:1\d|20)\d0['’]?s\b|['’]?[2-9]0s\b)
  | (?P<short>['’]\d\d(?![\d'’]))
  | (?P<nth>(?:[12]\d|3[01]|[1-9]|0[1-9])(?:st|nd|rd|th)\b)
  | (?P<decimal>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)
  | (?P<digits>\d+)
  | (?P<pos>['’]s\b)
  | (?P<oclock>o['’]clock\b)
  | (?P<ampm>[ap]\.m\b\.?|[ap]m\b|[AP]\.M\b\.?|[AP]M\b)
  | (?P<era>B\.C\.(?:E\.)?|A\.D\.)
  | (?P<fy>FY[ ’']?(?:(?:19|20)?\d\d)\b)
  | (?P<word>[^\W\d_]+(?:\d\w*)?)
  | (?P<gap>\n\s*\n)
  | (?P<hyphen>(?<=\w)[-‐‑](?=\w))
  | (?P<mark>-{1,3}|[^\w\s]|_)
    """,
    re.VERBOSE,
)
_MARKS = {
    ",": "comma",
    "/": "slash",
    "(": "open",
    "[": "open",
    "-": "dash",
    "–": "dash",
    "—": "dash",
    ".": "dot",
}
_CAPITALISED = frozenset({"month", "month_cap", "weekday", "weekdays"})
_OPEN = "other"
LEXICAL = (
    frozenset(_LEXER.groupindex)
    | frozenset(_MARKS.values())
    | {
        "small",
        "num",
        "year",
        "hhmm",
        "holiday",
        _OPEN,
    }
)


class Word(NamedTuple):
    """One word: its place, its class and its text in lower case."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The language's temporal words: class of each word, code letter of each class, named days."""

    classes: dict[str, str]
    codes: dict[str, str]
    holiday_starts: frozenset[str]
    holiday: re.Pattern[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The classes of `times.toml`."""
    table = load("times")
    classes = {word: kind for kind, words in table["words"].items() for word in words.split()}
    names = sorted(set(table["words"]) | set(LEXICAL))
    codes = {name: chr(0x4E00 + i) for i, name in enumerate(names)}
    days = sorted(table["holidays"], key=lambda day: (-len(day), day))
    pattern = "|".join(re.escape(day).replace("'", "['’]").replace(r"\ ", r"\s+") for day in days)
    return Lexicon(
        classes,
        codes,
        frozenset(re.split(r"[ '.]", day)[0] for day in days),
        re.compile(rf"(?i:{pattern})\b"),
    )


def scan(text: str) -> tuple[list[Word], str]:
    """The words of `text` and their code letters."""
    known = lexicon()
    words: list[Word] = []
    skip = 0
    for match in _LEXER.finditer(text):
        start = match.start()
        if start < skip:
            continue
        word = _read(match, text, known)
        skip = word.end
        words.append(word)
    return words, "".join([known.codes[word.kind] for word in words])


def _read(match: re.Match[str], text: str, known: Lexicon) -> Word:
    kind, raw = match.lastgroup or _OPEN, match.group()
    start, end = match.span()
    if kind == "word":
        return _read_word(raw, start, text, known)
    if kind == "digits":
        return Word(start, end, _digits_kind(raw), raw)
    if kind == "mark":
        return Word(start, end, _MARKS.get(raw[0], "mark"), raw)
    return Word(start, end, kind, raw.lower())


def _read_word(raw: str, start: int, text: str, known: Lexicon) -> Word:
    lower, end = raw.lower(), start + len(raw)
    if lower in known.holiday_starts and raw[0].isupper():
        day = known.holiday.match(text, start)
        if day:
            return Word(start, day.end(), "holiday", " ".join(day.group().lower().replace("’", "'").split()))
    kind = known.classes.get(lower, _OPEN)
    if kind in _CAPITALISED:
        if not raw[0].isupper():
            kind = _OPEN
        elif len(lower) < 6 and text[end : end + 1] == "." and lower in _abbreviations():
            end += 1
    return Word(start, end, kind, lower)


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(load("times")["abbreviations"].split())


def _digits_kind(raw: str) -> str:
    if len(raw) <= 2:
        return "small" if 0 < int(raw) <= 31 else "num"
    if len(raw) == 4:
        if raw[0] == "0":
            return "hhmm"
        return "year" if 1000 <= int(raw) < 2200 else "num"
    return "num"
