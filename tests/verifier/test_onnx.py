from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import MissingExtraError, ModelError, TooLongError
from claimcheck.model import Label
from claimcheck.verifier import First, VerifierFiles, load_verifier
from claimcheck.verifier.onnx import MAX_PIECES, _thousandths
from tests.verifier.conftest import write_model

S, C, U = Label.SUPPORTED, Label.CONTRADICTED, Label.UNVERIFIABLE


class TestLoadVerifier:
    def test_outputs_have_the_meaning_given(self, files: VerifierFiles) -> None:
        """
        The labels of the files say what the outputs mean, in their order.
        """
        verifier = load_verifier(files)
        assert {S: 1.0, C: 0.0, U: 0.0} == verifier.judge("yes", "")
        assert {S: 0.0, C: 1.0, U: 0.0} == verifier.judge("no", "")

        turned = load_verifier(attrs.evolve(files, labels=(C, U, S)))
        assert {S: 0.0, C: 1.0, U: 0.0} == turned.judge("yes", "")

    def test_the_text_read_first_is_the_one_named(self, files: VerifierFiles) -> None:
        """
        A model that reads the claim first gets it first.
        """
        verifier = load_verifier(attrs.evolve(files, first=First.CLAIM))
        assert verifier.judge("no", "yes")[S] == 1.0

        verifier = load_verifier(attrs.evolve(files, first=First.EVIDENCE))
        assert verifier.judge("no", "yes")[C] == 1.0

    def test_the_digest_holds_all_that_decides(self, files: VerifierFiles, tmp_path: Path) -> None:
        """
        Another network, another tokenizer, another order of labels: another digest; and the same
        files give the same one wherever they stand.
        """
        first = load_verifier(files).digest
        other = tmp_path / "elsewhere.onnx"
        other.write_bytes(files.model.read_bytes())
        assert first == load_verifier(attrs.evolve(files, model=other)).digest

        padded = tmp_path / "padded.json"
        padded.write_bytes(files.tokenizer.read_bytes() + b"\n")
        changes = [
            attrs.evolve(files, labels=(C, S, U)),
            attrs.evolve(files, first=First.CLAIM),
            attrs.evolve(files, tokenizer=padded),
            attrs.evolve(files, model=write_model(tmp_path / "b.onnx", inputs=("input_ids",))),
        ]
        assert len({first, *(load_verifier(each).digest for each in changes)}) == 5

    @pytest.mark.parametrize("which", ["model", "tokenizer"])
    def test_a_missing_file_is_named(self, files: VerifierFiles, which: str) -> None:
        """
        The message has the path and why it cannot be read.
        """
        getattr(files, which).unlink()
        with pytest.raises(ModelError, match=r"(tiny\.onnx|tokenizer\.json): cannot be read: No"):
            load_verifier(files)

    @pytest.mark.parametrize(
        ("which", "message"),
        [
            ("model", r"^[^\n]*tiny\.onnx: not an ONNX model that can be loaded \([^\n]+\)$"),
            ("tokenizer", r"^[^\n]*tokenizer\.json: not a tokenizer\.json of [^\n]+\)$"),
        ],
    )
    @pytest.mark.parametrize("data", [b"", b"{}", b"\x00\xff" * 99, b"[[[["])
    def test_a_file_of_another_kind_is_one_line(
        self, files: VerifierFiles, which: str, message: str, data: bytes
    ) -> None:
        """
        Whatever the bytes are, the error is one line that names the file.
        """
        getattr(files, which).write_bytes(data)
        with pytest.raises(ModelError, match=message):
            load_verifier(files)

    @pytest.mark.parametrize(
        ("write", "message"),
        [
            (
                lambda path: write_model(path, inputs=("pixels", "token_type_ids")),
                r"a cross-encoder takes input_ids, .*; this model takes pixels, token_type_ids$",
            ),
            (
                lambda path: write_model(path, outputs=2),
                r"tiny\.onnx: a verifier gives three numbers a pair, .* \[1, 2\]$",
            ),
        ],
    )
    def test_a_model_of_another_kind_is_refused(
        self, files: VerifierFiles, write: Callable[[Path], Path], message: str
    ) -> None:
        """
        A network that is no cross-encoder with three labels is refused before any work.
        """
        write(files.model)
        with pytest.raises(ModelError, match=message):
            load_verifier(files)

    def test_a_tokenizer_of_another_model_is_refused(self, files: VerifierFiles) -> None:
        """
        Word numbers that the network does not have are found when the verifier is loaded.
        """
        text = files.tokenizer.read_text(encoding="utf-8").replace('"[UNK]": 1', '"[UNK]": 99')
        files.tokenizer.write_text(text, encoding="utf-8")
        with pytest.raises(ModelError, match=r"tiny\.onnx: does not work with .*tokenizer\.json"):
            load_verifier(files)

    def test_without_the_extra_it_says_how_to_get_it(
        self, files: VerifierFiles, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """
        A missing library is an error that names the extra, not an answer.
        """
        monkeypatch.setitem(sys.modules, "onnxruntime", None)
        with pytest.raises(MissingExtraError, match=r"a learned verifier needs the extra 'nli'"):
            load_verifier(files)

    def test_importing_claimcheck_brings_none_of_it(self) -> None:
        """
        Those who do not ask for a verifier pay nothing for it.
        """
        code = (
            "import sys, claimcheck.verifier, claimcheck.checker;"
            "print([n for n in ('onnxruntime', 'tokenizers') if n in sys.modules])"
        )
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert done.stdout == "[]\n"


class TestJudge:
    def test_longer_than_it_reads_is_an_error(self, files: VerifierFiles) -> None:
        """
        Nothing is cut off in silence: a pair too long is told with both lengths.
        """
        verifier = load_verifier(files)
        verifier.judge("yes", "word " * (MAX_PIECES - 4))
        with pytest.raises(TooLongError, match="513 word pieces, the verifier reads 512"):
            verifier.judge("yes", "word " * (MAX_PIECES - 3))


class TestThousandths:
    @given(st.lists(st.floats(0, 1), min_size=3, max_size=3).filter(lambda each: sum(each) > 0))
    def test_they_sum_to_one_and_stay_near(self, weights: list[float]) -> None:
        """
        Rounded shares are whole thousandths, sum to 1, and are never a thousandth off.
        """
        shares = [weight / sum(weights) for weight in weights]
        found = [round(1000 * share) for share in _thousandths(shares)]

        assert sum(found) == 1000
        assert all(
            abs(after - 1000 * before) < 1.001 for before, after in zip(shares, found, strict=True)
        )

    def test_the_largest_remainder_is_rounded_up(self) -> None:
        """
        A third each: the first gets what is over.
        """
        assert [0.334, 0.333, 0.333] == _thousandths([1 / 3, 1 / 3, 1 / 3])
