"""Quotations that no cue governs. In: the quotes in the making and such quotations; out: each with its quote.

They go to the cue beside them, to the name that signs them, to the verb or the name before a colon, or to the speaker
who has just spoken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from dragoman.document import Document, Token
from dragoman.finding.quote_marks import Mark
from dragoman.finding.quote_pieces import Saying
from dragoman.finding.quote_words import speech_words
from dragoman.parsing.clauses import is_verb

# How many tokens a cue may stand behind a quotation or before it, and how long a name may be.
_AFTER, _BEFORE, _NAME = 12, 14, 8
_BARS_BEHIND = frozenset({"“", '"', "''", "``", ";", ":"})
_BARS_BEFORE = frozenset({"”", '"', "''", ";", ".", "!", "?"})
_JUDGING = frozenset({"object", "prep", "gerund"})
_DASHES = frozenset({"—", "―", "–", "--", "-"})
_ENDS = frozenset({",", "?", "!", ".", "…", "-", "—"})


@dataclass(slots=True)
class Draft:
    """A quote in the making: its cue, the ranges of its content and the quotation marks that are part of it."""

    saying: Saying
    ranges: list[tuple[int, int]]
    marks: list[Mark] = field(default_factory=list)

    def holds(self, token: int) -> bool:
        return any(first <= token < last for first, last in self.ranges)

    def length(self) -> int:
        return sum(last - first for first, last in self.ranges)


class Board:
    """The drafts of a report, found by their cue, by the paragraph of their quotations and by where these end."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.by_cue = {d.saying.head: d for d in drafts}
        self.by_paragraph: dict[int, list[Draft]] = {}
        self.by_end: dict[int, Draft] = {}
        for draft in drafts:
            for mark in draft.marks:
                self._note(draft, mark)

    def _note(self, draft: Draft, mark: Mark) -> None:
        self.by_paragraph.setdefault(mark.paragraph, []).append(draft)
        self.by_end[mark.last] = draft

    def add(self, saying: Saying) -> Draft:
        """A draft whose content is still to be placed; the one that the cue has already, if any."""
        draft = self.by_cue.get(saying.head)
        if draft is None:
            draft = self.by_cue[saying.head] = Draft(saying, [])
            self.drafts.append(draft)
        return draft

    def place(self, draft: Draft, mark: Mark) -> None:
        """Make a quotation part of a draft."""
        draft.marks.append(mark)
        draft.ranges.append((mark.first, mark.last))
        self._note(draft, mark)

    def last_before(self, paragraph: int, token: int) -> Draft | None:
        """The draft of the last quotation in a paragraph before a token."""
        spoken = [
            (mark.last, n)
            for n, draft in enumerate(self.by_paragraph.get(paragraph, []))
            for mark in draft.marks
            if mark.last <= token and mark.paragraph == paragraph
        ]
        return self.by_paragraph[paragraph][max(spoken)[1]] if spoken else None


def place_loose(doc: Document, board: Board, loose: list[Mark]) -> None:
    """Give each quotation that no content touches to a draft, where one is in sight."""
    left = []
    for mark in loose:
        draft = _continued(mark, board) or _signed(doc, mark, board) or _beside(doc, mark, board)
        draft = draft or _before_colon(doc, mark, board) or _going_on(doc, mark, board)
        if draft is not None:
            board.place(draft, mark)
        else:
            left.append(mark)
    for mark in reversed(left):
        _begin(mark, board)


def _continued(mark: Mark, board: Board) -> Draft | None:
    """A quotation that goes on from the paragraph before."""
    return board.by_end.get(mark.first) if mark.continues else None


def _begin(mark: Mark, board: Board) -> None:
    """A quotation whose cue stands only in the paragraph in which it ends."""
    for draft in board.by_paragraph.get(mark.paragraph + 1, []):
        if any(m.continues and m.first == mark.last for m in draft.marks):
            board.place(draft, mark)
            return


def _signed(doc: Document, mark: Mark, board: Board) -> Draft | None:
    """A quotation with a dash and a name behind it (“...” — Name)."""
    at = mark.last
    if at + 1 >= len(doc.tokens) or doc.tokens[at].text not in _DASHES or doc.tokens[at + 1].pos != "PROPN":
        return None
    end = doc.sentences[doc.tokens[at + 1].sentence].last
    name = list(takewhile(lambda t: t.pos == "PROPN", doc.tokens[at + 1 : min(end, at + 1 + _NAME)]))
    if any(is_verb(t) for t in doc.tokens[name[-1].i + 1 : end]):
        return None
    return board.add(Saying(name[-1].i, at, at + 1, "label", ()))


def _beside(doc: Document, mark: Mark, board: Board) -> Draft | None:
    """The cue right behind the quotation (“...,” he said) or right before it (he said, “...”)."""
    behind, before = _cue_behind(doc, mark), _cue_before(doc, mark)
    ends = doc.tokens[mark.last - 2].text in _ENDS
    cue = behind if behind is not None and (ends or before is None) else before
    if cue is None:
        return None
    draft = board.by_cue.get(cue)
    if draft is None:
        return board.add(Saying(cue, cue, cue + 1, "quote", ()))
    if cue == behind and doc.tokens[cue].sentence != doc.tokens[mark.last - 1].sentence:
        return None
    if draft.ranges and _names_speaker(doc, cue, mark):
        return None
    return draft if draft.saying.way in {"clause", "quote", "inserted", "object"} else None


def _names_speaker(doc: Document, cue: int, mark: Mark) -> bool:
    """"The star of “Long Nights in the North,” she said": words of the cue's subject are none that it speaks."""
    subjects = (doc.subtree(k.i) for k in doc.kids(cue, "nsubj", "nsubjpass") if k.i < cue)
    return any(first < mark.first and mark.last <= last for first, last in subjects)


def _cue_behind(doc: Document, mark: Mark) -> int | None:
    sentence = doc.sentences[doc.tokens[mark.last - 1].sentence]
    end = sentence.last
    if mark.last == end and sentence.index + 1 < len(doc.sentences):
        following = doc.sentences[sentence.index + 1]
        if following.paragraph == sentence.paragraph:
            end = following.last
    for token in doc.tokens[mark.last : min(end, mark.last + _AFTER)]:
        if token.text in _BARS_BEHIND:
            return None
        if _is_speech(token):
            return token.i
    root = next((t for t in doc.tokens[mark.last : end] if t.head == t.i), None)
    return root.i if root is not None and _is_speech(root) else None


def _cue_before(doc: Document, mark: Mark) -> int | None:
    start = doc.sentences[doc.tokens[mark.first].sentence].first
    for token in reversed(doc.tokens[max(start, mark.first - _BEFORE) : mark.first]):
        if token.text in _BARS_BEFORE:
            return None
        if _is_speech(token):
            return token.i
    return None


def _is_speech(token: Token) -> bool:
    if not is_verb(token) or token.dep in {"aux", "auxpass"}:
        return False
    ways = speech_words().verbs.get(token.lemma, frozenset())
    return "clause" in ways or "quote" in ways


def _before_colon(doc: Document, mark: Mark, board: Board) -> Draft | None:
    """"He put it this way: “...”": the verb of the sentence that ends in a colon, whatever it is, or a name."""
    colon = mark.first - 1
    if colon < 1 or doc.tokens[colon].text != ":":
        return None
    root = next((t for t in doc.tokens_of(doc.sentences[doc.tokens[colon].sentence]) if t.head == t.i), None)
    if root is not None and is_verb(root) and root.i < colon:
        return board.add(Saying(root.i, root.i, root.i + 1, "quote", ()))
    name = doc.tokens[colon - 1]
    return board.add(Saying(name.i, colon, colon + 1, "label", ())) if name.pos == "PROPN" else None


def _going_on(doc: Document, mark: Mark, board: Board) -> Draft | None:
    """The speaker of the paragraph's last quotation goes on, or of the sentence or the paragraph before."""
    here = board.last_before(mark.paragraph, mark.first)
    sentence = doc.sentences[doc.tokens[mark.first].sentence]
    if here is not None or mark.first - sentence.first > 1 or sentence.index == 0:
        return here
    before = doc.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        last = board.last_before(before.paragraph, mark.first)
        # "Called the test “reckless”": a phrase taken up begins no statement that goes on in the next paragraph.
        return None if last is not None and last.saying.way in _JUDGING else last
    told = (board.by_cue.get(i) for i in range(before.first, before.last))
    return next((d for d in told if d is not None and d.saying.way in {"clause", "inserted"}), None)
