"""Why a claim is what it is. In: a record and the id of one of its claims; out: sentences."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from dragoman.document import Span
from dragoman.errors import UsageError
from dragoman.records import Claim, Note, Record

WIDTH = 80
# Characters on either side of the claim's sentence in which what was dropped is told.
NEIGHBOURHOOD = 200


def explain(record: Record, claim_id: str) -> str:
    """Which rule and which characters gave each field of the claim, and why its neighbours were dropped.

    Raises UsageError where the record has no such claim.
    """
    claim = _claim(record, claim_id)
    text = record.report.text
    paragraphs = [
        _opening(claim, text),
        *(_field(note, text) for note in claim.notes),
        *_empty_fields(claim),
        *_neighbours(record, claim),
    ]
    return "\n".join(_wrapped(paragraphs))


def _claim(record: Record, claim_id: str) -> Claim:
    for claim in record.claims:
        if claim_id in {claim.id, claim.id.lstrip("c")}:
            return claim
    if not record.claims:
        raise UsageError("the record has no claims: there is nothing to explain")
    ids = f"{record.claims[0].id} to {record.claims[-1].id}"
    raise UsageError(f"the record has no claim '{claim_id}': its claims are {ids}")


def _opening(claim: Claim, text: str) -> str:
    sentence = _words(text, claim.sentence.span)
    kind = f"{claim.root} ({claim.mode})" if claim.mode else claim.root
    about = f", about {claim.about}" if claim.about else ""
    return (
        f"Claim {claim.id} is {kind}{about}, status {claim.status}, CAMEO {claim.cameo}. It was coded by "
        f"rule {claim.rule} from {_cited(text, claim.trigger.span)} in the sentence “{sentence}”"
    )


def _field(note: Note, text: str) -> str:
    reason = note.reason.rstrip(".")
    cited = ", ".join(_cited(text, span) for span in note.spans)
    rests = f" It rests on {cited}." if cited else ""
    rule = f" Rule: {note.rule}." if note.rule else ""
    return f"- {_spoken(note.field)}: {note.value}, because {reason}.{rests}{rule}"


_EMPTY = {
    "when": "no time expression belongs to the act",
    "where": "no place belongs to the act",
    "actor": "the sentence names nobody who did it",
    "recipient": "the sentence names nobody it was done to",
    "according_to": "the report says it in its own voice",
}


def _empty_fields(claim: Claim) -> Iterator[str]:
    told = {note.field for note in claim.notes}
    for field, reason in _EMPTY.items():
        if not getattr(claim, field) and field not in told:
            yield f"- {_spoken(field)}: none, because {reason}."


def _neighbours(record: Record, claim: Claim) -> Iterator[str]:
    start, end = claim.sentence.span
    near = Span(start - NEIGHBOURHOOD, end + NEIGHBOURHOOD)
    drops = [drop for drop in record.drops if drop.span.overlaps(near)]
    if not drops:
        yield "Nothing near it was looked at and dropped."
        return
    yield "Looked at near it, and not coded:"
    for drop in drops:
        yield f"- {_cited(record.report.text, drop.span)}: {drop.reason}"


def _spoken(field: str) -> str:
    return field.replace("_", " ")


def _cited(text: str, span: Span) -> str:
    return f"“{_words(text, span)}” (characters {span.start} to {span.end})"


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def _wrapped(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        indent = "  " if paragraph.startswith("- ") else ""
        yield textwrap.fill(paragraph, WIDTH, subsequent_indent=indent, break_on_hyphens=False)
