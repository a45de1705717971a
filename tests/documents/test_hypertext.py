# ruff: noqa: RUF001 - typographic marks are what is tested
from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.documents import parse_document
from claimcheck.model import Document, Span


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
