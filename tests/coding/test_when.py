"""Which date is the act's: own clause, sentence, other mention, and never the day of publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.coding.when import share_dates
from dragoman.document import Span
from dragoman.parsing.spacy_parser import load_parser
from dragoman.pipeline import read_report
from dragoman.records import Claim, Record
from dragoman.report import Block, Report

Reader = Callable[[list[str]], list[Record]]

CASES = [
    ("Chad attacked the rebels on May 3, 2019.", "attacked", ("2019-05-03", "stated")),
    ("The minister said on May 3, 2019 that Chad attacked the rebels.", "attacked", None),
    ("The minister said that Chad attacked the rebels on May 3, 2019.", "attacked", ("2019-05-03", "stated")),
    ("The May 3, 2019 attack killed nine soldiers.", "killed", ("2019-05-03", "stated")),
    ("Nine soldiers were killed in an attack on May 3, 2019.", "killed", ("2019-05-03", "stated")),
    ("Six were killed and nine wounded in a raid on May 3, 2019.", "killed", ("2019-05-03", "stated")),
    ("Chad attacked the rebels before the vote of May 3, 2019.", "attacked", None),
    ("Chad attacked the rebels after ministers met in Oslo on May 3, 2019.", "attacked", None),
    ("Chad attacked the rebels at 10 p.m.", "attacked", None),
    ("Chad attacked the rebels.", "attacked", None),
    ("The ministry said on May 3, 2019 it would recall the envoy.", "recall", None),
    ("The talks ended in May 2019, when Chad attacked the rebels.", "attacked", ("2019-05-01", "stated")),
    ("He has hidden since the May 2019 bombing of a shop that killed an officer.", "killed", ("2019-05-01", "stated")),
    (
        "Two boys were killed and six were wounded when a shell hit a school on May 3, 2019.",
        "killed",
        ("2019-05-03", "inferred"),
    ),
    ("Chad attacked the rebels shortly after he left on May 3, 2019.", "attacked", ("2019-05-03", "inferred")),
]


@pytest.mark.parametrize(("text", "words", "wanted"), CASES)
def test_when(read_texts: Reader, text: str, words: str, wanted: tuple[str, str] | None) -> None:
    (record,) = read_texts([text])
    when = _claim(record, words).when
    assert (when and (when.start, when.how)) == wanted


def test_the_only_date_of_the_sentence_is_inferred(read_texts: Reader) -> None:
    (record,) = read_texts(["Chad invited the rebels to join the talks in July 2019."])
    when = _claim(record, "invited").when
    assert when is not None
    assert (when.start, when.how) == ("2019-07-01", "inferred")


def test_mentions_of_one_act_share_their_date(read_texts: Reader) -> None:
    dated, bare = read_texts(["Chad attacked the rebels on May 3, 2019.", "Chad attacked the rebels."])
    first, second = _numbered(dated, "c1", None), _numbered(bare, "c2", "c1")
    shared = share_dates([first, second])[1].when
    assert shared is not None
    assert (shared.start, shared.how) == ("2019-05-03", "inferred")
    assert share_dates([first, _numbered(bare, "c2", None)])[1].when is None


def test_mentions_that_disagree_share_no_date(read_texts: Reader) -> None:
    may, june, bare = read_texts(
        [
            "Chad attacked the rebels on May 3, 2019.",
            "Chad attacked the rebels on June 3, 2019.",
            "Chad attacked the rebels.",
        ]
    )
    claims = [_numbered(may, "c1", None), _numbered(june, "c2", "c1"), _numbered(bare, "c3", "c1")]
    assert share_dates(claims)[2].when is None


def test_dates_in_lines_that_are_not_parsed_belong_to_no_sentence() -> None:
    line, body = "PARIS, May 3, 2019", "The attack killed nine soldiers."
    text = f"{line}\n{body}"
    blocks = (Block(Span(0, len(line)), "dateline"), Block(Span(len(line) + 1, len(text)), "body"))
    record = read_report(Report("r", text, blocks), parser=load_parser())
    assert {c.when for c in record.claims} == {None}


def _claim(record: Record, words: str) -> Claim:
    return next(c for c in record.claims if c.trigger.text.startswith(words))


def _numbered(record: Record, name: str, same_as: str | None) -> Claim:
    return replace(_claim(record, "attacked"), id=name, same_as=same_as)
