from __future__ import annotations

from pathlib import Path

from claimcheck.documents.places import leads_out, project_of


class TestProjectOf:
    def test_repository_is_the_project(self, tmp_path: Path) -> None:
        """
        A folder belongs to the repository above it, and to itself where there is none.
        """
        (tmp_path / "repo" / ".git").mkdir(parents=True)
        (tmp_path / "repo" / "a" / "b").mkdir(parents=True)
        (tmp_path / "bare").mkdir()

        assert (tmp_path / "repo").resolve() == project_of(tmp_path / "repo" / "a" / "b")
        assert (tmp_path / "bare").resolve() == project_of(tmp_path / "bare")


class TestLeadsOut:
    def test_links_and_dots_are_followed(self, tmp_path: Path) -> None:
        """
        Only where a path ends counts: inside stays inside, out is out, by link or by "..".
        """
        project = tmp_path / "project"
        (project / "a").mkdir(parents=True)
        (tmp_path / "secret.md").write_text("x")
        (project / "out.md").symlink_to(tmp_path / "secret.md")
        (project / "in.md").symlink_to(project / "a")

        assert leads_out(project / "out.md", project.resolve())
        assert leads_out(project / ".." / "secret.md", project.resolve())
        assert not leads_out(project / "in.md", project.resolve())
        assert not leads_out(project / "a" / "..", project.resolve())
