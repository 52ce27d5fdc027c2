"""Whom a description means. In: a described actor and the cast so far; out: the cast with it in its chain.

"The Turkish president" is the named one, "the country" the state last spoken of, "both sides" two actors,
"the rebels" those named rebels before. What nothing takes up opens a chain of its own.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dragoman.document import Document
from dragoman.finding.chains import About, Cast, Chain, start
from dragoman.finding.lexicon import lexicon
from dragoman.finding.phrases import Phrase
from dragoman.lang import load
from dragoman.parsing.clauses import subject
from dragoman.register import pieces_of

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "poss"})
_OTHERS = frozenset({"other", "another", "only", "next", "second", "third", "various"}) | {
    "neighboring",
    "neighbouring",
}
# Groups that belong, unless said otherwise, to the one country that a report names.
_LOCAL = frozenset({"REB", "PRM", "OPP", "COP", "UAF", "CVL", "EDU", "LAB", "CRM", "PTY"})
_FOREIGN = frozenset({"other", "several", "foreign", "western", "regional", "ethnic"}) | {
    "international",
    "global",
    "world",
}
_PARTIES = frozenset({"REB", "PRM", "PTY", "OPP", "GOV", "LAB"})
_PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD"})
_RULERS = frozenset({"government", "administration", "regime"})
# Governments that are not the state's own.
_LOWER = frozenset({"local", "provincial", "regional", "city", "state", "shadow", "rebel", "previous"})
_LED = frozenset({"force", "fighter", "troop", "army", "militia", "movement", "group", "government", "rebel"})
_SIZES = ((2, "both"), (2, "two"), (3, "three"), (4, "four"))
# Sentences back in which "both sides" or "the country" find whom they mean.
_REACH = 3
# Tokens back in which "the woman" finds somebody described or named.
_NEAR = 60


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, frozenset[str]]]:
    data = load("actors")
    return {
        name: {key: frozenset(words.split()) for key, words in data[name].items()}
        for name in ("again", "several", "single", "domestic", "person_again", "ruling")
    }


def describe(doc: Document, cast: Cast, phrase: Phrase, about: About) -> None:
    """Find whom a description means, or open a chain for it."""
    parties = () if phrase.state else _several(doc, cast, phrase)
    if parties:
        cast.at[phrase.head] = parties
    elif phrase.state:
        _join(cast, phrase, cast.state(phrase.state))
    elif phrase.kind == "state":
        state = _country_again(doc, cast, phrase, about)
        if state is not None:
            cast.put(phrase, state)
    elif len(phrase.countries) > 1:
        _split(cast, phrase)
    else:
        phrase = _state_forces(_at_home(_owned(cast, phrase), cast, about), cast)
        _join(cast, phrase, _meant(doc, cast, phrase))


def _join(cast: Cast, phrase: Phrase, chain: Chain | None) -> None:
    if chain is None:
        cast.new(phrase)
    else:
        cast.put(phrase, chain)


def _meant(doc: Document, cast: Cast, phrase: Phrase) -> Chain | None:
    ruler = phrase.kind == "body" and phrase.key[0] in _RULERS and not phrase.modifiers & _LOWER
    state = cast.state(phrase.country) if ruler else None
    return state or _called(cast, phrase) or _led_by(cast, phrase) or _antecedent(cast, phrase)


# --- whose they are


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


def _at_home(phrase: Phrase, cast: Cast, about: About) -> Phrase:
    """The country of "the regime" or of "police" in a report that is clearly about one country."""
    if phrase.countries:
        return phrase
    if "regime" in phrase.modifiers or phrase.key == ("regime",):
        code = _regime(cast)
        sector = "MIL" if phrase.kind == "group" else phrase.sector
        return replace(phrase, countries=(code,), sector=sector) if code else phrase
    domestic = phrase.key[0] in _tables()["domestic"]["words"] and phrase.determiner in {"the", ""}
    local = phrase.sector in _LOCAL and phrase.kind in {"group", "people", "body"}
    local = local and about.sure and phrase.determiner not in {"these", "those", "poss"}
    if domestic and _is_held_abroad(cast, phrase, about):
        return phrase
    if about.country and (domestic or local) and not phrase.modifiers & _FOREIGN:
        return replace(phrase, countries=(about.country,))
    return phrase


def _is_held_abroad(cast: Cast, phrase: Phrase, about: About) -> bool:
    """Is the office held by somebody named before, and by nobody of the country that the report is about?"""
    holders = [c for c in cast.chains if c.named and phrase.key[0] in c.roles and c.before(phrase.head) >= 0]
    return bool(holders) and all(c.country not in {about.country, None} for c in holders)


def _regime(cast: Cast) -> str | None:
    """The state called a regime in the report, else the most spoken of among those that reports call so."""
    called = [c for c in cast.chains if c.state and any(p.key == ("regime",) for p in c.phrases)]
    known = called or [c for c in cast.chains if c.state in lexicon().regimes]
    return max(known, key=lambda c: (len(c.phrases), c.state or "")).state if known else None


def _state_forces(phrase: Phrase, cast: Cast) -> Phrase:
    """A government's forces are the same by whatever name: "regime forces", the president's forces."""
    if phrase.key != ("force",) or phrase.sector != "MIL" or not phrase.countries:
        return phrase
    owner = cast.chains[phrase.owner] if phrase.owner is not None else None
    if phrase.modifiers & {"regime", "government"} or (owner is not None and owner.sector == "GOV"):
        return replace(phrase, modifiers=frozenset({"government"}), owner=None)
    return phrase


def _called(cast: Cast, phrase: Phrase) -> Chain | None:
    """The body in "the Hamas group" or "the Gazette newspaper", of which the noun only says the kind."""
    if phrase.owner is None or phrase.plural or phrase.key[0] not in _tables()["again"]:
        return None
    owner = cast.chains[phrase.owner]
    beside = any(p.last == phrase.head for p in owner.phrases)
    return owner if beside and phrase.kind != "person" and owner.kind in {"body", "group"} else None


def _led_by(cast: Cast, phrase: Phrase) -> Chain | None:
    """The named body that "the forces of" somebody are: the one the register or the report says he leads."""
    if phrase.owner is None or phrase.key[0] not in _LED:
        return None
    leader = cast.chains[phrase.owner]
    ruling = phrase.key[0] in _RULERS
    bodies = (c for c in cast.chains if c.named and c.kind in {"body", "group"})
    return next((c for c in bodies if (c.sector == "GOV") == ruling and _leads(leader, c)), None)


def _leads(leader: Chain, body: Chain) -> bool:
    heads = {p.head for p in leader.phrases}
    if any(p.owner in heads for p in body.phrases if p.form == "name"):
        return True  # "Haftar's Libyan National Army"
    names = body.entry.leader.split("|") if body.entry and body.entry.leader else []
    return bool({pieces_of(name)[-1] for name in names} & {key[-1] for key in leader.keys})


def _split(cast: Cast, phrase: Phrase) -> None:
    """"Turkish and Russian officials": one chain for each country."""
    parts = []
    for code in phrase.countries:
        part = replace(phrase, countries=(code,))
        known = next((c for c in cast.chains if c.country == code and _same_head(c, part)), None)
        if known is not None:
            known.add(part)
        parts.append(known or start(cast.chains, part))
    cast.at[phrase.head] = tuple(parts)


# --- several at once


def _several(doc: Document, cast: Cast, phrase: Phrase) -> tuple[Chain, ...]:
    """The actors of "the two countries", "both sides", "the leaders"."""
    lemma, table = phrase.key[0], _tables()["several"]
    wanted = next((kind for kind in ("state", "person", "any") if lemma in table[kind]), None)
    if wanted is None or not _takes_several(doc, phrase):
        return ()
    words = {t.lower for t in doc.kids(phrase.head)}
    pair = lemma in table["pairs"]
    size = 2 if pair else next((n for n, word in _SIZES if word in words), 0)
    if size == 0 and wanted == "any" and lemma != "side":
        return ()
    recent = _recent(doc, cast, phrase.head, "party") if lemma == "party" else []
    recent = recent if len(recent) > 1 else _recent(doc, cast, phrase.head, wanted)
    fits = len(recent) >= size if size else len(recent) == 2
    return tuple(sorted(recent[: size or 2], key=lambda c: c.number)) if fits else ()


def _takes_several(doc: Document, phrase: Phrase) -> bool:
    """Is it a bare plural with an article or number, and nothing behind it that says which are meant?"""
    plural = phrase.plural or phrase.key[0] in _tables()["several"]["pairs"]
    if not plural or phrase.countries or phrase.determiner not in {"the", "both", "two", "these"}:
        return False
    described = phrase.modifiers - {t.lower for t in doc.kids(phrase.head)}
    return not described and not doc.kids(phrase.head, "relcl", "acl", "prep")


def _recent(doc: Document, cast: Cast, before: int, wanted: str) -> list[Chain]:
    """Distinct chains of that kind mentioned in the last sentences, latest first."""
    sentence = doc.tokens[before].sentence
    found: dict[int, int] = {}
    for chain in cast.chains:
        last = chain.before(before) if _wanted(chain, wanted) else -1
        if last >= 0 and sentence - doc.tokens[last].sentence <= _REACH:
            found[chain.number] = last
    order = [cast.chains[n] for n in sorted(found, key=lambda n: -found[n])]
    states = [c for c in order if c.state]
    return states if wanted == "any" and len(states) > 1 else order


def _wanted(chain: Chain, wanted: str) -> bool:
    if wanted == "person":
        return chain.kind == "person" and chain.sector in {"GOV", "LEG", None}
    if wanted == "party":
        return chain.named and chain.sector == "PTY"
    return chain.state is not None or (wanted == "any" and chain.named and chain.sector in _PARTIES)


# --- one again


def _country_again(doc: Document, cast: Cast, phrase: Phrase, about: About) -> Chain | None:
    """The state that "the country" or "the kingdom" takes up."""
    if phrase.plural or phrase.determiner not in {"the", "this", "that"} or phrase.modifiers & _OTHERS:
        return None
    if doc.kids(phrase.head, "relcl", "acl", "prep"):
        return None
    ruled = _ruled(doc, cast, phrase)
    if ruled is not None:
        return ruled
    pointed = phrase.determiner in {"this", "that"}
    fits = lexicon().kingdoms if phrase.key[0] == "kingdom" else None
    best: tuple[float, Chain] | None = None
    for chain in cast.chains:
        if chain.state and (fits is None or chain.state in fits):
            score = _weight(doc, chain, phrase, often=0.0 if pointed else 0.2)
            score += 1.0 if chain.state == about.country and not pointed else 0.0
            if score > -_REACH and (best is None or score > best[0]):
                best = (score, chain)
    return best[1] if best else cast.state(about.country)


def _ruled(doc: Document, cast: Cast, phrase: Phrase) -> Chain | None:
    """The state of somebody who runs "the country"."""
    noun = doc.tokens[phrase.head]
    if noun.dep != "dobj" or doc.tokens[noun.head].lemma not in _tables()["ruling"]["words"]:
        return None
    ruler = subject(doc, noun.head)
    inside = sorted(doc.descendants(ruler)) if ruler is not None else []
    return next((s for i in inside for c in cast.at.get(i, ()) if (s := cast.state(c.country)) is not None), None)


def _weight(doc: Document, chain: Chain, phrase: Phrase, often: float) -> float:
    """How much a state's mentions before the phrase recommend it: the nearest, subjects and owners first."""
    sentence, best = doc.tokens[phrase.head].sentence, -99.0
    often *= min(len(chain.phrases), 6)
    for mention in chain.phrases:
        token = doc.tokens[mention.head]
        if mention.head < phrase.first and sentence - token.sentence <= _REACH + 1:
            rank = 1.0 if token.dep in {"nsubj", "poss"} else 0.0
            best = max(best, token.sentence - sentence + often + rank)
    return best


def _antecedent(cast: Cast, phrase: Phrase) -> Chain | None:
    """The chain that a description takes up; the latest that fits."""
    lemma = phrase.key[0]
    definite = phrase.determiner in _DEFINITE and not phrase.modifiers & _OTHERS
    bare = phrase.determiner == "" and (phrase.plural or phrase.kind in {"body", "group", "people"})
    again = lemma in _tables()["single"]["words"] and phrase.determiner in {"a", "an"}
    if not (definite or bare or again):
        return None
    found = [c for c in cast.chains if c.before(phrase.head) >= 0 and _takes_up(c, phrase, definite)]
    # Somebody named who holds the office comes before "a president" that the report speaks of.
    return max(found, key=lambda c: (*_holds(c, lemma), c.before(phrase.head)), default=None)


def _holds(chain: Chain, lemma: str) -> tuple[bool, bool]:
    """Does somebody named hold the office, and a public one: the president before the president of a club?"""
    holds = chain.named and lemma in chain.roles
    return holds, holds and chain.sector in _PUBLIC


def _takes_up(chain: Chain, phrase: Phrase, definite: bool) -> bool:
    """May the phrase be a further mention of the chain's actor?"""
    if chain.state or (phrase.country and chain.country and phrase.country != chain.country):
        return False
    if _same_head(chain, phrase) and (phrase.sector == chain.sector or None in {phrase.sector, chain.sector}):
        return definite or phrase.country in {chain.country, None}
    if not definite:
        return False
    return _same_person(chain, phrase) if chain.kind == "person" else _same_body(chain, phrase)


def _same_head(chain: Chain, phrase: Phrase) -> bool:
    return any(p.form == "nominal" and p.key == phrase.key and _words_fit(p, phrase) for p in chain.phrases)


def _words_fit(old: Phrase, new: Phrase) -> bool:
    if old.plural != new.plural or (new.owner is not None and new.owner != old.owner):
        return False
    if new.key[0] in lexicon().needy:  # "forces" are told apart by whose they are
        same = new.modifiers == old.modifiers and new.owner == old.owner
        return same or not (new.modifiers or new.countries or new.owner is not None)
    return new.modifiers <= old.modifiers or old.modifiers <= new.modifiers


def _same_person(chain: Chain, phrase: Phrase) -> bool:
    """"The president" after "President Roe", "the soldier" after a soldier."""
    if phrase.determiner == "poss" and (phrase.owner is not None or not phrase.countries):
        return False  # "Adams's secretary", "his lawyer": somebody else's man is somebody new
    if phrase.kind != "person" or not chain.suits(phrase):
        return False
    return phrase.key[0] in chain.roles or _same_one(chain, phrase)


def _same_one(chain: Chain, phrase: Phrase) -> bool:
    """May "the soldier", "the woman" take up the person, who was spoken of shortly before?"""
    if phrase.key[0] not in _tables()["person_again"]["words"] or phrase.modifiers or phrase.countries:
        return False
    if phrase.first - chain.before(phrase.head) > _NEAR:
        return False
    if phrase.sector == "CVL":
        return chain.sector in {"CVL", None} and phrase.gender in {None, chain.gender}
    return chain.sector == phrase.sector


def _same_body(chain: Chain, phrase: Phrase) -> bool:
    """"The ministry" after "the Ministry of Health", "the terrorist group" after a rebel body's name."""
    if phrase.determiner == "poss" or not chain.named or chain.kind not in {"body", "group"}:
        return False
    lemma = phrase.key[0]
    if not phrase.plural and any(lemma in {key[0], key[-1]} for key in chain.keys):
        return phrase.modifiers <= {piece for key in chain.keys for piece in key}
    if phrase.countries or (phrase.plural and phrase.kind != "group"):
        return False
    sectors = {lexicon().modifier.get(word, word) for word in phrase.modifiers}
    return sectors <= {chain.sector} and (chain.sector or "-") in _tables()["again"].get(lemma, frozenset())
