from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import RejectedError
from claimcheck.sources.wikipedia.extract import MOST_PIECES, MOST_TEXT, extract
from claimcheck.sources.wikipedia.records import PieceKind


def told(html: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(piece.kind.value, piece.text, piece.section) for piece in extract(html)]


def texts(html: str) -> list[str]:
    return [piece.text for piece in extract(html)]


class TestExtract:
    def test_headings_of_both_forms_are_sections(self) -> None:
        """
        Headings nest by level, repeat, stand first or last, and never become text.
        """
        html = (
            '<h2><span class="mw-headline" id="a">Rounds</span></h2><p>One.</p>'
            '<div class="mw-heading"><h3>Fifth</h3><span class="mw-editsection">[edit]</span></div>'
            "<p>Two.</p><h2>Rounds</h2><p>Three.</p><h2>Empty</h2>"
        )

        assert [
            ("paragraph", "One.", ("Rounds",)),
            ("paragraph", "Two.", ("Rounds", "Fifth")),
            ("paragraph", "Three.", ("Rounds",)),
        ] == told(html)

    def test_lists_quotes_and_captions_keep_their_kind(self) -> None:
        """
        A nested item is an item of its own; a caption is not read with the paragraph after it.
        """
        html = (
            "<ul><li>One<ul><li>Two</li></ul></li></ul><blockquote><p>Three</p></blockquote>"
            "<figure><img><figcaption>Four</figcaption></figure><dl><dd>Five</dd></dl>"
        )

        assert ["One", "Two", "Three", "Four", "Five"] == texts(html)
        kinds = [piece.kind for piece in extract(html)]
        assert [PieceKind.LIST_ITEM] * 2 == kinds[:2]
        assert [PieceKind.CAPTION, PieceKind.LIST_ITEM] == kinds[3:]

    @pytest.mark.parametrize(
        "html",
        [
            '<p>It is.<sup class="reference">[1]</sup></p>',
            '<p>It is.</p><ol class="references"><li>No.</li></ol>',
            '<p>It is.</p><table class="navbox"><tr><td>No.</td></tr></table>',
            '<div class="hatnote">For No, see no.</div><p>It is.</p>',
            "<p>It is.<style>.a{}</style><script>no()</script></p>",
            '<p>It is.<span style="display: none">No.</span></p>',
            "<p>It is.</p><h2>References</h2><p>No.</p><h3>Books</h3><p>No.</p>",
            "<p>It is.</p><h2>See also</h2><ul><li>No</li></ul>",
            '<div class="toc" role="navigation"><ul><li>No</li></ul></div><p>It is.</p>',
            "<p>It is.<!-- No. --></p>",
            "<p>It\u200b\u202e is.</p>",
            "<p>It is.</p></p></div></table>",
        ],
    )
    def test_what_is_no_text_is_left_out(self, html: str) -> None:
        """
        References, boxes, hidden words, scripts and unseen marks are no evidence.
        """
        assert ["It is."] == texts(html)

    def test_text_after_a_section_of_links_is_read_again(self) -> None:
        """
        A silent section ends with the next heading of its level.
        """
        assert ["Yes."] == texts("<h2>Notes</h2><p>No.</p><h2>Use</h2><p>Yes.</p>")

    @pytest.mark.parametrize(
        "html",
        [
            "<p>x</p>" * (MOST_PIECES + 1),
            "<p>" + "x" * (MOST_TEXT + 1) + "</p>",
        ],
    )
    def test_what_is_too_large_is_refused(self, html: str) -> None:
        """
        A page larger than articles are is an error and no endless work.
        """
        with pytest.raises(RejectedError, match="more than"):
            extract(html)

    @pytest.mark.parametrize(
        "unit", ["<div>", "</div>", "<table><tr><td>", "<li>", "<p>a", "&", "<", "<!--", "<td>"]
    )
    def test_time_grows_with_the_length(self, unit: str) -> None:
        """
        Deep, broken and repeated markup of 200,000 signs takes seconds at most.
        """
        started = time.process_time()
        extract(unit * (200_000 // len(unit)) if unit != "<p>a" else unit * 4_000)

        assert 5 > time.process_time() - started

    @given(st.text(alphabet='<>/="pdivtrhl123 &;#ab\n', max_size=200))
    def test_no_markup_breaks_it(self, html: str) -> None:
        """
        Whatever a page holds, pieces come out: one line each, none empty.
        """
        assert all(text and "\n" not in text for text in texts(html))


class TestTables:
    def test_infobox_rows_have_label_and_values(self) -> None:
        """
        Each value of a cell counts by itself; a group's name goes before its rows.
        """
        html = (
            '<table class="infobox"><caption>Town</caption>'
            '<tr><th colspan="2">Town</th></tr><tr><td colspan="2"><img></td></tr>'
            "<tr><th>Founded</th><td>1899<br>as a port</td></tr>"
            '<tr><th colspan="2">Population</th></tr>'
            "<tr><th> • Total</th><td>605,049<sup class='reference'>[1]</sup></td></tr></table>"
        )

        pieces = extract(html)

        assert [("Founded", "1899", "as a port"), ("Population: Total", "605,049")] == [
            piece.cells for piece in pieces
        ]
        assert "Founded: 1899, as a port" == pieces[0].text

    def test_rows_know_their_headers_and_spans(self) -> None:
        """
        A cell that reaches over rows or columns stands in each of them.
        """
        html = (
            "<table><caption>Rounds</caption><tr><th>Round</th><th>Opened</th><th>Closed</th></tr>"
            '<tr><td rowspan="2">Fifth</td><td>9 May</td><td>11 May</td></tr>'
            '<tr><td colspan="2">12 July</td></tr></table>'
        )

        pieces = extract(html)

        assert [("Fifth", "9 May", "11 May"), ("Fifth", "12 July", "12 July")] == [
            piece.cells for piece in pieces
        ]
        assert {("Round", "Opened", "Closed")} == {piece.header for piece in pieces}
        assert "Fifth | 12 July" == pieces[1].text

    @pytest.mark.parametrize("span", ["99999999", "-3", "two", "0", "٣"])
    def test_absurd_spans_do_no_harm(self, span: str) -> None:
        """
        A span that cannot be meant costs neither time nor memory.
        """
        html = f'<table><tr><td rowspan="{span}" colspan="{span}">a</td><td>b</td></tr></table>'

        assert texts(html) in (["a | b"], ["a"])

    def test_equal_cells_are_all_quoted(self) -> None:
        """
        Two cells that say the same are two cells.
        """
        assert ["a | 2 | 2"] == texts("<table><tr><td>a</td><td>2</td><td>2</td></tr></table>")

    def test_a_table_in_a_cell_is_text_of_the_cell(self) -> None:
        """
        Rows of an inner table are no rows of the outer one.
        """
        inner = "<table><tr><td>b</td><td>c</td></tr></table>"
        html = f"<table><tr><td>a{inner}</td><td>d</td></tr></table>"

        assert ["a b c | d"] == texts(html)
