"""Two mentions of one act. In: claims in text order; out: the claims, later mentions pointing at the first.

Same act: same root, actors that agree, no contradiction in date, place or recipient, and either the same word again,
a definite noun for it ("the visit"), or two words of one sentence ("killed in an air strike").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.records import Claim, Note

_STATUS_GROUPS = {"happened": 0, "ongoing": 0, "historical": 1, "scheduled": 2, "possible": 2, "negated": 3}
# Claims further apart than this many sentences are joined only with more than a shared actor.
_NEAR = 6


def join_same(
    claims: list[Claim], published: date | None, countries: dict[str, str | None]
) -> list[Claim]:
    """The claims with `same_as` set; dates and places known from the first mention are not copied."""
    done: list[Claim] = []
    for claim in claims:
        ahead = next((c for c in done if c.same_as is None and _told_ahead(c, claim, published)), None)
        if ahead is not None:
            claim = _put_ahead(claim, ahead)
        first = next((c for c in reversed(done) if c.same_as is None and _same(c, claim, countries)), None)
        done.append(replace(claim, same_as=first.id) if first is not None else claim)
    return done


def _told_ahead(first: Claim, second: Claim, published: date | None) -> bool:
    """Whether `second` tells in the past tense what the report dates to its own day or later: it is still ahead."""
    if published is None or first.status != "scheduled" or second.status != "happened" or second.when is not None:
        return False
    if first.when is None or first.when.start is None or first.when.start < published.isoformat():
        return False
    agree = first.root == second.root and first.mode == second.mode
    return agree and bool(second.recipient) and first.actor == second.actor and first.recipient == second.recipient


def _put_ahead(claim: Claim, first: Claim) -> Claim:
    spans = (first.when.span,) if first.when else ()
    note = Note("status", "scheduled", spans, f"the report dates the same act to a day still ahead ({first.id})")
    return replace(
        claim,
        status="scheduled",
        plover=first.plover,
        notes=(*(n for n in claim.notes if n.field != "status"), note),
    )


def _same(first: Claim, second: Claim, countries: dict[str, str | None]) -> bool:
    if first.root != second.root or _STATUS_GROUPS[first.status] != _STATUS_GROUPS[second.status]:
        return False
    if first.about != second.about and first.about is not None and second.about is not None:
        return False
    if _contradict(first, second) or _contradict_dates(first, second):
        return False
    shared = _overlap(first.actor, second.actor) + _overlap(first.recipient, second.recipient)
    if first.root in {"CONSULT", "AGREE", "COOPERATE"}:
        both = set(first.actor) | set(first.recipient), set(second.actor) | set(second.recipient)
        shared = len(both[0] & both[1])
        if first.mode == "visit" and first.mode == second.mode and _envoys(first, second, countries):
            return True
    distance = second.sentence.index - first.sentence.index
    if distance == 0:
        return bool(shared) or not (second.actor and second.recipient)
    if shared >= 2:
        return True
    return shared == 1 and distance <= _NEAR and first.mode == second.mode and _same_word(first, second)


def _overlap(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    return len(set(left) & set(right))


def _same_word(first: Claim, second: Claim) -> bool:
    return first.rule == second.rule


def _contradict(first: Claim, second: Claim) -> bool:
    for left, right in ((first.actor, second.actor), (first.recipient, second.recipient)):
        if left and right and not _overlap(left, right) and first.root not in {"CONSULT", "AGREE", "COOPERATE"}:
            return True
    return bool(first.where and second.where and first.where.place != second.where.place)


def _envoys(first: Claim, second: Claim, countries: dict[str, str | None]) -> bool:
    """Whether both tell of one country's people going to the same host: "a delegation", "we are sending envoys"."""
    senders = {countries[i] for i in first.actor} & {countries[i] for i in second.actor}
    return bool(senders - {None}) and bool(_overlap(first.recipient, second.recipient))


def _contradict_dates(first: Claim, second: Claim) -> bool:
    if first.when and second.when and first.when.start and second.when.start:
        apart = (first.when.end or "") < second.when.start or (second.when.end or "") < first.when.start
        return apart
    return False
