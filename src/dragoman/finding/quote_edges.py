"""Where a content ends. In: a verb with its object or the phrase it is about; out: the end of what is said.

Parsers often hang on the verb what belongs to its object ("decried calls | to leave the pact", "questioned the deals |
at a bank").
"""

from __future__ import annotations

from dragoman.document import Document, Token
from dragoman.finding.quote_pieces import LEAST, SET_OFF, trim
from dragoman.finding.quote_words import Words

_WHEN_OR_WHERE = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_OUTLETS = frozenset({"ORG", "WORK_OF_ART", "PRODUCT"})


def content_end(doc: Document, verb: Token, last: int, words: Words) -> int:
    """End of an object's words that seem to end at `last`, with what follows them and is about them."""
    for kid in doc.kids(verb.i):
        low, high = doc.subtree(kid.i)
        if low == last and (_is_purpose(doc, kid) or _is_about(doc, kid, words)):
            last = high
    return last


def without_reaction(doc: Document, pieces: tuple[tuple[int, int], ...], words: Words) -> tuple[tuple[int, int], ...]:
    """Pieces without a ", drawing a rebuke" at the end: that is what the saying brought about."""
    if not pieces:
        return pieces
    first, last = pieces[-1]
    for i in range(first + LEAST, last - 1):
        token = doc.tokens[i + 1]
        if token.tag == "VBG" and token.lemma in words.reactions and doc.tokens[i].text in SET_OFF:
            return trim(doc, [*pieces[:-1], (first, i)])
    return pieces


def _is_purpose(doc: Document, clause: Token) -> bool:
    first = doc.subtree(clause.i)[0]
    return clause.dep == "advcl" and doc.tokens[first].lower == "to" and doc.tokens[first].dep == "aux"


def _is_about(doc: Document, prep: Token, words: Words) -> bool:
    """Whether a preposition goes on with the noun before it: no name, and no time, place or occasion follows."""
    nouns = doc.kids(prep.i, "pobj")
    if prep.dep != "prep" or doc.tokens[prep.i - 1].pos != "NOUN":
        return False
    return bool(nouns) and not any(_is_setting(prep, noun, words) for noun in nouns)


def _is_setting(prep: Token, noun: Token, words: Words) -> bool:
    """Whether a phrase tells where, when or to whom somebody spoke ("at a rally", "on Radio North")."""
    if noun.entity in _WHEN_OR_WHERE or noun.lemma in words.settings:
        return True
    return prep.lower == "on" and noun.entity in _OUTLETS
