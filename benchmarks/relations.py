"""Standing ties. In: documents on one war with relations marked between spans; out: F1 of ties.

Gold relations between parties (and, for control, places) count: fighting against (fights), belonging to (member_of,
part_of), being in charge of (leads, holds; who leads a body also belongs to it), military allies (allied, backs). Likes
and dislikes are no ties of their own; a tie that matches one is neither right nor wrong. Records hold a tie once for a
pair, the gold once for each sentence (what it says both ways round counts once, and places are only held). So a tie is
right where mentions of its two sides overlap the two spans of a gold relation, and a gold relation is found where some
tie does so. Symmetric ties match either way round.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import data_root, f1, records_of
from dragoman.document import Span
from dragoman.records import Relation

_TIES = {
    "FightingAgainst": ("fights", "opposes"),
    "BelongsTo": ("member_of", "part_of", "leads"),
    "InChargeOf": ("leads", "holds"),
    "AlliesOf": ("allied", "backs"),
    "Likes": ("allied", "backs", "recognises"),
    "Dislikes": ("fights", "opposes"),
}
_ASIDE = frozenset({"Likes", "Dislikes"})
_BOTH_WAYS = frozenset({"AlliesOf", "FightingAgainst"})
_SYMMETRIC = frozenset({"fights", "opposes", "allied", "backs"})
_PARTIES = frozenset({"Organisation", "Person", "Nationality", "Location"})
# The annotators gave each relation a confidence; those they did not believe in are left out.
_BELIEVED = 0.5


@dataclass(frozen=True, slots=True)
class GoldTie:
    """One relation of the gold set."""

    kind: str
    source: Span
    target: Span


def score(part: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of ties; `part` takes every third document."""
    root = data_root()
    return score_folder(root / "actors" / "re3d", 3 if part else 1) if root else {}


def score_folder(folder: Path, step: int = 1) -> dict[str, float]:
    documents = list(read_documents(folder))[::step]
    right = found = matched = wanted = 0
    for (_, gold), record in zip(documents, records_of(text for text, _ in documents), strict=True):
        spans = {a.id: a.spans for a in record.actors} | {p.id: p.spans for p in record.places}
        for relation in record.relations:
            kinds = {g.kind for g in gold if fits(relation, g, spans)}
            right += bool(kinds - _ASIDE)
            found += bool(kinds - _ASIDE) or not kinds
        asked = [g for g in gold if g.kind not in _ASIDE]
        wanted += len(asked)
        matched += sum(any(fits(r, g, spans) for r in record.relations) for g in asked)
    precision, recall = right / max(found, 1), matched / max(wanted, 1)
    return {"precision": precision, "recall": recall, "f1": f1(precision * recall, precision, recall)}


def fits(relation: Relation, gold: GoldTie, spans: dict[str, tuple[Span, ...]]) -> bool:
    """Whether the tie says what the gold relation says."""
    if relation.tie not in _TIES[gold.kind]:
        return False
    holder, other = spans[relation.holder], spans[relation.other]
    if _overlap(holder, gold.source) and _overlap(other, gold.target):
        return True
    return relation.tie in _SYMMETRIC and _overlap(holder, gold.target) and _overlap(other, gold.source)


def _overlap(spans: tuple[Span, ...], gold: Span) -> bool:
    return any(span.overlaps(gold) for span in spans)


def read_documents(folder: Path) -> Iterator[tuple[str, list[GoldTie]]]:
    """Texts with their gold ties."""
    for source in sorted(p for p in folder.iterdir() if p.is_dir()):
        parties = {
            (e["documentId"], e["begin"], e["end"]): e["type"]
            for e in _lines(source / "entities.json")
            if e["type"] in _PARTIES and e["confidence"] >= _BELIEVED
        }
        ties: dict[str, list[GoldTie]] = {}
        for row in _lines(source / "relations.json"):
            ends = [(row["documentId"], row[f"{side}Begin"], row[f"{side}End"]) for side in ("source", "target")]
            if row["type"] not in _TIES or row["confidence"] < _BELIEVED or any(end not in parties for end in ends):
                continue
            if row["type"] != "InChargeOf" and "Location" in {parties[end] for end in ends}:
                continue
            tie = GoldTie(row["type"], Span(*ends[0][1:]), Span(*ends[1][1:]))
            told = ties.setdefault(row["documentId"], [])
            if GoldTie(tie.kind, tie.target, tie.source) not in told or tie.kind not in _BOTH_WAYS:
                told.append(tie)
        for document in _lines(source / "documents.json"):
            yield document["text"], ties.get(document["_id"], [])


def _lines(path: Path) -> list[dict[str, Any]]:
    rows = path.read_text("utf-8-sig").splitlines()
    return [json.loads(row) for row in rows if row.strip()]


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
