"""Whom pronouns and descriptions take up, in pairs that differ in one thing."""

from __future__ import annotations

import pytest

from tests.finding.cast import Cast


def meant(text: str, word: str) -> str:
    """Name of the actor that the last occurrence of the word means; empty where it means none."""
    cast = Cast(text)
    mentions = cast.mentions(word)
    return "+".join(sorted(cast.actors.by_id[a].name for a in mentions[-1].actors)) if mentions else ""


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Kenya closed the border. It said the step was final.", "It", "Kenya"),
        ("Kenya got a letter. It said the step was final.", "It", ""),
        ("Turkey shot down a jet. It had crossed the border.", "It", ""),
        ("Turkey shot down a jet. It also closed the border.", "It", "Turkey"),
        ("Kenya praised the deal. The deal was signed in May, and it will run for a year.", "it", ""),
        ("The Kenyan ministry made it clear that nobody would vote.", "it", ""),
        ("The Kenyan ministry made its plans clear.", "its", "The Kenyan ministry"),
        ("It remains unclear whether Kenya will vote.", "It", ""),
        ("Jaysh Amal attacked a base. The group said it had taken the town.", "it", "The group"),
        ("Kenya said it took months to write the law.", "it", ""),
        ("Iran tested a missile. Its range is long.", "Its", ""),
        ("Iran tested a missile. Its government praised the crew.", "Its", "Iran"),
    ],
)
def test_it(text: str, word: str, name: str) -> None:
    assert meant(text, word) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Kenya urged Chad to withdraw its troops.", "its", "Chad"),
        ("Kenya promised Chad to withdraw its troops.", "its", "Kenya"),
        ("Kenya condemned Chad for its raids on the border.", "its", "Chad"),
        ("Kenya is sending its troops to Chad.", "its", "Kenya"),
        ("Adam Deng praised John Kamau for his courage.", "his", "John Kamau"),
        ("Mary Odede spoke. Adam Deng and his father left.", "his", "Adam Deng"),
        ("Mary Odede met Jane Kamau. Odede spoke often. Lucy Deng admitted she was late.", "she", "Lucy Deng"),
        ("Rebels freed two nurses. They were unhurt.", "They", "two nurses"),
        ("Rebels freed two nurses. They said so.", "They", "Rebels"),
        ("The fall of John Odede fed rumours that he was ill, but an official denied it.", "he", "John Odede"),
        ("During his visit, President Ali Kamau praised an official.", "his", "Ali Kamau"),
        ("President Ali Kamau met President John Odede. They signed a pact.", "They", "Ali Kamau+John Odede"),
        ("President Ali Kamau met President John Odede. The pair signed a pact.", "The pair", "Ali Kamau+John Odede"),
    ],
)
def test_verbs_tell(text: str, word: str, name: str) -> None:
    assert meant(text, word) == name


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ('"We object," said Jane Roe, a spokeswoman for the European Union.', "We", "European Union"),
        ('"We object," said Jane Roe, a farmer.', "We", "Jane Roe"),
        ('President John Odede defended the law, telling Adam Deng to "come after me."', "me", "John Odede"),
        ("Kenya voted. Kenyan President Ali Kamau said his country would leave.", "his country", "Kenya"),
        ("Adam Deng, 43, was freed. The 43-year-old was tired.", "The 43-year-old", "Adam Deng"),
    ],
)
def test_who_speaks(text: str, word: str, name: str) -> None:
    assert meant(text, word) == name


@pytest.mark.parametrize(
    ("text", "first", "second", "same"),
    [
        ("The Senate Health Committee met. The Senate voted.", "Senate Health Committee", "Senate", False),
        ("The Council for Peace met. The Council voted.", "Council for Peace", "Council", True),
        ("The UN Security Council met. The Security Council voted.", "UN Security Council", "Security Council", True),
        ("The United Nations Security Council met. The United Nations paid.", "United Nations Security Council",
         "United Nations", False),
    ],
)  # fmt: skip
def test_a_name_that_begins_another(text: str, first: str, second: str, same: bool) -> None:
    cast = Cast(text)
    assert (cast.who(first).id == cast.who(second).id) == same


def test_a_public_office_comes_before_that_of_a_club() -> None:
    text = "Adam Deng, president of a chess club, praised President John Odede. The law asks the president to pay."
    assert meant(text, "the president") == "John Odede"


def test_who_runs_the_country() -> None:
    text = "Kenya is calm. Chad is near. Kenyan President Ali Kamau still runs the country."
    assert meant(text, "the country") == "Kenya"


def test_those_who_are_for_a_country_are_not_of_it() -> None:
    assert Cast("The pro-Russian party left.").who("The pro-Russian party").country is None
    assert Cast("The Russian party left.").who("The Russian party").country == "RUS"


def test_which_means_nobody() -> None:
    assert meant("Police ended the talks with Adam Deng, which had failed.", "which") == ""
    assert meant("Police spoke to the army, which had failed.", "which") == "the army"
