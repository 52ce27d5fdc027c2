"""Document → figures. In: the parsed report and its time spots; out: counted quantities with bounds, unit and kind.

Dates, ages, percentages, distances and ordinal numbers are no counts. What the number counts is the noun it stands
before; what befell those counted is read in `figure_kinds`. "A man was killed" counts one, "no casualties" none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from dragoman.document import Document, Span, Token
from dragoman.finding.figure_kinds import kind_of, kind_of_strong
from dragoman.finding.figure_measure import measure_of
from dragoman.finding.figure_units import is_person_by_form, kind_before, of_bare, unit_of, units, words
from dragoman.finding.numbers import Number, find_numbers
from dragoman.finding.times import TimeSpot
from dragoman.lang import load
from dragoman.mentions import FigureMention
from dragoman.parsing.clauses import is_verb, prep_objects

_SINGLE = frozenset({"killed", "injured", "arrested"})
_SKIPPED = frozenset(
    {"more", "other", "others", "further", "additional", "the", "its", "their", "his", "of", "-", "strong"}
)
_BETWEEN = frozenset({"and", "were", "was", "have", "had", "are", "of", ")", "]", "(", '"', "”", ";", ":"})
_BEFORE_NOUN = frozenset({"nummod", "amod", "quantmod", "compound", "det", "nmod", "npadvmod"})
# A counted noun stands at most so many tokens after its number.
_REACH = 8
_FIRST_YEAR, _LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number in its document: tokens [first, last) of the number, the noun counted, and its unit."""

    number: Number
    first: int
    last: int
    top: int  # the counted noun, or the number's own head
    noun: Token | None
    unit: str | None


def find_figures(doc: Document, spots: Iterable[TimeSpot] = ()) -> tuple[FigureMention, ...]:
    """All counted quantities, in text order."""
    spans = sorted(spot.span for spot in spots)
    starts = [span.start for span in spans]
    found: list[FigureMention] = []
    for number in find_numbers(doc.text):
        at = bisect_right(starts, number.core.end - 1) - 1
        if at >= 0 and spans[at].overlaps(number.core):
            continue
        figure = _figure(doc, number, found)
        if figure is not None:
            found.append(figure)
    taken = {figure.head for figure in found}
    found += [f for f in _singles(doc) if f.head not in taken]
    return tuple(sorted(found, key=lambda f: f.span))


@cache
def _no_count(side: str) -> frozenset[str]:
    return frozenset(load("figures")["no_count"][side].split())


def _figure(doc: Document, number: Number, before: list[FigureMention]) -> FigureMention | None:
    tokens = doc.tokens
    inside = doc.tokens_in(number.core)
    if not inside or tokens[inside[0]].start > number.core.start:
        return None
    first, last = inside[0], inside[-1] + 1
    if number.currency is not None:
        return _money(doc, number, first, last)
    if _is_no_count(doc, number, first, last):
        return None
    counted = _counted(doc, number, first, last)
    shown = _shown(doc, counted, before)
    counted = _with_unit(doc, counted, shown, before)
    if counted.unit is None:
        return None
    if number.metres and counted.noun is None:
        return None
    if tokens[first].lower == "one" and not _is_one(doc, counted, shown):
        return None
    return _mention(doc, counted, shown)


def _shown(doc: Document, counted: _Counted, before: list[FigureMention]) -> tuple[str, int] | None:
    """What befell those counted, by their own clause or else by what was said of the whole that they are a part of."""
    first, last = counted.first, counted.last
    end = counted.noun.i if counted.noun is not None else last - 1
    own = _own_head(doc, first, last)
    shown = kind_of(doc, counted.top, max(end, last - 1), counted.unit, own)
    if counted.noun is not None and _is_strong(doc, last):
        return shown or kind_of_strong(counted.noun)
    if shown is None or shown[1] == counted.top:  # nothing but the noun itself
        return kind_before(doc, own, further=counted.number.further and counted.noun is None, before=before) or shown
    return shown


def _is_strong(doc: Document, last: int) -> bool:
    return [t.lower for t in doc.tokens[last : last + 2]] == ["-", "strong"]


def _money(doc: Document, number: Number, first: int, last: int) -> FigureMention:
    text = doc.text[slice(*number.span)]
    top = _own_head(doc, first, last)
    return FigureMention(
        top, number.span, text, "money", number.low, number.high, number.qualifier, number.currency or "", None, None
    )


def _own_head(doc: Document, first: int, last: int) -> int:
    """The token of the number whose governor stands outside it."""
    for i in range(last - 1, first - 1, -1):
        if not first <= doc.tokens[i].head < last or doc.tokens[i].head == i:
            return i
    return last - 1


def _is_no_count(doc: Document, number: Number, first: int, last: int) -> bool:
    """Ages, percentages, measures, list numbers, parts of names."""
    tokens, text = doc.tokens, doc.text
    after = tokens[last] if last < len(tokens) else None
    glued = after is not None and after.start == tokens[last - 1].end
    if after is not None and (after.lower in _no_count("after") or after.lemma in _no_count("after")):
        return True
    if glued and after is not None and after.text in {"-", "–", "/"}:
        following = tokens[last + 1].lower if last + 1 < len(tokens) else ""
        return following != "strong"
    if glued and after is not None and after.text[0].isalpha():
        return True
    before = tokens[first - 1] if first else None
    if before is None or before.sentence != tokens[first].sentence:
        return False
    if before.lower == "but" and first > 1 and tokens[first - 2].lower in {"all", "none", "nothing"}:
        return True  # "all but three"
    if before.text == "." and first > 1:  # "No. 2" in two tokens
        before = tokens[first - 2]
    if before.lower in _no_count("before") or before.text in {"#", "/", "'", "’", "="}:
        return True
    return _is_part_of_name(doc, number, first, last) or _is_age(doc, first, last) or _is_year(text, number, after)


def _is_part_of_name(doc: Document, number: Number, first: int, last: int) -> bool:
    """ "Boeing 737", "the Group of Seven", "Five Eyes"."""
    token, before = doc.tokens[first], doc.tokens[first - 1]
    headline = doc.sentences[token.sentence].kind == "headline"
    if number.span.start != number.core.start:
        return False
    if before.pos == "PROPN" and before.end + 1 == token.start and doc.tokens[last - 1].head == before.i:
        return True
    if before.lower == "of" and first > 1 and doc.tokens[first - 2].text == "Group":
        return True
    start = doc.sentences[token.sentence].first
    return token.text[0].isupper() and first > start and not headline and before.text not in {".", ":", "“", '"', "("}


def _is_age(doc: Document, first: int, last: int) -> bool:
    """ "Omar Deng, 34, said", whatever the parser takes the name for."""
    tokens = doc.tokens
    if tokens[first - 1].text not in {",", "("} or first < 2 or last - first > 1:
        return False
    after = tokens[last].text if last < len(tokens) else ""
    named = tokens[first - 2]
    closed = after in {",", ")"} and tokens[first].text.isdigit()
    return named.pos == "PROPN" and (closed or (after == "." and named.entity in {"PERSON", "ORG", ""}))


def _is_year(text: str, number: Number, after: Token | None) -> bool:
    words = text[slice(*number.core)]
    if number.span != number.core or not (words.isdigit() and len(words) == 4):
        return False
    plural = after is not None and after.tag in {"NNS", "NNPS", "JJ"}
    return _FIRST_YEAR <= int(words) < _LAST_YEAR and not plural


def _counted(doc: Document, number: Number, first: int, last: int) -> _Counted:
    noun = _noun(doc, first, last)
    if noun is not None and (noun.i - last > _REACH or noun.lower in {"others", "total", "more", "rest"}):
        noun = None
    noun = _taken(doc, noun) or _label(doc, first, last)
    top = noun.i if noun is not None else _own_head(doc, first, last)
    return _Counted(number, first, last, top, noun, unit_of(doc, noun))


def _noun(doc: Document, first: int, last: int) -> Token | None:
    """The noun that is counted: what follows "of", what "-strong" is said of, or the noun the number hangs on."""
    tokens = doc.tokens
    after = tokens[last] if last < len(tokens) else None
    if after is None or after.sentence != tokens[first].sentence:
        return None
    at = last
    while at < len(tokens) and tokens[at].lower in {"more", "others", "other"}:
        at += 1
    if at < len(tokens) and tokens[at].lower == "of" and at == last:
        return _of_whole(doc, at)
    if _is_strong(doc, last):
        return _of_strong(doc, last + 1)
    for i in range(first, last):
        token = tokens[i]
        if not first <= token.head < last and token.dep in _BEFORE_NOUN:
            head = tokens[token.head]
            if head.pos in {"NOUN", "PROPN"} and head.i >= last and not _parted(doc, last, head.i):
                return head
    nxt = tokens[at] if at < len(tokens) else None
    if nxt is not None and nxt.sentence == after.sentence:
        if nxt.pos in {"NOUN", "PROPN"} and (nxt.lemma in units() or nxt.lower in units()):
            return nxt
        if nxt.pos in {"ADJ", "NOUN", "PROPN"} and nxt.dep in {"amod", "compound"}:
            head = tokens[nxt.head]
            if head.pos == "NOUN" and head.i > nxt.i and not _parted(doc, last, head.i):
                return head
    return None


def _taken(doc: Document, noun: Token | None) -> Token | None:
    """Who is counted in "took 20 students hostage", which the parser takes for one noun."""
    before = doc.tokens[noun.i - 1] if noun is not None and noun.lower in {"hostage", "captive", "prisoner"} else noun
    return before if before is not None and before.tag in {"NNS", "NNPS"} else noun


def _of_whole(doc: Document, of: int) -> Token | None:
    """The noun after "of"; of "ten of 26 people" as well, where the parser takes "ten of 26" for one number."""
    found = next((k for k in doc.kids(of, "pobj") if k.tag not in {"WDT", "WP", "PRP"} and k.pos != "DET"), None)
    following = doc.tokens[of + 1] if of + 1 < len(doc.tokens) else None
    if found is None and following is not None and following.dep == "nummod":
        return doc.tokens[following.head]
    return found


def _label(doc: Document, first: int, last: int) -> Token | None:
    """The noun that a number stands after in a table: "Houses destroyed 40"."""
    own = doc.tokens[_own_head(doc, first, last)]
    head = doc.tokens[own.head]
    return head if head.i < first and own.dep != "conj" and head.pos == "NOUN" and head.lemma in units() else None


def _parted(doc: Document, first: int, last: int) -> bool:
    """A verb or the end of a list between number and noun: it is not the noun that is counted."""
    return any(
        (t.lower in _BETWEEN and doc.tokens[t.i - 1].text != "-" and not _joins_modifiers(doc, t, last))
        or (is_verb(t) and t.tag in {"VBD", "VBZ", "VBP"})
        for t in doc.tokens[first:last]
    )


def _joins_modifiers(doc: Document, word: Token, noun: int) -> bool:
    """The "and" of "300 French and Omani soldiers"."""
    if word.dep != "cc":
        return False
    joined = doc.tokens[word.head]
    return joined.head == noun and joined.dep in {"amod", "compound", "nmod"} and joined.pos in {"ADJ", "PROPN"}


def _of_strong(doc: Document, strong: int) -> Token | None:
    head = doc.tokens[doc.tokens[strong].head]
    return head if head.i > strong and head.pos in {"NOUN", "PROPN"} else None


def _with_unit(
    doc: Document, counted: _Counted, shown: tuple[str, int] | None, before: list[FigureMention]
) -> _Counted:
    """The unit where the noun has none: people are killed and arrested; a bare number counts what was counted last."""
    tokens = doc.tokens
    if _is_strong(doc, counted.last):
        return replace(counted, unit="person")
    if counted.unit is not None:
        return counted
    if counted.noun is None:
        own = _own_head(doc, counted.first, counted.last)
        vague = tokens[own].lemma in words("level", "scales")
        found = of_bare(doc, own, vague=vague, further=counted.number.further, before=before)
        counted = replace(counted, unit=found) if found else counted
    if counted.unit is not None or shown is None:
        return counted
    kind = shown[0]
    if kind in {"destroyed", "damaged"}:
        sentence = tokens[counted.first].sentence
        same = before and before[-1].unit in {"household", "dwelling"} and tokens[before[-1].head].sentence == sentence
        return replace(counted, unit="dwelling" if same and counted.noun is None else None)
    noun = counted.noun
    if noun is None or noun.tag == "NNPS" or is_person_by_form(noun, kind):
        return replace(counted, unit="person")
    if kind in _SINGLE and not noun.lower.endswith("ing"):
        return replace(counted, unit="person")
    return counted


def _is_one(doc: Document, counted: _Counted, shown: tuple[str, int] | None) -> bool:
    """ "One" counts before a noun for people and where somebody was killed, else it is a pronoun."""
    if counted.first and doc.tokens[counted.first - 1].lower in {"no", "the", "any", "every", "this", "that", "which"}:
        return False
    after = doc.tokens[counted.last].lower if counted.last < len(doc.tokens) else ""
    if after in {"of", "another", "day", "side", "by", "that", "which"} or _is_pronoun(doc, counted.first):
        return False
    return shown is not None or (counted.unit == "person" and counted.noun is not None and counted.noun.tag == "NN")


def _is_pronoun(doc: Document, one: int) -> bool:
    """ "A fatal one", "the deadliest one"."""
    return one > 0 and doc.tokens[one - 1].pos == "ADJ" and doc.tokens[one - 1].head == one


def _mention(doc: Document, counted: _Counted, shown: tuple[str, int] | None) -> FigureMention:
    number, noun = counted.number, counted.noun
    kind = shown[0] if shown else "other"
    unit = _told_unit(counted, kind)
    span, of = number.span, None
    if noun is not None and noun.i >= counted.last:
        span = Span(number.span.start, max(noun.end, number.span.end))
        at = counted.last
        while at < noun.i and doc.tokens[at].lower in _SKIPPED:
            at += 1
        of = doc.text[doc.tokens[at].start : noun.end]
    measure = measure_of(doc, counted.top, shown, further=number.further)
    told = load("figures")["told_as"].get(kind, kind)
    return FigureMention(
        counted.top, span, doc.text[slice(*span)], told, number.low, number.high, number.qualifier, unit, measure, of
    )


def _told_unit(counted: _Counted, kind: str) -> str:
    if counted.unit == "dwelling":
        return "household" if kind in {"destroyed", "damaged", "displaced"} else "dwelling"
    if counted.unit == "thing" and counted.noun is not None:
        return counted.noun.lemma
    return counted.unit or "person"


def _singles(doc: Document) -> Iterator[FigureMention]:
    """ "A man was killed" is one, "no casualties" and "nobody was hurt" are none."""
    for token in doc.tokens:
        if token.lower in {"a", "an"}:
            figure = _single(doc, token)
        elif token.lower in {"no", "nobody"}:
            figure = _none(doc, token)
        else:
            continue
        if figure is not None:
            yield figure


def _single(doc: Document, article: Token) -> FigureMention | None:
    noun = doc.tokens[article.head]
    if (
        article.dep != "det"
        or noun.tag not in {"NN"}
        or units().get(noun.lemma) != "person"
        or noun.lemma in words("level", "many")
    ):
        return None
    held = [doc.tokens[i] for i in prep_objects(doc, noun.i, "of")]
    if any(k.lemma in words("level", "many") for k in (noun, *held)):
        return None
    shown = kind_of(doc, noun.i, noun.i, "person")
    if shown is None or shown[0] not in _SINGLE:
        return None
    cue = doc.tokens[shown[1]]
    if cue.i == noun.i or cue.dep in {"amod", "compound"} or article.i < cue.i < noun.i:
        return None
    return _exact(doc, article, noun, shown[0], 1)


def _none(doc: Document, word: Token) -> FigureMention | None:
    noun = doc.tokens[word.head] if word.dep == "det" else word
    if word.lower == "no" and word.dep != "det":
        return None
    shown = kind_of(doc, noun.i, noun.i, "person")
    if shown is None or shown[0] not in {"killed", "injured", "arrested", "missing"}:
        return None
    if noun.lower in {"one", "nobody"} or units().get(noun.lemma) == "person":
        return _exact(doc, word, noun, shown[0], 0)
    return None


def _exact(doc: Document, first: Token, noun: Token, kind: str, value: float) -> FigureMention:
    span = Span(first.start, noun.end)
    of = noun.text if noun.i != first.i and noun.lower != "one" else None
    return FigureMention(noun.i, span, doc.text[slice(*span)], kind, value, value, "exact", "person", None, of)
