"""What its date adds to an act's status. In: a draft, its date and the report's; out: the status and its cues.

Done long before the report is historical, ahead of it scheduled.
"""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.coding.drafts import Draft
from dragoman.document import Document, Span
from dragoman.lang import word_set
from dragoman.mentions import TimeMention
from dragoman.parsing.clauses import clause_head

# An act that ended this long before the report is background, not news.
_HISTORICAL = timedelta(days=365)
# What is said is said when it is told: a date ahead is that of what is demanded or threatened.
_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})


def dated_status(
    doc: Document, draft: Draft, time: TimeMention | None, published: date | None
) -> tuple[str, tuple[Span, ...]]:
    """The status, with what the date or the words for a bygone age add."""
    status = draft.status
    bygone = _bygone(doc, draft.trigger.head) if status.value == "happened" else None
    if bygone is not None:
        return "historical", (*status.cues, bygone)
    if time is None or published is None:
        return status.value, status.cues
    if status.value == "happened" and time.end and time.end < (published - _HISTORICAL).isoformat():
        since = doc.text[: time.span.start].rstrip().lower().endswith("since")  # "has fought them since 2012"
        return ("happened", status.cues) if since else ("historical", (*status.cues, time.span))
    ahead = bool(time.start) and (time.start or "") > published.isoformat()
    said = draft.root in _SAID or draft.trigger.kind == "adj"
    if ahead and (status.value == "ongoing" or (status.value == "happened" and not said)):
        return "scheduled", (*status.cues, time.span)
    return status.value, status.cues


def _bygone(doc: Document, head: int) -> Span | None:
    """The words that put an act long ago without a date: "decades ago", "during the Cold War"."""
    verb = clause_head(doc, head)
    for kid in doc.kids(verb, "mark"):
        before = doc.tokens[kid.i - 1]
        if kid.lower == "after" and before.lower in word_set("long_stretches"):
            return Span(before.start, kid.end)  # "twenty years after troops invaded"
    if any(k.tag in {"VBZ", "VBP"} for k in doc.kids(verb, "aux")):
        return None  # "has compared it with the Cold War"
    for kid in doc.kids(verb, "advmod", "prep"):
        if kid.lower == "ago":
            found = next((k for k in doc.kids(kid.i, "npadvmod") if k.lower in word_set("long_stretches")), None)
            if found is not None and not doc.kids(found.i, "nummod"):
                return Span(found.start, kid.end)
        for noun in doc.kids(kid.i, "pobj") if kid.lower in {"during", "in"} else ():
            first, last = doc.subtree(noun.i)
            span = Span(doc.tokens[first].start, doc.tokens[last - 1].end)
            words = doc.text[slice(*span)].lower().replace(" ", "-")
            if any(era in words for era in word_set("eras")):
                return span
    return None
