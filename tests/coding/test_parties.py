"""Whom an act names as its parties, and of what country and sector they are: minimal pairs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]

# (sentence, root, country and sector of the actors, of the recipients)
CASES = [
    # a bare noun before another tells whose it is
    ("A police raid in Lagos killed two men.", "COERCE", {("NGA", "COP")}, {("NGA", "CVL")}),
    ("A raid in Lagos killed two men.", "ASSAULT", {("NGA", "UNK")}, {("NGA", "CVL")}),
    ("Rebels attacked an army base near Mopti.", "ASSAULT", {("MLI", "REB")}, {("MLI", "MIL")}),
    ("Rebels attacked a military base near Mopti.", "ASSAULT", {("MLI", "REB")}, {("MLI", "MIL")}),
    ("Rebels attacked a French army base near Mopti.", "ASSAULT", {("MLI", "REB")}, {("FRA", "GOV")}),
    ("Rebels attacked a quarry near Mopti.", "ASSAULT", {("MLI", "REB")}, {("MLI", "CVL")}),
    ("Turkey launched a military operation against Kenya.", "ASSAULT", {("TUR", "GOV")}, {("KEN", "GOV")}),
    # what somebody became is not whom it was done to
    ("Miners in Potosi took two policemen hostage.", "ASSAULT", {("BOL", "LAB")}, {("BOL", "COP")}),
    ("Gunmen killed the hostage in Potosi.", "ASSAULT", {("BOL", "UAF")}, {(None, "CVL")}),
    # a foreigner's country is not that of the report
    ("Gunmen kidnapped two French engineers.", "ASSAULT", {(None, "UAF")}, {("FRA", "LAB")}),
    ("Gunmen kidnapped two French ministers.", "ASSAULT", {("FRA", "UAF")}, {("FRA", "GOV")}),
    # who is praised for a deed is who did it
    ("Kenya bombed a port in Yemen. Oman backed the move.", "SUPPORT", {("OMN", "GOV")}, {("KEN", "GOV")}),
    ("Kenya bombed a port in Yemen. Oman welcomed the raid.", "SUPPORT", {("OMN", "GOV")}, {("KEN", "GOV")}),
    # a doer told elsewhere in the report
    ("Demonstrators gathered in Nairobi. The protests turned violent.", "PROTEST", {("KEN", "CVL")}, set()),
    ("Shopkeepers gathered in Nairobi. The protests turned violent.", "PROTEST", {(None, "UNK")}, set()),
    ("A truce between Kenya and Somalia ended days of fighting.", "ASSAULT", {("KEN", "GOV"), ("SOM", "GOV")}, set()),
    ("A truce ended days of fighting in Somalia.", "ASSAULT", {("SOM", "UNK")}, set()),
    ("Bandits kidnapped nine girls. The girls were abducted at dawn.", "ASSAULT", {(None, "CRM")}, {(None, "CVL")}),
    ("Bandits kidnapped nine nuns. The girls were abducted at dawn.", "ASSAULT", {(None, "UNK")}, {(None, "CVL")}),
    # who is behind it, who rules where people are put out
    ("The Zetas were behind the attack on Kenya.", "ASSAULT", {("MEX", "CRM")}, {("KEN", "GOV")}),
    ("The Zetas were near the attack on Kenya.", "ASSAULT", {("KEN", "UNK")}, {("KEN", "GOV")}),
    ("Somalia is responsible for the massacre of Kenyan nuns.", "ASSAULT", {("SOM", "GOV")}, {("KEN", "REL")}),
    ("Two Omani envoys have been expelled from Kenya.", "SANCTION", {("KEN", "GOV")}, {("OMN", "GOV")}),
    ("Two envoys from Kenya have been expelled.", "SANCTION", {(None, "UNK")}, {("KEN", "GOV")}),
    # what is carried is hit, whose leaders they are meet
    ("A bus carrying Kenyan pilgrims was attacked.", "ASSAULT", {(None, "UNK")}, {("KEN", "CVL")}),
    (
        "The leaders of Kenya and Somalia met the Omani premier.",
        "CONSULT",
        {("KEN", "GOV"), ("SOM", "GOV"), ("OMN", "GOV")},
        set(),
    ),
    # two countries under one hyphen
    ("Russo-Turkish talks resumed in Geneva.", "CONSULT", {("RUS", "GOV"), ("TUR", "GOV")}, set()),
    ("Israeli-Palestinian talks resumed in Cairo.", "CONSULT", {("ISR", "GOV"), ("PSE", "GOV")}, set()),
    ("Turkish-led talks resumed in Cairo.", "CONSULT", {("TUR", "GOV")}, {("EGY", "CVL")}),
    # who does it where nobody says is at home where it was done
    ("A car bomb killed five soldiers in Baidoa.", "ASSAULT", {("SOM", "UNK")}, {(None, "MIL")}),
    ("A car bomb killed five soldiers.", "ASSAULT", {(None, "UNK")}, {(None, "MIL")}),
    ("Ethnic Albanians demonstrated in Skopje.", "PROTEST", {("MKD", "CVL")}, {("MKD", "CVL")}),
    ("Police in Harare arrested twelve nurses.", "COERCE", {("ZWE", "COP")}, {("ZWE", "MED")}),
]


@pytest.mark.parametrize(("text", "root", "actor", "recipient"), CASES, ids=[c[0] for c in CASES])
def test_who_and_whom(
    read_texts: Reader, text: str, root: str, actor: set[tuple[str, str]], recipient: set[tuple[str, str]]
) -> None:
    (record,) = read_texts([text])
    codes = {a.id: (a.country, a.sector) for a in record.actors}
    found = [({codes[i] for i in c.actor}, {codes[i] for i in c.recipient}) for c in record.claims if c.root == root]
    assert (actor, recipient) in found


def test_the_words_before_a_noun_are_a_mention(read_texts: Reader) -> None:
    (record,) = read_texts(["Police in Harare denied the charge. A police raid killed two men."])
    (police,) = [a for a in record.actors if a.sector == "COP"]
    assert [record.report.text[slice(*s)] for s in police.spans] == ["Police in Harare", "police"]
