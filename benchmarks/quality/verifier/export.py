"""Write a trained encoder as ONNX: whole, and with 8-bit weights for shipping.

The graph is written node by node, so that it holds what is needed and nothing else: one pair at a
time, no mask, the last layer read at its first token.  Word and position vectors are kept as 8-bit
rows with a scale each.  Weights get 7 of their 8 bits: on processors without VNNI two 8-bit
products would overflow 16 bits, and then two machines would not agree.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from benchmarks.quality.verifier.encoder import Encoder
from benchmarks.quality.verifier.rows import Pair
from benchmarks.quality.verifier.train import BATCH, encode, tensors

CALIBRATED_ON = 8
"""Every eighth row kept from training fits the temperature."""
HEADS, WIDTH = 12, 384
POSITIONS = 512
LAYERS = 6


class Graph:
    """Collects the nodes and constants of an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: NDArray) -> str:
        """Add a constant once and return its name."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, operation: str, inputs: list[str], name: str, **options: object) -> str:
        """Add a node with one output and return the name of that."""
        self.nodes.append(helper.make_node(operation, inputs, [name], name=name, **options))
        return name

    def linear(self, hidden: str, weight: NDArray, bias: NDArray, name: str) -> str:
        """Multiply by a weight as torch keeps it (out, in) and add the bias."""
        product = self.add(
            "MatMul", [hidden, self.constant(f"{name}.weight", weight.T)], f"{name}.product"
        )
        return self.add("Add", [product, self.constant(f"{name}.bias", bias)], name)

    def norm(self, hidden: str, weight: NDArray, bias: NDArray, name: str) -> str:
        """Normalise over the last axis."""
        inputs = [hidden, self.constant(f"{name}.w", weight), self.constant(f"{name}.b", bias)]
        return self.add("LayerNormalization", inputs, name, axis=-1, epsilon=1e-12)

    def rows(self, table: NDArray, at: str, name: str) -> str:
        """Look rows up in a table kept in 8 bits with one scale a row."""
        scale = np.maximum(np.abs(table).max(axis=1, keepdims=True) / 127, 1e-9)
        small = np.rint(table / scale).astype(np.int8)
        taken = self.add("Gather", [self.constant(f"{name}.table", small), at], f"{name}.taken")
        wide = self.add("Cast", [taken], f"{name}.wide", to=TensorProto.FLOAT)
        scales = self.constant(f"{name}.scales", scale.astype(np.float32))
        return self.add("Mul", [wide, self.add("Gather", [scales, at], f"{name}.scale")], name)


def graph_of(state: dict[str, NDArray]) -> onnx.ModelProto:
    """Return the network of a trained state as an ONNX model."""
    graph = Graph()
    hidden = _embedded(graph, state)
    for number in range(LAYERS):
        hidden = _layer(graph, state, f"layers.{number}", hidden, is_last=number == LAYERS - 1)
    first = graph.add("Squeeze", [hidden, graph.constant("axis", np.array([1]))], "first")
    pooled = graph.linear(first, state["pool.weight"], state["pool.bias"], "pool")
    pooled = graph.add("Tanh", [pooled], "pooled")
    logits = graph.linear(pooled, state["head.weight"], state["head.bias"], "head")
    graph.add("Identity", [logits], "logits")
    whole = helper.make_graph(
        graph.nodes,
        "verifier",
        [
            helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"])
            for name in ("input_ids", "token_type_ids")
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, 3])],
        list(graph.constants.values()),
    )
    model = helper.make_model(whole, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.checker.check_model(model)
    return model


def _embedded(graph: Graph, state: dict[str, NDArray]) -> str:
    words = graph.rows(state["words.weight"], "input_ids", "words")
    shape = graph.add("Shape", ["input_ids"], "shape", start=1)
    length = graph.add("Squeeze", [shape], "length")
    zero, one = graph.constant("zero", np.array(0)), graph.constant("one", np.array(1))
    places = graph.add("Range", [zero, length, one], "places")
    positions = graph.rows(state["positions.weight"][:POSITIONS], places, "positions")
    table = graph.constant("types.table", state["types.weight"])
    types = graph.add("Gather", [table, "token_type_ids"], "types")
    total = graph.add("Add", [graph.add("Add", [words, positions], "placed"), types], "total")
    return graph.norm(total, state["norm.weight"], state["norm.bias"], "embedded")


def _layer(
    graph: Graph, state: dict[str, NDArray], name: str, hidden: str, *, is_last: bool
) -> str:
    def linear(at: str, part: str, rows: slice, label: str) -> str:
        weight, bias = state[f"{name}.{part}.weight"][rows], state[f"{name}.{part}.bias"][rows]
        return graph.linear(at, weight, bias, f"{name}.{label}")

    every = slice(None)
    read = hidden
    if is_last:
        ends = [graph.constant(f"cut.{n}", np.array([n])) for n in (0, 1)]
        read = graph.add("Slice", [hidden, *ends, ends[1]], f"{name}.read")
    parts = {
        label: _heads(graph, linear(at, "qkv", slice(row, row + WIDTH), label), label == "key")
        for label, at, row in (
            ("query", read, 0),
            ("key", hidden, WIDTH),
            ("value", hidden, 2 * WIDTH),
        )
    }
    scores = graph.add("MatMul", [parts["query"], parts["key"]], f"{name}.scores")
    root = graph.constant("root", np.array(1 / np.sqrt(WIDTH / HEADS), dtype=np.float32))
    scaled = graph.add("Mul", [scores, root], f"{name}.scaled")
    shares = graph.add("Softmax", [scaled], f"{name}.shares", axis=-1)
    mixed = graph.add("MatMul", [shares, parts["value"]], f"{name}.mixed")
    turned = graph.add("Transpose", [mixed], f"{name}.turned", perm=[0, 2, 1, 3])
    flat = graph.constant("flat", np.array([0, 0, WIDTH]))
    joined = graph.add("Reshape", [turned, flat], f"{name}.joined")
    added = graph.add("Add", [read, linear(joined, "out", every, "out")], f"{name}.added")
    middle = graph.norm(
        added,
        state[f"{name}.norm_attention.weight"],
        state[f"{name}.norm_attention.bias"],
        f"{name}.middle",
    )
    inner = _gelu(graph, linear(middle, "up", every, "up"), f"{name}.inner")
    added = graph.add("Add", [middle, linear(inner, "down", every, "down")], f"{name}.summed")
    return graph.norm(
        added,
        state[f"{name}.norm_output.weight"],
        state[f"{name}.norm_output.bias"],
        f"{name}.end",
    )


def _heads(graph: Graph, hidden: str, is_key: bool) -> str:  # noqa: FBT001 - one caller, above
    shape = graph.constant("split", np.array([0, 0, HEADS, WIDTH // HEADS]))
    split = graph.add("Reshape", [hidden, shape], f"{hidden}.split")
    turn = [0, 2, 3, 1] if is_key else [0, 2, 1, 3]
    return graph.add("Transpose", [split], f"{hidden}.heads", perm=turn)


def _gelu(graph: Graph, hidden: str, name: str) -> str:
    two = graph.constant("two.root", np.array(np.sqrt(2), dtype=np.float32))
    erf = graph.add("Erf", [graph.add("Div", [hidden, two], f"{name}.div")], f"{name}.erf")
    one = graph.constant("one.float", np.array(1, dtype=np.float32))
    half = graph.constant("half", np.array(0.5, dtype=np.float32))
    share = graph.add("Mul", [hidden, graph.add("Add", [erf, one], f"{name}.plus")], f"{name}.mul")
    return graph.add("Mul", [share, half], name)


def small(model: onnx.ModelProto) -> onnx.ModelProto:
    """Return the model with its matrices in 8-bit integers, scaled by column."""
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        onnx.save(model, before)
        quantize_dynamic(
            before,
            after,
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        return onnx.load(after)


def write(folder: Path) -> dict[str, float]:
    """Write ``whole.onnx`` and ``verifier.onnx`` beside a training state.

    The head is divided by the temperature that makes the rows kept from training likeliest, so
    that what comes out is a probability and needs no further number.

    Returns:
        The seconds trained, the batches and pairs seen, and the temperature.
    """
    state = torch.load(folder / "state.pt", map_location="cpu")
    encoder = Encoder(len(state["model"]["words.weight"]))
    encoder.load_state_dict(state["model"])
    temperature = fitted_temperature(encoder.eval(), folder)
    arrays = {name: value.numpy() for name, value in state["model"].items()}
    for kind in ("weight", "bias"):
        arrays[f"head.{kind}"] = arrays[f"head.{kind}"] / np.float32(temperature)
    model = graph_of(arrays)
    onnx.save(model, folder / "whole.onnx")
    onnx.save(small(model), folder / "verifier.onnx")
    found = {key: float(state[key]) for key in ("spent", "step", "seen")}
    return found | {"temperature": round(temperature, 3)}


def fitted_temperature(encoder: Encoder, folder: Path) -> float:
    """Return the temperature, 0.5 to 3, at which the rows kept from training are likeliest."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    lines = (folder / "held_out.jsonl").read_text(encoding="utf-8").split("\n")
    rows = [json.loads(line) for line in lines[::CALIBRATED_ON]]
    pairs = [Pair(**{**row, "target": tuple(row["target"])}) for row in rows]
    encoded = sorted(encode(tokenizer, pairs), key=lambda row: len(row[0]))
    logits, allowed = [], []
    with torch.no_grad():
        for start in range(0, len(encoded), BATCH):
            ids, types, mask, right = tensors(encoded[start : start + BATCH])
            logits.append(encoder(ids, types, mask))
            allowed.append(right)
    answers, right = torch.cat(logits), torch.cat(allowed)

    def loss(temperature: float) -> float:
        logs = torch.log_softmax(answers / temperature, dim=-1).masked_fill(~right, -1e9)
        return -float(torch.logsumexp(logs, dim=-1).mean())

    return min((step / 20 for step in range(10, 61)), key=loss)
