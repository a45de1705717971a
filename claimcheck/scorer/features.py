"""The inputs of the trained scorer: what was compared, counted, beside the signals of wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.model import Comparison, Evidence, Outcome, SlotKind, Stance
from claimcheck.scorer.stance import alignment, wording

_MET = frozenset({Outcome.EQUAL, Outcome.ENTAILED})
_STANCES = {Stance.SUPPORTS: 1.0, Stance.CONTRADICTS: -1.0, Stance.SILENT: 0.0}


def features(evidence: Evidence, signals: Mapping[str, float]) -> dict[str, float]:
    """Return all inputs of the trained scorer for one passage, by name.

    Args:
        evidence: The passage with its comparisons and the stance that the table gave it.
        signals: As ``claimcheck.matchers.signals`` gives them.
    """
    return {
        **signals,
        **_counts(evidence.comparisons),
        "alignment": round(alignment(evidence), 4),
        "similarity": round(evidence.similarity, 4),
        "wording": wording(evidence.comparisons),
        "stance": _STANCES[evidence.stance],
    }


def _counts(comparisons: Iterable[Comparison]) -> dict[str, float]:
    """Count the comparisons of each slot by outcome: ``date_conflict``, ``name_missing_aside``."""
    found: dict[str, float] = {}
    for one in comparisons:
        if one.slot is SlotKind.WORDING and one.outcome in _MET:
            continue  # its degree is an input of its own
        aside = "" if one.is_essential else "_aside"
        name = f"{one.slot.value}_{one.outcome.value}{aside}"
        found[name] = found.get(name, 0.0) + 1
    return found
