"""Who said what. In: PolNeAR articles with sources, cues and contents; out: F1 of contents and right speakers.

A quote is right where its content and a gold content share at least half of the tokens of both together
(intersection over union); each gold attribution is matched once, best overlap first. The speaker of a right quote is
right where its words overlap the gold source, or both have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.common import data_root, f1, records_of
from dragoman.document import Span
from dragoman.records import QuoteEntry, Record

_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution of the gold set: spans of source, cue and content (each may be in pieces)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def score(part: bool = False) -> dict[str, float]:
    """Figures on the development articles; `part` takes every fourth."""
    root = data_root()
    if root is None:
        return {}
    return score_folder(root / "attribution" / "dev", 4 if part else 1)


def score_folder(folder: Path, step: int = 1) -> dict[str, float]:
    files = gold_files(folder)[::step]
    texts = [text.read_text("utf-8") for text, _ in files]
    right = found = wanted = speakers = 0
    for (_, gold_file), record in zip(files, records_of(texts), strict=True):
        gold = list(read_gold(gold_file))
        pairs = match(record, gold)
        right += len(pairs)
        speakers += sum(speaker_right(quote, attribution) for quote, attribution in pairs)
        found += len(record.quotes)
        wanted += len(gold)
    return {
        "attribution.precision": right / max(found, 1),
        "attribution.recall": right / max(wanted, 1),
        "attribution.content_f1": f1(right, found, wanted),
        "attribution.speaker": speakers / max(right, 1),
    }


def gold_files(folder: Path) -> list[tuple[Path, Path]]:
    """Pairs of text and annotations; of a text's several annotators the first (their marks end the files' names)."""
    pairs: dict[Path, Path] = {}
    for gold_file in sorted((folder / "attributions").iterdir()):
        text = folder / "text" / f"{gold_file.stem.rpartition('_')[0]}.txt"
        pairs.setdefault(text, gold_file)
    return list(pairs.items())


def read_gold(path: Path) -> Iterator[GoldAttribution]:
    """The attributions of a brat file that have a content."""
    spans: dict[str, tuple[Span, ...]] = {}
    events = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("T"):
            key, body, _ = line.split("\t", 2)
            ranges = body.split(" ", 1)[1]
            spans[key] = tuple(Span(*map(int, piece.split())) for piece in ranges.split(";"))
        elif line.startswith("E"):
            events.append([part.split(":") for part in line.split("\t")[1].split()])
    for parts in events:
        picked = {
            kind: tuple(s for name, key in parts if name.rstrip("0123456789") == kind for s in spans.get(key, ()))
            for kind in ("Source", "Cue", "Content")
        }
        if picked["Content"]:
            yield GoldAttribution(picked["Source"], picked["Cue"], picked["Content"])


def match(record: Record, gold: list[GoldAttribution]) -> list[tuple[QuoteEntry, GoldAttribution]]:
    """Quotes and gold attributions that belong together."""
    tokens = [m.start() for m in _TOKEN.finditer(record.report.text)]
    contents = [_covered(tokens, g.content) for g in gold]
    scored = []
    for q, quote in enumerate(record.quotes):
        mine = _covered(tokens, (quote.content_span,))
        for g, theirs in enumerate(contents):
            union = mine | theirs
            overlap = len(mine & theirs) / len(union) if union else 0.0
            if overlap >= 0.5:
                scored.append((-overlap, q, g))
    taken_q: set[int] = set()
    taken_g: set[int] = set()
    pairs = []
    for _, q, g in sorted(scored):
        if q not in taken_q and g not in taken_g:
            taken_q.add(q)
            taken_g.add(g)
            pairs.append((record.quotes[q], gold[g]))
    return pairs


def _covered(tokens: list[int], spans: tuple[Span, ...]) -> set[int]:
    return {t for t in tokens for s in spans if s.start <= t < s.end}


def speaker_right(quote: QuoteEntry, gold: GoldAttribution) -> bool:
    if not gold.source or quote.speaker_span is None:
        return not gold.source and quote.speaker_span is None
    return any(quote.speaker_span.overlaps(s) for s in gold.source)


if __name__ == "__main__":
    for key, value in score().items():
        print(f"{key:24} {value:.3f}")
