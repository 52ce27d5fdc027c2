"""Bytes to characters."""

from __future__ import annotations

import pytest

from dragoman.errors import ReportError
from dragoman.reading.decoding import decode

SENTENCE = "The minister’s café – “naïve” and in Zürich – said £500 was paid."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"]
)
def test_decode_finds_the_encoding(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n\x00", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (bytes(range(256)) * 20, "binary"),
        (b"\x00" * 1000, "binary"),
        (b"\xff\xfeabc", "utf-16"),
    ],
)
def test_decode_names_what_is_not_text(data: bytes, name: str) -> None:
    with pytest.raises(ReportError, match=name) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_decode_takes_empty_bytes() -> None:
    assert decode(b"") == ""
