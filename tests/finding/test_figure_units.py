"""Numbers without a noun of their own, and nouns whose unit hangs on the words around them."""

from __future__ import annotations

import pytest

from tests.finding.test_figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thousands clashed with police in Oslo.", [("Thousands", "other", "person")]),
        ("Thousands of trees fell in Oslo.", []),
        ("Millions were spent on it.", []),
        (
            "Police held 300 men. About 88 were charged.",
            [("300 men", "other", "person"), ("About 88", "other", "person")],
        ),
        ("Police were slow. About 88 were charged.", []),
        (
            "Chad has 5,000 refugees, and Mali another 630.",
            [("5,000 refugees", "refugees", "person"), ("another 630", "refugees", "person")],
        ),
        ("A small group of about 200 will stay.", [("about 200", "other", "person")]),
        ("A bag of about 200 will stay.", []),
        ("The population reached 6.5 million.", [("6.5 million", "other", "person")]),
        ("The index reached 6,500.", []),
        ("The protesters numbered about 3,500.", [("about 3,500", "protesters", "person")]),
        ("The clinic told of 469 active cases of cholera.", [("469 active cases", "affected", "person")]),
        ("The court heard 20 cases.", []),
        ("The storm forced 30 southerners to flee.", [("30 southerners", "displaced", "person")]),
        ("Rebels took dozens of students hostage.", [("dozens of students", "other", "person")]),
        ("Warden, 21, died in Oslo.", []),
        ("It would not be a fatal one.", []),
        ("It was a quarrel, one that returned each year.", []),
        ("The talks were about the two prisoners.", [("two prisoners", "other", "person")]),
    ],
)
def test_units(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.text, f.kind, f.unit) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The toll rose to 68 killed, 64 of them soldiers.", ["killed", "killed"]),
        ("The toll rose to 68 killed, and 64 soldiers fled.", ["killed", "troops"]),
        ("The clinic admitted 300 people. More than 30 of those people died.", ["other", "killed"]),
        ("In all 38 people were killed in May, including 35 soldiers and two nurses.", ["killed"] * 3),
        ("The floods killed 67 men, all but three of whom were miners.", ["killed"]),
        ("Seven nurses were among those killed.", ["killed"]),
        ("Seven nurses were among those honoured.", ["other"]),
        ("Among the dead were two drivers.", ["killed"]),
        ("The bodies of nine sailors were found.", ["killed"]),
        ("The flood cost the lives of 30 villagers.", ["killed"]),
        ("She risked the lives of her three children.", ["other"]),
        ("The pilot saved 30 lives.", ["other"]),
        ("The case turned on 39 villagers' deaths.", ["killed"]),
        ("The infection toll stood at three.", ["affected"]),
        ("Some 400 people escaped the fighting.", ["displaced"]),
        ("Some 40 girls escaped from the guards.", ["other"]),
        ("Some 40 marchers camped out in the square.", ["protesters"]),
        ("Jordan gave shelter to 4,000 people.", ["displaced"]),
        ("Norway can take in 65,000 Syrians.", ["refugees"]),
        ("A driver took 40 Syrians in a truck.", ["other"]),
        ("Some 12,000 people took part in the march.", ["protesters"]),
        ("Some 12,000 people took part in the census.", ["other"]),
        ("There were 9,000 people at the demonstration.", ["protesters"]),
        ("The drill involved 300 French and Omani soldiers.", ["troops"]),
        ("They killed a pilot and at least five other people.", ["killed", "killed"]),
        ("The war left 200 injured, said Adam Deng, a health official.", ["injured"]),
        ("Eight people are in custody.", ["arrested"]),
        ("Medics estimated the deaths at 60.", ["killed"]),
    ],
)
def test_kinds_of_parts_and_wholes(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in figures(text)] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It costs between $200 and $300.", [("between $200 and $300", 200, 300)]),
        ("Aid rose from $5 million to $8 million.", [("$5 million", 5e6, 5e6), ("$8 million", 8e6, 8e6)]),
        ("The toll rose from 12 to 45.", [("45", 45, 45)]),
        ("Anywhere from 10 to 15 people drowned.", [("from 10 to 15 people", 10, 15)]),
        ("The fund holds billions of dollars.", [("billions of dollars", 2e9, None)]),
        ("Rebels handed over 20 prisoners.", [("20 prisoners", 20, 20)]),
        ("Rebels held over 20 prisoners.", [("over 20 prisoners", 20, None)]),
    ],
)
def test_bounds(text: str, expected: list[tuple[str, float, float | None]]) -> None:
    assert [(f.text, f.low, f.high) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("More than 600 people have been killed so far.", "stock"),
        ("At least 80 soldiers have been killed since June.", "stock"),
        ("It was the worst raid since June, killing 11 people.", None),
        ("The deaths raise the toll to 68.", "stock"),
    ],
)
def test_what_has_added_up(text: str, measure: str | None) -> None:
    assert figures(text)[-1].measure == measure
