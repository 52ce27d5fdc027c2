"""What is found in a document before anything is coded: spans read as times, places, actors, figures, quotes.

In: nothing; out: the frozen classes that `finding` returns and `coding` combines.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.document import Span


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. `value` is its TIMEX3 value ("" where nothing anchors it).

    `start` and `end` are the first and last day as ISO dates (inclusive) where known, `precision` one of
    day, week, month, season, year, decade; `how` is "stated" where the words alone fix the value and
    "inferred" where it was computed from another date (`anchor` is the span of that date, if one stands in the text).
    """

    span: Span
    text: str
    type: str  # DATE | TIME | DURATION | SET
    value: str
    start: str | None
    end: str | None
    precision: str | None
    how: str
    anchor: Span | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym and what the gazetteer says of it (all null where unresolved). `head` is the token it hangs on.

    `literal` is false where the name stands for something else than the place ("Moscow said", "Paris accord").
    """

    head: int
    span: Span
    name: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: str  # point | town | district | province | country | region
    literal: bool


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase read as an actor. `head` is its head token, `span` the words that name it.

    `actors` holds the ids of the actors it refers to: one as a rule, several for "the two countries" or "both sides".
    `form` is "name", "nominal" or "pronoun".
    """

    head: int
    span: Span
    actors: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or some body that acts in the report, after coreference. `spans`: all its mentions, in text order."""

    id: str
    name: str
    kind: str  # person | state | body | group | people
    country: str | None
    sector: str | None
    role: str | None
    wikidata: str | None
    spans: tuple[Span, ...]
    media: bool = False  # a news outlet or agency: a source, not a party


@dataclass(frozen=True, slots=True)
class Actors:
    """All actors of a report and where they are mentioned."""

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    by_head: dict[int, ActorMention]  # head token → mention
    by_id: dict[str, Actor]

    def at(self, head: int) -> ActorMention | None:
        """The mention whose head token is `head`."""
        return self.by_head.get(head)


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A counted quantity. `head` is the token of the counted noun (or of the number where there is none)."""

    head: int
    span: Span
    text: str
    kind: str
    low: float | None
    high: float | None
    qualifier: str  # exact | more_than | less_than | about | range
    unit: str
    measure: str | None  # stock | flow
    of: str | None  # what is counted, in the report's words


@dataclass(frozen=True, slots=True)
class Quote:
    """Something said: who (`speaker`: head token of the source's noun phrase), by which cue, and the words said.

    `pieces` are the parts of the content, several where the cue stands in it, and `marks` what of it stands in
    quotation marks. `nested` quotes stand in another's content.
    `tells` is false where the speaker wants, plans or supports the content and so vouches for none of it.
    """

    speaker: int | None
    speaker_span: Span | None
    cue: str  # lemma, "according to" for prepositional cues
    cue_span: Span | None
    content: Span
    kind: str  # direct | indirect | mixed
    stance: str  # asserts | alleges | confirms | denies | doubts
    pieces: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    nested: bool = False
    tells: bool = True
