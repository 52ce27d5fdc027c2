"""Which place is the event's. In: sentences with one marked event verb and the places of its event, or none;
out: shares of events that are given a right place, a wrong one, and that rightly stay without.

Once over the events that are coded, once over all, where an uncoded verb counts as a trigger of no rule. An event has
a right place where the one given overlaps one of the gold's. `named` is the share of events whose place the place
finder found at all, the most that could be right. About two in three of the places given to events that the gold leaves
without are the event's place after all ("was killed in <town>"): `empty` cannot come near 1.

The weights of the choice are learned on this set: `python -m training.where --halves` measures what it has not seen.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.common import data_root, report_of
from dragoman.coding.book import ActorBook
from dragoman.coding.drafts import draft_all
from dragoman.coding.where import place_of
from dragoman.document import Document, Span
from dragoman.finding.actors import find_actors
from dragoman.finding.places import find_places
from dragoman.finding.times import spot_times
from dragoman.finding.triggers import TriggerMention, find_triggers
from dragoman.gazetteer import load_gazetteer
from dragoman.lang.rules import load_rules
from dragoman.mentions import PlaceMention
from dragoman.parsing import parse_all
from dragoman.parsing.spacy_parser import load_parser
from dragoman.register import load_register

LOWER_IS_BETTER = ("coded.wrong", "all.wrong")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the event's verb, and where the event took place (empty: not said)."""

    text: str
    verb: Span
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A case as read: its event, the root where one is coded, all coded acts and the places."""

    doc: Document
    trigger: TriggerMention
    root: str | None
    acts: frozenset[int]
    places: tuple[PlaceMention, ...]


def read_cases(every: int = 1) -> list[Case]:
    """The gold sentences, only each `every`-th where that is enough; none where the gold is not there."""
    root = data_root()
    if root is None:
        return []
    lines = (root / "event_place" / "train.jsonl").read_text("utf-8").splitlines()
    return [_case(line) for line in lines[::every]]


def _case(line: str) -> Case:
    row = json.loads(line)
    verbs = [Span(s["start"], s["end"]) for s in row["spans"] if s["label"] == "VERB"]
    places = [Span(s["start"], s["end"]) for s in row["spans"] if s["label"] == "LOCATION"]
    return Case(row["text"], verbs[0], tuple(places))


def score(part: bool = False) -> dict[str, float]:
    """Shares of events with a right place, a wrong place, and rightly none."""
    counts: Counter[str] = Counter()
    for case, found in prepared(read_cases(12 if part else 1)):
        counts.update(_counted(case, found))
    figures = {"coded": counts["coded.events"] / max(counts["all.events"], 1)}
    for scope in ("coded", "all"):
        placed, bare = max(counts[f"{scope}.placed"], 1), max(counts[f"{scope}.bare"], 1)
        for name, total in (("named", placed), ("right", placed), ("wrong", placed), ("empty", bare)):
            figures[f"{scope}.{name}"] = counts[f"{scope}.{name}"] / total
    return figures


def prepared(cases: list[Case]) -> Iterator[tuple[Case, Prepared | None]]:
    """The cases with what is found in them; with None where the verb stands in a line that is not read."""
    reports = [report_of(case.text) for case in cases]
    docs = parse_all(((r, [s.span for s in spot_times(r.text)]) for r in reports), load_parser())
    for case, doc in zip(cases, docs, strict=True):
        yield case, _prepare(case, doc) if doc.tokens_in(case.verb) else None


def _prepare(case: Case, doc: Document) -> Prepared:
    register = load_register()
    places = tuple(find_places(doc, load_gazetteer(), None))
    book = ActorBook(doc, find_actors(doc, register, None, places), places, register)
    drafts, _ = draft_all(doc, find_triggers(doc, load_rules()), book)
    coded = next((d for d in drafts if d.trigger.span.overlaps(case.verb)), None)
    trigger = coded.trigger if coded else _verb(doc, case.verb)
    acts = frozenset({trigger.head, *(d.trigger.head for d in drafts)})
    return Prepared(doc, trigger, coded.root if coded else None, acts, places)


def _counted(case: Case, found: Prepared | None) -> Iterator[str]:
    """What one event adds to the counts."""
    if found is None:
        yield from _judged("all", case, (), None)
        return
    placed = place_of(found.doc, found.trigger, found.places, found.root or "", found.acts)
    for scope in ("coded", "all") if found.root else ("all",):
        yield from _judged(scope, case, found.places, placed[0].span if placed else None)


def _verb(doc: Document, span: Span) -> TriggerMention:
    """The marked verb as a trigger of no rule."""
    inside = doc.tokens_in(span)
    head = next((i for i in inside if doc.tokens[i].head not in inside), inside[0])
    return TriggerMention(head, span, "verb", ())


def _judged(scope: str, case: Case, places: tuple[PlaceMention, ...], given: Span | None) -> Iterator[str]:
    """What one event adds to the counts."""
    yield f"{scope}.events"
    if not case.places:
        yield f"{scope}.bare"
        if given is None:
            yield f"{scope}.empty"
        return
    yield f"{scope}.placed"
    if any(p.span.overlaps(g) for p in places for g in case.places):
        yield f"{scope}.named"
    if given is not None:
        yield f"{scope}.right" if any(given.overlaps(g) for g in case.places) else f"{scope}.wrong"


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:16} {value:.3f}")
