"""Owns whose the memory is: the one rule by which work that holds a model comes before whoever writes."""

from __future__ import annotations

from core.progress import PasticheError
from desktop.state import Run, State
from desktop.turns import holds_model, measuring


class InUse(PasticheError):
    """Something else has the memory."""


def heavy(state: State) -> Run | None:
    """The work that runs now, of whatever project, and holds a model of its own."""
    current = state.queue.current
    run = next((run for run in state.works() if run.job is current), None)
    if run is not None and holds_model(run.job):
        return run
    measured = measuring(state.errands)
    return Run(measured) if measured is not None else None


def can_pause(run: Run) -> bool:
    """Whether it can be set aside and goes on from there; a short measuring would begin anew."""
    return run.job.stage in ("train", "neutralize")


def comes_first(state: State) -> Run | None:
    """The work whose memory a writer must not take: what runs, or is set aside and goes on at any moment."""
    return state.aside.run or heavy(state)
