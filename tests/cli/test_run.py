from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from claimcheck.cli import _run
from claimcheck.cli._inputs import find_drafts, read_drafts
from claimcheck.cli._stderr import Bar
from claimcheck.config import Settings
from claimcheck.errors import ConfigError
from claimcheck.model import Label
from claimcheck.verifier import BUNDLED, First, VerifierFiles


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


class TestVerifierFiles:
    def test_off_and_bundled(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Nobody is asked unless the settings say so.
        """
        (tmp_path / "v.onnx").touch()
        bundled = attrs.evolve(BUNDLED, model=tmp_path / "v.onnx")
        monkeypatch.setattr(_run, "BUNDLED", bundled)

        assert _run.verifier_files(Settings()) is None
        assert bundled == _run.verifier_files(Settings(verifier="bundled"))

    def test_a_copy_without_weights_says_so(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        Asking for a verifier that did not come along is an error that names the other choices.
        """
        without = attrs.evolve(BUNDLED, model=tmp_path / "none.onnx")
        monkeypatch.setattr(_run, "BUNDLED", without)

        with pytest.raises(ConfigError, match=r"no verifier came along .* or turn it off$"):
            _run.verifier_files(Settings(verifier="bundled"))

    def test_own(self) -> None:
        """
        All that the settings say of a cross-encoder gets to where it is loaded.
        """
        settings = Settings(
            verifier="own",
            verifier_model="m.onnx",
            verifier_tokenizer="t.json",
            verifier_labels=("contradicted", "unverifiable", "supported"),
            verifier_first="claim",
        )
        expected = VerifierFiles(
            model=Path("m.onnx"),
            tokenizer=Path("t.json"),
            labels=(Label.CONTRADICTED, Label.UNVERIFIABLE, Label.SUPPORTED),
            first=First.CLAIM,
        )

        assert expected == _run.verifier_files(settings)
