"""From a source to a report."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from dragoman.errors import ReportError, UsageError
from dragoman.reading import MAX_TEXT, make_report, parse_date

TEXT = "Rebels seized the town of Marib on Friday, the army said."


def test_given_date_wins() -> None:
    report = make_report(f"March 3, 2020\n\n{TEXT}", published=date(2021, 1, 2))
    assert (report.published.date, report.published.how) == ("2021-01-02", "given")
    assert make_report(TEXT, published=datetime(2021, 1, 2, 10)).published.date == "2021-01-02"


def test_stated_date_has_evidence() -> None:
    report = make_report(f"Rebels seize town in Yemen\n\nMarch 3, 2020\n\n{TEXT}")
    (span,) = report.published.spans
    assert (report.published.date, report.published.how) == ("2020-03-03", "stated")
    assert report.text[slice(*span)] == "March 3, 2020"


def test_unknown_date_stays_unknown() -> None:
    assert make_report(TEXT).published.how == "unknown"


def test_id_is_given_or_the_text_s_own() -> None:
    assert make_report(TEXT, id="x").id == "x"
    assert make_report(TEXT).id == make_report(TEXT.encode()).id != make_report(TEXT + " It burned.").id


def test_the_way_back_to_the_given_characters() -> None:
    report = make_report("Rebels\u00a0seized the\r\ntown of Ma\u0301rib on Friday, the army said.")
    assert report.given and report.origin
    at = report.text.index("town")
    assert report.given[report.origin[at] :].startswith("town")
    assert make_report(TEXT).given is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        (b"\x00\x01\x02" * 50, "binary"),
        ("\u200b\u200b", "empty"),
        ("x" * (MAX_TEXT + 1), "split"),
        ("El ministro dijo el lunes que las tropas fueron enviadas a la frontera.", "Spanish"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(source: str | bytes, message: str) -> None:
    with pytest.raises(ReportError, match=message) as caught:
        make_report(source)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("written", ["2021-13-01", "yesterday", "2021-1-1", "20210101", ""])
def test_parse_date_refuses(written: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        parse_date(written)
