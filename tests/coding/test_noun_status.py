"""What stands around an event noun: minimal pairs."""

from __future__ import annotations

import pytest

from tests.coding.statuses import Reader, assert_status

CASES = [
    ("An attack on Chad would widen the war.", "attack", "possible"),
    ("Two attacks on Chad could widen the war.", "attacks", "happened"),
    ("The attack on Chad could widen the war.", "attack", "happened"),
    ("The visit by Mali's premier to Chad will focus on trade.", "visit", "scheduled"),
    ("The visit by Mali's premier to Chad focused on trade.", "visit", "happened"),
    ("The talks between Chad and Mali were called off.", "talks", "negated"),
    ("The talks between Chad and Mali were called fruitless.", "talks", "happened"),
    ("The talks between Chad and Mali are expected to last a week.", "talks", "scheduled"),
    ("Better guards might have prevented the attack on the embassy.", "attack", "happened"),
    ("Guards prevented an attack on the embassy.", "attack", "negated"),
    ("Chad denied any attack on Mali.", "attack", "negated"),
    ("Chad decided on an attack on Mali.", "attack", "happened"),
    ("The purpose of the visit by Mali's premier to Chad was unclear.", "visit", "happened"),
    ("Many believe the attacks on the embassy were carried out by rebels.", "attacks", "happened"),
    ("The army is ready for an attack on the rebels.", "attack", "possible"),
    ("Chad would answer an attack by Mali.", "attack", "possible"),
    ("Chad would answer Friday's attack by Mali.", "attack", "happened"),
    ("A failed attack on Mali cost the general his post.", "attack", "happened"),
    ("A foiled attack on Mali cost the general his post.", "attack", "negated"),
    ("Mali cut aid to Chad as part of efforts to end the fighting in the valley.", "fighting", "ongoing"),
    ("Chad's envoy was told to raise the matter in talks with Mali.", "talks", "possible"),
    ("Chad's envoy was proud to raise the matter in talks with Mali.", "talks", "happened"),
    ("A carefully planned attack by Chad on the rebels won the war.", "attack", "happened"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_status(case: tuple[str, str, str], read_texts: Reader) -> None:
    assert_status(case, read_texts)
