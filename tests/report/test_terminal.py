from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model import Span
from claimcheck.report.terminal import Row, clipped, columns, harmless, paint, rows, visible


class TestVisible:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("plain", "plain"),
            ("\x1b[2J", r"\x1b[2J"),
            ("a\x9b31mb", r"a\x9b31mb"),
            ("user\u202eexe", r"user\u202eexe"),
            ("\u2066x\u2069", r"\u2066x\u2069"),
            ("zero\u200bwidth", r"zero\u200bwidth"),
            ("\U000e0041", r"\U000e0041"),
            ("\ud800", r"\ud800"),
            ("a\r\nb\tc", "a  b c"),
            ("\x00\x7f", r"\x00\x7f"),
            ("a\u2028b", r"a\u2028b"),
            ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
            ("é e\u0301 漢", "é e\u0301 漢"),
        ],
    )
    def test_what_could_deceive_is_shown(self, text: str, expected: str) -> None:
        """
        Escapes, controls and direction marks are spelt out; letters stay as they are.
        """
        assert expected == visible(text)

    @settings(max_examples=100, deadline=None)
    @given(st.text())
    def test_nothing_controls_the_terminal(self, text: str) -> None:
        """
        Whatever the text, what is printed holds no control, no surrogate and no line break.
        """
        kinds = {unicodedata.category(char) for char in visible(text) if char not in "\u200c\u200d"}

        assert kinds.isdisjoint({"Cc", "Cs", "Cf", "Zl", "Zp"})

    @settings(max_examples=60, deadline=None)
    @given(st.text())
    def test_twice_is_once(self, text: str) -> None:
        """
        Text that was made visible is left alone.
        """
        assert visible(text) == visible(visible(text))


class TestColumns:
    @pytest.mark.parametrize(
        ("text", "expected"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("\x1b", 4), ("", 0)]
    )
    def test_width(self, text: str, expected: int) -> None:
        """
        Wide characters take two columns, combining ones none, escapes their length.
        """
        assert expected == columns(text)


class TestClipped:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("short", "short"),
            ("exactly 10", "exactly 10"),
            ("eleven char", "eleven ch…"),
            ("漢漢漢漢漢漢", "漢漢漢漢…"),
        ],
    )
    def test_at_most_ten_columns(self, text: str, expected: str) -> None:
        """
        Longer text ends in "…" and still fits.
        """
        assert expected == clipped(text, 10)
        assert columns(clipped(text, 10)) <= 10


class TestRows:
    @pytest.mark.parametrize(
        ("text", "mark", "expected"),
        [
            ("in 2009 it", Span(3, 7), Row("in 2009 it", "   ^^^^")),
            ("漢字 x", Span(0, 2), Row("漢字 x", "^^^^")),
            ("e\u0301t\u0301 x", Span(0, 4), Row("e\u0301t\u0301 x", "^^")),
            ("a\tb", Span(2, 3), Row("a   b", "    ^")),
            ("a\x1bb", Span(1, 2), Row(r"a\x1bb", " ^^^^")),
            ("none", Span(9, 12), Row("none", "")),
            ("", Span(0, 0), Row("", "")),
        ],
    )
    def test_carets_stand_under_the_words(self, text: str, mark: Span, expected: Row) -> None:
        """
        The underline lies under what is marked, whatever the width of its characters.
        """
        assert (expected,) == rows(text, [mark], width=40)

    def test_long_text_is_broken_at_spaces(self) -> None:
        """
        A mark that crosses rows is underlined in both.
        """
        found = rows("one two three four", [Span(4, 13)], width=10)

        assert (Row("one two", "    ^^^"), Row("three four", "^^^^^")) == found

    def test_long_word_is_broken_anywhere(self) -> None:
        """
        A word longer than the row does not make the row longer.
        """
        assert ["x" * 10, "x" * 10, "x" * 5] == [row.text for row in rows("x" * 25, [], width=10)]

    def test_rest_of_a_row_may_leave_no_room(self) -> None:
        """
        What is kept from a row broken at a space is a row of its own if the next does not fit.
        """
        found = rows("a 1234567\x1f", [], width=10)

        assert ["a", "1234567", "\\x1f"] == [row.text for row in found]

    @settings(max_examples=80, deadline=None)
    @given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
    def test_rows_fit(self, text: str, start: int, size: int) -> None:
        """
        No row is wider than asked, and no underline is wider than its row.
        """
        for row in rows(text, [Span(start, start + size)], width=12):
            assert columns(row.text) <= 12
            assert len(row.carets) <= columns(row.text)

    @settings(max_examples=80, deadline=None)
    @given(st.text("ab c漢\u0301", max_size=60), st.integers(0, 60), st.integers(0, 60))
    def test_carets_mark_exactly_what_was_marked(self, text: str, start: int, size: int) -> None:
        """
        The characters above carets are those of the mark, all of them, however rows are broken.
        """
        mark = Span(start, start + size)
        above = [
            char
            for row in rows(text, [mark], width=10)
            for char, is_marked in zip(_spread(row.text), row.carets, strict=False)
            if is_marked == "^"
        ]

        assert [c for c in _spread(mark.of(text)) if c != " "] == [c for c in above if c != " "]


def _spread(text: str) -> str:
    """Return ``text`` with each character repeated as often as it takes columns."""
    return "".join(char * columns(char) for char in text)


class TestPaint:
    def test_only_with_colour(self) -> None:
        """
        Without colour not one escape is printed.
        """
        assert "x" == paint("x", "error", colour=False)
        assert "\x1b[1;31mx\x1b[0m" == paint("x", "error", colour=True)


class TestHarmless:
    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("::error::x", ": :error::x"),
            ("a\n  ::add-mask::x", "a\n  : :add-mask::x"),
            ("a ##[debug]b", "a # #[debug]b"),
            ("##vso[task.x]b", "# #vso[task.x]b"),
            ("a::b ## c", "a::b ## c"),
        ],
    )
    def test_commands_of_build_logs_are_text(self, text: str, shown: str) -> None:
        """
        What a build service would run is broken by a space; the same signs elsewhere stay.
        """
        assert shown == harmless(text)
