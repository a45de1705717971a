"""The encoder that is trained: six BERT layers and a three-way head, in plain torch.

Names of parameters are those of the published weights, so that a state loads without a map.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LABELS = 3


class Layer(nn.Module):
    """One transformer layer, normalised after each residual, as BERT does it."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm_output = nn.LayerNorm(width, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor | None, read: int | None = None) -> Tensor:
        """Return the next hidden states, of the first ``read`` tokens where that is given.

        ``mask`` is True at the tokens to attend to.  The last layer is read at its first token
        alone, which saves a seventh of the work and changes nothing.
        """
        width = hidden.shape[-1]
        weight, bias = self.qkv.weight, self.qkv.bias
        query = self._heads(functional.linear(hidden[:, :read], weight[:width], bias[:width]))
        both = functional.linear(hidden, weight[width:], bias[width:])
        key, value = (self._heads(part) for part in both.split(width, dim=-1))
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        hidden = hidden[:, :read]
        mixed = mixed.transpose(1, 2).reshape(hidden.shape)
        hidden = self.norm_attention(hidden + self.out(mixed))
        return self.norm_output(hidden + self.down(functional.gelu(self.up(hidden))))

    def _heads(self, hidden: Tensor) -> Tensor:
        batch, length, width = hidden.shape
        return hidden.view(batch, length, self.heads, width // self.heads).transpose(1, 2)


class Encoder(nn.Module):
    """A cross-encoder: claim and evidence in, three logits out in the order of ``Label``."""

    def __init__(self, words: int, *, positions: int = 512, width: int = 384) -> None:
        super().__init__()
        self.words = nn.Embedding(words, width)
        self.positions = nn.Embedding(positions, width)
        self.types = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 12, 4 * width) for _ in range(6))
        self.pool = nn.Linear(width, width)
        self.head = nn.Linear(width, LABELS)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the logits of a batch; ``mask`` is True at real tokens, None when all are."""
        places = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.positions(places) + self.types(types)
        hidden = self.norm(hidden)
        scores = None if mask is None else mask[:, None, None, :]
        for layer in self.layers[:-1]:
            hidden = layer(hidden, scores)
        hidden = self.layers[-1](hidden, scores, read=1)
        return self.head(torch.tanh(self.pool(hidden[:, 0])))


def load(folder: Path, kept: list[int]) -> Encoder:
    """Return the encoder with the published weights and the word vectors ``kept``, in order."""
    state = load_file(folder / "model.safetensors")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    encoder = Encoder(len(kept), positions=config["max_position_embeddings"])
    with torch.no_grad():
        encoder.words.weight.copy_(state["embeddings.word_embeddings.weight"][kept])
        encoder.positions.weight.copy_(state["embeddings.position_embeddings.weight"])
        encoder.types.weight.copy_(state["embeddings.token_type_embeddings.weight"])
        _copy(encoder.norm, state, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            _fill(layer, state, f"encoder.layer.{number}")
        _copy(encoder.pool, state, "pooler.dense")
        nn.init.normal_(encoder.head.weight, std=0.02)
        nn.init.zeros_(encoder.head.bias)
    return encoder


def _fill(layer: nn.Module, state: dict[str, Tensor], prefix: str) -> None:
    for kind in ("weight", "bias"):
        parts = [
            state[f"{prefix}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")
        ]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    _copy(layer.out, state, f"{prefix}.attention.output.dense")
    _copy(layer.norm_attention, state, f"{prefix}.attention.output.LayerNorm")
    _copy(layer.up, state, f"{prefix}.intermediate.dense")
    _copy(layer.down, state, f"{prefix}.output.dense")
    _copy(layer.norm_output, state, f"{prefix}.output.LayerNorm")


def _copy(module: nn.Module, state: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(state[f"{name}.weight"])
    module.bias.copy_(state[f"{name}.bias"])
