"""How probable each label is, for the verdict given.

The trained scorer says it where it was asked; its probabilities are those of the passage that
decided. Where it was not, a fixed function of the alignment orders verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.model import Evidence, Label, Outcome, SlotKind
from claimcheck.scorer.stance import alignment, wording

_HUNDRED = 100


def probabilities(label: Label, best: Evidence | None) -> dict[Label, float]:
    """Return the probability of each label in hundredths; they sum to 1, ``label`` has the largest.

    Where the policy gives another label than the most probable one, the others keep their ratio
    and leave ``label`` just above them.
    """
    if best is None or best.chances is None:
        return _by_alignment(label, best)
    others = [other for other in Label if other is not label]
    rest = sum(best.chances[other] for other in others)
    top = max(best.chances[other] for other in others)
    shares = dict(best.chances)
    if top > shares[label]:
        # label = top after scaling: 1 - scale * rest == scale * top
        scale = 1 / (rest + top)
        shares = {other: scale * best.chances[other] for other in others}
    return _hundredths(label, shares)


def _hundredths(label: Label, shares: Mapping[Label, float]) -> dict[Label, float]:
    """Round the others down and give ``label`` what is left, so that it stays on top."""
    found = {other: int(_HUNDRED * shares[other] + 1e-9) for other in Label if other is not label}
    found[label] = _HUNDRED - sum(found.values())
    return {each: found[each] / _HUNDRED for each in Label}


def _by_alignment(label: Label, best: Evidence | None) -> dict[Label, float]:
    """Return a fixed, monotone function of the label, the alignment and the leaning of ``best``."""
    level = alignment(best) if best is not None else 0.0
    lean = _lean(best)
    if label is Label.UNVERIFIABLE:
        given = round(75 - 25 * level)
        supported = round((100 - given) * lean)
        shares = {Label.SUPPORTED: supported, Label.CONTRADICTED: 100 - given - supported}
    else:
        given = round(55 + 40 * level)
        other = Label.CONTRADICTED if label is Label.SUPPORTED else Label.SUPPORTED
        shares = {other: (100 - given) // 3, Label.UNVERIFIABLE: 100 - given - (100 - given) // 3}
    shares[label] = given
    return {label: shares[label] / 100 for label in Label}


def _lean(best: Evidence | None) -> float:
    """Return how much of the doubt goes to "supported", in ``[0, 1]``."""
    if best is None:
        return 0.5
    if any(c.outcome is Outcome.CONFLICT for c in best.comparisons):
        return 0.2
    if any(c.slot is SlotKind.RELATION and c.outcome is Outcome.MISSING for c in best.comparisons):
        return 0.3
    missing = sum(c.outcome is Outcome.MISSING for c in best.comparisons if c.is_essential)
    return max(0.1, min(0.9, 0.3 + 0.6 * wording(best.comparisons) - 0.25 * missing))
