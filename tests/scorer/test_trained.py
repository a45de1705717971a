"""The trained model: how its trees are walked, and what its file may be."""

from __future__ import annotations

import json
import math

import pytest

from claimcheck.model import Label
from claimcheck.scorer.trained import Tree, bundled_model, read_model

STUMP = {"feature": [0], "limit": [0.5], "low": [-1], "high": [-2], "leaf": [1.0, -1.0]}
FLAT = {"feature": [], "limit": [], "low": [], "high": [], "leaf": [0.0]}


class TestTree:
    @pytest.mark.parametrize(
        ("vector", "value"), [((0.0, 9.0), 1.0), ((0.5, 9.0), 1.0), ((0.6, 2.0), 2.0), ((1, 3), 3)]
    )
    def test_goes_low_up_to_the_limit(self, vector: tuple[float, ...], value: float) -> None:
        """
        A feature at its limit goes low; a node may lead to another node.
        """
        tree = Tree(
            feature=(0, 1), limit=(0.5, 2.5), low=(-1, -2), high=(1, -3), leaf=(1.0, 2.0, 3.0)
        )

        assert value == tree.value(vector)

    def test_a_tree_without_nodes_is_its_leaf(self) -> None:
        """
        A label that never needed a question has one value.
        """
        assert 0.25 == Tree(feature=(), limit=(), low=(), high=(), leaf=(0.25,)).value(())


class TestTrees:
    def test_a_softmax_over_the_labels(self) -> None:
        """
        One tree a label and round; the sums become probabilities, a missing feature being 0.
        """
        model = read_model(
            json.dumps({"name": "n", "features": ["cover"], "rounds": [[STUMP, FLAT, FLAT]]})
        )

        low, high = model.probabilities({}), model.probabilities({"cover": 1.0})

        assert math.e / (math.e + 2) == pytest.approx(low[Label.SUPPORTED])
        assert 1 == pytest.approx(sum(high.values()))
        assert high[Label.SUPPORTED] < high[Label.CONTRADICTED] == high[Label.UNVERIFIABLE]


class TestBundledModel:
    def test_is_small_and_whole(self) -> None:
        """
        The weights in the package have three trees a round, all of features that have a name.
        """
        model = bundled_model()

        assert {3} == {len(trees) for trees in model.rounds}
        used = {i for trees in model.rounds for tree in trees for i in tree.feature}
        assert used == set(range(len(model.features)))
        assert model.name


class TestReadModel:
    @pytest.mark.parametrize(
        "text", ['{"name": "n"}', '{"name": "n", "features": [], "rounds": 1}']
    )
    def test_another_file_is_refused(self, text: str) -> None:
        """
        What is no model ends in one line that says what was being read.
        """
        with pytest.raises(ValueError, match=r"no trained scorer: .* reading its rounds of trees"):
            read_model(text)
