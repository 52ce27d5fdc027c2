"""Silence where there is no politics. In: wire stories under business topics; out: share of stories with a claim."""

from __future__ import annotations

import gzip
import json

from benchmarks.common import data_root, records_of

_TOPICS = frozenset({"earn", "acq"})
_MOST = 1500
LOWER_IS_BETTER = frozenset({"noisy"})


def score(part: bool = False) -> dict[str, float]:
    """Share of the first stories under earn and acq alone that give a claim; `part` reads a fifth of them."""
    root = data_root()
    if root is None:
        return {}
    texts = business_texts(_MOST // 5 if part else _MOST)
    noisy = sum(bool(r.claims) for r in records_of(texts))
    return {"silence.noisy": noisy / len(texts)}


def business_texts(most: int) -> list[str]:
    root = data_root()
    assert root is not None
    texts: list[str] = []
    with gzip.open(root / "raw" / "reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            topics = set(row.get("topics") or ())
            if topics and topics <= _TOPICS and row.get("body"):
                texts.append(row["body"])
            if len(texts) == most:
                break
    return texts


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
