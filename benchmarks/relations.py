"""Standing ties. In: documents on one war with relations marked between spans; out: F1 of ties.

Gold relations between parties (and, for control, places) count: fighting against (fights), belonging to (member_of,
part_of), being in charge of (leads, holds; who leads a body also belongs to it), military allies (allied, backs). Likes
and dislikes are no ties of their own; a tie that matches one is neither right nor wrong. Records hold a tie once for a
pair, the gold once for each sentence (what it says both ways round counts once, and places are only held). So a tie is
right where mentions of its two sides overlap the two spans of a gold relation, and a gold relation is found where some
tie does so. Symmetric ties match either way round.

What the gold calls a relation and is no standing tie is set aside: a tie that matches it is neither right nor wrong.
That is violence done to people who fight nobody (an act, which claims tell), shares of a set that no name tells ("one
child" of "the victims", "he" of "we"), control of what no name tells ("the farms", "the area"), relations both of
whose sides are nameless, and those the annotators did not believe in. All documents are on one war, and the annotators
marked a tie in one sentence that they passed over in its twin: so is set aside what the gold tells elsewhere of parties
called by the same names (one of which may hold the other).
"""

from __future__ import annotations

import json
import re
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


# Words that begin with a capital and name nobody.
_NAMELESS = frozenset(
    {"A", "An", "All", "It", "Its", "He", "His", "Many", "Most", "Our", "She", "Some", "That", "The", "Their", "These"}
    | {"They", "This", "Those", "We", "Who"}
)
_UNARMED = re.compile(
    r"\b(child(ren)?|citizens?|civilians?|famil(y|ies)|hostages?|inhabitants|men|mourners|people|residents|villagers"
    r"|tribe|women)\b"
)


@dataclass(frozen=True, slots=True)
class GoldTie:
    """One relation of the gold set. `aside` where it is no standing tie."""

    kind: str
    source: Span
    target: Span
    aside: bool = False


def score(part: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of ties; `part` takes every third document."""
    root = data_root()
    return score_folder(root / "actors" / "re3d", 3 if part else 1) if root else {}


def score_folder(folder: Path, step: int = 1) -> dict[str, float]:
    everything = list(read_documents(folder))
    known = {row for text, gold in everything for g in gold for row in _names(text, g)}
    documents = everything[::step]
    right = found = matched = wanted = 0
    for (text, gold), record in zip(documents, records_of(text for text, _ in documents), strict=True):
        spans = {a.id: a.spans for a in record.actors} | {p.id: p.spans for p in record.places}
        for relation in record.relations:
            told = [g for g in gold if fits(relation, g, spans)]
            is_right = any(not g.aside for g in told)
            right += is_right
            found += is_right or not (told or _is_known(text, relation, spans, known))
        asked = [g for g in gold if not g.aside]
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


def _names(text: str, gold: GoldTie) -> list[tuple[str, str, str]]:
    """What the gold relation says in words: tie, holder, other."""
    sides = [_bare(text[span.start : span.end]) for span in (gold.source, gold.target)]
    ways = [sides, sides[::-1]] if gold.kind in _BOTH_WAYS else [sides]
    return [(tie, one, other) for tie in _TIES[gold.kind] for one, other in ways]


def _is_known(
    text: str, relation: Relation, spans: dict[str, tuple[Span, ...]], known: set[tuple[str, str, str]]
) -> bool:
    """Whether the gold tells this tie of parties of these names anywhere."""
    holders, others = (
        {_bare(text[s.start : s.end]) for s in spans[side] if _is_named(text[s.start : s.end])}
        for side in (relation.holder, relation.other)
    )
    return any(
        tie == relation.tie and any(_same(a, b) for a in holders) and any(_same(a, c) for a in others)
        for tie, b, c in known
    )


def _same(one: str, other: str) -> bool:
    """Whether one name holds the other: "joseph votel", "general joseph votel"."""
    return f" {one} " in f" {other} " or f" {other} " in f" {one} "


def _bare(words: str) -> str:
    return words.lower().removeprefix("the ")


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
            if row["type"] not in _TIES or any(end not in parties for end in ends):
                continue
            if row["type"] != "InChargeOf" and "Location" in {parties[end] for end in ends}:
                continue
            tie = GoldTie(row["type"], Span(*ends[0][1:]), Span(*ends[1][1:]), _is_aside(row))
            told = ties.setdefault(row["documentId"], [])
            if GoldTie(tie.kind, tie.target, tie.source, tie.aside) not in told or tie.kind not in _BOTH_WAYS:
                told.append(tie)
        for document in _lines(source / "documents.json"):
            yield document["text"], ties.get(document["_id"], [])


def _is_aside(row: dict[str, Any]) -> bool:
    kind, sides = row["type"], (row["source"], row["target"])
    if kind in _ASIDE or row["confidence"] < _BELIEVED:
        return True
    if kind in _BOTH_WAYS:
        return any(map(_UNARMED.search, sides)) or not any(map(_is_named, sides))
    return not _is_named(row["target"])


def _is_named(words: str) -> bool:
    return any(w[:1].isupper() and w not in _NAMELESS for w in re.findall(r"\w+", words))


def _lines(path: Path) -> list[dict[str, Any]]:
    rows = path.read_text("utf-8-sig").splitlines()
    return [json.loads(row) for row in rows if row.strip()]


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
