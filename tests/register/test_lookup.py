"""Looking names up in the register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.register import Entry, Office, load_register, pieces_of, read_register


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("Al-Assad", ("al", "assad")),
        ("Erdoğan", ("erdogan",)),
        ("U.S.", ("us",)),
        ("Côte d'Ivoire", ("cote", "divoire")),
        ("People's Front", ("people", "s", "front")),
    ],
)
def test_names_are_compared_by_pieces(name: str, pieces: tuple[str, ...]) -> None:
    assert pieces_of(name) == pieces


@pytest.mark.parametrize("word", ["France", "French", "Paris", "france"])
def test_country_by_any_word_for_it(word: str) -> None:
    assert load_register().country_of(word) == "FRA"


def test_longest_name_comes_first() -> None:
    sizes = [size for size, _ in load_register().matches(["south", "korea", "said"], 0)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 2


def test_office_of_the_day() -> None:
    offices = (
        Office("minister", "XXX", "GOV", "2001-05-01", "2004-06"),
        Office("president", "XXX", "GOV", "2008", "2012-03-09"),
    )
    entry = Entry("person", "Ada Roe", "XXX", "GOV", None, offices)
    assert entry.office(date(2004, 6, 20)) == offices[0]
    assert entry.office(date(2006, 1, 1)) is None
    assert entry.former(date(2006, 1, 1)) == offices[0]
    assert entry.office(date(2012, 3, 9)) == offices[1]
    assert entry.office(date(2012, 3, 10)) is None
    assert entry.former(date(2000, 1, 1)) is None


def test_without_a_day_only_an_undisputed_office_counts() -> None:
    first = Office("president", "XXX", "GOV", "2001", "2004")
    second = Office("party leader", "XXX", "OPP", "2004", "2008")
    assert Entry("person", "Ada Roe", "XXX", "GOV", None, (first,)).office(None) == first
    assert Entry("person", "Ada Roe", "XXX", "GOV", None, (first, second)).office(None) is None


def test_rows_of_one_person_become_one_entry(tmp_path: Path) -> None:
    (tmp_path / "countries.tsv").write_text(
        "code\tiso2\tname\taliases\tadjectives\tpeople\tcapital\tseats\twikidata\tof\n"
        "XXX\tXX\tRuritania\t\tRuritanian\tRuritanians\tStrelsau\t\t\t\n"
    )
    (tmp_path / "organisations.tsv").write_text(
        "name\taliases\tkind\tcountry\tsector\tfrom\tto\twikidata\tmedia\tleader\n"
        "Strelsau Gazette\tGazette\tbody\tXXX\tJRN\t\t\t\t1\t\n"
    )
    (tmp_path / "people.tsv").write_text(
        "name\taliases\tgender\tcountry\tsector\trole\tfrom\tto\twikidata\n"
        "Ada Roe\tRoe\tf\tXXX\tGOV\tminister\t2001\t2004\t\n"
        "Ada Roe\t\tf\tXXX\tGOV\tpresident\t2008\t\tQ1\n"
    )
    register = read_register(tmp_path)
    (person,) = {n.entry.name: n.entry for n in register.look_up("Ada Roe")}.values()
    assert [o.role for o in person.offices] == ["minister", "president"]
    assert person.wikidata == "Q1"
    assert register.surnames["roe"] == (person,)
    assert register.given["ada"] == "f"
    assert register.look_up("Gazette")[0].entry.media


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"countries\.tsv"):
        read_register(tmp_path)
