"""What governs the clause of an act: minimal pairs."""

from __future__ import annotations

import pytest

from tests.coding.statuses import Reader, assert_status

CASES = [
    ("Chad was to have attacked the rebels.", "attacked", "negated"),
    ("Chad was going to attack the rebels.", "attack", "scheduled"),
    ("The minister went on to criticise Mali.", "criticise", "happened"),
    ("The army is ready to withdraw from the town.", "withdraw from", "possible"),
    ("Chad moved to expel the ambassador.", "expel", "possible"),
    ("Chad's lawmakers voted to expel the ambassador.", "expel", "scheduled"),
    ("The premier of Chad planned on Monday to visit Mali.", "visit", "scheduled"),
    ("Chad may decide to attack the rebels.", "attack", "possible"),
    ("Mali's cabinet decided on Monday that Chad had attacked its embassy.", "attacked", "happened"),
    ("Chad appeared to attack the rebels.", "attack", "possible"),
    ("Chad denied that its planes had attacked Mali.", "attacked", "negated"),
    ("Chad admitted that its planes had attacked Mali.", "attacked", "happened"),
    ("Rumours that Chad attacked the rebels spread in town.", "attacked", "possible"),
    ("Unconfirmed reports said Chad had attacked the rebels.", "attacked", "possible"),
    ("Local reports said Chad had attacked the rebels.", "attacked", "happened"),
    ("Reports that Chad had attacked the rebels could not be confirmed.", "attacked", "possible"),
    ("It is not true that Chad attacked the rebels.", "attacked", "negated"),
    ("Diplomats hope the rebels will free the hostages.", "free", "possible"),
    ("Chad abandoned plans to deploy soldiers in the town.", "deploy", "negated"),
    ("Chad announced plans to deploy soldiers in the town.", "deploy", "scheduled"),
    ("The army failed in its attempt to retake the town from the rebels.", "retake", "negated"),
    ("The rebels tried in vain to seize the airport.", "seize", "negated"),
    ("The rebels tried to seize the airport but failed.", "seize", "negated"),
    ("The rebels tried to stop the convoy by attacking the soldiers.", "attacking", "happened"),
    ("The rebels could stop the convoy by attacking the soldiers.", "attacking", "possible"),
    ("Instead of attacking the rebels, the army withdrew.", "attacking", "negated"),
    ("The army held off attacking the rebels.", "attacking", "negated"),
    ("The captain was wanted for attacking the soldiers.", "attacking", "happened"),
    ("The rebels succeeded in killing the governor.", "killing", "happened"),
    ("The rebels will succeed in killing the governor.", "killing", "scheduled"),
    ("Chad has not ruled out attacking the rebels.", "attacking", "possible"),
    ("The rebels fled before they killed the captain.", "killed", "happened"),
    ("The army helped it retake the town from the rebels.", "retake", "happened"),
    ("Chad is believed to have attacked the rebels.", "attacked", "happened"),
    ("Chad is believed to want to attack the rebels.", "attack", "possible"),
    ("Chad agreed to the truce, only to attack the rebels.", "attack", "happened"),
    ("The decision by Chad to kill the captain was rash.", "kill", "happened"),
    ("Chad announced the decision to kill the captain.", "kill", "scheduled"),
    ("The aim of the rebels was to kill the captain.", "kill", "possible"),
    ("Attacking the rebels would cost Chad its allies.", "Attacking", "possible"),
    ("Attacking the rebels cost Chad its allies.", "Attacking", "happened"),
    ("Elders persuaded Chad to attack the rebels.", "attack", "happened"),
    ("Elders hope to persuade Chad to attack the rebels.", "attack", "possible"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_status(case: tuple[str, str, str], read_texts: Reader) -> None:
    assert_status(case, read_texts)
