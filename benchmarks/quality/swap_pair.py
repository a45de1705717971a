"""A supported pair of claim and evidence, and one change made to it."""

from __future__ import annotations

import enum
import hashlib
import re
from collections.abc import Sequence
from functools import cached_property

import attrs

from claimcheck.claims.plain import claim_from_text
from claimcheck.model import Claim, Entity, Span
from claimcheck.syntax.parser import Parser
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.sentences import sentences


class SwapKind(enum.Enum):
    """What was changed: a part of the claim, or the evidence around it."""

    NUMBER = "number"
    UNIT = "unit"
    DATE = "date"
    NAME = "name"
    PLACE = "place"
    ROLE = "role"
    POLARITY = "polarity"
    RELATION = "relation"
    QUOTE = "quote"
    CUT = "cut"
    REORDER = "reorder"
    PAD = "pad"


NEUTRAL = frozenset({SwapKind.REORDER, SwapKind.PAD})
"""Changes that must leave the verdict as it was."""


@attrs.frozen(kw_only=True)
class Swap:
    """One change of a supported pair.

    ``claim`` and ``evidence`` are the pair after the change, ``old`` and ``new`` the words changed.
    ``codes`` are those that name the change rightly, none for changes of the evidence.
    ``gives_value`` says that the evidence tells what is so in place of ``new``: then the claim is
    contradicted, otherwise it is only no longer supported. ``mirrored`` is the evidence with the
    same change made in it, which supports the new claim and contradicts the old one; it is none
    where the evidence has other words.
    """

    kind: SwapKind
    claim: str
    evidence: tuple[str, ...]
    old: str
    new: str
    codes: frozenset[str] = frozenset()
    gives_value: bool = False
    mirrored: tuple[str, ...] | None = None

    @property
    def label(self) -> str:
        """Return what is right for the pair: "supported", "contradicted" or "unverifiable"."""
        if self.kind in NEUTRAL:
            return "supported"
        return "contradicted" if self.gives_value else "unverifiable"


@attrs.frozen(kw_only=True, slots=False)
class Pair:
    """A claim and the evidence that supports it, with their trees and the values in the claim.

    ``said`` are the sentences of the evidence in order; ``trees`` are theirs, and ``items`` the
    number of the string of ``evidence`` each of them stands in.
    """

    claim: Claim
    tree: Tree
    evidence: tuple[str, ...]
    trees: tuple[Tree, ...]
    items: tuple[int, ...]

    @cached_property
    def own_text(self) -> str:
        """Claim and evidence in one string, in lower case, for tests of presence."""
        return " ".join((self.claim.text, *self.evidence)).casefold()

    @cached_property
    def said(self) -> str:
        """The evidence in one string."""
        return " ".join(self.evidence)

    def seed(self, *parts: object) -> int:
        """Return a number that depends on nothing but the pair and ``parts``."""
        text = "\0".join((self.claim.text, *self.evidence, *map(str, parts)))
        return int(hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12], 16)

    def knows(self, words: str) -> bool:
        """Say whether ``words`` stand in the claim or the evidence, whatever their case."""
        return bool(re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", self.own_text))

    def head(self, name: Entity) -> Token | None:
        """Return the highest word of a name in the tree, none when it is a part of a longer one."""
        tokens = self.tree.within(name.span)
        if not tokens:
            return None
        inside = {token.index for token in tokens}
        around = (min(inside) - 1, max(inside) + 1)
        beside = [self.tree[at] for at in around if 0 <= at < len(self.tree)]
        if any(token.upos in {"PROPN", "NUM"} or token.text == "-" for token in beside):
            return None
        return next((token for token in tokens if token.head not in inside), None)

    def with_words(self, span: Span, new: str) -> str:
        """Return the claim with ``new`` in place of ``span``, "a" or "an" and capitals fitted."""
        return replaced(self.claim.text, span, new)

    def mirrored(self, old: str, new: str) -> tuple[str, ...] | None:
        """Return the evidence with ``new`` for ``old``, none unless it has it exactly once."""
        places = [
            (which, match)
            for which, text in enumerate(self.evidence)
            for match in re.finditer(rf"(?<![\w.,]){re.escape(old)}(?![\w]|[.,]\d)", text)
        ]
        if len(places) != 1:
            return None
        which, match = places[0]
        changed = list(self.evidence)
        changed[which] = replaced(changed[which], Span(match.start(), match.end()), new)
        return tuple(changed)


def read_pair(claim: str, evidence: Sequence[str], parser: Parser) -> Pair:
    """Parse a claim and its evidence and read the values of the claim."""
    cut = [
        (which, span.of(text)) for which, text in enumerate(evidence) for span in sentences(text)
    ]
    tree, *trees = parser.parse([claim, *(text for _, text in cut)])
    return Pair(
        claim=claim_from_text(claim, tree),
        tree=tree,
        evidence=tuple(evidence),
        trees=tuple(trees),
        items=tuple(at for at, _ in cut),
    )


_ARTICLE = re.compile(r"(?<!\w)(?P<article>[Aa]n?)(?P<gap> )$")
_VOWEL = re.compile(r"(?:8|11\b|18\b|hour|honest|honou?r|heir|[aeio]|u(?!ni|s[aeu]|t[aei]|k))")
_CONSONANT = re.compile(r"(?:eu|one\b|once\b)")


def replaced(text: str, span: Span, new: str) -> str:
    """Return ``text`` with ``new`` for ``span``: "a" or "an" before it fitted, first letter kept.

    Example:
        >>> replaced("He ate an apple.", Span(10, 15), "pear")
        'He ate a pear.'
    """
    before, after = text[: span.start], text[span.end :]
    article = _ARTICLE.search(before)
    if article is not None and new:
        fitting = article["article"][0] + ("n" if starts_with_vowel(new) else "")
        before = f"{before[: article.start()]}{fitting} "
    if not before.strip() and text[span.start : span.start + 1].isupper():
        new = new[:1].upper() + new[1:]
    return before + new + after


def starts_with_vowel(word: str) -> bool:
    """Say whether "an" stands before ``word``, as far as its letters tell."""
    low = word.lower()
    return _CONSONANT.match(low) is None and _VOWEL.match(low) is not None
