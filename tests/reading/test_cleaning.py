"""Characters as given to characters as kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.cleaning import clean


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("tab\there", "tab here"),
        ("no\u00a0break", "no break"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("bidi \u202eabc\u202c", "bidi abc"),
        ("bell\x07", "bell"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("Erdog\u0306an", "Erdoğan"),
        ("Smith &amp; Sons &#8220;x&#8221;", "Smith & Sons “x”"),
        ("the groupâ€™s cafÃ©", "the group’s café"),
        ("“curly” – quotes", "“curly” – quotes"),
        ("R&D and AT&T; see", "R&D and AT&T; see"),
        (
            "Minister Ann Lee Ann Mary LeePolls open in the north Lee 'calm' before vote: report MORE’s visit to Fiji",
            "Minister Ann Lee’s visit to Fiji",
        ),
        ("Minister Lee and Mary Lee want MORE of it", "Minister Lee and Mary Lee want MORE of it"),
    ],
)
def test_clean_mends(given: str, kept: str) -> None:
    assert clean(given).text == kept


def test_clean_leaves_clean_text_without_a_map() -> None:
    assert clean("Plain “text” — only.").origin is None


def test_clean_knows_the_way_back() -> None:
    given = "The groupâ€™s\u200b leader\r\nErdog\u0306an &amp; aides"
    cleaned = clean(given)
    assert cleaned.origin is not None
    for word in ("leader", "an", "aides", "s"):
        at = cleaned.text.index(word)
        assert given[cleaned.origin[at] :].startswith(word)


@given(st.text(max_size=200))
def test_clean_maps_every_character(given: str) -> None:
    cleaned = clean(given)
    if cleaned.origin is None:
        assert cleaned.text == given
        return
    assert len(cleaned.origin) == len(cleaned.text)
    assert all(0 <= i < len(given) for i in cleaned.origin)
    assert list(cleaned.origin) == sorted(cleaned.origin)


@given(st.text(alphabet=st.characters(categories=["L", "M", "Zs", "P"]), max_size=80))
def test_clean_twice_is_clean_once(given: str) -> None:
    once = clean(given).text
    assert clean(once).text == once
    assert not any(unicodedata.category(c) == "Cf" for c in once if c in "\u200b\u200e\u202e")
