"""Deeds of help, trade and peace: who does them to whom, and the exact code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Claim, Record

Reader = Callable[[list[str]], list[Record]]

# (sentence, PLOVER root or None where none may be coded, CAMEO code, words of the actor, words of the recipient)
CASES = [
    ("Latvia paid Somalia ten million euros.", "AID", "071", "Latvia", "Somalia"),
    ("Two Syrian judges were granted asylum by Latvia.", "AID", "075", "Latvia", "Two Syrian judges"),
    ("Trucks carrying flour entered Sudan on Monday.", "AID", "073", None, "Sudan"),
    ("Trucks carrying pilgrims entered Sudan on Monday.", None, None, None, None),
    ("Latvia is one of the largest donors to Moldova.", "AID", "070", "Latvia", "Moldova"),
    ("Latvia sent troops to Mali on a peacekeeping mission.", "AID", "074", "Latvia", "Mali"),
    ("Latvia sent troops to Mali on a raid.", "MOBILIZE", "154", "Latvia", "Mali"),
    ("Latvian shipments of rifles to Ukraine have doubled.", "AID", "072", "Latvia", "Ukraine"),
    ("Latvian shipments of pears to Ukraine have doubled.", None, None, None, None),
    ("Kenya's president pardoned his old rival John Mwangi.", "CONCEDE", "081", None, "John Mwangi"),
    ("Latvia gave Moldova's cabinet a vote of confidence.", "SUPPORT", "051", "Latvia", "Moldova"),
    ("The Arab League endorsed Tunisia.", "SUPPORT", "051", "Arab League", "Tunisia"),
    ("Latvia became the third country to recognise Kosovo.", "SUPPORT", "054", "Latvia", "Kosovo"),
    ("Latvia offered to mediate between Armenia and Georgia.", "AGREE", "039", "Latvia", "Armenia"),
    ("Kenyan troops were engaged in ethnic cleansing in Somalia.", "ASSAULT", "203", "Kenyan troops", None),
    ("An attempt to assassinate the Somali governor failed.", "ASSAULT", "185", "unknown", "Somali governor"),
    ("Latvia's premier is to meet Poland's president in Riga.", "AGREE", "036", "premier", None),
    ("Bandits seized two pilgrims near Sokoto.", "ASSAULT", "181", "Bandits", "two pilgrims"),
    ("Latvian nurses called a strike.", "PROTEST", "143", "Latvian nurses", None),
    ("Latvia called the joint strike appropriate.", None, None, None, None),
    ("Missiles rained on Tripoli for a night.", "ASSAULT", "194", None, None),
    ("Violence flared in Somalia on Friday.", "ASSAULT", "190", None, None),
    ("A Somali unionist was tortured in custody.", "ASSAULT", "1822", None, "A Somali unionist"),
    ("Chad's premier said there would be no talks with Libya.", "REJECT", "120", "Chad's premier", "Libya"),
    ("Chad would not hesitate to strike Libya.", "THREATEN", "138", "Chad", "Libya"),
    ("Chad's premier said it was time for Libya to free them.", "REQUEST", "0253", "Chad's premier", "Libya"),
    ("Chad vowed not to free the Libyan pilots.", "REJECT", "1243", "Chad", None),
    ("Chad vowed to make Libya regret the raid.", "THREATEN", "130", "Chad", "Libya"),
    ("Chad denied that its troops had entered Libya.", "REJECT", "016", "Chad", None),
    ("Chad left Libya after a year.", "RETREAT", "0874", "Chad", "Libya"),
    ("The junta had a Somali lawyer arrested by soldiers.", "COERCE", "173", "soldiers", "Somali lawyer"),
    ("Villagers found two Somali lawyers shot dead.", "ASSAULT", "193", "unknown", "two Somali lawyers"),
    ("North Korea detonated a nuclear device.", "MOBILIZE", "150", "North Korea", None),
]


def _names(record: Record, ids: tuple[str, ...]) -> str:
    return " ".join(a.name for a in record.actors if a.id in ids)


def _fits(record: Record, claim: Claim, cameo: str | None, who: str | None, whom: str | None) -> bool:
    right = claim.cameo == cameo and (who or "") in _names(record, claim.actor)
    return right and (whom or "") in _names(record, claim.recipient)


@pytest.mark.parametrize("case", CASES, ids=[c[0] for c in CASES])
def test_deed(case: tuple[str, str | None, str | None, str | None, str | None], read_texts: Reader) -> None:
    text, root, cameo, who, whom = case
    (record,) = read_texts([text])
    told = [(c.plover, c.cameo, _names(record, c.actor), _names(record, c.recipient)) for c in record.claims]
    if root is None:
        assert not told
    else:
        assert any(c.plover == root and _fits(record, c, cameo, who, whom) for c in record.claims), told
