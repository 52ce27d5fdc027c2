"""Acts mentioned again by a bare noun. In: triggers without parties and the drafts before them; out: drafts with them.

"The attack", told after the act itself with its parties, is one more mention of it: it takes over who took part, and is
joined to the first mention later. What nothing before explains stays dropped, and so does what is no single act ("the
violence").
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.book import ActorBook, Party
from dragoman.coding.drafts import Draft, is_political
from dragoman.coding.roles import roles_of
from dragoman.coding.status import status_of
from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.parsing.clauses import logical_object
from dragoman.records import Drop

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
_DONE = frozenset({"happened", "ongoing"})
# Sentences back in which the act has been told.
_REACH = 8


def told_again(
    doc: Document,
    triggers: tuple[TriggerMention, ...],
    drafts: list[Draft],
    drops: list[Drop],
    book: ActorBook,
) -> tuple[list[Draft], list[Drop]]:
    """The drafts with one for each bare trigger that takes up an act told before, and the drops without those."""
    bare = {d.span for d in drops if d.reason == "no-party"}
    found = [
        again
        for t in triggers
        if t.span in bare and (again := _again(doc, t, drafts) or _judged(doc, t, drafts, book)) is not None
    ]
    drafts = [_aimed(doc, draft, drafts) for draft in drafts]
    taken = {d.trigger.span for d in found}
    merged = sorted([*drafts, *found], key=lambda d: d.trigger.head)
    return merged, [d for d in drops if d.span not in taken]


def _again(doc: Document, trigger: TriggerMention, drafts: list[Draft]) -> Draft | None:
    first = _first(doc, trigger, drafts)
    if first is None:
        return None
    return replace(first, trigger=trigger, rule=trigger.patterns[0].rule, status=status_of(doc, trigger), about=None)


def _first(doc: Document, trigger: TriggerMention, drafts: list[Draft]) -> Draft | None:
    """The act that the trigger takes up: the last told in its own word, else the last of its root, its means alike."""
    rule = trigger.patterns[0].rule
    noun = doc.tokens[trigger.head]
    if trigger.kind != "noun" or rule.root != "ASSAULT" or noun.lemma in word_set("turmoil"):
        return None
    if status_of(doc, trigger).value not in _DONE:
        return None
    if not any(k.lower in _DEFINITE for k in doc.kids(noun.i, "det")) or doc.kids(noun.i, "relcl", "acl"):
        return None
    plain = noun.lemma in word_set("plain_attacks")
    told = [
        draft
        for draft in reversed(drafts)
        if 0 < noun.sentence - doc.tokens[draft.trigger.head].sentence <= _REACH
        and draft.root == rule.root
        and draft.status.value in _DONE
        and (plain or draft.rule.mode == rule.mode)
    ]
    named = (draft for draft in told if doc.tokens[draft.trigger.head].lemma == noun.lemma)
    return next(named, told[0] if told else None)


def _judged(doc: Document, trigger: TriggerMention, drafts: list[Draft], book: ActorBook) -> Draft | None:
    """ "Oman backed the move", "called the strikes a crime": whoever did what was told before is praised or blamed."""
    rule = next((p.rule for p in trigger.patterns if p.rule.root in _JUDGING), None)
    deed = _deed(doc, trigger)
    if rule is None or deed is None:
        return None
    roles = roles_of(doc, trigger, rule, book)
    if not any(is_political(book, i) for p in roles.actor for i in p.ids):
        return None
    judge = {i for p in roles.actor for i in p.ids}
    doers = _doers(doc, deed, drafts, judge)
    if not doers:
        return None
    judged = replace(roles, recipient=doers, recipient_slot="told before")
    return Draft(trigger, rule, rule.root, judged, status_of(doc, trigger), None)


def _aimed(doc: Document, draft: Draft, drafts: list[Draft]) -> Draft:
    """ "Oman welcomed the move": the act with whoever made the move as recipient."""
    deed = _deed(doc, draft.trigger) if draft.root in _JUDGING and not draft.roles.recipient else None
    if deed is None or not draft.roles.actor:
        return draft
    doers = _doers(doc, deed, drafts, {i for p in draft.roles.actor for i in p.ids})
    return replace(draft, roles=replace(draft.roles, recipient=doers, recipient_slot="told before")) if doers else draft


def _deed(doc: Document, trigger: TriggerMention) -> int | None:
    """The object of the verb that is a deed told before: "the move", "the strikes"."""
    deed = logical_object(doc, trigger.head) if trigger.kind == "verb" else None
    if deed is None or not any(k.lower in _DEFINITE for k in doc.kids(deed, "det")):
        return None
    bare = not doc.kids(deed, "relcl", "acl", "prep", "poss", "amod", "compound")
    return deed if bare and doc.tokens[deed].lemma in word_set("deeds") else None


def _doers(doc: Document, deed: int, drafts: list[Draft], judge: set[str]) -> tuple[Party, ...]:
    """Who did the last thing told before that somebody else did."""
    here = doc.tokens[deed].sentence
    for draft in reversed([d for d in drafts if d.trigger.head < deed and d.root not in _JUDGING]):
        if here - doc.tokens[draft.trigger.head].sentence > _REACH:
            return ()
        doers = {i for p in draft.roles.actor for i in p.ids}
        if doers and not doers & judge and draft.status.value != "negated":
            return draft.roles.actor
    return ()
