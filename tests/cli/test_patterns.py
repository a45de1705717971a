from __future__ import annotations

import glob
import os
from pathlib import Path

import pytest

from claimcheck.cli._patterns import matches


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A few folders and files; the tests stand there.
    """
    tmp_path = tmp_path / "tree"
    for name in ("a.md", "b/c.md", "b/d/e.md", "b/d/f.txt", ".h/g.md", "b/.i.md", "[x]/j.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class TestMatches:
    @pytest.mark.parametrize(
        "pattern",
        [
            "*.md",
            "**/*.md",
            "b/**/*.md",
            "**/d/*",
            "**/d/**/*.md",
            "?.md",
            "none/**/*.md",
            "./**/*.md",
        ],
    )
    def test_same_as_the_standard_library_where_there_is_no_link(
        self, tree: Path, pattern: str
    ) -> None:
        """
        Patterns mean what they mean elsewhere, relative and absolute.
        """
        for each in (pattern, str(tree / pattern)):
            expected = {os.path.normpath(n) for n in glob.glob(each, recursive=True)}  # noqa: PTH207 - the oracle
            assert sorted(expected) == sorted(map(os.path.normpath, matches(each)))

    @pytest.mark.usefixtures("tree")
    def test_any_depth_at_the_end(self) -> None:
        """
        Two stars alone stand for all folders and files below.
        """
        assert ["b", "b/c.md", "b/d", "b/d/e.md", "b/d/f.txt"] == matches("b/**")

    def test_links_to_folders_are_not_followed(self, tree: Path) -> None:
        """
        A link that leads back is passed by, so that each file is found once.
        """
        (tree / "x").symlink_to(".")

        assert ["[x]/j.md", "a.md", "b/c.md", "b/d/e.md"] == matches("**/*.md")
