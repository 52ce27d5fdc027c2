"""The record of one report. In: nothing; out: the frozen classes that `coding` fills and `views` show.

Fields stand in the order in which they are written. Every span is a range of characters of `ReportInfo.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.document import Span
from dragoman.report import Published

SCHEMA = "dragoman/1"


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """The report itself. `text` is its text as the program keeps it."""

    id: str
    title: str | None
    text: str
    published: Published
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """Somebody or some body that acts, with all the places in the text that refer to it."""

    id: str
    name: str
    kind: str  # person | state | body | group | people
    country: str | None
    sector: str | None
    role: str | None
    wikidata: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place; everything but name, precision and spans is null where the gazetteer does not know it."""

    id: str
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str  # point | town | district | province | country | region
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name the act."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class When:
    """First and last day of the act as ISO dates, both included."""

    start: str | None
    end: str | None
    precision: str  # day | week | month | season | year | decade
    text: str
    span: Span
    how: str  # stated | inferred


@dataclass(frozen=True, slots=True)
class Where:
    """A place of the act. `place` is the id of a `PlaceEntry`."""

    place: str
    role: str  # occurred | origin | destination
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source of what is said. `text` are the words that name it, `cue` those that say it spoke."""

    source: str | None
    text: str
    cue: str
    stance: str  # asserts | alleges | confirms | denies | doubts
    quoted: bool
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """The sentence a claim stands in."""

    index: int
    span: Span


@dataclass(frozen=True, slots=True)
class Note:
    """Why one field of a claim has its value: the characters it rests on and a sentence that says how.

    `field` is the name of the claim's field, `value` the value for people to read, `rule` the id of the rule
    if one was at work.
    """

    field: str
    value: str
    spans: tuple[Span, ...]
    reason: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One mention of one act: who did what to whom, when, where, how many, according to whom."""

    id: str
    trigger: Trigger
    root: str
    mode: str | None
    about: str | None
    contexts: tuple[str, ...]
    plover: str
    cameo: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    status: str  # happened | ongoing | scheduled | possible | negated | historical
    when: When | None
    where: Where | None
    according_to: tuple[Attribution, ...]  # outermost first; () is the report's own voice
    figures: tuple[str, ...]
    confidence: float
    rule: str
    same_as: str | None
    sentence: SentenceRef
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing tie. `other` is the id of an actor, or of a place for "holds"."""

    id: str
    holder: str
    tie: str  # backs | opposes | hosts | allied | fights | leads | member_of | part_of | recognises | holds
    other: str
    according_to: tuple[Attribution, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A counted quantity; `low` and `high` are its bounds, null where open. `place`: id of a `PlaceEntry`."""

    id: str
    kind: str
    low: float | None
    high: float | None
    qualifier: str  # exact | more_than | less_than | about | range
    unit: str
    measure: str | None  # stock | flow
    of: str | None
    place: str | None
    according_to: tuple[Attribution, ...]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class QuoteEntry:
    """Something said. `speaker` is the id of an actor."""

    speaker: str | None
    speaker_span: Span | None
    cue_span: Span | None
    content_span: Span
    kind: str  # direct | indirect | mixed


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """A time expression and its TIMEX3 value."""

    text: str
    span: Span
    type: str  # DATE | TIME | DURATION | SET
    value: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """A gathering, planned or held, put together from the claims that speak of it."""

    id: str
    parties: tuple[str, ...]
    when: When | None
    where: Where | None
    topics: tuple[str, ...]
    state: str  # planned | confirmed | moved | cancelled | held
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drop:
    """Words that were looked at and not coded, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was read from one report."""

    report: ReportInfo
    actors: tuple[ActorEntry, ...] = ()
    places: tuple[PlaceEntry, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[FigureEntry, ...] = ()
    quotes: tuple[QuoteEntry, ...] = ()
    times: tuple[TimeEntry, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    drops: tuple[Drop, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain lists, dictionaries, strings and numbers, keys always in the same order."""
        plain: dict[str, Any] = _plain(self)
        return {"schema": SCHEMA, **plain}


_LEAVES = (str, int, bool, type(None))


def _plain(value: Any) -> Any:
    if isinstance(value, _LEAVES):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Claim):
        return _claim(value)
    return {name: _plain(getattr(value, name)) for name in value.__slots__}


def _claim(claim: Claim) -> dict[str, Any]:
    """A claim's notes are written as evidence: for each field the characters it rests on."""
    plain = {name: _plain(getattr(claim, name)) for name in claim.__slots__ if name != "notes"}
    evidence: dict[str, list[list[int]]] = {}
    for note in claim.notes:
        spans = evidence.setdefault(note.field, [])
        spans.extend(_plain(span) for span in note.spans if _plain(span) not in spans)
    return {**plain, "evidence": evidence}
