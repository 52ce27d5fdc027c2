"""Which mentions are one actor."""

from __future__ import annotations

from datetime import date

import pytest

from tests.finding.cast import Cast


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Amina Odede arrived. Odede met reporters.", "Amina Odede", "Odede"),
        ("José Muñoz arrived. Munoz met reporters.", "José Muñoz", "Munoz"),
        ("Turkey protested. Ankara recalled its envoy.", "Turkey", "Ankara"),
        ("Turkey protested. The Turkish government recalled its envoy.", "Turkey", "The Turkish government"),
        (
            "The Ruritanian Liberation Front (RLF) attacked. RLF fighters fled. The RLF denied it.",
            "Ruritanian Liberation Front",
            "RLF",
        ),
        (
            "A delegation from Kenya arrived in Chad. The Kenyan delegation left.",
            "A delegation from Kenya",
            "The Kenyan delegation",
        ),
        (
            "Kenyan President Amina Odede spoke. The Kenyan president left early.",
            "Amina Odede",
            "The Kenyan president",
        ),
        ("Armed rebels attacked the town. The rebels fled.", "Armed rebels", "The rebels"),
        ("Kenya signed the treaty. The country also paid.", "Kenya", "The country"),
    ],
)
def test_one_actor(text: str, first: str, second: str) -> None:
    cast = Cast(text)
    assert cast.who(first).id == cast.who(second).id


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Amina Odede met Ali Odede.", "Amina Odede", "Ali Odede"),
        ("Kenyan troops met Somali troops.", "Kenyan troops", "Somali troops"),
        ("Turkey protested. Turkish police arrested two men.", "Turkey", "Turkish police"),
        ("Some 40 people died. Another 12 people were hurt.", "Some 40 people", "Another 12 people"),
    ],
)
def test_two_actors(text: str, first: str, second: str) -> None:
    cast = Cast(text)
    assert cast.who(first).id != cast.who(second).id


@pytest.mark.parametrize(
    ("text", "pronoun", "antecedent"),
    [
        ("Amina Odede said she would resign.", "she", "Amina Odede"),
        ("Kenya said it would withdraw its troops.", "it", "Kenya"),
        ("Kenya said it would withdraw its troops.", "its", "Kenya"),
        ("The rebels said they had left.", "they", "The rebels"),
        ("During his visit, President Ali Kamau praised the army.", "his", "Ali Kamau"),
        ("Mary Odede met John Kamau. He thanked reporters.", "He", "John Kamau"),
        ("Mary Odede met John Kamau. She thanked reporters.", "She", "Mary Odede"),
        ("Ali Kamau, who leads the party, resigned.", "who", "Ali Kamau"),
    ],
)
def test_pronouns(text: str, pronoun: str, antecedent: str) -> None:
    cast = Cast(text)
    assert cast.who(pronoun).id == cast.who(antecedent).id


def test_it_of_weather_and_clauses_means_nobody() -> None:
    assert not Cast("Kenya voted. It is clear that nobody won.").mentions("It")


def test_a_clause_names_its_subject_once() -> None:
    assert not Cast("Kenya fired after it violated Kenya's airspace.").mentions("it")


def test_they_takes_up_several() -> None:
    cast = Cast("Mary Odede and John Kamau arrived. They signed the deal.")
    assert cast.all_of("They") == {"Mary Odede", "John Kamau"}


def test_both_countries_are_the_two_last_named() -> None:
    cast = Cast("Kenya and Chad signed a pact. Both countries will send troops.")
    assert cast.all_of("Both countries") == {"Kenya", "Chad"}


def test_we_in_a_quote_is_the_state_of_the_speaker() -> None:
    text = 'Kenya sent troops. "We will stay," Kenyan President Ali Kamau said. "I promise that."'
    cast = Cast(text)
    assert cast.who("We").name == "Kenya"
    assert cast.who("I").name == "Ali Kamau"


def test_name_is_the_fullest_in_the_report() -> None:
    assert Cast("Odede spoke. Amina Odede left.").who("Odede").name == "Amina Odede"
    assert Cast("Ankara spoke. Turkey left.").who("Ankara").name == "Turkey"


def test_same_input_same_actors() -> None:
    text = "Kenya and Chad signed a pact. Both countries will send troops, President Ali Kamau said."
    day = date(2020, 1, 1)
    assert Cast(text, day).actors == Cast(text, day).actors
