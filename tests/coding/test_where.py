"""Which place is the act's: minimal pairs of sentences with one act and several places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]

# A sentence, the act's words, and where it is: words of the place and its role, or None.
CASES = [
    ("In Beirut, a bomb killed nine soldiers.", "killed", ("Beirut", "occurred")),
    ("Gunmen shelled Kharkiv on Sunday.", "shelled", ("Kharkiv", "occurred")),
    ("Rebels shelled the town of Bambari in the Central African Republic.", "shelled", ("Bambari", "occurred")),
    ("Rebels shelled a market in Kharkiv.", "shelled", ("Kharkiv", "occurred")),
    ("Residents of Aleppo were killed by rebels.", "killed", ("Aleppo", "occurred")),
    ("Police arrested a man from Chad in Cairo.", "arrested", ("Cairo", "occurred")),
    ("Police arrested a man from Chad.", "arrested", None),
    ("Nine soldiers were killed in a rebel attack on a camp in Kharkiv.", "killed", ("Kharkiv", "occurred")),
    ("Nine soldiers were killed when rebels attacked a camp in Kharkiv.", "killed", ("Kharkiv", "occurred")),
    ("Nine soldiers were killed and thirty wounded in Kharkiv.", "killed", ("Kharkiv", "occurred")),
    ("Rebels attacked a camp in Kharkiv, killing nine soldiers.", "killing", ("Kharkiv", "occurred")),
    ("The minister condemned the attack in Kharkiv.", "condemned", None),
    ("The minister said in Oslo that rebels attacked soldiers.", "attacked", None),
    ("Thousands fled Kharkiv.", "fled", ("Kharkiv", "origin")),
    ("Envoys of Chad will visit Oslo.", "visit", ("Oslo", "destination")),
    ("Envoys of Chad will travel to Oslo.", "travel", ("Oslo", "destination")),
    ("Envoys of Chad met the rebels in Oslo.", "met", ("Oslo", "occurred")),
    ("Envoys of Chad discussed attacks in Kharkiv.", "discussed", None),
    ("Norway accused Russia of attacks.", "accused", None),
]


@pytest.mark.parametrize(("text", "words", "wanted"), CASES)
def test_where(read_texts: Reader, text: str, words: str, wanted: tuple[str, str] | None) -> None:
    (record,) = read_texts([text])
    claim = next(c for c in record.claims if c.trigger.text.startswith(words))
    where = claim.where
    assert (where and (text[slice(*where.span)], where.role)) == wanted
