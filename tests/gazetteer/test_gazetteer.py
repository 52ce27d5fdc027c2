from pathlib import Path

import pytest

from dragoman.errors import DataError
from dragoman.gazetteer import Gazetteer, load_gazetteer

TOWNS = {
    "Khan Sheikhoun": "SYR",
    "Saraqib": "SYR",
    "Tal Abyad": "SYR",
    "Manbij": "SYR",
    "Kobani": "SYR",
    "Sinjar": "IRQ",
    "Tal Afar": "IRQ",
    "Ramadi": "IRQ",
    "Khan Younis": "PSE",
    "Jabalia": "PSE",
    "Hodeidah": "YEM",
    "Marib": "YEM",
    "Taiz": "YEM",
    "Lashkar Gah": "AFG",
    "Kunduz": "AFG",
    "Bucha": "UKR",
    "Vuhledar": "UKR",
    "Tarhuna": "LBY",
    "Mekelle": "ETH",
    "El Fasher": "SDN",
    "Goma": "COD",
    "Mocimboa da Praia": "MOZ",
    "Maungdaw": "MMR",
    "Pristina": "KOS",
    "Hmeimim": "SYR",
    "Incirlik": "TUR",
    "Helmand": "AFG",
    "Donbas": "UKR",
    "Gaza Strip": "PSE",
}


@pytest.mark.parametrize(("name", "country"), sorted(TOWNS.items()))
def test_places_of_the_news_are_known(name: str, country: str) -> None:
    assert country in {p.country for p in load_gazetteer().find(name)[:3]}


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Maarat al-Numan", "Ma‘arrat an Nu‘mān"),
        ("Jisr al-Shughur", "Jisr ash Shughūr"),
        ("Tal Rifaat", "Tall Rif‘at"),
    ],
)
def test_other_romanisations_are_found_second(name: str, known: str) -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.find(name) == ()
    assert known in {p.name for p in gazetteer.alike(name)}


def test_likeliest_comes_first() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.find("Washington")[0].feature == "capital"
    assert gazetteer.find("Georgia")[0].country == "GEO"
    assert gazetteer.find("London")[0].country == "GBR"
    assert gazetteer.find("Idlib")[0].feature == "city"


def test_two_places_of_one_name_are_both_kept() -> None:
    assert {p.country for p in load_gazetteer().find("Tripoli")} >= {"LBY", "LBN"}


def test_unknown_name_has_no_place() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.find("Qwertyville") == ()
    assert gazetteer.alike("Xyz") == ()


def test_missing_index_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="build"):
        Gazetteer(tmp_path / "none.sqlite")
