"""Ask a cross-encoder in ONNX how a passage bears on a claim."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import attrs

from claimcheck.errors import MissingExtraError, ModelError, TooLongError
from claimcheck.model import Label
from claimcheck.verifier.files import ORDER, First, VerifierFiles

MAX_PIECES = 512
"""Word pieces a pair may have; cross-encoders of the BERT family have no place for more."""
_SCALE = 1000
"""Probabilities are given in thousandths."""
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Verifier(Protocol):
    """Anything that tells how likely a passage supports or contradicts a claim."""

    @property
    def name(self) -> str:
        """Its name, for the signature of a report."""
        ...

    @property
    def digest(self) -> str:
        """A hash of everything that decides its answers, in hexadecimal."""
        ...

    def judge(self, claim: str, evidence: str) -> Mapping[Label, float]:
        """Return the probability of each label, in thousandths that sum to 1.

        Raises:
            TooLongError: The two texts together are longer than it can read.
        """
        ...


@attrs.frozen(kw_only=True)
class OnnxVerifier:
    """A cross-encoder run by onnxruntime: one pair at a time, in one thread.

    The answers of a network with 8-bit weights depend on what else is in the batch, and sums
    depend on the number of threads; so neither is left to chance.

    Limits:
        English, as far as the bundled weights go. Reads words, not the world: that two names
        are one person is known only from the two texts.
    """

    name: str
    digest: str
    labels: tuple[Label, ...]
    first: First
    _session: Any  # onnxruntime.InferenceSession; the extra is not there when types are checked
    _tokenizer: Any  # tokenizers.Tokenizer; see above

    def judge(self, claim: str, evidence: str) -> Mapping[Label, float]:
        """Return the probability of each label, in thousandths that sum to 1.

        Raises:
            TooLongError: The pair has more than ``MAX_PIECES`` word pieces.
        """
        pair = (claim, evidence) if self.first is First.CLAIM else (evidence, claim)
        encoded = self._tokenizer.encode(*pair)
        if len(encoded.ids) > MAX_PIECES:
            raise TooLongError(len(encoded.ids), MAX_PIECES)
        logits = _run(self._session, encoded)
        return dict(zip(self.labels, _thousandths(_softmax(logits)), strict=True))


def load_verifier(files: VerifierFiles) -> Verifier:
    """Load a cross-encoder and try it once, so that a wrong file is known before any work.

    Raises:
        MissingExtraError: onnxruntime or tokenizers is not installed.
        ModelError: A file is missing, is not what it should be, or takes or gives other things
            than a cross-encoder with three labels.
    """
    what = "a learned verifier"
    try:
        import onnxruntime  # noqa: PLC0415 - the extra nli, paid only by those who ask for it
        import tokenizers  # noqa: PLC0415 - see above
    except ImportError as error:
        raise MissingExtraError(what, "nli") from error
    model, tokens = _read(files.model), _read(files.tokenizer)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4  # what is wrong with a model is told by us, once
    try:
        session = onnxruntime.InferenceSession(
            model, sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises classes of its own, and RuntimeError
        msg = f"{files.model}: not an ONNX model that can be loaded ({_line(error)})"
        raise ModelError(msg) from error
    try:
        tokenizer = tokenizers.Tokenizer.from_buffer(tokens)
    except Exception as error:  # tokenizers raises bare Exception
        msg = f"{files.tokenizer}: not a tokenizer.json of the tokenizers library ({_line(error)})"
        raise ModelError(msg) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    _refuse_other_inputs(session, files.model)
    verifier = OnnxVerifier(
        name=files.model.stem,
        digest=_digest(model, tokens, files),
        labels=files.labels,
        first=files.first,
        session=session,
        tokenizer=tokenizer,
    )
    _try(verifier, files)
    return verifier


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        msg = f"{path}: cannot be read: {error.strerror or error}"
        raise ModelError(msg) from error


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _digest(model: bytes, tokens: bytes, files: VerifierFiles) -> str:
    digest = hashlib.sha256()
    reading = ",".join((files.first.value, *(label.value for label in files.labels)))
    for part in (model, tokens, reading.encode()):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _refuse_other_inputs(session: Any, path: Path) -> None:  # noqa: ANN401 - see OnnxVerifier
    names = [each.name for each in session.get_inputs()]
    other = [name for name in names if name not in _INPUTS]
    if other or _INPUTS[0] not in names:
        msg = (
            f"{path}: a cross-encoder takes {_INPUTS[0]}, and {_INPUTS[1]} or {_INPUTS[2]};"
            f" this model takes {', '.join(names) or 'nothing'}"
        )
        raise ModelError(msg)


def _try(verifier: OnnxVerifier, files: VerifierFiles) -> None:
    try:
        verifier.judge("The tent weighs 2 kg.", "The tent weighs 2.4 kg.")
    except ModelError as error:
        msg = f"{files.model}: {error}"
        raise ModelError(msg) from error
    except Exception as error:  # as above: whatever a graph fails with
        msg = f"{files.model}: does not work with {files.tokenizer} ({_line(error)})"
        raise ModelError(msg) from error


def _run(session: Any, encoded: Any) -> list[float]:  # noqa: ANN401 - see OnnxVerifier
    import numpy as np  # noqa: PLC0415 - as heavy as the rest of this module

    columns = (encoded.ids, encoded.attention_mask, encoded.type_ids)
    given = dict(zip(_INPUTS, columns, strict=True))
    wanted = [each.name for each in session.get_inputs()]
    feeds = {name: np.array([given[name]], dtype=np.int64) for name in wanted}
    logits = session.run(None, feeds)[0]
    if logits.shape != (1, len(ORDER)):
        msg = f"a verifier gives three numbers a pair, this model gives {list(logits.shape)}"
        raise ModelError(msg)
    return [float(value) for value in logits[0]]


def _softmax(logits: Sequence[float]) -> list[float]:
    highest = max(logits)
    weights = [math.exp(value - highest) for value in logits]
    return [weight / sum(weights) for weight in weights]


def _thousandths(shares: Sequence[float]) -> list[float]:
    """Round shares of 1 to thousandths that sum to 1: the largest remainders are rounded up."""
    floors = [math.floor(share * _SCALE) for share in shares]
    missing = _SCALE - sum(floors)
    ranked = sorted(range(len(shares)), key=lambda at: (floors[at] - shares[at] * _SCALE, at))
    for at in ranked[:missing]:
        floors[at] += 1
    return [count / _SCALE for count in floors]
