"""Characters as given → characters as kept. In: a text; out: the clean text and the way back.

Mended: mojibake, entities of HTML, line ends, characters that cannot be seen, odd spaces, decomposed letters
(NFC), lists of links printed inside a sentence. Quotes and dashes stay as they are.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dragoman.lang import load

_DIRTY = re.compile(
    "(?P<line>\r\n?|\x85|\u2028|\u2029)"
    "|(?P<space>[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c])"
    "|(?P<unseen>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff])"
    "|(?P<broken>[\ud800-\udfff])"
    "|(?P<entity>&(?:amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|[mn]dash|hellip|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5});)"
)
_CLUSTER = re.compile(
    "[^\u0300-\u036f][\u0300-\u036f]+|[\u0340-\u0343\u0374\u037e\u0387\u1f71-\u1fff\u2000-\u2fff\uf900-\ufaff]"
)
# Mojibake shows as at least two characters beyond ASCII side by side, which English text hardly has.
_SUSPECT = re.compile("[^\x00-\x7f]{2}|[ÃÂ] ")
_MENDABLE = re.compile(".*(?:[^\x00-\x7f]{2}|[ÃÂ] ).*")


@dataclass(frozen=True, slots=True)
class Clean:
    """`origin[i]` is the position of character i of `text` in the given text; None where nothing changed."""

    text: str
    origin: tuple[int, ...] | None


def clean(given: str) -> Clean:
    """The text as the program keeps it."""
    text, origin = given, None
    for step in (_mend, _sweep, _compose, _unlink):
        changed = step(text)
        if changed is not None:
            text, back = changed
            origin = back if origin is None else [origin[i] for i in back]
    return Clean(text, None if origin is None else tuple(origin))


_Changed = tuple[str, list[int]]


def _sweep(text: str) -> _Changed | None:
    """Line ends, odd spaces, characters that cannot be seen, entities."""
    return _substitute(text, _DIRTY, _swept)


def _swept(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "entity":
        return _DIRTY.sub(_swept, html.unescape(match[0]))
    return {"line": "\n", "space": " ", "broken": "\ufffd"}.get(kind or "", "")


def _compose(text: str) -> _Changed | None:
    """Letters and their marks as one character (NFC)."""
    if unicodedata.is_normalized("NFC", text):
        return None
    return _substitute(text, _CLUSTER, lambda match: unicodedata.normalize("NFC", match[0]))


def _unlink(text: str) -> _Changed | None:
    """Lists of links inside a sentence."""
    return _substitute(text, _links(), lambda match: match["keep"], align=True) if " MORE" in text else None


@cache
def _links() -> re.Pattern[str]:
    return re.compile("|".join(load("furniture")["inline"]))


def _mend(text: str) -> _Changed | None:
    """Mojibake: UTF-8 that was once read as another encoding."""
    if not _SUSPECT.search(text):
        return None
    from ftfy import fix_encoding  # noqa: PLC0415  few reports need it

    return _substitute(text, _MENDABLE, lambda match: fix_encoding(match[0]), align=True)


def _substitute(
    text: str,
    pattern: re.Pattern[str],
    replace: Callable[[re.Match[str]], str],
    *,
    align: bool = False,
) -> _Changed | None:
    """`text` with the matches replaced, and where each character came from; None if nothing changed."""
    pieces: list[str] = []
    origin: list[int] = []
    done = 0
    changed = False
    for match in pattern.finditer(text):
        new = replace(match)
        if new == match[0]:
            continue
        changed = True
        pieces += [text[done : match.start()], new]
        origin.extend(range(done, match.start()))
        back = _aligned(match[0], new) if align else [0] * len(new)
        origin.extend(match.start() + i for i in back)
        done = match.end()
    if not changed:
        return None
    pieces.append(text[done:])
    origin.extend(range(done, len(text)))
    return "".join(pieces), origin


def _aligned(old: str, new: str) -> list[int]:
    """Where each character of `new` stood in `old`.

    ASCII characters are the same in both; what stands for one other character is a dozen characters at most.
    """
    back: list[int] = []
    at = 0
    for char in new:
        if char.isascii():
            found = old.find(char, at, at + 12)
            at = max(at, found)
        back.append(min(at, len(old) - 1))
        at += 1
    return back
