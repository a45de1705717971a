"""A learned second opinion: how likely a passage supports, contradicts or leaves open a claim.

Nothing of the extra ``nli`` is imported before a verifier is loaded.
"""

from claimcheck.verifier.bundled import BUNDLED, bundled_verifier
from claimcheck.verifier.excerpt import MAX_WORDS, excerpt
from claimcheck.verifier.files import ORDER, First, VerifierFiles
from claimcheck.verifier.onnx import OnnxVerifier, Verifier, load_verifier

__all__ = [
    "BUNDLED",
    "MAX_WORDS",
    "ORDER",
    "First",
    "OnnxVerifier",
    "Verifier",
    "VerifierFiles",
    "bundled_verifier",
    "excerpt",
    "load_verifier",
]
