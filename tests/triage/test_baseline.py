from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import RecordError
from claimcheck.model import Report, Severity, Silencer
from claimcheck.triage import (
    Baseline,
    Matter,
    baseline_of,
    left_over,
    matters,
    read_baseline,
    with_baseline,
    with_comments,
)

MakeReport = Callable[..., Report]
Spoken = Callable[[Report], list[str]]


def name(path: str | None) -> str:
    return path or ""


def everything(matter: Matter) -> bool:
    return matter.severity is not Severity.INFO


def of(report: Report) -> Baseline:
    return baseline_of(report, wants=everything, name=name)


class TestBaselineOf:
    def test_what_is_wanted_and_spoken(self, make: MakeReport) -> None:
        """
        Only wanted findings that no comment silences are put down.
        """
        text = (
            "It is DATE. So UNKNOWN.\n\n"
            'It was NUMBER. <!-- claimcheck: ignore[CC112] reason="x" -->\n\nIt is NAME.\n'
        )
        found = of(with_comments(make(text)))

        assert [("CC111", "It is DATE."), ("CC204", "no source mentions 'Quar'")] == [
            (key.code, key.text) for key in sorted(found.counts)
        ]


class TestWithBaseline:
    def test_what_was_there_is_silent(self, make: MakeReport, spoken: Spoken) -> None:
        """
        All that the baseline has is silent, and says so.
        """
        report = make("It is DATE. So NAME.\n")
        found = with_baseline(report, of(report), name=name)

        assert [] == spoken(found)
        assert {Silencer.BASELINE} == {m.suppression.by for m in matters(found) if m.suppression}

    @pytest.mark.parametrize(
        ("now", "expected"),
        [
            ("It is DATE.", []),
            ("It  is\nDATE.", []),
            ("It was DATE.", ["CC111"]),
            ("It is DATE. It is DATE.", ["CC111"]),
            ("It is DATE. It is NUMBER.", ["CC112"]),
            ("It is NUMBER.", ["CC112"]),
            ("It is RIGHT.", []),
        ],
    )
    def test_keyed_by_words(
        self, make: MakeReport, spoken: Spoken, now: str, expected: list[str]
    ) -> None:
        """
        Other words, another code or one more of the same are new; a line break is not.
        """
        assert expected == spoken(with_baseline(make(now), of(make("It is DATE.")), name=name))

    def test_another_file_is_new(self, make: MakeReport, spoken: Spoken) -> None:
        """
        The same words in another file are new.
        """
        other = make("It is DATE.", path="b.md")

        assert ["CC111"] == spoken(with_baseline(other, of(make("It is DATE.")), name=name))

    @given(
        st.lists(st.sampled_from(["So RIGHT.", "So UNKNOWN.", "The cat is here."]), max_size=5),
        st.lists(st.sampled_from(["# The cat\n", "\n", "> So it was.\n"]), max_size=4),
    )
    def test_edits_elsewhere_keep_the_match(
        self, make: MakeReport, before: list[str], after: list[str]
    ) -> None:
        """
        Whatever is written above and below, the old finding is still the old one.
        """
        old = "It is DATE."
        edited = make("\n\n".join([*before, old]) + "\n\n" + "\n".join(after))
        found = matters(with_baseline(edited, of(make(old)), name=name))
        dates = [matter for matter in found if matter.code == "CC111"]

        assert [Silencer.BASELINE] == [m.suppression.by for m in dates if m.suppression]

    @given(st.lists(st.sampled_from(["It is DATE.", "So NUMBER.", "So NAME.", "So RIGHT."])))
    def test_a_fresh_baseline_silences_all(
        self, make: MakeReport, spoken: Spoken, parts: list[str]
    ) -> None:
        """
        Right after it was written, read back from its text, a baseline leaves nothing to tell.
        """
        report = make("The cat is in the house. " + " ".join(parts))
        baseline = read_baseline(of(report).text().encode(), path="b")

        assert [] == spoken(with_baseline(report, baseline, name=name))
        assert not left_over(with_baseline(report, baseline, name=name), baseline, name=name)


class TestLeftOver:
    def test_only_of_checked_and_gone_files(self, make: MakeReport, join: MakeReport) -> None:
        """
        What is found no more is left over, of files that were checked or are gone.
        """
        baseline = of(
            join(
                make("It is DATE. So NUMBER.", path="a.md"),
                make("It is DATE.", path="b.md"),
                make("It is DATE.", path="c.md"),
            )
        )
        now = with_baseline(make("It is DATE.", path="a.md"), baseline, name=name)
        idle = left_over(now, baseline, name=name, gone=["c.md"])

        assert [("a.md", "CC112"), ("c.md", "CC111")] == [(k.path, k.code) for k in sorted(idle)]


class TestMerged:
    def test_replaces_checked_files_only(self, make: MakeReport, join: MakeReport) -> None:
        """
        The entries of files that were not checked stay.
        """
        old = of(join(make("It is DATE.", path="a.md"), make("It is DATE.", path="b.md")))
        new = old.merged(of(make("So NUMBER.", path="a.md")), files={"a.md"})

        assert [("a.md", "CC112"), ("b.md", "CC111")] == [
            (key.path, key.code) for key in sorted(new.counts)
        ]


class TestReadBaseline:
    def test_text_is_sorted_and_has_no_lines(self, make: MakeReport, join: MakeReport) -> None:
        """
        The same findings give the same bytes in any order, without a position.
        """
        one, two = make("It is DATE.", path="a.md"), make("So NUMBER.", path="b.md")

        assert of(join(one, two)).text() == of(join(two, one)).text()
        assert ["path", "code", "text", "count"] == list(json.loads(of(one).text())["findings"][0])

    @pytest.mark.parametrize(
        ("data", "problem"),
        [
            (b"", "base.json:1: not a baseline: "),
            (b"\xff", "base.json:1: not a baseline: "),
            (b"[]", "base.json:1: not a baseline: "),
            (b'{"schema_version":"2","findings":[]}', '"schema_version" must be "1", got "2"'),
            (b'{"schema_version":"1"}', "not a baseline: "),
            (
                b'{"schema_version":"1","findings":[{"path":"a","code":"b","text":"c","count":0}]}',
                '"count" must be 1 or more, got 0',
            ),
        ],
    )
    def test_what_is_no_baseline(self, data: bytes, problem: str) -> None:
        """
        Anything else is refused in one line that says what it should be.
        """
        with pytest.raises(RecordError) as caught:
            read_baseline(data, path="base.json")

        assert problem in str(caught.value)
        assert "\n" not in str(caught.value)
