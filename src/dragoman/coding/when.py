"""When an act takes place. In: a trigger and the time expressions; out: the one of its clause, else of its sentence.

A date on the verb of saying ("said on Monday") is when it was said, not when the act was: the climb from the trigger
stops at clauses that are told by somebody. A date that is not the clause's own is passed on only where the sentence has
no other, and from one mention of an act to the others; how such dates are known is "inferred". No act has the day of
publication because nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.mentions import TimeMention
from dragoman.parsing.clauses import antecedent, clause_head, is_verb
from dragoman.records import Claim, Note

# Why a claim has its date.
OWN_CLAUSE = "the date of the act's clause"
OF_SENTENCE = "the only date of the act's sentence"
OF_MENTION = "the date of another mention of the act"

_MAX_CLIMB = 6
_BY = frozenset({"in", "by", "during"})
_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "PART"})
_APART = frozenset({"before", "after", "since", "following", "until", "till"})
_TOGETHER = frozenset({"as", "when", "while"})
_MODIFIERS = frozenset({"compound", "nummod", "amod", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class TimeIndex:
    """The dates of a report by the words they hang on, by sentence and by their last word; `acts` are the heads of all
    triggers."""

    clauses: dict[int, list[TimeMention]]
    sentences: dict[int, list[TimeMention]]
    ends: dict[int, TimeMention]
    acts: frozenset[int]


def index_times(doc: Document, times: tuple[TimeMention, ...], acts: frozenset[int]) -> TimeIndex:
    """What `date_of` looks dates up in."""
    ends = {inside[-1]: time for time in times if _is_dated(time) and (inside := doc.tokens_in(time.span))}
    return TimeIndex(times_by_clause(doc, times, acts), times_by_sentence(doc, times), ends, acts)


def date_of(doc: Document, trigger: TriggerMention, index: TimeIndex) -> tuple[TimeMention, str] | None:
    """The date of an act, as far as its sentence tells it, and why it is the act's."""
    own = time_of(doc, trigger, index.clauses, index.acts) or _before_when(doc, trigger, index.ends)
    if own is not None and own.start is not None:
        return own, OWN_CLAUSE
    other = passed_on(doc, trigger, index.sentences) if own is None else None
    return (replace(other, how="inferred"), OF_SENTENCE) if other is not None else None


def times_by_clause(
    doc: Document, times: tuple[TimeMention, ...], acts: frozenset[int]
) -> dict[int, list[TimeMention]]:
    """Dates and times of day by every token they hang on, up to the act or the verb of their clause.

    `acts` are the heads of all triggers: "before his visit on Jan. 8" dates the visit and nothing above it.
    """
    index: dict[int, list[TimeMention]] = {}
    for time in times:
        if not _is_dated(time):
            continue
        inside = doc.tokens_in(time.span)
        if not inside:
            continue
        head = next((i for i in inside if doc.tokens[i].head not in inside), inside[-1])
        within = doc.tokens[head].dep in _MODIFIERS  # "Friday's raid", "the 2003 invasion"
        for above in doc.ancestors(head):
            token = doc.tokens[above]
            if token.dep == "prep" and token.lower in _APART and doc.tokens[head].head != above:
                break  # "before the vote of May 3"
            if token.dep == "appos" or (within and not _shares_date(doc, token)):
                index.setdefault(above, []).append(time)
                break
            if token.pos in {"NOUN", "PROPN", "VERB", "AUX", "ADJ"} and token.dep not in {"aux", "auxpass"}:
                index.setdefault(above, []).append(time)
            if is_verb(token) or above in acts:
                break
    return index


def _is_dated(time: TimeMention) -> bool:
    """Whether the expression tells a day or a longer stretch: "at 10 p.m." leaves the day open."""
    if time.type == "TIME":
        return not all(word in word_set("clock") or word[0].isdigit() for word in time.text.lower().split())
    return time.type == "DATE"


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
    shared = _of_its_event(doc, head, index)
    if shared is not None:
        return shared
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


def _before_when(doc: Document, trigger: TriggerMention, ends: dict[int, TimeMention]) -> TimeMention | None:
    """ "In May 1999, when rebels attacked the town"."""
    verb = trigger.support if trigger.support is not None else clause_head(doc, trigger.head)
    when = next((kid.i for kid in doc.kids(verb, "advmod") if kid.lower == "when"), None)
    if when is None or when < 2:
        return None
    return ends.get(when - 2 if doc.tokens[when - 1].text == "," else when - 1)


def _of_its_event(doc: Document, verb: int, index: dict[int, list[TimeMention]]) -> TimeMention | None:
    """What people suffer happens when the act does that brings it: "the May 3 raid killed ten"."""
    token = doc.tokens[verb]
    if not _is_suffered(token):
        return None
    nouns = [k.i for k in doc.kids(verb, "nsubj")]
    above = antecedent(doc, verb)
    nouns += [above, *_holders(doc, above)] if above is not None else []
    for suffered in (token, *_suffered_with(doc, verb)):
        if suffered.i in index:
            return _best(doc, index[suffered.i], verb)
        nouns += [n.i for k in doc.kids(suffered.i, "agent", "prep") if k.lower in _BY for n in doc.kids(k.i, "pobj")]
    dated = next((n for n in nouns if n in index and doc.tokens[n].pos == "NOUN"), None)
    return _best(doc, index[dated], verb) if dated is not None else None


def _holders(doc: Document, noun: int) -> list[int]:
    """The nouns whose phrase a noun is part of: "the May 3 raid on a village that killed ten"."""
    found: list[int] = []
    while doc.tokens[noun].dep == "pobj":
        noun = doc.tokens[doc.tokens[noun].head].head
        if doc.tokens[noun].pos != "NOUN":
            break
        found.append(noun)
    return found


def _suffered_with(doc: Document, verb: int) -> list[Token]:
    """"Killed and wounded", "six were killed and nine wounded", where parsers take "wounded" for what the nine are."""
    joined = doc.kids(verb, "conj")
    return [v for k in joined for v in (k, *doc.kids(k.i, "acl")) if _is_suffered(v)]


def _is_suffered(token: Token) -> bool:
    return is_verb(token) and token.lemma in word_set("suffering")


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


def times_by_sentence(doc: Document, times: tuple[TimeMention, ...]) -> dict[int, list[TimeMention]]:
    """Dates and times of day by the sentence they stand in."""
    index: dict[int, list[TimeMention]] = {}
    for time in times:
        inside = doc.tokens_in(time.span)  # none for what stands in a line that is not parsed
        if inside and time.type in {"DATE", "TIME"}:
            index.setdefault(doc.tokens[inside[0]].sentence, []).append(time)
    return index


def passed_on(
    doc: Document, trigger: TriggerMention, by_sentence: dict[int, list[TimeMention]]
) -> TimeMention | None:
    """The one date of the sentence, where the act's clause and the date's tell of one time.

    A noun has only the date that stands before it: "the Dec. 21, 1988, bombing".
    """
    times = by_sentence.get(doc.tokens[trigger.head].sentence, ())
    if not times:
        return None
    if trigger.kind == "noun":
        return next((t for t in times if t.start and _dates_noun(doc, t, trigger.head)), None)
    if len({(t.start, t.end) for t in times}) > 1 or times[0].start is None or not _is_dated(times[0]):
        return None
    inside = doc.tokens_in(times[0].span)
    if not inside:
        return None
    head = next((i for i in inside if doc.tokens[i].head not in inside), inside[-1])
    return times[0] if _open_way(doc, trigger.head, head) else None


def _dates_noun(doc: Document, time: TimeMention, noun: int) -> bool:
    """Whether a date stands among the words before a noun, with at most adjectives and nouns between."""
    inside = doc.tokens_in(time.span)
    if not inside:
        return False
    last = inside[-1]
    between = doc.tokens[last + 1 : noun]
    return last < noun and len(between) <= 3 and all(t.text == "," or t.pos in _BEFORE_NOUN for t in between)


def _open_way(doc: Document, trigger: int, date: int) -> bool:
    """Whether the date of another clause is the act's: that of what it happens in, or of what it leads to.

    "Was hit while he drove home on Friday", "two were killed and six hurt when a shell fell on Friday", "shortly after
    he left on Friday", "was asked to come on Friday"; not "praised those who came on Friday".
    """
    dated = _verb_of(doc, date)
    if dated is None:
        return False
    up = [trigger, *doc.ancestors(trigger)]
    down = [dated, *doc.ancestors(dated)]
    meeting = next((i for i in down if i in up), None)
    if meeting is None:
        return False
    below = (doc.tokens[i] for i in down[: down.index(meeting)])
    above = (doc.tokens[i] for i in up[: up.index(meeting)])
    led = all(_leads_on(doc, t) or (t.dep == "conj" and _is_suffered(t)) for t in below)
    return led and all(_leads_on(doc, t) or _goes_along(doc, t) for t in above)


def _verb_of(doc: Document, date: int) -> int | None:
    """The verb that a date hangs on, directly or by a preposition that puts the act at that date."""
    above = doc.tokens[doc.tokens[date].head]
    if above.dep == "prep" and above.lower in {"in", "on", "at", "during", "of"}:
        above = doc.tokens[above.head]
    return above.i if is_verb(above) else None


def _leads_on(doc: Document, clause: Token) -> bool:
    """An infinitive or a clause of the same time."""
    if clause.dep != "advcl":
        return clause.dep == "xcomp"
    marks = doc.kids(clause.i, "mark", "advmod")
    return any(k.lower in _TOGETHER for k in marks) or any(k.lower in word_set("at_once") for k in marks)


def _goes_along(doc: Document, clause: Token) -> bool:
    """What is told with the act of the clause above: "on Monday he called for a vote, vowing to win it"."""
    joined = clause.dep == "conj" and is_verb(clause) and not doc.kids(clause.i, "nsubj", "nsubjpass")
    return joined or (clause.dep == "advcl" and clause.tag == "VBG")


def share_dates(claims: Sequence[Claim]) -> list[Claim]:
    """Claims without a date that get the one of the other mentions of their act, where these agree."""
    dates: dict[str, Claim] = {}
    unsure: set[str] = set()
    for claim in claims:
        act = claim.same_as or claim.id
        if claim.when is None:
            continue
        first = dates.setdefault(act, claim).when
        if first is not None and (first.start, first.end) != (claim.when.start, claim.when.end):
            unsure.add(act)
    return [_with_date(claim, dates, unsure) for claim in claims]


def _with_date(claim: Claim, dates: dict[str, Claim], unsure: set[str]) -> Claim:
    act = claim.same_as or claim.id
    if claim.when is not None or act not in dates or act in unsure:
        return claim
    source = dates[act]
    if source.when is None:
        return claim
    note = Note("when", source.when.text, (source.when.span,), f"{OF_MENTION} ({source.id})")
    return replace(claim, when=replace(source.when, how="inferred"), notes=(*claim.notes, note))
