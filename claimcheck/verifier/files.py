"""Where a verifier is kept, and how its answers are to be read."""

from __future__ import annotations

import enum
from pathlib import Path

import attrs

from claimcheck.errors import UsageError
from claimcheck.model import Label

ORDER = (Label.SUPPORTED, Label.CONTRADICTED, Label.UNVERIFIABLE)
"""The order of labels wherever three probabilities stand in a row."""


class First(enum.Enum):
    """Which text of a pair a cross-encoder reads first.

    Models for natural language inference mostly read the premise, here the evidence, first.
    """

    CLAIM = "claim"
    EVIDENCE = "evidence"


@attrs.frozen(kw_only=True)
class VerifierFiles:
    """A cross-encoder in ONNX, its tokenizer, and what its outputs mean.

    ``labels`` are those of the model's outputs, in the order of the outputs: each of the three
    labels once.

    Raises:
        UsageError: The labels are not the three, each once.
    """

    model: Path
    tokenizer: Path
    labels: tuple[Label, ...] = ORDER
    first: First = First.EVIDENCE

    def __attrs_post_init__(self) -> None:
        if sorted(label.value for label in self.labels) != sorted(label.value for label in Label):
            given = ", ".join(label.value for label in self.labels) or "none"
            known = ", ".join(label.value for label in ORDER)
            msg = f"a verifier's labels must be {known}, each once and in its order, got {given}"
            raise UsageError(msg)
