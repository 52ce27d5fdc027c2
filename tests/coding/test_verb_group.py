"""A verb's auxiliaries, negations and adverbs: minimal pairs."""

from __future__ import annotations

import pytest

from tests.coding.statuses import Reader, assert_status

CASES = [
    ("Chad no longer backs the rebels.", "backs", "negated"),
    ("Chad still backs the rebels.", "backs", "ongoing"),
    ("Neither Chad nor Mali attacked the rebels.", "attacked", "negated"),
    ("Both Chad and Mali attacked the rebels.", "attacked", "happened"),
    ("The rebels nearly killed the governor.", "killed", "negated"),
    ("The rebels brutally killed the governor.", "killed", "happened"),
    ("The minister said Chad would attack the rebels.", "attack", "scheduled"),
    ("The minister said Chad would have attacked the rebels.", "attacked", "possible"),
    ("Chad will attack the rebels if they cross the river.", "attack", "possible"),
    ("Chad will attack the rebels even if they cross the river.", "attack", "scheduled"),
    ("Chad will not attack the rebels if they stay away.", "attack", "negated"),
    ("Had Chad attacked the rebels, the truce would be dead.", "attacked", "possible"),
    ("If Chad does not attack the rebels, the truce holds.", "attack", "possible"),
    ("Egypt to host talks with Sudan", "host", "scheduled"),
    ("Army to attack rebels, minister says", "attack", "scheduled"),
    ("Chadian premier to visit Mali in June", "visit", "scheduled"),
    ("The villages were quiet until Chad attacked the rebels.", "attacked", "happened"),
    ("The villages will be quiet until Chad attacks the rebels.", "attacks", "possible"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_status(case: tuple[str, str, str], read_texts: Reader) -> None:
    assert_status(case, read_texts)
