"""The parsed report. In: nothing; out: the frozen classes that `parsing` fills and every later stage reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of characters of the report's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Token:
    """One word as parsed. `dep` uses the CLEAR labels of the English models, `tag` Penn tags, `pos` universal ones.

    `head` is the index of the governing token in the document; a root governs itself. `entity` is the parser's
    entity label ("" outside entities), `entity_start` true on an entity's first token.
    """

    i: int
    text: str
    lower: str
    start: int
    end: int
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_start: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens [first, last) of one sentence; `kind` is that of the block it stands in ("headline" or "body")."""

    index: int
    first: int
    last: int
    span: Span
    kind: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Document:
    """The report's text with tokens, sentences and the dependency tree."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]

    def tokens_of(self, sentence: Sentence) -> tuple[Token, ...]:
        return self.tokens[sentence.first : sentence.last]

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Children of token `i` in text order, only those with one of `deps` where any is given."""
        return [self.tokens[j] for j in self.children[i] if not deps or self.tokens[j].dep in deps]

    def descendants(self, i: int) -> Iterator[int]:
        """Indices of the tokens under `i`, `i` itself included, in no particular order."""
        todo = [i]
        while todo:
            j = todo.pop()
            yield j
            todo.extend(self.children[j])

    def subtree(self, i: int) -> tuple[int, int]:
        """Token range [first, last) covered by `i` and all under it."""
        low = high = i
        for j in self.descendants(i):
            low, high = min(low, j), max(high, j)
        return low, high + 1

    def span(self, first: int, last: int) -> Span:
        """Character span of tokens [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def ancestors(self, i: int) -> Iterator[int]:
        """Indices of the governors of `i`, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def token_at(self, char: int) -> int | None:
        """Index of the token that holds character `char`, or of the first one after it; None past the end."""
        low, high = 0, len(self.tokens)
        while low < high:
            mid = (low + high) // 2
            if self.tokens[mid].end <= char:
                low = mid + 1
            else:
                high = mid
        return low if low < len(self.tokens) else None

    def tokens_in(self, span: Span) -> range:
        """Indices of the tokens that overlap `span`."""
        first = self.token_at(span.start)
        if first is None:
            return range(0)
        last = first
        while last < len(self.tokens) and self.tokens[last].start < span.end:
            last += 1
        return range(first, last)
