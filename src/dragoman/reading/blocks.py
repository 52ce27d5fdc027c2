"""What each paragraph is for. In: clean text, its title if given; out: blocks and what they say of origin.

Headline and body are coded; repeats, bylines, datelines and furniture stay in the text and are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.document import Span
from dragoman.lang import load
from dragoman.reading.datelines import find_dateline, stated_date
from dragoman.reading.layout import ends_sentence, paragraphs
from dragoman.report import Block

_KEY = re.compile(r"[\W_]+")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_NAME_BREAK = re.compile(r",? and |, ")
_QUOTES = "\"'‘’“”«»"
# Words beside a date that a line may hold and still be only a date: "Published at 10:15 AM EST on Monday".
_DATE_LINE_WORDS = 5
MAX_DATE_LINE = 80
MAX_BYLINE = 120
MAX_HEADLINE = 220
# Short lines between paragraphs that do not end like a sentence: sub-headings, links to other reports.
MAX_SUBHEAD = 110
# A text with fewer full sentences than this has no layout to go by.
MIN_PROSE = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text, the headline's words, the dateline's place and agency, the date stated."""

    blocks: tuple[Block, ...]
    headline: str | None
    dateline: Span | None
    agency: str | None
    stated: tuple[str, Span] | None


@dataclass(frozen=True, slots=True)
class _Furniture:
    always: re.Pattern[str]
    starts: re.Pattern[str]
    lines: re.Pattern[str]
    ends: re.Pattern[str]
    byline: re.Pattern[str]
    names: re.Pattern[str]
    published: re.Pattern[str]


class _Sorter:
    """Sorts paragraphs into blocks, one after the other."""

    def __init__(self, text: str, title: str | None, spans: list[Span]) -> None:
        self.text = text
        self.title_key = _key(title) if title else ""
        self.prose = sum(ends_sentence(text[a:b]) for a, b in spans)
        self.last_prose = max((a for a, b in spans if ends_sentence(text[a:b])), default=-1)
        self.seen: set[str] = set()
        self.blocks: list[Block] = []
        self.headline: str | None = None
        self.dateline: Span | None = None
        self.agency: str | None = None
        self.stated: tuple[str, Span] | None = None
        self.labelled = False
        self.in_body = False

    def add(self, span: Span) -> None:
        words = self.text[span.start : span.end]
        key = _key(words)
        kind = self._kind(words, key, span)
        self.seen.add(key)
        if kind != "body":
            self.blocks.append(Block(span, kind))
            return
        body = self._after_dateline(span, words)
        if body.start < body.end:
            self.blocks.append(Block(body, "body"))
            self.in_body = True

    def _kind(self, words: str, key: str, span: Span) -> str:
        if key in self.seen and len(key) > 12:
            return "repeat"
        if self._is_title(key):
            self.headline = self.headline or " ".join(words.split())
            return "headline" if not self.title_key or self.title_key not in self.seen else "repeat"
        if self._is_date_line(words, span) or _is_furniture(words):
            return "furniture"
        if self.in_body:
            return "furniture" if self._is_subhead(words) else "body"
        return self._kind_above_body(words, span)

    def _kind_above_body(self, words: str, span: Span) -> str:
        if len(words) <= MAX_BYLINE and self._is_byline(words):
            return "byline"
        if self._is_headline(words, span):
            self.headline = self.headline or " ".join(words.split())
            return "headline"
        return "body"

    def _is_byline(self, words: str) -> bool:
        """ "By" and names, or names alone; where no headline is known yet, three words may be one."""
        if _patterns().byline.fullmatch(words):
            return True
        names = [name.split() for name in _NAME_BREAK.split(words)]
        if not (self.headline or self.title_key or all(len(name) == 2 for name in names)):
            return False
        return bool(_patterns().names.fullmatch(words))

    def _is_title(self, key: str) -> bool:
        """The given title, whole, cut short, or with the outlet's name behind it."""
        title = self.title_key
        if not title or not key:
            return False
        longer, shorter = (key, title) if len(key) > len(title) else (title, key)
        return longer.startswith(shorter) and len(shorter) > 0.6 * len(longer) and len(longer) - len(shorter) < 40

    def _is_headline(self, words: str, span: Span) -> bool:
        """Above the text, and not ending like a sentence; questions and exclamations may."""
        if len(words) > MAX_HEADLINE or span.start > self.last_prose:
            return False
        first = words.lstrip(_QUOTES)[:1]
        if not (first.isupper() or first.isdigit()):
            return False
        return not ends_sentence(words) or words.rstrip(_QUOTES)[-1:] in "?!"

    def _is_subhead(self, words: str) -> bool:
        if self.prose < MIN_PROSE or len(words) > MAX_SUBHEAD or words[:1] in '-•*–—·"“':
            return False
        return not ends_sentence(words) and not words.endswith((",", ";", '"', "”", "—"))

    def _is_date_line(self, words: str, span: Span) -> bool:
        if len(words) > MAX_DATE_LINE:
            return False
        found = stated_date(words)
        if not found:
            return False
        iso, where = found
        if len(_WORDS.findall(words[: where.start] + " " + words[where.end :])) > _DATE_LINE_WORDS:
            return False
        if ends_sentence(words) and len(words) - (where.end - where.start) > 12:
            return False
        if not self.in_body or span.start > self.last_prose:
            self._note_date(iso, Span(span.start + where.start, span.start + where.end), words)
        return True

    def _note_date(self, iso: str, where: Span, line: str) -> None:
        """A date above or below the prose is the report's; one that says "published" outdoes "updated"."""
        labelled = bool(_patterns().published.search(line))
        if self.stated is None or (labelled and not self.labelled):
            self.stated, self.labelled = (iso, where), labelled

    def _after_dateline(self, span: Span, words: str) -> Span:
        found = find_dateline(words, first=not self.in_body)
        if not found:
            return span
        end = span.start + found.length
        self.blocks.append(Block(Span(span.start, span.start + len(words[: found.length].rstrip())), "dateline"))
        if found.place and not self.dateline:
            self.dateline = Span(span.start + found.place.start, span.start + found.place.end)
        self.agency = self.agency or found.agency
        dated = stated_date(words[: found.length])
        if dated and not self.stated:
            self.stated = dated[0], Span(span.start + dated[1].start, span.start + dated[1].end)
        return Span(end, span.end)


def lay_out(text: str, title: str | None) -> Layout:
    """The blocks of `text`; `title` is the report's title where it was given apart from the text."""
    spans = paragraphs(text)
    sorter = _Sorter(text, title, spans)
    for span in spans:
        sorter.add(span)
    return Layout(tuple(sorter.blocks), sorter.headline, sorter.dateline, sorter.agency, sorter.stated)


def _key(words: str) -> str:
    return _KEY.sub("", words).casefold()


def _is_furniture(words: str) -> bool:
    patterns = _patterns()
    if patterns.always.match(words) or patterns.lines.fullmatch(words):
        return True
    if len(words) > MAX_HEADLINE:
        return False
    return bool(patterns.ends.search(words)) or (not words.endswith(".") and bool(patterns.starts.match(words)))


@lru_cache(maxsize=1)
def _patterns() -> _Furniture:
    table = load("furniture")

    def any_of(name: str, frame: str = "(?:%s)") -> re.Pattern[str]:
        return re.compile(frame % "|".join(table[name]), re.IGNORECASE)

    return _Furniture(
        any_of("always"),
        any_of("starts"),
        any_of("lines"),
        any_of("ends", r"(?:%s)\.?\s*$"),
        re.compile(table["byline"]),
        re.compile(table["names"]),
        any_of("published", r"\b(?:%s)\b"),
    )
