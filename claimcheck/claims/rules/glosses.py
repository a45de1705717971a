"""Acronyms in brackets after the long name."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, inserted, verbatim
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.phrases import cut
from claimcheck.claims.sentence import Sentence
from claimcheck.model import ClaimKind
from claimcheck.text.names import Gloss


@attrs.frozen
class Glosses:
    """State what an acronym stands for.

    What it does:
        Takes "(SHORT)" after a long name, or "(Long Name)" after a short one, out of the sentence,
        and states "SHORT stands for Long Name."

    Why:
        Without the bracket the sentence can be compared word by word; the gloss itself can be
        wrong.

    Example:
        "The World Trade Forum (WTF) met." gives "The World Trade Forum met." and "WTF stands for
        World Trade Forum."

    Limits:
        Only where the letters of the acronym are found in the long name.
    """

    name: str = "gloss"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = True

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split off the first gloss."""
        tree, here = sentence.tree, draft.tokens
        for gloss in sentence.glosses:
            short = [t.index for t in tree.within(gloss.short_span)]
            long = [t.index for t in tree.within(gloss.long_span)]
            inside = _bracketed(gloss, sentence)
            used = {*short, *long, *inside}
            if not (short and long and inside) or not used <= here or used & draft.done:
                continue
            if draft.head in used and draft.head in inside:
                continue
            return cut(draft, inside, sentence), _definition(draft, short, long)
        return ()


def _bracketed(gloss: Gloss, sentence: Sentence) -> tuple[int, ...]:
    """Return the tokens of the bracket that holds nothing but the second of the two names."""
    tree = sentence.tree
    second = max(gloss.short_span, gloss.long_span)
    words = [t.index for t in tree.within(second)]
    if not words or words[0] == 0 or words[-1] + 1 >= len(tree):
        return ()
    first, last = words[0] - 1, words[-1] + 1
    if tree[first].text == "(" and tree[last].text == ")":
        return tuple(range(first, last + 1))
    return ()


def _definition(draft: Draft, short: list[int], long: list[int]) -> Draft:
    pieces = (*verbatim(short), inserted("stands for", long[0], "verb"), *verbatim(long))
    return Draft(
        pieces=pieces,
        head=long[-1],
        subject=short[0],
        rules=draft.rules,
        kind=ClaimKind.DEFINITION,
        is_final=True,
        done=frozenset(long) | frozenset(short),
    )
