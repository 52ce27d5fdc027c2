"""How likely the words around a trigger are to tell its act, by weights learnt from sentences of our own.

Rules find the acts and their words; the weights only speak against one that the words around it do not bear out
("shares hit a record" is no assault) and lend every claim a likelihood. Without the file of weights the rules stand
alone.

Each word of a vocabulary has a score for each class (the roots, CONCEDE and RETREAT as one, and NONE) in each slot;
the scores of a clause are the sums over its words, softmax makes likelihoods of them. `training/` makes the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from dragoman.document import Document
from dragoman.weighing.slots import SLOTS, Words, words_by_slot

NONE = "NONE"
_FILE = "weights.npz"
# How many words besides the trigger's own it takes to judge by them.
_FEWEST = 2
# Roots that are one class here: the sentences of the field do not keep them apart.
_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class Weights:
    """`table` holds whole numbers [word, slot, class], `scale` what one of them is worth by slot and class."""

    rows: Mapping[str, int]
    table: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float32]
    intercept: npt.NDArray[np.float32]
    classes: tuple[str, ...]

    def likelihoods(self, slots: tuple[Words, ...]) -> dict[str, float]:
        """Likelihood of each class, rounded so that no machine's arithmetic shows."""
        scores = self.intercept.astype(np.float64)
        for number, words in enumerate(slots):
            known = [self.rows[w] for w in words if w in self.rows]
            if known:
                total = self.table[known, number].sum(axis=0, dtype=np.int64)
                scores = scores + total * self.scale[number] / slot_norm(SLOTS[number], len(known))
        odds = np.exp(scores - scores.max())
        return {name: round(float(share), 4) for name, share in zip(self.classes, odds / odds.sum(), strict=True)}


def slot_norm(slot: str, words: int) -> float:
    """What the sum over a slot's words is divided by: their number, or its root where each word tells more."""
    return float(words**0.5 if slot == "governed" else words)


@lru_cache(maxsize=1)
def load_weights() -> Weights | None:
    """The packaged weights; None where the file is not there."""
    file = resources.files(__name__) / _FILE
    if not file.is_file():
        return None
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        return Weights(
            rows={word: row for row, word in enumerate(words)},
            table=arrays["table"],
            scale=arrays["scale"],
            intercept=arrays["intercept"],
            classes=tuple(arrays["classes"].tobytes().decode("utf-8").split("\n")),
        )


def likelihoods_of(doc: Document, head: int, support: int | None = None) -> dict[str, float]:
    """Likelihood of each class for the act named at `head`; empty where there are no weights, or where too few common
    words stand by it to tell ("Kenya attacked Somalia")."""
    weights = load_weights()
    slots = words_by_slot(doc, head, support)
    if weights is None or sum(len(words) for words in slots[1:]) < _FEWEST:
        return {}
    return weights.likelihoods(slots)


def class_of(root: str) -> str:
    """The class that a root is learnt as."""
    return _MERGED.get(root, root)
