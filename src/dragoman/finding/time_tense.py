"""Does a time lie ahead? In: a document and a span; out: the tense of the clause it stands in.

A date that hangs on a verb shares its tense ("sure"); one inside a noun phrase may not: "they will discuss
Friday's attack" and "they discussed the talks on Friday" tell less.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from dragoman.document import Document, Span, Token
from dragoman.lang import load


class Tense(NamedTuple):
    """ "past", "present", "future" or "" (cannot tell); `sure` where the date hangs on the verb itself."""

    name: str
    sure: bool


NONE = Tense("", False)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load("times")["tense"].items()}


def tense_of(doc: Document, span: Span) -> Tense:
    """The tense of the clause that a span stands in."""
    inside = doc.tokens_in(span)
    if not inside:
        return NONE
    if _after_unplanned(doc, inside[0]):
        return Tense("past", True)
    i = next((i for i in inside if doc.tokens[i].head not in inside), inside[-1])
    below, sure, until = doc.tokens[i], True, False
    for j in doc.ancestors(i):
        token = doc.tokens[j]
        if token.tag == "IN":
            until = until or token.lower in _words()["until"]
        elif token.lower in _words()["ahead"] and token.tag != "VBD":
            return Tense("future", sure)
        elif token.tag[:2] == "NN":
            if below.dep in {"poss", "compound", "nmod", "amod"}:
                return NONE
            sure = False
        elif token.tag[:2] in {"VB", "MD"}:
            name = _of_verb(doc, token)
            if name:
                return Tense("future" if until and not _perfect(doc, token) else name, sure)
            sure = False
        below = token
    return Tense("future", False) if until else NONE


def _after_unplanned(doc: Document, first: int) -> bool:
    """Whether a date follows a thing that nobody schedules: "several clashes on Friday", "the blast Friday"."""
    before = doc.tokens[max(first - 2, 0) : first]
    if len(before) == 2 and before[-1].lower == "on":
        before = before[:1]
    return bool(before) and before[-1].tag[:2] == "NN" and before[-1].lemma in _words()["unplanned"]


def _aux(doc: Document, verb: Token) -> set[str]:
    return {kid.lower for kid in doc.kids(verb.i, "aux", "auxpass")}


def _perfect(doc: Document, verb: Token) -> bool:
    """ "Had been closed until Friday"; "has been closed until Friday" looks ahead."""
    return verb.tag in {"VBN", "VBD"} and not _words()["perfect"].isdisjoint(_aux(doc, verb))


def _negated(doc: Document, verb: Token) -> bool:
    """Said not to be: by "not", or by a subject that is nobody."""
    if any(kid.lower in _words()["negations"] for kid in doc.kids(verb.i, "neg", "advmod")):
        return True
    subjects = doc.kids(verb.i, "nsubj", "nsubjpass")
    words = [doc.tokens[i].lower for subject in subjects for i in (subject.i, *doc.children[subject.i])]
    return not _words()["none"].isdisjoint(words)


def _of_verb(doc: Document, verb: Token) -> str:
    """The tense a verb shows, "" for one that only shares the tense of the verb above it."""
    aux = _aux(doc, verb)
    if "could" in aux and _negated(doc, verb):
        return "past"  # "could not be reached on Friday"
    if not aux.isdisjoint(_words()["modals"]):
        return "past" if verb.tag == "VBN" and "have" in aux else "future"
    if verb.tag == "VBD" or not aux.isdisjoint(_words()["past"]):
        return "past"
    if verb.tag == "VBN" and {"to", "be"} <= aux:  # "pieces to be resolved by June"
        return "future"
    if verb.tag == "VBN" and aux.isdisjoint(_words()["present"]) and verb.dep in {"acl", "relcl", "advcl"}:
        return "past"
    if verb.tag == "VB" and "to" in aux:
        return "future" if verb.dep in {"xcomp", "ccomp", "ROOT"} else ""
    if verb.tag in {"VBZ", "VBP"} or not aux.isdisjoint(_words()["present"]):
        return "present"
    return ""
