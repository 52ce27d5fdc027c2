"""Who acts and who suffers in a report. In: a document, the register; out: actors and all their mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dragoman.document import Document, Span
from dragoman.finding.chains import Cast, Chain, main_country
from dragoman.finding.coref import gather, settle
from dragoman.finding.lexicon import lexicon
from dragoman.finding.names import find_names
from dragoman.finding.nominals import drop_modifiers, find_nominals
from dragoman.finding.phrases import Phrase
from dragoman.finding.pronouns import add_pronouns
from dragoman.mentions import Actor, ActorMention, Actors, PlaceMention
from dragoman.register import Register

__all__ = ["find_actors"]


def find_actors(
    doc: Document, register: Register, published: date | None, places: Sequence[PlaceMention] = ()
) -> Actors:
    """The actors of the document, after coreference.

    `published` decides which office a person of the register holds; without it only undisputed offices count.
    `places` give the countries of towns and regions ("rebels in Darfur").
    """
    names = find_names(doc, register, published, places)
    nominals = find_nominals(doc, names.phrases, names.country_at)
    phrases = _one_per_head(list(drop_modifiers(doc, sorted([*names.phrases, *nominals], key=_place))))
    about = main_country([code for i, code in names.country_at.items() if not _is_visitor(doc, i)])
    cast = gather(doc, phrases, published, about)
    add_pronouns(doc, cast)
    settle(cast, about)
    return _freeze(doc, cast)


def _is_visitor(doc: Document, i: int) -> bool:
    """Does the word only say of which country private people are ("two French engineers")?"""
    token = doc.tokens[i]
    noun = lexicon().heads.get(doc.tokens[token.head].lemma) if token.dep == "amod" else None
    return noun is not None and noun.number == "one" and noun.sector in lexicon().people_sectors


def _place(phrase: Phrase) -> tuple[int, int]:
    return phrase.first, phrase.last


def _one_per_head(phrases: list[Phrase]) -> list[Phrase]:
    """One phrase for each head token; a name outranks a description."""
    best: dict[int, Phrase] = {}
    for phrase in phrases:
        known = best.get(phrase.head)
        if known is None or (known.form != "name" and phrase.form == "name"):
            best[phrase.head] = phrase
    return sorted(best.values(), key=_place)


def _freeze(doc: Document, cast: Cast) -> Actors:
    """Actors numbered by first mention, and their mentions in text order."""
    spans: dict[int, list[Span]] = {}
    for phrase in cast.phrases:
        for chain in cast.at[phrase.head]:
            spans.setdefault(chain.number, []).append(_span(doc, phrase))
    ids = {number: f"a{n}" for n, number in enumerate(spans, start=1)}
    actors = tuple(_actor(doc, cast.chains[number], ids[number], spans[number]) for number in spans)
    mentions = tuple(
        ActorMention(p.head, _span(doc, p), tuple(ids[c.number] for c in cast.at[p.head]), p.form)
        for p in cast.phrases
    )
    return Actors(actors, mentions, {m.head: m for m in mentions}, {a.id: a for a in actors})


def _span(doc: Document, phrase: Phrase) -> Span:
    return doc.span(phrase.first, phrase.last)


def _actor(doc: Document, chain: Chain, name: str, spans: list[Span]) -> Actor:
    return Actor(
        name,
        _fullest_name(doc, chain),
        chain.kind,
        chain.country,
        chain.sector,
        chain.role,
        chain.entry.wikidata if chain.entry else None,
        tuple(sorted(set(spans))),
        chain.media,
    )


def _fullest_name(doc: Document, chain: Chain) -> str:
    """The longest name the report gives; for states the country's own name before capital or adjective."""
    named = [p for p in chain.phrases if p.form == "name"]
    described = [p for p in chain.phrases if p.form == "nominal"]
    if chain.state and chain.entry:
        own = [p for p in named if p.how == "name"]
        often = Counter(p.key for p in own).most_common(1)
        own = [p for p in own if p.key == often[0][0]]
        named = own or [p for p in named if doc.tokens[p.head].pos != "ADJ"] or named
    best = max(named or described or chain.phrases, key=lambda p: (len(p.key), p.last - p.first, -p.first))
    return doc.text[slice(*_span(doc, best))]
