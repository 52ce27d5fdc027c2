"""Datelines and dates that stand in full."""

from __future__ import annotations

import pytest

from dragoman.reading.datelines import find_dateline, stated_date


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("NAIROBI, Kenya (AP) _ The", "NAIROBI", "Associated Press"),
        ("ANKARA (Agency) — The", "ANKARA", None),
        ("LONDON, March 3 (Reuters) - Britain", "LONDON", "Reuters"),
        ("WASHINGTON — The", "WASHINGTON", None),
        ("Washington (CNN) Talks", "Washington", "CNN"),
        ("(CNN) – The leader", None, "CNN"),
        ("LIMA, 3 JAN 90 (EFE) -- [TEXT] The", "LIMA", "EFE"),
        ("GOMA, Democratic Republic of Congo, 19 November 2021 — More", "GOMA", None),
        ("TEL AVIV/CAIRO, Feb 24 (AFP) - Israel", "TEL AVIV/CAIRO", "Agence France-Presse"),
    ],
)
def test_find_dateline(text: str, place: str | None, agency: str | None) -> None:
    found = find_dateline(text, first=False)
    assert found is not None
    assert (text[slice(*found.place)] if found.place else None) == place
    assert found.agency == agency
    assert text[found.length :] in text.rsplit(maxsplit=1)[-1] or text[found.length].isupper()


@pytest.mark.parametrize("text", ["Tripoli: The army said", "Ankara — The talks ended"])
def test_weaker_forms_count_in_the_first_paragraph_only(text: str) -> None:
    assert find_dateline(text, first=True)
    assert not find_dateline(text, first=False)


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 has spread",
        "The president — who fled",
        "NATO forces",
        "US-Russia talks",
        "Rebels (IS) attacked",
        "Harbour union: The strike goes on",
        "Minister: Talks to resume on Monday",
    ],
)
def test_prose_is_no_dateline(text: str) -> None:
    assert not find_dateline(text, first=True)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Published March 3, 2020", "2020-03-03"),
        ("3 March 2020 10:00", "2020-03-03"),
        ("10 APR 90", "1990-04-10"),
        ("on 2020-02-30 or 2020-03-01", "2020-03-01"),
        ("Sept. 5, 2011", "2011-09-05"),
        ("Wed 3rd March 2020", "2020-03-03"),
        ("3/14/2020 @ 5:20 pm", "2020-03-14"),
        ("3/4/2020", None),
        ("May 2020", None),
        ("March 3", None),
    ],
)
def test_stated_date(text: str, iso: str | None) -> None:
    found = stated_date(text)
    assert (found[0] if found else None) == iso
