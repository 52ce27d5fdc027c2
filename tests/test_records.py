"""The record as plain data, and the schema it follows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from dragoman.schema import record_schema
from tests.sample import sample
from tests.spans import faults

VALIDATOR = jsonschema.Draft202012Validator(record_schema())


def test_schema_is_a_schema() -> None:
    VALIDATOR.check_schema(record_schema())


def test_to_dict_follows_the_schema_and_its_spans_hold_their_words() -> None:
    plain = sample().to_dict()
    VALIDATOR.validate(plain)
    assert faults(plain) == []


def test_to_dict_keeps_the_order_of_the_contract() -> None:
    plain = sample().to_dict()
    lists = ["actors", "places", "claims", "relations", "figures", "quotes", "times", "meetings", "drops"]
    assert list(plain) == ["schema", "report", *lists]
    assert list(plain["claims"][0])[:5] == ["id", "trigger", "root", "mode", "about"]
    assert plain["claims"][0]["trigger"]["span"] == [40, 47]


def test_to_dict_writes_whole_numbers_as_integers() -> None:
    assert repr(sample().to_dict()["figures"][0]["low"]) == "12"


def test_notes_are_written_as_evidence() -> None:
    assert sample().to_dict()["claims"][0]["evidence"] == {"actor": [[24, 39]], "where": [[71, 76]]}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "root"), "EAT"),
        (("claims", 0, "status"), "maybe"),
        (("claims", 0, "trigger", "span"), [1]),
        (("claims", 0, "confidence"), 2),
        (("actors", 0, "country"), "Yemen"),
        (("actors", 0, "wikidata"), "794"),
        (("report", "published", "date"), "yesterday"),
        (("schema",), "dragoman/2"),
        (("extra",), 1),
    ],
)
def test_schema_refuses(path: tuple[str | int, ...], value: object) -> None:
    plain: Any = sample().to_dict()
    target = plain
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    assert not VALIDATOR.is_valid(plain)


def test_schema_takes_failures() -> None:
    VALIDATOR.validate({"schema": "dragoman/1", "report": {"id": "x"}, "error": "the report is empty"})


def test_faults_finds_wrong_spans() -> None:
    record = sample()
    claim = replace(record.claims[0], trigger=replace(record.claims[0].trigger, text="bombed"))
    assert faults(replace(record, claims=(claim,)).to_dict())
