from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture(autouse=True)
def refs(desk: Path) -> Path:
    """
    A source of two sentences, and a place for the index.
    """
    folder = desk / "refs"
    (folder / "a.md").write_text("The tide mill was repaired in 2008. It stands on the quay.\n")
    return folder


class TestIndex:
    def test_build_then_info(self, run: Run) -> None:
        """
        What was built is found again, with its sources and passages.
        """
        built = run("index", "build", "-s", "refs", "--cache-dir", "cache")
        info = run("index", "info", "--cache-dir", "cache", "--output-format", "json")
        (entry,) = json.loads(info.out)["indexes"]

        assert (0, 0) == (built.code, info.code)
        assert built.out.startswith(
            f"{entry['folder']}: {entry['passages']} passages from 1 source"
        )
        assert entry["is_complete"] is True
        assert "refs/a.md" in run("index", "info", "--cache-dir", "cache").out

    def test_nothing_built(self, run: Run) -> None:
        """
        An empty cache is said to be empty.
        """
        assert "no index in the cache\n" == run("index", "info", "--cache-dir", "cache").out

    @pytest.mark.parametrize(
        ("args", "message"),
        [((), "no source given"), (("-s", "nowhere"), "nowhere: no such file or folder")],
    )
    def test_wrong_usage(self, run: Run, args: tuple[str, ...], message: str) -> None:
        """
        Without sources there is nothing to build.
        """
        result = run("index", "build", *args)

        assert 2 == result.code
        assert message in result.err

    def test_index_that_cannot_be_kept(self, run: Run, desk: Path) -> None:
        """
        An index that would be gone with the process is not said to be built.
        """
        (desk / "cache").write_text("in the way")
        result = run("index", "build", "-s", "refs", "--cache-dir", "cache")

        assert (2, "") == (result.code, result.out)
        assert "cache: File exists; the index needs a folder that can be written to" in result.err
        assert 1 == result.err.count("\n")

    def test_bad_source(self, run: Run, refs: Path) -> None:
        """
        A source that cannot be read is named; the others are indexed, and the exit code is 2.
        """
        (refs / "bad.md").write_bytes(b"a caf\xe9")
        result = run("index", "build", "-s", "refs", "--cache-dir", "cache")

        assert 2 == result.code
        assert "bad.md" in result.err
        assert "CC90" in result.err
