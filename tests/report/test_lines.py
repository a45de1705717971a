from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.report.lines import Lines


class TestLines:
    @pytest.mark.parametrize(
        ("text", "offset", "expected"),
        [
            ("", 0, (1, 1)),
            ("ab", 2, (1, 3)),
            ("a\nb", 2, (2, 1)),
            ("a\r\nb", 3, (2, 1)),
            ("a\rb", 2, (2, 1)),
            ("a\n", 2, (2, 1)),
            ("\U0001f686e\u0301x", 3, (1, 4)),
            ("\ufeffab", 1, (1, 1)),
            ("\ufeffab", 0, (1, 1)),
            ("a\u2028b", 2, (1, 3)),
        ],
    )
    def test_position(self, text: str, offset: int, expected: tuple[int, int]) -> None:
        """
        Lines end where editors end them, columns count characters from 1.
        """
        assert expected == Lines.of(text).position(offset)

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.sampled_from("ab\r\n\t\u2028é"), max_size=30))
    def test_positions_find_their_character(self, text: str) -> None:
        """
        Line and column lead back to the character they were made from, unless it ends a line.
        """
        lines = Lines.of(text)

        for offset, char in enumerate(text):
            line, column = lines.position(offset)
            if char not in "\r\n":
                assert char == lines.extent(line).of(text)[column - 1]
