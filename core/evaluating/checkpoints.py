"""Owns the comparison of a training's checkpoints: on loss, style and copying together, and which is best.

A state of the weights that copies is never better than one that does not, nor is one that was not checked
better than one that was, or one that held-out pages surprise more than the base model. Among the others the
best has the least loss; where that may be chance, the style decides. Another state than the voice as it
stands is offered only where it is better beyond chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.evaluating import measuring
from core.evaluating.interval import Interval
from core.evaluating.loss import RowLoss
from core.evaluating.summary import Checkpoint, Offer


@dataclass(frozen=True)
class State:
    """What was measured of one state of the weights.

    Attributes:
        row: as it is shown. rows: its loss on each held-out page.
    """

    row: Checkpoint
    rows: Sequence[RowLoss]


def compare(states: Sequence[State], base: Sequence[RowLoss]) -> tuple[tuple[Checkpoint, ...], Offer | None]:
    """The states by step with the best marked, and what to say of it; one of them is in use.

    None where there is nothing but the voice as it stands.

    Args:
        base: the base model's loss on the same held-out pages.
    """
    used = next(state for state in states if state.row.in_use)
    if len(states) < 2:
        return (used.row,), None
    others = [state for state in states if state is not used and _fit(state, used, base)]
    best = max(others, key=lambda state: _merit(state, used), default=used)
    why = _better(best, used)
    chosen = best if why else used
    rows = sorted((state.row for state in states), key=lambda row: row.step)
    marked = tuple(replace(row, best=row is chosen.row) for row in rows)
    stays = f"The voice as it stands does best of {len(states)} states of the training."
    return marked, Offer(chosen.row.step, bool(why), why or stays)


def _fit(state: State, used: State, base: Sequence[RowLoss]) -> bool:
    """Whether a state may take the place of the one in use at all."""
    verdict, now = state.row.copies.verdict, used.row.copies.verdict
    if verdict == "copied" or (verdict == "not checked") != (now == "not checked"):
        return False
    return not measuring.difference(state.rows, base).above_zero


def _merit(state: State, used: State) -> tuple[float, ...]:
    """What makes one state better than another, the weightiest first."""
    gain = measuring.difference(used.rows, state.rows)
    sure = gain.middle if gain.above_zero or gain.below_zero else 0.0
    return (sure, _points(state), gain.middle)


def _better(state: State, used: State) -> str:
    """Why a state is better than the voice as it stands beyond chance; "" where it is not."""
    if state is used:
        return ""
    if used.row.copies.verdict == "copied":
        return f"Step {state.row.step} does better: it does not copy, as the voice as it stands does."
    gain = measuring.difference(used.rows, state.rows)
    if gain.above_zero:
        return f"Step {state.row.step} does better: unseen pages surprise it less."
    if gain.below_zero:
        return ""
    if _apart(state.row.position, used.row.position):
        return f"Step {state.row.step} does better: it is nearer to the author, and knows the pages as well."
    return ""


def _points(state: State) -> float:
    return state.row.position.middle if state.row.position is not None else 0.0


def _apart(one: Interval | None, other: Interval | None) -> bool:
    """Whether one stands higher than the other, and their intervals do not meet."""
    if one is None or other is None or one.few or other.few:
        return False
    return one.low > other.high
