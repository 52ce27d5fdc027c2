"""What a date or a bygone age adds to the status: minimal pairs."""

from __future__ import annotations

import pytest

from tests.coding.statuses import Reader, assert_status

CASES = [
    ("Decades ago Chad attacked the rebels.", "attacked", "historical"),
    ("Hours ago Chad attacked the rebels.", "attacked", "happened"),
    ("During the Cold War, Chad invaded Mali.", "invaded", "historical"),
    ("During the storm, Chad invaded Mali.", "invaded", "happened"),
    ("Twenty years after Chad invaded Mali, the border is quiet.", "invaded", "historical"),
    ("Twenty hours after Chad invaded Mali, the border is quiet.", "invaded", "happened"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_status(case: tuple[str, str, str], read_texts: Reader) -> None:
    assert_status(case, read_texts)
