"""A climb through the tree from an act to what it hangs on. In: cues met on the way; out: the status they make.

The nearest cue decides; a negation turns over what is below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dragoman.document import Document, Span, Token
from dragoman.lang import load


@dataclass(frozen=True, slots=True)
class Status:
    """The status and the words that decided it (none where it is simply told)."""

    value: str
    cues: tuple[Span, ...] = ()
    unreal: bool = False  # negated where it was only possible ("cannot attack", "to prevent them from attacking")


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, frozenset[str]]]:
    return {
        kind: {status: frozenset(words.split()) for status, words in table.items()}
        for kind, table in load("cues").items()
    }


def cue_words(kind: str, status: str) -> frozenset[str]:
    """The cues of a kind that say a status."""
    return _table()[kind][status]


def lookup(kind: str, *words: str) -> str | None:
    """The status that a cue of a kind among `words` says."""
    for status, known in _table()[kind].items():
        if any(w in known for w in words):
            return status
    return None


def lookup_verb(doc: Document, kind: str, verb: Token, *words: str) -> str | None:
    """What a verb or adjective says of what it governs, with its particle first ("called off", "held off")."""
    return lookup_particle(doc, kind, verb) or lookup(kind, verb.lemma, *words)


def lookup_particle(doc: Document, kind: str, verb: Token) -> str | None:
    """What a verb says together with its particle."""
    phrases = [f"{verb.lemma}_{kid.lower}" for kid in doc.kids(verb.i, "prt", "advmod")]
    return lookup(kind, *phrases) if phrases else None


class Climb:
    """State of one climb: the status so far, whether it is negated, and the cues that said so."""

    def __init__(self, doc: Document, *, talks: bool) -> None:
        self.doc = doc
        self.talks = talks  # consulting with a purpose ("worked to find a solution") is itself consulting
        self.value: str | None = None
        self.negated = False
        self.would = False
        self.supposed = False  # under "if" or "unless": what is not so there is as open as what is
        self.counted: set[int] = set()  # nouns whose own "no" is reckoned already
        self.known = False  # an act that the reader is taken to know of ("Friday's attack")
        self.cues: list[Span] = []

    def set(self, value: str | None, cue: Token) -> None:
        if value is None or value in {"factual", "reporting"}:
            return
        if value == "negated":
            self.negated = not self.negated or self.value is not None
        elif self.value is None or (self.value in {"ongoing", "scheduled"} and value == "possible"):
            self.value = value
        else:
            return
        self.cues.append(Span(cue.start, cue.end))

    def result(self) -> Status:
        cues = tuple(sorted(self.cues))
        if self.negated and self.supposed:
            return Status("possible", cues)
        if self.negated:
            return Status("negated", cues, unreal=self.value == "possible")
        if self.value is None and self.would:
            return Status("possible", cues)
        return Status(self.value or "happened", cues)
