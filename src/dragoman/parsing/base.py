"""What a parser must offer. In: words of a block; out: one `Word` for each, with its governor and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol


class Word(NamedTuple):
    """One parsed word. `head` is an index into the same block; a root governs itself."""

    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_start: bool
    sentence_start: bool


class Parser(Protocol):
    """A dependency parser with CLEAR labels, Penn tags and entity labels of OntoNotes.

    `tokenize` gives the character ranges of the words of a text; `parse` takes blocks of words, each word with
    whether a space follows, and gives the blocks parsed, in the order given.
    """

    name: str

    def tokenize(self, text: str) -> list[tuple[int, int]]: ...

    def parse(self, blocks: Iterable[Sequence[tuple[str, bool]]]) -> Iterator[list[Word]]: ...
