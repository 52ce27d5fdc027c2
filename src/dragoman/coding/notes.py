"""Why each field of a claim has its value. In: a draft, its claim and the grounds; out: notes for people to read."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.drafts import Draft
from dragoman.document import Document, Span
from dragoman.records import Claim, Note


@dataclass(frozen=True, slots=True)
class Grounds:
    """The words that decided the status, why the date is the act's, the words that fix the contexts."""

    status: tuple[Span, ...]
    when: str
    contexts: tuple[Span, ...]


def notes_of(doc: Document, draft: Draft, claim: Claim, grounds: Grounds) -> tuple[Note, ...]:
    """The notes of a claim, in the order of its fields."""
    return (*_act(doc, draft, claim), *_parties(doc, draft), *_setting(doc, claim, grounds))


def _act(doc: Document, draft: Draft, claim: Claim) -> list[Note]:
    reason = f"“{claim.trigger.text}” is a trigger of the rule"
    notes = [Note("root", claim.root, (claim.trigger.span,), reason, claim.rule)]
    about = draft.about
    if about is not None and about.head is not None and about.rule is not None:
        token = doc.tokens[about.head]
        span = Span(token.start, token.end)
        notes.append(Note("about", about.rule.root, (span,), "the topic names this act", about.rule.id))
    return notes


def _parties(doc: Document, draft: Draft) -> list[Note]:
    notes = []
    roles = draft.roles
    for name, parties, slot in (
        ("actor", roles.actor, roles.actor_slot),
        ("recipient", roles.recipient, roles.recipient_slot),
    ):
        if parties:
            spans = tuple(p.span for p in parties)
            words = ", ".join(doc.text[slice(*span)] for span in spans)
            notes.append(Note(name, words, spans, f"it stands in the slot “{slot}” of the trigger", draft.rule.id))
    if draft.agentless:
        notes.append(Note("actor", "unknown", (draft.trigger.span,), "the words name nobody who did it"))
    return notes


def _setting(doc: Document, claim: Claim, grounds: Grounds) -> list[Note]:
    told = "these words say so" if grounds.status else "it is told as a fact"
    notes = [Note("status", claim.status, grounds.status, told)]
    if claim.when is not None:
        notes.append(Note("when", claim.when.text, (claim.when.span,), f"it is {grounds.when} ({claim.when.how})"))
    if claim.where is not None:
        words = doc.text[slice(*claim.where.span)]
        reason = f"it is the place of the act's clause ({claim.where.role})"
        notes.append(Note("where", words, (claim.where.span,), reason))
    for source in claim.according_to:
        reason = f"the act stands in what “{source.cue}” introduces"
        notes.append(Note("according_to", source.text, source.spans, reason))
    if claim.contexts:
        notes.append(Note("contexts", ", ".join(claim.contexts), grounds.contexts, "the rule or these words fix them"))
    return notes
