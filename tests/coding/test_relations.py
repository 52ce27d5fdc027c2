"""Standing ties: every rule ties its example and leaves its counter-example; pairs that differ in one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.lang.rules import Rule, load_ties
from dragoman.records import Record

RULES = load_ties().all
Reader = Callable[[list[str]], list[Record]]


@pytest.fixture(scope="module")
def examples(read_texts: Reader) -> dict[str, Record]:
    return dict(zip([r.id for r in RULES], read_texts([r.example for r in RULES]), strict=True))


@pytest.fixture(scope="module")
def counters(read_texts: Reader) -> dict[str, Record]:
    return dict(zip([r.id for r in RULES], read_texts([r.counter for r in RULES]), strict=True))


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rule_ties_its_example(rule: Rule, examples: dict[str, Record]) -> None:
    record = examples[rule.id]
    assert rule.who, "the example must say who holds the tie"
    assert rule.whom, "the example must say to whom"
    held = [r for r in record.relations if r.tie == rule.root]
    assert any(_named(record, r.holder, rule.who) and _named(record, r.other, rule.whom) for r in held), _told(record)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rule_leaves_its_counter_example(rule: Rule, counters: dict[str, Record]) -> None:
    assert rule.root not in {r.tie for r in counters[rule.id].relations}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iran-backed Houthis fired a missile.", [("Iran", "backs", "Houthis")]),
        ("Hamas leader Ismail Haniyeh flew to Doha.", [("Ismail Haniyeh", "leads", "Hamas")]),
        ("French leader Emmanuel Macron flew to Doha.", []),
        ("Boko Haram fighters entered the village.", []),
        ("The army launched an offensive against Boko Haram.", [("The army", "fights", "Boko Haram")]),
        ("Britain voted for sanctions against Hezbollah.", []),
        ("Troops attacked in Mali.", []),
        ("France did not back the Taliban.", []),
        ("France may back the Taliban.", []),
        (
            "The alliance includes Ghana and Togo.",
            [("Ghana", "member_of", "alliance"), ("Togo", "member_of", "alliance")],
        ),
        ("Turkey and Russia have their differences over Libya.", [("Turkey", "opposes", "Russia")]),
        ("Turkey and Russia have their bases in Libya.", []),
        ("NATO members include Norway.", [("Norway", "member_of", "NATO")]),
        ("Officials from the World Bank flew to Accra.", [("Officials", "member_of", "World Bank")]),
        ("Officials from Mali flew to Accra.", []),
        ("Haftar's forces withdrew.", [("Haftar", "leads", "forces")]),
        ("France is helping Mali in its fight against Boko Haram.", [("Mali", "fights", "Boko Haram")]),
        (
            "The army wants to free Mosul from the Islamic State.",
            [("The army", "fights", "Islamic State"), ("Islamic State", "holds", "Mosul")],
        ),
        ("Ann Lee, vice president of Hamas, flew to Doha.", [("Ann Lee", "member_of", "Hamas")]),
        ("Mexico is a trade partner of Canada.", []),
        ("France ended its economic war against Iran.", []),
        ("Mali trained its army.", []),
    ],
)
def test_ties(text: str, expected: list[tuple[str, str, str]], read_texts: Reader) -> None:
    (record,) = read_texts([text])
    found = record.relations
    assert len(found) == len(expected), _told(record)
    for holder, tie, other in expected:
        assert any(r.tie == tie and _named(record, r.holder, holder) and _named(record, r.other, other) for r in found)


def test_who_fight_together_are_allies(read_texts: Reader) -> None:
    (record,) = read_texts(["Chad and Niger are fighting Boko Haram."])
    assert {r.tie for r in record.relations} == {"fights", "allied"}
    assert len(record.relations) == 3


def test_a_pair_is_told_once(read_texts: Reader) -> None:
    (record,) = read_texts(["Iran backs Hezbollah. Iran has long supported Hezbollah."])
    assert [r.tie for r in record.relations] == ["backs"]


def test_a_tie_has_its_source(read_texts: Reader) -> None:
    (record,) = read_texts(["Israel said Iran was arming Hezbollah."])
    (tie,) = record.relations
    assert [s.text for s in tie.according_to] == ["Israel"]


def _named(record: Record, entity: str, words: str) -> bool:
    """Whether an actor or place is called by words that overlap `words`."""
    start = record.report.text.find(words)
    assert start >= 0, f"{words!r} is not in the text"
    spans = [s for a in record.actors if a.id == entity for s in a.spans]
    spans += [s for p in record.places if p.id == entity for s in p.spans]
    return any(s.start < start + len(words) and start < s.end for s in spans)


def _told(record: Record) -> list[tuple[str, str, str]]:
    names = {a.id: a.name for a in record.actors} | {p.id: p.name for p in record.places}
    return [(names[r.holder], r.tie, names[r.other]) for r in record.relations]
