"""Whether a name of a place means the place, or who governs it. In: a document, a toponym and its place;
out: yes or no.

"Troops entered Sirte" means the town; "Moscow said", "talks with Turkey" and "the Iraq government" do not.
"""

from __future__ import annotations

from dragoman.document import Document, Token
from dragoman.finding.place_words import PlaceWords, place_words
from dragoman.finding.toponym_context import Toponym
from dragoman.gazetteer import Place

_STATES = frozenset({"country", "capital", "continent", "admin1", "seat"})
_POWERS = frozenset({"country", "capital", "continent", "seat"})


def is_literal(document: Document, toponym: Toponym, place: Place | None, *, borne_out: bool = False) -> bool:
    """True where the name means the place itself; so does a name with an outer place ("Sirte, Libya")."""
    if toponym.kind == "part":
        return False
    if borne_out or _dateline(document, toponym):
        return True
    token = _head(document, toponym)
    feature = place.feature if place else "city"
    governor = document.tokens[token.head]
    words = place_words()
    if token.dep in {"compound", "nmod", "amod"} and token.head >= toponym.last:
        return _before_noun(governor, feature, words, toponym)
    if token.dep == "poss":
        return _possessor(governor, feature, words)
    return _under_verb(document, token, feature, words)


def _under_verb(document: Document, token: Token, feature: str, words: PlaceWords) -> bool:
    governor = document.tokens[token.head]
    match token.dep:
        case "nsubj":
            return _subject(document, token, feature, words)
        case "dobj":
            return feature not in _POWERS or governor.lemma in words.motion
        case "dative":
            return feature not in _POWERS
        case "pobj":
            return _object(document, governor, feature, words)
        case _:
            return True


def _dateline(document: Document, toponym: Toponym) -> bool:
    """"SEOUL (AP) -": in capitals before the first sentence of a paragraph."""
    first = document.tokens[toponym.first]
    starts = toponym.first == document.sentences[first.sentence].first
    after = document.tokens[toponym.last].text if toponym.last < len(document.tokens) else ""
    return (
        starts
        and first.text.isupper()
        and len(first.text) > 2
        and after in {"(", ",", "-", "–", "—", "--", ":"}
    )


def _head(document: Document, toponym: Toponym) -> Token:
    """The token of the name that hangs on something outside it; for a name in a list, the first of the
    list."""
    tokens = document.tokens
    token = tokens[head_of(document, toponym)]
    for _ in range(8):
        if token.dep in {"conj", "appos"} and token.head < token.i:
            token = tokens[token.head]
        else:
            break
    return token


def head_of(document: Document, toponym: Toponym) -> int:
    """The token by which the name hangs in the tree."""
    tokens = document.tokens
    for i in range(toponym.last - 1, toponym.first - 1, -1):
        if not toponym.first <= tokens[i].head < toponym.last or tokens[i].head == i:
            return i
    return toponym.last - 1


def _before_noun(noun: Token, feature: str, words: PlaceWords, toponym: Toponym) -> bool:
    if noun.lemma in words.place_heads or toponym.level:
        return True
    return feature not in {"country", "continent", "seat"} and noun.lemma not in words.state_heads


def _possessor(thing: Token, feature: str, words: PlaceWords) -> bool:
    if thing.lemma in words.place_heads or thing.pos == "PROPN" or thing.lemma in words.level:
        return True
    return feature not in _POWERS and thing.lemma not in words.state_heads


def _subject(document: Document, token: Token, feature: str, words: PlaceWords) -> bool:
    verb = document.tokens[token.head]
    if feature not in _STATES:
        return verb.lemma not in words.human
    return verb.lemma in words.stative


def _object(document: Document, preposition: Token, feature: str, words: PlaceWords) -> bool:
    governor = document.tokens[preposition.head]
    if preposition.lower == "against":
        return False
    if feature not in _POWERS or governor.lemma in words.place_heads:
        return True
    if preposition.lower == "of":
        return governor.lemma in words.level or governor.lemma in words.directions
    return preposition.lower not in words.associative
