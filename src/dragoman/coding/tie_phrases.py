"""Ties that noun phrases tell without a word for them. In: a token and the actor book; out: ties of its phrase.

"Airmen from the 9th Wing", "2nd Battalion, 5th Regiment", "the rebels, including the Red Brigade", "Haftar's forces".
"""

from __future__ import annotations

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.tie_slots import tie_words
from dragoman.document import Document, Token
from dragoman.parsing.clauses import members

Tie = tuple[str, str, str]
_BODIES = frozenset({"body", "group"})
_POLITICAL = frozenset({"GOV", "MIL", "REB", "PRM", "OPP", "INS"})
_LANDS = frozenset({"GPE", "LOC", "FAC"})
_INSTEAD = {"body": "part_of"}


def of_phrase(doc: Document, token: Token, book: ActorBook) -> list[Tie]:
    """The ties that the phrase around `token` tells."""
    if token.dep == "prep" and token.lower in {"from", "including"}:
        return _of_preposition(doc, token, book)
    if token.dep == "poss" and token.pos != "PRON" and doc.tokens[token.head].lemma in tie_words("forces"):
        return _of_commander(doc, token, book)
    if token.text == "," and 0 < token.i < len(doc.tokens) - 2:
        return _of_units(doc, token, book)
    return []


def _of_preposition(doc: Document, prep: Token, book: ActorBook) -> list[Tie]:
    """Who comes from a body belongs to it; what a body includes is part of it."""
    outer = book.party(prep.head)
    if outer is None:
        return []
    inner = [p for kid in doc.kids(prep.i, "pobj") for m in members(doc, kid.i) if (p := book.party(m)) is not None]
    if prep.lower == "from":
        if doc.tokens[prep.head].lemma in tie_words("movements"):
            return []
        if doc.tokens[prep.head].entity in _LANDS or not _kinds(book, [outer]) <= {"person", "people", *_BODIES}:
            return []
        return [_belongs(book, a, b) for p in inner for a in outer.ids for b in p.ids if book.get(b).kind in _BODIES]
    kinds = _kinds(book, [outer])
    holds_states = kinds <= {"body"} or doc.tokens[prep.head].lemma in tie_words("blocs")
    fit = {"state", *_BODIES} if holds_states else _BODIES
    if not kinds <= _BODIES:
        return []
    return [_belongs(book, a, b) for p in inner for a in p.ids for b in outer.ids if book.get(a).kind in fit]


def _belongs(book: ActorBook, part: str, whole: str) -> Tie:
    return part, _INSTEAD.get(book.get(part).kind, "member_of"), whole


def _kinds(book: ActorBook, parties: list[Party]) -> set[str]:
    return {book.get(i).kind for p in parties for i in p.ids}


def _of_commander(doc: Document, owner: Token, book: ActorBook) -> list[Tie]:
    """ "Haftar's forces", "the general's troops": who has them leads them."""
    holder, other = book.party(owner.i), book.party(owner.head)
    if holder is None or other is None:
        return []
    return [
        (a, "leads", b)
        for a in holder.ids
        for b in other.ids
        if book.get(a).kind == "person" and book.get(a).sector in _POLITICAL and book.get(b).kind in _BODIES
    ]


def _of_units(doc: Document, comma: Token, book: ActorBook) -> list[Tie]:
    """ "2nd Battalion, 5th Regiment": the smaller unit is named first."""
    before = doc.tokens[comma.i - 1]
    if before.lower not in tie_words("units"):
        return []
    inner = book.party(before.i)
    after = next((t for t in doc.tokens[comma.i + 1 : comma.i + 6] if t.lower in tie_words("units")), None)
    between = doc.tokens[comma.i + 1 : after.i] if after is not None else ()
    outer = book.party(after.i) if after is not None else None
    if inner is None or outer is None or any(not (t.text[:1].isupper() or t.text[:1].isdigit()) for t in between):
        return []
    return [(a, "part_of", b) for a in inner.ids for b in outer.ids]
