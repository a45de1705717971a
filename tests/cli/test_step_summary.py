from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.cli._step_summary import shortened
from tests.cli.conftest import Run


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    The file that GitHub names, with what a step before has written.
    """
    path = tmp_path / "summary.md"
    path.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


class TestAppend:
    def test_the_format_for_github_writes_it(self, run: Run, summary: Path) -> None:
        """
        The report is added as Markdown to what stands there.
        """
        Path("a.txt").write_text("a wrong word")
        done = run("check", "a.txt", "--sources", "refs", "--output-format", "github")

        assert 1 == done.code
        assert summary.read_text().startswith("before\n## claimcheck: 1 of 1 claim contradicted\n")

    @pytest.mark.parametrize("name", ["full", "markdown", "sarif"])
    def test_other_formats_do_not(self, run: Run, summary: Path, name: str) -> None:
        """
        Only who asks for GitHub's format has the page of the run written to.
        """
        Path("a.txt").write_text("a wrong word")
        run("check", "a.txt", "--sources", "refs", "--output-format", name)

        assert "before\n" == summary.read_text()

    def test_also_with_a_file(self, run: Run, summary: Path) -> None:
        """
        Asked for with -o, it is the same.
        """
        Path("a.txt").write_text("a wrong word")
        run("check", "a.txt", "--sources", "refs", "-o", "github=out.txt", "--quiet")

        assert "contradicted" in summary.read_text()

    def test_a_summary_that_cannot_be_written_stops_nothing(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The result stands, and a line says what was wrong.
        """
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", "nowhere/summary.md")
        Path("a.txt").write_text("a wrong word")
        done = run("check", "a.txt", "--sources", "refs", "--output-format", "github")

        assert 1 == done.code
        assert "nowhere/summary.md: the summary cannot be written" in done.err


class TestShortened:
    def test_short_text_stays(self) -> None:
        """
        Nothing is added to what fits.
        """
        assert "é\n" == shortened("é\n", 3)

    def test_long_text_is_cut_at_a_line(self) -> None:
        """
        What is kept are whole lines and a word about the cut, within the limit.
        """
        text = "one é\n" * 1000
        cut = shortened(text, 200)

        assert len(cut.encode()) <= 200
        assert cut.endswith("*Cut here: the report is too long for a summary.*\n")
        assert text.startswith(cut[: cut.index("\n\n*Cut")])
