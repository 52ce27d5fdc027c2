"""Whether the words around a trigger bear its act out. In: a trigger, a root and a status; out: a likelihood.

The weights were learnt from sentences with one act each, so they judge what a word means there ("hit" of shares, of a
town), not who did it nor how firmly it is told.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.document import Document
from dragoman.finding.triggers import TriggerMention
from dragoman.ontology import realis
from dragoman.weighing import NONE, class_of, likelihoods_of

# Above this likelihood of no act at all, an act below the other is dropped: the fewest acts lost on the sentences of
# `benchmarks events` for the precision gained on whole reports.
_NO_ACT = 0.8
_HARDLY = 0.02


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Likelihood of the act and of none; both None where there are no weights."""

    act: float | None = None
    none: float | None = None

    @property
    def speaks_against(self) -> bool:
        """Whether the words around tell no such act."""
        return self.act is not None and self.none is not None and self.none > _NO_ACT and self.act < _HARDLY


UNTOLD = Likelihood()


def likelihood_of(doc: Document, trigger: TriggerMention, root: str, status: str) -> Likelihood:
    """The likelihood of `root`, or of what the rules of realis make of it with that status if that is likelier."""
    if trigger.kind == "modal":  # "must" and "should" tell nothing by the words beside them
        return UNTOLD
    shares = likelihoods_of(doc, trigger.head, trigger.support)
    if not shares:
        return UNTOLD
    return Likelihood(max(shares[class_of(r)] for r in (root, realis(root, status))), shares[NONE])
