# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""How good a split is, without any language model: overlap with human claims, coverage, form.

A claim is compared by its content words: lower-cased, lightly stemmed, without words of grammar.
All shares are in per cent. Definitions follow the usage of decomposition studies: predicted and
human claims are paired one to one so that the summed similarity is greatest.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from claimcheck.syntax.parser import Parser
from claimcheck.syntax.query import is_finite, own_subject
from claimcheck.text.words import STOP_WORDS, stem

_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W_]+(?:[-'’.][^\W_]+)*")
_HARD = 0.7  # similarity from which a pair counts as the same claim
_SUBJECT_WORDS = 3
_DETERMINERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "some", "many", "all"})


@functools.lru_cache(maxsize=200_000)
def words(text: str) -> tuple[str, ...]:
    """Return the stemmed words of ``text``, all of them, in order."""
    return tuple(stem(word.lower().rstrip(".")) for word in _WORD.findall(text))


@functools.lru_cache(maxsize=200_000)
def content(text: str) -> tuple[str, ...]:
    """Return the stemmed content words of ``text``, in order."""
    found = (word.lower().rstrip(".") for word in _WORD.findall(text))
    return tuple(stem(word) for word in found if word and word not in STOP_WORDS)


def similarity(a: str, b: str) -> float:
    """Return the Dice coefficient of the content words of two claims, in ``[0, 1]``.

    Example:
        >>> similarity("The talks were held in 2009.", "Talks were held in 2008.")
        0.6666666666666666
    """
    left, right = content(a), content(b)
    if not left or not right:
        left, right = words(a), words(b)
    shared = sum((Counter(left) & Counter(right)).values())
    return 2 * shared / max(1, len(left) + len(right))


def anchored_similarity(a: str, b: str) -> float:
    """Return ``similarity``, halved when neither claim begins like the other."""
    left, right = _beginning(a), _beginning(b)
    is_anchored = bool(left and right) and (left[0] in right or right[0] in left)
    return similarity(a, b) * (1.0 if is_anchored else 0.5)


def _beginning(text: str) -> tuple[str, ...]:
    found = [word for word in _WORD.findall(text) if word.lower() not in _DETERMINERS]
    return tuple(stem(word.lower()) for word in found[:_SUBJECT_WORDS])


def paired(predicted: Sequence[str], gold: Sequence[str]) -> dict[str, float]:
    """Return P, R, F, hard F (HF) and subject-anchored F (SF) of one sentence, in per cent."""
    if not predicted or not gold:
        return dict.fromkeys(("P", "R", "F", "HF", "SF"), 0.0)
    table = np.array([[similarity(p, g) for g in gold] for p in predicted])
    rows, columns = linear_sum_assignment(-table)
    matched = table[rows, columns]
    anchored = np.array([[anchored_similarity(p, g) for g in gold] for p in predicted])
    a_rows, a_columns = linear_sum_assignment(-anchored)
    precision, recall = matched.sum() / len(predicted), matched.sum() / len(gold)
    hits = float((matched >= _HARD).sum())
    subject = float(anchored[a_rows, a_columns].sum())
    figures = {
        "P": precision,
        "R": recall,
        "F": _harmonic(precision, recall),
        "HF": _harmonic(hits / len(predicted), hits / len(gold)),
        "SF": _harmonic(subject / len(predicted), subject / len(gold)),
    }
    return {name: 100.0 * float(value) for name, value in figures.items()}


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def coverage(sentence: str, claims: Sequence[str]) -> float:
    """Return the share of the sentence's content words that some claim has, in per cent."""
    wanted = set(content(sentence))
    found = {word for claim in claims for word in content(claim)}
    return 100.0 * len(wanted & found) / len(wanted) if wanted else 100.0


def faithfulness(sentence: str, claims: Sequence[str]) -> float:
    """Return the mean share of a claim's content words that the sentence has, in per cent."""
    known = set(content(sentence))
    shares = [
        sum(word in known for word in content(claim)) / len(content(claim))
        for claim in claims
        if content(claim)
    ]
    return 100.0 * float(np.mean(shares)) if shares else 100.0


def share_well_formed(claims: Sequence[str], parser: Parser) -> float:
    """Return the share of claims that parse to a finite root with a subject, in per cent."""
    trees = parser.parse(list(claims))
    good = sum(
        bool(len(tree))
        and is_finite(tree, tree.root)
        and (own_subject(tree, tree.root) is not None or tree.child(tree.root, "expl") is not None)
        for tree in trees
    )
    return 100.0 * good / len(trees) if trees else 100.0


def interval(values: Sequence[float], *, draws: int = 500, seed: int = 13) -> tuple[float, float]:
    """Return the bootstrap 95 % interval of the mean of ``values``."""
    if not values:
        return 0.0, 0.0
    generator = np.random.default_rng(seed)
    sample = np.asarray(values)
    means = [sample[generator.integers(0, len(sample), len(sample))].mean() for _ in range(draws)]
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)
