"""Which place is the event's. In: a function from a sentence and the span of its event verb to spans of
places;
out: precision, recall and F1 over the gold sentences, each with one marked verb and the places of its event
or none.

A gold place is found where one of the spans given overlaps it; a span that overlaps none is wrong, and so
is any
span for an event without a place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.common import data_root, f1
from dragoman.document import Span

PlaceOf = Callable[[str, Span], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, the event's verb, and where the event took place (empty: not said)."""

    text: str
    verb: Span
    places: tuple[Span, ...]


def read_cases(every: int = 1) -> Iterator[Case]:
    """The gold sentences, only each `every`-th where that is enough."""
    root = data_root()
    if root is None:
        raise SystemExit("the gold data are not here: see docs/measuring.md")
    with (root / "event_place" / "train.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % every == 0:
                yield _case(json.loads(line))


def _case(row: dict[str, object]) -> Case:
    spans = row["spans"]
    assert isinstance(spans, list)
    verbs = [Span(s["start"], s["end"]) for s in spans if s["label"] == "VERB"]
    places = [Span(s["start"], s["end"]) for s in spans if s["label"] == "LOCATION"]
    return Case(str(row["text"]), verbs[0], tuple(places))


def score(place_of: PlaceOf, every: int = 1) -> dict[str, float]:
    """How well `place_of` tells the places of events."""
    said = right = wanted = found = silent = silent_right = cases = 0
    for case in read_cases(every):
        spans = place_of(case.text, case.verb)
        cases += 1
        said += len(spans)
        right += sum(any(s.overlaps(g) for g in case.places) for s in spans)
        wanted += len(case.places)
        found += sum(any(s.overlaps(g) for s in spans) for g in case.places)
        silent += not case.places
        silent_right += not case.places and not spans
    precision, recall = right / max(said, 1), found / max(wanted, 1)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(precision * recall, precision, recall),
        "no_place_kept_empty": silent_right / max(silent, 1),
        "sentences": float(cases),
    }
