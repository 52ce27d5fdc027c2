"""Meetings: who gathers, on what, and whether it takes place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]

STATES = [
    ("Chad's president met Mali's president on Monday.", "held"),
    ("Chad's president will meet Mali's president on Monday.", "planned"),
    ("Chad confirmed that its president will meet Mali's president.", "confirmed"),
    ("Chad postponed talks with Mali.", "moved"),
    ("Chad called off talks with Mali.", "cancelled"),
    ("Chad agreed to meet Mali.", "planned"),
]

TOPICS = [
    ("Chad held talks with Mali on fishing rights.", ("fishing rights",)),
    ("Chad's president met Mali's president to discuss the border and grazing.", ("border", "grazing")),
    ("Chad's president met Mali's president on Monday.", ()),
    ("Chad and Mali discussed the dam.", ("dam",)),
]


@pytest.mark.parametrize("case", STATES, ids=lambda c: c[0])
def test_state(case: tuple[str, str], read_texts: Reader) -> None:
    text, state = case
    [record] = read_texts([text])
    assert [m.state for m in record.meetings] == [state]


@pytest.mark.parametrize("case", TOPICS, ids=lambda c: c[0])
def test_topics(case: tuple[str, tuple[str, ...]], read_texts: Reader) -> None:
    text, topics = case
    [record] = read_texts([text])
    assert [m.topics for m in record.meetings] == [topics]
