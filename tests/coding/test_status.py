"""How an act stands to the world: minimal pairs around one act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]

CASES = [
    ("Chad attacked the rebels.", "happened"),
    ("Chad has attacked the rebels.", "happened"),
    ("Chad is attacking the rebels.", "ongoing"),
    ("Chad continues to attack the rebels.", "ongoing"),
    ("Chad has started attacking the rebels.", "ongoing"),
    ("Chad will attack the rebels.", "scheduled"),
    ("Chad plans to attack the rebels.", "scheduled"),
    ("Chad is to attack the rebels in May.", "scheduled"),
    ("Chad is expected to attack the rebels.", "scheduled"),
    ("The minister said Chad would attack the rebels.", "scheduled"),
    ("Chad may attack the rebels.", "possible"),
    ("Chad was supposed to attack the rebels.", "possible"),
    ("Calls for Chad to attack the rebels have grown.", "possible"),
    ("The envoys want Mali to wait before it attacks the rebels.", "possible"),
    ("Chad could attack the rebels.", "possible"),
    ("Chad would attack the rebels if they crossed the river.", "possible"),
    ("If Chad attacks the rebels, the talks end.", "possible"),
    ("Chad is considering attacking the rebels.", "possible"),
    ("Chad did not attack the rebels.", "negated"),
    ("Chad has never attacked the rebels.", "negated"),
    ("Chad will not attack the rebels.", "negated"),
    ("Chad failed to attack the rebels.", "negated"),
    ("Chad has the intention of attacking the rebels.", "scheduled"),
    ("Chad has no intention of attacking the rebels.", "negated"),
    ("There was no attack by Chad on the rebels.", "negated"),
    ("A planned attack by Chad on the rebels was leaked.", "scheduled"),
    ("A possible attack by Chad on the rebels worries diplomats.", "possible"),
    ("Chad's ongoing attack on the rebels worries diplomats.", "ongoing"),
    ("Chad averted an attack by the rebels.", "negated"),
    ("Villagers fled after Chad attacked the rebels.", "happened"),
    ("Chad began attacking the rebels on Monday.", "happened"),
    ("Chad could raise the pressure by attacking the rebels.", "possible"),
    ("Chad raised the pressure by attacking the rebels.", "happened"),
    ("Chad could take further steps, such as attacking the rebels.", "possible"),
    ("Chad had not left the valley or attacked the rebels.", "negated"),
    ("The talks stop until monitors confirm that Chad attacked the rebels.", "possible"),
    ("There is no evidence that Chad attacked the rebels.", "possible"),
    ("Mali would answer an attack by Chad on any village.", "possible"),
    ("Chad was the first neighbour to attack the rebels.", "happened"),
    ("Chad has yet to attack the rebels.", "negated"),
    ("The minister said Chad would be attacking the rebels.", "scheduled"),
    ("Many villagers thought Chad was attacking the rebels.", "possible"),
    ("The dispute could spark an attack by Chad on the rebels.", "possible"),
    ("The dispute sparked an attack by Chad on the rebels.", "happened"),
    ("An attack by Chad on the rebels seemed unlikely.", "possible"),
    ("Mali will close the road when Chad attacks the rebels.", "possible"),
    ("Chad's attack on the rebels continued.", "ongoing"),
    ("It is possible that Chad attacked the rebels.", "possible"),
    ("Chad's lawmakers approved an attack on the rebels.", "possible"),
    ("Will Chad attack the rebels?", "possible"),
    ("Why did Chad attack the rebels?", "happened"),
    ("Who condemned the village that Chad attacked?", "happened"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_status(case: tuple[str, str], read_texts: Reader) -> None:
    text, status = case
    [record] = read_texts([text])
    seen = [c.status for c in record.claims if c.root == "ASSAULT"]
    assert seen == [status], [(c.root, c.status, c.trigger.text) for c in record.claims]


def test_what_an_act_did_may_be_open_while_the_act_is_not(read_texts: Reader) -> None:
    [record] = read_texts(["Nobody knew whether the attack by Chad on the rebels killed their leader."])
    assert {c.trigger.text: c.status for c in record.claims}["attack"] == "happened"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad's envoy met reporters ahead of talks with Mali.", "scheduled"),
        ("Chad will press the matter during talks with Mali.", "scheduled"),
        ("Chad pressed the matter during talks with Mali.", "happened"),
    ],
)
def test_talks_in_which_something_is_yet_to_be_done(text: str, status: str, read_texts: Reader) -> None:
    [record] = read_texts([text])
    found = [c.status for c in record.claims if c.rule.startswith("consult.") and c.trigger.text == "talks"]
    assert found == [status]
