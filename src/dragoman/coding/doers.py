"""Who did what is told without a doer. In: the drafts of a report; out: those with the doers told elsewhere.

Protests are made by the protesters the report speaks of, the fighting that a truce ends was between its parties, and
who was abducted once was abducted by the same hands each time it is told.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.drafts import Draft
from dragoman.document import Document
from dragoman.lang import word_set

# Sentences around a protest in which its protesters are spoken of.
_NEAR = 8
_ENDED = frozenset({"RETREAT", "CONSULT", "CONCEDE", "AGREE"})


def with_doers(doc: Document, drafts: list[Draft], book: ActorBook) -> list[Draft]:
    """The drafts, those without a doer with the one that the report tells elsewhere."""
    return [_with_doer(doc, draft, drafts, book) if draft.agentless else draft for draft in drafts]


def _with_doer(doc: Document, draft: Draft, drafts: list[Draft], book: ActorBook) -> Draft:
    doers = _protesters(doc, draft, book) or _both_sides(doc, draft, drafts) or _captors(doc, draft, drafts)
    taken = {i for p in draft.roles.recipient for i in p.ids}
    if not doers or taken & {i for p in doers for i in p.ids}:
        return draft
    return replace(draft, roles=replace(draft.roles, actor=doers, actor_slot="told elsewhere"), agentless=False)


def _protesters(doc: Document, draft: Draft, book: ActorBook) -> tuple[Party, ...]:
    """ "The protests went on": the protesters spoken of nearest to it."""
    noun = doc.tokens[draft.trigger.head]
    if draft.root != "PROTEST" or draft.trigger.kind != "noun":
        return ()
    spoken_of = book.groups(word_set("protesters"))
    found = [p for p in spoken_of if abs(doc.tokens[p.head].sentence - noun.sentence) <= _NEAR]
    return tuple(sorted(found, key=lambda p: (abs(p.head - noun.i), p.head))[:1])


def _both_sides(doc: Document, draft: Draft, drafts: list[Draft]) -> tuple[Party, ...]:
    """ "A truce between X and Y ended the fighting": both fought."""
    noun = doc.tokens[draft.trigger.head]
    frame = draft.rule.noun_frame
    if draft.root != "ASSAULT" or draft.trigger.kind != "noun" or frame is None or not frame.mutual:
        return ()
    for other in drafts:
        sides = other.roles.actor if len(other.roles.actor) > 1 else (*other.roles.actor, *other.roles.recipient)
        beside = doc.tokens[other.trigger.head].sentence == noun.sentence
        if beside and other.root in _ENDED and len({i for p in sides for i in p.ids}) > 1:
            return sides
    return ()


def _captors(doc: Document, draft: Draft, drafts: list[Draft]) -> tuple[Party, ...]:
    """ "The girls were kidnapped": whoever the report says kidnapped girls, where that is one party."""
    if draft.rule.mode != "abduct":
        return ()
    whom = {doc.tokens[p.head].lemma for p in draft.roles.recipient}
    told = [d for d in drafts if d.rule.mode == "abduct" and not d.agentless and d.roles.actor]
    same = [d for d in told if whom & {doc.tokens[p.head].lemma for p in d.roles.recipient}]
    by_ids = {tuple(i for p in d.roles.actor for i in p.ids): d.roles.actor for d in same}
    return next(iter(by_ids.values())) if len(by_ids) == 1 else ()
