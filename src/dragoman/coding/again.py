"""Acts mentioned again by a bare noun. In: triggers without parties and the drafts before them; out: drafts with them.

"The attack", told after the act itself with its parties, is one more mention of it: it takes over who took part, and is
joined to the first mention later. What nothing before explains stays dropped, and so does what is no single act ("the
violence").
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.drafts import Draft
from dragoman.coding.status import status_of
from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.records import Drop

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_DONE = frozenset({"happened", "ongoing"})
# Sentences back in which the act has been told.
_REACH = 8


def told_again(
    doc: Document, triggers: tuple[TriggerMention, ...], drafts: list[Draft], drops: list[Drop]
) -> tuple[list[Draft], list[Drop]]:
    """The drafts with one for each bare trigger that takes up an act told before, and the drops without those."""
    bare = {d.span for d in drops if d.reason == "no-party"}
    found = [again for t in triggers if t.span in bare and (again := _again(doc, t, drafts)) is not None]
    taken = {d.trigger.span for d in found}
    merged = sorted([*drafts, *found], key=lambda d: d.trigger.head)
    return merged, [d for d in drops if d.span not in taken]


def _again(doc: Document, trigger: TriggerMention, drafts: list[Draft]) -> Draft | None:
    first = _first(doc, trigger, drafts)
    if first is None:
        return None
    return replace(first, trigger=trigger, rule=trigger.patterns[0].rule, status=status_of(doc, trigger), about=None)


def _first(doc: Document, trigger: TriggerMention, drafts: list[Draft]) -> Draft | None:
    """The act that the trigger takes up: the last one told in its own word, else the last of its root, its means alike."""
    rule = trigger.patterns[0].rule
    noun = doc.tokens[trigger.head]
    if trigger.kind != "noun" or rule.root != "ASSAULT" or noun.lemma in word_set("turmoil"):
        return None
    if status_of(doc, trigger).value not in _DONE:
        return None
    if not any(k.lower in _DEFINITE for k in doc.kids(noun.i, "det")) or doc.kids(noun.i, "relcl", "acl"):
        return None
    plain = noun.lemma in word_set("plain_attacks")
    told = [
        draft
        for draft in reversed(drafts)
        if 0 < noun.sentence - doc.tokens[draft.trigger.head].sentence <= _REACH
        and draft.root == rule.root
        and draft.status.value in _DONE
        and (plain or draft.rule.mode == rule.mode)
    ]
    named = (draft for draft in told if doc.tokens[draft.trigger.head].lemma == noun.lemma)
    return next(named, told[0] if told else None)
