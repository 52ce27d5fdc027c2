"""Which nouns name actors. In: a token and what stands around it; out: the noun with what is said of it.

"Troops" always do, "forces" only with somebody's name or "rebel" before it, "court" not in "in court".
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Head, Lexicon
from dragoman.finding.phrases import Phrase

_LEFT = frozenset({"det", "amod", "nummod", "compound", "poss", "nmod", "predet", "quantmod"})
_INNER = frozenset({"compound", "amod", "nmod", "npadvmod", "aux", "det"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SLOTS = _SUBJECTS | {"dobj", "pobj", "agent", "conj", "dative", "attr", "appos", "poss", "ROOT"}
_COUNTING = frozenset({"thousand", "hundred", "dozen", "score", "ten", "million", "number", "wave", "lot"})
_SOURCES = frozenset({"say", "tell", "report", "add", "claim", "confirm", "according"})
_PREPOSITIONS = frozenset({"of", "from", "in", "for", "at", "to"})
_BOTH_SIDES = frozenset({"both", "two", "all", "either", "warring", "opposing", "other"})
_MASS = frozenset({"police", "personnel", "staff", "parliament", "congress", "people", "troops"})
_FEW = frozenset({"two", "both", "three", "four"})
_ARMIES = frozenset({"MIL", "GOV", "REB"})
# What befalls people: a bare number that it befalls is a number of people.
_SWORN = frozenset({"loyal", "faithful", "ally", "allied", "align", "aligned", "back", "support", "answer", "belong"})
_FATES = frozenset({"kill", "injure", "wound", "hurt", "die", "survive", "arrest", "detain"}) | {
    "flee",
    "displace",
    "evacuate",
    "rescue",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a noun: names by head token, the tokens that names cover, the countries tokens name."""

    doc: Document
    lex: Lexicon
    names: dict[int, Phrase]
    covered: set[int]
    country_at: dict[int, str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names an actor. `left` hang before it; `modifiers` are the words there that describe it."""

    token: Token
    head: Head
    left: list[Token]
    modifiers: list[Token]
    plural: bool

    @property
    def lemma(self) -> str:
        return self.token.lemma


def read_noun(context: Context, token: Token) -> Noun | None:
    """The token as the head of an actor phrase; None where it is none."""
    head = _head(context, token)
    if head is None:
        return None
    left = [t for t in context.doc.kids(token.i) if t.i < token.i and t.dep in _LEFT]
    modifiers = [
        t for t in _modifiers(context.doc, left) if t.i in context.country_at or t.i not in context.covered
    ]
    noun = Noun(token, head, left, modifiers, token.tag in {"NNS", "NNPS"} or head.number == "many")
    return noun if is_worldly(context.lex, noun) or _holds(context, noun) else None


def is_worldly(lex: Lexicon, noun: Noun) -> bool:
    """Is it a group of states that is no body: "Western nations", "the international community"?"""
    alone = not noun.plural and noun.head.number in {"one", "needy"}
    if noun.plural and noun.lemma in lex.states and any(t.dep == "nummod" for t in noun.left):
        return not any(t.lower in _FEW for t in noun.left)  # "21 countries", not "the two countries"
    return not alone and any(f"{t.lower}-{noun.lemma}" in lex.world for t in noun.modifiers)


def _head(context: Context, token: Token) -> Head | None:
    """What the lexicon says of the word, in the place where it stands."""
    if token.dep in _INNER or (token.dep == "oprd" and not context.doc.kids(token.i)):
        return None  # "took two guards hostage"
    if token.pos in {"NOUN", "PROPN"}:
        return _noun_head(context, token)
    if token.pos == "NUM":
        return _number_head(context, token)
    if token.tag in {"JJ", "VBN"} and token.dep in _SUBJECTS | {"dobj", "pobj"}:
        sector = context.lex.adjectives.get(token.lower)
        article = any(t.lower == "the" for t in context.doc.kids(token.i, "det"))
        return Head(sector, "many") if sector and article else None
    return None


def _noun_head(context: Context, token: Token) -> Head | None:
    lex, words = context.lex, {token.lemma, token.lower}
    person = token.lemma in lex.heads and any(k.lower == "suicide" for k in context.doc.kids(token.i, "compound"))
    if token.lemma in lex.hardware and not person:
        return Head("MIL", "arms")
    known = lex.heads.get(token.lemma) or lex.heads.get(token.lower)
    if known is not None:
        return known
    if words & lex.state_nouns or (token.lemma == "capital" and _acts(context.doc, token)):
        return Head("GOV", "state")
    if words & lex.needy:
        return Head(None, "needy")
    many = token.lemma in _COUNTING and token.tag in {"NNS", "CD", "NNPS"} and token.dep in _SLOTS
    return _counted(context, token) if many else None


def _number_head(context: Context, token: Token) -> Head | None:
    """A bare number is people where people's fate is told ("12 were wounded")."""
    if token.dep not in _SUBJECTS or token.entity not in {"", "CARDINAL"}:
        return None
    if context.doc.kids(token.i, "prep"):
        return None
    return Head("CVL", "count") if context.doc.tokens[token.head].lemma in _FATES else None


def _acts(doc: Document, token: Token) -> bool:
    """Does "the Russian capital" stand for who rules there: as subject, or as where one goes?"""
    if token.dep in {"nsubj", "dobj"}:
        return True
    return token.dep == "pobj" and doc.tokens[token.head].lower in {"to", "with", "from", "by"}


def _counted(context: Context, token: Token) -> Head | None:
    """What "thousands of refugees" says: the head of who is counted; None for things."""
    for prep in context.doc.kids(token.i, "prep"):
        for noun in context.doc.kids(prep.i, "pobj") if prep.lower == "of" else ():
            found, named = context.lex.heads.get(noun.lemma), context.names.get(noun.i)
            if named is not None and named.kind == "people":
                return Head(named.sector, "count")
            return Head(found.sector, "count") if found else None
    return Head("CVL", "count")


def _modifiers(doc: Document, left: list[Token]) -> list[Token]:
    """The words before the head that describe it, those of a possessor left out."""
    found: list[Token] = []
    for token in left:
        if token.dep not in {"det", "poss", "predet"}:
            found.extend(doc.tokens[j] for j in sorted(doc.descendants(token.i)))
    return found


# --- what a noun needs to count


def _holds(context: Context, noun: Noun) -> bool:
    """Does an ambiguous noun show that an actor is meant?"""
    number, lemma = noun.head.number, noun.lemma
    if lemma in context.lex.plural and not noun.plural:
        return False
    if number == "needy":
        return _told(context, noun) or _owned(context, noun) or _sworn(context, noun)
    if number == "arms":
        return _armed(context, noun)
    if lemma in {"regime", "media"} and any(_inanimate(context.lex, t) for t in noun.modifiers):
        return False
    mass = number in {"body", "many"} and noun.token.tag not in {"NNS", "NNPS"} and noun.token.text.islower()
    return not mass or bool(noun.left) or noun.token.lower in _MASS  # not "in court", "lines of division"


def _inanimate(lex: Lexicon, token: Token) -> bool:
    """A word that makes the noun no actor: "sanctions regime", "social media"."""
    return token.lower == "social" or (token.pos == "NOUN" and token.lower not in lex.modifier)


def _sworn(context: Context, noun: Noun) -> bool:
    """Is it said behind the noun whose force it is: "forces loyal to the general"?"""
    return any(k.lemma in _SWORN and k.i > noun.token.i for k in context.doc.kids(noun.token.i, "amod", "acl", "relcl"))


def _told(context: Context, noun: Noun) -> bool:
    """Is it said what kind of force, source or side it is, or of which country?"""
    lex = context.lex
    if any(t.lower in lex.modifier or t.lemma in lex.modifier for t in noun.modifiers):
        return True
    national = any(t.i in context.country_at for t in noun.modifiers)
    return national and (noun.lemma == "side" or (noun.plural and noun.lemma in {"force", "source", "power"}))


def _owned(context: Context, noun: Noun) -> bool:
    """"Both sides", "sources said", "the forces of" somebody."""
    doc, token = context.doc, noun.token
    if noun.lemma == "side":
        return any(t.lower in _BOTH_SIDES for t in doc.kids(token.i))
    if noun.lemma == "source":
        return noun.plural and doc.tokens[token.head].lemma in _SOURCES
    possessed = noun.lemma == "force" and noun.plural
    return possessed and (bool(doc.kids(token.i, "poss")) or owner_after(context, token) is not None)


def _armed(context: Context, noun: Noun) -> bool:
    """Do arms act, and is it said whose they are?"""
    if noun.token.dep not in _SUBJECTS | {"pobj", "conj"}:
        return False
    at, modifier = context.country_at, context.lex.modifier
    described = any(t.i in at or modifier.get(t.lower) in _ARMIES for t in noun.modifiers)
    return described or any(t.i in at for t in context.doc.kids(noun.token.i, "poss"))


def owner_after(context: Context, token: Token) -> Phrase | None:
    """The named actor in "forces of Haftar", "delegation from Turkey"; the nearest first."""
    for prep in context.doc.kids(token.i, "prep"):
        for noun in context.doc.kids(prep.i, "pobj") if prep.lower in _PREPOSITIONS else ():
            if noun.i in context.names:
                return context.names[noun.i]
            if noun.lemma in context.lex.proxies:
                inner = context.doc.kids(noun.i, "poss", "compound")
                return next((context.names[t.i] for t in inner if t.i in context.names), None)
    return None
