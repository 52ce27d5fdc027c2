"""Actors that are described, not named. In: a document and its names; out: phrases.

The head noun says the kind ("troops", "a minister", "residents"), the words around it say country and sector.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Head, Lexicon, lexicon
from dragoman.finding.phrases import Phrase
from dragoman.register import Register

_LEFT = frozenset({"det", "amod", "nummod", "compound", "poss", "nmod", "predet", "quantmod"})
_SLOTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "agent", "conj", "dative", "attr", "appos", "poss", "ROOT"}
)
_COUNTING = frozenset(
    {"thousand", "hundred", "dozen", "score", "ten", "million", "number", "wave", "group", "lot"}
)
_PREPOSITIONS = frozenset({"of", "from", "in", "for", "at", "to"})
_SOURCES = frozenset({"say", "tell", "report", "add", "claim", "confirm", "according"})
_NUMBER = Head("CVL", "one")


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a nominal: the names by head token and the countries that tokens name."""

    doc: Document
    lex: Lexicon
    names: dict[int, Phrase]
    country_at: dict[int, str]
    kingdoms: dict[str, str]


def find_nominals(
    doc: Document, names: list[Phrase], country_at: dict[int, str], register: Register
) -> list[Phrase]:
    """The described actors of the document in text order."""
    covered = {i for p in names for i in range(p.first - p.title, p.last)}
    context = Context(doc, lexicon(), {p.head: p for p in names}, country_at, {})
    found = []
    for token in doc.tokens:
        if token.i in covered:
            continue
        head = _head_of(context, token)
        if head is not None and (phrase := _nominal(context, token, head, covered)):
            found.append(phrase)
    return found


def _head_of(context: Context, token: Token) -> Head | None:
    """What the lexicon says of the token as head of an actor phrase; None where it is none."""
    lex = context.lex
    if token.dep in {"compound", "amod", "nmod", "npadvmod", "aux", "det"}:
        return None
    if token.pos in {"NOUN", "PROPN"}:
        head = lex.heads.get(token.lemma) or lex.heads.get(token.lower)
        if token.lemma in lex.hardware:
            return Head("MIL", "arms")
        if head is not None:
            return head
        if token.lemma in lex.state_nouns or token.lower in lex.state_nouns:
            return Head("GOV", "state")
        if token.lemma in lex.needy or token.lower in lex.needy:
            return Head(None, "needy")
        if token.lemma == "capital" and _acts(context.doc, token):
            return Head("GOV", "state")
        if token.lemma in _COUNTING and token.tag in {"NNS", "CD", "NNPS"} and token.dep in _SLOTS:
            return Head("CVL", "count")
        return None
    if token.pos == "NUM" and token.dep in {"nsubj", "nsubjpass"} and token.entity in {"", "CARDINAL"}:
        return Head("CVL", "count") if _about_people(context, token) else None
    if token.tag in {"JJ", "VBN"} and token.dep in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        sector = lex.adjectives.get(token.lower)
        article = any(t.lower == "the" for t in context.doc.kids(token.i, "det"))
        return Head(sector, "many") if sector and article else None
    return None


def _acts(doc: Document, token: Token) -> bool:
    """Does "the Russian capital" stand for who rules there: as subject, or as where one goes?"""
    if token.dep in {"nsubj", "dobj"}:
        return True
    return token.dep == "pobj" and doc.tokens[token.head].lower in {"to", "with", "from", "by"}


_FATES = frozenset(
    {
        "kill",
        "injure",
        "wound",
        "arrest",
        "die",
        "flee",
        "displace",
        "detain",
        "hurt",
        "survive",
        "evacuate",
        "rescue",
    }
)


def _about_people(context: Context, token: Token) -> bool:
    """A bare number is people where people's fate is told ("12 were wounded")."""
    return context.doc.tokens[token.head].lemma in _FATES and not context.doc.kids(token.i, "prep")


def _nominal(context: Context, token: Token, head: Head, covered: set[int]) -> Phrase | None:
    doc, lex = context.doc, context.lex
    left = [t for t in doc.kids(token.i) if t.i < token.i and t.dep in _LEFT]
    first = min([_leftmost(doc, t.i) for t in left], default=token.i)
    modifiers = [t for t in _modifiers(doc, left) if t.i in context.country_at or t.i not in covered]
    plural = token.tag in {"NNS", "NNPS"} or head.number == "many"
    lemma = token.lemma
    if head.number == "needy" and not _supported(context, token, modifiers, plural):
        return None
    if lemma == "media" and any(t.lower == "social" for t in modifiers):
        return None
    if head.number == "arms" and not _armed(context, token, modifiers):
        return None
    if lemma in lex.plural and not plural:
        return None
    if _worldly(lex, lemma, modifiers) and (plural or head.number not in {"one", "needy"}):
        return _world(context, token, first, lemma, modifiers)
    if head.number in {"body", "many"} and not (_stands_out(token) or left or token.lower in _MASS):
        return None  # "in court", "in public", "lines of division"
    if head.number == "count":
        counted = _counted(context, token)
        if counted is None:
            return None
        head = counted
    determiner = _determiner(doc, left)
    countries, owner = _countries(context, token, left, head)
    sector = _sector(context, lemma, head, modifiers, owner, countries)
    state = _state(context, lemma, head, countries, modifiers)
    kind = _kind(lex, head, sector, plural, state)
    if head.number == "state" and kind != "state":
        return None
    if sector == "SOC" and not countries and head.number == "body":
        countries = ("NGO",)
    return Phrase(
        first,
        _right_end(doc, token, lemma),
        token.i,
        "nominal",
        kind,
        (lemma,),
        countries,
        sector,
        _role(doc, token, left, context.country_at) if kind == "person" and lemma not in lex.plain else None,
        None,
        plural or head.number == "count",
        lex.gender.get(lemma),
        sector == "JRN" and head.number != "one",
        state,
        determiner,
        frozenset(
            t.lemma for t in modifiers if t.pos in {"NOUN", "ADJ", "PROPN"} and t.i not in context.country_at
        ),
        owner.head if owner and not owner.state else None,
    )


def _stands_out(token: Token) -> bool:
    return token.tag in {"NNS", "NNPS"} or token.text[0].isupper()


_MASS = frozenset({"police", "personnel", "staff", "parliament", "congress", "people", "troops", "prosecution"})


def _counted(context: Context, token: Token) -> Head | None:
    """What "thousands of refugees" says: the head of who is counted; None for things."""
    for prep in context.doc.kids(token.i, "prep"):
        for noun in context.doc.kids(prep.i, "pobj") if prep.lower == "of" else ():
            found = context.lex.heads.get(noun.lemma)
            named = context.names.get(noun.i)
            if named is not None and named.kind == "people":
                return Head(named.sector, "count")
            return Head(found.sector, "count") if found else None
    return Head("CVL", "count")


def _worldly(lex: Lexicon, lemma: str, modifiers: list[Token]) -> bool:
    return any(f"{t.lower}-{lemma}" in lex.world for t in modifiers)


def _world(context: Context, token: Token, first: int, lemma: str, modifiers: list[Token]) -> Phrase:
    """A group of states that is no body: "Western nations", "the international community"."""
    owner = next((context.names[t.i] for t in modifiers if t.i in context.names), None)
    return Phrase(
        first,
        _right_end(context.doc, token, lemma),
        token.i,
        "nominal",
        "group",
        (lemma,),
        owner.countries if owner else (),
        sector="GOV",
        plural=True,
        modifiers=frozenset(t.lemma for t in modifiers),
    )


def _leftmost(doc: Document, i: int) -> int:
    return min(doc.descendants(i))


def _modifiers(doc: Document, left: list[Token]) -> list[Token]:
    """The words before the head that describe it, those of a possessor left out."""
    found: list[Token] = []
    for token in left:
        if token.dep not in {"det", "poss", "predet"}:
            found.extend(doc.tokens[j] for j in sorted(doc.descendants(token.i)))
    return found


def _supported(context: Context, token: Token, modifiers: list[Token], plural: bool) -> bool:
    """Does an ambiguous head ("force", "source") show that an actor is meant?"""
    lex, doc = context.lex, context.doc
    lemma = token.lemma
    if any(t.lower in lex.modifier or t.lemma in lex.modifier for t in modifiers):
        return True
    if any(t.i in context.country_at for t in modifiers) and lemma in {"force", "source", "power", "side"}:
        return plural or lemma == "side"
    if any(f"{t.lemma}-{lemma}" in lex.world for t in modifiers):
        return True
    if lemma == "side":
        return any(
            t.lower in {"both", "two", "all", "either", "warring", "opposing", "other"}
            for t in doc.kids(token.i)
        )
    if lemma == "source" and plural:
        return doc.tokens[token.head].lemma in _SOURCES
    if lemma == "force" and plural:
        return _of_actor(context, token) is not None or any(t.dep == "poss" for t in doc.kids(token.i))
    return False


def _armed(context: Context, token: Token, modifiers: list[Token]) -> bool:
    """Do arms act, and is it said whose they are?"""
    if token.dep not in {"nsubj", "nsubjpass", "pobj", "conj"}:
        return False
    owners = any(t.i in context.country_at or context.lex.modifier.get(t.lower) in _ARMIES for t in modifiers)
    return owners or any(t.dep == "poss" and t.i in context.country_at for t in context.doc.kids(token.i))


_ARMIES = frozenset({"MIL", "GOV", "REB"})


def _determiner(doc: Document, left: list[Token]) -> str:
    """ "the", "a", "two", … or "poss" where somebody's possession is named; empty without any."""
    for token in left:
        if token.dep == "poss":
            return "poss"
    for token in left:
        if token.dep in {"det", "predet"}:
            return token.lower
    return next((t.lower for t in left if t.dep == "nummod"), "")


def _of_actor(context: Context, token: Token) -> Phrase | None:
    """The named actor in "forces of Haftar", "delegation from Turkey"; the nearest first."""
    for prep in context.doc.kids(token.i, "prep"):
        if prep.lower in _PREPOSITIONS:
            for noun in context.doc.kids(prep.i, "pobj"):
                if noun.i in context.names:
                    return context.names[noun.i]
                if noun.lemma in context.lex.proxies:
                    inner = context.doc.kids(noun.i, "poss", "compound")
                    return next((context.names[t.i] for t in inner if t.i in context.names), None)
    return None


def _countries(
    context: Context, token: Token, left: list[Token], head: Head
) -> tuple[tuple[str, ...], Phrase | None]:
    """The countries of a nominal, and the actor that owns it where one is named."""
    doc, at = context.doc, context.country_at
    adjectives: list[str] = []
    owner: Phrase | None = None
    for item in left:
        inside = sorted(doc.descendants(item.i))
        if item.dep == "poss":
            owner = context.names.get(item.i, owner)
            codes = [at[item.i]] if item.i in at else list(owner.countries) if owner else []
            codes = codes or [at[j] for j in inside if j in at][-1:]
        else:
            owner = context.names.get(item.i, owner)
            codes = [at[j] for j in inside if j in at]
            codes = codes or (list(owner.countries) if owner else [])
        adjectives.extend(codes)
    if adjectives:
        return _joined(doc, token, left, adjectives), owner
    owner = owner or _of_actor(context, token)
    if owner is not None and (head.number != "count"):
        return owner.countries, owner
    return _inner_country(context, token), owner


def _joined(doc: Document, token: Token, left: list[Token], codes: list[str]) -> tuple[str, ...]:
    """ "Turkish and Russian officials" are of two countries, "US-led Iraqi troops" of the last one named."""
    unique = tuple(dict.fromkeys(codes))
    if len(unique) < 2:
        return unique
    first = min(_leftmost(doc, t.i) for t in left)
    linked = any(doc.tokens[i].lower in {"and", "or", ","} for i in range(first, token.i))
    return unique if linked else unique[-1:]


def _inner_country(context: Context, token: Token) -> tuple[str, ...]:
    """The country of "residents of the Syrian town of X" or "leader of the country's Kurds"."""
    doc = context.doc
    nouns = [n for p in doc.kids(token.i, "prep") if p.lower in _WITHIN for n in doc.kids(p.i, "pobj")]
    for clause in doc.kids(token.i, "acl"):
        if clause.lemma in _SETTLED:
            nouns += [n for p in doc.kids(clause.i, "prep") for n in doc.kids(p.i, "pobj")]
            nouns += doc.kids(clause.i, "dobj")
    for noun in nouns:
        codes = dict.fromkeys(
            context.country_at[j] for j in sorted(doc.descendants(noun.i)) if j in context.country_at
        )
        if len(codes) == 1:
            return tuple(codes)
    return ()


_WITHIN = frozenset({"of", "from", "in", "at"})
_SETTLED = frozenset({"base", "live", "operate", "reside", "flee", "station", "hold", "work", "fight"})


def _sector(
    context: Context,
    lemma: str,
    head: Head,
    modifiers: list[Token],
    owner: Phrase | None,
    countries: tuple[str, ...],
) -> str | None:
    lex = context.lex
    if (
        any(t.lower in {"former", "ex", "ousted", "deposed", "exiled"} for t in modifiers)
        and head.number == "one"
    ):
        return "ELI" if head.sector in {"GOV", "LEG", "MIL", "JUD", "COP"} else head.sector
    if lemma == "officer" and countries and not any(t.lower in lex.modifier for t in modifiers):
        return "MIL"
    if f"{modifiers[-1].lower} {lemma}" in lex.compound_title if modifiers else False:
        return lex.compound_title[f"{modifiers[-1].lower} {lemma}"]
    if lemma in lex.soft or head.number in {"needy", "arms"}:
        for token in reversed(modifiers):
            sector = lex.modifier.get(token.lower) or lex.modifier.get(token.lemma)
            if sector and not (sector == "GOV" and lemma == "force"):
                return sector
        if lemma == "force":
            return owner.sector if owner and owner.sector in {"REB", "PRM", "COP"} else "MIL"
        if owner is not None and lemma in lex.proxies and owner.sector and not owner.state:
            return owner.sector
    return head.sector


def _state(
    context: Context, lemma: str, head: Head, countries: tuple[str, ...], modifiers: list[Token]
) -> str | None:
    """The country whose state the phrase stands for: "the Turkish government", "the Islamic republic"."""
    lex = context.lex
    if lemma == "capital" and len(countries) == 1:
        return countries[0]
    if lemma in lex.state_heads and len(countries) == 1:
        local = any(
            t.lower in {"local", "provincial", "regional", "city", "state", "shadow"} for t in modifiers
        )
        return (
            None if local or lemma in {"authorities", "authority", "leadership", "cabinet"} else countries[0]
        )
    if head.number == "state" and lemma == "republic" and any(t.lower == "islamic" for t in modifiers):
        return "IRN"
    return None


def _kind(lex: Lexicon, head: Head, sector: str | None, plural: bool, state: str | None) -> str:
    if state or head.number == "state":
        return "state"
    if head.number == "body":
        return "group" if sector in {"REB", "PRM", "CRM", "UAF"} else "body"
    people = sector in lex.people_sectors
    if head.number in {"many", "count"}:
        return "people" if people else "group"
    if head.number == "needy" and not plural and sector not in {"MIL", "REB", "COP"}:
        return "person"
    if head.number in {"needy", "arms"}:
        return "group"
    if plural:
        return "people" if people else "group"
    return "person"


def _right_end(doc: Document, token: Token, lemma: str) -> int:
    """The token after the phrase: the head, and the of- and from-phrases that follow it directly."""
    end = token.i + 1
    for prep in doc.kids(token.i, "prep"):
        allowed = prep.lower in {"of", "from"} or (prep.lower in {"for", "in"} and lemma in _SPEAKERS)
        nouns = doc.kids(prep.i, "pobj")
        if prep.i != end or not allowed or not nouns:
            break
        end = _object_end(doc, nouns[0])
    return end


_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "envoy"})


def _object_end(doc: Document, noun: Token) -> int:
    end = _right_end(doc, noun, noun.lemma)
    for other in doc.kids(noun.i, "conj"):
        joined = all(
            t.dep in {"cc", "punct", "conj"} or t.i < noun.i for t in doc.kids(noun.i) if t.i < other.i
        )
        if joined:
            end = max(end, _object_end(doc, other))
    return end


def _role(doc: Document, token: Token, left: list[Token], country_at: dict[int, str]) -> str | None:
    """The words of a person's role: "deputy foreign minister"."""
    inside, first, last = lexicon().title_inside, token.i, token.i
    for item in sorted((t for t in left if t.dep != "det"), key=lambda t: -t.i):
        words = sorted(doc.descendants(item.i))
        named = any(j in country_at for j in words)
        if named or not (item.dep == "compound" or all(doc.tokens[j].lower in inside for j in words)):
            break
        first = words[0]
    if [t.lower for t in doc.tokens[last + 1 : last + 3]] in (["of", "state"], ["of", "staff"]):
        last += 2
    return doc.text[doc.tokens[first].start : doc.tokens[last].end].lower()


def drop_modifiers(doc: Document, phrases: list[Phrase]) -> Iterator[Phrase]:
    """The phrases without adjectives of countries that only describe another actor ("Turkish police")."""
    heads = {p.head for p in phrases}
    for phrase in phrases:
        token = doc.tokens[phrase.head]
        if phrase.how == "adjective" and token.dep in {"amod", "compound", "nmod", "conj"}:
            governor = token
            while governor.dep in {"amod", "compound", "nmod", "conj"} and governor.head != governor.i:
                if governor.dep != "conj" and governor.head in heads:
                    break
                governor = doc.tokens[governor.head]
            modifies = governor.dep in {"amod", "compound", "nmod"} and governor.head in heads
            if modifies and governor.head > phrase.head:
                continue
        yield phrase
