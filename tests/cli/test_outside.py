"""What strangers put into a project reads and writes nothing outside of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

REFS = ("--sources", "refs")


@pytest.fixture
def project(desk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A repository beside a file and a folder that are none of its business.
    """
    place = desk / "project"
    for folder in (".git", "drafts", "refs"):
        (place / folder).mkdir(parents=True)
    (place / "drafts" / "a.md").write_text("All right here.")
    (place / "refs" / "a.md").write_text("A source.")
    (desk / "secret.md").write_text("This is wrong and secret.")
    monkeypatch.chdir(place)
    return place


class TestLinks:
    def test_linked_draft_is_told_and_not_read(self, run: Run, project: Path) -> None:
        """
        A link among the drafts that leads out of the project is CC901; its words appear nowhere.
        """
        (project / "drafts" / "b.md").symlink_to(project.parent / "secret.md")
        result = run("check", "drafts", *REFS, "--output-format", "json")

        notes = json.loads(result.out)["diagnostics"]
        assert 2 == result.code
        assert [("CC901", "drafts/b.md")] == [(note["code"], note["path"]) for note in notes]
        assert "secret" not in result.out + result.err

    def test_link_inside_the_project_is_read(self, run: Run, project: Path) -> None:
        """
        A link to another folder of the same project is a draft like any.
        """
        (project / "texts").mkdir()
        (project / "texts" / "b.md").write_text("This is wrong .")
        (project / "drafts" / "b.md").symlink_to(project / "texts" / "b.md")

        assert 1 == run("check", "drafts", *REFS).code

    def test_link_that_is_named_is_read(self, run: Run, project: Path) -> None:
        """
        Who names the link asks for what it leads to.
        """
        (project / "drafts" / "b.md").symlink_to(project.parent / "secret.md")

        assert 1 == run("check", "drafts/b.md", *REFS).code


class TestSettings:
    @pytest.mark.parametrize(
        "line",
        [
            'sources = ["../"]',
            'sources = ["refs", "/"]',
            'output = { json = "../r.json" }',
            'baseline = "../secret.md"',
            'cache-dir = "../cache"',
        ],
    )
    def test_paths_that_lead_out_are_refused(self, run: Run, project: Path, line: str) -> None:
        """
        Settings that come with the drafts name nothing outside: one line, exit 2, nothing written.
        """
        (project / "claimcheck.toml").write_text(line)
        before = sorted(project.parent.rglob("*"))
        result = run("check", "drafts")

        assert 2 == result.code
        assert "leads out of the project" in result.err
        assert 1 == result.err.count("\n")
        assert before == sorted(project.parent.rglob("*"))

    def test_who_names_the_settings_answers_for_them(self, run: Run, project: Path) -> None:
        """
        The same file is taken when it is named, and the option stands above the file.
        """
        (project / "claimcheck.toml").write_text('sources = ["../project/refs", "../secret.md"]')

        assert 0 == run("check", "drafts", "--config", "claimcheck.toml").code
        assert 0 == run("check", "drafts", *REFS).code
