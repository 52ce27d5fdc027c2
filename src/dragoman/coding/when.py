"""When an act takes place. In: a trigger and the time expressions; out: the one that belongs to the act's own clause.

A date on the verb of saying ("said on Monday") is when it was said, not when the act was: the climb from the trigger
stops at clauses that are told by somebody.
"""

from __future__ import annotations

from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.mentions import TimeMention
from dragoman.parsing.clauses import clause_head, is_verb

# Why a claim has its date.
OWN_CLAUSE = "the date of the act's clause"

_MAX_CLIMB = 6
_MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "poss"})


def times_by_clause(
    doc: Document, times: tuple[TimeMention, ...], acts: frozenset[int]
) -> dict[int, list[TimeMention]]:
    """Dates and times of day by every token they hang on, up to the act or the verb of their clause.

    `acts` are the heads of all triggers: "before his visit on Jan. 8" dates the visit and nothing above it.
    """
    index: dict[int, list[TimeMention]] = {}
    for time in times:
        if time.type not in {"DATE", "TIME"}:
            continue
        inside = doc.tokens_in(time.span)
        if not inside:
            continue
        head = next((i for i in inside if doc.tokens[i].head not in inside), inside[-1])
        within = doc.tokens[head].dep in _MODIFIERS  # "Friday's raid", "the 2003 invasion"
        for above in doc.ancestors(head):
            token = doc.tokens[above]
            if token.dep == "appos" or (within and not _shares_date(doc, token)):
                index.setdefault(above, []).append(time)
                break
            if token.pos in {"NOUN", "PROPN", "VERB", "AUX", "ADJ"} and token.dep not in {"aux", "auxpass"}:
                index.setdefault(above, []).append(time)
            if is_verb(token) or above in acts:
                break
    return index


def _shares_date(doc: Document, noun: Token) -> bool:
    """Whether the clause happens when the thing that its noun names does: "in Friday's raid", not "after" it."""
    return noun.dep != "pobj" or doc.tokens[noun.head].lower in {"in", "at", "on", "during", "throughout"}


def time_of(
    doc: Document, trigger: TriggerMention, index: dict[int, list[TimeMention]], acts: frozenset[int]
) -> TimeMention | None:
    """The time expression of the trigger's clause, or of the clauses it is part of."""
    head = trigger.head
    if head in index:
        return _best(doc, index[head], head)
    verb = trigger.support if trigger.support is not None else clause_head(doc, head)
    if trigger.kind == "noun" and trigger.support is None and not _carries(doc, head, verb, acts):
        return None
    for _ in range(_MAX_CLIMB):
        if verb in index:
            return _best(doc, index[verb], head)
        token = doc.tokens[verb]
        above = doc.tokens[token.head]
        if token.head == verb or token.dep not in {"xcomp", "conj", "advcl", "acomp", "pcomp", "prep"}:
            return None
        if token.dep == "conj" and any(k.dep in {"nsubj", "nsubjpass"} for k in doc.kids(verb)):
            return None
        if above.lemma in word_set("tense_free"):
            return None
        verb = above.i
    return None


def _carries(doc: Document, noun: int, verb: int, acts: frozenset[int]) -> bool:
    """Whether the clause's date can be the noun's: no other act and no other clause lies between."""
    for i in (noun, *doc.ancestors(noun)):
        token = doc.tokens[i]
        if i == verb:
            return verb not in acts or token.lemma in word_set("suffering") or doc.tokens[noun].head == verb
        if i != noun and i in acts:
            return False
        if token.dep in {"relcl", "ccomp", "advcl"}:
            return False
    return False


def _best(doc: Document, times: list[TimeMention], head: int) -> TimeMention:
    """The nearest dated expression, those with a value first."""
    at = doc.tokens[head].start
    return min(times, key=lambda t: (t.start is None, t.type == "TIME", abs(t.span.start - at)))
