"""Bytes → characters. In: the bytes of a report; out: its text, or an error naming what they are."""

from __future__ import annotations

import codecs

from dragoman.errors import ReportError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
)
# A text file has a tab or a form feed here and there; a tenth of other control bytes is no text.
MAX_CONTROL_SHARE = 0.1
_CONTROL = bytes(range(9)) + bytes(range(14, 32)) + b"\x0b\x7f"


def decode(data: bytes) -> str:
    """The characters of `data`. Raises ReportError where it is not text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise ReportError(f"the report is {name}, not text: extract its text and give that")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding)
    wide = _wide(data)
    if wide:
        return _strict(data, wide)
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReportError(f"the report says it is {encoding} and is not: save it as UTF-8") from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in English text every other byte is zero."""
    head = data[:4000]
    half = len(head) // 2
    if half < 8:
        return None
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    control = len(data) - len(data.translate(None, _CONTROL))
    if data and control > MAX_CONTROL_SHARE * len(data):
        raise ReportError("the report is a binary file, not text: give plain text or HTML")


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  only odd files need it

    best = from_bytes(data, cp_isolation=list(_LIKELY)).best()
    return data.decode(best.encoding if best else "cp1252", errors="replace")


# Encodings that English news is found in. A wider choice makes wild guesses on short texts.
_LIKELY = ("cp1252", "cp1250", "cp1254", "mac_roman")
