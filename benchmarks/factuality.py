"""Status. In: news sentences whose events are rated from -3 (did not happen) to 3 (happened); out: agreement.

Only events that are coded count. Gold of 2 and more is a fact, -1 and less not one, what lies between is open;
happened, ongoing and historical claims are facts, negated ones not, scheduled and possible ones open.
"""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.common import data_root, f1, records_of
from dragoman.document import Span

COUNTS = frozenset({"coded"})

_READ = {
    "happened": "fact",
    "ongoing": "fact",
    "historical": "fact",
    "negated": "not",
    "scheduled": "open",
    "possible": "open",
}


def score(part: bool = False) -> dict[str, float]:
    """Agreement over all coded events, and F1 of those that are no plain facts."""
    root = data_root()
    return score_file(root / "factuality" / "uw_dev.jsonl", 4 if part else 1) if root else {}


def score_file(path: Path, step: int = 1) -> dict[str, float]:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()][::step]
    right = coded = open_right = open_found = open_wanted = 0
    for row, record in zip(rows, records_of(r["text"] for r in rows), strict=True):
        spans = word_spans(row["text"])
        triggers = {c.trigger.span: _READ[c.status] for c in record.claims}
        for target in row["targets"]:
            first, last = target["span1"]
            place = Span(spans[first].start, spans[last - 1].end)
            mine = next((s for t, s in triggers.items() if t.overlaps(place)), None)
            if mine is None:
                continue
            gold = "fact" if target["label"] >= 2 else "not" if target["label"] <= -1 else "open"
            coded += 1
            right += mine == gold
            open_found += mine != "fact"
            open_wanted += gold != "fact"
            open_right += mine == gold != "fact"
    return {
        "factuality.coded": float(coded),
        "factuality.agree": right / max(coded, 1),
        "factuality.open_f1": f1(open_right, open_found, open_wanted),
    }


def word_spans(text: str) -> list[Span]:
    """Character spans of the words of a text whose words are divided by single blanks."""
    spans, at = [], 0
    for word in text.split(" "):
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    return spans


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
