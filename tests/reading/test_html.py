"""Pages to articles."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from dragoman.errors import ReportError
from dragoman.reading.html import looks_like_html, read_page

PAGE = """<!DOCTYPE html>
<html><head><title>Ministers meet in Oslo - The Daily</title>
<meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2021-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/oslo">
<script>document.write("Rebels attacked the palace.")</script></head>
<body><nav>Home | World | Sport</nav><article><h1>Ministers meet in Oslo</h1>
<p>OSLO (AP) — The foreign ministers of Norway and Sweden met on Tuesday to talk about fish.</p>
<p>They &amp; their aides said &ldquo;nothing&rdquo; was agreed, and that talks would go on until Friday.</p>
</article><footer>Copyright 2021</footer></body></html>"""


def test_read_page_takes_the_article_and_its_origin() -> None:
    page = read_page(PAGE)
    assert page.title == "Ministers meet in Oslo"
    assert (page.date, page.publisher) == ("2021-03-04", "The Daily")
    assert page.text.split("\n\n")[0] == page.title
    assert "They & their aides said “nothing”" in page.text
    assert "attacked" not in page.text
    assert "Sport" not in page.text


@pytest.mark.parametrize(
    "text", [PAGE, "<p>Rebels seized a town.</p>", "\n <!-- x --><html><body>x</body></html>"]
)
def test_looks_like_html(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text", ["Rebels seized a town.", "<Insert joke here> he said", "a < b and c > d </p>"]
)
def test_plain_text_does_not_look_like_html(text: str) -> None:
    assert not looks_like_html(text)


def test_read_page_says_when_there_is_no_article() -> None:
    with pytest.raises(ReportError, match="no article"):
        read_page("<html><body><script>x()</script></body></html>")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 50_000 + "Rebels attacked." + "</div>" * 50_000,
        "<html><body>" + "<div>" * 900 + "<p>Rebels attacked the town on Friday.</p>" + "</div>" * 900,
        "<html><body><p>Rebels attacked <b>the town <script>while(1){}",
        "<html><!--" * 2_000 + "<p>Rebels attacked.</p>",
        "<html>" + "<script" * 20_000 + "<p>Rebels attacked.</p>",
    ],
)
def test_hostile_pages_are_read_or_refused_in_time(page: str) -> None:
    start = time.perf_counter()
    with suppress(ReportError):
        assert "while" not in read_page(page).text
    assert time.perf_counter() - start < 5


def test_entities_of_the_page_are_not_expanded() -> None:
    entities = "".join(f'<!ENTITY b{i} "{"&b" * 1}{i - 1};{f"&b{i - 1};" * 9}">' for i in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY b0 "boom">{entities}]>'
    page = read_page(bomb + "<html><body><p>&b11; Rebels attacked the town.</p></body></html>")
    assert page.text.endswith("Rebels attacked the town.")
    assert len(page.text) < 100
