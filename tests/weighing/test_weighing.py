"""Likelihoods of acts by the words around them."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman import weighing
from dragoman.document import Document
from dragoman.finding.times import spot_times
from dragoman.parsing import parse_all
from dragoman.parsing.spacy_parser import load_parser
from dragoman.reading import make_report
from dragoman.weighing import NONE, Weights, likelihoods_of, load_weights
from dragoman.weighing.slots import words_by_slot


def _parsed(text: str) -> Document:
    report = make_report(text)
    return next(iter(parse_all([(report, [s.span for s in spot_times(report.text)])], load_parser())))


def _head(doc: Document, word: str) -> int:
    return next(t.i for t in doc.tokens if t.text == word)


def test_slots_leave_names_out() -> None:
    doc = _parsed("Yesterday the Kenyan army shelled a crowded market in Kismayo.")
    head, governed, subject = words_by_slot(doc, _head(doc, "shelled"))
    assert head == ("shell",)
    assert set(governed) == {"crowded", "market", "in"}
    assert subject == ("army",)


def test_support_verb_is_governed() -> None:
    doc = _parsed("The militia carried out a raid on the depot.")
    words = words_by_slot(doc, _head(doc, "raid"), _head(doc, "carried"))
    assert "carry" in words[1]
    assert words[2] == ("militia",)


@pytest.fixture
def two_words() -> Weights:
    table = np.zeros((2, 3, 2), dtype=np.int8)
    table[0, 0] = (127, -127)
    table[1, 1] = (-127, 127)
    return Weights(
        rows={"shell": 0, "peanut": 1},
        table=table,
        scale=np.full((3, 2), 1 / 127, dtype=np.float32),
        intercept=np.zeros(2, dtype=np.float32),
        classes=("ASSAULT", NONE),
    )


def test_scores_add_up_over_slots(two_words: Weights) -> None:
    alone = two_words.likelihoods((("shell",), (), ()))
    beside = two_words.likelihoods((("shell",), ("peanut",), ()))
    assert alone["ASSAULT"] > 0.8
    assert beside["ASSAULT"] == 0.5
    assert two_words.likelihoods((("unheard",), (), ()))[NONE] == 0.5


def test_likelihoods_sum_to_one() -> None:
    doc = _parsed("The rebels ambushed a convoy of soldiers.")
    shares = likelihoods_of(doc, _head(doc, "ambushed"))
    assert sum(shares.values()) == pytest.approx(1, abs=0.01)
    assert max(shares, key=lambda k: shares[k]) == "ASSAULT"


@pytest.mark.parametrize(
    ("word", "act", "none"),
    [
        ("hit", "Rebel rockets hit a village near the border.", "Shares in Nairobi hit a record on hopes of growth."),
        ("landed", "Three mortar shells landed near the consulate.", "The remark landed the mayor in hot water."),
    ],
)  # fmt: skip
def test_words_around_tell_the_sense(word: str, act: str, none: str) -> None:
    told, other = _parsed(act), _parsed(none)
    assert likelihoods_of(told, _head(told, word))["ASSAULT"] > likelihoods_of(other, _head(other, word))["ASSAULT"]
    assert likelihoods_of(other, _head(other, word))[NONE] > 0.5


def test_without_weights_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "load_weights", lambda: None)
    doc = _parsed("The rebels ambushed a convoy of soldiers.")
    assert likelihoods_of(doc, _head(doc, "ambushed")) == {}


def test_weights_are_packaged() -> None:
    weights = load_weights()
    assert weights is not None
    assert NONE in weights.classes
