"""Confidence against how often claims are right. In: sentences with one coded pair; out: calibration error.

A claim counts where it names two sides and one of them is of the coded pair; it is right where its root is the coded
one and both parties are. The expected calibration error is the mean distance between confidence and share of right
claims over ten bins, weighted by their claims. The gold codes one event of a sentence: the shares are a lower bound.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks import events
from benchmarks.common import data_root, records_of
from dragoman.records import Claim

LOWER_IS_BETTER = frozenset({"error"})

_BINS = 10

Judged = list[tuple[float, bool]]


def score(part: bool = False) -> dict[str, float]:
    """The expected calibration error, and the confidence of right claims above that of wrong ones."""
    root = data_root()
    if root is None:
        return {}
    judged = _judged(root, 4 if part else 1)
    right = [c for c, good in judged if good]
    wrong = [c for c, good in judged if not good]
    gap = sum(right) / max(len(right), 1) - sum(wrong) / max(len(wrong), 1)
    return {"calibration.error": _error(judged), "calibration.gap": gap}


def _judged(root: Path, step: int) -> Judged:
    return [*_plv(root / "events" / "PLV_train.tsv", step), *_gsr(root / "events" / "plover_gsr.json", step)]


def _plv(path: Path, step: int) -> Iterator[tuple[float, bool]]:
    rows = events.plv_rows(path)[::step]
    for row, record in zip(rows, records_of(r["sentence"] for r in rows), strict=True):
        marked = [span for span in (events._marked_span(row, "s"), events._marked_span(row, "t")) if span is not None]
        for claim in filter(_two_sided, record.claims):
            if any(events._names(record, (*claim.actor, *claim.recipient), span) for span in marked):
                root = events._YIELD.get(claim.plover, claim.plover)
                yield claim.confidence, root == row["gold_root"] and events.plv_roles_right(row, record, claim)


def _gsr(path: Path, step: int) -> Iterator[tuple[float, bool]]:
    rows = [r for r in json.loads(path.read_text("utf-8")) if r.get("text") and r.get("event") != "DOCUMENT"]
    rows = [r for r in rows if events._codes(r, "source") and events._codes(r, "target")][::step]
    for row, record in zip(rows, records_of(r["text"] for r in rows), strict=True):
        gold = events._GSR.get(row["event"], row["event"])
        wanted = events._codes(row, "source") | events._codes(row, "target")
        codes = {a.id: events._family(a.country) for a in record.actors}
        for claim in filter(_two_sided, record.claims):
            if wanted & {codes[i] for i in (*claim.actor, *claim.recipient)}:
                yield claim.confidence, events._dyad_right(row, record, claim) and gold in (claim.plover, claim.root)


def _two_sided(claim: Claim) -> bool:
    return bool(claim.actor) and (bool(claim.recipient) or len(claim.actor) > 1)


def _bins(judged: Judged) -> list[Judged]:
    bins: list[Judged] = [[] for _ in range(_BINS)]
    for confidence, good in judged:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, good))
    return bins


def _means(members: Judged) -> tuple[float, float]:
    return sum(c for c, _ in members) / len(members), sum(good for _, good in members) / len(members)


def _error(judged: Judged) -> float:
    apart = 0.0
    for members in filter(None, _bins(judged)):
        confidence, share = _means(members)
        apart += abs(confidence - share) * len(members)
    return apart / max(len(judged), 1)


def main() -> None:
    """Print the reliability table."""
    root = data_root()
    if root is None:
        return
    judged = _judged(root, 1)
    print("confidence  claims  mean  right")
    for number, members in enumerate(_bins(judged)):
        if members:
            confidence, share = _means(members)
            print(f"{number / _BINS:.1f} - {(number + 1) / _BINS:.1f}  {len(members):7}  {confidence:.2f}  {share:.2f}")
    print(f"expected calibration error {_error(judged):.3f}")


if __name__ == "__main__":
    main()
