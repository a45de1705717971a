"""Train the encoder on a mix within a budget of wall-clock time; stop and go on at will."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from benchmarks.quality.verifier.encoder import Encoder, load
from benchmarks.quality.verifier.rows import Pair

BATCH = 24
PEAK = 1.2e-4
"""Highest step size, reached after ``WARM_UP`` of the budget, then straight down to 0."""
WARM_UP = 0.04
SMOOTHING = 0.05
LONGEST = 112
"""Word pieces of a pair in training; longer pairs lose the end of their evidence."""
SAVE_EVERY = 300.0

Row = tuple[list[int], list[int], tuple[int, ...]]


def write(folder: Path, *, encoder: Path, minutes: float, seed: int) -> None:
    """Train on ``rows.pt`` until the budget is spent, and keep ``state.pt`` in ``folder``.

    One thread: on shared cores a second one waits more than it works. A training that was stopped
    goes on from what it saved last, with other rows first.
    """
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    prepared = torch.load(folder / "rows.pt")
    model = load(encoder, prepared["kept"])
    _run(_Run(folder, model, minutes * 60), prepared["rows"], seed)


def encode(tokenizer: Tokenizer, pairs: list[Pair]) -> list[Row]:
    """Return word pieces, sides and labels of each pair."""
    tokenizer.enable_truncation(LONGEST, strategy="longest_first")
    encoded = tokenizer.encode_batch([(pair.claim, pair.evidence) for pair in pairs])
    return [(one.ids, one.type_ids, pair.target) for one, pair in zip(encoded, pairs, strict=True)]


def batches(rows: list[Row], rng: random.Random) -> Iterator[list[Row]]:
    """Yield batches of rows of like length without end, every row once before any again."""
    while True:
        order = rng.sample(rows, len(rows))
        for start in range(0, len(order), 40 * BATCH):
            block = sorted(order[start : start + 40 * BATCH], key=lambda row: len(row[0]))
            cut = [block[at : at + BATCH] for at in range(0, len(block), BATCH)]
            rng.shuffle(cut)
            yield from cut


def tensors(batch: list[Row]) -> tuple[Tensor, Tensor, Tensor | None, Tensor]:
    """Return ids, sides, mask (None when all are of one length) and allowed labels."""
    length = max(len(ids) for ids, _, _ in batch)
    ids = torch.tensor([row[0] + [0] * (length - len(row[0])) for row in batch])
    types = torch.tensor([row[1] + [0] * (length - len(row[1])) for row in batch])
    lengths = torch.tensor([len(row[0]) for row in batch])
    mask = None if int(lengths.min()) == length else torch.arange(length) < lengths[:, None]
    allowed = torch.zeros(len(batch), 3, dtype=torch.bool)
    for at, row in enumerate(batch):
        allowed[at, list(row[2])] = True
    return ids, types, mask, allowed


def loss_of(logits: Tensor, allowed: Tensor) -> Tensor:
    """Return the mean loss: minus log of the probability of all labels allowed, smoothed."""
    logs = torch.log_softmax(logits, dim=-1)
    right = torch.logsumexp(logs.masked_fill(~allowed, -1e9), dim=-1)
    return -((1 - SMOOTHING) * right + SMOOTHING * logs.mean(dim=-1)).mean()


class _Run:
    """A model in training: how long it has trained, and what it needs to go on."""

    def __init__(self, folder: Path, model: Encoder, budget: float) -> None:
        self.saved = folder / "state.pt"
        self.model, self.budget = model, budget
        for part in (model.words, model.positions, model.types, model.norm, model.layers[0]):
            part.requires_grad_(requires_grad=False)
        self.weights = [weight for weight in model.parameters() if weight.requires_grad]
        self.optimiser = torch.optim.AdamW(self.weights, lr=PEAK, weight_decay=0.01, fused=True)
        self.spent, self.step, self.seen = 0.0, 0, 0
        if self.saved.exists():
            self._go_on()

    def _go_on(self) -> None:
        state = torch.load(self.saved)
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.spent, self.step, self.seen = state["spent"], state["step"], state["seen"]

    def learn(self, batch: list[Row]) -> float:
        """Take one step and return the loss before it."""
        share = self.spent / self.budget
        rate = PEAK * min(share / WARM_UP, (1 - share) / (1 - WARM_UP))
        for group in self.optimiser.param_groups:
            group["lr"] = max(rate, PEAK / 1000)
        ids, types, mask, allowed = tensors(batch)
        loss = loss_of(self.model(ids, types, mask), allowed)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step, self.seen = self.step + 1, self.seen + len(ids)
        return loss.item()

    def save(self) -> None:
        """Write all of it beside, then into its place."""
        state = {"model": self.model.state_dict(), "optimiser": self.optimiser.state_dict()}
        state |= {"spent": self.spent, "step": self.step, "seen": self.seen}
        beside = self.saved.with_suffix(".new")
        torch.save(state, beside)
        beside.replace(self.saved)


def _run(run: _Run, rows: list[Row], seed: int) -> None:
    stream = batches(rows, random.Random(seed + 1000 * run.step))  # noqa: S311 - an order, no secret
    begun, last, average = time.monotonic() - run.spent, run.spent, 1.1
    while run.spent < run.budget:
        average += 0.02 * (run.learn(next(stream)) - average)
        run.spent = time.monotonic() - begun
        if run.step % 25 == 0:
            minutes = run.spent / 60
            line = f"{minutes:.1f} min, step {run.step}, {run.seen} pairs, loss {average:.3f}\n"
            sys.stderr.write(line)
        if run.spent - last > SAVE_EVERY or run.spent >= run.budget:
            last = run.spent
            run.save()
