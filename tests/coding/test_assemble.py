"""The record's lists: what a quote's content spans."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]


def _content(read_texts: Reader, text: str) -> str:
    (quote,) = read_texts([text])[0].quotes
    return text[slice(*quote.content_span)]


def test_a_content_runs_over_a_short_cue(read_texts: Reader) -> None:
    text = "“The bridge over the harbour is safe,” Anna Keller said. “You can cross it at any time.”"
    assert _content(read_texts, text) == text


def test_a_content_is_its_longest_piece_where_most_between_is_not_said(read_texts: Reader) -> None:
    speaker = "Anna Keller, a civil engineer who has spent thirty years on the bridges of the northern harbour"
    text = f"“It is safe,” said {speaker}. “You can cross it.”"
    assert _content(read_texts, text) == "“You can cross it.”"
