"""Constructions of wire copy that name a party or an act away from the verb: minimal pairs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]

# (sentence, rule that codes it, words of the actor or None, words of the recipient or None)
CODED = [
    ("Lawmakers voted down the president's budget.", "reject.block_measure", "Lawmakers", "the president"),
    ("Kenya dismissed as baseless Somalia's claims.", "reject.accusation", "Kenya", "Somalia"),
    ("Somalia came under fire from European lawmakers for jailing poets.", "accuse.under_fire", "European", "Somalia"),
    ("The Kenyan dissident was handed a prison term by a court.", "sanction.hand_term", "a court", "The Kenyan"),
    ("Kenya gave the Somali militia ten days to disarm.", "threaten.give_time", "Kenya", "the Somali militia"),
    ("A strike by Kenyan nurses shut the clinics.", "protest.strike_by", "Kenyan nurses", None),
    ("Kenya has asked Somalia for more trucks.", "request.ask_party_for", "Kenya", "Somalia"),
    ("Kenya called for Somalia to open the road.", "request.call_for_to", "Kenya", "Somalia"),
    ("Kenya's president called the Somali envoy a liar.", "accuse.call_wrong", "Kenya's president", "the Somali envoy"),
    ("Rebel troops attacked and burned the Kenyan villages.", "assault.attack", "Rebel troops", None),
    ("A strike called by rail unions began on Monday.", "protest.strike_called", "rail unions", None),
    ("In a rebuke to the premier, the Kenyan king left.", "accuse.criticism", "the Kenyan", "the premier"),
    ("Secret police arrested filmmaker Amina Warsame.", "coerce.arrest", "Secret police", "Amina Warsame"),
]
# (sentence, rule that must not code it)
UNCODED = [
    ("Lawmakers walked down the president's stairs.", "reject.block_measure"),
    ("The Kenyan dissident was handed a towel by a guard.", "sanction.hand_term"),
    ("A strike by Kenyan jets shut the clinics.", "protest.strike_by"),
    ("Kenya wants to open the road with Somalia.", "request.want"),
    ("Kenya's president called the Somali envoy a friend.", "accuse.call_wrong"),
]


@pytest.mark.parametrize("case", CODED, ids=lambda c: c[0])
def test_coded(case: tuple[str, str, str | None, str | None], read_texts: Reader) -> None:
    text, rule, actor, recipient = case
    (record,) = read_texts([text])
    claims = [c for c in record.claims if c.rule == rule]
    assert claims, [(c.rule, c.trigger.text) for c in record.claims]
    assert actor is None or _named(record, claims[0].actor, actor)
    assert recipient is None or _named(record, claims[0].recipient, recipient)


@pytest.mark.parametrize("case", UNCODED, ids=lambda c: c[0])
def test_uncoded(case: tuple[str, str], read_texts: Reader) -> None:
    text, rule = case
    (record,) = read_texts([text])
    assert rule not in {c.rule for c in record.claims}


def _named(record: Record, ids: tuple[str, ...], words: str) -> bool:
    start = record.report.text.find(words)
    spans = [s for a in record.actors if a.id in ids for s in a.spans]
    return any(s.start < start + len(words) and start < s.end for s in spans)
