"""Who says what: one construction a row, with its twin that is no quote."""

from __future__ import annotations

import pytest

from dragoman.document import Document, Span
from dragoman.finding.quotes import find_quotes
from dragoman.mentions import Quote
from dragoman.parsing import parse
from dragoman.parsing.spacy_parser import load_parser
from dragoman.report import Block, Report


def _parse(text: str) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(Span(at, at + len(line)), "body"))
        at += len(line) + 1
    return parse(Report("t", text, tuple(blocks)), [], load_parser())


def _outer(text: str) -> list[Quote]:
    return [q for q in find_quotes(_parse(text)) if not q.nested]


def _rows(text: str) -> list[tuple[str, str, str]]:
    """Speaker, cue and content of each quote, in the report's words."""
    return [
        tuple(text[slice(*span)] if span else "" for span in (q.speaker_span, q.cue_span, q.content))  # type: ignore[misc]
        for q in _outer(text)
    ]


CASES = [
    # clauses: behind the cue, before it, around it
    ("The mayor said that the bridge was safe.", ("The mayor", "said", "that the bridge was safe")),
    ("The bridge was safe, the mayor said.", ("the mayor", "said", "The bridge was safe")),
    ("The bridge, the mayor said, was safe.", ("the mayor", "said", "The bridge, the mayor said, was safe")),
    ("The clerk asked whether the bridge was safe.", ("The clerk", "asked", "whether the bridge was safe")),
    ("The mayor told reporters that the bridge was safe.", ("The mayor", "told", "that the bridge was safe")),
    # sources that are no subjects
    ("According to the mayor, the bridge was safe.", ("the mayor", "According to", "the bridge was safe")),
    ("The bridge was safe, according to the mayor.", ("the mayor", "according to", "The bridge was safe")),
    ("The mayor was quoted as saying that the bridge was safe.", ("The mayor", "saying", "that the bridge was safe")),
    ("It was reported that the bridge was safe.", ("", "reported", "that the bridge was safe")),
    ("The mayor, who says the bridge is safe, crossed it.", ("who", "says", "the bridge is safe")),
    ("In the mayor's view, the bridge was safe.", ("the mayor's", "In", "the bridge was safe")),
    ("The bridge was safe by his own admission.", ("his", "by", "The bridge was safe")),
    ("Half avoid the bridge in one recent survey.", ("one recent survey", "in", "Half avoid the bridge")),
    ("To the drivers, the bridge was a trap.", ("the drivers", "To", "the bridge was a trap")),
    (
        "A survey found that 51 percent blamed the mayor, while 32 percent blamed the council.",
        ("A survey", "found", "that 51 percent blamed the mayor, while 32 percent blamed the council"),
    ),
    (
        "The mayor said that the bridge was safe, drawing a rebuke from the builders.",
        ("The mayor", "said", "that the bridge was safe"),
    ),
    (
        "“Nonsense. Every single word, my friends,” said former bridge builder Tom Roe, who left.",
        ("former bridge builder Tom Roe", "said", "“Nonsense. Every single word, my friends,”"),
    ),
    ("Most of them said yes.", ("Most of them", "said", "yes")),
    ("The mayor felt that the bridge was safe.", ("The mayor", "felt", "that the bridge was safe")),
    ("A plan opposed by the mayor failed.", ("the mayor", "opposed", "A plan")),
    ("The mayor called her late son her hero.", ("The mayor", "called", "her late son her hero")),
    ("Anna Lee attacked Tom Roe.", ("Anna Lee", "attacked", "Tom Roe")),
    # whom something moves
    ("The delay angered the mayor.", ("the mayor", "angered", "The delay")),
    ("The mayor was troubled by the delay.", ("The mayor", "troubled", "the delay")),
    # what the speaker wants or thinks of somebody
    ("The mayor refused to cross the bridge.", ("The mayor", "refused", "to cross the bridge")),
    ("The mayor praised the builders for their care.", ("The mayor", "praised", "the builders for their care")),
    ("The mayor accused the builders of fraud.", ("The mayor", "accused", "the builders of fraud")),
    ("The mayor called for an inquiry.", ("The mayor", "called", "an inquiry")),
    ("The mayor questioned whether the bridge was safe.", ("The mayor", "questioned", "whether the bridge was safe")),
    ("The mayor pledged to repair the bridge.", ("The mayor", "pledged", "to repair the bridge")),
    ("The mayor compared the bridge to a trap.", ("The mayor", "compared", "the bridge to a trap")),
    ("The mayor shrugged off the danger.", ("The mayor", "shrugged", "the danger")),
    ("The plan was praised by the mayor.", ("the mayor", "praised", "The plan")),
    ("The mayor decried calls to close the bridge.", ("The mayor", "decried", "calls to close the bridge")),
    # nouns and adjectives
    ("The mayor's decision to close the bridge came late.", ("The mayor's", "decision", "to close the bridge")),
    ("The mayor's claim that the bridge was safe surprised us.", ("The mayor's", "claim", "that the bridge was safe")),
    ("The mayor was confident that the bridge was safe.", ("The mayor", "confident", "that the bridge was safe")),
    ("The mayor made clear that the bridge was safe.", ("The mayor", "clear", "that the bridge was safe")),
    # direct quotations
    ("“The bridge is safe,” the mayor said.", ("the mayor", "said", "“The bridge is safe,”")),
    ('"The bridge is safe," the mayor said.', ("the mayor", "said", '"The bridge is safe,"')),
    ("The mayor said: “The bridge is safe. Cross it.”", ("The mayor", "said", "“The bridge is safe. Cross it.”")),
    ("The mayor put it this way: “The bridge is safe.”", ("The mayor", "put", "“The bridge is safe.”")),
    ("“The bridge is safe.” — Olga Petrova", ("Olga Petrova", "—", "“The bridge is safe.”")),
    ("The mayor called it “a good bridge”.", ("The mayor", "called", "it “a good bridge”")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "row"), CASES, ids=[text for text, _ in CASES])
def test_who_says_what(text: str, row: tuple[str, str, str]) -> None:
    rows = [(a.removesuffix("'s"), b, c) for a, b, c in _rows(text)]
    assert rows == [(row[0].removesuffix("'s"), *row[1:])]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor crossed the bridge.",
        "The mayor added two lanes to the bridge.",
        "The so-called “green” bridge was closed.",
        "Gunmen attacked the bridge.",
        "The bridge accords with the plan.",
        "The mayor shrugged his shoulders.",
        "The bridge was built by a firm called Northern Light.",
        "Latest: 1,501 cars a day",
    ],
)
def test_no_quote(text: str) -> None:
    assert _outer(text) == []


def test_a_quotation_broken_by_its_cue_is_one() -> None:
    text = "“The bridge is safe,” the mayor said. “You can cross it.”"
    (quote,) = _outer(text)
    assert quote.kind == "direct"
    assert [text[slice(*p)] for p in quote.pieces] == ["“The bridge is safe,”", "“You can cross it.”"]


def test_a_quotation_over_paragraphs_belongs_to_the_cue_of_any() -> None:
    text = "“The bridge is old.\n“It is safe all the same,” the mayor said."
    (quote,) = _outer(text)
    assert text[slice(*quote.content)] == "“The bridge is old.\n“It is safe all the same,”"


def test_a_title_in_marks_is_no_quotation() -> None:
    text = "“The bridge is safe,” the mayor said on “The Evening Report.”"
    (quote,) = _outer(text)
    assert text[slice(*quote.content)] == "“The bridge is safe,”"


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "The mayor said: “The bridge is safe and will stay so.\nThe lane was closed."
    (quote,) = _outer(text)
    assert text[slice(*quote.content)] == "“The bridge is safe and will stay so."


def test_single_marks_quote_and_apostrophes_do_not() -> None:
    assert _outer("‘The bridge is safe,’ the mayor said.")[0].kind == "direct"
    assert _outer("The workers’ leaders said the bridge's lanes were safe.")[0].kind == "indirect"


def test_words_in_marks_make_a_clause_mixed() -> None:
    assert _outer("The mayor said the bridge was “entirely safe”.")[0].kind == "mixed"


def test_a_cue_in_a_content_is_nested() -> None:
    quotes = find_quotes(_parse("The mayor said builders had claimed that the bridge was safe."))
    assert [(q.cue, q.nested) for q in quotes] == [("say", False), ("claim", True)]


def test_a_second_cue_in_the_same_tense_is_the_same_speaker_s() -> None:
    text = "The mayor said he would cross the bridge but denied that it was safe."
    rows = _rows(text)
    assert rows[0] == ("The mayor", "said", "he would cross the bridge")
    assert rows[1][1:] == ("denied", "that it was safe")


def test_a_trailing_which_clause_is_the_report_s() -> None:
    text = "The mayor said he would repair the old bridge, which was built in 1910."
    assert _rows(text)[0][2] == "he would repair the old bridge"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Supporters of the bridge met on Monday.", "Supporters of the bridge"),
        ("The mayor is an opponent of the bridge.", "The mayor"),
    ],
)
def test_who_is_for_or_against_speaks(text: str, speaker: str) -> None:
    assert [row[0] for row in _rows(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The mayor said that the bridge was safe.", True),
        ("The mayor would only say that the bridge was safe.", True),
        ("A critic might say that the bridge was unsafe.", False),
        ("The mayor did not know that the bridge was unsafe.", False),
        ("The mayor did not deny that the bridge was unsafe.", False),
        ("That suggests that the bridge is unsafe.", False),
    ],
)
def test_only_what_was_said_is_told(text: str, tells: bool) -> None:
    assert [q.tells for q in _outer(text)] == [tells]


@pytest.mark.parametrize(
    "text",
    [
        "The blast claimed ten lives.",
        "The clerk denied them a permit.",
        "Read more on the bridge.",
        "The mayor leads in the polls.",
        "The house was in view of the bridge.",
        "For weeks, the bridge was shut.",
        "To the north, the bridge was shut.",
        "It angered the mayor.",
        "A bridge used by the mayor failed.",
        "The rebels attacked the bridge.",
    ],
)
def test_objects_that_nobody_says(text: str) -> None:
    assert _outer(text) == []


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said that the bridge was safe.", "asserts"),
        ("The mayor claimed that the bridge was safe.", "alleges"),
        ("The mayor confirmed that the bridge was safe.", "confirms"),
        ("The mayor denied that the bridge was safe.", "denies"),
        ("The mayor doubts that the bridge is safe.", "doubts"),
        ("The mayor did not say that the bridge was safe.", "doubts"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert _outer(text)[0].stance == stance


def test_a_clause_whose_subject_is_taken_for_an_object_is_whole() -> None:
    text = "The clerk claimed that repairs ordered by the mayor covering two bridges makes the town poor."
    assert _rows(text)[0][2].startswith("that repairs")


def test_titles_in_the_subject_are_not_spoken() -> None:
    text = "The host of the radio show “Bridges of the Whole Wide World,” said that the talks had failed."
    assert _rows(text)[0][2] == "that the talks had failed"
