"""From comparisons to a stance, from stances to a label.

The policy is a table (``stance``, ``verdict``) with its thresholds (``policy``); a small trained
model (``trained``, over ``features``) gives probabilities and sways what the table leaves open
(``weighing``). Typed comparisons decide, likeness only ranks. What nothing decides is
*unverifiable*. A false "contradicted" costs an editor's trust, so in every doubt the verdict is
the milder one.
"""

from claimcheck.scorer.policy import CODES, DEFAULT_POLICY, GIVEN_POLICY, Policy
from claimcheck.scorer.stance import alignment, stance_of, wording
from claimcheck.scorer.verdict import score
from claimcheck.scorer.weighing import ask, heed, is_worth_asking, swayed, weigh

__all__ = [
    "CODES",
    "DEFAULT_POLICY",
    "GIVEN_POLICY",
    "Policy",
    "alignment",
    "ask",
    "heed",
    "is_worth_asking",
    "score",
    "stance_of",
    "swayed",
    "weigh",
    "wording",
]
