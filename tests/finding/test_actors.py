"""Which noun phrases are actors, and of what kind, country and sector."""

from __future__ import annotations

from datetime import date

import pytest

from tests.finding.cast import Cast


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("Turkish police arrested a man.", "Turkish police", "group", "TUR", "COP"),
        ("A delegation from Kenya arrived.", "A delegation from Kenya", "body", "KEN", "GOV"),
        ("Kenya's foreign minister arrived.", "Kenya's foreign minister", "person", "KEN", "GOV"),
        ("Rebel forces took the village.", "Rebel forces", "group", None, "REB"),
        ("French forces took the village.", "French forces", "group", "FRA", "MIL"),
        ("Diplomatic sources confirmed the visit.", "Diplomatic sources", "group", None, "GOV"),
        ("The opposition leader was freed.", "The opposition leader", "person", None, "OPP"),
        ("Gunmen stormed the hotel.", "Gunmen", "group", None, "UAF"),
        ("Some 9,000 people fled.", "Some 9,000 people", "people", None, "CVL"),
        ("Somali refugees crossed the border.", "Somali refugees", "people", "SOM", "REF"),
        ("Western nations condemned the vote.", "Western nations", "group", None, "GOV"),
        ("Israeli tanks shelled the camp.", "Israeli tanks", "group", "ISR", "MIL"),
        ("Lawmakers in Kenya approved the bill.", "Lawmakers in Kenya", "group", "KEN", "LEG"),
        ("Tamil rebels shelled the port.", "Tamil rebels", "group", "LKA", "REB"),
        ("Croatian Serb forces left the town.", "Croatian Serb forces", "group", "HRV", "MIL"),
        ("Ethnic Turkish rebels operating in Bulgaria left.", "Ethnic Turkish rebels", "group", "BGR", "REB"),
        ("North Korea said it was ready. The North paid.", "North", "state", "PRK", "GOV"),
        ("Leaders of 21 countries left.", "21 countries", "group", None, "GOV"),
        ("The Turks of Bulgaria marched.", "Turks", "people", "BGR", "CVL"),
        ("Arab League Secretary General Omar Bey flew to Kabul.", "Omar Bey", "person", "IGO", "GOV"),
        ("Uighurs in Kashgar rioted.", "Uighurs", "people", "CHN", "CVL"),
        ("Militants from Kisumu fled.", "Militants from Kisumu", "group", None, "REB"),
        ("Kenya's pro-Russian rebels fled.", "Kenya's pro-Russian rebels", "group", "KEN", "REB"),
        ("The pro-Russian rebels fled.", "The pro-Russian rebels", "group", None, "REB"),
        ("The taoiseach left.", "The taoiseach", "person", "IRL", "GOV"),
        ("A member of the Kenyan parliament left.", "A member of the Kenyan parliament", "person", "KEN", "LEG"),
        ("A member of the Kenyan ministry left.", "A member of the Kenyan ministry", "person", "KEN", "GOV"),
        ("The Kenyan chargé d'affaires left.", "The Kenyan chargé d'affaires", "person", "KEN", "GOV"),
        ("Norway's Labour Party won.", "Labour Party", "body", "NOR", "PTY"),
        ("Malawi's Labour Party won.", "Labour Party", "body", "MWI", "PTY"),
        ("The Labour Party won.", "Labour Party", "body", "GBR", "PTY"),
        ("The leader of the rebels left.", "The leader of the rebels", "person", None, "REB"),
        ("The leader of the country left.", "The leader of the country", "person", None, "GOV"),
        ("A spokesman for the Kenyan police left.", "A spokesman for the Kenyan police", "person", "KEN", "COP"),
        ("Crimean Tatars marched.", "Crimean Tatars", "people", "UKR", "CVL"),
        ("Pirates seized a ship.", "Pirates", "group", None, "CRM"),
        ("Tribal leaders in Kenya met.", "Tribal leaders in Kenya", "people", "KEN", "CVL"),
        ("Kenya condemned the attack.", "Kenya", "state", "KEN", "GOV"),
        ("Ankara condemned the attack.", "Ankara", "state", "TUR", "GOV"),
        ("A bomb exploded in Ankara.", "Ankara", "people", "TUR", "CVL"),
        ("Thousands of Kenyans marched.", "Kenyans", "people", "KEN", "CVL"),
    ],
)
def test_kind_country_sector(text: str, words: str, kind: str, country: str | None, sector: str) -> None:
    actor = Cast(text).who(words)
    assert (actor.kind, actor.country, actor.sector) == (kind, country, sector)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Market forces pushed prices up.", "Market forces"),
        ("Thousands of tonnes of grain rotted.", "Thousands of tonnes of grain"),
        ("The source of the river is dry.", "The source of the river"),
    ],
)
def test_what_is_no_actor(text: str, words: str) -> None:
    assert not Cast(text).mentions(words)


def test_two_countries_of_one_noun_are_two_actors() -> None:
    cast = Cast("Kenyan and Somali officials met on Monday.")
    ids = cast.mentions("Kenyan and Somali officials")[0].actors
    assert {cast.actors.by_id[i].country for i in ids} == {"KEN", "SOM"}


def test_title_gives_role_sector_and_country_and_stays_outside_the_name() -> None:
    actor = Cast("Kenyan Deputy Foreign Minister Amina Odede met reporters.").who("Amina Odede")
    assert (actor.role, actor.sector, actor.country) == ("deputy foreign minister", "GOV", "KEN")


def test_apposition_gives_the_role() -> None:
    actor = Cast("Amina Odede, deputy foreign minister of Kenya, met reporters.").who("Amina Odede")
    assert (actor.role, actor.country) == ("deputy foreign minister", "KEN")


def test_possessive_mark_is_no_part_of_a_name() -> None:
    assert Cast("Amina Odede's lawyers appealed.").mentions("Amina Odede")


@pytest.mark.parametrize(("day", "sector"), [(date(2012, 5, 1), "GOV"), (date(2019, 5, 1), "ELI")])
def test_an_office_counts_on_the_day_of_the_report(day: date, sector: str) -> None:
    assert Cast("Barack Obama criticised the plan.", day).who("Barack Obama").sector == sector


def test_anti_is_no_country() -> None:
    assert Cast("Anti-Syrian activists marched.").who("Anti-Syrian activists").country is None


def test_news_outlets_are_media() -> None:
    cast = Cast("Reuters reported that Kenya would send troops.")
    assert cast.who("Reuters").media
    assert not cast.who("Kenya").media


def test_head_is_the_head_of_the_noun_phrase() -> None:
    cast = Cast("The forces of General Ali Kamau attacked.")
    mention = cast.mentions("The forces of General Ali Kamau")[0]
    assert cast.doc.tokens[mention.head].text == "forces"


def test_country_of_the_report_fills_in_where_it_is_clear() -> None:
    clear = Cast("Protesters marched in Kenya. Police in Kenya used tear gas. The parliament of Kenya met.")
    assert clear.who("Protesters").country == "KEN"
    mixed = Cast("Kenya, Ghana and Chad signed. Protesters marched.")
    assert mixed.who("Protesters").country is None
