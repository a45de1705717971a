"""The training of the scorer: what is shipped says what was fitted, and rows are made honestly."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from benchmarks.quality.labelled import Row, read_rows, unsettled
from benchmarks.quality.scorer.fitting import Example, fit, stored
from claimcheck.model import Label
from claimcheck.scorer.trained import read_model


def examples(count: int = 300) -> list[Example]:
    """
    Rows whose label follows from one input, with noise in another.
    """
    draw = random.Random(7)  # noqa: S311 - a test, no secret
    rows = []
    for _ in range(count):
        cover = draw.random()
        label = Label.SUPPORTED if cover > 0.6 else list(Label)[1 + (cover > 0.3)]
        inputs = {"cover": cover, "noise": draw.random()}
        rows.append(Example(features=inputs, label=label, weight=1.0))
    return rows


class TestStored:
    def test_says_what_was_fitted(self) -> None:
        """
        The model read back from its JSON gives the probabilities of the one fitted.
        """
        rows = examples()
        fitted = fit(rows, rounds=12)
        model = read_model(json.dumps(stored(fitted, "test")))

        for example, wanted in zip(rows, fitted.chances([e.features for e in rows]), strict=True):
            assert wanted == pytest.approx(model.probabilities(example.features), abs=0.002)

    def test_the_same_rows_give_the_same_bytes(self) -> None:
        """
        Training can be repeated.
        """
        one, two = (json.dumps(stored(fit(examples(), rounds=5), "test")) for _ in range(2))

        assert one == two


class TestReadRows:
    def test_rows_without_evidence_are_left_out(self, tmp_path: Path) -> None:
        """
        Only what can be judged is read, and half-true rows are marked.
        """
        row = {"id": "1", "claim": "It rained.", "evidence": ["It did."], "label": "supported"}
        rows = [row, {**row, "id": "2", "evidence": []}, {**row, "id": "3", "meta": {"mixed": 1}}]
        file = tmp_path / "set.jsonl"
        file.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")

        found = read_rows(file)

        assert [("1", False), ("3", True)] == [(each.id, each.is_mixed) for each in found]


class TestUnsettled:
    def test_leaves_nothing_that_settles_the_claim(self) -> None:
        """
        A pair gets another page's passage, or its own without the phrase the claim needs.
        """
        rows = [
            Row(id="1", claim="Ada Berg was born in Bergen.", label="supported",
                evidence=("Ada Berg, a painter, was born in Bergen, and lived in Rome.",)),
            Row(id="2", claim="Ivo Hart met Ada Berg.", label="contradicted",
                evidence=("Ivo Hart never met the painter Ada Berg at all.",)),
        ]  # fmt: skip

        made = unsettled(rows, limit=10)

        assert {"unverifiable"} == {row.label for row in made}
        own = {row.claim: row.evidence for row in rows}
        assert made
        assert all(row.evidence != own[row.claim] for row in made)
        assert all("born in Bergen" not in row.evidence[0] for row in made if row.id == "cut-1")
