"""Claims → meetings. In: the claims of a report; out: gatherings, planned or held, and the claims that speak of them.

Consultations are gatherings, and so is what somebody agrees to hold or calls off. The state is read from the words over
the gathering ("postponed", "was called off", "confirmed that they will meet"), else from the status of the claim.
"""

from __future__ import annotations

from functools import lru_cache

from dragoman.document import Document, Token
from dragoman.lang import load, word_set
from dragoman.parsing.clauses import is_verb, logical_object, members, prep_objects
from dragoman.records import Claim, Meeting

_STATES = {
    "happened": "held",
    "ongoing": "held",
    "historical": "held",
    "scheduled": "planned",
    "possible": "planned",
    "negated": "cancelled",
}
# Where claims of one meeting differ, the first of these wins.
_ORDER = ("cancelled", "moved", "held", "confirmed", "planned")
_TOPIC_PREPS = ("about", "on", "over", "regarding", "concerning")
_LONGEST_TOPIC = 8


def find_meetings(doc: Document, claims: list[Claim]) -> list[Meeting]:
    """One meeting for each gathering; claims that speak of the same one are put together."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.root == "CONSULT" and (claim.actor or claim.recipient):
            groups.setdefault(claim.same_as or claim.id, []).append(claim)
        elif _speaks_of_meeting(doc, claim):
            known = next((key for key, held in groups.items() if _same_parties(held, claim)), claim.id)
            groups.setdefault(known, []).append(claim)
    return [_meeting(f"m{number}", told, doc) for number, told in enumerate(groups.values(), start=1)]


def _speaks_of_meeting(doc: Document, claim: Claim) -> bool:
    """Whether parties agree to a gathering or call one off; to refuse one that nobody set is no meeting."""
    if claim.about != "CONSULT" or not claim.actor:
        return False
    if claim.root == "AGREE":
        return claim.status != "negated"
    return claim.root == "REJECT" and _said_state(doc, claim) is not None


def _same_parties(told: list[Claim], claim: Claim) -> bool:
    parties = {p for c in told for p in (*c.actor, *c.recipient)}
    own = {*claim.actor, *claim.recipient}
    dates = {c.when.start for c in (*told, claim) if c.when is not None}
    open_yet = all(c.status in {"scheduled", "possible", "negated"} or c.root != "CONSULT" for c in told)
    return open_yet and len(dates) < 2 and (len(own & parties) >= 2 or (len(own) == 1 and own <= parties))


def _meeting(meeting_id: str, told: list[Claim], doc: Document) -> Meeting:
    parties: list[str] = []
    topics: list[str] = []
    for claim in told:
        parties += [p for p in (*claim.actor, *claim.recipient) if p not in parties]
        topics += [t for t in _topics(doc, claim) if t not in topics]
    states = {_said_state(doc, c) or (_STATES[c.status] if c.root == "CONSULT" else "planned") for c in told}
    return Meeting(
        id=meeting_id,
        parties=tuple(parties),
        when=next((c.when for c in told if c.when is not None), None),
        where=next((c.where for c in told if c.where is not None), None),
        topics=tuple(topics),
        state=min(states, key=_ORDER.index),
        claims=tuple(c.id for c in told),
    )


@lru_cache(maxsize=1)
def _state_words() -> dict[str, str]:
    return {word: state for state, words in load("meetings")["state"].items() for word in words.split()}


def _head(doc: Document, claim: Claim) -> Token:
    """The token of the trigger that its other words hang on."""
    inside = doc.tokens_in(claim.trigger.span)
    return doc.tokens[next((i for i in inside if doc.tokens[i].head not in inside), inside[0])]


def _said_state(doc: Document, claim: Claim) -> str | None:
    """The state that the words over the gathering name, the nearest first."""
    token = _head(doc, claim)
    near = [token, *doc.kids(token.i, "amod")]
    for _ in range(3):
        above = doc.tokens[token.head]
        if above.i == token.i or token.dep not in {"dobj", "nsubjpass", "xcomp", "ccomp", "pobj", "prep", "conj"}:
            break
        near.append(above)
        token = above
    return next((state for t in near if (state := _named_state(doc, t, claim)) is not None), None)


def _named_state(doc: Document, token: Token, claim: Claim) -> str | None:
    particles = (f"{token.lemma}_{k.lower}" for k in doc.kids(token.i, "prt", "advmod"))
    words = _state_words()
    state = next((words[w] for w in (*particles, token.lemma, token.lower) if w in words), None)
    if state == "confirmed" and claim.status not in {"scheduled", "possible"}:
        return None
    return state


def _topics(doc: Document, claim: Claim) -> list[str]:
    """What is talked about: "talks on fishing rights", "met to discuss the border", "trade talks"."""
    token = _head(doc, claim)
    nouns = _after(doc, token)
    if is_verb(token):
        if token.lemma in word_set("tabling"):
            nouns += _objects(doc, token.i)
        for clause in doc.kids(token.i, "xcomp", "advcl", "conj"):
            if clause.lemma in word_set("tabling"):
                nouns += _objects(doc, clause.i)
    found = [_words(doc, i) for i in sorted(set(nouns)) if _is_topic(doc, doc.tokens[i])]
    found += [k.lower for k in doc.kids(token.i, "compound") if k.pos == "NOUN" and _is_topic(doc, k)]
    return [t for t in found if t]


def _objects(doc: Document, verb: int) -> list[int]:
    head = logical_object(doc, verb)
    return members(doc, head) if head is not None else []


def _after(doc: Document, token: Token) -> list[int]:
    """Nouns that topic prepositions join to the gathering, or to the light verb over it."""
    heads = [token.i]
    if token.dep == "dobj":
        heads.append(token.head)
    heads += [k.i for i in list(heads) for k in doc.kids(i, "prep") if k.lower == "with"]
    heads += [o.i for i in list(heads) if doc.tokens[i].dep == "prep" for o in doc.kids(i, "pobj")]
    return [m for i in heads for p in _TOPIC_PREPS for o in prep_objects(doc, i, p) for m in members(doc, o)]


def _is_topic(doc: Document, noun: Token) -> bool:
    """Not a date, a way of talking or a person: "on Monday", "on the phone"."""
    return (
        noun.pos in {"NOUN", "PROPN"}
        and noun.entity not in {"DATE", "TIME", "PERSON"}
        and (noun.lemma not in word_set("days") | word_set("no_topics"))
    )


def _words(doc: Document, noun: int) -> str:
    """The noun with its modifiers and what "of" and "in" add, without article."""
    first = last = noun
    for kid in doc.kids(noun, "compound", "amod", "nmod", "poss", "nummod"):
        first = min(first, kid.i, *(k.i for k in doc.kids(kid.i)))
    for prep in doc.kids(noun, "prep"):
        if prep.i == last + 1 and prep.lower in {"of", "in", "between", "for", "against", "with"}:
            last = max([last, *(o.i for o in doc.kids(prep.i, "pobj"))])
    while first < noun and doc.tokens[first].dep in {"det", "punct"}:
        first += 1
    words = doc.tokens[first : last + 1]
    return doc.text[words[0].start : words[-1].end] if 0 < len(words) <= _LONGEST_TOPIC else doc.tokens[noun].text
