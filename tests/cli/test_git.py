from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli._git import changed_lines
from claimcheck.errors import UsageError
from tests.conftest import needs

Run = Callable[..., Any]

THREE = "one\ntwo\nthree\n"


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(  # noqa: S603 - our own words
        ["git", "-C", str(folder), *who, *arguments],  # noqa: S607 - the git there is
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """
    A repository with one commit, tagged "base", on a branch "main".
    """
    needs("git", is_here=shutil.which("git") is not None)
    folder = tmp_path / "repository"
    (folder / "drafts").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "drafts" / "a.md").write_text(THREE)
    (folder / "drafts" / 'ü "b"\t*.md').write_text(THREE)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    git(folder, "tag", "base")
    return folder


def lines_of(file: Path, revision: str = "base") -> list[int] | None:
    found = changed_lines(revision, [file])[file]
    return None if found is None else [number for run in found for number in run]


class TestChangedLines:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (THREE, []),
            ("one\nTWO\nthree\n", [2]),
            ("zero\none\ntwo\nthree\nfour\n", [1, 5]),
            ("one\nthree\n", []),
            ("one\n@@ -1 +9 @@\nthree\n", [2]),
            ("one\r\ntwo\nthree\n", [1]),
            ("one\ntwo\nthree", [3]),
            ("", []),
            ("one\n\0\n", None),
        ],
    )
    @pytest.mark.parametrize("name", ["a.md", 'ü "b"\t*.md'])
    def test_uncommitted(
        self, repository: Path, name: str, text: str, expected: list[int] | None
    ) -> None:
        """
        Lines that are new or other than in the base are changed; a binary file is new as a whole.
        """
        (repository / "drafts" / name).write_bytes(text.encode())

        assert expected == lines_of(repository / "drafts" / name)

    def test_committed_and_uncommitted(self, repository: Path) -> None:
        """
        All that happened since the base counts, committed or not.
        """
        file = repository / "drafts" / "a.md"
        file.write_text("ONE\ntwo\nthree\n")
        git(repository, "commit", "-qam", "second")
        file.write_text("ONE\ntwo\nTHREE\n")

        assert [1, 3] == lines_of(file)
        assert [3] == lines_of(file, "HEAD")

    def test_what_others_did_meanwhile_is_not_ours(self, repository: Path) -> None:
        """
        Compared is where the branch left off, not where the base has moved to.
        """
        file = repository / "drafts" / "a.md"
        git(repository, "checkout", "-qb", "topic")
        file.write_text("one\ntwo\nTHREE\n")
        git(repository, "commit", "-qam", "ours")
        git(repository, "checkout", "-q", "main")
        file.write_text("ONE\ntwo\nthree\n")
        git(repository, "commit", "-qam", "theirs")
        git(repository, "checkout", "-q", "topic")

        assert [3] == lines_of(file, "main")

    def test_new_and_renamed(self, repository: Path) -> None:
        """
        An untracked file is new as a whole; of a renamed one only what was changed is.
        """
        new = repository / "drafts" / "new.md"
        new.write_text(THREE)
        text = "".join(f"line {number}\n" for number in range(20))
        old = repository / "old.md"
        old.write_text(text)
        git(repository, "add", "-A", "old.md")
        git(repository, "commit", "-qm", "second")
        git(repository, "mv", "old.md", "moved.md")
        (repository / "moved.md").write_text(text.replace("line 4\n", "line four\n"))

        assert lines_of(new) is None
        assert [5] == lines_of(repository / "moved.md", "HEAD")

    def test_through_a_link(self, repository: Path, tmp_path: Path) -> None:
        """
        A draft reached through a link is the file that it leads to.
        """
        (tmp_path / "link").symlink_to(repository / "drafts")
        (repository / "drafts" / "a.md").write_text("one\nTWO\nthree\n")

        assert [2] == lines_of(tmp_path / "link" / "a.md")

    @pytest.mark.parametrize(
        "revision",
        ["nope", "--help", "-x", "--output=x", "", "a b", "base^{tree}", "a\nb", "HEAD~9"],
    )
    def test_no_such_revision(self, repository: Path, revision: str) -> None:
        """
        What is no commit is told in one line, and is never taken for an option.
        """
        with pytest.raises(UsageError) as caught:
            lines_of(repository / "drafts" / "a.md", revision)

        assert "--diff-base: no branch, tag or commit" in str(caught.value)
        assert not Path("x").exists()

    def test_nothing_shared(self, repository: Path) -> None:
        """
        Without a common commit, as in a shallow clone, the whole history is asked for.
        """
        git(repository, "checkout", "-q", "--orphan", "other")
        git(repository, "commit", "-qm", "other")

        with pytest.raises(UsageError, match="fetch-depth: 0"):
            lines_of(repository / "drafts" / "a.md")

    def test_no_repository(self, tmp_path: Path) -> None:
        """
        A file outside of any repository has nothing to be compared with.
        """
        needs("git", is_here=shutil.which("git") is not None)
        (tmp_path / "a.md").write_text(THREE)

        with pytest.raises(UsageError, match="is in no git repository"):
            lines_of(tmp_path / "a.md")

    def test_no_git(
        self, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        """
        Where git is not installed, that is told.
        """
        monkeypatch.setenv("PATH", str(tmp_path))

        with pytest.raises(UsageError, match="needs git, which cannot be run"):
            lines_of(repository / "drafts" / "a.md")

    def test_runs_nothing_of_the_repository(self, repository: Path, tmp_path: Path) -> None:
        """
        Programs that a repository's settings name for diffs are not started.
        """
        trap = tmp_path / "trap"
        trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
        trap.chmod(0o755)
        for key in ("diff.external", "core.fsmonitor", "core.pager", "diff.evil.textconv"):
            git(repository, "config", key, str(trap))
        (repository / ".gitattributes").write_text("*.md diff=evil\n")
        (repository / "drafts" / "a.md").write_text("one\nTWO\nthree\n")

        assert [2] == lines_of(repository / "drafts" / "a.md")
        assert not (tmp_path / "sprung").exists()


class TestDiffBase:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("It is wrong .\n\nIt is right .\n", 0),
            ("It is wrong .\n\nIt is unknown .\n", 0),
            ("It was wrong .\n\nIt is right .\n", 1),
            ("New here.\n\nIt is wrong .\n\nIt is right .\n", 0),
        ],
    )
    def test_only_changed_lines_gate(
        self, run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: int
    ) -> None:
        """
        A wrong claim on a line that nobody touched does not fail the build.
        """
        monkeypatch.chdir(repository)
        (repository / "refs").mkdir()
        (repository / "refs" / "a.md").write_text("A source.")
        (repository / "b.md").write_text("It is wrong .\n\nIt is right .\n")
        git(repository, "add", "-A")
        git(repository, "commit", "-qm", "second")
        (repository / "b.md").write_text(text)

        assert code == run("check", "b.md", "-s", "refs", "--diff-base", "HEAD").code

    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            (("drafts/a.md", "--diff-base", "nope"), "no branch, tag or commit 'nope'"),
            (("-", "--diff-base", "base"), "a draft read from stdin has no lines to compare"),
        ],
    )
    def test_wrong(
        self,
        run: Run,
        repository: Path,
        monkeypatch: pytest.MonkeyPatch,
        asked: tuple[str, ...],
        message: str,
    ) -> None:
        """
        A broken revision is exit 2 with one line, before any work.
        """
        monkeypatch.chdir(repository)
        (repository / "refs").mkdir()
        (repository / "refs" / "a.md").write_text("A source.")
        result = run("check", *asked, "-s", "refs")

        assert (2, "") == (result.code, result.out)
        assert message in result.err
        assert 1 == result.err.count("\n")
