"""Who is who: gathers names and descriptions of one actor. In: phrases in text order; out: chains.

Names come first, over the whole report, then appositions, then descriptions in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from dragoman.document import Document
from dragoman.finding.chains import About, Cast, Chain
from dragoman.finding.descriptions import describe
from dragoman.finding.lexicon import lexicon
from dragoman.finding.phrases import Phrase
from dragoman.finding.spotting import PARTICLES

_PARTICLES = PARTICLES | {"the"}
_COUNTS = frozenset({"thousand", "hundred", "dozen", "score", "ten", "million", "number", "lot", "wave"})
# Persons who belong, unless said otherwise, to the country that a report is clearly about.
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "ELI", "OPP"})


def gather(doc: Document, phrases: list[Phrase], published: date | None, about: About) -> Cast:
    """Chains of the names and nominals of a document; `about` is the country that the report is about."""
    cast = Cast([], {}, [])
    _names(cast, [p for p in phrases if p.form == "name"])
    for chain in cast.chains:
        _note_roles(chain, published)
    nominals = [p for p in phrases if p.form == "nominal"]
    joined = dict(_appositions(doc, phrases))
    for phrase in nominals:
        partner = joined.get(phrase.head)
        if partner is not None and partner in cast.at and _fits(phrase, cast.at[partner][0]):
            cast.put(phrase, cast.at[partner][0])
            _note_roles(cast.at[partner][0], published)
        else:
            describe(doc, cast, phrase, about)
    cast.phrases = sorted((p for p in phrases if p.head in cast.at), key=lambda p: p.first)
    return cast


def settle(cast: Cast, about: About) -> None:
    """Countries that the rest of the report tells, once all mentions are known: officials are of the country that it
    is about, "leaders of the … coalition" of that of their owner."""
    for chain in cast.chains:
        if about.country and chain.kind == "person" and chain.country is None and chain.sector in _OFFICIAL:
            chain.country = about.country
    for phrase in [p for p in cast.phrases if p.form == "nominal"]:
        owners = cast.at.get(phrase.owner, ()) if phrase.owner is not None else ()
        mine = next(iter(cast.at.get(phrase.head, ())), None)
        if mine is not None and mine.country is None and len(owners) == 1 and owners[0].country:
            mine.country = owners[0].country


# --- names


def _names(cast: Cast, names: list[Phrase]) -> None:
    """Longest names first, so that every shorter form finds the fullest one; chains end up in text order."""
    order = sorted(names, key=lambda p: (-len(_bare(p.key)), p.first))
    for phrase in order:
        chain = _same_name(cast, phrase)
        if chain is None:
            cast.new(phrase)
        else:
            cast.put(phrase, chain)


@lru_cache(maxsize=16384)
def _bare(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for p in key if p not in _PARTICLES) or key


def _same_name(cast: Cast, phrase: Phrase) -> Chain | None:
    if phrase.state:
        return next((c for c in cast.chains if c.state == phrase.state), None)
    found = [
        c for c in cast.chains if not c.state and c.like(phrase) and _alike(c, phrase)
    ]
    if not found:
        return None
    if phrase.kind == "person" and len(phrase.key) == 1:  # a surname before a first name
        found = [c for c in found if any(key[-1] == phrase.key[0] for key in c.keys)] or found
    near = [c for c in found if any(p.head < phrase.head for p in c.phrases)]
    exact = [c for c in found if phrase.key in c.keys]
    if phrase.kind == "person" and len(phrase.key) == 1 and near:
        return max(near, key=lambda c: max(p.head for p in c.phrases if p.head < phrase.head))
    return (exact or near or found)[0]


def _alike(chain: Chain, phrase: Phrase) -> bool:
    """May the chain's names and this one name the same?"""
    if phrase.key in chain.keys or (phrase.entry is not None and chain.entry is phrase.entry):
        return True
    mine = _bare(phrase.key)
    if phrase.kind == "person":
        return chain.suits(phrase) and any(_short_of(mine, _bare(key)) for key in chain.keys)
    if phrase.country and chain.country and phrase.country != chain.country:
        return False
    if phrase.entry is not None and chain.entry is not None:
        return False  # two bodies of the register
    named = phrase.kind in {"body", "group"}
    return named and any(_initials(mine, key) or _body_short(mine, _bare(key)) for key in chain.keys)


def _short_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is `short` a shorter form of the person's name `full`: the surname, or first name and surname?"""
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] == full[-1] or (len(short[0]) > 2 and short[0] in full[:1]) or short[0] in full[1:]
    return (short[-1] == full[-1] and short[0] in full) or short == full[: len(short)]


def _initials(mine: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Is the name the initials of the longer one, with or without its small words?"""
    if len(mine) != 1 or len(mine[0]) < 2 or len(key) < 2:
        return False
    bare = "".join(p[0] for p in _bare(key))
    loose = "".join(p[0] for p in _bare(key) if p not in _SMALL)
    return mine[0] in {bare, loose, "".join(p[0] for p in key)}


_SMALL = frozenset({"and", "of", "for", "on", "in", "to", "s", "against", "at", "from"})


def _body_short(mine: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is the name the end of the longer one, a stretch of it ("Supreme Court"), or its beginning before an "of"?

    "The Ministry" is that of Health; the Senate is not the Senate Health Committee, which is a part of it.
    """
    if len(mine) >= len(full):
        return False
    if full[: len(mine)] == mine and full[len(mine)] not in _SMALL:
        return False
    if len(mine) == 1:
        return mine[0] == full[-1] or (mine[0] == full[0] and mine[0] in lexicon().heads)
    return any(full[i : i + len(mine)] == mine for i in range(len(full) - len(mine) + 1))


# --- appositions


def _appositions(doc: Document, phrases: list[Phrase]) -> Iterator[tuple[int, int]]:
    """Head of a description → head of the phrase that it says more of."""
    heads = {p.head: p for p in phrases}
    for phrase in phrases:
        token = doc.tokens[phrase.head]
        if token.dep in {"appos", "conj"}:
            yield from _beside(doc, phrase, heads)
        elif token.dep == "pobj" and doc.tokens[token.head].lower == "of":
            counted = heads.get(doc.tokens[token.head].head)
            if counted is not None and counted.plural and counted.key[0] in _COUNTS:
                yield phrase.head, counted.head  # "thousands of refugees"
        elif token.dep == "attr" and phrase.form == "nominal":
            subject = _subject_of(doc, token.head)
            if subject in heads and heads[subject].form == "name":
                yield phrase.head, subject  # "Roe is the minister"


def _beside(doc: Document, phrase: Phrase, heads: dict[int, Phrase]) -> Iterator[tuple[int, int]]:
    """"Ann Roe, minister of health", "the minister, Ann Roe", "Ann Roe, doctor and activist"."""
    token = doc.tokens[phrase.head]
    while token.dep == "conj" and doc.tokens[token.head].dep in {"appos", "conj"}:
        if phrase.form == "name":
            return
        token = doc.tokens[token.head]
    other = heads.get(token.head)
    if token.dep != "appos" or other is None or other.form == phrase.form or _listed(doc, phrase, heads):
        return
    nominal, name = (phrase, other) if phrase.form == "nominal" else (other, phrase)
    yield nominal.head, name.head


def _subject_of(doc: Document, verb: int) -> int:
    """The subject of a form of "be" that is not negated; -1 where there is none."""
    if doc.tokens[verb].lemma != "be" or doc.kids(verb, "neg"):
        return -1
    return next((t.i for t in doc.kids(verb, "nsubj")), -1)


def _listed(doc: Document, phrase: Phrase, heads: dict[int, Phrase]) -> bool:
    """Is what looks like an apposition the second of a list: "letters to Roe, a senator and a judge"?"""
    others = [heads[t.i] for t in doc.kids(phrase.head, "conj") if t.i in heads]
    return any(o.determiner == phrase.determiner != "" or o.form == "name" for o in others)


def _fits(phrase: Phrase, chain: Chain) -> bool:
    """May the description be one of the chain's actor?"""
    if phrase.country and chain.country and phrase.country != chain.country:
        return False
    if chain.kind == "person":
        return phrase.kind == "person" and chain.suits(phrase)
    if chain.kind == "state":
        return phrase.kind == "state"
    return chain.like(phrase) and (not phrase.plural or phrase.kind == chain.kind)


def _note_roles(chain: Chain, published: date | None) -> None:
    """The nouns by which the report may call the person: from titles said, and from the office held."""
    if chain.kind != "person":
        return
    said = [p.role for p in chain.phrases if p.role]
    if chain.entry is not None:
        office = chain.entry.office(published)
        offices = [office] if office else [] if published else list(chain.entry.offices)
        said.extend(o.role for o in offices if o.role)
    said.extend(key[0] for key in chain.keys if len(key) > 1 and key[0] in lexicon().roles)
    for role in said:
        chain.roles |= _names_of_role(role)


@lru_cache(maxsize=4096)
def _names_of_role(role: str) -> frozenset[str]:
    words = role.lower().replace("-", " ").split()
    found = {words[-1]} if words else set()
    for office, nouns in lexicon().roles.items():
        parts = office.replace("-", " ").split()
        if any(words[i : i + len(parts)] == parts for i in range(len(words))):
            found |= nouns | {parts[-1]}
    return frozenset(found)
