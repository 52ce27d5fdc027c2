"""Figures: what is counted and what is not, with pairs that differ in one thing."""

from __future__ import annotations

import pytest

from dragoman.document import Span
from dragoman.finding.figures import find_figures
from dragoman.finding.numbers import find_numbers
from dragoman.finding.times import spot_times
from dragoman.mentions import FigureMention
from dragoman.parsing import parse
from dragoman.parsing.spacy_parser import load_parser
from dragoman.report import Block, Report


def figures(text: str) -> tuple[FigureMention, ...]:
    spots = spot_times(text)
    report = Report("t", text, (Block(Span(0, len(text)), "body"),))
    return find_figures(parse(report, [s.span for s in spots], load_parser()), spots)


def told(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(f.kind, f.low, f.high, f.unit) for f in figures(text)]


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("12 men", 12, 12, "exact"),
        ("at least a dozen men", 12, None, "more_than"),
        ("up to 2,000 men", None, 2000, "less_than"),
        ("nearly half a million men", 500_000, 500_000, "about"),
        ("between 20 and 30 men", 20, 30, "range"),
        ("20-30 men", 20, 30, "range"),
        ("two or three men", 2, 3, "range"),
        ("four to five million men", 4_000_000, 5_000_000, "range"),
        ("tens of thousands of men", 20_000, None, "more_than"),
        ("several hundred men", 300, None, "more_than"),
        ("two and a half million men", 2_500_000, 2_500_000, "exact"),
        ("one hundred and fifty-six men", 156, 156, "exact"),
        ("1.2m men", 1_200_000, 1_200_000, "exact"),
        ("30 or more men", 30, None, "more_than"),
        ("3 385 men", 3385, 3385, "exact"),
        ("5 crore men", 50_000_000, 50_000_000, "exact"),
    ],
)
def test_numbers(words: str, low: float | None, high: float | None, qualifier: str) -> None:
    (number,) = find_numbers(f"There were {words} there.")
    assert (number.low, number.high, number.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("It cost $20m.", "USD"),
        ("It cost 3 million euros.", "EUR"),
        ("It cost Rs 5 crore.", "INR"),
        ("It lost 20 votes.", None),
    ],
)
def test_money(text: str, code: str | None) -> None:
    (number,) = find_numbers(text)
    assert number.currency == code


@pytest.mark.parametrize(
    "text",
    [
        "Omar Deng, 34, flew to Oslo.",
        "A boy of 12 years walked 20 miles.",
        "Turnout was 40 percent.",
        "They drove T-72 tanks past the 9/11 memorial.",
        "The side won 2-1.",
        "Flight 370 left at 10:30.",
        "A 15-member panel met the Group of Seven.",
        "The law of 1998 stands.",
        "One of the generals agreed.",
    ],
)
def test_no_counts(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 and wounded 30.", [("killed", 12, 12, "person"), ("injured", 30, 30, "person")]),
        ("12 dead, 30 wounded in market blast", [("killed", 12, 12, "person"), ("injured", 30, 30, "person")]),
        ("The death toll rose to 45.", [("killed", 45, 45, "person")]),
        ("Gunmen shot dead two guards.", [("killed", 2, 2, "person")]),
        ("Two guards shot at the car.", [("other", 2, 2, "person")]),
        ("Twelve soldiers were killed.", [("killed", 12, 12, "person")]),
        ("Twelve soldiers killed a nurse.", [("troops", 12, 12, "person"), ("killed", 1, 1, "person")]),
        ("Police arrested 40 marchers.", [("arrested", 40, 40, "person")]),
        ("About 40 marchers waved flags.", [("protesters", 40, 40, "person")]),
        ("Some 300 families fled.", [("displaced", 300, 300, "household")]),
        ("Floods destroyed 150 houses.", [("displaced", 150, 150, "household")]),
        ("Floods damaged 150 houses.", [("affected", 150, 150, "household")]),
        ("Storms drove 12,000 to leave their homes.", [("displaced", 12_000, 12_000, "person")]),
        ("About 5,000 refugees returned.", [("returned", 5000, 5000, "person")]),
        ("Chad hosts 5,000 refugees.", [("refugees", 5000, 5000, "person")]),
        ("They sent a 300-strong force.", [("troops", 300, 300, "person")]),
        ("Thousands of people took to the streets.", [("protesters", 2000, None, "person")]),
        ("The army freed 20 prisoners.", [("other", 20, 20, "person")]),
        (
            "At least 12 people, including three nurses, died.",
            [("killed", 12, None, "person"), ("killed", 3, 3, "person")],
        ),
        ("Half of the 300 sailors drowned.", [("other", 300, 300, "person")]),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, float | None, float | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A farmer was killed by a mine.", [("killed", 1, 1, "person")]),
        ("A farmer found a mine.", []),
        ("A killed farmer was buried.", []),
        ("There were no casualties.", [("killed", 0, 0, "person")]),
        ("Nobody was hurt.", [("injured", 0, 0, "person")]),
        ("Nobody was there.", []),
    ],
)
def test_one_and_none(text: str, expected: list[tuple[str, float, float, str]]) -> None:
    assert told(text) == expected


def test_span_runs_from_qualifier_to_noun() -> None:
    (figure,) = figures("On Friday at least 12 young Omani sailors drowned off the coast.")
    assert (figure.text, figure.of) == ("at least 12 young Omani sailors", "young Omani sailors")


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Another 300 families were displaced.", "flow"),
        ("Some 300 families remain displaced.", "stock"),
        ("Chad hosts 5,000 refugees.", "stock"),
        ("The death toll stands at 45.", "stock"),
        ("The blast killed 45.", None),
    ],
)
def test_measures(text: str, measure: str | None) -> None:
    (figure,) = figures(text)
    assert figure.measure == measure
