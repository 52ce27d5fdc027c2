"""Document → figures. In: the parsed report and its time spots; out: counted quantities with bounds, unit and kind.

Dates, ages, percentages, distances and ordinal numbers are no counts. What the number counts is the noun it stands
before; what happened to them is read from the words that govern it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.document import Document, Span, Token
from dragoman.finding.times import TimeSpot
from dragoman.lang import load
from dragoman.mentions import FigureMention
from dragoman.parsing.clauses import is_verb

_DIGITS = re.compile(r"\d{1,3}(?:[,  ]\d{3})+(?:\.\d+)?$|\d+(?:\.\d+)?$")
_GLUED = re.compile(r"(\d[\d,.]*)(k|m|mn|mln|bn|bln)$")
_LINKS = frozenset({"and", "-", "a", "to", "–"})
_NO_COUNT = frozenset(
    "percent % per cent km kilometer kilometre mile metre meter kg ton tonne hectare acre degree year month week day hour "
    "minute second old magnitude point seat vote times foot feet inch litre liter barrel mw megawatt mph caliber".split()
)


@dataclass(frozen=True, slots=True)
class _Number:
    first: int
    last: int
    low: float
    high: float | None
    vague: bool


def find_figures(doc: Document, spots: Iterable[TimeSpot] = ()) -> tuple[FigureMention, ...]:
    """All counted quantities, in text order."""
    dated = {i for spot in spots for i in doc.tokens_in(spot.span)}
    found: list[FigureMention] = []
    i = 0
    while i < len(doc.tokens):
        number = None if i in dated else _number(doc, i, dated)
        if number is None:
            i += 1
            continue
        figure = _figure(doc, number)
        if figure is not None:
            found.append(figure)
        i = number.last
    return tuple(found)


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    table = dict(load("numbers"))
    phrases = [
        (tuple(p.split()), kind)
        for kind in ("more_than", "less_than", "about")
        for p in table["qualifier"][kind]
    ]
    table["phrases"] = sorted(phrases, key=lambda p: -len(p[0]))
    return table


@lru_cache(maxsize=1)
def _kinds() -> dict[str, dict[str, frozenset[str]]]:
    return {
        kind: {pos: frozenset(words.split()) for pos, words in row.items()}
        for kind, row in load("figures")["kind"].items()
    }


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    return {word: unit for unit, words in load("figures")["units"].items() for word in words.split()}


@lru_cache(maxsize=1)
def _measures() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load("figures")["measure"].items()}


def _plain(text: str) -> float | None:
    if _DIGITS.match(text):
        return float(re.sub(r"[,  ]", "", text))
    return None


def _number(doc: Document, i: int, dated: set[int]) -> _Number | None:
    """The number that begins at token `i`: digits and number words, scales, vague plurals, ranges."""
    first = _simple(doc, i)
    if first is None:
        return None
    low, high, last, vague = first
    tokens = doc.tokens
    if last + 1 < len(tokens) and tokens[last].lower in {"to", "-", "–", "or"} and last + 1 not in dated:
        second = _simple(doc, last + 1)
        if second is not None and not second[3] and second[0] >= low:
            scale = second[0] / low if low and low < 1000 <= second[0] and second[2] - last > 2 else 1
            if tokens[last].lower != "or" or second[0] <= 3 * low:
                return _Number(i, second[2], low * (1 if scale < 1000 else _scale_of(doc, second)), second[0], False)
    return _Number(i, last, low, high, vague)


def _scale_of(doc: Document, second: tuple[float, float | None, int, bool]) -> float:
    return float(_tables()["scale"].get(doc.tokens[second[2] - 1].lower, 1))


def _simple(doc: Document, i: int) -> tuple[float, float | None, int, bool] | None:
    """(low, high, next token, vague) of the number at `i`, ranges left out."""
    tokens, table = doc.tokens, _tables()
    word = tokens[i].lower
    if word in table["vague"]:
        return _vague(doc, i)
    glued = _GLUED.match(word)
    if glued:
        value = _plain(glued.group(1))
        return None if value is None else (value * table["scale"][glued.group(2)], None, i + 1, False)
    if word in {"a", "half", "several", "few"}:
        return _article_number(doc, i)
    value = _plain(word)
    if value is None:
        value = table["value"].get(word)
        if value is None and "-" in word:
            parts = [table["value"].get(p) for p in word.split("-")]
            value = sum(parts) if all(p is not None for p in parts) else None  # type: ignore[arg-type]
    if value is None:
        return None
    return (*_scaled(doc, i + 1, float(value)), False)


def _scaled(doc: Document, at: int, value: float) -> tuple[float, float | None, int]:
    """Apply "hundred", "thousand", "million" and what is added after them."""
    tokens, table = doc.tokens, _tables()
    total = 0.0
    while at < len(tokens):
        word = tokens[at].lower
        scale = table["scale"].get(word)
        if scale is not None and (scale >= 100 or word in {"dozen", "score"}) and len(word) > 1:
            value *= scale
            at += 1
            if scale >= 1000:
                total, value = total + value, 0.0
        elif word in table["value"] and (value >= 20 or total) and tokens[at - 1].text in {"-", "and", tokens[at - 1].text} and value % 10 == 0 and value + table["value"][word] < 1000 and tokens[at - 1].lower in (*table["value"], *table["scale"]):
            value += table["value"][word]
            at += 1
        elif word in {"-", "and"} and at + 1 < len(tokens) and tokens[at + 1].lower in table["value"] and value >= 20 and value % 10 == 0 and tokens[at - 1].lower in (*table["value"], *table["scale"]):
            value += table["value"][tokens[at + 1].lower]
            at += 2
        else:
            break
    return total + value, None, at


def _vague(doc: Document, i: int) -> tuple[float, float | None, int, bool]:
    tokens, table = doc.tokens, _tables()
    low = float(table["vague"][tokens[i].lower])
    at = i + 1
    if at + 1 < len(tokens) and tokens[at].lower == "of" and tokens[at + 1].lower in {"thousands", "millions"}:
        low *= {"thousands": 1000, "millions": 1000000}[tokens[at + 1].lower]
        at += 2
    return low, None, at, True


def _article_number(doc: Document, i: int) -> tuple[float, float | None, int, bool] | None:
    """"a dozen", "a hundred", "half a million", "several hundred", "a few thousand"."""
    tokens, table = doc.tokens, _tables()
    words = [t.lower for t in tokens[i : i + 3]]
    if words[:2] == ["half", "a"] and len(words) > 2 and words[2] in table["scale"]:
        return table["scale"][words[2]] / 2, None, i + 3, False
    factor, at = (1.0, i + 1) if words[0] == "a" else (3.0, i + 1)
    if words[:2] == ["a", "few"]:
        factor, at = 3.0, i + 2
    if at >= len(tokens) or tokens[at].lower not in table["scale"] or len(tokens[at].lower) < 4:
        return None
    value, high, last = _scaled(doc, at + 1, factor * table["scale"][tokens[at].lower])
    return value, high, last, factor > 1


def _figure(doc: Document, number: _Number) -> FigureMention | None:
    tokens = doc.tokens
    if _is_ruled_out(doc, number):
        return None
    qualifier, first, low, high = _qualify(doc, number)
    last = number.last
    currency = _currency(doc, number)
    head = _counted(doc, number)
    counted = tokens[head] if head is not None else None
    if currency is None and counted is None and not _stands_alone(doc, number):
        return None
    if currency is not None:
        code, first, last = currency[0], min(first, currency[1]), max(last, currency[2])
        return _mention(doc, number, first, last, "money", low, high, qualifier, code, None, None)
    unit = _unit(counted)
    kind = _kind(doc, number, counted)
    if kind == "other" and unit is None:
        return None
    measure = _measure(doc, number, counted) if kind in {"displaced", "refugees", "returned", "affected"} else None
    if counted is not None and last <= counted.i < last + 6:
        last = counted.i + 1
    return _mention(
        doc, number, first, last, kind, low, high, qualifier, unit or "person", measure, counted
    )


def _mention(  # noqa: PLR0913
    doc: Document, number: _Number, first: int, last: int, kind: str, low: float | None, high: float | None,
    qualifier: str, unit: str, measure: str | None, counted: Token | None,
) -> FigureMention:  # fmt: skip
    span = doc.span(first, last)
    of = doc.text[doc.tokens[number.last].start : counted.end] if counted and counted.i >= number.last else None
    head = counted.i if counted is not None else number.last - 1
    return FigureMention(head, span, doc.text[slice(*span)], kind, low, high, qualifier, unit, measure, of)


def _is_ruled_out(doc: Document, number: _Number) -> bool:
    """Ages, percentages, measures, ordinals, list numbers, scores."""
    tokens = doc.tokens
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    following = tokens[number.last + 1].lower if after == "-" and number.last + 1 < len(tokens) else ""
    before = tokens[number.first - 1].lower if number.first else ""
    if after in _NO_COUNT or after.rstrip("s") in _NO_COUNT or following.rstrip("s") in _NO_COUNT:
        return True
    if before in {"aged", "no", "no.", "number", "article", "section", "chapter", "page", "room", "flight", "highway",
                  "route", "resolution", "group", "channel", "aged", "#", "/", ":"}:  # fmt: skip
        return True
    word = tokens[number.first]
    return word.lower == "one" and (word.dep not in {"nummod"} or after == "of") or after in {"/", ":"}


def _qualify(doc: Document, number: _Number) -> tuple[str, int, float | None, float | None]:
    """Qualifier, first token with it, low and high."""
    tokens, first = doc.tokens, number.first
    low: float | None = number.low
    if number.high is not None:
        start = first - 1 if first and tokens[first - 1].lower in {"between", "from"} else first
        return "range", start, low, number.high
    if first >= 1 and tokens[first - 1].lower == "between" and number.last + 1 < len(tokens):
        second = _simple(doc, number.last + 1) if tokens[number.last].lower == "and" else None
        if second is not None:
            return "range", first - 1, low, second[0]
    for words, kind in _tables()["phrases"]:
        start = first - len(words)
        if start >= 0 and all(tokens[start + k].lower == w for k, w in enumerate(words)):
            if kind == "less_than":
                return kind, start, None, number.low
            return kind, start, low, None if kind == "more_than" else number.low
    if number.vague:
        return "more_than", first, low, None
    after = tokens[number.last].lower if number.last < len(tokens) else ""
    if after in {"+", "plus"}:
        return "more_than", first, low, None
    return "exact", first, low, number.low


def _currency(doc: Document, number: _Number) -> tuple[str, int, int] | None:
    tokens, table = doc.tokens, _tables()["currency"]
    if number.first and tokens[number.first - 1].lower in table:
        return table[tokens[number.first - 1].lower], number.first - 1, number.last
    for at in (number.last, number.last + 1):
        if at < len(tokens) and tokens[at].lemma in table and tokens[at].pos in {"NOUN", "PROPN", "SYM"}:
            return table[tokens[at].lemma], number.first, at + 1
    return None


def _counted(doc: Document, number: _Number) -> int | None:
    """The noun that is counted: governor of the number, or what follows "of"."""
    tokens = doc.tokens
    last = tokens[number.last - 1]
    if number.last < len(tokens) and tokens[number.last].lower == "of":
        for kid in doc.kids(number.last, "pobj"):
            return kid.i
    for i in range(number.first, number.last):
        token = tokens[i]
        if token.dep in {"nummod", "amod", "quantmod", "compound", "det"} and not number.first <= token.head < number.last:
            head = tokens[token.head]
            if head.pos in {"NOUN", "PROPN"} and head.i >= number.last:
                return head.i
    nxt = tokens[number.last] if number.last < len(tokens) else None
    if nxt is not None and nxt.pos in {"NOUN"} and last.sentence == nxt.sentence:
        return nxt.i
    return None


def _stands_alone(doc: Document, number: _Number) -> bool:
    """"12 were killed", "killing 12", "a toll of 40": a number that is itself subject or object."""
    token = doc.tokens[number.last - 1]
    return any(
        doc.tokens[i].dep in {"nsubj", "nsubjpass", "dobj", "pobj", "ROOT", "conj", "appos", "attr"}
        for i in range(number.first, number.last)
    ) and token.sentence == doc.tokens[number.first].sentence


def _unit(counted: Token | None) -> str | None:
    if counted is None:
        return None
    return _units().get(counted.lemma) or _units().get(counted.lower)


def _around(doc: Document, number: _Number, counted: Token | None) -> list[Token]:
    """The words that say what happened to those counted: modifiers, and governors up to the next clause."""
    top = counted if counted is not None else doc.tokens[number.last - 1]
    words = [top, *doc.kids(top.i, "amod", "acl", "relcl", "compound", "advmod", "appos")]
    words += [x for k in doc.kids(top.i, "acl", "relcl") for x in doc.kids(k.i, "xcomp", "acomp", "conj", "dobj")]
    token = top
    for _ in range(4):
        head = doc.tokens[token.head]
        if head.i == token.i:
            break
        words.append(head)
        if is_verb(head):
            words += doc.kids(head.i, "acomp", "attr", "xcomp", "oprd", "advmod", "prt", "dobj")
            words += [x for p in doc.kids(head.i, "prep") for x in doc.kids(p.i, "pobj") if x.i != top.i]
            if head.dep not in {"xcomp", "conj"} or any(k.dep == "nsubj" for k in doc.kids(head.i)):
                break
        token = head
    return words


def _kind(doc: Document, number: _Number, counted: Token | None) -> str:
    words = _around(doc, number, counted)
    after = doc.tokens[number.last] if number.last < len(doc.tokens) else None
    if counted is None and after is not None and after.pos == "ADJ":
        words.insert(0, after)
    for token in words:
        for kind, table in _kinds().items():
            group = "verb" if is_verb(token) else "adj" if token.pos == "ADJ" else "noun"
            if token.lemma in table.get(group, ()) or token.lower in table.get("adj", ()):
                return kind
    return "other"


def _measure(doc: Document, number: _Number, counted: Token | None) -> str | None:
    words = [t.lemma for t in _around(doc, number, counted)]
    words += [t.lower for t in doc.tokens[max(0, number.first - 2) : number.first]]
    for name in ("flow", "stock"):
        if any(w in _measures()[name] for w in words):
            return name
    return None
