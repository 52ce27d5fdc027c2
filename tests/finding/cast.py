"""Actors of a bare text, for the tests of the actor finders."""

from __future__ import annotations

from datetime import date

from dragoman.document import Document, Span
from dragoman.finding.actors import find_actors
from dragoman.mentions import Actor, ActorMention, Actors
from dragoman.parsing import parse
from dragoman.parsing.spacy_parser import load_parser
from dragoman.register import load_register
from dragoman.report import Block, Report


class Cast:
    """The actors of a text, asked for by the words that mention them."""

    def __init__(self, text: str, published: date | None = None) -> None:
        blocks, at = [], 0
        for line in text.split("\n"):
            if line:
                blocks.append(Block(Span(at, at + len(line)), "body"))
            at += len(line) + 1
        self.doc: Document = parse(Report("t", text, tuple(blocks)), [], load_parser())
        self.actors: Actors = find_actors(self.doc, load_register(), published)

    def mentions(self, words: str) -> list[ActorMention]:
        return [m for m in self.actors.mentions if self.doc.text[slice(*m.span)] == words]

    def who(self, words: str, nth: int = 0) -> Actor:
        """The one actor of the nth mention in these words."""
        (name,) = self.mentions(words)[nth].actors
        return self.actors.by_id[name]

    def all_of(self, words: str, nth: int = 0) -> set[str]:
        """Names of all actors of the nth mention in these words."""
        return {self.actors.by_id[a].name for a in self.mentions(words)[nth].actors}
