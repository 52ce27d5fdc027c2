"""Time expressions: their spans, and what they mean on a given day."""

from __future__ import annotations

import time
from datetime import date

import pytest

from dragoman.document import Document, Sentence, Span, Token
from dragoman.finding.times import resolve_times, spot_times

MONDAY = date(2021, 6, 14)


def spans(text: str) -> list[str]:
    return [spot.text for spot in spot_times(text)]


def values(text: str, published: date | None = MONDAY) -> list[str]:
    return [mention.value for mention in resolve_times(spot_times(text), None, published)]


def clause(words: list[tuple[str, str, str, int]]) -> Document:
    """A one-sentence document from (word, tag, dep, head)."""
    tokens, at = [], 0
    for i, (word, tag, dep, head) in enumerate(words):
        tokens.append(Token(i, word, word.lower(), at, at + len(word), word, "X", tag, dep, head, "", False, 0))
        at += len(word) + 1
    text = " ".join(word for word, *_ in words)
    children = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    sentence = Sentence(0, 0, len(tokens), Span(0, len(text)), "body", 0)
    return Document(text, tuple(tokens), (sentence,), children)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoy left on Friday's flight.", ["Friday"]),
        ("They met on Monday, March 3, 2014, in Oslo.", ["Monday, March 3, 2014"]),
        ("Talks ran from 1992 to 1995.", ["1992", "1995"]),
        ("The 2014-16 outbreak ended.", ["2014", "16"]),
        ("The vote is between March 3 and 5.", ["March 3", "5"]),
        ("Rain fell over the past three summers.", ["the past three summers"]),
        ("A two-day summit drew weeks of talks.", ["two-day", "weeks"]),
        ("It opens at 10 a.m. (0700 GMT).", ["10 a.m.", "0700 GMT"]),
        ("By late November the siege was over.", ["late November"]),
        ("Early on Tuesday shells fell.", ["Tuesday"]),
        ("He has ruled since 2015.", ["2015"]),
        ("In the early 1980s the port grew.", ["the early 1980s"]),
        ("Guards patrol every Friday and twice a week.", ["every Friday", "twice a week"]),
        ("The council meets in May.", ["May"]),
        ("They came two weeks before the vote.", ["two weeks"]),
        ("A three-year-old truce collapsed.", ["three-year-old"]),
        ("The April protests and the March protests grew.", ["April", "March"]),
        ("Its current and recent losses are large.", ["current", "recent"]),
        ("It took nearly two years.", ["nearly two years"]),
        ("They work ten hours a day.", ["ten hours a day"]),
        ("Shots rang out at night.", ["night"]),
        ("He is due later today.", ["later today"]),
        ("Fighting began in the early hours of Mar. 3, 2014.", ["Mar. 3, 2014"]),
        ("Protests are held daily in the port.", ["daily"]),
        ("In the future the port will grow.", ["the future"]),
        ("Every other day a boat comes.", ["Every other day"]),
        ("The siege (499-493 BC) and that of 149 B.C to 146 B.C.", ["499", "493 BC", "149 B.C", "146 B.C."]),
        ("The Fleet, 1861-1865: the 1862 plan and the 1990-94 digs.", ["1861", "1865", "1862", "1990", "94"]),
        ("A crew of 1861-1865 people, the 1862 sailors.", []),
        ("The raids of August and September 1914 failed.", ["August", "September 1914"]),
        ("It ran from 26 June to 4 August 1952.", ["26 June", "4 August 1952"]),
        ("It fell in April 480 BC, after the spring of 481 BC.", ["April 480 BC", "the spring of 481 BC"]),
        (
            "In the mid-1980s, later in 1987, in the early 20th century.",
            ["the mid-1980s", "later in 1987", "the early 20th century"],
        ),
        ("On May 4 and 5 were two vessels seen.", ["May 4", "5"]),
        ("On May 4 and 5 vessels sailed.", ["May 4"]),
        ("On the 17 July, he left; the 17 July accord held.", ["the 17 July", "17 July"]),
        ("Guards rose at 05:30hrs and ate at 0700 hours.", ["05:30hrs", "0700 hours"]),
        ("They trained 1:45 minutes.", []),
        ("For a single year and a one-year term.", ["a single year", "one-year"]),
        ("Few stay these days, or in these years.", ["these days"]),
        ("On the 20th, they came to the 20th floor.", ["the 20th"]),
        ("The first ten months of 1915 were dry.", ["The first ten months of 1915"]),
        ("The four previous weeks were dry.", ["The four previous weeks"]),
        ("Stocks ended the day lower and closed the week up.", ["the day", "the week"]),
        ("He was mayor at the time.", ["the time"]),
        ("Sales doubled from the same month a year ago.", ["the same month a year ago"]),
    ],
)
def test_spans(text: str, found: list[str]) -> None:
    assert spans(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "She may march with them.",
        "The fall of the town shocked the valley.",
        "A second column followed.",
        "The 26 July Movement and Black September signed.",
        "The council passed Resolution 1970.",
        "About 2000 people sat in room 2014.",
        "A 6-year-old boy was found.",
        "The minister, in his 40s, resigned.",
        "The sun rose over the camp.",
        "The Harbour Daily and USA Today reported it.",
        "The leftist daily Sabah wrote so.",
        "He told '60 Minutes' of it.",
        "It was high noon.",
        "They want a future in the valley.",
        "The May River rose.",
        "She is in her early 30s.",
        "He fell twice in as many days.",
        "Watch the clip 02:31\n\nNext.",
        "That time is gone.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert spans(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 7 August 1998", ["1998-08-07"]),
        ("on 23.12.2019", ["2019-12-23"]),
        ("on 12/23/2019", ["2019-12-23"]),
        ("in August 1998", ["1998-08"]),
        ("the summer of 1998", ["1998-SU"]),
        ("the third quarter of 1998", ["1998-Q3"]),
        ("fiscal 1998", ["FY1998"]),
        ("the 1990s", ["199"]),
        ("the 19th century", ["18"]),
        ("today", ["2021-06-14"]),
        ("yesterday morning", ["2021-06-13TMO"]),
        ("tonight", ["2021-06-14TNI"]),
        ("the day before yesterday", ["2021-06-12"]),
        ("on Friday", ["2021-06-11"]),
        ("next Friday", ["2021-06-18"]),
        ("last week", ["2021-W23"]),
        ("next month", ["2021-07"]),
        ("last year", ["2020"]),
        ("last fall", ["2020-FA"]),
        ("two months ago", ["2021-04"]),
        ("three days ago", ["2021-06-11"]),
        ("in April next year", ["2022-04", "2022"]),
        ("on Christmas Day 2012", ["2012-12-25"]),
        ("on Easter Sunday 2016", ["2016-03-27"]),
        ("on Thanksgiving 1999", ["1999-11-25"]),
        ("Election Day 2016", ["2016-11-08"]),
        ("for two and a half years", ["P2.5Y"]),
        ("twenty-five minutes", ["PT25M"]),
        ("decades", ["PXY"]),
        ("the past decade", ["P10Y"]),
        ("every other day", ["P2D"]),
        ("on Fridays", ["XXXX-WXX-5"]),
        ("annual", ["P1Y"]),
        ("ten hours a day", ["P1D"]),
        ("every two weeks", ["P2W"]),
        ("two nights", ["P2NI"]),
        ("at dawn", ["TMO"]),
        ("recent", ["PAST_REF"]),
        ("now", ["PRESENT_REF"]),
        ("in the future", ["FUTURE_REF"]),
        ("at 4 p.m.", ["2021-06-14T16:00"]),
        ("at 9 a.m. Tuesday", ["2021-06-08T09:00"]),
        ("on 31 February", ["XXXX-XX-XX"]),
        ("in 480 BC", ["BC0480"]),
        ("the last week of March 2019", ["2019-W13"]),
        ("the first Monday of May 2010", ["2010-05-03"]),
        ("the siege of 499-493 BC", ["BC0499", "BC0493"]),
        ("in April 480 BC", ["BC0480-04"]),
        ("in the 470s BC", ["BC047"]),
        ("in August and September 1914", ["1914-08", "1914-09"]),
        ("from November to January 1917", ["1916-11", "1917-01"]),
        ("on 6-7 February 1919", ["1919-02-06", "1919-02-07"]),
        ("in 1990-94", ["1990", "1994"]),
        ("the first ten months of 1915", ["P10M"]),
        ("the last week of May 2019", ["2019-W22"]),
        ("at 0800 UTC", ["2021-06-14T08:00Z"]),
        ("these days", ["PRESENT_REF"]),
        ("those days", ["PAST_REF"]),
        ("the latest quarter", ["2021-Q1"]),
        ("by year-end and by month's end", ["2021", "2021-06"]),
        ("on Friday nights", ["XXXX-WXX-5TNI"]),
        ("on weekends", ["XXXX-WXX-WE"]),
        ("at 3 a.m. local time on Friday", ["2021-06-11T03:00", "2021-06-11"]),
        ("at dawn on Tuesday", ["2021-06-08TMO", "2021-06-08"]),
        ("at dawn on 3 May 2020", ["2020-05-03TMO"]),
        ("an hour and a half", ["PT1H30M"]),
        ("in the near future", ["FUTURE_REF"]),
        ("on the third of March 2020", ["2020-03-03"]),
        ("the week before last", ["2021-W22"]),
        ("from Monday to Friday", ["2021-06-14", "2021-06-18"]),
        ("the September 11 attacks", ["2001-09-11"]),
        ("September 11", ["2021-09-11"]),
        ("fourth-quarter 2012 and H1 2013", ["2012-Q4", "2013-H1"]),
        ("the second half of the year", ["2021-H2"]),
        ("the last day of the month", ["2021-06-30"]),
        ("the first nine months of fiscal 1989", ["P9M"]),
        ("the past two fiscal years", ["P2Y"]),
        ("hundreds of years", ["PXY"]),
        ("three weeks from now", ["2021-W27"]),
        ("the coming weekend", ["2021-W24-WE"]),
        ("Labor Day weekend 2019", ["2019-W35-WE"]),
        ("at that time", ["PAST_REF"]),
        ("the September 11 terror attacks", ["2001-09-11"]),
        ("the September 11 terror attack", ["2021-09-11"]),
        ("shortly before midnight (0500 GMT) on Friday", ["2021-06-11T24:00", "2021-06-11T05:00Z", "2021-06-11"]),
        ("In the 1999 budget, due later in the year,", ["1999", "2021"]),
        ("half-a-century ago", ["1971"]),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On March 3, 2014 he fled. The next day the town fell.", ["2014-03-03", "2014-03-04"]),
        ("On March 3, 2014 he fled. The same day the town fell.", ["2014-03-03", "2014-03-03"]),
        ("In May 2014 they met. The previous month a deal had failed.", ["2014-05", "2014-04"]),
        ("It came weeks after the flood. In 1931 the dam broke.", ["PXW", "1931"]),
        ("They left two days before the vote on March 3, 2014.", ["2014-03-01", "2014-03-03"]),
        ("On May 3, 2014 he fled; on the 5th he came back.", ["2014-05-03", "2014-05-05"]),
        ("In May 2014 he fled, on the 5th of that month.", ["2014-05", "2014-05-05"]),
        ("Sales rose in May 2014 from the same month a year ago.", ["2014-05", "2013-05"]),
    ],
)
def test_dates_that_hang_on_another_date(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_story_without_a_date_carries_its_year() -> None:
    assert values("In May 1916 he landed. In June the fort fell on 3 July.", None) == [
        "1916-05",
        "1916-06",
        "1916-07-03",
    ]


def test_an_aside_does_not_turn_the_year_of_a_story() -> None:
    text = "On 3 May 1916 he landed, as his grandfather had in 1812. On 9 May the fort fell. In 1917 he left on 2 June."
    assert values(text, None) == ["1916-05-03", "1812", "1916-05-09", "1917", "1917-06-02"]


@pytest.mark.parametrize("text", ["last month", "on Friday", "today", "two weeks ago", "the weekend"])
def test_without_a_date_nothing_is_guessed(text: str) -> None:
    for mention in resolve_times(spot_times(text), None, None):
        assert mention.start is None
        assert mention.value.startswith("XXXX")


def past() -> Document:
    return clause([("They", "PRP", "nsubj", 1), ("met", "VBD", "ROOT", 1), ("Friday", "NNP", "npadvmod", 1)])


def ahead() -> Document:
    return clause(
        [
            ("They", "PRP", "nsubj", 2),
            ("will", "MD", "aux", 2),
            ("meet", "VB", "ROOT", 2),
            ("Friday", "NNP", "npadvmod", 2),
        ]
    )


@pytest.mark.parametrize(("doc", "day"), [(past(), "2021-06-11"), (ahead(), "2021-06-18")])
def test_tense_gives_the_direction(doc: Document, day: str) -> None:
    (mention,) = resolve_times(spot_times(doc.text), doc, MONDAY)
    assert mention.value == mention.start == mention.end == day
    assert mention.how == "inferred"


def nobody() -> Document:
    return clause(
        [
            ("Nobody", "NN", "nsubjpass", 3),
            ("could", "MD", "aux", 3),
            ("be", "VB", "auxpass", 3),
            ("reached", "VBN", "ROOT", 3),
            ("Friday", "NNP", "npadvmod", 3),
        ]
    )


def until(perfect: str) -> Document:
    return clause(
        [
            ("It", "PRP", "nsubjpass", 3),
            (perfect, "VBZ", "aux", 3),
            ("been", "VBN", "auxpass", 3),
            ("shut", "VBN", "ROOT", 3),
            ("until", "IN", "prep", 3),
            ("Friday", "NNP", "pobj", 4),
        ]
    )


@pytest.mark.parametrize(
    ("doc", "day"), [(nobody(), "2021-06-11"), (until("has"), "2021-06-18"), (until("had"), "2021-06-11")]
)
def test_what_could_not_be_is_past_and_what_lasts_until_a_day_ahead(doc: Document, day: str) -> None:
    (mention,) = resolve_times(spot_times(doc.text), doc, MONDAY)
    assert mention.value == day


def leaving(noun: str) -> Document:
    return clause(
        [
            ("They", "PRP", "nsubj", 2),
            ("will", "MD", "aux", 2),
            ("avoid", "VB", "ROOT", 2),
            (noun, "NN", "dobj", 2),
            ("on", "IN", "prep", 3),
            ("Friday", "NNP", "pobj", 4),
        ]
    )


@pytest.mark.parametrize(("doc", "day"), [(leaving("clash"), "2021-06-11"), (leaving("summit"), "2021-06-18")])
def test_what_nobody_schedules_has_been(doc: Document, day: str) -> None:
    (mention,) = resolve_times(spot_times(doc.text), doc, MONDAY)
    assert mention.value == day


def test_an_offset_counts_from_a_date_that_follows_without_a_comma() -> None:
    words = ["Ten", "days", "after", "the", "raid", ",", "it", "said", "on", "May", "3", ",", "2014"]
    doc = clause([(word, "X", "dep", 0) for word in words])
    assert [m.value for m in resolve_times(spot_times(doc.text), doc, MONDAY)] == ["P10D", "2014-05-03"]


def test_interval_and_how() -> None:
    stated, inferred = resolve_times(spot_times("In 2014 and last month"), None, MONDAY)
    assert (stated.start, stated.end, stated.precision, stated.how) == (
        "2014-01-01",
        "2014-12-31",
        "year",
        "stated",
    )
    assert (inferred.start, inferred.end, inferred.precision, inferred.how) == (
        "2021-05-01",
        "2021-05-31",
        "month",
        "inferred",
    )


@pytest.mark.parametrize(
    "piece", ["1", "1-", "1,", "1/", "last ", "the ", "2014-", "Jan. ", "two hundred ", "'s ", "\n \n"]
)
def test_hostile_input_costs_little(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    resolve_times(spot_times(text), None, MONDAY)
    assert time.process_time() - began < 5
