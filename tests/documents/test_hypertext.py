# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import parse_document
from claimcheck.model import Document, Span

WORDS = [
    ("Kim", "Kim"),
    ("&Eacute;cole", "École"),
    ("AT&amp;T", "AT&T"),
    ("&#128646;", "🚆"),
    ("cafe\u0301", "cafe\u0301"),
    ("5&lt;7", "5<7"),
    ("שלום", "שלום"),
]
AROUND = [
    ("", ""),
    ("<b>", "</b>"),
    ("<a href='>'>", "</a>"),
    ("<!-- &amp; > -->", ""),
    ("<script>'<p>'</script>", ""),
    ("<i><u>", "</i></u>"),
]


def page(text: str) -> Document:
    return parse_document(text, format="html")


def read(text: str) -> list[tuple[str, str]]:
    document = page(text)
    return [(block.kind.value, document.prose(block).text) for block in document.blocks]


class TestHtmlPage:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("<p>It <b>is</b>\n   <a href='x>y'>so</a>.</p>", [("paragraph", "It is so.")]),
            ("<h2>A <i>way</i></h2><p>It is.", [("heading", "A way"), ("paragraph", "It is.")]),
            ("<ul><li>one<li>two</ul>", [("list item", "one"), ("list item", "two")]),
            (
                "<table><tr><th>a<td>b</tr><tr><td>c</td></tr>",
                [("table row", "a b"), ("table row", "c")],
            ),
            ("<blockquote><p>He did.</blockquote>", [("quote", "He did.")]),
            ("<figure><img alt=x><figcaption>A man</figcaption></figure>", [("caption", "A man")]),
            (
                "<p>5&nbsp;km &amp; Al&#8217;s &lt;3 &unknown;",
                [("paragraph", "5 km & Al’s <3 &unknown;")],
            ),
            ("<p>One<br>two", [("paragraph", "One two")]),
            ("<nav>x<nav>y</nav>z</nav><p>It is.", [("paragraph", "It is.")]),
            (
                "<script>if (a<b) '<p>'</script><style>p{}</style><p>It is.",
                [("paragraph", "It is.")],
            ),
            ("<header>x</header><aside>y</aside><form>z</form><footer>w</footer>", []),
            ("<!-- a --><p>3 < 4 <!-- b > --> so<!-- c", [("paragraph", "3 < 4 so")]),
            ("<pre>code</pre>", [("code", "")]),
            ("<P CLASS=a>It <BR/> is.", [("paragraph", "It is.")]),
            ("plain words", [("paragraph", "plain words")]),
            ("<p>inter&shy;national", [("paragraph", "international")]),
        ],
    )
    def test_prose_is_what_a_browser_shows(
        self, text: str, expected: list[tuple[str, str]]
    ) -> None:
        """
        Tags, comments and what surrounds an article are no prose; entities are what they mean.
        """
        assert expected == read(text)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # what is not part of the text
            ("<p>A <del>lost</del><s>bet</s><ins>won</ins>.", [("paragraph", "A won.")]),
            (
                "<p>Seen<span hidden>un</span> <b style='display: none'>x</b>so.",
                [("paragraph", "Seen so.")],
            ),
            ("<p hidden>a<p>It is.", [("paragraph", "It is.")]),
            ("<p title='a hidden place'>It is.", [("paragraph", "It is.")]),
            ("<div role=navigation><p>x</div><p>It is.", [("paragraph", "It is.")]),
            ("<input hidden><br hidden><p>It is.", [("paragraph", "It is.")]),
            (
                "<p>The <svg/><svg><title>x</title></svg>end <script>x</script>is.",
                [("paragraph", "The end is.")],
            ),
            ("<p>漢<ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>", [("paragraph", "漢字")]),
            (
                "<header>x</header><article><header><p>It is.</header><footer>y</footer>",
                [("paragraph", "It is.")],
            ),
            # footnote signs and raised figures
            ("<p>In 2009<sup><a href=#f>1</a></sup> it was.", [("paragraph", "In 2009 it was.")]),
            ("<p>In 2009<sup>[2]</sup> it was.", [("paragraph", "In 2009 it was.")]),
            ("<p>It is 10<sup>6</sup> m<sup>2</sup>.", [("paragraph", "It is 10⁶ m².")]),
            ("<p>The 24<sup>th</sup> CO<sub>2</sub><sup>", [("paragraph", "The 24th CO2")]),
            ("<p>He said <q>it is</q>.", [("paragraph", "He said “it is”.")]),
            # entities as browsers read them
            ("<p>A &amp B &ampere &notit; &copy2019", [("paragraph", "A & B &ere ¬it; ©2019")]),
            (
                "<p>&#150;&#x1F686;&#0;&#1;a &#99999999999999999999;",
                [("paragraph", "–🚆�a &#99999999999999999999;")],
            ),
            # tables, captions, lists of links
            (
                (
                    "<table><caption>Lengths</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
                    "<tbody><tr><td>1<td>2"
                ),
                [("caption", "Lengths"), ("table row", "a b"), ("table row", "1 2")],
            ),
            (
                "<figure><p>It is.</p><figcaption>A man",
                [("paragraph", "It is."), ("caption", "A man")],
            ),
            (
                "<ul><li><a href=x>One</a><li><a>Two</a> is.",
                [("link list", "One"), ("list item", "Two is.")],
            ),
        ],
    )
    def test_prose_is_what_the_author_says(
        self, text: str, expected: list[tuple[str, str]]
    ) -> None:
        """
        What is hidden, struck, raised or around the text does not change what is stated.
        """
        assert expected == read(text)

    @settings(max_examples=100, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(AROUND)), max_size=12))
    def test_every_word_is_found_in_the_source(
        self, parts: list[tuple[tuple[str, str], tuple[str, str]]]
    ) -> None:
        """
        Whatever markup stands around a word, its offsets are those of the file.
        """
        text, places, shown = "<article><p>", [], ""
        for (source, meaning), (before, after) in parts:
            text += before
            places.append((len(text), source, len(shown), meaning))
            text += source + after + " "
            shown += meaning + " "
        document = page(text)
        prose = document.prose(document.blocks[0]) if document.blocks else None

        assert shown.strip() == ("" if prose is None else prose.text)
        for start, source, at, meaning in places:
            assert prose is not None
            assert Span(start, start + len(source)) == prose.extent(at, at + len(meaning))

    def test_entity_maps_back_to_all_its_characters(self) -> None:
        """
        One visible character may be several of the file, and the span covers them.
        """
        text = "<p>Kim &amp; Putin</p>"
        document = page(text)
        prose = document.prose(document.blocks[0])

        assert "Kim & Putin" == prose.text
        assert Span(7, 12) == prose.extent(4, 5)
        assert (Span(3, 18),) == prose.spans(0, len(prose.text))
        assert "Putin" == prose.extent(6, 11).of(text)

    @pytest.mark.parametrize(
        "head",
        [
            '<meta property="article:published_time" content="2019-04-24T10:00:00Z">',
            "<META content='2019-04-24' name='Date'>",
            "<time datetime='2019-04-24'>today</time>",
            "<meta name=date content=unknown><p>x</p><time datetime=2019-04-24>",
            '<script type="application/ld+json">{"datePublished" : "2019-04-24T10:00"}</script>',
            "<span itemprop=datePublished content=2019-04-24></span><time datetime=2018-01-01>",
            "<time itemprop='datePublished' datetime=2019-04-24></time>",
            "<nav><time datetime=2001-01-01></nav><time datetime='2019-04-24T08:00:00+02:00'>",
        ],
    )
    def test_day_comes_from_the_metadata(self, head: str) -> None:
        """
        The day of publication is read where pages keep it.
        """
        assert dt.date(2019, 4, 24) == page(head).published

    def test_title_is_the_first_heading_else_the_title(self) -> None:
        """
        The page's own headline beats the title of the window.
        """
        head = "<title>Site &amp; more</title>"

        assert "Site & more" == page(head).title
        assert "A way" == page(head + "<header><h1>A <i>way</i></h1></header>").title
