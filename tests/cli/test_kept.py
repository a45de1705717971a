from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from claimcheck.checker import Checker
from claimcheck.cli import _kept, _run
from claimcheck.cli._kept import KeptReports
from claimcheck.documents import parse_document
from claimcheck.model import Document, DocumentReport
from claimcheck.sources import text_source

Run = Callable[..., Any]

DRAFT = "The tent weighs 3.1 kg. Anna Holt opened the shop on Tuesday. It is the best shop.\n"
SOURCE = "The tent weighs 2.4 kg.\n\nAnna Holt opened the shop on 3 May 2016.\n"


@pytest.fixture(scope="module")
def entry(tmp_path_factory: pytest.TempPathFactory) -> DocumentReport:
    """
    What a check of the draft above gives.
    """
    checker = Checker(
        sources=[text_source("shop", SOURCE)], cache_dir=tmp_path_factory.mktemp("cache")
    )
    document = parse_document(DRAFT, path="a.txt")
    return checker.check(document).documents[0]


class TestKeptReports:
    def test_what_is_kept_is_found_again(self, tmp_path: Path, entry: DocumentReport) -> None:
        """
        A report read back is equal to the one that was kept, in every part.
        """
        kept = KeptReports(tmp_path / "kept", "s")
        assert kept.find(entry.document) is None

        kept.keep(entry)
        assert entry == kept.find(entry.document)

    @pytest.mark.parametrize(
        "change",
        [
            lambda d: attrs.evolve(d, text=f"{d.text} "),
            lambda d: attrs.evolve(d, path="b.txt"),
            lambda d: attrs.evolve(d, published=attrs.evolve(d).published or _day()),
            lambda d: attrs.evolve(d, blocks=()),
        ],
    )
    def test_another_document_is_not_found(
        self, tmp_path: Path, entry: DocumentReport, change: Callable[[Document], Document]
    ) -> None:
        """
        Another word, name, date or reading of the draft is another document.
        """
        kept = KeptReports(tmp_path / "kept", "s")
        kept.keep(entry)

        assert kept.find(change(entry.document)) is None

    def test_another_checker_is_not_found(
        self, tmp_path: Path, entry: DocumentReport, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Other sources or settings, and another version of the program, find nothing.
        """
        KeptReports(tmp_path / "kept", "s").keep(entry)
        assert KeptReports(tmp_path / "kept", "t").find(entry.document) is None

        monkeypatch.setattr(_kept, "program_digest", lambda: "newer")
        assert KeptReports(tmp_path / "kept", "s").find(entry.document) is None

    @pytest.mark.parametrize("damage", [b"", b"x", None])
    def test_a_damaged_file_is_not_found(
        self, tmp_path: Path, entry: DocumentReport, damage: bytes | None
    ) -> None:
        """
        A file that was cut short or overwritten counts as not there.
        """
        kept = KeptReports(tmp_path / "kept", "s")
        kept.keep(entry)
        [file] = [path for path in (tmp_path / "kept").rglob("*") if path.is_file()]
        file.write_bytes(file.read_bytes()[:-1] if damage is None else damage)

        assert kept.find(entry.document) is None


def _day() -> object:
    import datetime as dt  # noqa: PLC0415 - for one value

    return dt.date(2019, 4, 24)


class TestCheckDrafts:
    def test_an_unchanged_draft_is_not_checked_again(
        self, run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        The second run checks only the draft that was changed, and without a cache all of them.
        """
        seen: list[str | None] = []
        checks = getattr(_run, "Checker").check  # noqa: B009 - the fake one of the tests

        def watched(checker: object, document: Document) -> Any:  # noqa: ANN401 - a Report
            seen.append(document.path)
            return checks(checker, document)

        monkeypatch.setattr("claimcheck.cli._run.Checker.check", watched)
        asked = ("check", "drafts", "-s", "refs", "--cache-dir", desk / "cache")
        first = run(*asked)
        (desk / "drafts" / "b.txt").write_text("This is wrong .")
        run(*asked)
        run(*asked)
        run(*asked, "--no-cache")

        assert 1 == first.code
        assert [
            "drafts/a.md",
            "drafts/b.txt",
            "drafts/b.txt",
            "drafts/a.md",
            "drafts/b.txt",
        ] == seen

    def test_settings_that_only_sort_need_no_check(self, run: Run, desk: Path) -> None:
        """
        What decides no verdict (severities, formats) takes the kept ones, and takes effect.
        """
        asked = ("check", "drafts", "-s", "refs", "--cache-dir", desk / "cache")

        assert 1 == run(*asked).code
        assert 0 == run(*asked, "--severity", "CC111=off").code
        assert 1 == run(*asked).code

    @pytest.mark.parametrize("options", [(), ("-j", "2")])
    def test_nothing_is_kept_without_a_cache(
        self, run: Run, desk: Path, options: tuple[str, ...]
    ) -> None:
        """
        Without a cache no report is written into the folder.
        """
        run("check", "drafts/a.md", "-s", "refs", "--cache-dir", desk / "c", "--no-cache", *options)

        assert not (desk / "c" / "reports").exists()


def claimcheck(folder: Path, *arguments: str) -> tuple[int, bytes]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "claimcheck", "check", "drafts", *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.returncode, done.stdout


class TestProgram:
    def test_same_bytes_with_and_without_cache(self, tmp_path: Path) -> None:
        """
        An empty cache, a full one, none at all and two processes give the same report, also when
        a source is added that cannot be read.
        """
        for name, text in {
            "drafts/a.txt": DRAFT,
            "drafts/b.md": f"# The shop\n\n{DRAFT}\n<!-- claimcheck: ignore[CC112] -->\n\n{DRAFT}",
            "refs/shop.txt": SOURCE,
        }.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text)
        asked = ("-s", "refs", "--output-format", "json", "--cache-dir")
        made = [
            claimcheck(tmp_path, *asked, "one"),
            claimcheck(tmp_path, *asked, "one"),
            claimcheck(tmp_path, *asked, "two", "--no-cache"),
            claimcheck(tmp_path, *asked, "two", "-j", "2"),
        ]
        (tmp_path / "refs" / "bad.txt").write_bytes(b"caf\xe9")
        bad = [claimcheck(tmp_path, *asked, "one", *more) for more in ((), ("--no-cache",))]

        assert 1 == made[0][0]
        assert 1 == len(set(made))
        assert 2 == bad[0][0]
        assert bad[0] == bad[1]
