from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Report, Silencer
from claimcheck.triage import matters, with_comments

MakeReport = Callable[..., Report]
Spoken = Callable[[Report], list[str]]
Why = Callable[[Report], list[str | None]]

C = "<!-- claimcheck: "


class TestWithComments:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (f'It is DATE. {C}ignore[CC111] reason="x" -->\n\nIt was DATE.\n', ["CC111"]),
            (f'It is DATE. {C}ignore[CC112] reason="x" -->\n', ["CC111", "CC301"]),
            (
                f'{C}ignore[CC111] reason="x" -->\nIt is DATE.\nIt was DATE.\n\nSo DATE.\n',
                ["CC111"],
            ),
            (f'{C}ignore[CC111] reason="x" -->\n\n# The DATE.\n\nIt is DATE.\n', ["CC111"]),
            (f'It is DATE\non two lines. {C}ignore[CC111] reason="x" -->\n', []),
            (f'It is DATE. {C}ignore[CC111] reason="x" -->\r\nIt was DATE.\r\n', ["CC111"]),
            (f'- It is DATE. {C}ignore[CC111] reason="x" -->\n- It was DATE.\n', ["CC111"]),
            (f'It is DATE.\n\nSo NUMBER. {C}ignore-file[CC111] reason="x" -->\n', ["CC112"]),
            (
                f'{C}disable[CC111] reason="x" -->\nA DATE.\n\n{C}enable[CC111] -->\n\nSo DATE.',
                ["CC111"],
            ),
            (f'It is DATE.\n\n{C}disable[CC111] reason="x" -->\n\nIt was DATE.\n', ["CC111"]),
            (f'It is NAME. {C}ignore[uncovered-name] reason="x" -->\n', []),
            (f'It is UNKNOWN. {C}ignore[CC102] reason="x" -->\n', []),
            ('---\nclaimcheck: ignore-file[CC111] reason="x"\n---\nIt is DATE.\n', []),
            ("It is DATE. `<!-- claimcheck: ignore[CC111] -->`\n", ["CC111"]),
        ],
    )
    def test_reach(self, make: MakeReport, spoken: Spoken, text: str, expected: list[str]) -> None:
        """
        A comment silences its codes on its line, in the next block, in a range or in the file.
        """
        assert expected == spoken(with_comments(make(text)))

    @pytest.mark.parametrize(
        ("comment", "expected"),
        [
            ('ignore[CC111] reason="x"', []),
            ('ignore[CC112] reason="x"', ["there is no CC112 left to silence here; delete it"]),
            ("ignore[CC111]", ['ignore without a reason; add reason="…"']),
            ('ignore[CC111] reason="x" until=2019-04-24', []),
            (
                'ignore[CC111] reason="x" until=2019-04-23',
                ["expired on 2019-04-23; it silences nothing any more"],
            ),
            ("ingore[CC111]", ["no word 'ingore'; did you mean ignore?; it silences nothing"]),
            ('ignore[CC111, CC999] reason="x"', ["no code 'CC999'"]),
            ("enable[CC111]", ["enable[CC111] ends nothing: no disable[CC111] stands before it"]),
            ('ignore-file[CC112] reason="x"', ["there is no CC112 left to silence in this file"]),
            ('disable[CC112] reason="x"', ["there is no CC112 left to silence from here on"]),
        ],
    )
    def test_notes(self, make: MakeReport, comment: str, expected: list[str]) -> None:
        """
        Unused, unknown, reasonless and expired comments are told, at the comment.
        """
        text = f"It is DATE. {C}{comment} -->\n"
        report = with_comments(make(text, day="2019-04-24"))
        notes = report.diagnostics

        assert len(expected) == len(notes), notes
        assert all(note.message.startswith(e) for note, e in zip(notes, expected, strict=True))
        assert {f"{C}{comment} -->"} >= {note.span.of(text) for note in notes if note.span}

    @pytest.mark.parametrize(
        ("today", "day", "expected"),
        [
            (None, None, ["CC111"]),
            (None, "2019-01-01", ["CC111"]),
            (None, "2021-01-01", []),
            ("2021-01-01", None, []),
            ("2019-01-01", "2021-01-01", ["CC111"]),
        ],
    )
    def test_expiry(
        self, make: MakeReport, today: str | None, day: str | None, expected: list[str]
    ) -> None:
        """
        The day is the one given, else the document's, else nothing expires; never the clock's.
        """
        text = f'It is DATE. {C}ignore[CC111] reason="x" until=2020-01-01 -->\n'
        given_day = None if today is None else dt.date.fromisoformat(today)
        report = with_comments(make(text, day=day), today=given_day)

        assert expected == [m.code for m in matters(report) if m.suppression is not None]

    def test_the_first_comment_speaks(self, make: MakeReport, why: Why) -> None:
        """
        Where two comments silence one claim, the first gives the reason and neither is unused.
        """
        text = (
            f'{C}ignore-file[CC111] reason="a" -->\n\nIt is DATE. {C}ignore[CC111] reason="b" -->\n'
        )
        report = with_comments(make(text))

        assert ["a"] == why(report)
        assert () == report.diagnostics

    def test_the_same_comment_twice_is_unused(self, make: MakeReport) -> None:
        """
        Of two comments that ask for the very same, the second is told to be unused.
        """
        twice = f'{C}ignore[CC111] reason="a" --> {C}ignore[CC111] reason="b" -->'
        report = with_comments(make(f"It is DATE. {twice}\n"))

        assert ["CC301"] == [note.code for note in report.diagnostics]

    def test_verdicts_stay(self, make: MakeReport) -> None:
        """
        A silent claim keeps its label, code and severity, and says where the comment stands.
        """
        text = f'It is DATE. {C}ignore[CC111] reason="x" until=2030-01-01 -->\n'
        before = make(text).verdicts[0]
        after = with_comments(make(text)).verdicts[0]

        assert (before.label, before.code, before.severity) == (
            after.label,
            after.code,
            after.severity,
        )
        assert after.suppression is not None
        assert Silencer.COMMENT is after.suppression.by
        assert after.suppression.span is not None
        assert after.suppression.span.of(text).startswith(C)

    def test_nothing_without_comments(self, make: MakeReport) -> None:
        """
        A draft without comments gives the very report it was given.
        """
        report = make("It is DATE.\n")

        assert report is with_comments(report)

    def test_other_drafts_are_untouched(
        self, make: MakeReport, join: MakeReport, spoken: Spoken
    ) -> None:
        """
        A comment that speaks for a file speaks for that one alone, also where names are equal.
        """
        one = make(f'{C}ignore-file[CC111] reason="x" -->\n\nIt is DATE.\n', path=None)
        other = make("It was DATE.\n", path=None)

        assert ["CC111"] == spoken(with_comments(join(one, other)))

    @given(st.data())
    def test_order_of_codes_and_comments_is_irrelevant(
        self, make: MakeReport, data: st.DataObject
    ) -> None:
        """
        However the codes and the comments of a line are ordered, the same claims are silent.
        """
        codes = data.draw(st.lists(st.sampled_from(["CC111", "CC112", "CC102"]), min_size=1))
        comments = [f'{C}ignore[{code}] reason="x" -->' for code in codes]
        mixed = data.draw(st.permutations(codes))
        lines = "It is DATE. So NUMBER. So UNKNOWN."

        def silent(text: str) -> list[str]:
            found = matters(with_comments(make(text)))
            return [m.code for m in found if m.suppression is not None and m.verdict is not None]

        apart = silent(f"{lines} {' '.join(data.draw(st.permutations(comments)))}\n")
        together = silent(f'{lines} {C}ignore[{", ".join(mixed)}] reason="x" -->\n')

        assert apart == together == [c for c in ("CC111", "CC112", "CC102") if c in codes]

    @pytest.mark.parametrize(
        "comment",
        [
            'ignore[CC111] reason="x"',
            'ignore-file[CC111] reason="x"',
            'disable[CC111] reason="x"',
            "enable[CC111]",
        ],
    )
    def test_many_comments_take_linear_time(self, make: MakeReport, comment: str) -> None:
        """
        Four times as many comments and claims take nowhere near sixteen times as long.
        """

        def seconds(count: int) -> float:
            report = make(f"{C}{comment} -->\n\n" * count + "It is DATE.\n\n" * count)
            times = []
            for _ in range(3):  # the least of three: another process may take the cache
                started = time.process_time()
                with_comments(report)
                times.append(time.process_time() - started)
            return min(times)

        assert 10 > seconds(4000) / max(seconds(1000), 0.001)
