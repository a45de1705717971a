"""What of a long passage a verifier reads: the sentences most like the claim, each whole."""

from __future__ import annotations

from collections.abc import Sequence

MAX_WORDS = 100
"""Words of evidence a verifier reads at once; it learnt from shorter ones."""


def excerpt(sentences: Sequence[tuple[str, float]], *, max_words: int = MAX_WORDS) -> str:
    """Return the sentences most like a claim in their own order, as one text.

    A sentence is taken whole or not at all; the most alike one is taken at any length.

    Args:
        sentences: Each with its similarity to the claim, in ``[0, 1]``, in reading order.
        max_words: The most words of the text, unless one sentence alone has more.

    Example:
        >>> excerpt([("It rained.", 0.1), ("The tent weighs 2 kg.", 0.9), ("It sold.", 0.3)],
        ...     max_words=7)
        'The tent weighs 2 kg. It sold.'
    """
    ranked = sorted(range(len(sentences)), key=lambda at: (-sentences[at][1], at))
    taken: list[int] = []
    used = 0
    for at in ranked:
        used += len(sentences[at][0].split())
        if taken and used > max_words:
            break
        taken.append(at)
    return " ".join(sentences[at][0] for at in sorted(taken))
