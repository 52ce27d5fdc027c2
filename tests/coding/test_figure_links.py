"""Figures belong to the act they measure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]


@pytest.mark.parametrize(
    ("text", "root", "figures"),
    [
        ("Rebels attacked an army base near Marib, killing 12 soldiers.", "ASSAULT", {"12 soldiers"}),
        ("Militants shelled Avdiivka in an attack in which 30 civilians died.", "ASSAULT", {"30 civilians"}),
        ("Police arrested 40 activists after thousands marched through Tbilisi.", "COERCE", {"40 activists"}),
        ("Police arrested 40 activists after thousands marched through Tbilisi.", "PROTEST", {"thousands"}),
        (
            "Some 80,000 people have fled Idlib since Russian jets bombed the province.",
            "SANCTION",
            {"Some 80,000 people"},
        ),
        ("Some 80,000 people have fled Idlib since Russian jets bombed the province.", "ASSAULT", set()),
    ],
)
def test_figures_of_acts(text: str, root: str, figures: set[str], read_texts: Reader) -> None:
    (record,) = read_texts([text])
    told = {f.id: f.text for f in record.figures}
    assert {told[i] for c in record.claims if c.root == root for i in c.figures} == figures


def test_place_is_that_of_the_figures_clause(read_texts: Reader) -> None:
    (record,) = read_texts(["Floods displaced 300 families in Hodeidah while talks went on in Geneva."])
    places = {p.id: p.name for p in record.places}
    assert [places[f.place] for f in record.figures if f.place] == ["Hodeidah"]
