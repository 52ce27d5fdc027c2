"""Geoparsing against LGL (local news) and GeoWebNews (world-wide web news). Run: `python -m
benchmarks.places`.

End to end: a gold toponym counts as found where a mention overlaps it and the two places are the same or
lie within
161 km (100 miles), the distance that published figures use.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from benchmarks.common import data_root
from dragoman.document import Document, Span
from dragoman.finding.places import find_places
from dragoman.gazetteer import load_gazetteer
from dragoman.mentions import PlaceMention
from dragoman.parsing import parse
from dragoman.parsing.spacy_parser import load_parser
from dragoman.report import Block, Report

LITERAL = frozenset({"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"})
NEAR = 161.0


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym of the gold data; `asked` is false where no coordinates are known: finding it is an error,
    as in the published figures, which leave such names out of the gold data."""

    span: Span
    geonameid: int | None
    lat: float | None
    lon: float | None
    asked: bool


@dataclass(frozen=True, slots=True)
class Article:
    text: str
    gold: tuple[Gold, ...]


def score(
    parse_all: Callable[[Sequence[Article]], Sequence[Document]] | None = None, *, part: bool = False
) -> dict[str, float]:
    """Recognition, accuracy of what is recognised, and both end to end; `part` takes every tenth article."""
    figures: dict[str, float] = {}
    for name, every, literal in (("lgl", read_lgl(), False), ("gwn", read_gwn(), True)):
        articles = every[:: 10 if part else 1]
        documents = (parse_all or _parse_all)(articles)
        gazetteer = load_gazetteer()
        found = [find_places(document, gazetteer, None) for document in documents]
        kept = [[m for m in ms if m.literal] if literal else ms for ms in found]
        for key, value in measure(articles, kept).items():
            figures[f"{name}.{key}"] = value
    return figures


def measure(articles: Sequence[Article], found: Sequence[Sequence[PlaceMention]]) -> dict[str, float]:
    """Precision, recall and F1 of mentions against gold."""
    asked = right_span = right_place = wrong = 0
    for article, mentions in zip(articles, found, strict=True):
        asked += sum(g.asked for g in article.gold)
        left = list(article.gold)
        for mention in mentions:
            gold = next((g for g in left if g.span.overlaps(mention.span)), None)
            if gold is None or not gold.asked:
                wrong += 1
                continue
            left.remove(gold)
            right_span += 1
            right_place += _same(gold, mention)
    said = right_span + wrong
    return {
        "recognition_precision": right_span / said,
        "recognition_recall": right_span / asked,
        "recognition_f1": 2 * right_span / (said + asked),
        "accuracy_161km": right_place / right_span,
        "precision": right_place / said,
        "recall": right_place / asked,
        "f1": 2 * right_place / (said + asked),
    }


def _same(gold: Gold, mention: PlaceMention) -> bool:
    if gold.geonameid is not None and gold.geonameid == mention.geonameid:
        return True
    if mention.lat is None or mention.lon is None or gold.lat is None or gold.lon is None:
        return False
    return _kilometres(gold.lat, gold.lon, mention.lat, mention.lon) <= NEAR


def _kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a = sin(radians(lat2 - lat1) / 2) ** 2
    b = cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * asin(sqrt(a + b))


def read_lgl() -> list[Article]:
    """Every toponym that has coordinates is asked for, whatever it stands for."""
    return [Article(text, tuple(_lgl_gold(node))) for node, text in _articles("lgl.xml")]


def read_gwn() -> list[Article]:
    """Toponyms that are meant literally are asked for; names meant otherwise are wrong if given as
    literal."""
    return [Article(text, tuple(_gwn_gold(node))) for node, text in _articles("GWN.xml")]


def _articles(name: str) -> Iterator[tuple[ET.Element, str]]:
    root = data_root()
    if root is None:
        raise SystemExit("the gold data are not here: see docs/measuring.md")
    for node in ET.parse(root / "places" / name).getroot():
        yield node, node.findtext("text") or ""


def _lgl_gold(article: ET.Element) -> Iterator[Gold]:
    for node in article.iter("toponym"):
        tag = node.find("gaztag")
        lat, lon = (_number(tag, "lat"), _number(tag, "lon")) if tag is not None else (None, None)
        number = tag.get("geonameid") if tag is not None else None
        yield Gold(_span(node), int(number) if number else None, lat, lon, lat is not None)


def _gwn_gold(article: ET.Element) -> Iterator[Gold]:
    for node in article.iter("toponym"):
        if node.findtext("type") in LITERAL and _number(node, "latitude") is not None:
            number = node.findtext("geonamesID") or ""
            ident = int(number) if number.isdigit() else None
            yield Gold(_span(node), ident, _number(node, "latitude"), _number(node, "longitude"), asked=True)


def _span(node: ET.Element) -> Span:
    return Span(int(node.findtext("start") or 0), int(node.findtext("end") or 0))


def _number(node: ET.Element, name: str) -> float | None:
    text = node.findtext(name)
    return float(text) if text else None


def _parse_all(articles: Sequence[Article]) -> list[Document]:
    parser = load_parser()
    return [parse(_report(article.text), [], parser) for article in articles]


def _report(text: str) -> Report:
    """The article as a report: every line a paragraph."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(position, position + len(line)), "body"))
        position += len(line) + 1
    return Report("article", text, tuple(blocks))


if __name__ == "__main__":
    for key, value in score().items():
        print(f"{key:28} {value:.3f}")
