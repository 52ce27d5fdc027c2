"""Document → quotation marks paired. In: the parsed report; out: the spans of quoted text, marks included.

Marks are paired per paragraph, because a quotation runs over sentences. A quotation that goes on in the next paragraph
opens again there and is closed only in the last: each of its paragraphs is a span of its own that `continues` the one
before. A mark that is never closed ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.document import Document, Span

_MARK = re.compile(r"[“”„«»\"‘’]|''|``|(?<![\w'])'(?=\w)|(?<=[\w.,!?…])'(?!\w)")
# Typographic marks have one direction; of the others, the neighbours tell which.
_OPENING, _CLOSING = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»"})
_SINGLE = frozenset({"‘", "’", "'"})
# Fewer words are a phrase taken up, not a statement, unless a sentence ends inside the marks.
_STATEMENT_WORDS = 4
_STOPS = frozenset(",.!?…")
# A title has at most so many words besides the small ones, which may be written small.
_TITLE_WORDS = 8
_NAMING = frozenset({"ADP", "DET", "NOUN", "PROPN", "PART", "ADJ"})
_SMALL = frozenset({"PUNCT", "ADP", "DET", "CCONJ", "PART", "AUX", "SCONJ", "PRON"})


@dataclass(frozen=True, slots=True)
class Mark:
    """Quoted text. `first` and `last` bound its tokens (last excluded); `statement` tells it from a phrase in marks."""

    span: Span
    first: int
    last: int
    paragraph: int
    statement: bool
    continues: bool


def find_marks(doc: Document) -> list[Mark]:
    """Quoted texts in text order; quotations inside quotations are part of the outer one."""
    marks: list[Mark] = []
    open_before = False
    for paragraph, span in _paragraphs(doc):
        pairs = list(_pairs(doc.text, span))
        for at, _ in pairs:
            tokens = doc.tokens_in(at)
            if len(tokens) > 2:
                continues = open_before and at.start - span.start <= 1
                statement = _is_statement(doc, at)
                marks.append(Mark(at, tokens[0], tokens[-1] + 1, paragraph, statement, continues))
        open_before = bool(pairs) and not pairs[-1][1]
    return marks


def _paragraphs(doc: Document) -> Iterator[tuple[int, Span]]:
    at: tuple[int, Span] | None = None
    for sentence in doc.sentences:
        if at is not None and at[0] == sentence.paragraph:
            at = at[0], Span(at[1].start, sentence.span.end)
            continue
        if at is not None:
            yield at
        at = sentence.paragraph, sentence.span
    if at is not None:
        yield at


def _pairs(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Quoted stretches of a paragraph, and whether each is closed."""
    start, opener = -1, ""
    for found in _MARK.finditer(text, span.start, span.end):
        mark = found.group()
        if start < 0:
            if _opens(text, found, span):
                start, opener = found.start(), mark
        elif _matches(opener, mark) and _closes(text, found):
            yield Span(start, found.end()), True
            start = -1
    if start >= 0 and opener not in _SINGLE:
        yield Span(start, span.end), False


def _opens(text: str, found: re.Match[str], span: Span) -> bool:
    mark, at = found.group(), found.start()
    if mark == "”" and at == span.start:  # the wrong mark, as typed at the head of a paragraph
        return True
    if mark in _CLOSING or mark == "’":
        return False
    if mark in _OPENING:
        return True
    follows = text[found.end() : found.end() + 1]
    before = text[at - 1 : at] if at > span.start else ""
    if mark in _SINGLE and (follows.isdigit() or before.isalnum()):
        return False
    return bool(follows) and not follows.isspace() and (not before or not before.isalnum())


def _matches(opener: str, mark: str) -> bool:
    if opener in _SINGLE:
        return mark in {"’", "'"}
    if opener in {"''", "``"}:
        return mark == "''"
    return mark in _CLOSING or mark == '"'


def _closes(text: str, found: re.Match[str]) -> bool:
    mark = found.group()
    if mark in _CLOSING:
        return True
    follows = text[found.end() : found.end() + 1]
    if follows.isalnum():
        return False
    before = text[found.start() - 1]
    return mark not in _SINGLE or not before.isspace()


def _is_statement(doc: Document, span: Span) -> bool:
    words = doc.text[slice(*span)]
    long = len(words.split()) >= _STATEMENT_WORDS or (words[-2:-1] in _STOPS and words[1:2].isupper())
    return long and not _is_title(doc, span)


def _is_title(doc: Document, span: Span) -> bool:
    """"The Evening Report": a show or a book, named with a capital on every word that is not a small one."""
    words = [doc.tokens[i] for i in doc.tokens_in(span) if doc.tokens[i].pos not in _SMALL]
    before = doc.tokens[max(doc.tokens_in(span)[0] - 1, 0)]
    return before.pos in _NAMING and 1 < len(words) <= _TITLE_WORDS and all(t.text[0].isupper() for t in words)
