from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

OURS = ("index/" + "a" * 32, "passages/" + "b" * 32, "trees/" + "c" * 24, "reports/0f")
OTHERS = ("index/notes", "photos/x", "reports/2019", "passages/" + "B" * 32, "x.txt")


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """
    A cache folder that somebody also keeps other things in.
    """
    folder = tmp_path / "cache"
    for name in (*OURS, *OTHERS):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        if name.startswith(("passages/", "x")):
            (folder / name).write_text("12345")
        else:
            (folder / name).mkdir()
            (folder / name / "file").write_text("12345")
    return folder


class TestClean:
    def test_only_what_is_ours(self, run: Run, cache: Path) -> None:
        """
        Indexes and verdicts go, everything else in the folder stays.
        """
        result = run("clean", "--cache-dir", cache)

        assert 0 == result.code
        assert [f"removed {cache}/{name.split('/')[0]}: 1 entry, 5 bytes" for name in OURS] == (
            result.out.splitlines()
        )
        assert [] == [name for name in OURS if (cache / name).exists()]
        assert list(OTHERS) == [name for name in OTHERS if (cache / name).exists()]

    def test_dry_run(self, run: Run, cache: Path) -> None:
        """
        A dry run says what would go, and nothing goes.
        """
        before = sorted(cache.rglob("*"))
        result = run("clean", "--cache-dir", cache, "--dry-run")

        assert result.out.startswith(f"would remove {cache}/index: 1 entry, 5 bytes\n")
        assert before == sorted(cache.rglob("*"))

    def test_links_lead_nowhere(self, run: Run, cache: Path, tmp_path: Path) -> None:
        """
        What a link in the cache leads to is never touched.
        """
        precious = tmp_path / "precious"
        (precious / ("d" * 32)).mkdir(parents=True)
        (cache / "index" / ("e" * 32)).symlink_to(precious)
        (cache / "reports" / "0f" / "link").symlink_to(precious)
        (cache / "trees" / ("c" * 24) / "file").unlink()
        run("clean", "--cache-dir", cache)
        (tmp_path / "second" / "index").parent.mkdir()
        (tmp_path / "second" / "index").symlink_to(precious)
        run("clean", "--cache-dir", tmp_path / "second")

        assert (precious / ("d" * 32)).is_dir()

    @pytest.mark.parametrize("name", ["empty", "no/such/folder"])
    def test_nothing_there(self, run: Run, tmp_path: Path, name: str) -> None:
        """
        Without anything to remove, that is said, and no folder is made.
        """
        (tmp_path / "empty").mkdir()
        result = run("clean", "--cache-dir", tmp_path / name)

        assert (0, "nothing to remove\n") == (result.code, result.out)
        assert not (tmp_path / "no").exists()

    def test_after_a_check(self, run: Run, desk: Path) -> None:
        """
        What a check leaves is found by its name, and the next check makes it anew.
        """
        asked = ("check", "drafts", "-s", "refs", "--cache-dir", desk / "cache")
        first = run(*asked)
        removed = run("clean", "--cache-dir", desk / "cache")

        assert "reports: 2 entries" in removed.out or "reports: 1 entry" in removed.out
        assert [] == [path for path in (desk / "cache").rglob("*") if path.is_file()]
        assert (first.code, first.out) == (run(*asked).code, first.out)
