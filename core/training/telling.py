"""Owns what a training tells of itself: figures for the window, and what the last measurement means."""

from __future__ import annotations

import mlx.core as mx

from core.training.checkpoints import State


def verdict(state: State) -> str:
    """What the last measurement means, in a plain sentence."""
    if state.last_loss is None or state.loss_before is None or not state.step:
        return "Measured before the first step."
    fall = 100 * (1 - state.last_loss / state.loss_before)
    if state.best_step == state.step:
        return f"Still learning: {fall:.1f} % better on held-out text than before training."
    return f"Held-out text got no better since step {state.best_step}: it may have begun to memorise."


def figures(state: State, train_loss: float, speed: float) -> dict[str, float]:
    """Figures by name, without those that are not known yet.

    Args:
        train_loss: of late, nats per completion token. speed: completion tokens a second, of late.
    """
    best = state.best_loss is not None
    found = {
        "step": float(state.step),
        "train_loss": train_loss or None,
        "val_loss": state.last_loss,
        "best_val_loss": state.best_loss,
        "best_step": float(state.best_step) if best else None,
        "since_best": float(state.since_best) if best else None,
        "tokens_per_second": speed or None,
        "peak_memory": mx.get_peak_memory() / 1e9,
    }
    return {name: value for name, value in found.items() if value is not None}
