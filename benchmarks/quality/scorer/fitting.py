"""Fit the trees, turn them into the shipped form, and predict with a fitted model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import lightgbm
import numpy as np
from numpy.typing import NDArray

from benchmarks.quality.scorer.tables import Features
from claimcheck.model import Label

LABELS = tuple(Label)
ROUNDS = 220
OPTIONS: Mapping[str, Any] = {
    "objective": "multiclass",
    "num_class": len(LABELS),
    "learning_rate": 0.06,
    "num_leaves": 10,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}
Array = NDArray[np.float64]
_PLACES = 4  # decimals of a limit or a leaf


@attrs.frozen(kw_only=True)
class Example:
    """Inputs with the label people gave and the weight of the row."""

    features: Features
    label: Label
    weight: float


@attrs.frozen(kw_only=True)
class Fitted:
    """A fitted model with the names of its inputs in order."""

    names: tuple[str, ...]
    booster: lightgbm.Booster

    def chances(self, inputs: Sequence[Features]) -> list[dict[Label, float]]:
        """Return the probabilities of each label for every row of inputs."""
        if not inputs:
            return []
        found = self.booster.predict(table(inputs, self.names))
        return [dict(zip(LABELS, map(float, row), strict=True)) for row in np.asarray(found)]


def fit(examples: Sequence[Example], *, rounds: int = ROUNDS) -> Fitted:
    """Fit a model; the same examples give the same model."""
    names = tuple(sorted({name for example in examples for name in example.features}))
    rows = table([example.features for example in examples], names)
    labels = np.array([LABELS.index(example.label) for example in examples])
    weights = np.array([example.weight for example in examples])
    data = lightgbm.Dataset(rows, labels, weight=weights, feature_name=list(names))
    booster = lightgbm.train(dict(OPTIONS), data, num_boost_round=rounds)
    return Fitted(names=names, booster=booster)


def table(inputs: Sequence[Features], names: Sequence[str]) -> Array:
    """Return inputs as rows of numbers, in the order of ``names``; a missing one is 0."""
    return np.array([[row.get(name, 0.0) for name in names] for row in inputs], dtype=np.float64)


def stored(model: Fitted, name: str) -> dict[str, Any]:
    """Return the model as the JSON that ``claimcheck.scorer.trained`` reads.

    Inputs that no tree asks for are left out. Values are rounded: 0.0001 of a leaf moves no
    probability that is shown in hundredths.
    """
    trees = [entry["tree_structure"] for entry in model.booster.dump_model()["tree_info"]]
    used = sorted({feature for tree in trees for feature in _features(tree)})
    place = {feature: index for index, feature in enumerate(used)}
    made = [_flat(tree, place) for tree in trees]
    size = len(LABELS)
    return {
        "name": name,
        "features": [model.names[feature] for feature in used],
        "rounds": [made[start : start + size] for start in range(0, len(made), size)],
    }


def _features(node: Mapping[str, Any]) -> list[int]:
    if "split_feature" not in node:
        return []
    below = [*_features(node["left_child"]), *_features(node["right_child"])]
    return [int(node["split_feature"]), *below]


def _flat(tree: Mapping[str, Any], place: Mapping[int, int]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {
        name: [] for name in ("feature", "limit", "low", "high", "leaf")
    }

    def add(node: Mapping[str, Any]) -> int:
        if "split_feature" not in node:
            found["leaf"].append(round(node["leaf_value"], _PLACES))
            return ~(len(found["leaf"]) - 1)
        at = len(found["feature"])
        found["feature"].append(place[int(node["split_feature"])])
        found["limit"].append(round(node["threshold"], _PLACES + 1))
        found["low"].append(0)
        found["high"].append(0)
        found["low"][at] = add(node["left_child"])
        found["high"][at] = add(node["right_child"])
        return at

    add(tree)
    return found
