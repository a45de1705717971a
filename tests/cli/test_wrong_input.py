"""Wrong input to the real program: one line that says what would be right, and nothing written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.cli import main

LATIN = "a caf\u00e9".encode("latin-1")
FILES = {
    "draft.md": b"The tent weighs 3.1 kg.\n",
    "good/tent.md": b"The tent weighs 3.1 kg.\n",
    "latin/latin.md": LATIN,
    "other/notes.py": b"x = 1\n",
    "photo.md": b"\x89PNG\0\0",
    "notes.rtf": b"x",
    "rows.jsonl": b"{\n",
    "facts.csv": b"a,b\n1,2\n",
}
CHECK = ("check", "draft.md")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """
    A draft, a good source, and sources and drafts with something wrong; the tests stand there.
    """
    for name, raw in FILES.items():
        path = tmp_path / "place" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
    (tmp_path / "place" / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "place")
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


WRONG = [
    # the draft
    (("check", "none.md", "-s", "good"), "none.md: no such file or folder"),
    (("check", "empty", "-s", "good"), "no draft in this folder; drafts are .txt"),
    (("check", "other", "-s", "good"), "no draft in this folder; drafts are .txt"),
    (("check", "latin/latin.md", "-s", "good"), "not UTF-8 text at byte 5; save it as UTF-8"),
    (("check", "photo.md", "-s", "good"), "photo.md: not a text file"),
    (("check", "notes.rtf", "-s", "good"), "a .rtf file is not read; name one of .txt"),
    (("split", "none.md"), "none.md: no such file or folder"),
    (("split", "empty"), "no draft in this folder; drafts are .txt"),
    (("split", "other/*.md"), "other/*.md: no file matches this pattern"),
    (("split",), "Missing argument 'PATH'; see claimcheck split --help"),
    (("verify", "none.jsonl"), "none.jsonl: "),
    (("verify", "empty"), "empty: "),
    # the sources
    (CHECK, "no source given; name reference files or folders with --sources"),
    ((*CHECK, "-s", "none"), "none: no such file or folder"),
    ((*CHECK, "-s", "empty"), "empty: no source in this folder; it needs .txt"),
    ((*CHECK, "-s", "latin"), "latin/latin.md: not UTF-8 text at byte 5; save it as UTF-8"),
    ((*CHECK, "-s", "good", "-s", "latin/latin.md"), "latin/latin.md: not UTF-8 text at byte 5"),
    ((*CHECK, "-s", "photo.md"), "photo.md: not a text file"),
    ((*CHECK, "-s", "notes.rtf"), "notes.rtf: not a format we read; sources are .txt"),
    (("index", "build"), "no source given; name reference files or folders with --sources"),
    (("index", "build", "-s", "empty"), "empty: no source in this folder; it needs .txt"),
    (("index", "build", "-s", "latin/latin.md"), "latin/latin.md: not UTF-8 text at byte 5"),
    # options
    ((*CHECK, "-s", "good", "--published", "24.4.2019"), "must be a date like 2019-04-24"),
    (("split", "draft.md", "--published", "2019-02-30"), "must be a date like 2019-04-24"),
    (("verify", "rows.jsonl", "--published", "May"), "must be a date like 2019-04-24"),
    ((*CHECK, "-s", "good", "--granularity", "fine"), "not one of 'clause', 'news', 'atomic'"),
    (("split", "draft.md", "--granularity", "fine"), "not one of 'clause', 'news', 'atomic'"),
    (("split", "draft.md", "--output-format", "full"), "not one of 'text', 'json'"),
    ((*CHECK, "-s", "good", "--fail-on", "x"), "not one of 'contradicted', 'unverifiable'"),
    ((*CHECK, "-s", "good", "--color", "x"), "not one of 'auto', 'always', 'never'"),
    ((*CHECK, "-s", "good", "-j", "many"), "'-j'"),
    (("index", "info", "--output-format", "x"), "not one of 'text', 'json'"),
    (("rule", "--output-format", "x"), "not one of 'text', 'json'"),
]


def below(folder: Path) -> list[tuple[str, bytes]]:
    """Return every file and folder with its bytes."""
    found = sorted(folder.rglob("*"))
    return [(str(path), path.read_bytes() if path.is_file() else b"") for path in found]


class TestWrongInput:
    @pytest.mark.parametrize(("args", "message"), WRONG)
    def test_one_line_and_nothing_written(
        self,
        place: Path,
        capfd: pytest.CaptureFixture[str],
        args: tuple[str, ...],
        message: str,
    ) -> None:
        """
        Exit 2, one line on stderr that says what would be right, no output, no file, no cache.
        """
        before = below(place)
        code = main([*args])
        out, err = capfd.readouterr()

        assert (2, "") == (code, out)
        assert message in err
        assert err.startswith("claimcheck: ")
        assert 1 == err.count("\n")
        assert before == below(place)

    @pytest.mark.parametrize(
        ("source", "message"),
        [
            ("rows.jsonl", "rows.jsonl:1: not a JSON object"),
            ("facts.csv", "facts.csv:1: the header must be subject,attribute,value"),
        ],
    )
    def test_wrong_row(
        self, place: Path, capfd: pytest.CaptureFixture[str], source: str, message: str
    ) -> None:
        """
        A row is read when the index is built; then too there is one line, and no index.
        """
        before = below(place / "place")
        code = main([*CHECK, "-s", source])
        out, err = capfd.readouterr()

        assert (2, "") == (code, out)
        assert err.startswith(f"claimcheck: {message}")
        assert 1 == err.count("\n")
        assert before == below(place / "place")
        assert [] == [path for path in (place / "cache").rglob("*") if path.is_file()]

    @pytest.mark.parametrize("sources", ["empty", "latin", "rows.jsonl"])
    def test_no_report_file(
        self, place: Path, capfd: pytest.CaptureFixture[str], sources: str
    ) -> None:
        """
        A report that was asked for is not begun, and one of an earlier run stays as it was.
        """
        (place / "place" / "old.json").write_text("old")
        outputs = ("-o", "json=new.json", "-o", "jsonl=old.json")

        assert 2 == main([*CHECK, "-s", sources, *outputs])
        assert "" == capfd.readouterr().out
        assert not (place / "place" / "new.json").exists()
        assert "old" == (place / "place" / "old.json").read_text()

    @pytest.mark.skipif(
        not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs files that it may not read"
    )
    @pytest.mark.parametrize("args", [("check", "good/tent.md"), (*CHECK, "-s", "good/tent.md")])
    def test_forbidden_file(
        self, place: Path, capfd: pytest.CaptureFixture[str], args: tuple[str, ...]
    ) -> None:
        """
        A draft or source that may not be read is named.
        """
        (place / "place" / "good" / "tent.md").chmod(0)
        code = main([*args, "-s", "photo.md"] if "-s" not in args else args)
        out, err = capfd.readouterr()

        assert (2, "") == (code, out)
        assert "good/tent.md" in err
        assert 1 == err.count("\n")
