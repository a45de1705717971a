# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Whether a claim is worth checking: could a source show that it is wrong?"""

from __future__ import annotations

import re

import attrs

from claimcheck.model import ClaimKind, DateValue, Entity, EntityType, Modality, Quantity

CHECKABLE = 0.5
"""A claim under this is not checked."""

_FIRST_PERSON = re.compile(r"\b(?:I|we|us|our|my|me|I['’]m|we['’]re)\b", re.IGNORECASE)
_SECOND_PERSON = re.compile(r"\byou\b", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:may|can) (?:\w+ )?(?:up to|at most|no more than)\b", re.IGNORECASE)
_SHOULD = re.compile(r"\b(?:should|ought|must|let['’]s|need(?:s)? to)\b", re.IGNORECASE)
_BELIEF = re.compile(
    r"\b(?:I|we) (?:think|believe|feel|hope|guess|want|wish|know)\b", re.IGNORECASE
)
_VAGUE = re.compile(
    r"\b(?:very|really|quite|somehow|arguably|perhaps|maybe|probably|seems?|important(?:ly)?|"
    r"significant(?:ly)?|great(?:ly)?|of course|obviously|clearly|hopefully|interesting(?:ly)?)\b",
    re.IGNORECASE,
)
_FEW_WORDS = 4


@attrs.frozen(kw_only=True)
class Worth:
    """A share in ``[0, 1]`` and the short reasons for it, strongest first."""

    value: float
    reasons: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Values:
    """What was read out of a claim's text."""

    dates: tuple[DateValue, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[Entity, ...] = ()


def check_worthiness(
    text: str,
    *,
    kind: ClaimKind,
    modality: Modality,
    values: Values | None = None,
    is_report: bool = False,
) -> Worth:
    """Return how far a claim is one that sources can confirm or refute.

    A plan with a date, a number or a name can be checked; a hope, a judgement, a question or an
    instruction cannot. A statement with names and numbers weighs more than one without.

    Example:
        >>> check_worthiness("Who won?", kind=ClaimKind.QUESTION, modality=Modality.ASSERTED)
        Worth(value=0.05, reasons=('question',))
    """
    if kind in _NEVER:
        return Worth(value=0.05, reasons=(kind.value,))
    anchors = _anchors(values or Values())
    if is_report:
        return Worth(
            value=0.8 if "name" in anchors else 0.55, reasons=("reported speech", *anchors)
        )
    doubts = _doubts(text, kind, modality, anchors)
    value = _BASE + sum(_WEIGHTS[anchor] for anchor in anchors)
    for doubt in doubts:
        value = min(value, _CAPS[doubt])
    if len(text.split()) < _FEW_WORDS:
        value = min(value, _CAPS["short"])
    if _VAGUE.search(text):
        value -= _VAGUENESS
    return Worth(
        value=round(min(max(value, 0.0), 1.0), 2), reasons=(*doubts, *anchors) or ("statement",)
    )


_NEVER = frozenset({ClaimKind.QUESTION, ClaimKind.INSTRUCTION})
_BASE = 0.55
_VAGUENESS = 0.05
_WEIGHTS = {"number": 0.2, "date": 0.15, "name": 0.15}
_CAPS = {
    "opinion": 0.3,
    "hope": 0.35,
    "prediction": 0.4,
    "possibility": 0.45,
    "first person": 0.3,
    "belief": 0.2,
    "second person": 0.35,
    "demand": 0.35,
    "short": 0.6,
}


def _anchors(values: Values) -> tuple[str, ...]:
    found = []
    if values.quantities:
        found.append("number")
    if values.dates:
        found.append("date")
    if any(entity.type is not EntityType.NATIONALITY for entity in values.entities):
        found.append("name")
    return tuple(found)


def _doubts(
    text: str, kind: ClaimKind, modality: Modality, anchors: tuple[str, ...]
) -> tuple[str, ...]:
    found = []
    if kind is ClaimKind.OPINION and modality is not Modality.HOPED:
        found.append("opinion")
    if modality is Modality.HOPED:
        found.append("hope")
    if modality is Modality.PLANNED and not anchors:
        found.append("prediction")
    # "may have up to 64 GB" is a limit, which somebody set and anybody can look up.
    if modality is Modality.POSSIBLE and not _LIMIT.search(text):
        found.append("possibility")
    if _BELIEF.search(text):
        found.append("belief")
    elif _FIRST_PERSON.search(text):
        found.append("first person")
    if _SECOND_PERSON.search(text):
        found.append("second person")
    if _SHOULD.search(text) and modality is not Modality.PLANNED:
        found.append("demand")
    return tuple(found)
