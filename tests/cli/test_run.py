from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli import _run
from claimcheck.cli._inputs import find_drafts, read_drafts
from claimcheck.cli._stderr import Bar


class TestCheckDrafts:
    @pytest.mark.usefixtures("run")
    def test_progress_is_told_from_the_start(
        self, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The bar knows of the work before the first draft is done, and of each draft once.
        """
        told: list[tuple[int, int]] = []
        monkeypatch.setattr(Bar, "checking", lambda _bar, done, total: told.append((done, total)))
        drafts = read_drafts(find_drafts(["drafts"]), published=None)
        settings = _run.Settings(sources=(desk / "refs",), granularity="news")
        with Bar(is_wanted=False) as bar:
            report = _run.check_drafts(drafts, settings, jobs=1, bar=bar)

        assert [(0, 2), (1, 2), (2, 2)] == told
        assert 2 == len(report.documents)
