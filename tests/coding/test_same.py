"""Second mentions point at the first; other acts do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]

JOINED = [
    "Rebels attacked soldiers in Kidal. The attack on the soldiers was the worst of the year.",
    "A bomb went off in the market. Nine people were killed.",
    "Chad's minister met Mali's leaders on Monday. Chad's minister held talks with Mali's president in Bamako.",
    "Rebels attacked soldiers in Kidal on Monday. The attack was the worst of the year.",
    "Rebels shelled the town of Kidal. Monday's shelling was the worst of the year.",
]
APART = [
    "Rebels attacked soldiers in Kidal on Monday. The violence was the worst of the year.",
    "The army's offensive in Kidal went on for days. The bombing was the worst of the year.",
    "Chad attacked the rebels in May. It was the worst day since an attack by Chad on the rebels.",
    "Chad's minister phoned Mali's minister, and Niger's minister spoke with Togo's minister.",
    "Rebels shelled the garrison of Kidal and stormed its base.",
    "Rebels attacked a convoy in Kidal. A second attack followed.",
    "Rebels attacked a convoy in Kidal. Soldiers attacked a village in Gao.",
    "Rebels attacked Kidal on Monday. Rebels attacked Gao on Tuesday.",
    "Chad's foreign minister met Mali's president. Chad's foreign minister met Niger's president.",
    "Chad's president visited Mali. Chad's president visited Niger.",
]


@pytest.mark.parametrize("text", JOINED)
def test_joined(text: str, read_texts: Reader) -> None:
    [record] = read_texts([text])
    assert [c.same_as for c in record.claims] == [None, "c1"], [(c.root, c.trigger.text) for c in record.claims]


@pytest.mark.parametrize("text", APART)
def test_apart(text: str, read_texts: Reader) -> None:
    [record] = read_texts([text])
    assert not any(c.same_as for c in record.claims)
    assert record.claims


def test_a_bare_noun_takes_up_the_act_told_in_its_own_word(read_texts: Reader) -> None:
    [record] = read_texts(
        ["Gunmen led an attack on pilgrims in Kidal. A guard shot one of the gunmen. The attack lasted an hour."]
    )
    attack, again = (c for c in record.claims if c.trigger.text == "attack")
    assert again.same_as == attack.id
