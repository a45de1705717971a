"""The weights that come along: what they are allowed to weigh, and what they must tell apart."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise

import pytest

from claimcheck.model import Label
from claimcheck.verifier import BUNDLED, Verifier, load_verifier

FOLDER = BUNDLED.model.parent
SAID = "The tent, made by the Swiss firm Norva, weighs 2.4 kg and was first sold in 2016."


@pytest.fixture(scope="module")
def verifier() -> Verifier:
    return load_verifier(BUNDLED)


class TestWeights:
    def test_size(self) -> None:
        """
        All files together stay under 25 MB.
        """
        assert 25e6 > sum(path.stat().st_size for path in FOLDER.iterdir())

    def test_licence_and_record_are_beside(self) -> None:
        """
        Whoever takes the weights along takes their licence, and how they were made and scored.
        """
        licence = (FOLDER / "LICENSE").read_text(encoding="utf-8")
        record = json.loads((FOLDER / "record.json").read_text(encoding="utf-8"))

        assert "Attribution-ShareAlike 4.0" in licence
        assert "Apache License" in licence
        assert "Thorne" in licence
        assert {"trained", "rows", "held out", "data", "scores"} <= set(record)

    def test_same_answer_in_another_process(self, verifier: Verifier) -> None:
        """
        Two processes give the same thousandths, whatever the hash seed is.
        """
        code = (
            "from claimcheck.verifier import BUNDLED, load_verifier;"
            f"print(sorted(load_verifier(BUNDLED).judge('The tent weighs 2 kg.', {SAID!r})"
            ".values()))"
        )
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        ours = sorted(verifier.judge("The tent weighs 2 kg.", SAID).values())

        assert f"{ours}\n" == done.stdout

    @pytest.mark.parametrize(
        ("true", "false", "open_"),
        [
            (
                "The tent was first sold in 2016.",
                "The tent was first sold in 2011.",
                "The tent has been sold in Japan.",
            ),
            (
                "Norva is a Swiss firm.",
                "Norva is a Spanish firm.",
                "Norva was founded by two brothers.",
            ),
        ],
    )
    def test_it_ranks_true_false_and_open(
        self, verifier: Verifier, true: str, false: str, open_: str
    ) -> None:
        """
        A claim the passage makes is likelier supported than one it says nothing of, and that one
        likelier than one it denies; the denied one is the likeliest contradicted.
        """
        found = [verifier.judge(claim, SAID) for claim in (true, open_, false)]
        supported = [each[Label.SUPPORTED] for each in found]
        contradicted = [each[Label.CONTRADICTED] for each in found]

        assert all(more > less for more, less in pairwise(supported))
        assert contradicted[2] == max(contradicted)
