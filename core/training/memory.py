"""Owns whether a training fits: bytes needed by a formula, and what would fit instead.

The formula has a term for everything that our trainer holds, with coefficients fitted to the measured
peaks of 21 small random models (4 % off on average, 13 % at worst); on 8 others it is 7 % off at worst.
`python -m tests.bench.bench_memory` measures those again, `python -m tests.bench.fit_memory` refits. It was
measured on a processor: on a Mac's GPU it is a first guess, which the stage *probe* corrects.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.writing.models import Shape, catalogue

SLICE, ROWS = 1 << 20, 128
"""As in `core.writing.halves`, which loads MLX: logits made at a time, or so many tokens' if that is more."""

BLOCK = 128
"""As in `core.training.attention`: rows of scores to a block."""

COMPLETION = 5 / 6
"""Share of an example that is learned; the rest is prompt."""


@dataclass(frozen=True, slots=True)
class Coefficients:
    """What the terms of the formula are multiplied with.

    Attributes:
        adapter: copies of the adapter while gradients are computed: weights, moments, some gradients.
        update: copies of it while it is updated, with nothing else in memory.
        plain: without checkpointing, for each layer: activations, float32 inputs of the adapter, scores.
        kept: with checkpointing, the input of each layer.
        layer: with checkpointing, for the one layer in work: as `plain`.
        loss: copies of a slice of logits, and how many more where slices follow each other closely.
    """

    adapter: float = 3.53
    update: float = 5.19
    plain: tuple[float, float, float] = (0.46, 2.36, 1.44)
    kept: float = 1.31
    layer: tuple[float, float, float] = (1.0, 5.22, 3.81)
    loss: tuple[float, float] = (5.86, 6.62)


FITTED = Coefficients()

GB = 1e9


@dataclass(frozen=True, slots=True)
class Need:
    """What a training would take.

    Attributes:
        weights, adapter: bytes; the adapter with its gradients and Adam's two moments.
        activations: bytes, those of the loss included.
    """

    weights: int
    adapter: int
    activations: int

    @property
    def total(self) -> int:
        return self.weights + self.adapter + self.activations


def adapter_parameters(shape: Shape, rank: int) -> int:
    """Trainable numbers with all seven targets in all layers."""
    attention = 2 * (shape.hidden + shape.queries) + 2 * (shape.hidden + shape.keys)
    return rank * shape.layers * (attention + 3 * (shape.hidden + shape.intermediate))


def estimate(
    shape: Shape,
    rank: int,
    tokens: int,
    batch: int = 1,
    checkpointing: bool = False,
    factor: float = 1.0,
    by: Coefficients = FITTED,
) -> Need:
    """Peak bytes of training on `batch` examples of `tokens` tokens each.

    Args:
        factor: measured against estimated activations on this machine, where something was measured.
    """
    h, q, i, size = shape.hidden, shape.queries, shape.intermediate, shape.bytes_per_activation
    count = batch * (tokens - 1)
    terms = (
        count * size * (7 * h + 3 * q + 2 * shape.keys + 4 * i),
        count * 4 * (5 * h + q + i),
        count * size * shape.heads * (tokens - 1 + BLOCK) / 2,  # the causal half of the scores
    )
    loss = _loss(shape, count, by)
    if checkpointing:
        layer = sum(c * term for c, term in zip(by.layer, terms, strict=True))
        activations = by.kept * shape.layers * count * h * size + max(layer, loss)
    else:
        layer = sum(c * term for c, term in zip(by.plain, terms, strict=True))
        activations = shape.layers * layer + loss
    numbers = 4 * adapter_parameters(shape, rank)
    while_updated = (by.update - by.adapter) * numbers
    weights = int(shape.parameters * shape.bytes_per_weight)
    return Need(weights, int(by.adapter * numbers), int(max(factor * activations, while_updated)))


def _loss(shape: Shape, count: int, by: Coefficients) -> float:
    """Bytes of the slices of logits that are in memory at once, in float32."""
    learned = max(1, int(COMPLETION * count))
    rows = min(learned, max(ROWS, SLICE // shape.vocabulary // 64 * 64))
    slices = -(-learned // rows)
    return (by.loss[0] + by.loss[1] * min(1.0, (slices - 1) / 3)) * 4 * rows * shape.vocabulary


def disk_bytes(shape: Shape, rank: int) -> int:
    """Bytes that a training writes: two checkpoints and a third being written, with the gradients of an
    unfinished group in each; the best adapter; the final one, twice while it takes the old one's place."""
    return (3 * 16 + 4 + 2 * 4) * adapter_parameters(shape, rank)


def shown(count: int) -> str:
    """Bytes of memory for people: "4.6 GB", "24 GB"."""
    return f"{count / GB:.1f} GB" if count < 9.95e9 else f"{count / GB:.0f} GB"


def offer(tokens: int, budget: int) -> str:
    """A sentence that names the largest choice that fits."""
    for info in catalogue():
        for rank in (64, 32, 16):
            if estimate(info.shape, rank, tokens, 1, True).total <= budget:
                return f"Choose the base model {info.name} with rank {rank}, which fits."
    return "Close other applications, or train on a machine with more memory."
