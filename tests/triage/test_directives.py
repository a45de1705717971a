from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.codes import CODES
from claimcheck.model import Remark, Span
from claimcheck.triage.directives import Directive, Word, can_be_silenced, read_directive


def read(words: str) -> Directive:
    whole = Span(0, len(words))
    return read_directive(words, Remark(span=whole, words=whole))


class TestReadDirective:
    @pytest.mark.parametrize(
        ("words", "word", "codes", "reason", "until"),
        [
            ("ignore[CC111]", Word.IGNORE, ("CC111",), None, None),
            ("ignore [ CC112 ,cc111 ]", Word.IGNORE, ("CC111", "CC112"), None, None),
            ("IGNORE-FILE[unverifiable]", Word.IGNORE_FILE, ("CC102",), None, None),
            ('disable[CC204] reason="a b"', Word.DISABLE, ("CC204",), "a b", None),
            ("enable[CC204]", Word.ENABLE, ("CC204",), None, None),
            ("ignore[CC111] reason='it\n is'", Word.IGNORE, ("CC111",), "it is", None),
            (
                'ignore[CC111] until=2026-01-31 reason="x"',
                Word.IGNORE,
                ("CC111",),
                "x",
                "2026-01-31",
            ),
            ('ignore[CC111] reason=""', Word.IGNORE, ("CC111",), None, None),
        ],
    )
    def test_understood(
        self, words: str, word: Word, codes: tuple[str, ...], reason: str | None, until: str | None
    ) -> None:
        """
        Word, codes by number or name, reason and last day are read, in any order and case.
        """
        day = None if until is None else dt.date.fromisoformat(until)
        found = read(words)

        assert (word, codes, reason, day, ()) == (
            found.word,
            found.codes,
            found.reason,
            found.until,
            found.problems,
        )

    @pytest.mark.parametrize(
        ("words", "problem"),
        [
            ("", "'' is not understood; write ignore[CC111]"),
            ("ingore[CC111]", "no word 'ingore'; did you mean ignore?"),
            ("ignore", "ignore names no code; write one, such as ignore[CC111]"),
            ("ignore[ ]", "ignore names no code"),
            ("ignore CC111", "ignore names no code"),
            ("ignore[CC111] because", "'because' is not understood; after the codes come reason="),
            ("ignore[CC111] until=soon", "until must be a day such as 2026-12-31, got 'soon'"),
            ("ignore[CC111] until=2026-02-30", "until must be a day"),
            ('ignore[CC111] reason="x', "is not understood"),
        ],
    )
    def test_not_understood(self, words: str, problem: str) -> None:
        """
        What is not understood silences nothing and is told with what would be right.
        """
        found = read(words)

        assert () == found.codes
        assert problem in found.problems[0]
        assert found.problems[0].endswith("it silences nothing")

    @pytest.mark.parametrize(
        ("words", "codes", "problems"),
        [
            ("ignore[CC999, CC111]", ("CC111",), ("no code 'CC999'",)),
            (
                "ignore[contradicted-dat]",
                (),
                ("no code 'contradicted-dat'; did you mean contradicted-date?",),
            ),
            ("ignore[CC301]", (), ("CC301 cannot be silenced in a draft",)),
            ("ignore[CC901]", (), ("CC901 cannot be silenced in a draft",)),
            ("ignore[CC11]", (), None),
        ],
    )
    def test_unknown_codes(
        self, words: str, codes: tuple[str, ...], problems: tuple[str, ...] | None
    ) -> None:
        """
        An unknown code is told, and the known ones beside it still count.
        """
        found = read(words)

        assert codes == found.codes
        assert found.problems
        if problems is not None:
            assert [
                told.startswith(wanted)
                for told, wanted in zip(found.problems, problems, strict=True)
            ]

    @given(st.text(max_size=60))
    def test_never_fails(self, words: str) -> None:
        """
        Whatever an author writes is either understood or told, and never blanket.
        """
        found = read(words)

        assert found.codes or found.problems
        assert all(can_be_silenced(code) for code in found.codes)


class TestCanBeSilenced:
    def test_only_findings_of_a_check(self) -> None:
        """
        Contradictions, unverifiable claims and warnings about sources can be silenced.
        """
        silent = [code for code in CODES if can_be_silenced(code)]

        assert [c for c in CODES if c[:3] in {"CC1", "CC2"} and c != "CC103"] == silent
