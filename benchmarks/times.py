"""Time expressions against gold. In: TimeML news, TIMEX2 histories; out: rates for spans, values, types.

Spans count as strict (same characters) or relaxed (any overlap). A value or type is compared where spans
overlap, and its F1 takes all expressions of both sides, as in TempEval-3. `value_f1` compares values
character by character; `value_even_f1` first drops what annotators write in different ways (1999-XX for
1999, 2000-W7 for 2000-W07).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.common import data_root, f1, report_of
from dragoman.document import Document, Span
from dragoman.finding.times import resolve_times, spot_times
from dragoman.mentions import TimeMention
from dragoman.parsing import parse_all
from dragoman.parsing.spacy_parser import load_parser


@dataclass(frozen=True, slots=True)
class Gold:
    """An expression of the gold: its span, type and value."""

    span: Span
    type: str
    value: str


@dataclass(slots=True)
class Tally:
    """Counts over a set."""

    gold: int = 0
    found: int = 0
    right: dict[str, int] = field(default_factory=dict)

    def add(self, wanted: list[Gold], mentions: list[TimeMention]) -> None:
        self.gold += len(wanted)
        self.found += len(mentions)
        self._count("strict", sum(any(m.span == gold.span for m in mentions) for gold in wanted))
        self._count("covered", sum(any(m.span.overlaps(gold.span) for gold in wanted) for m in mentions))
        for gold in wanted:
            near = next((m for m in mentions if m.span == gold.span), None)
            near = near or next((m for m in mentions if m.span.overlaps(gold.span)), None)
            if near is not None:
                self._count("relaxed", 1)
                self._count("value", near.value == gold.value)
                self._count("value_even", _even(near.value) == _even(gold.value))
                self._count("type", near.type == gold.type)

    def _count(self, name: str, number: int) -> None:
        self.right[name] = self.right.get(name, 0) + number

    def rates(self, prefix: str, *names: str) -> dict[str, float]:
        """Precision, recall and F1 of spans, F1 of the rest."""
        found: dict[str, float] = {}
        for name in ("strict", "relaxed"):
            covered = self.right.get("covered" if name == "relaxed" else name, 0)
            found[f"{prefix}_{name}_p"] = covered / max(1, self.found)
            found[f"{prefix}_{name}_r"] = self.right.get(name, 0) / max(1, self.gold)
            both = found[f"{prefix}_{name}_p"], found[f"{prefix}_{name}_r"]
            found[f"{prefix}_{name}_f1"] = 2 * both[0] * both[1] / max(1e-9, sum(both))
        return found | {f"{prefix}_{n}_f1": f1(self.right.get(n, 0), self.found, self.gold) for n in names}


def _even(value: str) -> str:
    """A value without what annotators vary: trailing unknown parts, the X of a decade, W7 for W07."""
    value = re.sub(r"(-XX)+$", "", value)
    value = re.sub(r"^(\d{3})X$", r"\1", value)
    return re.sub(r"-W(\d)$", r"-W0\1", value)


def _tagged(source: str, tag: str) -> tuple[str, list[tuple[Span, str, int]]]:
    """Text without markup; for each `tag` its span, attributes and how deep it is nested."""
    text, found = "", []
    stack: list[tuple[int, str]] = []
    for part in re.finditer(r"<(/?)([A-Za-z]\w*)([^<>]*)>|([^<]+|<)", source):
        if part[4]:
            text += html.unescape(part[4])
        elif part[2] == tag and part[1]:
            start, attributes = stack.pop()
            found.append((Span(start, len(text)), attributes, len(stack)))
        elif part[2] == tag:
            stack.append((len(text), part[3]))
    return text, sorted(found)


def _attribute(name: str, attributes: str) -> str:
    match = re.search(rf'\b{name}="([^"]*)"', attributes)
    return match[1] if match else ""


def read_news(folder: Path) -> Iterator[tuple[str, date, list[Gold]]]:
    """Text, day of creation and gold of each TimeML file."""
    for path in sorted(folder.glob("*.tml")):
        source = path.read_text("utf-8")
        body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
        created = re.search(r'<DCT>.*?value="(\d{4}-\d\d-\d\d)', source, re.DOTALL)
        if body and created:
            text, tags = _tagged(body[1], "TIMEX3")
            gold = [Gold(span, _attribute("type", a), _attribute("value", a)) for span, a, _ in tags]
            yield text, date.fromisoformat(created[1]), gold


def read_histories(folder: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Text and outermost gold expressions of each history."""
    for path in sorted(folder.glob("*.xml")):
        source = path.read_text("utf-8")
        body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
        text, tags = _tagged(body, "TIMEX2")
        yield text, [Gold(span, "", _attribute("val", a)) for span, a, depth in tags if depth == 0]


def _parsed(texts: list[str]) -> Iterator[Document]:
    reports = ((report_of(text), [spot.span for spot in spot_times(text)]) for text in texts)
    return parse_all(reports, load_parser())


def score(part: bool = False) -> dict[str, float]:
    """All rates; nothing where the gold is not there; `part` takes every fourth text."""
    root = data_root()
    if root is None:
        return {}
    news, histories = Tally(), Tally()
    step = 4 if part else 1
    texts = list(read_news(root / "times" / "aquaint"))[::step]
    for (text, created, gold), doc in zip(texts, _parsed([text for text, *_ in texts]), strict=True):
        news.add(gold, resolve_times(spot_times(text), doc, created))
    for text, gold in list(read_histories(root / "times" / "wikiwars" / "keyinline"))[::step]:
        histories.add(gold, resolve_times(spot_times(text), None, None))
    return news.rates("news", "value", "value_even", "type") | histories.rates("history")


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name}\t{value:.3f}")
