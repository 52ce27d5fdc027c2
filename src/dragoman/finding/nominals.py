"""Actors that are described, not named. In: a document and its names; out: phrases.

The head noun says the kind ("troops", "a minister", "residents"), the words around it say country and sector.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.document import Document, Token
from dragoman.finding.lexicon import Lexicon, lexicon
from dragoman.finding.nouns import Context, Noun, is_worldly, owner_after, read_noun
from dragoman.finding.phrases import Phrase
from dragoman.parsing.clauses import is_pair, members

_DESCRIBING = frozenset({"NOUN", "ADJ", "PROPN"})
_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
_FORMER = frozenset({"former", "ex", "ousted", "deposed", "exiled"})
_OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP"})
_LOCAL = frozenset({"local", "provincial", "regional", "city", "state", "shadow"})
# Parts of a state that are not the state as a whole.
_PARTS = frozenset({"authorities", "authority", "leadership", "cabinet"})
_PLACES = frozenset({"GPE", "LOC"})
_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative", "envoy"})
_WITHIN = frozenset({"of", "from", "in", "at"})
_SETTLED = frozenset({"base", "live", "operate", "reside", "flee", "station", "hold", "work", "fight"})
_MODIFYING = frozenset({"amod", "compound", "nmod"})


def find_nominals(doc: Document, names: list[Phrase], country_at: dict[int, str]) -> list[Phrase]:
    """The described actors of the document in text order."""
    covered = {i for p in names for i in range(p.first - p.title, p.last)}
    context = Context(doc, lexicon(), {p.head: p for p in names}, covered, country_at)
    nouns = (read_noun(context, token) for token in doc.tokens if token.i not in covered)
    return [phrase for noun in nouns if noun is not None and (phrase := _nominal(context, noun)) is not None]


def _nominal(context: Context, noun: Noun) -> Phrase | None:
    doc, lex, token = context.doc, context.lex, noun.token
    first = min((min(doc.descendants(t.i)) for t in noun.left), default=token.i)
    span = first, _right_end(doc, token, noun.lemma)
    if is_worldly(lex, noun):
        return _world(context, noun, span)
    countries, owner = _countries(context, noun)
    sector = _sector(context, noun, owner, countries)
    state = _state(lex, noun, countries)
    kind = _kind(lex, noun, sector, state)
    if noun.head.number == "state" and kind != "state":
        return None
    if sector == "SOC" and not countries and noun.head.number == "body":
        countries = ("NGO",)
    named = kind == "person" and noun.lemma not in lex.plain
    return Phrase(
        *span,
        token.i,
        "nominal",
        kind,
        (noun.lemma,),
        countries,
        sector,
        _role(context, noun) if named else None,
        plural=noun.plural or noun.head.number == "count",
        gender=lex.gender.get(noun.lemma),
        media=sector == "JRN" and noun.head.number != "one",
        state=state,
        determiner=_determiner(noun.left),
        modifiers=_words(context, noun),
        owner=owner.head if owner and not owner.state else None,
    )


def _world(context: Context, noun: Noun, span: tuple[int, int]) -> Phrase:
    """A group of states ("Western nations"), with the code of the body it belongs to ("EU members")."""
    owner = next((context.names[t.i] for t in noun.left if t.i in context.names), None)
    return Phrase(
        *span,
        noun.token.i,
        "nominal",
        "group",
        (noun.lemma,),
        owner.countries if owner else (),
        "GOV",
        plural=True,
        modifiers=_words(context, noun),
    )


def _words(context: Context, noun: Noun) -> frozenset[str]:
    """The lemmas that describe the noun, countries left out."""
    return frozenset(
        t.lemma for t in noun.modifiers if t.pos in _DESCRIBING and t.i not in context.country_at
    )


def _determiner(left: list[Token]) -> str:
    """The article or number before a noun, "poss" where somebody's possession is named; empty without any."""
    if any(t.dep == "poss" for t in left):
        return "poss"
    articles = [t.lower for t in left if t.dep in {"det", "predet"}]
    return next(iter(articles or [t.lower for t in left if t.dep == "nummod"]), "")


# --- country


def _countries(context: Context, noun: Noun) -> tuple[tuple[str, ...], Phrase | None]:
    """The countries of a nominal, and the actor that owns it where one is named."""
    codes: list[str] = []
    owner: Phrase | None = None
    for item in noun.left:
        named = context.names.get(item.i)
        if named is not None and named.state and item.i not in context.country_at:
            continue  # "pro-Russian": somebody else's
        owner = named or owner
        codes.extend(_codes(context, item, owner))
    if codes:
        return _joined(context.doc, noun, codes), owner
    owner = owner or owner_after(context, noun.token)
    if owner is not None and noun.head.number != "count":
        return _all_states(context, noun, owner) or owner.countries, owner
    home = context.lex.national.get(noun.lemma)
    return ((home,) if home else _inner_country(context, noun.token)), owner


def _all_states(context: Context, noun: Noun, owner: Phrase) -> tuple[str, ...]:
    """The countries of "the leaders of France and Germany"."""
    if not (noun.plural and owner.state):
        return ()
    heads = members(context.doc, owner.head)
    return tuple(dict.fromkeys(p.state for i in heads if (p := context.names.get(i)) is not None and p.state))


def _codes(context: Context, item: Token, owner: Phrase | None) -> list[str]:
    """The countries that one dependent before the noun names."""
    at = context.country_at
    inside = [at[j] for j in sorted(context.doc.descendants(item.i)) if j in at]
    if item.dep == "poss":
        inside = [at[item.i]] if item.i in at else [] if owner else inside[-1:]
    return inside or (list(owner.countries) if owner else [])


def _joined(doc: Document, noun: Noun, codes: list[str]) -> tuple[str, ...]:
    """"Turkish and Russian officials" are of two countries, "US-led Iraqi troops" of the last one named."""
    unique = tuple(dict.fromkeys(codes))
    if len(unique) < 2:
        return unique
    first = min(min(doc.descendants(t.i)) for t in noun.left)
    inside = range(first, noun.token.i)
    linked = any(doc.tokens[i].lower in {"and", "or", ","} for i in inside)
    paired = noun.head.number != "one" and any(is_pair(doc, i) for i in inside)
    return unique if linked or paired else unique[-1:]


def _inner_country(context: Context, token: Token) -> tuple[str, ...]:
    """The country of "residents of the Syrian town of X" or "a group based in Mali"."""
    doc, at = context.doc, context.country_at
    nouns = [n for p in doc.kids(token.i, "prep") if p.lower in _WITHIN for n in doc.kids(p.i, "pobj")]
    for clause in doc.kids(token.i, "acl"):
        if clause.lemma in _SETTLED:
            nouns += [n for p in doc.kids(clause.i, "prep") for n in doc.kids(p.i, "pobj")]
            nouns += doc.kids(clause.i, "dobj")
    for noun in nouns:
        codes = dict.fromkeys(at[j] for j in sorted(doc.descendants(noun.i)) if j in at)
        if len(codes) == 1:
            return tuple(codes)
    return ()


# --- sector and kind


def _sector(context: Context, noun: Noun, owner: Phrase | None, countries: tuple[str, ...]) -> str | None:
    lex, lemma, sector = context.lex, noun.lemma, noun.head.sector
    if noun.head.number == "one" and any(t.lower in _FORMER for t in noun.modifiers):
        return "ELI" if sector in _OFFICES else sector
    compound = lex.compound_title.get(f"{noun.modifiers[-1].lower} {lemma}") if noun.modifiers else None
    if compound:
        return compound
    if lemma in lex.soft or noun.head.number in {"needy", "arms"}:
        sector = _said(lex, noun) or _of_owner(lex, noun, owner) or _headed(context.doc, lex, noun) or sector
    plain = not any(t.lower in lex.modifier for t in noun.modifiers)
    return "MIL" if lemma == "officer" and sector == "COP" and countries and plain else sector


def _said(lex: Lexicon, noun: Noun) -> str | None:
    """The sector that the words before the noun give, the nearest first."""
    for token in reversed(noun.modifiers):
        sector = lex.modifier.get(token.lower) or lex.modifier.get(token.lemma)
        if sector and not (sector == "GOV" and noun.lemma == "force"):
            return sector
    return None


def _headed(doc: Document, lex: Lexicon, noun: Noun) -> str | None:
    """The sector of those the noun is part of or speaks for: "a member of parliament", "leader of the rebels"."""
    if noun.lemma not in lex.proxies or any(t.dep == "poss" for t in noun.left):
        return None
    for prep in doc.kids(noun.token.i, "prep"):
        for body in doc.kids(prep.i, "pobj") if prep.lower in {"of", "for"} else ():
            found = lex.heads.get(body.lemma)
            said = [lex.modifier[t.lower] for t in doc.kids(body.i, "amod", "compound") if t.lower in lex.modifier]
            if found is not None and (found.number in {"body", "many"} or body.tag == "NNS"):
                return said[0] if said and body.lemma in lex.soft else found.sector
    return None


def _of_owner(lex: Lexicon, noun: Noun, owner: Phrase | None) -> str | None:
    """The sector of whom the noun speaks or fights for."""
    if noun.lemma == "force":
        return owner.sector if owner and owner.sector in {"REB", "PRM", "COP"} else "MIL"
    townsfolk = owner is not None and owner.kind == "people" and noun.head.sector is not None
    if owner is None or owner.state or townsfolk or noun.lemma not in lex.proxies:
        return None  # "militants in Mosul" are no civilians for it
    return owner.sector


def _state(lex: Lexicon, noun: Noun, countries: tuple[str, ...]) -> str | None:
    """The country whose state the phrase stands for: "the Turkish government", "the Islamic republic"."""
    words = {t.lower for t in noun.modifiers}
    if noun.lemma == "republic" and "islamic" in words:
        return "IRN"
    whole = noun.lemma in lex.state_heads - _PARTS and not words & _LOCAL
    return countries[0] if len(countries) == 1 and (whole or noun.lemma == "capital") else None


def _kind(lex: Lexicon, noun: Noun, sector: str | None, state: str | None) -> str:
    number = noun.head.number
    if state or number == "state":
        return "state"
    if number == "body":
        return "group" if sector in _ARMED else "body"
    alone = number == "one" or (number == "needy" and sector not in {"MIL", "REB", "COP"})
    if alone and not noun.plural:
        return "person"
    return "people" if sector in lex.people_sectors and number not in {"needy", "arms"} else "group"


# --- words


def _right_end(doc: Document, token: Token, lemma: str) -> int:
    """The token after the phrase: the head, and the of- and from-phrases and places that follow it directly."""
    end = token.i + 1
    for prep in doc.kids(token.i, "prep"):
        allowed = prep.lower in {"of", "from"} or (prep.lower in {"for", "in"} and lemma in _SPEAKERS)
        allowed = allowed or (prep.lower == "in" and any(k.entity in _PLACES for k in doc.kids(prep.i, "pobj")))
        nouns = doc.kids(prep.i, "pobj")
        if prep.i != end or not allowed or not nouns:
            break
        end = _object_end(doc, nouns[0])
    return end


def _object_end(doc: Document, noun: Token) -> int:
    end = _right_end(doc, noun, noun.lemma)
    for other in doc.kids(noun.i, "conj"):
        between = [t for t in doc.kids(noun.i) if noun.i < t.i < other.i]
        if all(t.dep in {"cc", "punct", "conj"} for t in between):
            end = max(end, _object_end(doc, other))
    return end


def _role(context: Context, noun: Noun) -> str | None:
    """The words of a person's role: "deputy foreign minister"."""
    doc, inside = context.doc, context.lex.title_inside
    first = last = noun.token.i
    for item in reversed([t for t in noun.left if t.dep != "det"]):
        words = sorted(doc.descendants(item.i))
        named = any(j in context.country_at for j in words)
        if named or not (item.dep == "compound" or all(doc.tokens[j].lower in inside for j in words)):
            break
        first = words[0]
    if [t.lower for t in doc.tokens[last + 1 : last + 3]] in (["of", "state"], ["of", "staff"]):
        last += 2
    return doc.text[doc.tokens[first].start : doc.tokens[last].end].lower()


def drop_modifiers(doc: Document, phrases: list[Phrase]) -> Iterator[Phrase]:
    """The phrases without adjectives of countries that only describe another actor ("Turkish police")."""
    heads = {p.head for p in phrases if p.how != "adjective"}
    for phrase in phrases:
        if phrase.how != "adjective" or not _describes(doc, phrase.head, heads):
            yield phrase


def _describes(doc: Document, i: int, heads: set[int]) -> bool:
    """Does token `i`, or the word it is coordinated with, modify the head of another phrase behind it?"""
    token = doc.tokens[i + 2 if is_pair(doc, i + 1) else i]
    while token.dep == "conj" or (token.dep in _MODIFYING and token.head not in heads):
        if token.head == token.i:
            return False
        token = doc.tokens[token.head]
    return token.dep in _MODIFYING and token.head in heads and token.head > i
