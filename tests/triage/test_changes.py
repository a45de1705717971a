from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Document, Report, Silencer, Span
from claimcheck.triage import matters, spans_of_lines, with_changes

MakeReport = Callable[..., Report]
Spoken = Callable[[Report], list[str]]


class TestWithChanges:
    @pytest.mark.parametrize(
        ("lines", "expected"),
        [
            ([range(1, 2)], ["CC111"]),
            ([range(3, 4)], ["CC112"]),
            ([range(4, 5)], ["CC112"]),
            ([range(2, 3)], []),
            ([], []),
            ([range(1, 2), range(4, 9)], ["CC111", "CC112", "CC204"]),
        ],
    )
    def test_only_changed_lines(
        self, make: MakeReport, spoken: Spoken, lines: list[range], expected: list[str]
    ) -> None:
        """
        A finding counts when its sentence touches a changed line, on whichever of its lines.
        """
        text = "It is DATE.\n\nSo is this\nNUMBER.\n\nIt is NAME.\n"

        def changed(document: Document) -> tuple[Span, ...]:
            return spans_of_lines(document.text, lines)

        found = with_changes(make(text), changed, since="main")

        assert expected == spoken(found)
        silent = [m.suppression for m in matters(found) if m.suppression is not None]
        assert {(Silencer.UNCHANGED, "on lines unchanged since main")} >= {
            (each.by, each.reason) for each in silent
        }

    def test_a_new_file_is_changed_as_a_whole(self, make: MakeReport, spoken: Spoken) -> None:
        """
        All findings of a file without an old version count.
        """
        report = make("It is DATE.\n\nSo NUMBER.\n")

        assert ["CC111", "CC112"] == spoken(with_changes(report, lambda _: None, since="main"))


class TestSpansOfLines:
    @pytest.mark.parametrize(
        ("text", "lines", "expected"),
        [
            ("a\nb\nc", [range(1, 2)], ["a\n"]),
            ("a\nb\nc", [range(3, 4)], ["c"]),
            ("a\nb\n", [range(2, 4)], ["b\n"]),
            ("a\r\nb\r\n", [range(2, 3)], ["b\r\n"]),
            ("a\fb\u2028c\rd\ne", [range(1, 2)], ["a\fb\u2028c\rd\n"]),
            ("a", [range(5, 9)], []),
            ("", [range(1, 2)], [""]),
        ],
    )
    def test_as_git_counts(self, text: str, lines: list[range], expected: list[str]) -> None:
        """
        Only a line feed ends a line; what lies behind the last line is passed over.
        """
        assert expected == [span.of(text) for span in spans_of_lines(text, lines)]

    @given(st.text(alphabet="ab\n\r\x0c", max_size=30))
    def test_all_lines_are_the_text(self, text: str) -> None:
        """
        Every line on its own, put together, is the text.
        """
        count = text.count("\n") + 1
        spans = [spans_of_lines(text, [range(n, n + 1)]) for n in range(1, count + 1)]

        assert text == "".join(span.of(text) for found in spans for span in found)
