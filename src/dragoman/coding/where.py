"""Where an act takes place. In: a trigger and the places; out: the place of the act's own clause, and its role."""

from __future__ import annotations

from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.mentions import PlaceMention
from dragoman.parsing.clauses import clause_head, is_verb

_ROLES = {"from": "origin", "to": "destination", "into": "destination", "toward": "destination", "towards": "destination"}
_MOVING = frozenset({"SANCTION", "CONSULT", "RETREAT", "MOBILIZE", "COERCE", "AID"})
_MAX_CLIMB = 4


def place_of(
    doc: Document,
    trigger: TriggerMention,
    places: tuple[PlaceMention, ...],
    root: str,
    acts: frozenset[int],
) -> tuple[PlaceMention, str] | None:
    """The place that the act's clause names and its role (occurred, origin, destination); None where it names none."""
    best: tuple[float, PlaceMention, str] | None = None
    sentence = doc.tokens[trigger.head].sentence
    for place in places:
        if not place.literal or doc.tokens[place.head].sentence != sentence:
            continue
        link = _link(doc, place.head)
        if link is None:
            continue
        prep, governor = link
        if (not prep and governor != trigger.head) or _belongs_elsewhere(doc, governor, trigger.head, acts):
            continue
        cost = _distance(doc, trigger, governor)
        if cost is None:
            continue
        role = _ROLES.get(prep, "occurred") if root in _MOVING else "occurred"
        fine = {"country": 0.3, "region": 0.2, "province": 0.1}.get(place.precision, 0.0)
        if best is None or cost + fine < best[0]:
            best = (cost + fine, place, role)
    return (best[1], best[2]) if best else None


def _belongs_elsewhere(doc: Document, governor: int, trigger: int, acts: frozenset[int]) -> bool:
    """Whether the place is that of another act: one it hangs on before the climb meets the trigger or its clause."""
    above = {trigger, *doc.ancestors(trigger)}
    for i in (governor, *doc.ancestors(governor)):
        if i in above:
            return False
        if i in acts:
            return True
    return False


def _link(doc: Document, head: int) -> tuple[str, int] | None:
    """The preposition a place hangs on and what that hangs on; for objects ("shelled Kharkiv") "" and the verb."""
    token = doc.tokens[head]
    for _ in range(4):
        if token.dep == "pobj":
            prep = doc.tokens[token.head]
            if prep.lower in word_set("place_prepositions") or prep.lower in _ROLES:
                above = doc.tokens[prep.head]
                if prep.lower == "of" and above.lower in word_set("place_nouns"):
                    token = above
                    continue
                if above.dep == "prep" and above.head != prep.head:
                    above = doc.tokens[above.head]
                return prep.lower, above.i
            return None
        if token.dep in {"dobj", "nsubjpass"}:
            return "", token.head
        if token.dep in {"conj", "appos", "compound", "nmod", "poss"} and token.head != token.i:
            token = doc.tokens[token.head]
            continue
        if token.dep in {"npadvmod", "advmod"}:
            return "", token.head
        return None
    return None


def _distance(doc: Document, trigger: TriggerMention, governor: int) -> float | None:
    """How far up from the trigger the place hangs; None where it hangs in another clause."""
    start = trigger.head
    if governor == start:
        return 0.0
    if _under(doc, governor, start):
        return 0.5
    at = start
    for step in range(1, _MAX_CLIMB + 1):
        token = doc.tokens[at]
        if token.head == at or token.dep in {"relcl", "ccomp", "parataxis"}:
            return None
        if token.dep == "advcl" and any(k.dep == "nsubj" for k in doc.kids(at)):
            return None
        at = token.head
        if governor == at:
            return float(step)
        if _under(doc, governor, at) and not _crosses(doc, governor, at):
            return step + 0.5
    return None


def _under(doc: Document, i: int, top: int) -> bool:
    for above in doc.ancestors(i):
        if above == top:
            return not _crosses(doc, i, top)
    return False


def _crosses(doc: Document, i: int, top: int) -> bool:
    """Whether another clause lies between `i` and `top`."""
    for j in (i, *doc.ancestors(i)):
        if j == top:
            return False
        token = doc.tokens[j]
        if is_verb(token) and token.dep not in {"aux", "auxpass", "amod"} and clause_head(doc, j) == j:
            return True
    return False
