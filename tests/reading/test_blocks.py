"""What each paragraph of a report is for."""

from __future__ import annotations

import pytest

from dragoman.reading.blocks import lay_out

BODY = (
    "Rebels seized the town of Marib on Friday.\n\nThey killed four soldiers.\n\nThe army fled to the south."
)


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, text[slice(*block.span)]) for block in lay_out(text, title).blocks]


def test_headline_and_its_repeats() -> None:
    found = kinds(f"Rebels seize town in Yemen\n\nRebels seize town in Yemen\n\n{BODY}")
    assert [kind for kind, _ in found] == ["headline", "repeat", "body", "body", "body"]
    assert lay_out(f"Rebels seize town in Yemen\n\n{BODY}", None).headline == "Rebels seize town in Yemen"


def test_given_title_is_found_in_the_text() -> None:
    found = kinds(f"Rebels seize town in Yemen.\n\n{BODY}", "Rebels seize town in Yemen")
    assert found[0][0] == "headline"


def test_given_title_that_is_not_in_the_text_leaves_it_alone() -> None:
    assert [kind for kind, _ in kinds(BODY, "Rebels seize town")] == ["body"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "By Nora Velling",
        "BY NORA VELLING",
        "By Nora Velling and Idris Galadima, Example Wire",
        "By Example Wire staff",
    ],
)
def test_bylines(line: str) -> None:
    assert ("byline", line) in kinds(f"Rebels seize town in Yemen\n\n{line}\n\n{BODY}")


def test_names_alone_are_a_byline_not_a_headline() -> None:
    layout = lay_out(f"Nora Velling\n\n{BODY}", None)
    assert layout.blocks[0].kind == "byline"
    assert layout.headline is None


def test_dateline_and_the_text_behind_it_are_two_blocks() -> None:
    text = f"SANAA, Yemen, March 5, 2021 (AFP) — {BODY}"
    layout = lay_out(text, None)
    assert [block.kind for block in layout.blocks[:2]] == ["dateline", "body"]
    assert layout.dateline and text[slice(*layout.dateline)] == "SANAA"
    assert layout.stated and layout.stated[0] == "2021-03-05"
    assert layout.agency == "Agence France-Presse"


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: Rebels in the north regroup",
        "Copyright 2021 Example Wire. All rights reserved.",
        "Reporting by Nora Velling; editing by Joan Carew",
        "Fighters walk through Marib. (Nora Velling/Reuters)",
        "Sign up for our newsletter",
        "___",
        "Published 5 March 2021 at 10:15 GMT",
        "The road to Sanaa",
    ],
)
def test_furniture(line: str) -> None:
    assert ("furniture", line) in kinds(f"{BODY}\n\n{line}\n\nThe fighting went on.")


@pytest.mark.parametrize(
    "line",
    [
        "Watch towers fell to the rebels on Friday, the army said, and two bridges were lost.",
        "Photo studios in the town were looted, residents said.",
        "“We will not leave”",
        "He said: “The war is over.”",
    ],
)
def test_prose_is_not_furniture(line: str) -> None:
    assert ("body", line) in kinds(f"{BODY}\n\n{line}\n\nThe fighting went on.")


@pytest.mark.parametrize(
    "text", ["Turkey attacked Syria on Monday", "Rebels seized the town\nThey left it again"]
)
def test_sentences_without_full_stops_are_body(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The minister said on Monday that\nthe talks with the neighbouring\ncountry would go on.\n"
        "    Envoys of both sides met\nin Geneva.\n"
    )
    assert [words.split()[0] for _, words in kinds(text)] == ["The", "Envoys"]


def test_long_paragraphs_are_cut_at_sentences_and_nothing_is_lost() -> None:
    text = "The army shelled the town of Marib. " * 2000
    found = kinds(text)
    assert all(words.startswith("The") and words.endswith(".") for _, words in found)
    assert " ".join(words for _, words in found) == text.strip()


def test_repeated_paragraphs_are_coded_once() -> None:
    assert [kind for kind, _ in kinds(f"{BODY}\n\n{BODY}")] == ["body"] * 3 + ["repeat"] * 3


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (f"Updated 4 March 2021\n\nPublished 3 March 2021\n\n{BODY}", "2021-03-03"),
        (f"Harbour plan agreed\n\nBy Nora Velling, March 3, 2021\n\n{BODY}", "2021-03-03"),
        (f"{BODY}\n\nMarch 3, 2021 at 10:15 AM", "2021-03-03"),
        (f"{BODY}\n\nMarch 3, 2021\n\n{BODY} They left.", None),
    ],
)
def test_the_date_of_the_report_stands_above_or_below_its_prose(text: str, iso: str | None) -> None:
    stated = lay_out(text, None).stated
    assert (stated[0] if stated else None) == iso
