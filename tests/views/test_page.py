"""The page for people."""

from __future__ import annotations

import io
from dataclasses import replace

from dragoman.records import Record
from dragoman.report import Published
from dragoman.views.page import show
from tests.sample import sample


def page(record: Record) -> str:
    out = io.StringIO()
    show(record, out)
    return out.getvalue()


def test_page_tells_the_record() -> None:
    shown = page(sample())
    for words in (
        "Army shells rebel town\npublished 7 Mar 2021 (inferred from “Friday”) · Example Wire\n",
        "What happened\nc1 Yemeni army (YEM MIL) → rebels (YEM REB)\n",
        "ASSAULT-heavy-weapons · 5 Mar 2021",
        "in Marib, YEM",
        "according to",
        "Ahead\nc2",
        "Iran (IRN GOV) backs rebels (YEM REB)",
        "at least 12 civilians · killed · in Marib",
        "health ministry (YEM GOV): “We saw two houses burn”",
        "14 Mar 2021 · in Muscat, OMN · about a ceasefire · planned · see c2",
    ):
        assert words in shown


def test_page_goes_on_80_columns_without_colour() -> None:
    shown = page(sample())
    assert max(map(len, shown.splitlines())) <= 80
    assert "\x1b" not in shown
    assert " \n" not in shown


def test_page_groups_by_status_in_order() -> None:
    shelled, meet = sample().claims
    shown = page(
        replace(
            sample(),
            claims=(replace(meet, status="negated"), shelled, replace(meet, id="c3", status="possible")),
        )
    )
    headings = ("What happened", "Open", "Did not happen")
    assert sorted(headings, key=shown.index) == list(headings)


def test_page_shows_a_second_mention_with_the_first() -> None:
    shelled, meet = sample().claims
    shown = page(replace(sample(), claims=(shelled, replace(meet, same_as="c1"))))
    assert "said again in c2" in shown
    assert "\nc2 " not in shown


def test_page_says_that_the_date_is_unknown() -> None:
    record = sample()
    report = replace(record.report, published=Published(None, "unknown"), title=None)
    assert "(no headline)\npublication date unknown" in page(replace(record, report=report))
