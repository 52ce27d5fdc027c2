"""Claims → meetings. In: the claims of a report; out: gatherings, planned or held, with the claims that speak of them."""

from __future__ import annotations

from dragoman.document import Document
from dragoman.records import Claim, Meeting

_STATES = {
    "happened": "held",
    "ongoing": "held",
    "historical": "held",
    "scheduled": "planned",
    "possible": "planned",
    "negated": "cancelled",
}


def find_meetings(doc: Document, claims: list[Claim]) -> list[Meeting]:
    """One meeting for each consultation that is not a second mention of another."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.root == "CONSULT" and (claim.actor or claim.recipient):
            groups.setdefault(claim.same_as or claim.id, []).append(claim)
    return [
        _meeting(f"m{number}", members, doc) for number, members in enumerate(groups.values(), start=1)
    ]


def _meeting(meeting_id: str, members: list[Claim], doc: Document) -> Meeting:
    parties: list[str] = []
    topics: list[str] = []
    for claim in members:
        parties += [p for p in (*claim.actor, *claim.recipient) if p not in parties]
        for note in claim.notes:
            if note.field == "topic" and note.value not in topics:
                topics.append(note.value)
    return Meeting(
        id=meeting_id,
        parties=tuple(parties),
        when=next((c.when for c in members if c.when is not None), None),
        where=next((c.where for c in members if c.where is not None), None),
        topics=tuple(topics),
        state=_STATES[members[0].status],
        claims=tuple(c.id for c in members),
    )
