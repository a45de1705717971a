"""What a splitting rule is."""

from __future__ import annotations

from typing import Protocol

from claimcheck.claims.draft import Draft
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.sentence import Sentence


class Rule(Protocol):
    """Cut one statement out of a draft.

    ``level`` is the coarsest granularity that uses the rule; ``is_nominal`` says that it only reads
    noun phrases, and so may also be used on an "S said C" claim.
    """

    @property
    def name(self) -> str:
        """The name that stands in ``Claim.rules``."""
        ...

    @property
    def level(self) -> Granularity:
        """The coarsest granularity that uses the rule."""
        ...

    @property
    def is_nominal(self) -> bool:
        """Whether the rule reads noun phrases only."""
        ...

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Return the drafts that replace ``draft``, the reduced one first; none to pass."""
        ...
