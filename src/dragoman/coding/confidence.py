"""How likely a claim is right. In: a draft and its sources; out: a number between 0 and 1.

A sum of log odds for what was seen to matter, fitted by logistic regression on claims with two parties from two sets
of coded news sentences (PLOVER pairs and the PLOVER gold records, 1,211 claims, 2026-11): right is the coded root
with both coded parties; the start and the weight of the words around the trigger were set after. Those sets always
name two parties, so what a missing one costs was set by reading reports.
`benchmarks/calibration.py` holds the scores against how often claims are right.
"""

from __future__ import annotations

from math import exp, log

from dragoman.coding.drafts import Draft
from dragoman.records import Attribution

_START = 0.5
_MUTUAL = 0.8  # both sides in one slot: "the two met"
_FAR_ACTOR = -0.95  # read from a possessive, a modifier or a phrase, not from the subject
_FIRM_OTHER = 0.55  # read from the object or from a phrase that belongs to the verb
_MISFIT_OTHER = -0.35
_BARE_NOUN = -0.85
_PHRASE = -0.65  # a trigger of several words
_CONDITIONS = 0.25  # the rule looked at the words around the trigger too
_POSSIBLE = -1.45
_SOURCED = -0.3
_NO_ACTOR = -0.5  # the noun of an act whose doer nobody names is no poorer witness than its verb
_NO_OTHER = -0.2

_BORNE_OUT = 0.3  # the words around the trigger make the act likely: for each unit of the likelihood's logarithm
_MIDDLE = 0.4  # the likelihood that moves nothing
_LEAST = 0.01

_NEAR_SLOTS = frozenset({"subj", "support", "speaker"})
_FIRM_SLOTS = frozenset({"obj", "iobj", "inner", "poss", "to", "from", "into", "with", "for", "place"})
_MISFIT_SLOTS = frozenset({"subj", "support_subj", "between"})


def confidence_of(draft: Draft, sources: tuple[Attribution, ...]) -> float:
    """Confidence of a draft."""
    odds = _START + _of_roles(draft) + _of_words(draft)
    if draft.status.value == "possible":
        odds += _POSSIBLE
    if sources:
        odds += _SOURCED
    if draft.likelihood.act is not None:
        odds += _BORNE_OUT * (log(max(draft.likelihood.act, _LEAST)) - log(_MIDDLE))
    return round(1 / (1 + exp(-odds)), 2)


def _of_roles(draft: Draft) -> float:
    roles = draft.roles
    odds = 0.0
    if not roles.actor:
        odds += _NO_ACTOR
    elif roles.actor_slot not in _NEAR_SLOTS:
        odds += _FAR_ACTOR
    if not roles.recipient:
        odds += _MUTUAL if len(roles.actor) > 1 else _NO_OTHER
    elif roles.recipient_slot in _FIRM_SLOTS:
        odds += _FIRM_OTHER
    elif roles.recipient_slot in _MISFIT_SLOTS:
        odds += _MISFIT_OTHER
    return odds


def _of_words(draft: Draft) -> float:
    trigger, rule = draft.trigger, draft.rule
    odds = 0.0
    if trigger.kind == "noun" and trigger.support is None and draft.roles.actor:
        odds += _BARE_NOUN
    if len(trigger.patterns[0].words) > 1:
        odds += _PHRASE
    if rule.subj or rule.obj or rule.pobj or rule.xcomp or rule.mod:
        odds += _CONDITIONS
    return odds
