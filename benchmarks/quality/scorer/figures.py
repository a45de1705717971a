"""What is asked of verdicts, as numbers: by set, for labels and for probabilities."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

import attrs

from claimcheck.model import Label, Verdict

TWO = (Label.SUPPORTED, Label.CONTRADICTED)
RESAMPLES = 300
_SEED = 20190424
_SURE = 0.8
_BINS = 10


@attrs.frozen(kw_only=True)
class Judged:
    """A row with the label people gave (none is "not supported") and what we made of it."""

    id: str
    gold: str
    label: Label
    code: str
    chances: Mapping[Label, float]
    overlap: float

    @classmethod
    def of(cls, row_id: str, gold: str, verdict: Verdict, overlap: float) -> Judged:
        """Take what is measured from a verdict."""
        return cls(
            id=row_id,
            gold=gold,
            label=verdict.label,
            code=verdict.code,
            chances=verdict.probabilities,
            overlap=overlap,
        )

    @property
    def leaning(self) -> Label:
        """The larger of the two probabilities of a settled claim."""
        return max(TWO, key=lambda label: self.chances[label])


Rows = Sequence[Judged]
_OPEN = Label.UNVERIFIABLE.value


def two_way(rows: Rows) -> float:
    """Balanced accuracy of supported against contradicted, by the larger probability."""
    return _balanced(rows, TWO, lambda row: row.leaning.value)


def macro_f1(rows: Rows) -> float:
    """Mean F1 of the labels given, over the labels that occur."""
    labels = [label.value for label in Label if any(row.gold == label.value for row in rows)]
    return _mean([_f1(rows, label) for label in labels])


def supported_balanced(rows: Rows) -> float:
    """Balanced accuracy of supported against everything else, by the labels given."""
    yes = [row.label is Label.SUPPORTED for row in rows if row.gold == "supported"]
    no = [row.label is not Label.SUPPORTED for row in rows if row.gold != "supported"]
    return _mean([_mean(yes), _mean(no)])


def overlap_two_way(rows: Rows) -> float:
    """What word overlap alone reaches two-way, its limit set with the answers known."""
    limits = sorted({round(row.overlap, 2) for row in rows})
    return max((_by_overlap(rows, limit) for limit in limits), default=0.0)


def _by_overlap(rows: Rows, limit: float) -> float:
    return _balanced(rows, TWO, lambda row: TWO[row.overlap < limit].value)


def precision_of_contradicted(rows: Rows, *, is_typed: bool = False) -> tuple[int, int]:
    """Return the right calls and all calls; of typed codes only where asked."""
    calls = [row for row in rows if row.label is Label.CONTRADICTED]
    calls = [row for row in calls if not is_typed or row.code != "CC101"]
    return sum(row.gold in {"contradicted", "not_supported"} for row in calls), len(calls)


def recall(rows: Rows, label: Label) -> float:
    """Return the share of the rows people gave ``label`` that have it."""
    return _mean([row.label is label for row in rows if row.gold == label.value])


def sure(rows: Rows) -> tuple[float, float]:
    """Return precision and share of what is decided with a probability of at least 0.8."""
    settled = [row for row in rows if max(row.chances[label] for label in TWO) >= _SURE]
    right = [row.leaning.value == row.gold for row in settled]
    return _mean(right), len(settled) / len(rows) if rows else 0.0


def calibration_error(rows: Rows) -> float:
    """Return the expected calibration error of the label given, ten bins, in ``[0, 1]``."""
    rows = [row for row in rows if row.gold in {label.value for label in Label}]
    total = 0.0
    for low in range(_BINS):
        own = [r for r in rows if low / _BINS < r.chances[r.label] <= (low + 1) / _BINS]
        if own:
            told = _mean([row.chances[row.label] for row in own])
            total += len(own) * abs(told - _mean([row.label.value == row.gold for row in own]))
    return total / len(rows) if rows else 0.0


def interval(rows: Rows, figure: Callable[[Rows], float]) -> tuple[float, float]:
    """Return the ends of the 95 % bootstrap interval of a figure."""
    draw = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    found = sorted(figure(draw.choices(rows, k=len(rows))) for _ in range(RESAMPLES))
    return found[int(0.025 * RESAMPLES)], found[int(0.975 * RESAMPLES) - 1]


def _balanced(rows: Rows, labels: Sequence[Label], told: Callable[[Judged], str]) -> float:
    shares = []
    for label in labels:
        own = [told(row) == label.value for row in rows if row.gold == label.value]
        if own:
            shares.append(_mean(own))
    return _mean(shares)


def _f1(rows: Rows, label: str) -> float:
    both = sum(row.gold == label == row.label.value for row in rows)
    total = sum(row.gold == label for row in rows) + sum(row.label.value == label for row in rows)
    return 2 * both / total if total else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
