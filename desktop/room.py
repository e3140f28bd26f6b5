"""Owns whose the memory is: the one rule by which work that holds a model comes before whoever writes."""

from __future__ import annotations

from core.progress import PasticheError
from desktop.state import Run, State


class InUse(PasticheError):
    """Something else has the memory."""


def heavy(state: State) -> Run | None:
    """The work that runs now, of whatever project, and holds a model of its own."""
    current = state.queue.current
    run = next((run for run in state.works() if run.job is current), None)
    if run is not None:
        llm = str(getattr(run.job.options, "llm", ""))
        asks = run.job.stage in ("neutralize", "try") and llm.partition(":")[0] == "mlx"
        if asks or run.job.stage in ("train", "probe"):
            return run
    measured = (errand.job for errand in state.errands.running if errand.job.stage == "evaluate")
    return next((Run(job) for job in measured), None)


def can_pause(run: Run) -> bool:
    """Whether it can be set aside and goes on from there; a short measuring would begin anew."""
    return run.job.stage in ("train", "neutralize")


def comes_first(state: State) -> Run | None:
    """The work whose memory a writer must not take: what runs, or is set aside and goes on at any moment."""
    return state.aside.run or heavy(state)
