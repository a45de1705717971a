"""How finely a sentence is split."""

from __future__ import annotations

import enum


class Granularity(enum.Enum):
    """How finely a sentence is split; every level does all that the level before it does.

    ``CLAUSE`` separates clauses and what somebody said from who said it. ``NEWS`` also makes
    statements of titles, appositives and lists: what an editor would check one by one. ``ATOMIC``
    goes down to single prepositional phrases and adjectives.
    """

    CLAUSE = "clause"
    NEWS = "news"
    ATOMIC = "atomic"

    def includes(self, level: Granularity) -> bool:
        """Say whether a rule that belongs to ``level`` is used at this granularity.

        Example:
            >>> Granularity.NEWS.includes(Granularity.CLAUSE)
            True
            >>> Granularity.NEWS.includes(Granularity.ATOMIC)
            False
        """
        return level.depth <= self.depth

    @property
    def depth(self) -> int:
        """How many levels are coarser than this one."""
        return _DEPTH[self.value]


_DEPTH = {level.value: at for at, level in enumerate(Granularity)}
