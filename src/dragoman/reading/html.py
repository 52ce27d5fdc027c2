"""A page → its article. In: HTML; out: text, title, date, publisher and address of the article in it.

Pages are read, never run: no script is executed, no entity of the page's own is expanded, nothing is fetched.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from typing import Any

from dragoman.errors import ReportError

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_DOCTYPE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!doctype[^>\[]*(?:\[[^\]]*\]\s*)?>", re.I)
_CLOSED = re.compile(r"</(?:p|div|article|body|html|h1)\s*>", re.I)
_TOKEN = re.compile(r"<(/?)([A-Za-z][\w:-]*)[^<>]*>|[^<]+|<")
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "head", "title"})
_BREAKS = frozenset({"p", "div", "br", "li", "tr", "article", "section", "blockquote", "figcaption", "main"})
_HEADING = re.compile(r"h[1-6]$")
_BLANK = re.compile(r"[ \t]*\n\s*")
# Deeper pages are no articles, and parsers that walk a tree run out of stack on them.
MAX_DEPTH = 2_000
_OPEN = re.compile(r"<(/?)(?:div|span|p|b|i|font|table|section|blockquote|ul|li|a|em|strong)\b", re.I)
# Characters. Below trafilatura's own minimum a page comes out as one line; short reports are reports too.
MIN_SIZE = 60
# htmldate takes today as the latest date unless told otherwise; a page must give the same date every day.
_DATE_PARAMS = {
    "extensive_search": False,
    "original_date": True,
    "max_date": "2099-12-31",
    "min_date": "1980-01-01",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; None where it does not say."""

    text: str
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None


def looks_like_html(text: str) -> bool:
    """Whether `text` is a page or a piece of one rather than plain text."""
    head = text[:20_000]
    return bool(_PAGE.match(head)) or (head.lstrip()[:1] == "<" and bool(_CLOSED.search(text)))


def read_page(text: str) -> Page:
    """The article of the page. Raises ReportError where there is none."""
    page = None if _too_deep(text) else _extracted(text)
    if page is None or not page.text:
        page = Page(_stripped(text), None, None, None, None)
    if not page.text:
        raise ReportError("the page holds no article text: give the article's page or its text")
    return page


def _extracted(text: str) -> Page | None:
    from trafilatura import bare_extraction  # noqa: PLC0415  only pages need it
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", name, str(MIN_SIZE))
    try:
        found: Any = bare_extraction(
            text,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            config=config,
            date_extraction_params=dict(_DATE_PARAMS),
        )
    except Exception:  # whatever a hostile page makes the libraries raise, its plain text can still be read
        return None
    if found is None:
        return None
    text, title = _with_title((found.text or "").strip(), found.title), found.title or None
    return Page(text, title, found.date or None, found.sitename or None, found.url or None)


def _with_title(body: str, title: str | None) -> str:
    """The headline is part of the article; extraction often leaves it out."""
    paragraphs = "\n\n".join(line for line in body.split("\n") if line.strip())
    if not title or not body or title in body[: len(title) + 200]:
        return paragraphs
    return f"{title}\n\n{paragraphs}"


def _stripped(text: str) -> str:
    """All text of the page, in one pass: for pages that hold no article in the usual sense."""
    first, *rest = _DOCTYPE.sub("", text, count=1).split("<!--")
    pieces: list[str] = []
    silent = ""
    for match in _TOKEN.finditer(first + "".join(part.partition("-->")[2] for part in rest)):
        closing, name = match[1], (match[2] or "").lower()
        if silent:
            silent = "" if closing and name == silent else silent
        elif name in _SILENT and not closing:
            silent = name
        elif name in _BREAKS or _HEADING.match(name):
            pieces.append("\n")
        elif not name:
            pieces.append(match[0])
    return _BLANK.sub("\n\n", entities.unescape("".join(pieces))).strip()


def _too_deep(text: str) -> bool:
    depth = deepest = 0
    for match in _OPEN.finditer(text):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest > MAX_DEPTH
