"""How an act stands to the world. In: a trigger in its tree; out: happened, ongoing, scheduled, possible or negated.

From the trigger the tree is climbed: auxiliaries, negations and governing words on the way decide, nearest first, and
the climb ends where the clause is asserted on its own (a relative clause, what somebody said, a root).
Whether an act is historical is decided later, from its date.
"""

from __future__ import annotations

from dragoman.coding.clause_status import climb_clauses
from dragoman.coding.climb import Climb, Status
from dragoman.coding.noun_status import climb_noun
from dragoman.document import Document, Token
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.parsing.clauses import is_verb

__all__ = ["Status", "status_of"]

_TENSED = frozenset({"VBD", "VBZ", "VBP"})


def status_of(doc: Document, trigger: TriggerMention) -> Status:
    """Status of the act that `trigger` names."""
    climb = Climb(doc, talks=any(p.rule.root == "CONSULT" for p in trigger.patterns))
    token = doc.tokens[trigger.head]
    if trigger.kind == "modal":
        return Status("happened")
    if trigger.kind == "noun":
        verb = climb_noun(climb, token, trigger)
        if verb is not None:
            climb_clauses(climb, doc.tokens[verb])
    else:
        start = token
        if trigger.kind == "adj" and is_verb(doc.tokens[token.head]):
            start = doc.tokens[token.head]
        climb_clauses(climb, start)
    if climb.value is None and not climb.negated and not climb.would and _is_state(doc, trigger):
        climb.set("ongoing", token)
    if climb.value != "possible" and not climb.negated and _is_asked(doc, token):
        climb.value = "possible"
    if trigger.kind == "adj" and climb.would and not climb.negated:
        return Status("happened", climb.result().cues)  # who "would be willing" is
    return climb.result()


def _is_state(doc: Document, trigger: TriggerMention) -> bool:
    token = doc.tokens[trigger.head]
    return trigger.kind == "verb" and token.tag in {"VBZ", "VBP"} and token.lemma in word_set("stative")


def _is_asked(doc: Document, token: Token) -> bool:
    """Whether a question asks if it is so; who, why and when an act was done are asked of what is known."""
    sentence = doc.sentences[token.sentence]
    if doc.tokens[sentence.last - 1].text != "?":
        return False
    above = token
    while above.head != above.i:
        if above.dep in {"relcl", "acl", "pcomp", "pobj"} or (above.dep == "advcl" and above.tag in _TENSED):
            return False
        above = doc.tokens[above.head]
    return not any(k.lower in word_set("presupposing") for k in doc.tokens[sentence.first : above.i + 1])
