"""Why a claim is what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import UsageError
from dragoman.explain import explain
from tests.sample import sample


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", ["c1", "1"])
def test_explain_names_rule_characters_and_neighbours(name: str) -> None:
    told = flat(explain(sample(), name))
    assert "Claim c1 is ASSAULT (heavy-weapons), status happened, CAMEO 194." in told
    assert "rule assault.shell from “shelled” (characters 40 to 47)" in told
    assert "actor: Yemeni army, because it is the subject of “shelled”" in told
    assert "It rests on “Marib” (characters 71 to 76). Rule: place.object." in told
    assert "“houses burn” (characters 157 to 168): nobody is said to have done it" in told


def test_explain_says_why_a_field_is_empty() -> None:
    assert "recipient: none, because" in flat(explain(sample(), "c2"))


@pytest.mark.parametrize("name", ["c9", "", "c", "one"])
def test_explain_refuses_other_claims(name: str) -> None:
    with pytest.raises(UsageError, match="c1 to c2"):
        explain(sample(), name)


def test_explain_says_when_there_is_nothing_to_explain() -> None:
    with pytest.raises(UsageError, match="no claims"):
        explain(replace(sample(), claims=()), "c1")
