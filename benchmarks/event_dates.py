"""Which date is the event's. In: TimeML news whose events are linked to the time expressions they fall in;
out: shares of coded events that get the right date, and of the dates given that are right.

Right is a date that equals the gold's or holds it or lies in it. `own` are dates of the act's own clause, `passed_on`
those it has from its sentence or from another mention. `dated` counts events without a date as wrong, `precision`
leaves them out; `told_dated` counts only events whose date stands in their sentence. Links to the day of
publication alone are no dates of the text and do not count.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.common import data_root, report_of
from benchmarks.times import _attribute, _tagged
from dragoman.coding.when import OWN_CLAUSE
from dragoman.document import Span
from dragoman.parsing.spacy_parser import load_parser
from dragoman.pipeline import read_reports
from dragoman.records import Claim, Record

COUNTS = frozenset({"events", "told", "passed_on"})

# The event lies in the time, or the other way round where the time stands first.
_IN = frozenset({"IS_INCLUDED", "SIMULTANEOUS", "DURING", "IDENTITY"})
_HOLDS = frozenset({"INCLUDES", "SIMULTANEOUS", "IDENTITY"})

Range = tuple[str, str]
# A stretch of the calendar and where the text names it.
Day = tuple[Range, Span]


@dataclass(frozen=True, slots=True)
class Text:
    """A news text, its day, and the spans of its dated events with the days they fall in."""

    text: str
    published: date
    events: dict[Span, list[Day]]


def score(part: bool = False) -> dict[str, float]:
    """All figures; nothing where the gold is not there; `part` takes every second text."""
    root = data_root()
    if root is None:
        return {}
    texts = list(read_timeml(root / "times" / "aquaint"))[:: 2 if part else 1]
    reports = [report_of(text.text, name=str(i), published=text.published) for i, text in enumerate(texts)]
    counts: Counter[str] = Counter()
    for text, record in zip(texts, read_reports(reports, parser=load_parser()), strict=True):
        _count(text, record, counts)
    return _rates(counts)


def _count(text: Text, record: Record, counts: Counter[str]) -> None:
    for claim in record.claims:
        linked = next((days for span, days in text.events.items() if span.overlaps(claim.trigger.span)), None)
        if linked is None:
            continue
        gold = [days for days, _ in linked]
        told = any(span.within(claim.sentence.span) for _, span in linked)
        counts["events"] += 1
        counts["told"] += told
        counts["told_right"] += told and is_right(claim, gold)
        if claim.when is not None:
            kind = "own" if is_own(claim) else "passed_on"
            counts[f"{kind}_given"] += 1
            counts[f"{kind}_right"] += is_right(claim, gold)


def is_own(claim: Claim) -> bool:
    """Whether the date is that of the act's own clause."""
    return any(note.field == "when" and OWN_CLAUSE in note.reason for note in claim.notes)


def is_right(claim: Claim, gold: list[Range]) -> bool:
    """Whether the claim's days hold one of the gold's, or lie in it."""
    when = claim.when
    if when is None or when.start is None:
        return False
    start, end = when.start, when.end or when.start
    return any((start <= a and b <= end) or (a <= start and end <= b) for a, b in gold)


def _rates(counts: Counter[str]) -> dict[str, float]:
    right = counts["own_right"] + counts["passed_on_right"]
    given = counts["own_given"] + counts["passed_on_given"]
    return {
        "events": float(counts["events"]),
        "dated": right / max(counts["events"], 1),
        "told": float(counts["told"]),
        "told_dated": counts["told_right"] / max(counts["told"], 1),
        "precision": right / max(given, 1),
        "own_precision": counts["own_right"] / max(counts["own_given"], 1),
        "passed_on": float(counts["passed_on_given"]),
        "passed_on_precision": counts["passed_on_right"] / max(counts["passed_on_given"], 1),
    }


def days_of(value: str) -> Range | None:
    """First and last day of a TIMEX3 value; None where it is no known stretch of the calendar."""
    value = re.sub(r"(-XX)+$", "", value.partition("T")[0])
    if match := re.fullmatch(r"(\d{4})-W(\d\d?)(-WE)?", value):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        first = monday + timedelta(days=5 if match[3] else 0)
        return first.isoformat(), (monday + timedelta(days=6)).isoformat()
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return value, value
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        last = calendar.monthrange(int(match[1]), int(match[2]))[1]
        return f"{value}-01", f"{value}-{last:02}"
    if re.fullmatch(r"\d{2,4}", value):
        return f"{value:0<4}-01-01", f"{value:9<4}-12-31"
    return None


def read_timeml(folder: Path) -> Iterator[Text]:
    """News in TimeML with the events that its links put in a time of the text."""
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text("utf-8")
        body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
        created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
        if body is None or created is None:
            continue
        text, times = _tagged(body[1], "TIMEX3")
        _, events = _tagged(body[1], "EVENT")
        values = {_attribute("tid", a): (_attribute("value", a), span) for span, a, _ in times}
        spans = {_attribute("eid", a): span for span, a, _ in events}
        instances = dict(re.findall(r'<MAKEINSTANCE eventID="(\w+)" eiid="(\w+)"', source))
        places = {instance: spans[event] for event, instance in instances.items() if event in spans}
        yield Text(text, date.fromisoformat(created[1]), _linked(_timeml_links(source), places, values))


def _timeml_links(source: str) -> Iterator[tuple[str, str]]:
    """Pairs of event instance and time."""
    for link in re.findall(r"<TLINK ([^>]*)>", source):
        kind = _attribute("relType", link)
        event, time = _attribute("eventInstanceID", link), _attribute("relatedToTime", link)
        if event and time and kind in _IN:
            yield event, time
        event, time = _attribute("relatedToEventInstance", link), _attribute("timeID", link)
        if event and time and kind in _HOLDS:
            yield event, time


def _linked(
    links: Iterator[tuple[str, str]], places: dict[str, Span], values: dict[str, tuple[str, Span]]
) -> dict[Span, list[Day]]:
    """The days of each event that is linked to a time with a known value."""
    found: dict[Span, list[Day]] = {}
    for event, time in links:
        if event not in places or time not in values:
            continue
        value, span = values[time]
        days = days_of(value)
        if days is not None:
            found.setdefault(places[event], []).append((days, span))
    return found


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:32} {value:.3f}")
