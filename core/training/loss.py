"""Owns the loss of a batch: only where there is something to learn, and with its gradient in one pass.

mlx-lm's loss makes logits for every token, prompt and padding too, and runs over them twice, once for the
loss and once for the gradient. A vocabulary of 150,000 makes that a tenth of the work and, for small
batches, most of the memory. Here the logits are made for completion tokens alone, a slice at a time, and
since the output layer is frozen, the gradient of a slice is known as soon as its loss is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mlx.core as mx

from core.writing.halves import Halves


def make_loss(parts: Halves) -> Callable[..., tuple[Any, Any]]:
    """A loss for `nn.value_and_grad`: (model, inputs, places, targets, weights) -> (mean loss, tokens).

    The mean is per completion token, in nats; shapes are those of `batching.Batch`. Differentiable in what
    is below the head, once.
    """

    @mx.custom_function
    def summed(hidden: Any, targets: Any, weights: Any) -> tuple[Any, Any]:
        total: Any = mx.array(0.0)
        gradients: list[Any] = []
        step = parts.step(hidden)
        for start in range(0, hidden.shape[0], step):
            rows = slice(start, start + step)
            part = hidden[rows]
            if gradients:  # one after the other, or the slices would all be in memory at once
                part = mx.depends(part, [total, gradients[-1]])
            loss, gradient = _slice(parts.head, part, targets[rows], weights[rows])
            total = total + loss
            gradients.append(gradient)
        return total, mx.concatenate(gradients)

    @summed.vjp
    def summed_vjp(primals: Any, cotangents: Any, outputs: Any) -> tuple[Any, Any, Any]:
        hidden, targets, weights = primals
        back = (outputs[1] * cotangents[0]).astype(hidden.dtype)
        return back, mx.zeros_like(targets), mx.zeros_like(weights)

    def loss(_: Any, inputs: Any, places: Any, targets: Any, weights: Any) -> tuple[Any, Any]:
        hidden = parts.body(inputs)
        found: Any = summed(hidden.reshape(-1, hidden.shape[-1])[places], targets, weights)
        tokens = weights.sum()
        return found[0] / tokens, tokens

    return loss


def _slice(head: Callable[[Any], Any], hidden: Any, targets: Any, weights: Any) -> tuple[Any, Any]:
    """The summed loss of some tokens, and its gradient in their hidden states."""
    logits = head(hidden)
    dtype, logits = logits.dtype, logits.astype(mx.float32)
    top = logits.max(axis=-1, keepdims=True)
    powers = mx.exp(logits - top)
    sums = powers.sum(axis=-1, keepdims=True)
    right, weights = targets[:, None], weights[:, None]
    surprise = top + mx.log(sums) - mx.take_along_axis(logits, right, axis=-1)
    off = powers * (weights / sums)  # the gradient: what was expected less what came
    off = mx.put_along_axis(off, right, mx.take_along_axis(off, right, axis=-1) - weights, axis=-1)
    back = mx.vjp(head, [hidden], [off.astype(dtype)])[1][0]
    return (surprise * weights).sum(), back
