"""Scores whom actors are taken for. In: the gold set of coded pairs; out: shares right."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.common import data_root, report_of
from dragoman.document import Document, Span
from dragoman.finding.actors import find_actors
from dragoman.finding.places import find_places
from dragoman.gazetteer import load_gazetteer
from dragoman.mentions import Actor, Actors
from dragoman.parsing import parse_all
from dragoman.parsing.spacy_parser import load_parser
from dragoman.register import load_register
from dragoman.report import Report

# Codes of the gold that are misspelt, and bodies that the two code books file apart.
SAME = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "UNO": "IGO", "EUR": "IGO", "IMG": "IGO"}


def gold_actors() -> Iterator[tuple[str, dict[str, Any]]]:
    """Sentences and one actor each that the gold names in them."""
    root = data_root()
    if root is None:
        return
    records = json.loads((root / "events" / "plover_gsr.json").read_text("utf-8"))
    for record in records[1:]:
        for side in ("source", "target"):
            for actor in record.get(side) or []:
                if isinstance(actor, dict) and actor.get("actorText") and actor.get("code"):
                    yield record["text"], actor


def score(part: bool = False) -> dict[str, float]:
    """Share of the gold's actors that are found, whose country is right, and whose sector is."""
    rows = list(gold_actors())[:: 4 if part else 1]
    texts = list(dict.fromkeys(text for text, _ in rows))
    reports: list[tuple[Report, list[Span]]] = [(report_of(text), []) for text in texts]
    docs = dict(zip(texts, parse_all(reports, load_parser()), strict=True))
    found = {text: actors_of(doc) for text, doc in docs.items()}
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for text, gold in rows:
        judge(docs[text], found[text], gold, total, right)
    return {name: right[name] / total[name] for name in sorted(total)}


def actors_of(doc: Document) -> Actors:
    """The actors of a bare text, places found first as for a report."""
    return find_actors(doc, load_register(), None, find_places(doc, load_gazetteer(), None))


def judge(doc: Document, actors: Actors, gold: dict[str, Any], total: Counter[str], right: Counter[str]) -> None:
    """Count one gold actor."""
    chosen = chosen_actors(doc, actors, gold["actorText"])
    total["found"] += 1
    right["found"] += bool(chosen)
    total["country"] += 1
    right["country"] += _code(gold["code"][:3]) in {_code(a.country) for a in chosen}
    sector = (gold.get("sector") or "")[:3]
    if sector.isupper():
        total["sector"] += 1
        right["sector"] += sector in {a.sector for a in chosen}


def _code(code: str | None) -> str | None:
    return SAME.get(code, code) if code else None


def chosen_actors(doc: Document, actors: Actors, words: str) -> list[Actor]:
    """The actors that the gold's words name: the mention that hangs highest among those that overlap them."""
    for part in [words, *words.split("..")]:
        parts = [re.escape(word) for word in part.strip(" .()").split()]
        found = re.search(r"\s+".join(parts), doc.text) if parts else None
        if found is None:
            continue
        span = Span(*found.span())
        heads = set(doc.tokens_in(span))
        inside = [m for m in actors.mentions if m.span.overlaps(span) and m.actors]
        if inside:
            best = min(inside, key=lambda m: (m.head not in heads, sum(1 for _ in doc.ancestors(m.head))))
            return [actors.by_id[a] for a in best.actors]
    return []


def main() -> None:
    for name, share in score().items():
        print(f"{name:10} {share:.3f}")


if __name__ == "__main__":
    main()
