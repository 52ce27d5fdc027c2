"""The tables of the register are sound: columns, codes, dates, names. In: the tables; out: nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

import dragoman.register

FOLDER = Path(dragoman.register.__file__).parent
COLUMNS = {
    "countries": "code iso2 name aliases adjectives people capital seats wikidata of",
    "people": "name aliases gender country sector role from to wikidata",
    "organisations": "name aliases kind country sector from to wikidata media leader",
}
INTERNATIONAL = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
SECTORS = {
    *(
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
    ),
    *("EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC"),
}
DATE = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?")
OFFICES = ("people", "organisations")

Row = dict[str, str]


@lru_cache
def table(name: str) -> list[Row]:
    """The rows of a table as dicts."""
    header, *lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def row(table_name: str, **wanted: str) -> Row:
    """The one row with these cells."""
    found = [r for r in table(table_name) if all(r[key] == value for key, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_and_cells(name: str) -> None:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == COLUMNS[name].split()
    for line in lines[1:]:
        cells = line.split("\t")
        assert len(cells) == len(COLUMNS[name].split()), line
        for cell in cells:
            assert cell == cell.strip() and "  " not in cell, line
            assert not cell or all(part and part == part.strip() for part in cell.split("|")), line


@pytest.mark.parametrize("name", COLUMNS)
def test_wikidata_ids_name_one_thing(name: str) -> None:
    owner: dict[str, str] = {}
    for r in table(name):
        if r["wikidata"]:
            assert re.fullmatch(r"Q\d+", r["wikidata"]), r
            assert owner.setdefault(r["wikidata"], r["name"]) == r["name"], r


def test_countries_have_one_code_each() -> None:
    codes = [r["code"] for r in table("countries")]
    assert len(codes) == len(set(codes)) > 240
    assert {"KOS", "PSE", "TWN", "HKG", "ESH", "SUN", "YUG", "CSK", "DDR"} <= set(codes)
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in codes)
    assert {r["of"] for r in table("countries")} <= {*codes, ""}


@pytest.mark.parametrize("column", ["aliases", "adjectives", "people", "capital", "seats"])
def test_a_word_names_one_country(column: str) -> None:
    owner: dict[str, str] = {}
    for r in table("countries"):
        for word in filter(None, r[column].split("|")):
            assert owner.setdefault(word.lower(), r["code"]) == r["code"], word


@pytest.mark.parametrize("name", OFFICES)
def test_offices_are_legal(name: str) -> None:
    countries = {r["code"] for r in table("countries")} | INTERNATIONAL
    for r in table(name):
        assert r["country"] in countries, r
        assert r["sector"] in SECTORS | {""}, r
        assert DATE.fullmatch(r["from"]) and DATE.fullmatch(r["to"]), r
        if r["from"] and r["to"]:
            size = min(len(r["from"]), len(r["to"]))
            assert r["from"][:size] <= r["to"][:size], r


@pytest.mark.parametrize("name", OFFICES)
def test_no_office_twice(name: str) -> None:
    seen = [(r["name"], r["from"]) for r in table(name)]
    assert len(seen) == len(set(seen))


def test_people_have_gender_and_sector() -> None:
    assert all(r["gender"] in {"m", "f"} and r["sector"] and r["role"] for r in table("people"))


def test_organisations_have_a_kind() -> None:
    assert {r["kind"] for r in table("organisations")} <= {"state", "body", "group"}
    assert all(r["media"] in {"", "1"} for r in table("organisations"))
    assert all(r["sector"] == "JRN" for r in table("organisations") if r["media"])


def test_an_office_ends_where_the_next_begins() -> None:
    first = row("people", name="Recep Tayyip Erdoğan", role="prime minister")
    then = row("people", name="Recep Tayyip Erdoğan", role="president")
    assert first["to"] == then["from"] == "2014-08-28" and not then["to"]
    assert "Erdogan" in first["aliases"].split("|")


def test_a_ruler_who_fell_is_no_longer_in_office() -> None:
    assert row("people", name="Bashar al-Assad")["to"] == "2024-12-08"


def test_rebels_become_the_government() -> None:
    taliban = {r["from"]: r["sector"] for r in table("organisations") if r["name"] == "Taliban"}
    assert taliban["2001-12"] == "REB" and taliban["2021-08-15"] == "GOV"


def test_a_leader_stands_for_a_side() -> None:
    assert "Haftar" in row("organisations", name="Libyan National Army")["leader"].split("|")
    assert "al-Sarraj" in row("organisations", name="Government of National Accord")["leader"].split("|")


def test_agencies_are_sources() -> None:
    assert row("organisations", name="Anadolu Agency")["media"] == "1"
    assert not row("organisations", name="Kurdistan Workers' Party")["media"]
