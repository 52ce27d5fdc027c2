"""What the place of an act tells of its parties. In: a draft's roles and its place; out: roles, and countries noted.

Who imposes a curfew in a city imposes it on the people there; protesters and victims without a country, who are no
strangers by what they are called, belong to the country in which they act or suffer.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.drafts import Draft
from dragoman.coding.roles import Roles
from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.lang.rules import Rule
from dragoman.mentions import Actor, PlaceMention

# Acts done to whoever is at their place. Speech is made where it is made: only what it is about tells.
_DONE_THERE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "AID", "CONCEDE", "RETREAT"})
# Acts of going to somebody, who is the host where the place is abroad.
_GOING = frozenset({"CONSULT", "COOPERATE"})
_LOCAL_ACTS = frozenset({"ASSAULT", "COERCE", "PROTEST", "AID"})
_INTO = frozenset({"in", "into", "to", "on", "across", "throughout", "from"})
_LOCAL = frozenset({"CVL", "REB", "PRM", "OPP", "COP", "UAF", "EDU", "LAB", "CRM", "REL", "AGR", "LEG", "MED"})
# Modes of acts that only a state does, and what courts do to the accused.
_STATE_POWER = frozenset({"arrest", "deport", "convict", "investigate", "curfew", "martial-law", "censor"})
_COURTS = frozenset({"accuse.charge", "accuse.charge_with", "accuse.charges", "accuse.indict", "accuse.trial"})
_MANY = frozenset({"group", "people"})


def ruling_at(doc: Document, draft: Draft, placed: tuple[PlaceMention, str], book: ActorBook) -> Draft:
    """The draft with the state of its place as actor, where a state's power is used and nobody is said to use it
    ("was arrested in Nairobi", "were expelled from Kenya")."""
    place, role = placed
    rule = draft.rule
    expelled = rule.id.startswith("sanction.expel") and role == "origin"
    ruled = rule.mode in _STATE_POWER or rule.id in _COURTS or expelled
    if draft.roles.actor or not ruled or not _is_near(doc, place.head, draft.trigger):
        return draft
    state = book.state_at(place)
    if state is None or set(state.ids) <= {i for p in draft.roles.recipient for i in p.ids}:
        return draft
    return replace(draft, roles=replace(draft.roles, actor=(state,), actor_slot="where"), agentless=False)


def _is_near(doc: Document, place: int, trigger: TriggerMention) -> bool:
    """Whether the place hangs on the act itself or on where in it ("jailed in Kenya", "held in a prison in Kenya")."""
    ways = {trigger.head, trigger.support}
    for _ in range(3):
        prep = doc.tokens[doc.tokens[place].head]
        if prep.dep != "prep" or prep.lower not in {"in", "at", "from", "near", "of"}:
            return doc.tokens[place].dep in {"conj", "appos"}
        if prep.head in ways or doc.tokens[prep.head].dep in {"dobj", "nsubjpass"}:
            return True
        place = prep.head
    return False


def with_place(roles: Roles, rule: Rule, place: PlaceMention, book: ActorBook, *, spoken: bool) -> Roles:
    """The roles, those at the place as recipients where the words name none. `spoken`: it is the place of an act that
    somebody only speaks of."""
    alone = len({i for p in roles.actor for i in p.ids}) == 1
    if roles.recipient or not alone or not _takes_place(roles, rule, place, book, spoken=spoken):
        return roles
    party = book.at_place(place)
    if party is None or set(party.ids) <= {i for p in roles.actor for i in p.ids}:
        return roles
    return replace(roles, recipient=(party,), recipient_slot="where")


def with_site(doc: Document, draft: Draft, book: ActorBook) -> Draft:
    """The draft with the people of "the town", "the area" as recipient, where only that says to whom it is done."""
    roles, trigger = draft.roles, draft.trigger
    frame = draft.rule.noun_frame if trigger.kind == "noun" else draft.rule.frame
    alone = len({i for p in roles.actor for i in p.ids}) == 1
    if roles.recipient or not alone or frame is None or not frame.recipient or draft.root not in _DONE_THERE:
        return draft
    verb = trigger.head if trigger.support is None else trigger.support
    governors = [verb, *(k.i for k in doc.kids(verb, "dobj", "prt", "acomp", "prep"))]
    for prep in (p for i in governors for p in doc.kids(i, "prep") if p.lower in _INTO):
        for noun in doc.kids(prep.i, "pobj"):
            if noun.lemma in word_set("sites") and any(k.lower == "the" for k in doc.kids(noun.i, "det")):
                return replace(draft, roles=replace(roles, recipient=(book.site(noun.i),), recipient_slot="where"))
    return draft


def _takes_place(roles: Roles, rule: Rule, place: PlaceMention, book: ActorBook, *, spoken: bool) -> bool:
    frame = rule.frame or rule.noun_frame
    if frame is None or not frame.recipient or book.leads(place, roles.actor):
        return False
    if rule.root in _GOING:
        home = {book.get(i).country for p in roles.actor for i in p.ids}
        return place.country is not None and place.country not in home and None not in home
    return spoken or rule.root in _DONE_THERE


def note_homes(doc: Document, roles: Roles, rule: Rule, place: PlaceMention, book: ActorBook) -> None:
    """Note the country of locals who act or suffer at the place."""
    if rule.root not in _LOCAL_ACTS or place.country is None:
        return
    for party in (*roles.actor, *roles.recipient):
        for actor_id in party.ids:
            if _is_local(doc, book.get(actor_id), party):
                book.settle(actor_id, place.country)


def _is_local(doc: Document, actor: Actor, party: Party) -> bool:
    words = {doc.tokens[i].lemma for i in doc.tokens_in(party.span)}
    folk = actor.kind == "people" and actor.sector == "CVL"  # "ethnic Albanians", "Shiites" live where they act
    named = not folk and any(doc.tokens[i].pos == "PROPN" for i in doc.tokens_in(party.span))
    arm = doc.tokens[party.head].lower in word_set("arms_of") and actor.sector in {"MIL", "GOV"}
    return actor.kind in _MANY and (arm or actor.sector in _LOCAL) and not named and not words & word_set("strangers")
