"""The thresholds of the scorer, and the code of each kind of conflict."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from claimcheck.model import SlotKind

CODES: Mapping[SlotKind, str] = {
    SlotKind.DATE: "CC111",
    SlotKind.QUANTITY: "CC112",
    SlotKind.ENTITY: "CC113",
    SlotKind.PLACE: "CC114",
    SlotKind.ROLE: "CC115",
    SlotKind.QUOTATION: "CC116",
    SlotKind.POLARITY: "CC117",
    SlotKind.RELATION: "CC118",
}
CONTRADICTED, UNVERIFIABLE, SUPPORTED = "CC101", "CC102", "CC103"
DISAGREE, STALE, MISSPELT = "CC201", "CC202", "CC205"


@attrs.frozen(kw_only=True)
class Policy:
    """The thresholds of the scorer, all in ``[0, 1]``, all inclusive.

    ``support_at`` is the share of a claim's wording that a passage must have to support it where
    at most one name, date or number anchors the two; ``anchored_at`` is the share that suffices
    where three do. ``contradict_at`` is how well it must be aligned for a conflict to count.
    ``alike`` is how much better aligned one passage must be than another to overrule it.
    ``check_at`` is the check-worthiness a claim needs to be supported or found silent.

    The others are probabilities of the trained scorer, which is asked about passages aligned at
    least ``ask_at``. Below ``doubt_support_at`` and ``doubt_conflict_at`` a passage no longer
    supports or contradicts, whatever the table says. From ``believe_at`` on, a passage that lacks
    only words supports; from ``deny_at`` on, one that has another word in the place of the
    claim's contradicts; from ``accuse_at`` on, one with a typed conflict that the table found too
    loosely aligned.

    The defaults are for passages that were searched for: most of them tell of something else, so
    the trained scorer may take back a contradiction and hardly make one.
    """

    support_at: float = 0.65
    anchored_at: float = 0.3
    contradict_at: float = 0.5
    alike: float = 0.15
    check_at: float = 0.5
    ask_at: float = 0.15
    doubt_support_at: float = 0.15
    doubt_conflict_at: float = 0.2
    believe_at: float = 0.6
    deny_at: float = 1.0
    accuse_at: float = 0.9

    def __attrs_post_init__(self) -> None:
        for name, value in attrs.asdict(self).items():
            if not 0 <= value <= 1:
                msg = f"{name} must be in [0, 1], got {value}"
                raise ValueError(msg)


DEFAULT_POLICY = Policy()
GIVEN_POLICY = Policy(
    doubt_support_at=0.25, doubt_conflict_at=0.45, believe_at=0.45, deny_at=0.9, accuse_at=0.9
)
"""For evidence that somebody chose for the claim: it is about the same thing, as a rule."""
