"""Peoples without a state of their own. In: names spotted and the countries of tokens; out: both, put right.

"Tamil rebels" are of the country they live in; "ethnic Albanians" are of some other country than Albania; of "Bosnian
Serb forces" the first word says the country.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Lexicon
from dragoman.finding.spotting import WEAK, Run, key_of, org_sector

_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


def mark_peoples(doc: Document, runs: list[Run], country_at: dict[int, str], lex: Lexicon) -> list[Run]:
    """Put the countries of peoples into `country_at`; the runs, those read as persons or places made peoples."""
    found: set[int] = set()
    for token in doc.tokens:
        word = token.lower
        before = token.i - 1
        if before >= 0 and doc.tokens[before].lower == "ethnic":
            country_at.pop(token.i, None)
        elif (word in lex.minorities or word.removesuffix("s") in lex.minorities) and before in country_at:
            country_at[token.i] = country_at[before]
        elif token.text[:1].isupper() and (code := _home(doc, token, lex)) is not None:
            country_at[token.i] = code
            found.add(token.i)
        elif token.text[:1].isupper() and _is_folk(token, lex):
            found.add(token.i)
    runs = [replace(r, label="NORP", namings=()) if _is_people(doc, r, found, lex) else r for r in runs]
    taken = {i for r in runs for i in range(r.first, r.last)}
    unseen = [Run(i, i + 1, "NORP") for i in sorted(found - taken) if doc.tokens[i].dep not in _MODIFIERS]
    return sorted([*runs, *unseen], key=lambda run: run.first) if unseen else runs


def _is_people(doc: Document, run: Run, found: set[int], lex: Lexicon) -> bool:
    """Is the run a people by itself, or one with the words before it ("Crimean Tatars") that is no body's name?"""
    if run.size == 1:
        return run.first in found
    misread = run.label in WEAK or run.label in {"ORG", "PERSON"}
    return misread and run.size < 4 and run.last - 1 in found and org_sector(key_of(doc, run), lex) is None


def _is_folk(token: Token, lex: Lexicon) -> bool:
    """Is the word the plural of a people or creed that lives in several countries ("Yazidis", "Tutsis")?"""
    return token.dep not in _MODIFIERS and token.lower in lex.folks


def _home(doc: Document, token: Token, lex: Lexicon) -> str | None:
    """The country of a people, where the word describes somebody or is a plural."""
    after = doc.tokens[token.i + 1] if token.i + 1 < len(doc.tokens) else None
    if token.dep in _MODIFIERS and after is not None and after.text.islower():
        return lex.peoples.get(f"{token.lower} {after.lemma}") or lex.peoples.get(token.lower)
    plural = token.tag in {"NNS", "NNPS"} or token.lower.endswith("s")
    word = token.lower.removesuffix("s")
    paired = lex.peoples.get(f"{doc.tokens[token.i - 1].lower} {word}") if token.i and plural else None
    return paired or (lex.peoples.get(word) if plural and token.tag != "NNP" else None)
