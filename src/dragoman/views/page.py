"""The record for people. In: a record and an open file; out: a page of text, coloured on a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.document import Span
from dragoman.records import (
    ActorEntry,
    Attribution,
    Claim,
    FigureEntry,
    Meeting,
    Record,
    Relation,
    When,
    Where,
)

WIDTH = 80
MAX_CITED = 150
_SENTENCE_MARKS = (". ", "? ", "! ", ".” ", "\n")
_SPACES = re.compile(r"\s+")
SECTIONS = {
    "happened": "What happened",
    "ongoing": "Under way",
    "scheduled": "Ahead",
    "possible": "Open",
    "negated": "Did not happen",
    "historical": "Background",
}
_TIES = {
    "allied": "is allied with",
    "member_of": "is a member of",
    "part_of": "is part of",
}
_STANCES = {
    "asserts": "according to",
    "alleges": "alleged by",
    "confirms": "confirmed by",
    "denies": "denied by",
    "doubts": "doubted by",
}
_ROLES = {"occurred": "in", "origin": "from", "destination": "to"}


def show(record: Record, out: TextIO) -> None:
    """Write the page of `record` to `out`; without colour where `out` is not a terminal."""
    console = Console(file=out, highlight=False, emoji=False, markup=False, soft_wrap=False)
    console.width = min(console.width, 100) if console.is_terminal else WIDTH
    with console.capture() as capture:
        _Page(record, console).show()
    out.writelines(line.rstrip() + "\n" for line in capture.get().splitlines())


class _Page:
    """Prints one record. Lines of one entry stand under its id, continuation lines are indented."""

    def __init__(self, record: Record, console: Console) -> None:
        self.record = record
        self.text = record.report.text
        self.console = console
        self.actors: Mapping[str, ActorEntry] = {actor.id: actor for actor in record.actors}
        self.places = {place.id: place for place in record.places}
        self.again: dict[str, list[str]] = {}
        for claim in record.claims:
            if claim.same_as:
                self.again.setdefault(claim.same_as, []).append(claim.id)

    def show(self) -> None:
        self._head()
        for status, heading in SECTIONS.items():
            claims = [c for c in self.record.claims if c.status == status and not c.same_as]
            self._section(heading, [(claim.id, self._claim(claim)) for claim in claims])
        self._section("Standing ties", [(r.id, self._relation(r)) for r in self.record.relations])
        self._section("Figures", [(f.id, self._figure(f)) for f in self.record.figures])
        self._section("Quotes", [("", lines) for lines in self._quotes()])
        agenda = [m for m in self.record.meetings if m.state != "held"]
        self._section("Agenda", [(m.id, self._meeting(m)) for m in agenda])

    def _head(self) -> None:
        report = self.record.report
        self.console.print(Text(report.title or "(no headline)", style="bold"))
        known = [self._published(), report.publisher, report.url]
        self.console.print(Text(" · ".join(part for part in known if part), style="dim"))

    def _published(self) -> str:
        published = self.record.report.published
        if not published.date:
            return "publication date unknown: relative dates stay open"
        evidence = "; ".join(f"“{self._words(span)}”" for span in published.spans[:3])
        rests = f" from {evidence}" if evidence else ""
        return f"published {_day(published.date)} ({published.how}{rests})"

    def _section(self, heading: str, entries: list[tuple[str, list[Text]]]) -> None:
        if not entries:
            return
        table = Table.grid(padding=(0, 1))
        table.add_column(style="dim", no_wrap=True)
        table.add_column()
        for id, lines in entries:
            table.add_row(id, Text("\n").join(lines))
        self.console.print()
        self.console.print(Text(heading, style="bold cyan"))
        self.console.print(table)

    def _claim(self, claim: Claim) -> list[Text]:
        who, whom = self._names(claim.actor), self._names(claim.recipient)
        head = f"{who or 'somebody'} → {whom}" if whom else who or "somebody"
        kind = f"{claim.root}-{claim.mode}" if claim.mode else claim.root
        about = f" about {claim.about}" if claim.about else ""
        circumstances = [kind + about, self._when(claim.when), self._where(claim.where)]
        lines = [
            Text(head, style="bold"),
            Text(" · ".join(part for part in [*circumstances, self._sources(claim.according_to)] if part)),
            self._cited(claim.trigger.span, claim.sentence.span),
        ]
        again = self.again.get(claim.id)
        return [*lines, Text(f"said again in {', '.join(again)}", style="dim")] if again else lines

    def _cited(self, words: Span, within: Span) -> Text:
        """`words` with as much of the sentence around them as goes on two lines."""
        first = max(within.start, words.start - MAX_CITED // 2)
        last = min(within.end, first + MAX_CITED)
        first = max(within.start, min(first, last - MAX_CITED))
        before, after = self.text[first : words.start], self.text[words.end : last]
        if first > within.start:
            before = "…" + before.partition(" ")[2]
        if last < within.end:
            after = after.rpartition(" ")[0] + "…"
        named = (self._words(words), "underline")
        return Text.assemble("“", _flat(before), named, _flat(after), "”", style="italic")

    def _sentence_of(self, span: Span) -> Span:
        """The sentence around `span`, or the line where no full stop parts it."""
        start = max(self.text.rfind(mark, 0, span.start) + len(mark) for mark in _SENTENCE_MARKS)
        ends = [self.text.find(mark, span.end) for mark in _SENTENCE_MARKS]
        end = min((end + 1 for end in ends if end >= 0), default=len(self.text))
        return Span(min(max(start, 0), span.start), len(self.text[:end].rstrip()))

    def _relation(self, relation: Relation) -> list[Text]:
        tie = _TIES.get(relation.tie, relation.tie)
        ties = f"{self._names([relation.holder])} {tie} {self._names([relation.other])}"
        sources = self._sources(relation.according_to)
        lines = [Text(ties, style="bold"), Text(sources)] if sources else [Text(ties, style="bold")]
        return [*lines, self._cited(relation.span, self._sentence_of(relation.span))]

    def _figure(self, figure: FigureEntry) -> list[Text]:
        place = self.places.get(figure.place or "")
        kind = f"{figure.kind} (in all)" if figure.measure == "stock" else figure.kind
        parts = [
            kind,
            f"in {place.name}" if place else "",
            _bounds(figure),
            self._sources(figure.according_to),
        ]
        return [Text.assemble((figure.text, "bold"), " · ", " · ".join(part for part in parts if part))]

    def _quotes(self) -> Iterator[list[Text]]:
        """What is set in quotation marks; reported speech stands with the claims."""
        for quote in self.record.quotes:
            if quote.kind == "indirect":
                continue
            speaker = self._names([quote.speaker]) if quote.speaker else ""
            if not speaker and quote.speaker_span:
                speaker = self._words(quote.speaker_span)
            words = self._words(quote.content_span).strip('“”" ,')
            yield [Text.assemble((f"{speaker or 'somebody'}: ", "bold"), f"“{words}”")]

    def _meeting(self, meeting: Meeting) -> list[Text]:
        topics = f"about {', '.join(meeting.topics)}" if meeting.topics else ""
        parts = [self._when(meeting.when), self._where(meeting.where), topics, meeting.state]
        parts.append(f"see {', '.join(meeting.claims)}")
        who = self._names(meeting.parties) or "parties not named"
        return [Text(who, style="bold"), Text(" · ".join(part for part in parts if part))]

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(self._name(id) for id in ids)

    def _name(self, id: str) -> str:
        """Name and code: "Recep Tayyip Erdoğan (TUR GOV)"."""
        if id in self.places:
            return self.places[id].name
        actor = self.actors[id]
        code = " ".join(part for part in (actor.country, actor.sector) if part)
        return f"{actor.name} ({code})" if code else actor.name

    def _when(self, when: When | None) -> str:
        if not when:
            return ""
        if not when.start:
            return f"“{when.text}”"
        days = _period(when)
        return f"{days} (inferred from “{when.text}”)" if when.how == "inferred" else days

    def _where(self, where: Where | None) -> str:
        if not where:
            return ""
        place = self.places[where.place]
        country = f", {place.country}" if place.country and place.precision != "country" else ""
        return f"{_ROLES[where.role]} {place.name}{country}"

    def _sources(self, sources: Iterable[Attribution]) -> str:
        """Outermost first: "according to Anadolu Agency, denied by the ministry"."""
        return ", ".join(f"{_STANCES[source.stance]} {self._source(source)}" for source in sources)

    def _source(self, source: Attribution) -> str:
        return self.actors[source.source].name if source.source else source.text

    def _words(self, span: Span) -> str:
        return _flat(self.text[span.start : span.end]).strip()


def _bounds(figure: FigureEntry) -> str:
    """The bounds as numbers, where the words do not show them already."""
    low, high = (_number(value) for value in (figure.low, figure.high))
    if all(bound in figure.text for bound in (low, high)):
        return ""
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"at least {low}" if low else f"at most {high}"


def _flat(words: str) -> str:
    return _SPACES.sub(" ", words)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"


def _period(when: When) -> str:
    start, end = when.start or "", when.end or when.start or ""
    if when.precision == "year" and start[:4] == end[:4]:
        return start[:4]
    if when.precision == "month" and start[:7] == end[:7]:
        return date.fromisoformat(start).strftime("%b %Y")
    return _day(start) if start == end else f"{_day(start)} to {_day(end)}"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%b} {day.year}"
