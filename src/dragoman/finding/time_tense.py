"""Does a time lie ahead? In: a document or bare text, and a span; out: "past", "future" or "" (cannot tell)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.document import Document, Span, Token
from dragoman.lang import load


def tense_of(doc: Document, span: Span) -> str:
    """The tense of the clause that a span stands in."""
    inside = doc.tokens_in(span)
    if not inside:
        return ""
    words = load("times")["tense"]
    ahead = set(words["ahead"].split())
    i = _outer(doc, inside)
    for token in _up(doc, i):
        if token.lemma in ahead or token.lower in ahead:
            return "future"
        if token.tag[:2] in {"VB", "MD"} and not _attributive(token):
            found = _tense(doc, token)
            if found:
                return found
    return ""


def _outer(doc: Document, inside: range) -> int:
    """The token of a span that hangs on a word outside of it."""
    return next((i for i in inside if doc.tokens[i].head not in inside), inside[-1])


def _up(doc: Document, i: int) -> Iterator[Token]:
    for j in doc.ancestors(i):
        yield doc.tokens[j]


def _attributive(token: Token) -> bool:
    return token.dep in {"amod", "compound"}


def _tense(doc: Document, verb: Token) -> str:
    aux = {kid.lower for kid in doc.kids(verb.i, "aux", "auxpass")}
    words = load("times")["tense"]
    if aux & set(words["modals"].split()):
        perfect = verb.tag == "VBN" and "have" in aux
        return "past" if perfect else "future"
    if verb.tag == "VBD" or aux & set(words["past"].split()):
        return "past"
    if verb.tag == "VB" and "to" in aux:
        return "future"
    if verb.tag in {"VBZ", "VBP"} or (verb.tag == "VBG" and aux & set(words["present"].split())):
        return "present"
    return ""


def tense_near(text: str, span: Span) -> str:
    """The same from the words alone, for text that is not parsed yet."""
    words = load("times")["tense"]
    left = text[max(0, span.start - 160) : span.start]
    cut = max((m.end() for m in re.finditer(r"[.;!?](?=\s)|\n", left)), default=0)
    before = re.findall(r"[a-z]+", left[cut:].lower())
    return "future" if set(before) & set(words["raw_ahead"].split()) else "past" if before else ""
