"""What tells whether a place is an act's, and what it weighs."""

from __future__ import annotations

from dragoman.coding.where import _weights
from dragoman.coding.where_features import features, scene_of
from dragoman.document import Span
from dragoman.finding.places import find_places
from dragoman.gazetteer import load_gazetteer
from dragoman.parsing import parse
from dragoman.parsing.spacy_parser import load_parser
from dragoman.report import Block, Report


def told(text: str, verb: str, place: str) -> list[str]:
    doc = parse(Report("r", text, (Block(Span(0, len(text)), "body"),)), [], load_parser())
    trigger = next(t.i for t in doc.tokens if t.text == verb)
    places = tuple(find_places(doc, load_gazetteer(), None))
    wanted = next(p for p in places if text[slice(*p.span)] == place)
    return list(features(scene_of(doc, trigger, frozenset({trigger}), places), wanted))


def test_the_way_from_the_act_to_the_place() -> None:
    names = told("Rebels shelled a market in Kharkiv.", "shelled", "Kharkiv")
    assert "path:|prep-in" in names
    assert {"any", "only", "finest", "is:town", "after", "preposition:in on:trigger"} <= set(names)


def test_other_places_of_the_sentence() -> None:
    text = "In Texas, gunmen robbed a bank in Houston, Dallas and Austin."
    assert "next:other" not in told(text, "robbed", "Houston")
    assert {"last:,", "next:and"} <= set(told(text, "robbed", "Dallas"))


def test_no_feature_comes_twice_and_the_order_is_fixed() -> None:
    names = told("Rebels shelled a market in Kharkiv.", "shelled", "Kharkiv")
    assert len(names) == len(set(names))
    assert names == told("Rebels shelled a market in Kharkiv.", "shelled", "Kharkiv")


def test_weights_of_known_sorts() -> None:
    weights = _weights()
    assert list(weights) == sorted(weights)
    assert weights["figurative"] < 0 < weights["preposition:in on:trigger"]
