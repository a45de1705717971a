from __future__ import annotations

import sys
from pathlib import Path

import attrs
import pytest

from claimcheck.verifier import bundled


class TestBundledVerifier:
    @pytest.fixture(autouse=True)
    def _fresh(self) -> None:
        bundled.bundled_verifier.cache_clear()

    def test_none_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """
        Without the libraries there is no verifier, and no error either.
        """
        monkeypatch.setitem(sys.modules, "onnxruntime", None)
        assert bundled.bundled_verifier() is None

    def test_none_without_weights(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """
        A copy that came without weights has no verifier.
        """
        without = attrs.evolve(bundled.BUNDLED, model=tmp_path / "none.onnx")
        monkeypatch.setattr(bundled, "BUNDLED", without)
        assert bundled.bundled_verifier() is None
