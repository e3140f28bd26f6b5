"""Owns the comparison of a training's checkpoints: on loss, style and copying together, and which is best.

A state of the weights that copies is never better than one that does not. Among the others the best has the
least loss; where that may be chance, the style decides. Another state than the voice as it stands is offered
only where it is better beyond chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from core.evaluating import measuring
from core.evaluating.interval import Interval
from core.evaluating.loss import RowLoss
from core.evaluating.summary import Checkpoint, Offer, Verdict

_ORDER: tuple[Verdict, ...] = ("clear", "not checked", "look", "copied")


@dataclass(frozen=True)
class State:
    """What was measured of one state of the weights.

    Attributes:
        row: as it is shown. rows: its loss on each held-out page.
    """

    row: Checkpoint
    rows: Sequence[RowLoss]


def compare(states: Sequence[State]) -> tuple[tuple[Checkpoint, ...], Offer | None]:
    """The states by step with the best marked, and what to say of it; one of them is in use.

    None where there is nothing but the voice as it stands.
    """
    used = next(state for state in states if state.row.in_use)
    if len(states) < 2:
        return (used.row,), None
    best = max([state for state in states if state is not used], key=lambda state: _merit(state, used))
    why = _better(best, used)
    chosen = best if why else used
    rows = sorted((state.row for state in states), key=lambda row: row.step)
    marked = tuple(replace(row, best=row is chosen.row) for row in rows)
    stays = f"The voice as it stands does best of {len(states)} states of the training."
    return marked, Offer(chosen.row.step, bool(why), why or stays)


def _merit(state: State, used: State) -> tuple[float, ...]:
    """What makes one state better than another, the weightiest first."""
    gain = measuring.difference(used.rows, state.rows)
    sure = gain.middle if gain.above_zero or gain.below_zero else 0.0
    return (-_ORDER.index(state.row.copies.verdict), sure, _points(state), gain.middle)


def _better(state: State, used: State) -> str:
    """Why a state is better than the voice as it stands beyond chance; "" where it is not."""
    one, other = (_ORDER.index(s.row.copies.verdict) for s in (state, used))
    if one != other:
        if one > other:
            return ""
        return f"Step {state.row.step} does better: it copies less than the voice as it stands."
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
