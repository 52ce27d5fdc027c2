"""Lemmas of verbs, where the parser errs. In: a form and the parser's lemma; out: the lemma.

The parser's rules take "waged" for a form of "wag" and know no irregular form with the wrong tag. A verb that the
language data name is preferred to one they do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.lang import load
from dragoman.lang.rules import load_rules

# One vowel and one consonant before -ed: "raped" is from "rape", since "rap" would double its consonant.
_SILENT_E = re.compile(r"[^aeiouy]*[aeiou][bcdfgklmnprstvz]ed$")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every verb that the rules, the speech verbs and the status cues name."""
    words = set(load_rules().verbs)
    for table in (load("speech")["verb"], load("cues")["governor"]):
        words.update(w for group in table.values() for w in group.split())
    for group in load("support").values():
        words.update(group.split())
    return frozenset(words)


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {form: base for base, forms in load("irregular").items() for form in forms.split()}


@lru_cache(maxsize=16384)
def verb_lemma(form: str, lemma: str) -> str:
    """Lemma of a verb form (lower case); `lemma` is the parser's."""
    if form.endswith("ed") and _SILENT_E.match(form):
        lemma = form[:-1]
    if lemma in _known() and "-" not in form:
        return lemma
    irregular = _irregular().get(form)
    if irregular is not None:
        return irregular
    found = next((c for c in _candidates(form) if c in _known()), None)
    if found is None and "-" in form:
        found = next((c for c in _candidates(form.replace("-", "")) if c in _known()), None)
    return found or lemma


def _candidates(form: str) -> list[str]:
    """Bases that a regular form can have."""
    found = [form]
    if form.endswith("ied") or form.endswith("ies"):
        found.append(form[:-3] + "y")
    for ending in ("ed", "ing", "es", "s", "d"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            stem = form[: -len(ending)]
            found += [stem + "e", stem] if ending in {"ed", "ing"} else [stem]
            if stem[-1] == stem[-2] and ending in {"ed", "ing"}:
                found.append(stem[:-1])
    return found
