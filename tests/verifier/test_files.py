from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.model import Label
from claimcheck.verifier import ORDER, VerifierFiles


class TestVerifierFiles:
    @pytest.mark.parametrize(
        ("labels", "got"),
        [
            ((), "none"),
            (ORDER[:2], "supported, contradicted"),
            ((*ORDER[:2], Label.SUPPORTED), "supported, contradicted, supported"),
        ],
    )
    def test_labels_are_the_three_once_each(self, labels: tuple[Label, ...], got: str) -> None:
        """
        A label left out or named twice is told with what was given.
        """
        with pytest.raises(UsageError, match=f"each once and in its order, got {got}$"):
            VerifierFiles(model=Path("m"), tokenizer=Path("t"), labels=labels)
