"""Document → quotes. In: the parsed report; out: what is said, by whom and by which cue, direct, indirect or mixed.

Cues bring their content from the tree; quotation marks then widen it, since a quotation runs over sentences, and the
quotations that no cue governs are placed beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby, takewhile

from dragoman.document import Document, Span
from dragoman.finding.quote_cues import find_sayings
from dragoman.finding.quote_marks import Mark, find_marks
from dragoman.finding.quote_pieces import OPENING, Saying, trim
from dragoman.finding.quote_placing import Board, Draft, place_loose
from dragoman.finding.quote_speakers import speaker_of
from dragoman.finding.quote_words import Words, speech_words
from dragoman.mentions import Quote
from dragoman.parsing.clauses import is_passive, is_verb

# Longest label before a colon, in tokens.
_LABEL = 8


def find_quotes(doc: Document) -> tuple[Quote, ...]:
    """All quotes in text order."""
    drafts = [Draft(s, list(s.pieces)) for s in (*find_sayings(doc), *_labelled(doc))]
    marks = find_marks(doc)
    loose = _join_marks(doc, drafts, marks)
    for draft in drafts:
        _keep_quoted_side(draft)
    board = Board(drafts)
    place_loose(doc, board, loose)
    inner = _nested(board.drafts, marks)
    words = speech_words()
    quotes = [_quote(doc, d, d.saying.head in inner, words) for d in board.drafts]
    return tuple(sorted(quotes, key=lambda q: (q.content, q.cue_span or q.content)))


# --- labels


def _labelled(doc: Document) -> Iterator[Saying]:
    """"Mayor: The bridge is safe": a name, or in a title any noun, and a colon at the start of a paragraph."""
    for first, last, title in _paragraphs(doc):
        end = next((i for i in range(first, min(first + _LABEL, last)) if doc.tokens[i].text == ":"), None)
        if end is None or end == first or end + 2 >= last or doc.tokens[end + 1].pos == "NUM":
            continue
        head = _label_head(doc, first, end, title)
        pieces = trim(doc, [(end + 1, last)])
        if head is not None and pieces:
            yield Saying(head, end, end + 1, "label", pieces)


def _paragraphs(doc: Document) -> Iterator[tuple[int, int, bool]]:
    """First and last token of each paragraph (last excluded) and whether it is a title."""
    for paragraph, sentences in groupby(doc.sentences, key=lambda s: s.paragraph):
        inside = list(sentences)
        yield inside[0].first, inside[-1].last, inside[0].kind == "headline" or paragraph == 0


def _label_head(doc: Document, first: int, end: int, title: bool) -> int | None:
    """Head of a label: its last noun before any preposition. A short label may be tagged as anything."""
    label = doc.tokens[first:end]
    if label[0].text in OPENING or label[0].lower in speech_words().labels or len(label[-1].text) == 1:
        return None
    if any(t.text == "," or t.tag in {"VBD", "MD"} for t in label):
        return None
    phrase = list(takewhile(lambda t: t.pos != "ADP" and t.text not in {"(", "["}, label))
    head = next((t for t in reversed(phrase) if t.text[:1].isupper()), None)
    named = head is not None and (title or head.pos == "PROPN" or head.text.isupper())
    return head.i if head is not None and named else None


# --- quotation marks


def _join_marks(doc: Document, drafts: list[Draft], marks: list[Mark]) -> list[Mark]:
    """Widen contents to the quotations they touch; the statements in marks that no content touches."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        for first, last in draft.ranges:
            for sentence in range(doc.tokens[first].sentence, doc.tokens[last - 1].sentence + 1):
                by_sentence.setdefault(sentence, []).append(draft)
    loose = []
    for mark in marks:
        sentences = range(doc.tokens[mark.first].sentence, doc.tokens[mark.last - 1].sentence + 1)
        near = {d.saying.head: d for s in sentences for d in by_sentence.get(s, [])}
        owners = [d for d in near.values() if _touches(d, mark)]
        for draft in owners:
            _widen(draft, mark)
        if not owners and mark.statement:
            loose.append(mark)
    return loose


def _touches(draft: Draft, mark: Mark) -> bool:
    """Whether a quotation overlaps a content whose cue stands outside it."""
    if mark.first <= draft.saying.head < mark.last:
        return False
    return any(first < mark.last and mark.first < last for first, last in draft.ranges)


def _widen(draft: Draft, mark: Mark) -> None:
    draft.marks.append(mark)
    head = draft.saying.head
    for n, (first, last) in enumerate(draft.ranges):
        if first < mark.last and mark.first < last:
            low, high = min(first, mark.first), max(last, mark.last)
            if not low <= head < high or first <= head < last:
                draft.ranges[n] = low, high


def _keep_quoted_side(draft: Draft) -> None:
    """Of clauses before and behind a cue, one in marks leaves out one without."""
    if draft.saying.way == "clause" and len(draft.ranges) > 1:
        quoted = [r for r in draft.ranges if any(r[0] < m.last and m.first < r[1] for m in draft.marks)]
        draft.ranges = quoted or draft.ranges


# --- quotes


def _nested(drafts: list[Draft], marks: list[Mark]) -> set[int]:
    """Cues that stand in another's content; of two that hold each other, the one with the shorter content."""
    by_cue = {d.saying.head: d for d in drafts}
    heads = sorted(by_cue)
    inner = set()
    for draft in drafts:
        for first, last in draft.ranges:
            for head in heads[bisect_left(heads, first) : bisect_left(heads, last)]:
                held = by_cue[head]
                if held is not draft and (not held.holds(draft.saying.head) or held.length() < draft.length()):
                    inner.add(head)
    for mark in marks:
        inner.update(heads[bisect_left(heads, mark.first) : bisect_left(heads, mark.last)])
    return inner


def _quote(doc: Document, draft: Draft, nested: bool, words: Words) -> Quote:
    saying = draft.saying
    speaker, speaker_span = speaker_of(doc, saying)
    pieces = tuple(doc.span(first, last) for first, last in sorted(draft.ranges))
    lemma = doc.tokens[saying.head].lemma
    return Quote(
        speaker=speaker,
        speaker_span=speaker_span,
        cue={"preposition": "according to", "label": ":"}.get(saying.way, lemma),
        cue_span=doc.span(saying.first, saying.last),
        content=Span(pieces[0].start, max(p.end for p in pieces)),
        kind=_kind(draft),
        stance=_stance(doc, saying, words),
        pieces=pieces,
        marks=tuple(sorted(m.span for m in draft.marks)),
        nested=nested,
        tells=_tells(doc, draft, lemma, words) and not _is_withheld(doc, draft, speaker, words),
    )


def _stance(doc: Document, saying: Saying, words: Words) -> str:
    """What the cue commits its speaker to; who does not say a thing, or not whether it is so, leaves it in doubt."""
    if saying.way == "label":
        return "asserts"
    cue = doc.tokens[saying.head]
    refused = cue.dep == "xcomp" and doc.tokens[cue.head].lemma in words.refusing
    asked = saying.way == "clause" and any(doc.tokens[first].lower in {"if", "whether"} for first, _ in saying.pieces)
    return "doubts" if refused or asked or doc.kids(cue.i, "neg") else words.stances.get(cue.lemma, "asserts")


def _is_withheld(doc: Document, draft: Draft, speaker: int | None, words: Words) -> bool:
    """Whether nobody says it after all: "one might say that", "did not deny it", "that suggests that"."""
    cue = doc.tokens[draft.saying.head]
    if speaker is not None and doc.tokens[speaker].lower == "you":
        return True
    if draft.marks or not is_verb(cue) or draft.saying.way == "label":
        return False
    if any(k.lower in words.modals for k in doc.kids(cue.i, "aux")):
        return not any(k.lower == "only" for k in doc.kids(cue.i, "advmod"))
    if doc.kids(cue.i, "neg"):
        if is_passive(doc, cue.i):  # "were not told that the bridge was shut"
            return True
        return draft.saying.way != "clause" or cue.lemma in words.knowing or cue.lemma in words.by_claim | {"deny"}
    return speaker is None and not is_passive(doc, cue.i) and draft.saying.way in {"clause", "inserted"}


def _kind(draft: Draft) -> str:
    if not draft.marks:
        return "indirect"
    quoted = all(any(m.first <= first and last <= m.last for m in draft.marks) for first, last in draft.ranges)
    return "direct" if quoted else "mixed"


def _tells(doc: Document, draft: Draft, lemma: str, words: Words) -> bool:
    """Whether the speaker vouches for the content (or, by the cue's stance, against it)."""
    if draft.saying.way in words.always:
        return lemma not in words.never
    if lemma in words.by_claim and draft.saying.way == "object":
        first, last = draft.ranges[0]
        return any(t.lemma in words.nouns for t in doc.tokens[first:last] if t.head == draft.saying.head)
    return lemma in words.by_object
