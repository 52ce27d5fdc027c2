"""Who does it to whom, whatever the grammar: minimal pairs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Claim, Record

Reader = Callable[[list[str]], list[Record]]

# (sentence, root, words of the actor or None, words of the recipient or None)
CASES = [
    ("Kenya attacked Somalia.", "ASSAULT", "Kenya", "Somalia"),
    ("Somalia was attacked by Kenya.", "ASSAULT", "Kenya", "Somalia"),
    ("Somalia has been attacked.", "ASSAULT", "unknown", "Somalia"),
    ("The attack by Kenya on Somalia lasted an hour.", "ASSAULT", "Kenya", "Somalia"),
    ("Kenya's attack on Somalia lasted an hour.", "ASSAULT", "Kenya", "Somalia"),
    ("The Kenyan attack on Somalia lasted an hour.", "ASSAULT", "Kenya", "Somalia"),
    ("Kenya carried out an attack on Somalia.", "ASSAULT", "Kenya", "Somalia"),
    ("Somalia came under attack from Kenya.", "ASSAULT", "Kenya", "Somalia"),
    ("Kenya, which attacked Somalia in March, denied any losses.", "ASSAULT", "Kenya", "Somalia"),
    ("Somalia, which Kenya attacked in March, has called up reservists.", "ASSAULT", "Kenya", "Somalia"),
    ("Kenya mobilised its army and attacked Somalia.", "ASSAULT", "Kenya", "Somalia"),
    ("The Kenyan army began attacking the Somali militia.", "ASSAULT", "The Kenyan army", "the Somali militia"),
    ("Kenya on Tuesday condemned Somalia.", "ACCUSE", "Kenya", "Somalia"),
    ("Kenya accused Somalia of arming rebels.", "ACCUSE", "Kenya", "Somalia"),
    ("Somalia was accused by Kenya of arming rebels.", "ACCUSE", "Kenya", "Somalia"),
    ("Kenya urged Somalia to withdraw its troops.", "REQUEST", "Kenya", "Somalia"),
    ("Kenya demanded that Somalia withdraw its troops.", "REQUEST", "Kenya", "Somalia"),
    ("Kenya threatened to attack Somalia.", "THREATEN", "Kenya", "Somalia"),
    ("Kenya has vowed to attack Somalia.", "THREATEN", "Kenya", "Somalia"),
    ("Kenya promised to send food aid to Somalia.", "AGREE", "Kenya", "Somalia"),
    ("Kenya sent food aid to Somalia.", "AID", "Kenya", "Somalia"),
    ("Kenyan President Daniel Arap visited Somalia.", "CONSULT", "Daniel Arap", "Somalia"),
    ("Kenya imposed sanctions on Somalia.", "SANCTION", "Kenya", "Somalia"),
    ("Kenya expelled two Somali diplomats.", "SANCTION", "Kenya", "two Somali diplomats"),
    ("Police arrested forty protesters.", "COERCE", "Police", "forty protesters"),
    ("On a visit to Somalia, the Kenyan president spoke of trade.", "CONSULT", "the Kenyan president", "Somalia"),
    ("The Kenyan army announced its air strike on Somalia.", "ASSAULT", "The Kenyan army", "Somalia"),
    ("The Kenyan minister announced the air strike on Somalia.", "ASSAULT", "unknown", "Somalia"),
    ("Kenya closed the port after Monday's attacks on Somali villagers.", "ASSAULT", "unknown", "Somali villagers"),
    ("Kenyan-led airstrikes hit Somalia.", "ASSAULT", "Kenya", "Somalia"),
    ("U.S.-led raids on Somalia went on.", "ASSAULT", "U.S.", "Somalia"),
    ("Kenyan-backed militias shelled Somalia.", "ASSAULT", "Kenyan-backed militias", "Somalia"),
    ("The blogger's murder outside the Kenyan embassy shocked readers.", "ASSAULT", "unknown", "The blogger"),
    ("A cleric's killing by Kenyan soldiers shocked worshippers.", "ASSAULT", "Kenyan soldiers", "A cleric"),
    ("The army's killing of a cleric in Mombasa shocked worshippers.", "ASSAULT", "The army", "a cleric"),
    ("Somali police made four arrests in connection with the deaths of Kenyan nuns.", "COERCE", "Somali police", None),
    ("Turkey shot down a Kenyan warplane near the border.", "ASSAULT", "Turkey", "Kenya"),
    ("Six soldiers killed in an ambush by Kenyan rebels.", "ASSAULT", "Kenyan rebels", "Six soldiers"),
    ("Somali rebels were met with mortar fire from the Kenyan army.", "ASSAULT", "the Kenyan army", "Somali rebels"),
    ("Students held rallies against rights violations by the Somali army.", "PROTEST", "Students", "the Somali army"),
    ("Two brothers were stopped at the bridge and sent back to Somalia.", "COERCE", "unknown", "Two brothers"),
    ("Two brothers were held at the bridge then sent back to Somalia.", "COERCE", "unknown", "Two brothers"),
    ("The rebels were routed in June and attacked Somalia in July.", "ASSAULT", "The rebels", "Somalia"),
    (
        "Kenya praised the soldiers who had shot three Somali gunmen.",
        "ASSAULT",
        "the soldiers",
        "three Somali gunmen",
    ),
    ("Rockets were fired from Kenya at Somalia.", "ASSAULT", "Kenya", "Somalia"),
    ("Nine rockets from Kenya were launched into Somalia.", "ASSAULT", "Kenya", "Somalia"),
    ("Kenyan students sang as they blocked a road in Mombasa.", "PROTEST", "Kenyan students", "Mombasa"),
    ("The Somali investigation drags on.", "ACCUSE", "Somalia", None),
    ("The Somalia investigation drags on.", "ACCUSE", None, "Somalia"),
    (
        "The Kenyan prosecutor's team accused the Somali envoy of fraud.",
        "ACCUSE",
        "the Kenyan prosecutor's team",
        "the Somali envoy",
    ),
    (
        "The Kenyan minister vowed to defy the Somali president's order.",
        "REJECT",
        "the Kenyan minister",
        "the Somali president",
    ),
    ("Nine Kenyans were killed and forty Somali troops captured.", "ASSAULT", "unknown", "forty Somali troops"),
    (
        "The news came as the Kenyan president spoke in the port, warning dictator Siad Barre that he would pay.",
        "THREATEN",
        "the Kenyan president",
        "Siad Barre",
    ),
    ("The Somali leader's uncle has been executed.", "ASSAULT", "unknown", "the Somali leader's uncle"),
    ("Forty protesters were arrested by police.", "COERCE", "Police", "Forty protesters"),
    ("The Kenyan army imposed a curfew in Kismayo.", "COERCE", "The Kenyan army", "Kismayo"),
    ("Kenya mobilised troops for a war against Somalia.", "MOBILIZE", "Kenya", "Somalia"),
    ("Kenya rejected a Somali plan for Uganda.", "REJECT", "Kenya", "Somalia"),
    ("Kenya shared evidence with Somalia against Hassan Omar.", "COOPERATE", "Kenya", "Somalia"),
    ("Kenya returned a painting that was taken from a museum in Lamu to Somalia.", "RETREAT", "Kenya", "Somalia"),
    ("Ali Warsame was arrested in Kenya.", "COERCE", "Kenya", "Ali Warsame"),
    ("Ali Warsame was shot in Kenya.", "ASSAULT", "unknown", "Ali Warsame"),
    ("Nurses said they will not end their strike until Kenya pays them.", "CONCEDE", "Nurses", "Kenya"),
    ("Kenya threatened to end the talks unless Somalia frees its sailors.", "THREATEN", "Kenya", "Somalia"),
    ("Kenya refused to join the Ethiopian-led war.", "REJECT", "Kenya", "Ethiopia"),
    ("Somali rebels claimed responsibility for an attack on Kenya.", "ASSAULT", "Somali rebels", "Kenya"),
    ("The expulsion of two Somali envoys by Kenya took effect.", "SANCTION", "Kenya", "two Somali envoys"),
    ("Farmers were tear-gassed by police on Monday.", "ASSAULT", "police", "Farmers"),
    ("In a letter to Kenya, Ali Warsame demanded an apology.", "REQUEST", "Ali Warsame", "Kenya"),
    ("The Kenyan army shelled Kurdish positions.", "ASSAULT", "The Kenyan army", "Kurdish"),
    ("Kenya attacked Somalia. Uganda condemned the attack.", "ACCUSE", "Uganda", "Kenya"),
    ("President Barack Obama sought U.S. money to help Kenya.", "REQUEST", "Barack Obama", "Kenya"),
    ("The Kenyan army declared martial law in the town.", "COERCE", "The Kenyan army", "the town"),
    ("Kenya's opposition boycotted parliament.", "PROTEST", "Kenya's opposition", "parliament"),
    ("Somali rebels hit a Kenyan-owned tanker.", "ASSAULT", "Somali rebels", "Kenya"),
    ("Kenya closed its border with Somalia.", "COERCE", "Kenya", "Somalia"),
    ("Kenya gave permission for Somalia to reopen the port.", "CONCEDE", "Kenya", "Somalia"),
    ("Ali Warsame wrote to the Kenyan premier threatening to resign.", "THREATEN", "Ali Warsame", "the Kenyan premier"),
    ("Kenya was willing, it said, to pull its troops out of Somalia.", "RETREAT", "Kenya", "Somalia"),
]
MUTUAL = [
    ("Kenya and Somalia signed a trade agreement.", {"Kenya", "Somalia"}),
    ("The Kenyan president met the Somali prime minister.", {"The Kenyan president", "the Somali prime minister"}),
    ("Talks between Kenya and Somalia opened.", {"Kenya", "Somalia"}),
    ("Kenya held talks with Somalia.", {"Kenya", "Somalia"}),
    ("Kenya and Somalia accused each other of interference in Sudan.", {"Kenya", "Somalia"}),
    (
        "There has been fierce fighting in recent days between Kenyan soldiers and Somali rebels.",
        {"Kenyan soldiers", "Somali rebels"},
    ),
    ("Kenya and Somalia agreed to share information on Ethiopia.", {"Kenya", "Somalia"}),
    (
        "The top Somali diplomat and Kenyan Minister Peter Otieno attended a meeting.",
        {"The top Somali diplomat", "Peter Otieno"},
    ),
    ("The Kenyan president received Ali Warsame for talks.", {"The Kenyan president", "Ali Warsame"}),
    (
        "The Kenyan minister, Peter Otieno, agreed with his Somali counterpart, Ali Warsame, to share data.",
        {"Peter Otieno", "Ali Warsame"},
    ),
    (
        "The Kenyan president spoke to reporters ahead of talks with the Somali prime minister.",
        {"the Somali prime minister", "The Kenyan president"},
    ),
    (
        "After talks with the Somali prime minister, the Kenyan president said the border would open.",
        {"the Somali prime minister", "the Kenyan president"},
    ),
]


def _names(record: Record, ids: tuple[str, ...]) -> list[str]:
    names = {a.id: a.name for a in record.actors}
    return [names[i] for i in ids]


def _claims(record: Record, root: str) -> list[Claim]:
    found = [c for c in record.claims if c.root == root]
    assert found, [(c.root, c.trigger.text) for c in record.claims]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[0])
def test_direction(case: tuple[str, str, str | None, str | None], read_texts: Reader) -> None:
    text, root, actor, recipient = case
    [record] = read_texts([text])
    seen = [(_names(record, c.actor), _names(record, c.recipient)) for c in _claims(record, root)]
    lower = [([n.lower() for n in a], [n.lower() for n in r]) for a, r in seen]
    assert ([actor.lower()] if actor else [], [recipient.lower()] if recipient else []) in lower, seen


@pytest.mark.parametrize("case", MUTUAL, ids=lambda c: c[0])
def test_both_sides_are_actors(case: tuple[str, set[str]], read_texts: Reader) -> None:
    text, parties = case
    [record] = read_texts([text])
    assert any(set(_names(record, c.actor)) == parties and not c.recipient for c in record.claims), [
        (c.root, _names(record, c.actor), _names(record, c.recipient)) for c in record.claims
    ]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("The Kenyan president fell ill during the visit.", "CONSULT"),
        ("The Kenyan president resigned after years of attacks.", "ASSAULT"),
        ("The Kenyan president told the newspaper that the army had stopped.", "REQUEST"),
        ("Somalia agrees that the world is changing.", "AGREE"),
        ("Kenya armed the soldiers who would shoot three Somali gunmen.", "ASSAULT"),
        ("Kenyan students closed the road to the university.", "COERCE"),
        ("The Kenyan premier left soldiers in the valley to train the Somali police.", "AID"),
        ("Kenyan officials spoke of the militia's capacity to attack Somali villages.", "ASSAULT"),
        ("Diplomacy is the surest way to prevent Kenya from attacking Somalia.", "ASSAULT"),
        ("Without fuel the Kenyan army cannot attack Somalia.", "ASSAULT"),
        ("The Kenyan minister pleaded guilty to fraud.", "REQUEST"),
        ("The Kenyan committee released the government's justification for the budget.", "RETREAT"),
    ],
)
def test_bare_mentions_and_opinions_are_no_events(text: str, root: str, read_texts: Reader) -> None:
    [record] = read_texts([text])
    assert root not in {c.root for c in record.claims}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen killed six villagers in Somalia, Kenya said.", "SOM"),
        ("Gunmen killed six tourists in Somalia, Kenya said.", None),
    ],
)
def test_locals_are_of_the_country_they_suffer_in(text: str, country: str | None, read_texts: Reader) -> None:
    [record] = read_texts([text])
    killed = next(c for c in record.claims if c.root == "ASSAULT")
    assert [a.country for a in record.actors if a.id in killed.recipient] == [country]
