from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.cli._outputs import write_files, write_stdout
from claimcheck.errors import UsageError


class TestWriteFiles:
    def test_all_or_none(self, tmp_path: Path) -> None:
        """
        When one file cannot be written the other keeps what it had.
        """
        good = tmp_path / "good.txt"
        good.write_text("old")

        with pytest.raises(UsageError, match="cannot be written"):
            write_files({good: "new", tmp_path / "no" / "such.txt": "new"})

        assert "old" == good.read_text()
        assert [] == list(tmp_path.glob(".*.part"))

    def test_link_stays_a_link(self, tmp_path: Path) -> None:
        """
        Writing through a link changes what it leads to.
        """
        target, link = tmp_path / "target.txt", tmp_path / "link.txt"
        target.write_text("old")
        link.symlink_to(target)

        write_files({link: "new é"})

        assert link.is_symlink()
        assert "new é" == target.read_text(encoding="utf-8")

    @pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="needs a null device")
    def test_device(self) -> None:
        """
        A device is written to, not replaced.
        """
        write_files({Path(os.devnull): "gone"})

        assert Path(os.devnull).is_char_device()


class TestWriteStdout:
    def test_utf8_whatever_the_locale(self, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        """
        The bytes are UTF-8 with single line feeds.
        """
        write_stdout("“é”\n")

        assert "“é”\n".encode() == capfdbinary.readouterr().out
