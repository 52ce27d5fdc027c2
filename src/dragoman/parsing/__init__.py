"""Report → document. In: a report and the spans of its time expressions; out: tokens, sentences and the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.document import Document, Sentence, Span, Token
from dragoman.parsing.base import Parser, Word
from dragoman.parsing.lemmas import verb_lemma
from dragoman.parsing.repair import repair
from dragoman.parsing.view import View, join_prefixes, make_view, restore, split_compounds
from dragoman.report import Block, Report

__all__ = ["Parser", "parse", "parse_all"]

_PARSED = frozenset({"headline", "body"})


@dataclass(frozen=True, slots=True)
class _Shown:
    block: Block
    ranges: list[tuple[int, int]]
    view: View


def parse(report: Report, times: Sequence[Span], parser: Parser) -> Document:
    """The parsed report; `times` are the spans of time expressions found in its text."""
    return next(parse_all([(report, times)], parser))


def parse_all(reports: Iterable[tuple[Report, Sequence[Span]]], parser: Parser) -> Iterator[Document]:
    """Parse several reports in one stream, which is faster than one by one; documents come in the order given."""
    shown = [(report, _show(report, times, parser)) for report, times in reports]
    blocks = (item.view.words for _, items in shown for item in items)
    parses = parser.parse(blocks)
    for report, items in shown:
        yield _assemble(report, [(item, next(parses)) for item in items])


def _show(report: Report, times: Sequence[Span], parser: Parser) -> list[_Shown]:
    shown = []
    for block in report.blocks:
        if block.kind not in _PARSED:
            continue
        a, b = block.span
        ranges = split_compounds(report.text, [(a + s, a + e) for s, e in parser.tokenize(report.text[a:b])])
        ranges = join_prefixes(report.text, ranges)
        inside = [t for t in times if t.start < b and a < t.end]
        if ranges:
            view = make_view(report.text, ranges, inside, headline=block.kind == "headline")
            shown.append(_Shown(block, ranges, view))
    return shown


def _assemble(report: Report, blocks: list[tuple[_Shown, list[Word]]]) -> Document:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for paragraph, (shown, parsed) in enumerate(blocks):
        words = restore(shown.view, parsed, len(shown.ranges))
        words = repair(words, [report.text[a:b] for a, b in shown.ranges])
        _append(report.text, shown, words, paragraph, tokens, sentences)
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return Document(report.text, tuple(tokens), tuple(sentences), tuple(tuple(c) for c in children))


def _append(
    text: str,
    shown: _Shown,
    words: list[Word],
    paragraph: int,
    tokens: list[Token],
    sentences: list[Sentence],
) -> None:
    base = len(tokens)
    starts = [k for k, word in enumerate(words) if k == 0 or word.sentence_start]
    for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
        index = len(sentences)
        span = Span(shown.ranges[first][0], shown.ranges[last - 1][1])
        sentences.append(Sentence(index, base + first, base + last, span, shown.block.kind, paragraph))
        for k in range(first, last):
            tokens.append(_token(text, shown.ranges[k], words[k], base, k, index))


def _token(text: str, chars: tuple[int, int], word: Word, base: int, k: int, sentence: int) -> Token:
    a, b = chars
    form = text[a:b]
    return Token(
        base + k,
        form,
        form.lower(),
        a,
        b,
        _lemma(word, form.lower()),
        word.pos,
        word.tag,
        word.dep,
        base + word.head,
        word.entity,
        word.entity_start,
        sentence,
    )


def _lemma(word: Word, lower: str) -> str:
    if word.pos in {"VERB", "AUX"} and (word.lemma or "-" in lower):
        return verb_lemma(lower, word.lemma.lower())
    return word.lemma.lower() if word.lemma else lower
