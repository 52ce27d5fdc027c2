"""Makes the weights of the features that tell which place is an act's. In: the gold sentences with one event each
(the set of benchmarks/event_place.py, under the MIT licence); out: `src/dragoman/coding/where_weights.tsv`.

    python -m training.where          # on all of it
    python -m training.where --halves # on each half, measured on the other: nothing is written

A log-linear choice between the places of a sentence and none of them, fitted by gradient descent with a fixed number
of steps from zero: no randomness. The root of the event and its words are no features, so that habits of annotators
with one verb or another are not learned.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.event_place import Case, Prepared, prepared, read_cases
from dragoman.coding.where import open_places
from dragoman.coding.where_features import features, scene_of

OUT = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "coding" / "where_weights.tsv"
STEPS, PACE, PENALTY, LEAST = 250, 0.05, 1.0, 8


@dataclass(frozen=True, slots=True)
class Event:
    """One gold event: the features of each place it may be at, and which of them are right."""

    half: int
    coded: bool
    placed: bool
    places: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def read_events() -> list[Event]:
    """The gold as events with features."""
    return [_event(case, found) for case, found in prepared(read_cases()) if found is not None]


def _event(case: Case, found: Prepared) -> Event:
    scene = scene_of(found.doc, found.trigger.head, found.acts, found.places)
    near = list(open_places(scene, found.trigger, found.root or ""))
    right = tuple(any(p.span.overlaps(g) for g in case.places) for p in near)
    told = tuple(tuple(features(scene, p)) for p in near)
    return Event(zlib.crc32(case.text.encode()) % 2, found.root is not None, bool(case.places), told, right)


def fit(events: list[Event]) -> dict[str, float]:
    """Weights by full-batch Adam on the likelihood of a right place, or of none where none is right."""
    told = [e for e in events if e.places and (any(e.right) or not e.placed)]
    counts = Counter(chain.from_iterable(chain.from_iterable(e.places for e in told)))
    names = {name: k for k, name in enumerate(sorted(n for n, c in counts.items() if c >= LEAST))}
    rows, columns, owner, right = [], [], [], []
    for number, event in enumerate(told):
        for place, is_right in zip(event.places, event.right, strict=True):
            known = [names[n] for n in place if n in names]
            rows += [len(owner)] * len(known)
            columns += known
            owner.append(number)
            right.append(is_right)
    weights = _descend(np.array(rows), np.array(columns), np.array(owner), np.array(right, float), len(names))
    return {name: round(float(weights[k]), 3) for name, k in names.items()}


def _descend(rows: np.ndarray, columns: np.ndarray, owner: np.ndarray, right: np.ndarray, size: int) -> np.ndarray:
    weights, mean, square = np.zeros(size), np.zeros(size), np.zeros(size)
    events = int(owner.max()) + 1
    has = np.bincount(owner, right, minlength=events) > 0
    for step in range(1, STEPS + 1):
        odds = np.exp(np.clip(np.bincount(rows, weights[columns], minlength=len(owner)), -30, 30))
        share = odds / (np.bincount(owner, odds, minlength=events) + 1)[owner]
        among = np.maximum(np.bincount(owner, odds * right, minlength=events), 1e-12)[owner]
        wanted = np.where(has[owner], odds * right / among, 0.0)
        slope = np.bincount(columns, (share - wanted)[rows], minlength=size) + PENALTY * weights
        slope /= events
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope * slope
        weights -= PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return weights


def curve(weights: dict[str, float], events: list[Event]) -> None:
    """Shares of right places and of rightly empty ones, by the weight that is asked for."""
    for least in (-1.0, -0.5, -0.4, -0.3, -0.2, -0.1, 0.0, 0.2, 0.5, 1.0):
        right = empty = 0
        for event in events:
            worth = [sum(weights.get(n, 0.0) for n in p) for p in event.places]
            best = max(range(len(worth)), key=lambda k: worth[k], default=None)
            given = best is not None and worth[best] > least
            right += event.placed and given and best is not None and event.right[best]
            empty += not event.placed and not given
        placed = sum(e.placed for e in events)
        print(f"{least:5.1f}  right {right / placed:.3f}  empty {empty / (len(events) - placed):.3f}")


def main() -> None:
    """Write the weights, or measure them on the halves."""
    events = read_events()
    if "--halves" in sys.argv:
        for half in (0, 1):
            weights = fit([e for e in events if e.half != half])
            print(f"trained on half {1 - half}, coded events of half {half}")
            curve(weights, [e for e in events if e.half == half and e.coded])
        return
    rows = [f"{name}\t{weight}" for name, weight in sorted(fit(events).items()) if abs(weight) >= 0.02]
    OUT.write_text("\n".join(["feature\tweight", *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
