"""Owns whose turn it is: what needs the memory waits while a voice is measured beside the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop.jobs import Job

if TYPE_CHECKING:
    from desktop.errands import Errands
    from desktop.state import State


def tr(text: str) -> str:
    return QCoreApplication.translate("turns", text)


def holds_model(job: Job) -> bool:
    """Whether it has a model of its own in memory."""
    llm = str(getattr(job.options, "llm", ""))
    asks = job.stage in ("neutralize", "try") and llm.partition(":")[0] == "mlx"
    return asks or job.stage in ("train", "probe")


def measuring(errands: Errands) -> Job | None:
    """The measuring of a voice that runs, or None."""
    return next((errand.job for errand in errands.running if errand.job.stage == "evaluate"), None)


def why_waits(state: State, job: Job) -> str:
    """What work waits for that has not begun, in a sentence."""
    if state.queue.current is None and measuring(state.errands) is not None and holds_model(job):
        return tr("A voice is being measured and needs the memory. This begins by itself after that.")
    return tr("Waits for the work before it.")
