"""Contents as ranges of tokens. In: ranges; out: the same without what stands at their edges and is none of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.document import Document, Token

Pieces = list[tuple[int, int]]

OPENING = frozenset({"“", "‘", '"', "''", "``", "'"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
# Fewer words before a clause leave no statement.
LEAST = 4
_EDGES = frozenset({",", ";", ":", "-", "--", "—", "–", "."})
SET_OFF = frozenset({",", "-", "--", "—", "–"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A cue with its content. `first` and `last` bound the cue's tokens, `pieces` are token ranges in text order."""

    head: int
    first: int
    last: int
    way: str
    pieces: tuple[tuple[int, int], ...]
    by: int | None = None  # the verb whose subject speaks, where it is not the cue's own


def trim(doc: Document, pieces: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Pieces in text order without marks of punctuation at their edges; empty ones drop out."""
    kept = []
    for piece in sorted(pieces):
        first, last = piece
        while first < last and doc.tokens[first].text in _EDGES:
            first += 1
        while last > first and doc.tokens[last - 1].text in _EDGES:
            last -= 1
        if last > first:
            kept.append((first, last))
    return tuple(kept)


def without_aside(doc: Document, pieces: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Pieces without a ", which ..." at the end: that is the report's own addition."""
    if not pieces:
        return pieces
    first, last = pieces[-1]
    for i in range(last - 1, first + LEAST, -1):
        if doc.tokens[i].dep == "relcl":
            low, high = doc.subtree(i)
            if high >= last and low > first + LEAST and _is_aside(doc, low):
                last = low
    return trim(doc, [*pieces[:-1], (first, last)])


def _is_aside(doc: Document, first: int) -> bool:
    return doc.tokens[first - 1].text in SET_OFF and any(t.tag in RELATIVE for t in doc.tokens[first : first + 3])


def after(doc: Document, prep: Token) -> tuple[int, int]:
    return prep.i + 1, doc.subtree(prep.i)[1]


def around(doc: Document, inner: int, outer: tuple[int, int]) -> Pieces:
    """The range `outer` without what hangs on `inner`."""
    first, last = doc.subtree(inner)
    return [(outer[0], first), (last, outer[1])]
