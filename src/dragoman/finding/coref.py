"""Who is who: gathers names and descriptions of one actor. In: phrases in text order; out: chains.

Names come first, over the whole report, then appositions, then descriptions in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dragoman.document import Document
from dragoman.finding.chains import About, Chain, start
from dragoman.finding.lexicon import Lexicon, lexicon
from dragoman.finding.phrases import Phrase
from dragoman.lang import load
from dragoman.register import pieces_of

_PARTICLES = frozenset(
    {"al", "el", "de", "bin", "ben", "ibn", "van", "von", "abu", "la", "le", "da", "dos", "der", "the"}
)
_COUNTS = frozenset({"thousand", "hundred", "dozen", "score", "ten", "million", "number", "lot", "wave"})
_OTHERS = frozenset(
    {"other", "another", "only", "next", "neighboring", "neighbouring", "second", "third", "various"}
)
# Persons and groups that belong, unless said otherwise, to the country that a report is clearly about.
_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "ELI", "OPP"})
_LOCAL = frozenset({"REB", "PRM", "OPP", "COP", "UAF", "CVL", "EDU", "LAB", "CRM", "PTY"})
_PARTIES = frozenset({"REB", "PRM", "PTY", "OPP", "GOV", "LAB"})
_FOREIGN = frozenset(
    {"other", "foreign", "several", "international", "western", "regional", "global", "world", "ethnic"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "poss"})


@dataclass(slots=True)
class Cast:
    """Chains and, by phrase head, the chains a mention refers to."""

    chains: list[Chain]
    at: dict[int, tuple[Chain, ...]]
    phrases: list[Phrase]

    def put(self, phrase: Phrase, chain: Chain) -> None:
        chain.add(phrase)
        self.at[phrase.head] = (chain,)

    def new(self, phrase: Phrase) -> Chain:
        chain = start(self.chains, phrase)
        self.at[phrase.head] = (chain,)
        return chain


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    data = load("actors")
    return {
        name: {key: frozenset(words.split()) for key, words in data[name].items()}
        for name in ("again", "several", "single", "domestic", "person_again")
    }


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
            _describe(doc, cast, phrase, about)
    for chain in cast.chains:
        if about.country and chain.kind == "person" and chain.country is None and chain.sector in _OFFICIAL:
            chain.country = about.country
    cast.phrases = sorted((p for p in phrases if p.head in cast.at), key=lambda p: p.first)
    return cast


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


def _bare(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(p for p in key if p not in _PARTICLES) or key


def _same_name(cast: Cast, phrase: Phrase) -> Chain | None:
    if phrase.state:
        return next((c for c in cast.chains if c.state == phrase.state), None)
    found = [
        c for c in cast.chains if not c.state and _group(c.kind) == _group(phrase.kind) and _alike(c, phrase)
    ]
    if not found:
        return None
    near = [c for c in found if any(p.head < phrase.head for p in c.phrases)]
    exact = [c for c in found if phrase.key in c.keys]
    if phrase.kind == "person" and len(phrase.key) == 1 and near:
        return max(near, key=lambda c: max(p.head for p in c.phrases if p.head < phrase.head))
    return (exact or near or found)[0]


def _group(kind: str) -> str:
    return "body" if kind in {"body", "group"} else kind


def _alike(chain: Chain, phrase: Phrase) -> bool:
    if phrase.key in chain.keys:
        return True
    if phrase.entry is not None and chain.entry is phrase.entry:
        return True
    if phrase.country and chain.country and phrase.country != chain.country and phrase.kind != "person":
        return False
    mine = _bare(phrase.key)
    if phrase.kind == "person":
        if phrase.gender and chain.gender and phrase.gender != chain.gender:
            return False
        return any(_short_of(mine, _bare(key)) for key in chain.keys)
    if phrase.kind in {"body", "group"}:
        return any(_body_short(mine, phrase, key) for key in chain.keys)
    return False


def _short_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is `short` a shorter form of the person's name `full`: the surname, or first name and surname?"""
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return short[0] == full[-1] or (len(short[0]) > 2 and short[0] in full[:1]) or short[0] in full[1:]
    return (short[-1] == full[-1] and short[0] in full) or short == full[: len(short)]


def _body_short(mine: tuple[str, ...], phrase: Phrase, key: tuple[str, ...]) -> bool:
    full = _bare(key)
    if len(mine) == 1 and len(full) > 1:
        initials = "".join(p[0] for p in full)
        loose = "".join(p[0] for p in full if p not in {"and", "of", "for", "on", "in", "to"})
        if len(mine[0]) > 1 and mine[0] in {initials, loose, "".join(p[0] for p in key)}:
            return True
    if len(mine) >= len(full):
        return False
    return full[-len(mine) :] == mine or (len(mine) > 1 and full[: len(mine)] == mine)


# --- appositions


def _appositions(doc: Document, phrases: list[Phrase]) -> Iterator[tuple[int, int]]:
    """Nominal head → head of the name it stands beside ("Sedat Önal, deputy foreign minister")."""
    heads = {p.head: p for p in phrases}
    for phrase in phrases:
        token = doc.tokens[phrase.head]
        while (
            token.dep == "conj"
            and phrase.form == "nominal"
            and doc.tokens[token.head].dep in {"appos", "conj"}
        ):
            token = doc.tokens[token.head]
        other = heads.get(token.head)
        if other is None or other is phrase:
            continue
        pair = {phrase.form, other.form} == {"name", "nominal"}
        if token.dep == "appos" and pair and not _listed(doc, phrase, heads):
            nominal, name = (phrase, other) if phrase.form == "nominal" else (other, phrase)
            yield nominal.head, name.head
    for phrase in phrases:
        of = doc.tokens[doc.tokens[phrase.head].head]
        counted = heads.get(of.head) if doc.tokens[phrase.head].dep == "pobj" and of.lower == "of" else None
        if counted is not None and counted.plural and counted.key[0] in _COUNTS:
            yield phrase.head, counted.head
    for phrase in phrases:
        if phrase.form == "nominal" and doc.tokens[phrase.head].dep == "attr":
            verb = doc.tokens[doc.tokens[phrase.head].head]
            subject = next((t.i for t in doc.kids(verb.i, "nsubj")), None)
            negated = doc.kids(verb.i, "neg")
            if verb.lemma == "be" and subject in heads and not negated and heads[subject].form == "name":
                yield phrase.head, subject


def _listed(doc: Document, phrase: Phrase, heads: dict[int, Phrase]) -> bool:
    """Is what looks like an apposition the second of a list: "letters to Roe, a senator and a judge"?"""
    others = [heads[t.i] for t in doc.kids(phrase.head, "conj") if t.i in heads]
    return any(o.determiner == phrase.determiner != "" or o.form == "name" for o in others)


def _fits(phrase: Phrase, chain: Chain) -> bool:
    """May the description be one of the chain's actor?"""
    if phrase.country and chain.country and phrase.country != chain.country:
        return False
    if chain.kind == "person":
        return phrase.kind == "person" and _gender_fits(phrase, chain)
    if chain.kind == "state":
        return phrase.kind == "state"
    return _group(phrase.kind) == _group(chain.kind) and (not phrase.plural or phrase.kind == chain.kind)


def _gender_fits(phrase: Phrase, chain: Chain) -> bool:
    return phrase.gender is None or chain.gender is None or phrase.gender == chain.gender


def _note_roles(chain: Chain, published: date | None) -> None:
    """The nouns by which the report may call the person: from titles said, and from the office held."""
    if chain.kind != "person":
        return
    said = [p.role for p in chain.phrases if p.role]
    if chain.entry is not None:
        office = chain.entry.office(published)
        offices = [office] if office else [] if published else list(chain.entry.offices)
        said.extend(o.role for o in offices if o.role)
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


# --- descriptions


def _describe(doc: Document, cast: Cast, phrase: Phrase, about: About) -> None:
    """Find whom a description means, or open a chain for it."""
    lex = lexicon()
    if phrase.state:
        chain = next((c for c in cast.chains if c.state == phrase.state), None)
        cast.put(phrase, chain) if chain else cast.new(phrase)
        return
    parties = _several(doc, cast, phrase)
    if parties:
        cast.at[phrase.head] = parties
        return
    if phrase.kind == "state":
        state = _country_again(doc, cast, phrase, lex, about)
        if state is not None:
            cast.put(phrase, state)
        return
    if len(phrase.countries) > 1:
        _split(cast, phrase)
        return
    phrase = _state_forces(_at_home(_owned(cast, phrase), cast, about, lex), cast)
    if phrase.key[0] in _RULERS and phrase.kind == "body" and phrase.country and not phrase.modifiers & _LOWER:
        state = next((c for c in cast.chains if c.state == phrase.country), None)
        if state is not None:
            cast.put(replace(phrase, kind="state", state=phrase.country), state)
            return
    known = _called(doc, cast, phrase) or _led_by(cast, phrase) or _antecedent(cast, phrase)
    cast.put(phrase, known) if known is not None else cast.new(phrase)


def _owned(cast: Cast, phrase: Phrase) -> Phrase:
    """The description with its owner as a chain, and with what the owner's other mentions say of country."""
    owners = cast.at.get(phrase.owner) if phrase.owner is not None else None
    if not owners:
        return replace(phrase, owner=None)
    owner = owners[0]
    countries = phrase.countries or ((owner.country,) if owner.country else ())
    armed = phrase.sector == "MIL" and owner.sector in {"REB", "PRM"}
    sector = owner.sector if armed else phrase.sector
    return replace(phrase, owner=owner.number, countries=countries, sector=sector)


def _called(doc: Document, cast: Cast, phrase: Phrase) -> Chain | None:
    """The body in "the Hamas group" or "the Roe newspaper", which the noun only says the kind of."""
    if phrase.owner is None or phrase.plural or phrase.key[0] not in _tables()["again"]:
        return None
    owner = cast.chains[phrase.owner]
    beside = doc.tokens[phrase.head - 1].i in {p.last - 1 for p in owner.phrases}
    return owner if beside and owner.kind in {"body", "group"} and phrase.kind != "person" else None


def _state_forces(phrase: Phrase, cast: Cast) -> Phrase:
    """A government's forces are the same by whatever name: "regime forces", the president's forces."""
    if phrase.key != ("force",) or phrase.sector != "MIL" or not phrase.countries:
        return phrase
    owner = cast.chains[phrase.owner] if phrase.owner is not None else None
    if phrase.modifiers & {"regime", "government"} or (owner is not None and owner.sector == "GOV"):
        return replace(phrase, modifiers=frozenset({"government"}), owner=None)
    return phrase


def _led_by(cast: Cast, phrase: Phrase) -> Chain | None:
    """The named body that "the forces of" somebody are: the one the register or the report says he leads."""
    if phrase.owner is None or phrase.key[0] not in _LED:
        return None
    leader = cast.chains[phrase.owner]
    surnames = {key[-1] for key in leader.keys}
    for chain in cast.chains:
        if not chain.named or chain.kind not in {"body", "group"}:
            continue
        held = {pieces_of(name)[-1] for name in (chain.entry.leader or "").split("|") if name} if chain.entry else set()
        if surnames & held or any(p.owner in {q.head for q in leader.phrases} for p in chain.phrases if p.owner):
            same = (chain.sector in {"GOV"}) == (phrase.key[0] in {"government", "administration"})
            if same:
                return chain
    return None


_RULERS = frozenset({"government", "administration", "regime"})
_LOWER = frozenset({"local", "provincial", "regional", "city", "state", "shadow", "rebel", "transitional", "previous"})
_LED = frozenset({"force", "fighter", "troop", "army", "militia", "movement", "group", "government", "rebel"})


def _split(cast: Cast, phrase: Phrase) -> None:
    """ "Turkish and Russian officials": one chain for each country."""
    parts = []
    for code in phrase.countries:
        part = replace(phrase, countries=(code,))
        known = next((c for c in cast.chains if c.country == code and _same_head(c, part)), None)
        if known is not None:
            known.add(part)
        parts.append(known or start(cast.chains, part))
    cast.at[phrase.head] = tuple(parts)


def _at_home(phrase: Phrase, cast: Cast, about: About, lex: Lexicon) -> Phrase:
    """The country of "the regime" or of "police" in a report that is clearly about one country."""
    if phrase.countries:
        return phrase
    if "regime" in phrase.modifiers or phrase.key == ("regime",):
        called = [c for c in cast.chains if c.state and any(p.key == ("regime",) for p in c.phrases)]
        known = called or [c for c in cast.chains if c.state in lex.regimes]
        counts = {c.state: len(c.phrases) for c in known}
        if counts:
            code = max(sorted(k for k in counts if k), key=lambda k: counts[k])
            return replace(
                phrase, countries=(code,), sector="MIL" if phrase.kind == "group" else phrase.sector
            )
    domestic = phrase.key[0] in _tables()["domestic"]["words"] and phrase.determiner in {"the", ""}
    local = phrase.sector in _LOCAL and phrase.kind in {"group", "people", "body"}
    local = local and about.sure and phrase.determiner not in {"these", "those", "poss"}
    if about.country and (domestic or local) and not phrase.modifiers & _FOREIGN:
        return replace(phrase, countries=(about.country,))
    return phrase


def _several(doc: Document, cast: Cast, phrase: Phrase) -> tuple[Chain, ...]:
    """The actors of "the two countries", "both sides", "the leaders"."""
    table = _tables()["several"]
    lemma = phrase.key[0]
    wanted = next((kind for kind in ("state", "person", "any") if lemma in table[kind]), None)
    if (
        wanted is None
        or not phrase.plural
        or phrase.countries
        or phrase.determiner not in {"the", "both", "two", "these"}
    ):
        return ()
    words = {t.lower for t in doc.kids(phrase.head)}
    size = next((n for n, word in ((2, "both"), (2, "two"), (3, "three"), (4, "four")) if word in words), 0)
    if (
        phrase.modifiers - words
        or doc.kids(phrase.head, "relcl", "acl")
        or (size == 0 and wanted == "any" and lemma != "side")
    ):
        return ()
    recent = _recent(doc, cast, phrase.head, wanted)
    if size and len(recent) >= size:
        return tuple(sorted(recent[:size], key=lambda c: c.number))
    if not size and len(recent) == 2:
        return tuple(sorted(recent, key=lambda c: c.number))
    return ()


def _recent(doc: Document, cast: Cast, before: int, wanted: str) -> list[Chain]:
    """Distinct chains of that kind mentioned in the last sentences, latest first."""
    sentence = doc.tokens[before].sentence
    found: dict[int, int] = {}
    for chain in cast.chains:
        if wanted == "person" and (chain.kind != "person" or chain.sector not in {"GOV", "LEG", None}):
            continue
        if wanted == "state" and not chain.state:
            continue
        if wanted == "any" and not (chain.state or (chain.named and chain.sector in _PARTIES)):
            continue
        heads = [
            p.head for p in chain.phrases if p.head < before and sentence - doc.tokens[p.head].sentence <= 3
        ]
        if heads:
            found[chain.number] = max(heads)
    states = [n for n in found if cast.chains[n].state]
    if wanted == "any" and len(states) > 1:  # sides are states where states are spoken of
        found = {n: found[n] for n in states}
    order = sorted(found, key=lambda n: -found[n])
    return [cast.chains[n] for n in order]


def _country_again(
    doc: Document, cast: Cast, phrase: Phrase, lex: Lexicon, about: About
) -> Chain | None:
    """The state that "the country" or "the kingdom" takes up."""
    if phrase.plural or phrase.determiner not in {"the", "this", "that"} or phrase.modifiers & _OTHERS:
        return None
    if doc.kids(phrase.head, "relcl", "acl"):
        return None
    fits = lex.kingdoms if phrase.key[0] == "kingdom" else None
    best: tuple[float, Chain] | None = None
    sentence = doc.tokens[phrase.head].sentence
    for chain in cast.chains:
        if not chain.state or (fits is not None and chain.state not in fits):
            continue
        for mention in chain.phrases:
            gap = sentence - doc.tokens[mention.head].sentence
            if mention.head > phrase.first or gap > 4:
                continue
            token = doc.tokens[mention.head]
            score = -gap + 0.2 * min(len(chain.phrases), 6) + (1.0 if token.dep in {"nsubj", "poss"} else 0.0)
            score += 1.0 if chain.state == about.country else 0.0
            if best is None or score > best[0]:
                best = (score, chain)
    return best[1] if best else next((c for c in cast.chains if about.country and c.state == about.country), None)


def _same_head(chain: Chain, phrase: Phrase) -> bool:
    return any(p.form == "nominal" and p.key == phrase.key and _words_fit(p, phrase) for p in chain.phrases)


def _words_fit(old: Phrase, new: Phrase) -> bool:
    if old.plural != new.plural or (new.owner is not None and new.owner != old.owner):
        return False
    if new.key[0] in lexicon().needy:  # "forces" are told apart by whose they are
        same = new.modifiers == old.modifiers and new.owner == old.owner
        return same or not (new.modifiers or new.countries or new.owner is not None)
    return new.modifiers <= old.modifiers or old.modifiers <= new.modifiers


def _antecedent(cast: Cast, phrase: Phrase) -> Chain | None:
    """The chain that a description takes up; the latest that fits."""
    definite = phrase.determiner in _DEFINITE and not phrase.modifiers & _OTHERS
    bare = phrase.determiner == "" and (phrase.plural or phrase.kind in {"body", "group", "people"})
    again = phrase.key[0] in _tables()["single"]["words"] and phrase.determiner in {"a", "an"}
    if not (definite or bare or again):
        return None
    found = [c for c in cast.chains if c.phrases[0].head < phrase.head and _takes_up(c, phrase, definite)]
    if not found:
        return None
    lemma = phrase.key[0]

    def nearness(chain: Chain) -> tuple[bool, int]:
        """Somebody named who holds the office comes before "a president" that the report speaks of."""
        holds = chain.named and lemma in chain.roles
        return holds, max(p.head for p in chain.phrases if p.head < phrase.head)

    return max(found, key=nearness)


def _takes_up(chain: Chain, phrase: Phrase, definite: bool) -> bool:
    if phrase.country and chain.country and phrase.country != chain.country:
        return False
    if chain.state:
        return False
    lemma = phrase.key[0]
    if _same_head(chain, phrase) and (phrase.sector == chain.sector or None in {phrase.sector, chain.sector}):
        return definite or phrase.country == chain.country or phrase.country is None
    if not definite or (phrase.determiner == "poss" and chain.kind != "person"):
        return False
    if chain.kind == "person":
        if phrase.determiner == "poss" and (phrase.owner is not None or not phrase.countries):
            return False  # "Adams's secretary", "his lawyer": somebody else's man is somebody new
        if phrase.kind != "person" or not _gender_fits(phrase, chain):
            return False
        return lemma in chain.roles or _same_one(chain, phrase)
    if (phrase.plural and phrase.kind != "group") or not chain.named or chain.kind not in {"body", "group"}:
        return False
    if any(key[-1] == lemma for key in chain.keys) and not phrase.plural:
        return phrase.modifiers <= {piece for key in chain.keys for piece in key}
    sectors = _tables()["again"].get(lemma, frozenset())
    return not phrase.countries and (chain.sector or "-") in sectors and not phrase.modifiers


def _same_one(chain: Chain, phrase: Phrase) -> bool:
    """May "the soldier", "the woman" take up the person, who was spoken of shortly before?"""
    if phrase.key[0] not in _tables()["person_again"]["words"] or phrase.modifiers or phrase.countries:
        return False
    before = max(p.head for p in chain.phrases if p.head < phrase.head)
    if phrase.first - before > 60:
        return False
    if phrase.sector == "CVL":
        return chain.sector in {"CVL", None} and (phrase.gender is None or chain.gender == phrase.gender)
    return chain.sector == phrase.sector
