from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from claimcheck.config import Globs, Selection, ignored_in
from tests.conftest import needs


class TestGlobs:
    @pytest.mark.parametrize(
        ("patterns", "path", "expected"),
        [
            (("*.md",), "a/b.md", True),
            (("/b.md",), "a/b.md", False),
            (("a/",), "a/b.md", True),
            (("old",), "x/old/b.md", True),
            (("drafts/**/x.md",), "drafts/a/b/x.md", True),
            (("*.md", "!b.md"), "b.md", False),
            ((), "b.md", False),
            (("*",), "../b.md", False),
        ],
    )
    def test_as_in_gitignore(
        self, tmp_path: Path, *, patterns: tuple[str, ...], path: str, expected: bool
    ) -> None:
        """
        Patterns mean what they mean in .gitignore, and reach nothing outside their folder.
        """
        assert expected is Globs(str(tmp_path), patterns).match(str(tmp_path / path))


class TestSelection:
    def test_include_and_exclude(self, tmp_path: Path) -> None:
        """
        With include, only what it names; what is excluded is out in any case.
        """
        folder = str(tmp_path)
        selection = Selection(
            include=(Globs(folder, ("*.md",)),),
            exclude=(Globs(folder, ("old",)), Globs(folder, ("x.md",))),
        )
        names = ("a.md", "a.txt", "x.md", "old/a.md")

        assert ["a.md"] == [n for n in names if selection.takes_file(str(tmp_path / n))]
        assert not selection.takes_folder(str(tmp_path / "old"))
        assert selection.takes_folder(str(tmp_path / "new"))

    @pytest.mark.parametrize(
        ("above", "below", "path"),
        [
            ("*.txt\n", "", "d/a.txt"),
            ("*.txt\n", "!a.txt\n", "d/a.txt"),
            ("", "a.txt\n", "d/a.txt"),
            ("/d/a.txt\n", "", "d/a.txt"),
            ("d/\n", "", "d/a.txt"),
            ("# d\n\n!\n", "", "d/a.txt"),
            ("a.tx[t]\n", "", "d/a.txt"),
            ("**/a.txt\n", "", "d/a.txt"),
            ("e\n", "", "d/a.txt"),
        ],
    )
    def test_gitignore_as_git_does(self, tmp_path: Path, above: str, below: str, path: str) -> None:
        """
        What git ignores is left out, and nothing else.
        """
        needs("git", is_here=shutil.which("git") is not None)
        subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)  # noqa: S603, S607 - the git there is
        (tmp_path / "d").mkdir()
        (tmp_path / path).write_text("x")
        (tmp_path / ".gitignore").write_text(above)
        (tmp_path / "d" / ".gitignore").write_text(below)
        asked = ["git", "-C", str(tmp_path), "check-ignore", "-q", path]
        is_ignored = subprocess.run(asked, check=False).returncode == 0  # noqa: S603 - see above

        assert is_ignored is not Selection().takes_file(str(tmp_path / path))
        assert Selection(heeds_gitignore=False).takes_file(str(tmp_path / path))

    def test_outside_a_repository(self, tmp_path: Path) -> None:
        """
        Without a repository, a .gitignore is a file like any other.
        """
        (tmp_path / ".gitignore").write_text("*\n")

        assert Selection().takes_file(str(tmp_path / "a.md"))


class TestIgnoredIn:
    def test_every_pattern_counts(self, tmp_path: Path) -> None:
        """
        The codes of all patterns that name the file, each with the first pattern that has it.
        """
        table = {"*.md": ["CC111"], "a/**": ["CC111", "CC102"], "b/**": ["CC204"]}

        assert {"CC111": "*.md", "CC102": "a/**"} == ignored_in(
            str(tmp_path / "a" / "x.md"), table, str(tmp_path)
        )
