"""A second, cheap look at what the index found, before the costly comparison."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.retrieval.align import similarity
from claimcheck.retrieval.index import Hit

NEAR = 0.4  # of the best hit's score
ALIKE = 0.5  # similarity, in [0, 1]
FEW_WORDS = 5
LEAST = 3  # hits that are always kept, for an editor to see what was nearest


def promising(claim_text: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the hits worth comparing with a claim, in their order.

    An index has to return a full list, and most of it shares a word or two with the claim where
    the best hit shares nearly all. A hit is left out when both measures call it far: its score is
    under 0.4 of the best one, and its words are less than 0.5 alike. The first three stay, and
    so do all for a claim of under five words, which is like nothing much.

    Args:
        claim_text: The claim.
        hits: As the index gives them, best first.
    """
    if len(hits) <= LEAST or len(claim_text.split()) < FEW_WORDS:
        return tuple(hits)
    least = NEAR * hits[0].score
    return tuple(
        hit
        for place, hit in enumerate(hits)
        if place < LEAST or hit.score >= least or similarity(claim_text, hit.passage.text) >= ALIKE
    )
