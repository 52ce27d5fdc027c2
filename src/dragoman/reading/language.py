"""Refuses what is not English. In: a text; out: nothing, or an error that names the language where plain.

Counting function words tells languages of Latin script apart in a few sentences, other scripts tell at once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from dragoman.errors import ReportError

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_SCRIPTS = (
    (re.compile("[\u0400-\u052f]"), "Russian or another language in Cyrillic script"),
    (re.compile("[\u0600-\u06ff\u0750-\u077f]"), "Arabic, Persian or Urdu"),
    (re.compile("[\u3040-\u30ff]"), "Japanese"),
    (re.compile("[\u4e00-\u9fff]"), "Chinese or Japanese"),
    (re.compile("[\uac00-\ud7af]"), "Korean"),
    (re.compile("[\u0370-\u03ff]"), "Greek"),
    (re.compile("[\u0590-\u05ff]"), "Hebrew"),
    (re.compile("[\u0900-\u097f]"), "Hindi or another language in Devanagari script"),
    (re.compile("[\u0e00-\u0e7f]"), "Thai"),
    (re.compile("[\u1200-\u137f]"), "Amharic or Tigrinya"),
    (re.compile("[\u10a0-\u10ff]"), "Georgian"),
    (re.compile("[\u0530-\u058f]"), "Armenian"),
    (re.compile("[\u0980-\u09ff]"), "Bengali"),
)
# Characters looked at. A report that starts in English and goes on in another language is read as English.
SAMPLE = 4_000
# Another language shows by this many different function words of its own, and this share of the words.
OTHER_WORDS, OTHER_SHARE = 3, 0.15
# News articles have more than .12 English function words, texts in other languages less than .03. Tables of
# numbers have none either, and are no reason to refuse.
ENGLISH_SHARE = 0.03
ENOUGH_WORDS = 60
NUMBER_SHARE = 0.1


def require_english(text: str) -> None:
    """Raises ReportError where the text is in another language or holds no words."""
    sample = text[:SAMPLE]
    words = _WORD.findall(sample)
    if not _WORD.search(text):
        raise ReportError("the report holds no words: give the text of a news report")
    language = _other_script(sample, words) or _other_language(words)
    if language:
        raise ReportError(f"the report seems to be in {language}: dragoman reads English only")
    if len(words) >= ENOUGH_WORDS and len(_NUMBER.findall(sample)) < NUMBER_SHARE * len(words):
        known = _languages_of()
        if sum("English" in known.get(word.lower(), ()) for word in words) < ENGLISH_SHARE * len(words):
            raise ReportError("the report is not in English: dragoman reads English only")


def _other_script(sample: str, words: list[str]) -> str | None:
    letters = sum(map(len, words))
    for pattern, name in _SCRIPTS:
        if 2 * len(pattern.findall(sample)) > letters:
            return name
    return None


def _other_language(words: list[str]) -> str | None:
    """The language whose function words are more than those of English. Words in capitals may be names."""
    plain = [word for word in words if word.islower()] or [word.lower() for word in words]
    known = _languages_of()
    hits: dict[str, list[str]] = {}
    for word in plain:
        for language in known.get(word, ()):
            hits.setdefault(language, []).append(word)
    english = len(hits.pop("English", ()))
    name = max(hits, key=lambda name: (len(hits[name]), name), default="")
    found = hits.get(name, [])
    shows = len(set(found)) >= OTHER_WORDS and len(found) > OTHER_SHARE * len(plain)
    return name if shows and len(found) > 2 * english else None


@lru_cache(maxsize=1)
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Function word → the languages it belongs to."""
    rows = files("dragoman.reading").joinpath("languages.tsv").read_text("utf-8").splitlines()
    known: dict[str, tuple[str, ...]] = {}
    for language, words in (row.split("\t") for row in rows if not row.startswith("#")):
        for word in words.split():
            known[word] = (*known.get(word, ()), language)
    return known
