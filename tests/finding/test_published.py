"""The publication date of a report. In: reports of our own; out: assertions."""

from __future__ import annotations

import pytest

from dragoman.finding.published import infer_published
from dragoman.finding.times import spot_times
from dragoman.report import Published

BODY = "The ministers agreed on a plan for the harbour and said that the work would begin soon."
LONG = f"{BODY} {BODY} {BODY}"


def published(text: str) -> Published:
    return infer_published(text, spot_times(text))


def test_inferred_from_days_in_the_past_and_a_full_date_ahead() -> None:
    text = (
        "The minister on Nov. 29 voiced doubt about the plan.\n\n"
        "Both sides will meet again on Jan. 5, 2017, in the capital.\n\n"
        "On Nov. 30, the mayor said the harbour would stay open."
    )
    found = published(text)
    assert (found.date, found.how) == ("2016-11-30", "inferred")
    assert [text[a:b] for a, b in found.spans] == ["Nov. 29", "Jan. 5, 2017", "Nov. 30"]


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"The war began on March 3, 2021. {LONG}",
        "On Nov. 30, the mayor said the harbour would stay open.",
        "The treaty of May 3, 1921, was signed in Riga. On June 4, the mayor said it still holds.",
        "On Nov. 29, he agreed. On Nov. 30, she said no. A crowd came to protest at the port on Dec. 1, 2016.",
        "The town will mark it on May 3, 3021. On April 4, the mayor said so. On April 3, he agreed.",
    ],
)
def test_unknown_without_good_evidence(text: str) -> None:
    assert published(text) == Published(None, "unknown")
