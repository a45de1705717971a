from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

REFS = ("--sources", "refs")


class TestExitCode:
    @pytest.mark.parametrize(
        ("text", "options", "expected"),
        [
            ("right", (), 0),
            ("wrong", (), 1),
            ("unknown", (), 0),
            ("unknown", ("--fail-on", "unverifiable"), 1),
            ("opinion", ("--fail-on", "unverifiable"), 0),
            ("wrong", ("--fail-on", "unverifiable"), 1),
            ("wrong", ("--fail-on", "never"), 0),
            ("quoted", (), 0),
            ("quoted", ("--fail-on-attributed",), 1),
            ("quoted", ("--fail-on-attributed", "--fail-on", "never"), 0),
            ("it is wrong . " * 256, (), 1),
            ("it is wrong . " * 257, ("--quiet",), 1),
        ],
    )
    def test_gate(
        self, run: Run, desk: Path, text: str, options: tuple[str, ...], expected: int
    ) -> None:
        """
        0, 1 by what was found and what gates; never a count.
        """
        (desk / "draft.md").write_text(text)

        assert expected == run("check", "draft.md", *REFS, *options).code

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (("check", "drafts/a.md"), "no source given; name reference files or folders with"),
            (("check", "drafts/a.md", "-s", "nowhere"), "nowhere: no such file or folder"),
            (("check", "nothing.md", *REFS), "nothing.md: no such file or folder"),
            (("check", "*.doc", *REFS), "*.doc: no file matches this pattern"),
            (("check", "drafts/.git/..", "refs", *REFS), "refs: no draft in this folder"),
            (("check", "refs/a.md", *REFS), "refs/a.md: is also a source"),
            (("check", "drafts", *REFS, "--published", "24 April"), "--published must be a date"),
            (("check", "drafts", *REFS, "--published", "2019-02-30"), "got '2019-02-30'"),
            (("check", "drafts", *REFS, "--output-format", "xml"), "'xml' is not one of 'full'"),
            (("check", "drafts", *REFS, "--show", "some"), "--show takes all, contradicted,"),
            (("check", "drafts", *REFS, "-j", "0"), "'-j'"),
            (("check", "drafts", *REFS, "-o", "report.json"), "-o takes FORMAT=PATH"),
            (("check", "drafts", *REFS, "-o", "xml=report"), "no output format named 'xml'"),
            (("check", "drafts", *REFS, "-o", "json=no/such/r.json"), "there is no folder no/such"),
            (("check", "drafts", *REFS, "-o", "json=drafts"), "drafts is a folder"),
            (("check", "drafts", *REFS, "-o", "json=drafts/a.md"), "is a draft or a source"),
            (("check", "drafts", *REFS, "--stdin-filename", "x.md"), "name it with -"),
            (("check", "-", "-", *REFS), "stdin can be read once"),
            (("check",), "Missing argument"),
            (("check", "drafts", "--frobnicate"), "No such option"),
        ],
    )
    def test_wrong_usage(self, run: Run, desk: Path, args: tuple[str, ...], message: str) -> None:
        """
        What is named wrongly is told in one line before any work, and nothing is written.
        """
        before = sorted(desk.rglob("*"))
        result = run(*args)

        assert (2, "") == (result.code, result.out)
        assert message in result.err
        assert result.err.startswith("claimcheck: ")
        assert 1 == result.err.count("\n")
        assert before == sorted(desk.rglob("*"))

    def test_bad_named_draft(self, run: Run, desk: Path) -> None:
        """
        A named draft that is no text stops everything.
        """
        (desk / "bad.md").write_bytes(b"a caf\xe9 is wrong")
        result = run("check", "bad.md", "drafts", *REFS, "-o", "json=r.json")

        assert (2, "") == (result.code, result.out)
        assert "bad.md" in result.err
        assert not (desk / "r.json").exists()

    def test_bad_draft_in_a_folder(self, run: Run, desk: Path) -> None:
        """
        A bad file met in a folder is noted, the rest is checked, and 2 outranks 1.
        """
        (desk / "drafts" / "bad.md").write_bytes(b"a caf\xe9 is wrong")
        result = run("check", "drafts", *REFS, "--output-format", "json")
        made = json.loads(result.out)

        assert 2 == result.code
        assert [("CC902", "drafts/bad.md")] == [(d["code"], d["path"]) for d in made["diagnostics"]]
        assert ["drafts/a.md", "drafts/b.txt"] == [d["path"] for d in made["documents"]]
        assert "drafts/bad.md" in result.err
        assert "(CC902)" in result.err

    def test_draft_the_checker_refuses(self, run: Run, desk: Path) -> None:
        """
        A draft in another language is an error when named and a note when met.
        """
        (desk / "drafts" / "c.md").write_text("refuse")

        named = run("check", "drafts/c.md", *REFS)
        met = run("check", "drafts", *REFS, "--output-format", "json")

        assert (2, "claimcheck: drafts/c.md: not English\n") == (named.code, named.err)
        assert 2 == met.code
        assert ["CC903"] == [d["code"] for d in json.loads(met.out)["diagnostics"]]


class TestInputs:
    def test_folder_is_its_drafts_sorted(self, run: Run) -> None:
        """
        Hidden files and other endings are left out.
        """
        made = json.loads(run("check", "drafts", *REFS, "--output-format", "json").out)

        assert ["drafts/a.md", "drafts/b.txt"] == [d["path"] for d in made["documents"]]

    @pytest.mark.parametrize(
        ("paths", "expected"),
        [
            (("drafts/*.md",), ["drafts/a.md"]),
            (("**/*.txt", "drafts/a.md"), ["drafts/b.txt", "drafts/a.md"]),
            (("drafts/a.md", "./drafts/a.md", "drafts"), ["drafts/a.md", "drafts/b.txt"]),
            (("draft[1].md",), ["draft[1].md"]),
            ((".",), ["draft[1].md", "drafts/a.md", "drafts/b.txt"]),
        ],
    )
    def test_patterns_and_repeats(
        self, run: Run, desk: Path, paths: tuple[str, ...], expected: list[str]
    ) -> None:
        """
        A quoted pattern is expanded, a file's own name wins, each draft is checked once, and
        sources met on the way are no drafts.
        """
        (desk / "draft[1].md").write_text("right")
        made = json.loads(run("check", *paths, *REFS, "--output-format", "json").out)

        assert expected == [d["path"] for d in made["documents"]]

    def test_stdin(self, run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        A dash is stdin, under the name it is given.
        """
        (desk / "typed").write_bytes("This is wrong é.".encode())
        with (desk / "typed").open() as stream:
            monkeypatch.setattr("sys.stdin", stream)
            result = run("check", "-", *REFS, "--stdin-filename", "cms/x.md")

        assert 1 == result.code
        assert result.out.startswith("cms/x.md:1:9: CC111 contradicted: it is wrong\n")

    def test_published_reaches_the_document(self, run: Run) -> None:
        """
        The day of publication is the one that was given.
        """
        made = run(
            "check", "drafts/a.md", *REFS, "--published", "2019-04-24", "--output-format", "json"
        )

        assert "2019-04-24" == json.loads(made.out)["documents"][0]["published"]


class TestOutputs:
    def test_several_formats_in_one_run(self, run: Run, desk: Path) -> None:
        """
        Files get what stdout would get, and stdout still has its own.
        """
        result = run("check", "drafts", *REFS, "-o", "json=r.json", "-o", "concise=r.txt")
        alone = run("check", "drafts", *REFS, "--output-format", "json")

        assert alone.out == (desk / "r.json").read_text()
        assert "drafts/b.txt:1:9: CC111" in (desk / "r.txt").read_text()
        assert result.out.endswith("1 contradicted, 1 supported, 1 unverifiable (1 no passage)\n")
        assert not list(desk.glob("*.part"))

    def test_files_are_never_coloured(self, run: Run, desk: Path) -> None:
        """
        Colour is for the terminal.
        """
        result = run("check", "drafts", *REFS, "--color", "always", "-o", "full=r.txt")

        assert "\x1b[" in result.out
        assert "\x1b[" not in (desk / "r.txt").read_text()

    @pytest.mark.parametrize(
        ("choice", "variable", "expected"),
        [
            ("auto", "", 0),
            ("auto", "FORCE_COLOR", 1),
            ("auto", "NO_COLOR", 0),
            ("always", "NO_COLOR", 1),
            ("never", "FORCE_COLOR", 0),
        ],
    )
    def test_colour(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, choice: str, variable: str, expected: int
    ) -> None:
        """
        The option outranks the variables, and a pipe is not coloured.
        """
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        if variable:
            monkeypatch.setenv(variable, "1")

        out = run("check", "drafts", *REFS, "--color", choice).out

        assert bool(expected) == ("\x1b[" in out)

    def test_quiet(self, run: Run, desk: Path) -> None:
        """
        Quiet leaves the exit code and the files.
        """
        result = run("check", "drafts", *REFS, "-q", "-o", "jsonl=r.jsonl")

        assert (1, "", "") == (result.code, result.out, result.err)
        assert '{"type":"end"' in (desk / "r.jsonl").read_text()

    def test_granularity_is_in_the_signature(self, run: Run) -> None:
        """
        What was asked for reaches the checker.
        """
        made = run("check", "drafts", *REFS, "--granularity", "atomic", "--output-format", "json")

        assert "fake atomic" == json.loads(made.out)["signature"]
