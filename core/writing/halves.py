"""Owns a language model in two halves, so that logits are made only where they are wanted, a slice at a time.

A vocabulary of 150,000 makes the logits of a page larger than everything else in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mlx.core as mx
from mlx.utils import tree_flatten

SLICE = 1 << 20
"""Logits made at a time, 4 MB in float32, if that are `ROWS` tokens or more."""
ROWS = 128
"""Tokens to a slice at least: with fewer, reading the output layer again for each would take time."""


@dataclass(frozen=True)
class Halves:
    """A base model as two functions.

    Attributes:
        body: ids (rows, width) -> hidden states (rows, width, hidden).
        head: hidden states (tokens, hidden) -> logits (tokens, vocabulary).
    """

    body: Callable[[Any], Any]
    head: Callable[[Any], Any]

    def step(self, hidden: Any) -> int:
        """Tokens to a slice."""
        vocabulary = self.head(hidden[:1]).shape[-1]  # lazy: never computed
        return max(ROWS, SLICE // int(vocabulary) // 64 * 64)


def halves(model: Any, learning: bool = True) -> Halves:
    """The model in two; where its build is unusual, the head does nothing and the body makes the logits.

    Told by trying: both ways must give the same logits.

    Args:
        learning: whether gradients are wanted, for which a head that learns is not taken off.
    """
    whole = Halves(model, lambda logits: logits)
    body = getattr(model, "model", None)
    if not callable(body):
        return whole
    embedding = getattr(body, "embed_tokens", None)
    head = getattr(model, "lm_head", None) or getattr(embedding, "as_linear", None)
    owner: Any = getattr(model, "lm_head", None) or embedding
    if not callable(head) or (learning and tree_flatten(owner.trainable_parameters())):
        return whole  # a head that learns needs a gradient of its own
    ids = mx.array([[1, 2, 3]])
    training = model.training
    model.eval()
    try:
        same = mx.array_equal(model(ids), head(body(ids))).item()
    except (TypeError, ValueError, AttributeError):
        same = False
    model.train(training)
    return Halves(body, head) if same else whole
