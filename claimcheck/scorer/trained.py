"""The small trained model: from what a claim and a passage have in common to three probabilities.

Gradient-boosted trees over named features, one sum of trees for each label, turned into
probabilities by a softmax. The weights are data (``data/scorer.json``), made by
``python -m benchmarks.quality.train_scorer``; nothing but this walk over them is needed here.
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from claimcheck.model import Label

_WEIGHTS = Path(__file__).with_name("data") / "scorer.json"


@attrs.frozen(kw_only=True)
class Tree:
    """One decision tree, its inner nodes in order of depth.

    Node ``i`` goes to ``low[i]`` where feature ``feature[i]`` is at most ``limit[i]``, else to
    ``high[i]``; a number below zero, ``~k``, is leaf ``k`` with the value ``leaf[k]``.
    """

    feature: tuple[int, ...]
    limit: tuple[float, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    leaf: tuple[float, ...]

    def value(self, vector: Sequence[float]) -> float:
        """Return the value of the leaf that ``vector`` ends in."""
        if not self.feature:
            return self.leaf[0]
        node = 0
        while node >= 0:
            is_low = vector[self.feature[node]] <= self.limit[node]
            node = self.low[node] if is_low else self.high[node]
        return self.leaf[~node]


@attrs.frozen(kw_only=True)
class Trees:
    """A model: ``features`` names the inputs in order; ``rounds`` has one tree a label each.

    A feature that an input lacks counts as 0. ``name`` tells one training from another.
    """

    name: str
    features: tuple[str, ...]
    rounds: tuple[tuple[Tree, ...], ...]

    def probabilities(self, features: Mapping[str, float]) -> dict[Label, float]:
        """Return the probability of each label, in ``[0, 1]``; they sum to 1.

        Example:
            >>> model = Trees(name="", features=(), rounds=())
            >>> round(model.probabilities({})[Label.SUPPORTED], 2)
            0.33
        """
        vector = [features.get(name, 0.0) for name in self.features]
        sums = [math.fsum(trees[i].value(vector) for trees in self.rounds) for i in range(_LABELS)]
        top = max(sums)
        shares = [math.exp(total - top) for total in sums]
        return {
            label: share / math.fsum(shares) for label, share in zip(Label, shares, strict=True)
        }


_LABELS = len(Label)


@functools.cache
def bundled_model() -> Trees:
    """Return the model that comes with the package; it is read once."""
    return read_model(_WEIGHTS.read_text(encoding="utf-8"))


def read_model(text: str) -> Trees:
    """Read a model from its JSON.

    Raises:
        ValueError: The text is no such model.
    """
    try:
        stored = json.loads(text)
        rounds = tuple(tuple(_tree(tree) for tree in trees) for trees in stored["rounds"])
        return Trees(name=stored["name"], features=tuple(stored["features"]), rounds=rounds)
    except (KeyError, TypeError, IndexError) as error:
        msg = f"no trained scorer: {error!r} while reading its rounds of trees"
        raise ValueError(msg) from None


def _tree(stored: Mapping[str, Sequence[float]]) -> Tree:
    return Tree(
        feature=tuple(map(int, stored["feature"])),
        limit=tuple(map(float, stored["limit"])),
        low=tuple(map(int, stored["low"])),
        high=tuple(map(int, stored["high"])),
        leaf=tuple(map(float, stored["leaf"])),
    )
