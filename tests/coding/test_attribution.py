"""According to whom: chains of sources of one act, the attack on a depot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Claim, Record

Reader = Callable[[list[str]], list[Record]]


def _attack(read_texts: Reader, text: str) -> Claim:
    return next(c for c in read_texts([text])[0].claims if c.root == "ASSAULT")


CASES = [
    ("On Monday, rebels attacked the depot.", []),
    ("The governor said rebels attacked the depot.", [("The governor", "asserts")]),
    ("Rebels attacked the depot, the governor said.", [("the governor", "asserts")]),
    ("The rebels, the governor said, attacked the depot.", [("the governor", "asserts")]),
    ("According to the governor, rebels attacked the depot.", [("the governor", "asserts")]),
    ("The governor denied that rebels had attacked the depot.", [("The governor", "denies")]),
    ("The governor claimed that rebels had attacked the depot.", [("The governor", "alleges")]),
    (
        "The ministry said villagers had claimed that rebels attacked the depot.",
        [("The ministry", "asserts"), ("villagers", "alleges")],
    ),
    (
        "The governor said rebels attacked the depot, according to an aide.",
        [("an aide", "asserts"), ("The governor", "asserts")],
    ),
    ("The governor has not said that rebels attacked the depot.", [("The governor", "doubts")]),
    ("The governor declined to say whether rebels attacked the depot.", [("The governor", "doubts")]),
    ("The clerk asked whether rebels attacked the depot.", [("The clerk", "doubts")]),
    ("The clerk was not told that rebels attacked the depot.", []),
    (
        "State radio quoted villagers as saying that rebels attacked the depot.",
        [("State radio", "asserts"), ("villagers", "asserts")],
    ),
    ("Rebels attacked the depot and troops fled, according to an aide.", [("an aide", "asserts")]),
    ("Rebels attacked the depot, but according to an aide troops fled.", []),
    ("Do you think that rebels attacked the depot?", []),
    ("The governor said earlier that rebels attacked the depot.", [("The governor", "asserts")]),
    ("By the governor's account, rebels attacked the depot.", [("the governor", "asserts")]),
    ("The governor said the talks had failed, prompting an attack on the depot by rebels.", []),
    ("Even if rebels attack the depot, the governor is expected to stay.", []),
    ("Villagers might say that rebels attacked the depot.", []),
    ("A senior official said rebels attacked the depot.", [("A senior official", "asserts")]),
    ("The governor, who says rebels attacked the depot, fled.", [("The governor", "asserts")]),
    ("The governor said he would visit the army, which has been attacking the rebels.", []),
    ("The rebels plan to attack the depot.", []),
    ("The governor confirmed the killing of two guards by rebels.", [("The governor", "confirms")]),
    ("The governor discussed the killing of two guards by rebels.", []),
]


@pytest.mark.parametrize(("text", "chain"), CASES, ids=[text for text, _ in CASES])
def test_chain(read_texts: Reader, text: str, chain: list[tuple[str, str]]) -> None:
    assert [(s.text, s.stance) for s in _attack(read_texts, text).according_to] == chain


def test_what_is_said_in_marks_is_quoted(read_texts: Reader) -> None:
    direct = _attack(read_texts, "“Rebels attacked the depot,” the governor said.")
    indirect = _attack(read_texts, "The governor said rebels attacked the “old” depot.")
    assert [s.quoted for s in direct.according_to] == [True]
    assert [s.quoted for s in indirect.according_to] == [False]


def test_the_words_of_the_cue_s_own_sentence_are_the_report_s(read_texts: Reader) -> None:
    text = "“The road is safe,” the governor said after rebels attacked the depot. “You can use it.”"
    assert _attack(read_texts, text).according_to == ()
