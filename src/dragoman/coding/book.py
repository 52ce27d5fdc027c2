"""The parties that claims name. In: the actors found, and heads of noun phrases; out: actor ids with their words.

Some parties are no mention of their own until an act names them: the country behind an adjective ("Russian strikes"),
the people of a town that is shelled. The book adds those as it meets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.document import Document, Span
from dragoman.finding.lexicon import lexicon
from dragoman.lang import word_set
from dragoman.mentions import Actor, ActorMention, Actors, PlaceMention
from dragoman.parsing.clauses import members, prep_objects
from dragoman.register import Register


@dataclass(frozen=True, slots=True)
class Party:
    """Actor ids and the words that name them in the act's clause; `head` is their head token."""

    head: int
    ids: tuple[str, ...]
    span: Span


class ActorBook:
    """The actors of one report while it is coded; `entries` are those found and those added."""

    def __init__(
        self, doc: Document, actors: Actors, places: tuple[PlaceMention, ...], register: Register
    ) -> None:
        self._doc = doc
        self._places = {p.head: p for p in places}
        self._actors = _named(_located(actors, self._places), register)
        self._register = register
        self._added: list[Actor] = []
        self._more: dict[str, set[Span]] = {}
        self._arms: list[tuple[str, str]] = []
        self._homes: dict[str, str] = {}
        self._in_name = dict(_tops(doc, actors))
        self._states = {a.country: a.id for a in actors.actors if a.kind == "state" and a.country}

    @property
    def entries(self) -> tuple[Actor, ...]:
        """All actors, those added last."""
        return tuple(self._noted(a) for a in (*self._actors.actors, *self._added))

    def _noted(self, actor: Actor) -> Actor:
        """The actor with the country and the mentions that were noted while the acts were read."""
        more = self._more.get(actor.id)
        country = self._homes.get(actor.id, actor.country)
        if more is None and country == actor.country:
            return actor
        return replace(actor, country=country, spans=tuple(sorted({*actor.spans, *(more or ())})))

    def get(self, actor_id: str) -> Actor:
        found = self._actors.by_id.get(actor_id)
        return found or next(a for a in self._added if a.id == actor_id)

    def mention(self, head: int) -> ActorMention | None:
        return self._actors.at(head)

    def parties(self, head: int) -> list[Party]:
        """The parties that the noun phrase with this head names, coordinated ones included."""
        found = []
        for member in members(self._doc, head):
            party = self.party(member)
            if party is not None:
                found.append(party)
                found += self._by_name(party.head)
        return found

    def _by_name(self, head: int) -> list[Party]:
        """Those named right behind a plural: "officers Ann Lee and Bob Moe"."""
        if self._doc.tokens[head].tag != "NNS":
            return []
        beside = [k.i for k in self._doc.kids(head, "appos") if self._doc.subtree(k.i)[0] == head + 1]
        return [p for i in beside for m in members(self._doc, i) if (p := self.party(m)) is not None]

    def party(self, head: int) -> Party | None:
        """The party that one noun (or demonym adjective) names."""
        token = self._doc.tokens[head]
        mention = self._actors.at(head) or (self._in_name.get(head) if token.pos == "PROPN" else None)
        if mention is not None and mention.actors:
            return Party(mention.head, mention.actors, mention.span)
        for kid in self._doc.kids(head, "appos"):  # "his old rival Ann Lee", "the capital, Bamako"
            named = self._actors.at(kid.i)
            if named is not None and named.actors and named.form == "name":
                return Party(kid.i, named.actors, named.span)
        if token.lemma in word_set("partitives"):
            for inner in prep_objects(self._doc, head, "of"):
                found = self.party(inner)
                if found is not None:
                    return found
        if token.pos in {"ADJ", "PROPN", "NOUN"} and token.text[:1].isupper():
            return self._demonym(head) or self._people(head)
        return None

    def arm(self, head: int) -> Party | None:
        """Who a bare noun before another one is, with the country's adjective beside it: "a (Kenyan) police raid"."""
        token, doc = self._doc.tokens[head], self._doc
        sector = lexicon().modifier.get(token.lower) if token.lower in word_set("arms_of") else None
        if sector is None:
            return None
        before = doc.tokens[head - 1] if head else token
        code = self._register.country_of(before.text) if before.text[:1].isupper() else None
        code = None if code is not None and self._is_ethnic(head - 1) else code
        span = Span(before.start if code else token.start, token.end)
        fits = (i for i in self._called(token.lemma) if code is None or self.get(i).country in {code, None})
        known = next(fits, None)
        if known is None:
            known = self._add(doc.text[slice(*span)], "group", code, sector, span)
            self._arms.append((token.lemma, known))
        self._note_span(known, span)
        return Party(head, (known,), span)

    def groups(self, lemmas: frozenset[str]) -> list[Party]:
        """The groups of no told number that the report describes by one of these nouns, in text order."""
        doc = self._doc
        found = [m for m in self._actors.mentions if m.form == "nominal" and doc.tokens[m.head].lemma in lemmas]
        many = [m for m in found if doc.tokens[m.head].tag == "NNS" and not doc.kids(m.head, "nummod")]
        return [Party(m.head, m.actors, m.span) for m in many if m.actors]

    def _called(self, lemma: str) -> Iterator[str]:
        """The groups and bodies that the report calls by this noun."""
        for mention in self._actors.mentions:
            if mention.form == "nominal" and self._doc.tokens[mention.head].lemma == lemma and len(mention.actors) == 1:
                yield from (i for i in mention.actors if self.get(i).kind in {"group", "body"})
        yield from (i for word, i in self._arms if word == lemma)

    def _people(self, head: int) -> Party | None:
        """A people or creed that only an adjective names ("Kurdish positions", "a Shiite mosque")."""
        token = self._doc.tokens[head]
        if token.entity != "NORP" or token.pos != "ADJ" or self._register.country_of(token.text) is not None:
            return None
        span = Span(token.start, token.end)
        named = [a for a in self.entries if a.kind == "people" and a.name[:4] == token.text[:4]]
        if named:
            return Party(head, (named[0].id,), span)
        return Party(head, (self._add(token.text, "people", None, "CVL", span),), span)

    def _demonym(self, head: int) -> Party | None:
        token = self._doc.tokens[head]
        code = self._register.country_of(token.text)
        if code is None or code not in self._register.countries or self._is_ethnic(head):
            return None
        span = Span(token.start, token.end)
        return Party(head, (self._state(code, span),), span)

    def _is_ethnic(self, head: int) -> bool:
        """Whether it is an ethnic adjective, which names no state ("ethnic Albanian unrest")."""
        return head > 0 and self._doc.tokens[head - 1].lower == "ethnic"

    def _state(self, code: str, span: Span) -> str:
        known = self._states.get(code)
        if known is None:
            known = self._add(self._register.countries[code].name, "state", code, "GOV", span)
            self._states[code] = known
        else:
            self._note_span(known, span)
        return known

    def is_town(self, head: int) -> bool:
        """Whether the noun at `head` is the name of a town or a site."""
        place = self._places.get(head)
        return place is not None and place.precision in {"town", "point", "district"}

    def town(self, head: int) -> Party | None:
        """The people of a place that an act is done to."""
        place = self._places.get(head)
        return None if place is None or place.country is None else self._townsfolk(place)

    def _townsfolk(self, place: PlaceMention) -> Party:
        name = place.name
        known = next((a for a in self._added if a.name == name and a.kind == "people"), None)
        actor_id = known.id if known else self._add(name, "people", place.country, "CVL", place.span)
        return Party(place.head, (actor_id,), place.span)

    def at_place(self, place: PlaceMention) -> Party | None:
        """Who stands for a place that an act is done to: the state of a country, else the people who live there."""
        found = self.party(place.head)
        return found or (self._demonym(place.head) if place.precision == "country" else self._townsfolk(place))

    def site(self, head: int) -> Party:
        """The people of a place that only a noun names ("the town")."""
        first, last = self._doc.subtree(head)
        span = self._doc.span(first, min(last, head + 1))
        return Party(head, (self._add(self._doc.text[slice(*span)], "people", None, "CVL", span),), span)

    def leads(self, place: PlaceMention, parties: tuple[Party, ...]) -> bool:
        """Whether the place is only part of what a party is called ("the Saudi-led coalition")."""
        named = self._doc.tokens[place.head].dep != "pobj"
        return named and any(place.span.within(p.span) for p in parties)

    def state_at(self, place: PlaceMention) -> Party | None:
        """The state that rules a place."""
        if place.country is None or place.country not in self._register.countries:
            return None
        return Party(place.head, (self._state(place.country, place.span),), place.span)

    def settle(self, actor_id: str, country: str) -> None:
        """Note the country that an actor of no known country was told to act or suffer in."""
        if self.get(actor_id).country is None:
            self._homes.setdefault(actor_id, country)

    def union(self, head: int) -> Party | None:
        """The body that a bare capitalised noun before another stands for: "the Coalition nations"."""
        token = self._doc.tokens[head]
        if token.lemma.lower() not in word_set("unions") or not token.text[:1].isupper():
            return None
        span = Span(token.start, token.end)
        known = next((a for a in self._added if a.name == token.text), None)
        if known is None:
            return Party(head, (self._add(token.text, "body", None, "IGO", span),), span)
        self._note_span(known.id, span)
        return Party(head, (known.id,), span)

    def unknown(self, span: Span, country: str | None) -> str:
        """The actor that nobody names, at home where the act was done; `span` is its trigger, all there is of one."""
        nameless = (a for a in self._added if a.sector == "UNK" and a.name == "unknown")
        known = next((a for a in nameless if a.country == country), None)
        if known is None:
            return self._add("unknown", "group", country, "UNK", span)
        self._note_span(known.id, span)
        return known.id

    def _add(self, name: str, kind: str, country: str | None, sector: str | None, span: Span) -> str:
        number = len(self._actors.actors) + len(self._added) + 1
        state = self._register.countries.get(country or "") if kind == "state" else None
        wikidata = state.wikidata if state else None
        actor = Actor(f"a{number}", name, kind, country, sector, None, wikidata, (span,))
        self._added.append(actor)
        return actor.id

    def _note_span(self, actor_id: str, span: Span) -> None:
        if not any(span.overlaps(s) for s in self.get(actor_id).spans):
            self._more.setdefault(actor_id, set()).add(span)


def _tops(doc: Document, actors: Actors) -> Iterator[tuple[int, ActorMention]]:
    """Tokens of a name that hang outside it, though another one is taken for its head."""
    for mention in actors.mentions:
        inside = doc.tokens_in(mention.span) if mention.form == "name" else range(0)
        for i in inside:
            if i != mention.head and doc.tokens[i].head not in inside:
                yield i, mention


def _located(actors: Actors, places: dict[int, PlaceMention]) -> Actors:
    """The actors, those that are towns with the country the gazetteer gives them."""
    known: dict[str, str] = {}
    for mention in actors.mentions:
        place = places.get(mention.head)
        if place is not None and place.country is not None and mention.form == "name" and len(mention.actors) == 1:
            known.setdefault(mention.actors[0], place.country)
    filled = tuple(
        replace(a, country=known[a.id]) if a.kind == "people" and a.country is None and a.id in known else a
        for a in actors.actors
    )
    return replace(actors, actors=filled, by_id={a.id: a for a in filled})


def _named(actors: Actors, register: Register) -> Actors:
    """The actors, states of which the report has only the adjective under the country's name."""
    named = tuple(
        replace(a, name=register.countries[a.country].name) if a.country and _is_adjective(a, register) else a
        for a in actors.actors
    )
    return replace(actors, actors=named, by_id={a.id: a for a in named})


def _is_adjective(actor: Actor, register: Register) -> bool:
    if actor.kind != "state" or actor.country not in register.countries:
        return False
    ways = {n.how for n in register.look_up(actor.name) if n.entry.country == actor.country}
    return not ways or ("adjective" in ways and "name" not in ways)
