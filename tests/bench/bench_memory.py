"""Measures trainings that the memory formula was not fitted to, each in a fresh process.

python -m tests.bench.bench_memory
"""

from __future__ import annotations

from core.training.memory import estimate
from tests.bench.bars import Bar, finish
from tests.bench.memory_cases import HELD_OUT
from tests.bench.memory_runs import Run, peak

MOST = 10.0
"""Per cent that the estimate may be off."""


def estimated(run: Run) -> int:
    """Bytes, by the formula."""
    return estimate(run.shape(), run.rank, run.tokens, run.batch, run.checkpointing).total


def bars() -> list[Bar]:
    """One for each configuration: how far the estimate is off; takes some five minutes."""
    found = []
    for run in HELD_OUT:
        measured = peak(run)
        off = 100 * abs(estimated(run) / measured - 1)
        said = f"memory, {run.name}: {measured / 1e6:.0f} MB, estimated {estimated(run) / 1e6:.0f}, off by"
        found.append(Bar(said, off, "<=", MOST, " %"))
    return found


if __name__ == "__main__":
    finish(bars())
