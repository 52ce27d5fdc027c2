"""Who blames whom in plain words of saying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Claim, Record

Reader = Callable[[list[str]], list[Record]]

BLAMED = [
    ("Uganda's defence minister said Rwanda had broken the truce three times.", "Uganda's defence minister", "Rwanda"),
    ("The Latvian foreign minister told reporters that Belarus was lying.", "The Latvian foreign minister", "Belarus"),
    ("“The president cannot be trusted with our secrets,” Senator Alvarez said.", "Alvarez", "The president"),
    ("Tehran said Washington was trying to subvert its elections.", "Tehran", "Washington"),
    ("Congressman Reed said the White House had misled lawmakers.", "Reed", "the White House"),
    ("Amnesty said the army had committed war crimes in the delta.", "Amnesty", "the army"),
    ("“The ministry has done nothing to help our people,” the mayor said.", "the mayor", "The ministry"),
    ("The Georgian president said the Russian troops were occupiers.", "The Georgian president", "Russian troops"),
    ("Pyongyang said the drills by South Korea amounted to a provocation.", "Pyongyang", "South Korea"),
    ("Senator Lane added that Mr Obrador's reckless policy had cost lives.", "Lane", "Obrador"),
    ("Activists claimed that the regime had shelled the suburb.", "Activists", "the regime"),
    ("The envoy said Eritrea's refusal to cooperate was unacceptable.", "The envoy", "Eritrea"),
    ("Tripoli said Haftar had not honoured the ceasefire.", "Tripoli", "Haftar"),
    ("“It is a barbaric act of aggression by Azerbaijan,” the minister said.", "the minister", "Azerbaijan"),
    ("The opposition leader said the prime minister was unfit to govern.", "The opposition leader", "the prime"),
    ("Riyadh said Iran wanted to destabilise Yemen.", "Riyadh", "Iran"),
    ("The Kenyan general's claims that Mali had harboured the gunmen angered Bamako.", "The Kenyan general", "Mali"),
    ("Senator Ruiz said the president should have consulted Congress.", "Ruiz", "the president"),
    ("The mayor said the government was too slow to respond to the floods.", "The mayor", "the government"),
    ("The Lebanese president said Israel did not want peace.", "The Lebanese president", "Israel"),
    ("The ambassador said Eritrea was in breach of the resolution.", "The ambassador", "Eritrea"),
    ("The Cuban minister said Washington applied a double standard.", "The Cuban minister", "Washington"),
    ("The president's critics say he has used the coup as an excuse.", "The president's critics", "he"),
    ("The embassy in Lima said all responsibility lay with Chile.", "The embassy", "Chile"),
    ("The Danish campaign of Ms Holm said Ms Berg's plan was tantamount to theft.", "The Danish campaign", "Berg"),
    ("The king called the incident the latest of many provocative moves by Iran.", "The king", "Iran"),
    ("The minister described the raid by Chad as a reckless gamble.", "The minister", "Chad"),
    ("The Laotian premier described the mayor as spineless.", "The Laotian premier", "the mayor"),
    ("Seoul said it would answer Pyongyang's irresponsible threats.", "Seoul", "Pyongyang"),
    ("The minister denied the Kremlin's claims that Polish officials had threatened it.", "Kremlin", "Polish"),
    ("The minister said he believed that Bhutan had misled the court.", "The minister", "Bhutan"),
]

LEFT = [
    "Police said gunmen killed five people at a checkpoint.",
    "Activists said the regime had shelled the suburb.",
    "The prime minister said Germany had kept its promises.",
    "The president said his government had failed to build enough houses.",
    "The king said Jordan would never betray the Palestinians.",
    "The senator said he did not know whether Russia had lied.",
    "The minister denied that the army had broken the truce.",
    "The envoy said the two countries had failed to agree with Peru, his own country.",
    "The mayor said the storm was a disaster for the town.",
    "The general said Iran should stop misleading the inspectors.",
    "The minister said the talks would end if Iran did not honour the accord.",
    "The coach said the referee had cheated his team.",
    "Doctors said the regime had weakened the hospitals.",
    "The minister did not say that Rwanda had broken the truce.",
    "The senator said the president had consulted Congress.",
    "The mayor said the river was too high for the boats.",
    "The minister said guests were lying on the floor of the Syrian embassy.",
    "The envoy said the general's killing was illegal.",
    "The minister said she would stop Iran from misleading the inspectors.",
    "The minister described the river as dangerous.",
    "The general said the Kenyan army had begun offensive operations.",
    "The president described Iran as a neighbour.",
    "The coach of the national team said the players had let him down.",
    "The president said Rwanda would be dangerous if it bought the missiles.",
]


def _blames(record: Record) -> list[Claim]:
    return [c for c in record.claims if c.rule in {"accuse.say_blame", "accuse.say_scorn"}]


def _named(record: Record, ids: tuple[str, ...], words: str) -> bool:
    start = record.report.text.find(words)
    spans = [s for a in record.actors if a.id in ids for s in a.spans]
    return start >= 0 and any(s.start < start + len(words) and start < s.end for s in spans)


@pytest.mark.parametrize(("text", "who", "whom"), BLAMED, ids=[text for text, _, _ in BLAMED])
def test_a_wrong_held_against_another_is_an_accusation(read_texts: Reader, text: str, who: str, whom: str) -> None:
    record = read_texts([text])[0]
    found = _blames(record)
    assert len(found) == 1, [(c.rule, c.trigger.text) for c in record.claims]
    assert found[0].root == "ACCUSE"
    assert _named(record, found[0].actor, who)
    assert _named(record, found[0].recipient, whom)


@pytest.mark.parametrize("text", LEFT)
def test_what_is_only_told_is_none(read_texts: Reader, text: str) -> None:
    assert not _blames(read_texts([text])[0])


def test_one_saying_is_one_accusation(read_texts: Reader) -> None:
    text = "The Polish minister said Belarus had lied, cheated and betrayed its neighbours with shameful brutality."
    assert len(_blames(read_texts([text])[0])) == 1


def test_what_is_coded_as_blame_already_is_not_coded_again(read_texts: Reader) -> None:
    text = "Poland condemned Belarus, saying it had lied to its neighbours."
    found = [c for c in read_texts([text])[0].claims if c.root == "ACCUSE"]
    assert [c.trigger.text for c in found] == ["condemned"]


def test_scorn_needs_nobody_named(read_texts: Reader) -> None:
    found = _blames(read_texts(["“This is a shameful decision,” the Danish foreign secretary said."])[0])
    assert [(c.rule, c.recipient) for c in found] == [("accuse.say_scorn", ())]


def test_the_trigger_is_the_word_of_saying(read_texts: Reader) -> None:
    found = _blames(read_texts(["Russia had lied about the drones, the Latvian minister told reporters."])[0])
    assert [c.trigger.text for c in found] == ["told"]


def test_a_word_blames_once_though_several_are_quoted_with_it(read_texts: Reader) -> None:
    found = _blames(read_texts(["The Danish minister said Swedish officials claimed that Belarus had lied."])[0])
    assert len(found) == 1
