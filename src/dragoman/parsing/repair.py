"""Mends the parser's typical mistakes in news. In: the words of a block and their forms; out: the words, rehung."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.parsing.base import Word


def repair(words: list[Word], forms: Sequence[str]) -> list[Word]:
    """The block's words with known mistakes of the parser mended."""
    return _strip_possessive_entities(words, forms)


def _strip_possessive_entities(words: list[Word], forms: Sequence[str]) -> list[Word]:
    """A possessive mark never belongs to a name."""
    return [
        word._replace(entity="", entity_start=False) if word.entity and forms[i] in {"'s", "’s", "'", "’"} else word
        for i, word in enumerate(words)
    ]
