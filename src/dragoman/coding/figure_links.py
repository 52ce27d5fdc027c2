"""Which act a figure is the measure of. In: figures and drafts; out: figure ids of each draft, and a figure's place.

The dead and wounded belong to the violence of their clause, or of the clause they are a result of ("opened fire,
killing twelve"; "a blast in which thirty died"); the arrested to the arrest, marchers to the protest, and so on.
"""

from __future__ import annotations

from dragoman.coding.drafts import Draft
from dragoman.document import Document
from dragoman.mentions import FigureMention, PlaceMention
from dragoman.parsing.clauses import clause_head, is_verb

# Roots whose acts have such a figure, best first; kinds that are not here belong to any act of their clause.
_FITTING = {
    "killed": ("ASSAULT", "COERCE", "PROTEST"),
    "injured": ("ASSAULT", "COERCE", "PROTEST"),
    "missing": ("ASSAULT", "COERCE"),
    "arrested": ("COERCE", "SANCTION"),
    "displaced": ("SANCTION", "ASSAULT", "RETREAT"),
    "returned": ("RETREAT", "SANCTION"),
    "protesters": ("PROTEST",),
    "troops": ("MOBILIZE", "RETREAT", "COOPERATE", "AID", "ASSAULT"),
    "money": ("AID", "SANCTION", "COERCE", "COOPERATE", "AGREE"),
}
_CASUALTIES = frozenset({"killed", "injured", "missing"})
_MAX_CLIMB = 3


def figures_of_drafts(
    doc: Document, figures: tuple[FigureMention, ...], ids: tuple[str, ...], drafts: list[Draft]
) -> dict[int, tuple[str, ...]]:
    """Trigger head → ids of the figures that belong to its act."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(doc.tokens[draft.trigger.head].sentence, []).append(draft)
    found: dict[int, tuple[str, ...]] = {}
    for figure, figure_id in zip(figures, ids, strict=True):
        for draft in _acts(doc, figure, by_sentence.get(doc.tokens[figure.head].sentence, [])):
            head = draft.trigger.head
            found[head] = (*found.get(head, ()), figure_id)
    return found


def _acts(doc: Document, figure: FigureMention, drafts: list[Draft]) -> list[Draft]:
    """The acts of the sentence that the figure belongs to: the nearest of fitting roots, else those of its clause."""
    fitting = _FITTING.get(figure.kind)
    clause = clause_head(doc, figure.head)
    if fitting is not None:
        near = [(d, s) for s in drafts if s.root in fitting and (d := _steps(doc, figure.head, clause, s)) is not None]
        if near:
            best = min(d for d, _ in near)
            cause = _cause(doc, clause) if figure.kind in _CASUALTIES else None
            return [s for d, s in near if d == best or cause in (_clause(doc, s), s.trigger.head)]
    return [s for s in drafts if _clause(doc, s) == clause or s.trigger.head == figure.head]


def _cause(doc: Document, clause: int) -> int | None:
    """The clause that the participle at `clause` is a result of: "shelled the town, killing and wounding dozens"."""
    token = doc.tokens[clause]
    if token.dep == "conj":
        token = doc.tokens[token.head]
    return clause_head(doc, token.head) if token.dep == "advcl" and token.tag == "VBG" else None


def _clause(doc: Document, draft: Draft) -> int:
    trigger = draft.trigger
    return trigger.support if trigger.support is not None else clause_head(doc, trigger.head)


def _steps(doc: Document, figure: int, clause: int, draft: Draft) -> int | None:
    """How many clauses lie between a figure and an act; None where neither hangs on the other."""
    own = _clause(doc, draft)
    trigger = draft.trigger.head
    if clause in (own, trigger) or figure == trigger:
        return 0
    for low, goals in ((clause, {own, trigger}), (trigger, {clause}), (own, {clause})):
        steps = _climb(doc, low, goals)
        if steps is not None:
            return steps
    return None


def _climb(doc: Document, low: int, goals: set[int]) -> int | None:
    """Clauses from `low` up to one of `goals`."""
    steps = 1
    for above in doc.ancestors(low):
        if above in goals:
            return steps
        if is_verb(doc.tokens[above]) and doc.tokens[above].dep not in {"aux", "auxpass", "amod"}:
            steps += 1
            if steps > _MAX_CLIMB:
                return None
    return None


def place_of_figure(doc: Document, figure: FigureMention, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """The place that the figure's own noun phrase names, else that of its clause."""
    clause, sentence = clause_head(doc, figure.head), doc.tokens[figure.head].sentence
    here = [p for p in places if p.literal and doc.tokens[p.head].sentence == sentence]
    if not here:
        return None
    inside = set(doc.descendants(figure.head))
    same = [p for p in here if p.head in inside] or [p for p in here if clause_head(doc, p.head) == clause]
    return min(same, key=lambda p: abs(p.head - figure.head), default=None)
