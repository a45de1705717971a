from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli import _triage
from claimcheck.config import resolve
from claimcheck.model import Document, DocumentReport, Report, Verdict

Run = Callable[..., Any]

CHECK = ("check", "drafts", "-s", "refs")
JSON = ("--output-format", "json")
C = '<!-- claimcheck: ignore[CC111] reason="by phone"'


class TestComments:
    @pytest.mark.parametrize(
        ("text", "options", "code"),
        [
            (f"It is wrong {C} -->", (), 0),
            (f"It is wrong {C} until=2019-01-01 -->", (), 0),
            (f"It is wrong {C} until=2019-01-01 -->", ("--today", "2019-01-01"), 0),
            (f"It is wrong {C} until=2019-01-01 -->", ("--today", "2019-01-02"), 1),
            (f"It is wrong {C} until=2019-01-01 -->", ("--published", "2019-01-02"), 1),
            ("It is wrong <!-- claimcheck: ignore[CC111] -->", ("--severity", "CC303=error"), 1),
            (f"It is right {C} -->", ("--severity", "CC301=error"), 1),
            (f"It is right {C} -->", (), 0),
        ],
    )
    def test_gate(
        self, run: Run, desk: Path, text: str, options: tuple[str, ...], code: int
    ) -> None:
        """
        A silenced claim does not gate until its last day has passed; a comment can be made to.
        """
        (desk / "one.md").write_text(text)

        assert code == run("check", "one.md", "-s", "refs", *options).code

    def test_json_has_the_claim(self, run: Run, desk: Path) -> None:
        """
        The JSON has the claim with its label, and who silenced it, why, until when and where.
        """
        text = f"It is wrong {C} until=2030-01-01 -->"
        (desk / "one.md").write_text(text)
        made = json.loads(run("check", "one.md", "-s", "refs", *JSON).out)
        verdict = made["documents"][0]["claims"][0]["verdict"]

        assert "contradicted" == verdict["label"]
        assert 1 == made["counts"]["contradicted"]
        assert {
            "by": "comment",
            "reason": "by phone",
            "until": "2030-01-01",
            "span": [text.index("<"), len(text)],
        } == verdict["suppression"]

    @pytest.mark.parametrize("form", ["full", "concise"])
    def test_is_not_shown(self, run: Run, desk: Path, form: str) -> None:
        """
        Formats for people show no claim that is silent.
        """
        (desk / "one.md").write_text(f"It is wrong {C} -->")
        out = run("check", "one.md", "-s", "refs", "--output-format", form).out

        assert "CC111" not in out


class TestBaseline:
    def test_only_new_findings_gate(self, run: Run, desk: Path) -> None:
        """
        What was there is silent, what is new is not, wherever the draft is edited.
        """
        written = run(*CHECK, "--write-baseline")
        (desk / "drafts" / "b.txt").write_text("Above.\n\nThis is wrong and unknown .")
        again = run(*CHECK, "--baseline", "claimcheck-baseline.json")
        (desk / "drafts" / "c.md").write_text("It is wrong .")
        new = run(*CHECK, "--baseline", "claimcheck-baseline.json", "--output-format", "concise")

        assert (0, 0, 1) == (written.code, again.code, new.code)
        assert "claimcheck-baseline.json: written, 1 finding" in written.err
        assert ["drafts/c.md:1:7: CC111 contradicted: it is wrong"] == [
            line for line in new.out.splitlines() if "CC111" in line
        ]

    def test_writing_keeps_other_files(self, run: Run, desk: Path) -> None:
        """
        A baseline of one draft keeps what it had of the others.
        """
        (desk / "drafts" / "c.md").write_text("It is wrong .")
        run(*CHECK, "--write-baseline")
        (desk / "drafts" / "c.md").write_text("It is right .")
        run("check", "drafts/c.md", "-s", "refs", "--write-baseline")
        made = json.loads((desk / "claimcheck-baseline.json").read_text())

        assert ["drafts/b.txt"] == [entry["path"] for entry in made["findings"]]

    def test_prune(self, run: Run, desk: Path) -> None:
        """
        What is found no more is told, and taken out when asked for; new findings never get in.
        """
        run(*CHECK, "--write-baseline")
        base = ("--baseline", "claimcheck-baseline.json")
        (desk / "drafts" / "b.txt").write_text("This is right .")
        (desk / "drafts" / "c.md").write_text("It is wrong .")
        told = run(*CHECK, *base)
        pruned = run(*CHECK, *base, "--prune-baseline")
        made = json.loads((desk / "claimcheck-baseline.json").read_text())

        assert (1, 1) == (told.code, pruned.code)
        assert "1 finding of it not found any more" in told.err
        assert "1 finding taken out" in pruned.err
        assert [] == made["findings"]

    def test_prune_takes_out_what_is_gone(self, run: Run, desk: Path) -> None:
        """
        The findings of a draft that was deleted are left over, too.
        """
        run(*CHECK, "--write-baseline")
        (desk / "drafts" / "b.txt").unlink()
        pruned = run(*CHECK, "--baseline", "claimcheck-baseline.json", "--prune-baseline")

        assert "1 finding taken out" in pruned.err

    def test_paths_count_from_the_baseline(
        self, run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A baseline holds from whatever folder the program is run in.
        """
        run(*CHECK, "--write-baseline")
        monkeypatch.chdir(desk / "drafts")

        base = ("--baseline", "../claimcheck-baseline.json")
        assert 0 == run("check", "b.txt", "-s", "../refs", *base).code

    def test_nothing_is_written_after_a_failure(self, run: Run, desk: Path) -> None:
        """
        While a draft cannot be read, no baseline is written, and the exit code is 2.
        """
        (desk / "drafts" / "bad.md").write_bytes(b"a caf\xe9")
        result = run(*CHECK, "--write-baseline")

        assert 2 == result.code
        assert "not written" in result.err
        assert not (desk / "claimcheck-baseline.json").exists()

    @pytest.mark.parametrize(
        ("text", "options", "message"),
        [
            ("{", ("--baseline", "b.json"), "b.json:1: not a baseline: "),
            ("{", ("--baseline", "no.json"), "no.json: no such baseline"),
            ("{", ("--prune-baseline",), "--prune-baseline needs a baseline"),
            ("{", ("--write-baseline", "--prune-baseline"), "cannot be given with --prune"),
            ("{", ("--write-baseline", "--diff-base", "x"), "cannot be given with --diff-base"),
            ("{", ("--write-baseline", "--add-ignore", "x"), "give one"),
            ("{", ("--add-ignore", 'a "b"'), "a reason is one line without"),
            ("{", ("--today", "soon"), "--today must be a date"),
        ],
    )
    def test_wrong(
        self, run: Run, desk: Path, text: str, options: tuple[str, ...], message: str
    ) -> None:
        """
        What cannot be meant is exit 2 before any work.
        """
        (desk / "b.json").write_text(text)
        result = run(*CHECK, *options)

        assert (2, "") == (result.code, result.out)
        assert message in result.err
        assert 1 == result.err.count("\n")
        assert "{" == (desk / "b.json").read_text()


class TestAddIgnore:
    def test_silences_all_it_can(self, run: Run, desk: Path) -> None:
        """
        After comments were added, the drafts read the same and nothing gates.
        """
        (desk / "one.md").write_bytes(b"\xef\xbb\xbfIt is wrong \r\n\r\nSo is right .\r\n")
        first = run("check", "one.md", "-s", "refs", "--add-ignore", "by phone")
        text = (desk / "one.md").read_bytes()

        assert 0 == first.code
        assert "one.md: 1 finding silenced" in first.err
        assert (
            b"\xef\xbb\xbfIt is wrong  <!-- claimcheck: ignore[CC111] reason="
            b'"by phone" -->\r\n\r\nSo is right .\r\n'
        ) == text
        assert 0 == run("check", "one.md", "-s", "refs").code
        run("check", "one.md", "-s", "refs", "--add-ignore", "again")
        assert text == (desk / "one.md").read_bytes()

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("one.txt", "It is wrong ."),
            ("one.md", "| It | is |\n|---|---|\n| so | wrong |\n"),
            ("one.html", "<p>It is wrong <b\nclass=x>indeed</b></p>"),
        ],
    )
    def test_leaves_what_it_would_break(self, run: Run, desk: Path, name: str, text: str) -> None:
        """
        Where a comment would change the text, none is written and the finding still gates.
        """
        (desk / name).write_text(text)
        result = run("check", name, "-s", "refs", "--add-ignore", "by phone")

        assert 1 == result.code
        assert f"{name}: 1 finding cannot be silenced by a comment" in result.err
        assert text == (desk / name).read_text()


class TestPlan:
    @pytest.mark.parametrize(
        ("path", "name", "is_changed"),
        [
            ("d/a.jsonl#3", "../d/a.jsonl#3", False),
            ("d/b.jsonl#3", "../d/b.jsonl#3", True),
            ("d/c#1.md", "../d/c#1.md", True),
            ("other#1", "other#1", True),
            (None, "", True),
        ],
    )
    def test_several_drafts_in_a_file(
        self, label: Callable[[str], Verdict], path: str | None, name: str, *, is_changed: bool
    ) -> None:
        """
        A draft on a line of a file is called after the file, and is unchanged only with it.
        """
        files = {each: Path(each) for each in ("d/a.jsonl", "d/b.jsonl", "d/c#1.md")}
        plan = _triage.Plan(
            wishes=_triage.Wishes(diff_base="x"),
            settings=resolve(None, {}),
            gates=lambda _: True,
            files=files,
            baseline_file=Path("base/b.json"),
            baseline=None,
            changed={"d/a.jsonl": (), "d/b.jsonl": (range(1, 2),), "d/c#1.md": None},
        )
        text = "It is wrong ."
        claim = label("wrong")
        document = Document(text=text, blocks=(), path=path)
        entry = DocumentReport(document=document, verdicts=(claim,))
        report = plan.sort(Report(documents=(entry,), signature="s")).report

        assert name == plan.name(path)
        assert is_changed is (report.verdicts[0].suppression is None)
