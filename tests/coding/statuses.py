"""How the tests of a status look at a record."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.records import Record

Reader = Callable[[list[str]], list[Record]]


def assert_status(case: tuple[str, str, str], read_texts: Reader) -> None:
    """That the one claim of the trigger has the status: (sentence, trigger's words, status)."""
    text, trigger, status = case
    [record] = read_texts([text])
    assert [c.status for c in record.claims if c.trigger.text == trigger] == [status], [
        (c.trigger.text, c.status) for c in record.claims
    ]
