"""Time expressions. In: raw text, later its document; out: spots (spans and their words), then time mentions.

Spotting reads nothing but the text, for the parser is told where the dates are. Resolving needs the
tree: "on Friday" is the last Friday after a verb in the past tense and the next one after "will".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from dragoman.document import Document, Span
from dragoman.finding.time_calendar import Period
from dragoman.finding.time_ranges import range_spots
from dragoman.finding.time_sense import is_time
from dragoman.finding.time_setting import Reading, Setting
from dragoman.finding.time_spot import TimeSpot, spot_of
from dragoman.finding.time_tense import NONE, Tense, tense_of
from dragoman.finding.time_values import offset_from, read, unknown_value
from dragoman.finding.time_words import Word, lexicon, scan
from dragoman.lang import load
from dragoman.mentions import TimeMention

__all__ = ["TimeSpot", "resolve_times", "spot_times"]

_NEAR = 160  # characters within which "two weeks before" looks for its date
_YEAR_HOLDS = 400  # characters for which a year named goes on


@lru_cache(maxsize=1)
def _grammar() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """All patterns as one expression over code letters, and the kind of each."""
    table, codes = load("times"), lexicon().codes
    macros: dict[str, str] = {}

    def spell(name: re.Match[str]) -> str:
        return macros[name.group()] if name.group() in macros else codes[name.group()]

    def spelled(pattern: str) -> str:
        return "".join(re.sub(r"[A-Za-z_]+", spell, part) for part in pattern.split())

    for name, pattern in table["macros"].items():
        macros[name] = spelled(pattern)
    parts = [f"(?P<p{i}>{spelled(entry['match'])})" for i, entry in enumerate(table["pattern"])]
    # Most words begin nothing: a look at the words ahead saves trying every pattern at "the" and "more".
    idle, breaks = ("".join(codes[name] for name in names) for names in (_IDLE, _BREAKS))
    anchor = "".join(codes[name] for name in table["anchors"].split())
    ahead = f"(?=[{anchor}]|[^{idle}{anchor}][^{breaks}{anchor}]{{0,{_AHEAD}}}+[{anchor}])"
    return re.compile(f"{ahead}(?:{'|'.join(parts)})"), tuple(entry["kind"] for entry in table["pattern"])


# Words no expression begins with, and words that none has before the one that makes it a time.
_BREAKS = ("other", "plain", "for", "from", "ends", "comma", "dot", "mark", "gap", "open", "pos")
_IDLE = (*_BREAKS, "dash", "slash", "hyphen", "of", "to", "and", "or", "in", "on")
_AHEAD = 16


def spot_times(text: str) -> list[TimeSpot]:
    """The time expressions of `text`, in its order."""
    read_text = scan(text)
    grammar, kinds = _grammar()
    spots: list[TimeSpot] = []
    for match in grammar.finditer(read_text.codes):
        kind = kinds[int((match.lastgroup or "p0")[1:])]
        first, last = match.span()
        words = read_text.words(first, last)
        around = read_text.word(first - 1), read_text.word(last), read_text.word(last + 1)
        if is_time(text, words, around, kind):
            spots.extend(_spots(text, words, around[1:], kind))
    for i in reversed(range(len(spots) - 1)):
        spots[i] = _with_day(text, spots[i], spots[i + 1])
    return spots


_ON = re.compile(r"(?: [\w()]+){0,3}\)? on (?:the )?| \(")


def _with_day(text: str, spot: TimeSpot, after: TimeSpot) -> TimeSpot:
    """ "At 9 a.m. local time on Friday", "at dawn on 3 May": the hour is that of the day."""
    hour = spot.kind == "time" or (spot.kind == "bare" and spot.words[0].kind == "part")
    if not hour or after.kind not in {"date", "time"} or any(word.kind in _DAYS for word in spot.words):
        return spot
    day = next((i for i, word in enumerate(after.words) if word.kind in _DAYS), None)
    if day is None or not _ON.fullmatch(text, spot.span.end, after.span.start):
        return spot
    words = after.words if after.kind == "date" else after.words[day:]
    return replace(spot, kind="time" if spot.kind == "time" else "date", words=spot.words + words)


_DAYS = frozenset({"weekday", "month", "month_cap", "iso", "slashed"})


def _spots(text: str, words: tuple[Word, ...], ahead: tuple[Word | None, ...], kind: str) -> list[TimeSpot]:
    if kind == "month_of":
        return _month_of_spots(text, words)
    if kind == "range":
        return range_spots(text, words)
    if kind == "weekdays":
        return [spot_of(text, "date", words[:1], words[:1]), spot_of(text, "then", words[-1:], words[-1:])]
    after = ahead[0]
    if kind == "date" and after is not None:
        year = _known_year(words, frozenset(word.text for word in ahead if word))
        return [spot_of(text, kind, words, words + ((after._replace(kind="year", text=year),) if year else ()))]
    extra = (after,) if kind == "offset_to" and after else ()
    return [spot_of(text, kind, words, words + extra)]


def _known_year(words: tuple[Word, ...], ahead: frozenset[str]) -> str | None:
    """The year that goes without saying: "the September 11 attacks"."""
    if len(words) < 2 or words[-2].kind not in {"month", "month_cap"} or not words[-1].text[:1].isdigit():
        return None
    table = load("times")
    month, day = table["values"]["month"][words[-2].text], int(words[-1].text.rstrip("sthndr"))
    known = table["known"].get(f"{month:02d}-{day:02d}")
    return None if known is None or ahead.isdisjoint(known["after"].split()) else str(known["year"])


def _month_of_spots(text: str, words: tuple[Word, ...]) -> list[TimeSpot]:
    """ "April next year", "Tuesday this week": two expressions, the first dated by the second."""
    return [spot_of(text, "date", words[:-2], words), spot_of(text, "related", words[-2:], words[-2:])]


def resolve_times(spots: Sequence[TimeSpot], doc: Document | None, published: date | None) -> list[TimeMention]:
    """What each spot means, given the parse (for tense) and the day the report was published."""
    state = _State(published)
    readings: list[tuple[Reading, Span | None]] = []
    for spot in spots:
        tense = tense_of(doc, spot.span) if doc is not None and spot.kind in _TENSED else NONE
        reading = read(spot, state.setting(spot, tense, doc))
        readings.append((reading, state.last_span if reading.anchored else None))
        state.note(spot, reading, doc is None or _narrated(doc, spot, tense))
    return [_mention(spot, *_anchored_ahead(i, spots, readings, doc)) for i, spot in enumerate(spots)]


_TENSED = frozenset({"date", "related", "edge", "time", "bare"})


class _State:
    """Dates mentioned so far."""

    def __init__(self, published: date | None) -> None:
        self.published = published
        self.last: Period | None = None
        self.last_span: Span | None = None
        self.year: int | None = None
        self.year_end = 0
        self.story: int | None = None

    def setting(self, spot: TimeSpot, tense: Tense, doc: Document | None) -> Setting:
        return Setting(self.published, tense, self.last, self._year(spot, tense, doc))

    def _year(self, spot: TimeSpot, tense: Tense, doc: Document | None) -> int | None:
        """The year in force: in a story without a date the last one named, in a report one just named."""
        if self.published is None:
            return self.story
        if self.year is None or tense.name == "future" or self.year >= self.published.year - 1:
            return None
        if doc is None or spot.span.start - self.year_end >= _YEAR_HOLDS:
            return None
        return None if "\n" in doc.text[self.year_end : spot.span.start].strip() else self.year

    def note(self, spot: TimeSpot, reading: Reading, narrated: bool) -> None:
        if reading.period is None or reading.type not in {"DATE", "TIME"}:
            return
        self.last, self.last_span = reading.period, spot.span
        self.story = self._told_on(reading.period)
        if reading.stated and narrated and reading.period.precision in {"day", "month", "season"}:
            self.year, self.year_end = reading.period.start.year, spot.span.end

    def _told_on(self, period: Period) -> int | None:
        """The year a story without a date has come to: a bare year far from it is an aside ("as in 1812")."""
        if self.story is None or period.precision in _FINER:
            return period.start.year
        near = period.precision == "year" and 0 <= period.start.year - self.story <= _STEP
        return period.start.year if near else self.story


_FINER = frozenset({"day", "week", "month", "season"})
_STEP = 5  # years


def _narrated(doc: Document, spot: TimeSpot, tense: Tense) -> bool:
    """Told as a step of a story: "on May 3, 1988, he left", not "the May 3, 1988, attack"."""
    first = doc.token_at(spot.span.start)
    before = doc.tokens[first - 1].tag if first else ""
    return tense.sure and tense.name == "past" and before not in {"DT", "POS", "PRP$"}


def _anchored_ahead(
    i: int,
    spots: Sequence[TimeSpot],
    readings: Sequence[tuple[Reading, Span | None]],
    doc: Document | None,
) -> tuple[Reading, Span | None]:
    """ "Two weeks before the visit on Jan. 8" counts from the date that follows in its sentence."""
    reading, anchor = readings[i]
    spot = spots[i]
    if spot.kind != "offset_to" or i + 1 == len(spots) or not reading.value[1:2].isdigit():
        return reading, anchor
    target, period = spots[i + 1].span, readings[i + 1][0].period
    if period is None or target.start - spot.span.end > _NEAR or _broken_off(doc, spot.span, target):
        return reading, anchor
    back = spot.first("before") is not None
    base = period.start if back else period.end
    return offset_from(spot, base, back=back), target


def _broken_off(doc: Document | None, left: Span, right: Span) -> bool:
    """Whether a comma or the end of the sentence parts two expressions."""
    if doc is None:
        return False
    between = [doc.tokens[i] for i in doc.tokens_in(Span(left.end, right.start + 1))]
    return any(token.text in _STOPS or token.sentence != between[0].sentence for token in between)


_STOPS = frozenset({",", ";", ":", "-", "–", "—"})


def _mention(spot: TimeSpot, reading: Reading, anchor: Span | None) -> TimeMention:
    period = reading.period
    return TimeMention(
        span=spot.span,
        text=spot.text,
        type=reading.type,
        value=reading.value or unknown_value(spot),
        start=period.start.isoformat() if period else None,
        end=period.end.isoformat() if period else None,
        precision=period.precision if period else None,
        how="stated" if reading.stated else "inferred",
        anchor=anchor,
    )
