from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.retrieval import cache_folder
from claimcheck.retrieval.cache import ENVIRONMENT, code_fingerprint, read_sealed, write_sealed


class TestCacheFolder:
    def test_the_first_place_named_wins(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        An argument goes before the environment, that before the user's cache folder.
        """
        monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "env"))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))

        assert tmp_path / "arg" == cache_folder(tmp_path / "arg").path
        assert tmp_path / "env" == cache_folder().path
        monkeypatch.setenv(ENVIRONMENT, "")
        assert tmp_path / "xdg" / "claimcheck" == cache_folder().path

    def test_a_place_that_works_has_no_notice(self, tmp_path: Path) -> None:
        """
        People hear about the cache only when it is not where they think.
        """
        assert cache_folder(tmp_path / "a").notice == ""
        assert list((tmp_path / "a").iterdir()) == []

    def test_without_a_home_a_temporary_folder_is_used(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A user without a home can still check.
        """

        def homeless() -> Path:
            raise RuntimeError

        for name in (ENVIRONMENT, "XDG_CACHE_HOME", "LOCALAPPDATA"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setattr(Path, "home", homeless)
        found = cache_folder()

        assert found.path.is_dir()
        assert "for this run only" in found.notice


class TestSealed:
    def test_what_was_written_is_read(self, tmp_path: Path) -> None:
        """
        A sealed file gives back its bytes, and nothing else lies beside it.
        """
        assert write_sealed(tmp_path / "a" / "b", b"snow")
        assert read_sealed(tmp_path / "a" / "b") == b"snow"
        assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]

    @pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 40])
    def test_damage_reads_as_absent(self, tmp_path: Path, damage: bytes) -> None:
        """
        Cut, foreign and absent files are all the same: not there.
        """
        (tmp_path / "a").write_bytes(damage)

        assert read_sealed(tmp_path / "a") is None
        assert read_sealed(tmp_path / "b") is None

    def test_a_place_that_refuses_is_said(self, tmp_path: Path) -> None:
        """
        Not being able to write is an answer, not an error.
        """
        (tmp_path / "a").write_bytes(b"")

        assert not write_sealed(tmp_path / "a" / "b", b"snow")


class TestCodeFingerprint:
    def test_is_stable(self) -> None:
        """
        The same code has the same fingerprint.
        """
        first = code_fingerprint()
        code_fingerprint.cache_clear()

        assert first == code_fingerprint()
