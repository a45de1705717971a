"""Weigh one passage: the table first, then the trained scorer where the table leaves room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimcheck.model import (
    Claim,
    Comparison,
    Evidence,
    Label,
    Outcome,
    Passage,
    SlotKind,
    Stance,
)
from claimcheck.scorer.features import features
from claimcheck.scorer.policy import DEFAULT_POLICY, Policy
from claimcheck.scorer.stance import ANCHORS, IDENTIFYING, LACKED, VALUES, alignment, stance_of
from claimcheck.scorer.trained import bundled_model


def weigh(
    claim: Claim,
    passage: Passage,
    comparisons: Sequence[Comparison],
    *,
    similarity: float,
    policy: Policy = DEFAULT_POLICY,
) -> Evidence:
    """Return what ``passage`` says about ``claim`` by the table of comparisons.

    Args:
        claim: The claim compared.
        passage: The passage compared.
        comparisons: All comparisons of the two, in the order of the matchers.
        similarity: In ``[0, 1]``; ranks the evidence and decides nothing.
        policy: The thresholds.
    """
    del claim
    silent = Evidence(
        passage=passage,
        stance=Stance.SILENT,
        similarity=similarity,
        comparisons=tuple(comparisons),
    )
    return attrs.evolve(silent, stance=stance_of(silent, policy))


def is_worth_asking(judged: Evidence, policy: Policy = DEFAULT_POLICY) -> bool:
    """Say whether the trained scorer is to see a passage: most that were found share little."""
    return judged.stance is not Stance.SILENT or alignment(judged) >= policy.ask_at


def ask(
    judged: Evidence, signals: Mapping[str, float], policy: Policy = DEFAULT_POLICY
) -> Evidence:
    """Return a passage that the table judged, with what the trained scorer makes of it.

    It withdraws a stance it finds improbable, and takes one for a passage on which the table is
    silent; never against a typed conflict, nor for a passage that lacks a name, date or number.

    Args:
        judged: As ``weigh`` gives it.
        signals: What else the two have in common, as ``claimcheck.matchers.signals`` gives it.
        policy: The thresholds.
    """
    chances = bundled_model().probabilities(features(judged, signals))
    return attrs.evolve(judged, stance=swayed(judged, chances, policy), chances=chances)


LEARNED = 0.5  # what a learned verifier counts beside the trained scorer


def heed(
    evidence: Evidence, learned: tuple[float, float, float] | None, policy: Policy = DEFAULT_POLICY
) -> Evidence:
    """Return a weighed passage with what a learned verifier thinks of it.

    The probabilities of both are averaged, which errs less often than either; the table and its
    limits stay what they are. A passage that the trained scorer was not asked about keeps silent.

    Args:
        evidence: As ``weigh`` gives it.
        learned: Probabilities of supported, contradicted and unverifiable; none changes nothing.
        policy: The thresholds.
    """
    if learned is None or evidence.chances is None:
        return attrs.evolve(evidence, learned=learned)
    chances = {
        label: LEARNED * odds + (1 - LEARNED) * evidence.chances[label]
        for label, odds in zip(Label, learned, strict=True)
    }
    judged = attrs.evolve(evidence, stance=stance_of(evidence, policy))
    stance = swayed(judged, chances, policy)
    return attrs.evolve(evidence, stance=stance, chances=chances, learned=learned)


def swayed(
    judged: Evidence, chances: Mapping[Label, float], policy: Policy = DEFAULT_POLICY
) -> Stance:
    """Return the stance of a passage that the table judged, given the trained probabilities."""
    supported, contradicted = chances[Label.SUPPORTED], chances[Label.CONTRADICTED]
    if judged.stance is Stance.SUPPORTS:
        return judged.stance if supported >= policy.doubt_support_at else Stance.SILENT
    if judged.stance is Stance.CONTRADICTS:
        return judged.stance if contradicted >= policy.doubt_conflict_at else Stance.SILENT
    if has_conflict(judged):
        is_sure = contradicted >= policy.accuse_at and not _lacks(judged, IDENTIFYING)
        return Stance.CONTRADICTS if is_sure else Stance.SILENT
    if contradicted >= policy.deny_at and _has_other_word(judged, policy):
        return Stance.CONTRADICTS
    if supported >= policy.believe_at and not _lacks(judged, _TYPED):
        return Stance.SUPPORTS
    return Stance.SILENT


def has_conflict(evidence: Evidence) -> bool:
    """Say whether an essential value of the claim is in conflict with the passage."""
    return any(c.outcome is Outcome.CONFLICT and c.is_essential for c in evidence.comparisons)


def other_words(evidence: Evidence) -> Iterator[Comparison]:
    """Yield where the passage has another word or name in the very place of the claim's."""
    for one in evidence.comparisons:
        # A degree of 0 tells of another subject, of which the passage may say what it likes.
        if one.outcome in LACKED and one.source and one.slot in _OF_WORDS and one.degree:
            yield one


def _has_other_word(judged: Evidence, policy: Policy) -> bool:
    # With another date or number the passage may tell of another event, whatever the words.
    is_about = alignment(judged) >= policy.contradict_at and not _lacks(judged, VALUES)
    is_same_subject = all(
        one.degree or not one.source for one in judged.comparisons if one.outcome in LACKED
    )
    return is_about and is_same_subject and any(other_words(judged))


_OF_WORDS = frozenset({SlotKind.WORDING, SlotKind.RELATION, SlotKind.ENTITY, SlotKind.PLACE})


def _lacks(evidence: Evidence, slots: frozenset[SlotKind]) -> bool:
    return any(
        one.outcome in LACKED and one.is_essential and one.slot in slots
        for one in evidence.comparisons
    )


_TYPED = ANCHORS | VALUES | {SlotKind.POLARITY, SlotKind.ROLE}
