from __future__ import annotations

from collections.abc import Callable

import pytest

from claimcheck.model import Report
from claimcheck.triage import insertions, matters, problem_with_reason

MakeReport = Callable[..., Report]


class TestInsertions:
    def test_one_a_line_from_the_end(self, make: MakeReport) -> None:
        """
        Findings that begin on a line share one comment at its end; the last line comes first.
        """
        text = "It is DATE. So NUMBER.\r\n\r\nIt was DATE\non two lines.\n"
        report = make(text)
        found = insertions(report.documents[0].document, matters(report), reason=" by phone ")

        assert [
            (text.index("\non two"), ' <!-- claimcheck: ignore[CC111] reason="by phone" -->'),
            (text.index("\r\n"), ' <!-- claimcheck: ignore[CC111, CC112] reason="by phone" -->'),
        ] == [(each.offset, each.comment) for each in found]
        assert [1, 2] == [len(each.matters) for each in found]


class TestProblemWithReason:
    @pytest.mark.parametrize("reason", ["by phone", "Ü “so”", "a-b", "x" * 500])
    def test_sound(self, reason: str) -> None:
        """
        One line of plain words can stand in a comment.
        """
        assert problem_with_reason(reason) is None

    @pytest.mark.parametrize("reason", ["", "  ", 'a "b"', "a --> b", "a -- b", "a\nb", "a\x1bb"])
    def test_unsound(self, reason: str) -> None:
        """
        What would end the comment or its reason, or shows nothing, is refused.
        """
        assert problem_with_reason(reason)
