from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from claimcheck.model import Label
from claimcheck.verifier import VerifierFiles

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "yes", "no", "maybe")
"""Each of the last three words speaks for one output, in their order."""


def write_model(
    path: Path, *, inputs: Sequence[str] = ("input_ids", "token_type_ids"), outputs: int = 3
) -> Path:
    """
    Write a network whose outputs count the words that speak for them, in the second text alone.
    """
    table = np.zeros((len(WORDS), outputs), dtype=np.float32)
    for at in range(min(3, outputs)):
        table[4 + at, at] = 9.0
    nodes = [helper.make_node("Gather", ["table", inputs[0]], ["rows"])]
    if "token_type_ids" in inputs:
        nodes += [
            helper.make_node("Cast", ["token_type_ids"], ["sides"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["sides", "last"], ["side"]),
            helper.make_node("Mul", ["rows", "side"], ["seen"]),
        ]
    seen = nodes[-1].output[0]
    nodes.append(helper.make_node("ReduceSum", [seen, "middle"], ["logits"], keepdims=0))
    graph = helper.make_graph(
        nodes,
        "counts",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [1, None]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, outputs])],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.array([2]), "last"),
            numpy_helper.from_array(np.array([1]), "middle"),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, path)
    return path


def write_tokenizer(path: Path) -> Path:
    vocabulary = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=WORDS[1]))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    tokenizer.save(str(path))
    return path


@pytest.fixture
def files(tmp_path: Path) -> VerifierFiles:
    """
    A cross-encoder that reads the claim second, and hears "yes", "no" and "maybe" in it.
    """
    return VerifierFiles(
        model=write_model(tmp_path / "tiny.onnx"),
        tokenizer=write_tokenizer(tmp_path / "tokenizer.json"),
        labels=(Label.SUPPORTED, Label.CONTRADICTED, Label.UNVERIFIABLE),
    )
