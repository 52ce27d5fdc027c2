"""Figures. In: excerpts with the displacement figure that readers took from them; out: how often it is read off them.

The gold is cleaned as it is loaded: rows without a figure, in another language, or whose figure does not stand in the
excerpt (sums, slips) are left out. Terms are told as kinds: who is displaced, evacuated, relocated, sheltered,
homeless, forced to flee or in a camp is displaced, and so is a household whose dwelling is destroyed; a dwelling partly
destroyed is affected. A figure is found where its lower or upper bound is the gold number.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import data_root, records_of
from dragoman.records import FigureEntry

COUNTS = frozenset({"gold"})

_DIGITS = re.compile(r"\d{1,3}(?:[,. \u00a0]\d{3})+(?!\d)|\d+")
_ENGLISH = re.compile(r"\b(?:the|of|and|or|to|were|was|are|people|displaced|evacuated|damaged)\b", re.IGNORECASE)
_WORDS = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        map(float, range(1, 13)),
        strict=True,
    )
)
_KINDS = {
    "Partially Destroyed Housing": "affected",
    "Affected": "affected",
    "Returned": "returned",
    "Refugees": "refugees",
    "Killed": "killed",
    "Injured": "injured",
    "Missing": "missing",
}
_UNITS = {"People": "person", "Persons": "person", "Households": "household", "Families": "household"}


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """One excerpt and the figure to be read off it."""

    text: str
    number: float
    kind: str
    unit: str


def score(part: bool = False) -> dict[str, float]:
    """Shares of the gold figures found, with the right kind, and with the right unit as well."""
    root = data_root()
    return score_file(root / "figures" / "idmc_dev.jsonl", 2 if part else 1) if root else {}


def score_file(path: Path, step: int = 1) -> dict[str, float]:
    gold = load_gold(path)[::step]
    number = kind = unit = 0
    for row, record in zip(gold, records_of(g.text for g in gold), strict=True):
        same = [f for f in record.figures if row.number in (f.low, f.high)]
        number += bool(same)
        kind += any(f.kind == row.kind for f in same)
        unit += any(_right(f, row) for f in same)
    total = max(len(gold), 1)
    return {"gold": float(len(gold)), "number": number / total, "kind": kind / total, "unit": unit / total}


def _right(figure: FigureEntry, gold: GoldFigure) -> bool:
    return figure.kind == gold.kind and figure.unit == gold.unit


def load_gold(path: Path) -> list[GoldFigure]:
    """The rows that can be scored."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [gold for row in rows if (gold := _gold(row)) is not None]


def _gold(row: dict[str, str]) -> GoldFigure | None:
    text, term = " ".join(row["Excerpt"].split()), row.get("Reporting term", "")
    number = _number(row.get("Displacement figure", ""))
    if number is None or not term or number not in _said(text) or not _ENGLISH.search(text):
        return None
    return GoldFigure(text, number, _KINDS.get(term, "displaced"), _UNITS.get(row.get("Reporting unit", ""), "person"))


def _number(cell: str) -> float | None:
    found = _DIGITS.fullmatch(cell.strip())
    if found:
        return float(re.sub(r"[,. \u00a0]", "", found.group()))
    return _WORDS.get(cell.strip().lower())


def _said(text: str) -> set[float]:
    """Every number that the text writes in digits or as one word."""
    said = {float(re.sub(r"[,. \u00a0]", "", m.group())) for m in _DIGITS.finditer(text)}
    return said | {_WORDS[w] for w in re.findall(r"[a-z]+", text.lower()) if w in _WORDS}


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
