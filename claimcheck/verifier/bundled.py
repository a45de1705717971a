"""The verifier that comes with claimcheck."""

from __future__ import annotations

import functools
from pathlib import Path

from claimcheck.errors import MissingExtraError
from claimcheck.verifier.files import First, VerifierFiles
from claimcheck.verifier.onnx import Verifier, load_verifier

_FOLDER = Path(__file__).with_name("weights")
BUNDLED = VerifierFiles(
    model=_FOLDER / "verifier.onnx", tokenizer=_FOLDER / "tokenizer.json", first=First.CLAIM
)
"""The files of the verifier that comes with claimcheck."""


@functools.cache
def bundled_verifier() -> Verifier | None:
    """Return the verifier that comes with claimcheck, or none without the extra ``nli``.

    Raises:
        ModelError: Its files are damaged.
    """
    if not BUNDLED.model.is_file():
        return None
    try:
        return load_verifier(BUNDLED)
    except MissingExtraError:
        return None
