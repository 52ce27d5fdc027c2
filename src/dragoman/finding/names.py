"""Names of people, bodies, peoples and countries. In: a document, the register; out: a phrase for each name.

Country and sector come from the register where it knows the name, else from the words in and around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.document import Document, Token
from dragoman.finding.labels import relabel, unlabelled
from dragoman.finding.lexicon import Lexicon, lexicon
from dragoman.finding.peoples import mark_peoples
from dragoman.finding.phrases import Phrase
from dragoman.finding.spotting import (
    POSSESSIVE,
    WEAK,
    Run,
    countries_of,
    entity_runs,
    head_of,
    join_first_names,
    key_of,
    merge,
    org_sector,
    pair_runs,
    register_runs,
)
from dragoman.finding.titles import Title, read_title
from dragoman.mentions import PlaceMention
from dragoman.register import Entry, Naming, Register

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_OFFICES = frozenset({"administration", "government", "regime", "presidency", "cabinet"})
# Bodies of the world, which are no trade unions ("European Union").
_WORLD = frozenset({"UNO", "IGO", "EUR"})
# What many countries have by one name.
_NATIONAL = frozenset({"PTY", "OPP", "LEG", "JUD", "LAB"})
_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
# A capital after one of these prepositions, or beside one of these nouns, is the town, not who rules there.
_INSIDE = frozenset(
    {"in", "at", "near", "around", "outside", "across", "over", "through", "inside", "throughout"}
)
_TOWNS = frozenset(
    {"capital", "city", "town", "suburb", "outskirts", "airport", "streets", "district", "neighbourhood"}
    | {"neighborhood", "centre", "center"}
)


@dataclass(frozen=True, slots=True)
class Names:
    """All names as phrases; `country_at` gives the country that a token names, adjectives included."""

    phrases: list[Phrase]
    country_at: dict[int, str]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known while names are read. `bodies` are organisations by the token after
    them, `surnames` the last pieces of the full names of people, `places` the heads of literal places.
    """

    doc: Document
    register: Register
    published: date | None
    lex: Lexicon
    country_at: dict[int, str]
    bodies: dict[int, Run]
    surnames: set[str]
    places: set[int]


def find_names(
    doc: Document, register: Register, published: date | None, places: Sequence[PlaceMention] = ()
) -> Names:
    """The names of the document in text order."""
    lex = lexicon()
    hits = list(register_runs(doc, register))
    hits += pair_runs(doc, hits, register, lex)
    country_at = {i: code for run in hits for i, code in countries_of(doc, run)}
    runs = list(join_first_names(doc, merge(doc, hits, list(entity_runs(doc, lex)))))
    runs = [run for run in runs if key_of(doc, run)]  # the parser takes signs for names now and then
    runs = relabel(doc, runs, lex)
    runs = sorted([*runs, *unlabelled(doc, runs, lex)], key=lambda run: run.first)
    _add_places(doc, places, runs, country_at)
    runs = mark_peoples(doc, runs, country_at, lex)
    bodies = {run.last: run for run in runs if run.label == "ORG"}
    surnames = {key_of(doc, run)[-1] for run in runs if run.label == "PERSON" and run.size > 1}
    towns = {p.head for p in places if p.literal and p.geonameid}
    facts = _Facts(doc, register, published, lex, country_at, bodies, surnames, towns)
    phrases = [phrase for run in runs if (phrase := _phrase(facts, run)) is not None]
    return Names(phrases, country_at)


def _add_places(
    doc: Document, places: Sequence[PlaceMention], runs: list[Run], country_at: dict[int, str]
) -> None:
    """Add the countries of towns and regions, where the parser too reads a place."""
    persons = {i for run in runs if run.label == "PERSON" for i in range(run.first, run.last)}
    for i in persons:
        country_at.pop(i, None)  # a Jordan or a Holland by name
    for place in places:
        token = doc.tokens[place.head]
        inside = place.literal and token.dep == "pobj" and doc.tokens[token.head].lower in _INSIDE
        labelled = inside or token.entity in {"GPE", "LOC", "FAC"}
        hyphened = place.head > 0 and doc.tokens[place.head - 1].text == "-"
        if place.country and labelled and not hyphened and place.head not in persons:
            country_at.setdefault(place.head, place.country)


def _phrase(facts: _Facts, run: Run) -> Phrase | None:
    doc, key = facts.doc, key_of(facts.doc, run)
    if not key:
        return None
    if len(key) == 1 and (code := _half(facts, run, key[0])) is not None:
        entry = facts.register.countries[code]
        head = head_of(doc, run.first, run.last)
        return Phrase(run.first, run.last, head, "name", "state", key, (code,), "GOV", entry=entry, state=code)
    if run.label in WEAK:
        return None
    base = Phrase(run.first, run.last, head_of(doc, run.first, run.last), "name", "body", key)
    if run.label == "STATE":
        if _is_ethnic(doc, run):
            return None
        return _state(facts, base, run.namings[0])
    if run.label == "PERSON" or _in_office(facts, run, base):
        title = read_title(doc, run.first, facts.country_at, facts.lex)
        return _person(facts, replace(base, head=head_of(doc, title.first, run.last)), title, run.namings)
    if run.label == "NORP":
        return _people(facts, base)
    place = run.label == "GPE" or (run.last - 1 in facts.places and not run.namings)
    return _town(facts, run, base) if place else _body(facts, base, run.namings)


def _half(facts: _Facts, run: Run, word: str) -> str | None:
    """The country that "the North" is short for, where the report names one of that name."""
    if word not in {"north", "south"} or not run.first or facts.doc.tokens[run.first - 1].lower != "the":
        return None
    codes = dict.fromkeys(facts.country_at.values())
    known = facts.register.countries
    return next((c for c in codes if c in known and known[c].name.lower().startswith(f"{word} ")), None)


def _town(facts: _Facts, run: Run, base: Phrase) -> Phrase:
    """A place that is no capital stands for its people."""
    country = _place_country(facts, run)
    return replace(base, kind="people", sector="CVL", countries=(country,) if country else ())


def _in_office(facts: _Facts, run: Run, base: Phrase) -> bool:
    """Is a lone name that acts the surname of somebody in office that day ("Holder said")?"""
    acts = facts.doc.tokens[base.head].dep in {"nsubj", "nsubjpass", "poss"}
    if run.label not in {"ORG", "GPE"} or run.size > 1 or run.namings or not acts or facts.published is None:
        return False
    return _who(facts, base.key, Title(base.first), ()) is not None


def _people(facts: _Facts, base: Phrase) -> Phrase | None:
    """A people, creed or party's followers: "Kurds", "Iraqi Shiites", "Republicans"."""
    doc, at = facts.doc, facts.country_at
    token = doc.tokens[base.head]
    if token.dep in _MODIFIERS or (token.tag == "JJ" and token.dep == "conj"):
        return None
    plural = doc.tokens[base.last - 1].tag in {"NNPS", "NNS"}
    sector = facts.lex.organisation.get(base.key[-1], "CVL")
    own = [at[t.i] for t in (*doc.kids(base.head), token) if t.i in at and t.i <= base.head]
    kind = "people" if plural or sector == "CVL" else "body"
    return replace(base, kind=kind, sector=sector, plural=True, countries=tuple(own[-1:]))


# --- countries


def _state(facts: _Facts, base: Phrase, naming: Naming) -> Phrase:
    doc = facts.doc
    code, token = naming.entry.country, doc.tokens[base.head]
    countries = (code,) if code else ()
    bare = token.tag == "JJ" and token.dep == "nsubj" and not doc.kids(token.i, "det")
    if naming.how in {"adjective", "people"} and token.dep not in {*_MODIFIERS, "npadvmod"} and not bare:
        return _national(facts, replace(base, countries=countries))
    if naming.how in {"capital", "seat"} and _literal(doc, token):
        return replace(base, kind="people", sector="CVL", countries=countries)
    base = replace(base, kind="state", countries=countries, sector="GOV", how=naming.how)
    return replace(base, entry=naming.entry, state=code)


def _literal(doc: Document, token: Token) -> bool:
    """Does a capital stand for the town: "in Kabul", "Kabul airport", "the capital Kabul"?"""
    governor = doc.tokens[token.head]
    if token.dep == "pobj":
        beside = governor.lower == "of" and doc.tokens[governor.head].lower in _TOWNS
        return beside or governor.lower in _INSIDE
    if any(t.lower in _TOWNS for t in doc.kids(token.i, "compound", "amod", "nmod")):
        return True
    return token.dep in {"appos", "compound", "npadvmod"} and governor.lower in _TOWNS


def _national(facts: _Facts, base: Phrase) -> Phrase:
    """A word for a country's people as a noun: "two Iraqis", "the French"."""
    doc = facts.doc
    token = doc.tokens[base.head]
    article = next((t.lower for t in doc.kids(base.head, "det")), "")
    abroad = _settled(facts, token)
    base = base if abroad is None else replace(base, countries=abroad)
    plural = (
        token.tag in {"NNS", "NNPS"} or token.lower.endswith("s") or (article == "the" and token.tag != "NN")
    )
    kind = "people" if plural or article not in {"a", "an"} else "person"
    return replace(base, kind=kind, sector="CVL", plural=kind == "people", determiner=article)


def _is_ethnic(doc: Document, run: Run) -> bool:
    """Whether it is the adjective of "ethnic Turkish villagers", who are of no state by that."""
    ethnic = run.first > 0 and doc.tokens[run.first - 1].lower == "ethnic"
    return ethnic and doc.tokens[run.last - 1].dep in _MODIFIERS


def _settled(facts: _Facts, token: Token) -> tuple[str, ...] | None:
    """The country of a people abroad: "the Turks of Bulgaria", "ethnic Turks in Bulgaria"; None for those at home."""
    doc, at = facts.doc, facts.country_at
    ethnic = any(t.lower == "ethnic" for t in doc.kids(token.i))
    for prep in doc.kids(token.i, "prep"):
        if prep.lower == "of" or (ethnic and prep.lower in {"in", "from"}):
            for noun in doc.kids(prep.i, "pobj"):
                if (code := next((at[i] for i in sorted(doc.descendants(noun.i)) if i in at), None)) is not None:
                    return (code,)
    return () if ethnic else None


def _place_country(facts: _Facts, run: Run) -> str | None:
    """The country of a town: "Aleppo, Syria" or "the Syrian town of Aleppo"."""
    doc, at = facts.doc, facts.country_at
    if run.last - 1 in at:
        return at[run.last - 1]
    if run.last + 1 < len(doc.tokens) and doc.tokens[run.last].text == "," and run.last + 1 in at:
        return at[run.last + 1]
    head = doc.tokens[head_of(doc, run.first, run.last)]
    if head.dep == "pobj" and doc.tokens[head.head].lower == "of":
        noun = doc.tokens[head.head].head
        return next((at[t.i] for t in doc.kids(noun) if t.i in at), None)
    return None


# --- people


def _person(facts: _Facts, base: Phrase, title: Title, namings: tuple[Naming, ...]) -> Phrase:
    entry = _who(facts, base.key, title, namings)
    countries = title.countries or _owner(facts, title.first)
    sector = title.sector
    employer = _employer(facts, title)
    if employer is not None and not countries:
        countries, sector = employer.countries, employer.sector or sector
    gender = title.gender or (entry.gender if entry else None) or _given_gender(facts, base.key)
    if entry is not None:
        office = entry.office(facts.published)
        past = None if office else entry.former(facts.published)
        sector = "ELI" if past else sector or (office.sector if office else None)
        known = office or past
        country = known.country if known else entry.country
        countries = countries or ((country,) if country else ())
    countries = countries or _around(facts, base.head) or _shared(facts, base, title)
    return replace(
        base,
        kind="person",
        countries=countries,
        sector=sector,
        role=title.role,
        gender=gender,
        entry=entry,
        title=base.first - title.first,
    )


def _who(facts: _Facts, key: tuple[str, ...], title: Title, namings: tuple[Naming, ...]) -> Entry | None:
    """The register's person of that name: in office that day, else holder of the office the title names."""
    known = tuple(n.entry for n in namings if n.entry.kind == "person")
    if not known and len(key) > 2:  # middle names and initials
        namings = facts.register.look_up(f"{key[0]} {key[-1]}")
        known = tuple(n.entry for n in namings if n.entry.kind == "person")
    if not known and len(key) == 1 and key[0] not in facts.surnames:
        known = facts.register.surnames.get(key[0], ())
    if len(known) == 1 and (len(key) > 1 or facts.published is None):
        return known[0]
    fitting = [e for e in known if facts.published and e.office(facts.published)]
    if len(fitting) != 1 and title.role:
        words = title.role.split()
        fitting = [e for e in known if any(o.role and o.role.split()[-1] in words for o in e.offices)]
    return fitting[0] if len(fitting) == 1 else None


def _employer(facts: _Facts, title: Title) -> Phrase | None:
    """The body in "State Department officer Ann Lee" or "Hamas leader Omar Said"."""
    body = facts.bodies.get(title.first)
    if body is None or not title.role:
        return None
    base = Phrase(body.first, body.last, body.last - 1, "name", "body", key_of(facts.doc, body))
    employer = _body(facts, base, body.namings)
    worldly = bool(_WORLD.intersection(employer.countries))  # of whom even the general is a secretary
    return employer if worldly or title.role.split()[-1] in facts.lex.soft else None


def _owner(facts: _Facts, first: int) -> tuple[str, ...]:
    """The country in "Syria's Bashar al-Assad" or "the US's James Mattis"."""
    if first > 1 and facts.doc.tokens[first - 1].text in POSSESSIVE and first - 2 in facts.country_at:
        return (facts.country_at[first - 2],)
    return ()


def _around(facts: _Facts, head: int) -> tuple[str, ...]:
    """The country in "Israeli right-winger Dan Levi" and in "King Hassan of Morocco"."""
    doc, at = facts.doc, facts.country_at
    for token in doc.kids(head):
        if token.i in at and token.i < head and token.dep in _MODIFIERS:
            return (at[token.i],)
        if token.dep == "prep" and token.lower == "of":
            for noun in doc.kids(token.i, "pobj"):
                if noun.i in at:
                    return (at[noun.i],)
    return ()


def _shared(facts: _Facts, base: Phrase, title: Title) -> tuple[str, ...]:
    """The country of a surname in office ("the Bush administration") that several of one country bore."""
    doc = facts.doc
    official = doc.tokens[doc.tokens[base.head].head].lower in _OFFICES
    titled = title.role is not None and title.role.split()[-1] in {"president", "minister"}
    if len(base.key) != 1 or not (official or titled):
        return ()
    codes = {e.country for e in facts.register.surnames.get(base.key[0], ())}
    code = next(iter(codes)) if len(codes) == 1 else None
    return (code,) if code else ()


def _given_gender(facts: _Facts, key: tuple[str, ...]) -> str | None:
    if len(key) < 2:
        return None
    return facts.lex.given.get(key[0]) or facts.register.given.get(key[0])


# --- bodies


def _body(facts: _Facts, base: Phrase, namings: tuple[Naming, ...]) -> Phrase:
    doc, at = facts.doc, facts.country_at
    entry = _which(facts, namings)
    inside = next((at[i] for i in range(base.first, base.last) if i in at), None)
    around = inside or next((at[t.i] for t in doc.kids(base.head) if t.i in at), None)
    sector = _described(facts, base.head) or org_sector(base.key, facts.lex)
    owner = next((t.i for t in doc.kids(base.head, "poss") if t.i not in at), None)
    base = replace(base, kind="body", sector=sector, media=sector == "JRN", owner=owner)
    if entry is not None and entry.sector in _NATIONAL and around not in {None, entry.country}:
        entry = None  # "Nigeria's Labour Party" is not the British one
    base = replace(base, plural=_many(doc, base, entry.sector if entry else sector))
    if entry is None:
        return replace(base, countries=(around,) if around else ())
    office = entry.office(facts.published) or (entry.offices[-1] if entry.offices else None)
    country = (office.country if office else entry.country) or around
    worded = None if country in _WORLD and sector == "LAB" else sector
    return replace(
        base,
        countries=(country,) if country else (),
        sector=(office.sector if office else entry.sector) or worded,
        entry=entry,
        media=entry.media,
        kind="group" if entry.sector in _ARMED else "body",
    )


def _many(doc: Document, base: Phrase, sector: str | None) -> bool:
    """Is a body's name a plural that means its people ("Democrats", "Tamil Tigers")?"""
    return doc.tokens[base.last - 1].tag in {"NNPS", "NNS"} and sector in {"REB", "PTY", "PRM", "OPP"}


def _which(facts: _Facts, namings: tuple[Naming, ...]) -> Entry | None:
    """The register's body of that name; of several, one of a country that the report names."""
    known = [n.entry for n in namings if n.entry.kind == "organisation"]
    here = set(facts.country_at.values()) if len(known) > 1 else set()
    return next((e for e in known if e.country in here), known[0] if known else None)


def _described(facts: _Facts, head: int) -> str | None:
    """What a word before the name says: "the rebel Front for …"."""
    for token in facts.doc.kids(head, "amod", "compound"):
        sector = facts.lex.modifier.get(token.lower)
        if token.text.islower() and sector in {"REB", "PRM", "OPP", "CRM"}:
            return sector
    return None
