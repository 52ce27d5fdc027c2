"""Words of a text by temporal class. In: raw text; out: a string with one code letter per word, and the words.

Patterns over that string find time expressions: it is short, so that a pattern costs little, and
quantifiers run over words instead of characters, so that no input can make it backtrack for long.
Few words belong to any expression, so a word is made only when it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.lang import load

# What a word begins with tells which branch can match it, so that most words cost one look.
_LEXER = re.compile(
    r"""
    (?P<gap>\n\s*\n)
  | (?=\S)(?:
      (?=[oapAPBF])(?:
          (?P<oclock>o['’]clock\b)
        | (?P<ampm>[ap]\.m\b\.?|[ap]m\b|[AP]\.M\b\.?|[AP]M\b)
        | (?P<era>B\.C\b\.?(?:E\.)?|A\.D\b\.?)
        | (?P<fy>FY[ ’']?(?:(?:19|20)?\d\d)\b)
      )
    | (?P<word>[^\W\d_]++(?:\d\w*+)?)
    | (?P<few>\d{1,2}(?![\d:/.,'’dnrst]))
    | (?=['’]?\d)(?:
          (?P<iso>\d{4}-\d\d-\d\d(?:[T\s]\d\d:\d\d(?::\d\d)?)?(?![\d-]))
        | (?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))
        | (?P<clock>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])|\d{1,2}\.[0-5]\d(?=\s?[ap]\.?m))
        | (?P<decade>(?:1\d|20)\d0['’]?s\b|[1-9]\d0s(?=\s(?:BC|B\.C))|['’]?[2-9]0s\b)
        | (?P<short>['’]\d\d(?![\d'’]))
        | (?P<nth>(?:[12]\d|3[01]|[1-9]|0[1-9])(?:st|nd|rd|th)\b)
        | (?P<decimal>\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++\.\d++)
        | (?P<digits>\d++)
      )
    | (?P<pos>['’]s\b)
    | (?P<hyphen>(?<=\w)[-‐‑](?=\w))
    | (?P<mark>-{1,3}|[^\w\s]|_)
    )
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
_SHAPES = frozenset(_LEXER.groupindex) | frozenset(_MARKS.values())
LEXICAL = _SHAPES | {"small", "num", "year", "hhmm", "holiday", _OPEN}


class Word(NamedTuple):
    """One word: its place, its class and its text in lower case."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The language's temporal words: code letter of each word and each class, named days."""

    words: dict[str, str]  # numbers below 100 in digits are among them
    codes: dict[str, str]
    kinds: dict[str, str]  # code letter → class
    wary: frozenset[str]  # words whose class depends on their capital or on what follows
    holiday: re.Pattern[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The classes of `times.toml`."""
    table = load("times")
    names = sorted(set(table["words"]) | set(LEXICAL))
    codes = {name: chr(0x4E00 + i) for i, name in enumerate(names)}
    words = {word: codes[kind] for kind, words in table["words"].items() for word in words.split()}
    words |= {digits: codes[_digits_kind(digits)] for n in range(100) for digits in (str(n), f"{n:02d}")}
    days = sorted(table["holidays"], key=lambda day: (-len(day), day))
    pattern = "|".join(re.escape(day).replace("'", "['’]").replace(r"\ ", r"\s+") for day in days)
    capital = {word for kind in _CAPITALISED & set(table["words"]) for word in table["words"][kind].split()}
    return Lexicon(
        words,
        codes,
        {code: name for name, code in codes.items()},
        frozenset(re.split(r"[ '.]", day)[0] for day in days) | capital,
        re.compile(rf"(?i:{pattern})\b"),
    )


class Scan:
    """The words of a text: one code letter each, and the words themselves where they are asked for."""

    __slots__ = ("_spans", "_text", "codes")

    def __init__(self, text: str, codes: str, spans: list[tuple[int, int]]) -> None:
        self.codes = codes
        self._text, self._spans = text, spans

    def word(self, i: int) -> Word | None:
        """Word `i`; None before the first and after the last."""
        if not 0 <= i < len(self._spans):
            return None
        start, end = self._spans[i]
        kind = lexicon().kinds[self.codes[i]]
        text = self._text[start:end].lower()
        if kind in _CAPITALISED:
            text = text.rstrip(".")
        elif kind == "holiday":
            text = " ".join(text.replace("’", "'").split())
        return Word(start, end, kind, text)

    def words(self, first: int, last: int) -> tuple[Word, ...]:
        """Words [first, last)."""
        return tuple(word for i in range(first, last) if (word := self.word(i)) is not None)


def scan(text: str) -> Scan:
    """The words of `text`."""
    known = lexicon()
    words, wary, codes, other = known.words, known.wary, known.codes, known.codes[_OPEN]
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    skip = 0
    for match in _LEXER.finditer(text):
        span = match.span()
        if span[0] < skip:
            continue
        kind = match.lastgroup
        if kind == "word":
            lower = match.group().lower()
            letter = words.get(lower, other)
            if lower in wary:
                letter, end = _wary(lower, span, text, known)
                span = span[0], end
                skip = end
        elif kind == "mark":
            letter = codes[_MARKS.get(text[span[0]], "mark")]
        elif kind == "few":
            letter = words[match.group()]
        else:
            letter = codes[_digits_kind(match.group()) if kind == "digits" else kind or _OPEN]
        letters.append(letter)
        spans.append(span)
    return Scan(text, "".join(letters), spans)


def _wary(lower: str, span: tuple[int, int], text: str, known: Lexicon) -> tuple[str, int]:
    """Code and end of a word that may begin a named day, or is a time only with a capital."""
    start, end = span
    letter = known.words.get(lower, known.codes[_OPEN])
    capital = text[start].isupper()
    day = known.holiday.match(text, start) if capital else None
    if day:
        return known.codes["holiday"], day.end()
    if known.kinds[letter] not in _CAPITALISED:
        return letter, end
    if not capital:
        return known.codes[_OPEN], end
    if len(lower) < 6 and text[end : end + 1] == "." and lower in _abbreviations():
        end += 1
    return letter, end


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
