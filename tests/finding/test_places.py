"""Places: what is one, which one it is, and whether the place itself is meant."""

from __future__ import annotations

import pytest

from dragoman.document import Span
from dragoman.finding.places import find_places
from dragoman.gazetteer import load_gazetteer
from dragoman.mentions import PlaceMention
from dragoman.parsing import parse
from dragoman.parsing.spacy_parser import load_parser
from dragoman.report import Block, Report


def places(text: str, home: str | None = None) -> list[PlaceMention]:
    report = Report("r", text, (Block(Span(0, len(text)), "body"),))
    return find_places(parse(report, [], load_parser()), load_gazetteer(), None, home)


def one(text: str, name: str) -> PlaceMention:
    start = text.index(name)
    found = [m for m in places(text) if m.span.overlaps(Span(start, start + len(name)))]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("The fair opened in Paris, Texas, on Sunday.", "Paris", "USA", "Texas"),
        ("The fair opened in Paris on Sunday.", "Paris", "FRA", None),
        ("Firemen in Springfield, Ill., were called out twice.", "Springfield", "USA", "Illinois"),
        ("Fishermen from Tripoli, Lebanon, found the boat.", "Tripoli", "LBN", None),
        ("Libyan coast guards towed the boat to Tripoli.", "Tripoli", "LBY", None),
        ("Farmers in Georgia and Alabama lost their peaches.", "Georgia", "USA", None),
        ("Farmers in Georgia and Armenia lost their peaches.", "Georgia", "GEO", None),
        ("Rebels shelled Maarat al-Numan, a Syrian town.", "Maarat al-Numan", "SYR", "Idlib"),
    ],
)
def test_which_place(text: str, name: str, country: str, admin1: str | None) -> None:
    mention = one(text, name)
    assert mention.country == country
    assert admin1 is None or mention.admin1 == admin1


@pytest.mark.parametrize(
    ("text", "name", "literal"),
    [
        ("Snow fell in Moscow.", "Moscow", True),
        ("Moscow rejected the offer.", "Moscow", False),
        ("Talks with Iran went on.", "Iran", False),
        ("Earthquakes are common in Iran.", "Iran", True),
        ("The army invaded Kuwait.", "Kuwait", True),
        ("The union accused Kuwait of cheating.", "Kuwait", False),
        ("The Bank of Lithuania raised its forecast.", "Lithuania", False),
    ],
)
def test_place_or_government(text: str, name: str, literal: bool) -> None:
    assert one(text, name).literal is literal


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Shells fell on the town of Saraqib.", "Saraqib", "town"),
        ("Shells fell across Idlib province.", "Idlib", "province"),
        ("Villagers fled northwestern Idlib.", "Idlib", "province"),
        ("Fighting broke out on the outskirts of Benghazi.", "Benghazi", "town"),
        ("Tankers sailed through the Strait of Hormuz.", "Hormuz", "region"),
        ("Jets took off from Incirlik air base.", "Incirlik", "point"),
        ("Rain fell in Kenya.", "Kenya", "country"),
    ],
)
def test_precision(text: str, name: str, precision: str) -> None:
    assert one(text, name).precision == precision


def test_phrases_are_read_whole() -> None:
    text = "Families left eastern Ghouta for camps near the Turkish border in northern Syria."
    assert [text[m.span.start : m.span.end] for m in places(text)] == [
        "eastern Ghouta",
        "Turkish border",
        "northern Syria",
    ]


def test_capital_by_adjective() -> None:
    mention = one("A bomb went off in the Afghan capital.", "Afghan capital")
    assert (mention.country, mention.precision) == ("AFG", "town")
    assert places("The Afghan army withdrew.") == []


@pytest.mark.parametrize(
    "text",
    [
        "President Lincoln spoke for an hour.",
        "Reading is good for children.",
        "The German chancellor resigned.",
    ],
)
def test_no_place(text: str) -> None:
    assert places(text) == []


def test_home_of_the_publisher_decides() -> None:
    text = "The council of Richmond met on Tuesday."
    assert places(text, home="Virginia")[0].admin1 == "Virginia"
    assert places(text, home="London")[0].country == "GBR"


def test_other_names_of_the_report_decide() -> None:
    text = "Trucks from Camden reached Cherry Hill and Trenton before noon."
    assert {m.admin1 for m in places(text)} == {"New Jersey"}


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Gunmen torched huts in the village of Orbelu Hano overnight.", "Orbelu Hano", "town"),
        ("Gunmen torched huts in the Bersin Malka area overnight.", "Bersin Malka", "town"),
        ("Soldiers stormed Khan Zurayb before dawn.", "Khan Zurayb", "town"),
        ("A mortar landed near Wadi Sharmoukh on Monday.", "Wadi Sharmoukh", "town"),
        ("The rebels advanced on Monday towards the Zarbati Military Airport.", "Zarbati Military Airport", "point"),
        ("Soldiers searched every house in Velmora Province.", "Velmora Province", "province"),
    ],
)
def test_names_in_no_list_of_places(text: str, name: str, precision: str) -> None:
    mention = one(text, name)
    assert (mention.geonameid, mention.precision, mention.literal) == (None, precision, True)


def test_a_list_of_villages() -> None:
    text = "Shells fell on the villages of Tal Borsun, Merkesh Awla and Hizan Dur."
    found = [text[m.span.start : m.span.end] for m in places(text)]
    assert found == ["Tal Borsun", "Merkesh Awla", "Hizan Dur"]


@pytest.mark.parametrize(
    "text",
    [
        "She lost all confidence in Zarbatov after the vote.",
        "The Shiite district chief praised Hamas and the Taliban.",
        "Several counties raised their taxes.",
        "A SWAT team searched the garage.",
        "He set out his view of the treaty in Foreign Matters Weekly.",
        "The clinic is a Centre of Excellence.",
        "The Zarbati Army condemned the Orbelu Brigade.",
    ],
)
def test_names_of_people_and_bodies_are_no_places(text: str) -> None:
    assert [m for m in places(text) if m.literal] == []
