"""Every rule of the event lexicon codes its example and leaves its counter-example alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.lang.rules import Rule, load_rules
from dragoman.ontology import faults
from dragoman.records import Claim, Record

RULES = load_rules().all
Reader = Callable[[list[str]], list[Record]]


@pytest.fixture(scope="module")
def examples(read_texts: Reader) -> dict[str, Record]:
    return dict(zip([r.id for r in RULES], read_texts([r.example for r in RULES]), strict=True))


@pytest.fixture(scope="module")
def counters(read_texts: Reader) -> dict[str, Record]:
    return dict(zip([r.id for r in RULES], read_texts([r.counter for r in RULES]), strict=True))


def test_ids_are_unique() -> None:
    ids = [r.id for r in RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rule_is_legal(rule: Rule) -> None:
    assert not faults(rule.root, rule.mode, rule.contexts, rule.cameo)
    assert rule.example != rule.counter


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rule_codes_its_example(rule: Rule, examples: dict[str, Record]) -> None:
    record = examples[rule.id]
    claims = [c for c in record.claims if c.rule == rule.id]
    assert claims, [(c.rule, c.trigger.text) for c in record.claims]
    if rule.who:
        assert any(_named(record, c, c.actor, rule.who) for c in claims), _show(record, claims)
    if rule.whom:
        assert any(_named(record, c, c.recipient or c.actor, rule.whom) for c in claims), _show(record, claims)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_rule_leaves_its_counter_example(rule: Rule, counters: dict[str, Record]) -> None:
    assert rule.id not in {c.rule for c in counters[rule.id].claims}


def _named(record: Record, claim: Claim, ids: tuple[str, ...], words: str) -> bool:
    """Whether one of the actors is called by words that overlap `words`."""
    spans = [s for a in record.actors if a.id in ids for s in a.spans]
    start = record.report.text.find(words)
    assert start >= 0, f"{words!r} is not in the example"
    return any(s.start < start + len(words) and start < s.end for s in spans)


def _show(record: Record, claims: list[Claim]) -> list[tuple[list[str], list[str]]]:
    names = {a.id: a.name for a in record.actors}
    return [([names[i] for i in c.actor], [names[i] for i in c.recipient]) for c in claims]
