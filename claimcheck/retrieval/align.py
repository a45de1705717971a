"""How alike a claim and a passage are: it ranks evidence and decides nothing."""

from __future__ import annotations

from rapidfuzz import fuzz, utils

_TOKEN_SHARE = 0.5


def similarity(claim_text: str, passage_text: str) -> float:
    """Return how alike two texts are, from 0 for nothing shared to 1 for equal words.

    The mean of two measures: the words shared, whatever their order (a long passage that holds
    all words of a short claim is close), and the words in their order (so that swapping who
    did what to whom costs something). Case and punctuation do not count.

    Alike is not true: "last held in 2009" and "last held in 2008" are 0.97 alike. Use it to rank
    passages and to find the best-aligned one, never for a verdict.

    Example:
        >>> similarity("Talks were held in 2009.", "talks were held in 2009")
        1.0
        >>> similarity("Talks were held in 2009.", "")
        0.0
    """
    ours, theirs = _plain(claim_text), _plain(passage_text)
    if not ours or not theirs:
        return 0.0
    words = fuzz.token_set_ratio(ours, theirs)
    order = fuzz.ratio(ours, theirs)
    return round((_TOKEN_SHARE * words + (1 - _TOKEN_SHARE) * order) / 100, 4)


def _plain(text: str) -> str:
    return " ".join(utils.default_process(text).split())
