from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import RecordError
from claimcheck.model import FactRow, Passage, Span
from claimcheck.sources.tables import COLUMNS, table_passages

HEADER = ",".join(COLUMNS) + "\n"
TEMPLATE = Passage(key="", source="facts.csv", text="", span=Span(0, 0), line=1)


def read(text: str) -> tuple[Passage, ...]:
    return table_passages(text, TEMPLATE)


class TestTablePassages:
    def test_a_row_is_quoted_as_it_stands(self) -> None:
        """
        Text and span are the row in the file, quotation marks and all; the cells are clean.
        """
        line = 'Lake Onda, depth ,"1,642",m,2016,"so ""deep"""'
        text = HEADER + line + "\n"
        (passage,) = read(text)

        assert line == passage.text == passage.span.of(text)
        assert passage.line == 2
        assert passage.row == FactRow(
            subject="Lake Onda",
            attribute="depth",
            value="1,642",
            unit="m",
            as_of="2016",
            note='so "deep"',
        )

    def test_a_cell_may_hold_line_breaks(self) -> None:
        """
        A quoted cell over two lines is one row; the next row's line still counts right.
        """
        found = read(HEADER + 'a,b,"c\r\nd",,,\r\n\r\ne,f,g,,,')

        assert [2, 5] == [passage.line for passage in found]

    @pytest.mark.parametrize(
        ("as_of", "date"), [("2019-04-24", dt.date(2019, 4, 24)), ("2019", None), ("", None)]
    )
    def test_a_day_dates_the_row(self, as_of: str, date: dt.date | None) -> None:
        """
        Only a whole day is a date; a year or month stays a period of the row.
        """
        assert date == read(f"{HEADER}a,b,c,,{as_of},")[0].date

    @pytest.mark.parametrize(
        ("text", "start"),
        [
            ("", "facts.csv:1: the header must be subject,attribute,value,unit,as_of,note"),
            ("subject,value\na,b", "facts.csv:1: the header must be"),
            (HEADER + "a,b,c\n", "facts.csv:2: a row has 6 cells"),
            (HEADER + "a,b,1,000,,,\n", "facts.csv:2: a row has 6 cells"),
            (HEADER + "a,,c,,,\n", 'facts.csv:2: "attribute" must not be empty'),
            (HEADER + 'a,b,"c,,,\n', "facts.csv:2: a quoted cell is never closed"),
        ],
    )
    def test_a_wrong_row_is_named(self, text: str, start: str) -> None:
        """
        A wrong header or row raises with file, line and what would be right.
        """
        with pytest.raises(RecordError) as caught:
            read(text)

        assert str(caught.value).startswith(start)

    @settings(max_examples=60, deadline=None)
    @given(
        st.lists(
            st.lists(st.text('ab",\n\r é', max_size=6), min_size=6, max_size=6).map(
                lambda cells: ["s" + cell for cell in cells]
            ),
            max_size=5,
        ),
        st.sampled_from([("\n", csv.QUOTE_ALL), ("\r\n", csv.QUOTE_MINIMAL)]),
    )
    def test_agrees_with_the_standard_library(
        self, rows: list[list[str]], style: tuple[str, Literal[0, 1]]
    ) -> None:
        """
        Cells are those the csv module reads; only the offsets are ours.
        """
        stream = io.StringIO()
        end, quoting = style
        csv.writer(stream, lineterminator=end, quoting=quoting).writerows([COLUMNS, *rows])
        found = read(stream.getvalue())

        expected = [tuple(cell.strip() for cell in cells) for cells in rows]
        assert expected == [
            tuple(getattr(passage.row, column) for column in COLUMNS) for passage in found
        ]
