"""Owns how much memory writing takes: the base model with its adapter, and the describer beside it."""

from __future__ import annotations

from core.writing.models import Shape

TEXTS, TOKENS = 8, 1500
"""So many texts are written at a time, of so many tokens each."""


def writing_need(shape: Shape, adapter: int, describer: Shape | None = None) -> int:
    """Bytes of restyling, reckoned and not measured: weights, and what is kept of the texts being written.

    Args:
        adapter: bytes of its weights. describer: where it runs in the same memory, else None.
    """
    beside = _one(describer) if describer is not None else 0
    return _one(shape) + adapter + beside


def _one(model: Shape) -> int:
    kept = 2 * model.layers * model.keys * model.bytes_per_activation * TEXTS * TOKENS
    return int(model.parameters * model.bytes_per_weight) + kept
