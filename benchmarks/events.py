"""Event type, direction and dyad. In: marked and coded news sentences; out: hit, precision and role rates.

"hit": the gold root is among the coded ones; "precision": share of distinct coded roots of a sentence that are the gold
root; "roles": a claim of the gold root has the gold source as actor and the gold target as recipient.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

from benchmarks.common import data_root, records_of
from benchmarks.dyads import SAME
from dragoman.document import Span
from dragoman.records import Claim, Record

_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_GSR = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def score(part: bool = False) -> dict[str, float]:
    """Figures of the three sets; `part` takes every fourth sentence."""
    root = data_root()
    if root is None:
        return {}
    step = 4 if part else 1
    found = _plv(root / "events" / "PLV_train.tsv", step)
    found |= _gsr(root / "events" / "plover_gsr.json", step)
    found |= _cameo(root / "events" / "cameo_manual_examples.json", step)
    return found


def plv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _plv(path: Path, step: int) -> dict[str, float]:
    rows = plv_rows(path)[::step]
    hits = roles = coded = right = 0
    for row, record in zip(rows, records_of(r["sentence"] for r in rows), strict=True):
        gold = row["gold_root"]
        labels = {_YIELD.get(c.plover, c.plover) for c in record.claims}
        hits += gold in labels
        coded += len(labels)
        right += gold in labels
        roles += any(_YIELD.get(c.plover, c.plover) == gold and plv_roles_right(row, record, c) for c in record.claims)
    return {"plv.hit": hits / len(rows), "plv.precision": right / max(coded, 1), "plv.roles": roles / len(rows)}


def plv_roles_right(row: dict[str, str], record: Record, claim: Claim) -> bool:
    """Whether the marked source is an actor of the claim and the marked target a recipient."""
    source, target = _marked_span(row, "s"), _marked_span(row, "t")
    if source is None or target is None:
        return False
    others = claim.recipient or claim.actor
    return _names(record, claim.actor, source) and _names(record, others, target)


def _marked_span(row: dict[str, str], mark: str) -> Span | None:
    """Where the marked words stand in the sentence without marks."""
    text = row["marked_sentence"]
    found = re.search(rf"<{mark}>(.*?)</{mark}>", text)
    if found is None:
        return None
    before = re.sub(r"</?[st]>", "", text[: found.start()])
    inside = re.sub(r"</?[st]>", "", found.group(1))
    return Span(len(before), len(before) + len(inside))


def _names(record: Record, ids: tuple[str, ...], gold: Span) -> bool:
    return any(a.id in ids and any(s.overlaps(gold) for s in a.spans) for a in record.actors)


def _gsr(path: Path, step: int) -> dict[str, float]:
    rows = [r for r in json.loads(path.read_text("utf-8")) if r.get("text") and r.get("event") != "DOCUMENT"]
    rows = [r for r in rows if _codes(r, "source") and _codes(r, "target")][::step]
    pairs = both = 0
    for row, record in zip(rows, records_of(r["text"] for r in rows), strict=True):
        gold = _GSR.get(row["event"], row["event"])
        dyads = [c for c in record.claims if _dyad_right(row, record, c)]
        pairs += bool(dyads)
        both += any(gold in (c.plover, c.root) for c in dyads)
    return {"gsr.pair": pairs / len(rows), "gsr.pair_type": both / len(rows)}


def _codes(row: dict[str, Any], key: str) -> set[str]:
    found = row.get(key) or []
    codes = {e["code"][:3] for e in found if isinstance(e, dict) and e.get("code")}
    return {SAME.get(code, code) for code in codes}


def _dyad_right(row: dict[str, Any], record: Record, claim: Claim) -> bool:
    codes = {a.id: _family(a.country) for a in record.actors}
    actors = {codes[i] for i in claim.actor}
    others = {codes[i] for i in claim.recipient} or actors
    return bool(actors & _codes(row, "source")) and bool(others & _codes(row, "target"))


def _family(country: str | None) -> str | None:
    """The gold set writes IGO for the United Nations and the European Union too."""
    return SAME.get(country, country) if country else None


def _cameo(path: Path, step: int) -> dict[str, float]:
    rows = json.loads(path.read_text("utf-8"))[::step]
    exact = roots = 0
    for row, record in zip(rows, records_of(r["text"] for r in rows), strict=True):
        codes = {c.cameo for c in record.claims}
        exact += row["code"] in codes
        roots += row["code"][:2] in {c[:2] for c in codes}
    return {"cameo.exact": exact / len(rows), "cameo.root": roots / len(rows)}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
