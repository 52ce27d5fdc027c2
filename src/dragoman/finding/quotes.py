"""Document → quotes. In: the parsed report; out: what is said, by whom and by which cue, direct, indirect or mixed.

Cues bring their content from the tree; quotation marks then widen it, since a quotation runs over sentences, and those
that no cue governs go to the cue beside them, to the one before a colon, or to the speaker who has just spoken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, takewhile

from dragoman.document import Document, Span, Token
from dragoman.finding.quote_cues import Saying, find_sayings, speech_words, trim
from dragoman.finding.quote_marks import Mark, find_marks
from dragoman.finding.quote_speakers import speaker_of
from dragoman.mentions import Quote
from dragoman.parsing.clauses import is_verb

_AFTER, _BEFORE, _LABEL = 10, 14, 8
_BARS = frozenset({"”", '"', "''", ";", ".", "!", "?"})
_OPEN = frozenset({"“", "‘", '"', "''", "``", "'"})
_DASHES = frozenset({"—", "―", "–", "--", "-"})
_ENDS = frozenset({",", "?", "!", ".", "…", "-", "—"})


@dataclass(slots=True)
class _Draft:
    """A quote in the making: its cue, the ranges of its content and the quotation marks that are part of it."""

    saying: Saying
    ranges: list[tuple[int, int]]
    marks: list[Mark] = field(default_factory=list)

    def holds(self, token: int) -> bool:
        return any(first <= token < last for first, last in self.ranges)

    def length(self) -> int:
        return sum(last - first for first, last in self.ranges)


def find_quotes(doc: Document) -> tuple[Quote, ...]:
    """All quotes in text order."""
    drafts = [_Draft(s, list(s.pieces)) for s in find_sayings(doc)]
    marks = find_marks(doc)
    drafts += _labelled(doc)
    loose = _join_marks(doc, drafts, marks)
    for draft in drafts:
        _keep_one_side(draft)
    _place_loose(doc, drafts, loose)
    quotes = [_quote(doc, d, drafts, marks) for d in drafts]
    return tuple(sorted(quotes, key=lambda q: (q.content, q.cue_span or q.content)))


def _join_marks(doc: Document, drafts: list[_Draft], marks: list[Mark]) -> list[Mark]:
    """Widen contents to the quotations they touch; the statements in marks that no content touches."""
    loose = []
    for mark in marks:
        owners = [
            d
            for d in drafts
            if not mark.first <= d.saying.head < mark.last
            and any(first < mark.last and mark.first < last for first, last in d.ranges)
        ]
        for draft in owners[:]:
            _widen(draft, mark)
        if not owners and mark.statement:
            loose.append(mark)
    return loose


def _widen(draft: _Draft, mark: Mark) -> None:
    draft.marks.append(mark)
    head = draft.saying.head
    for n, (first, last) in enumerate(draft.ranges):
        if first < mark.last and mark.first < last:
            low, high = min(first, mark.first), max(last, mark.last)
            if not low <= head < high or first <= head < last:
                draft.ranges[n] = low, high


def _keep_one_side(draft: _Draft) -> None:
    """Of clauses before and behind a cue, both are said only if both are quoted; else the quoted one, or the later."""
    if draft.saying.way != "clause" or len(draft.ranges) < 2:
        return
    quoted = [r for r in draft.ranges if any(r[0] < m.last and m.first < r[1] for m in draft.marks)]
    draft.ranges = quoted or draft.ranges


def _place_loose(doc: Document, drafts: list[_Draft], loose: list[Mark]) -> None:
    for mark in loose:
        draft = _continued(mark, drafts) or _signed(doc, mark, drafts) or _beside(doc, mark, drafts)
        draft = draft or _before_colon(doc, mark, drafts) or _going_on(doc, mark, drafts)
        if draft is not None:
            draft.marks.append(mark)
            draft.ranges.append((mark.first, mark.last))


def _continued(mark: Mark, drafts: list[_Draft]) -> _Draft | None:
    """A quotation that goes on from the paragraph before."""
    if not mark.continues:
        return None
    return next((d for d in drafts if any(m.last == mark.first for m in d.marks)), None)


def _beside(doc: Document, mark: Mark, drafts: list[_Draft]) -> _Draft | None:
    """The cue right behind the quotation (“...,” he said) or right before it (he said, “...”)."""
    behind, before = _cue_behind(doc, mark), _cue_before(doc, mark)
    ends = doc.tokens[mark.last - 2].text in _ENDS
    cue = behind if behind is not None and (ends or before is None) else before
    if cue is None:
        return None
    for draft in drafts:
        if draft.saying.head == cue:
            if doc.tokens[cue].sentence != doc.tokens[mark.last - 1].sentence and cue == behind:
                return None
            return draft if draft.saying.way in {"clause", "quote", "inserted", "object"} else None
    draft = _Draft(Saying(cue, cue, cue + 1, "quote", ()), [])
    drafts.append(draft)
    return draft


def _cue_behind(doc: Document, mark: Mark) -> int | None:
    sentence = doc.sentences[doc.tokens[mark.last - 1].sentence]
    end = sentence.last
    if mark.last == end and sentence.index + 1 < len(doc.sentences):
        following = doc.sentences[sentence.index + 1]
        if following.paragraph == sentence.paragraph:
            end = following.last
    for i in range(mark.last, min(end, mark.last + _AFTER)):
        token = doc.tokens[i]
        if token.text in {"“", '"', "''", "``", ";", ":"}:
            return None
        if _is_speech(token):
            return i
    return _root_behind(doc, mark, end)


def _root_behind(doc: Document, mark: Mark, end: int) -> int | None:
    """“...,” the minister, who ..., said: the sentence's own verb, however far."""
    for i in range(mark.last, end):
        token = doc.tokens[i]
        if token.head == i:
            return i if _is_speech(token) else None
    return None


def _cue_before(doc: Document, mark: Mark) -> int | None:
    start = doc.sentences[doc.tokens[mark.first].sentence].first
    for i in range(mark.first - 1, max(start, mark.first - _BEFORE) - 1, -1):
        token = doc.tokens[i]
        if token.text in _BARS:
            return None
        if _is_speech(token):
            return i
    return None


def _is_speech(token: Token) -> bool:
    if not is_verb(token) or token.dep in {"aux", "auxpass"}:
        return False
    ways = speech_words().verbs.get(token.lemma, frozenset())
    return "clause" in ways or "quote" in ways


def _before_colon(doc: Document, mark: Mark, drafts: list[_Draft]) -> _Draft | None:
    """"He put it this way: “...”": the verb of the sentence that ends in a colon, whatever it is."""
    i = mark.first - 1
    if i < 0 or doc.tokens[i].text != ":":
        return None
    root = next((t for t in doc.tokens_of(doc.sentences[doc.tokens[i].sentence]) if t.head == t.i), None)
    if root is None or not is_verb(root) or root.i > i:
        return _label_before(doc, i, drafts)
    draft = next((d for d in drafts if d.saying.head == root.i), None)
    if draft is None:
        draft = _Draft(Saying(root.i, root.i, root.i + 1, "quote", ()), [])
        drafts.append(draft)
    return draft


def _signed(doc: Document, mark: Mark, drafts: list[_Draft]) -> _Draft | None:
    """A quotation with a dash and a name behind it (“...” — Name)."""
    at = mark.last
    if at + 1 >= len(doc.tokens) or doc.tokens[at].text not in _DASHES or doc.tokens[at + 1].pos != "PROPN":
        return None
    end = doc.sentences[doc.tokens[at + 1].sentence].last
    name = list(takewhile(lambda t: t.pos == "PROPN", doc.tokens[at + 1 : min(end, at + 1 + _LABEL)]))
    if any(is_verb(t) for t in doc.tokens[name[-1].i + 1 : end]):
        return None
    drafts.append(_Draft(Saying(name[-1].i, at, at + 1, "colon", ()), []))
    return drafts[-1]


def _label_before(doc: Document, colon: int, drafts: list[_Draft]) -> _Draft | None:
    """A name and a colon right before the quotation, within a paragraph."""
    head = colon - 1
    if doc.tokens[head].pos != "PROPN":
        return None
    drafts.append(_Draft(Saying(head, head, head + 1, "colon", ()), []))
    return drafts[-1]


def _going_on(doc: Document, mark: Mark, drafts: list[_Draft]) -> _Draft | None:
    """The speaker of the paragraph's last quotation goes on, or of the sentence or the paragraph before."""
    spoken = [d for d in drafts if d.marks and d.marks[-1].last <= mark.first]
    here = [d for d in spoken if d.marks[-1].paragraph == mark.paragraph]
    if here:
        return max(here, key=lambda d: d.marks[-1].last)
    sentence = doc.sentences[doc.tokens[mark.first].sentence]
    if mark.first - sentence.first > 1 or sentence.index == 0:
        return None
    before = doc.sentences[sentence.index - 1]
    if before.paragraph == sentence.paragraph:
        told = [d for d in drafts if before.first <= d.saying.head < before.last]
        return next((d for d in told if d.saying.way in {"clause", "inserted"}), None)
    above = [d for d in spoken if d.marks[-1].paragraph == before.paragraph]
    return max(above, key=lambda d: d.marks[-1].last) if above else None


def _labelled(doc: Document) -> list[_Draft]:
    """"Mayor: The bridge is safe": a name, or in a title any noun, and a colon at the start of a paragraph."""
    drafts = []
    for first, last, title in _paragraphs(doc):
        end = next((i for i in range(first, min(first + _LABEL, last)) if doc.tokens[i].text == ":"), None)
        if end is None or end == first or end + 2 >= last:
            continue
        head = _label_head(doc, first, end, title)
        pieces = trim(doc, [(end + 1, last)])
        if head is not None and pieces:
            drafts.append(_Draft(Saying(head, head, head + 1, "colon", pieces), list(pieces)))
    return drafts


def _paragraphs(doc: Document) -> Iterator[tuple[int, int, bool]]:
    """First and last token of each paragraph (last excluded) and whether it is a title."""
    for paragraph, sentences in groupby(doc.sentences, key=lambda s: s.paragraph):
        inside = list(sentences)
        yield inside[0].first, inside[-1].last, inside[0].kind == "headline" or paragraph == 0


def _label_head(doc: Document, first: int, end: int, title: bool) -> int | None:
    """Head of a label: its last noun before any preposition. A short label may be tagged as anything."""
    label = doc.tokens[first:end]
    if len(label[-1].text) == 1 or label[0].text in _OPEN or label[0].lower in speech_words().labels or any(t.text == "," for t in label):
        return None
    phrase = list(takewhile(lambda t: t.pos != "ADP" and t.text not in {"(", "["}, label))
    head = next((t for t in reversed(phrase) if t.text[:1].isupper()), None)
    if head is None or not (title or head.pos == "PROPN" or head.text.isupper()):
        return None
    return None if any(t.tag in {"VBD", "MD"} for t in label) else head.i


def _quote(doc: Document, draft: _Draft, drafts: list[_Draft], marks: list[Mark]) -> Quote:
    saying = draft.saying
    head, words = speaker_of(doc, saying)
    ranges = sorted(draft.ranges)
    pieces = tuple(doc.span(first, last) for first, last in ranges)
    content = Span(pieces[0].start, max(p.end for p in pieces))
    table = speech_words()
    lemma = doc.tokens[saying.head].lemma
    cue = doc.span(saying.first, saying.last)
    nested = any(_is_inside(draft, d) for d in drafts) or any(m.first <= saying.head < m.last for m in marks)
    return Quote(
        speaker=head,
        speaker_span=words,
        cue=lemma if saying.way != "preposition" else "according to",
        cue_span=cue,
        content=content,
        kind=_kind(content, draft),
        stance=table.stances.get(lemma, "asserts"),
        pieces=pieces,
        nested=nested,
        tells=_tells(saying, lemma),
    )


def _is_inside(draft: _Draft, other: _Draft) -> bool:
    """Whether a cue stands in another's content; of two that hold each other, the shorter content is inside."""
    if draft is other or not other.holds(draft.saying.head):
        return False
    return not draft.holds(other.saying.head) or draft.length() < other.length()


def _tells(saying: Saying, lemma: str) -> bool:
    words = speech_words()
    if saying.way in words.always:
        return lemma not in words.never
    return lemma in words.by_object


def _kind(content: Span, draft: _Draft) -> str:
    if not draft.marks:
        return "indirect"
    quoted = sum(m.span.end - m.span.start for m in draft.marks)
    whole = sum(1 for _ in draft.ranges)
    first = draft.marks[0].span.start <= content.start + 1
    return "direct" if first and whole == len({m.span for m in draft.marks}) and quoted else "mixed"
