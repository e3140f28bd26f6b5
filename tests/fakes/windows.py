"""Owns what tests of the window share: waiting for what is being read, and a run fed by hand."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QApplication

from core.progress import Progress
from desktop.jobs import Job, Load
from desktop.state import Run
from desktop.window import Window

PATIENCE = 30.0  # seconds
TURN = 0.002  # seconds that who reads gets between two looks for events
QUIET = 0.12  # seconds without anything: longer than the pause before lists break lines anew
LOOKS = 20  # for events in that time: a busy machine may let all of it pass between two of them


def settle(app: QApplication | None = None) -> None:
    """Handle events until nothing is being read any more and the layout rests."""
    app = app or QApplication.instance()  # type: ignore[assignment]
    assert app is not None
    end = time.monotonic() + PATIENCE
    quiet, looks = time.monotonic(), 0
    while time.monotonic() - quiet < QUIET or looks < LOOKS:
        assert time.monotonic() < end, "something is read without end"
        began = time.monotonic()
        app.processEvents()
        looks += 1
        worked = time.monotonic() - began > 0.05  # a long step, whose next one may wait its turn
        if worked or Load.busy():
            quiet, looks = time.monotonic(), 0
        if not worked:
            time.sleep(TURN)


def feed(window: Window, stage: str, reports: Iterable[Progress], options: Any = None) -> Run:
    """A run of a stage that is not really started, having told these reports."""
    state = window.state
    assert state.project is not None
    run = Run(Job(stage, state.project.root, options), author=state.project.author)
    earlier = state.works()[:1]
    state.runs[stage] = run
    if earlier and earlier[0].job.stage != stage:
        state.queue.waiting.insert(0, earlier[0].job)
    state.queue.current = run.job
    state._tell(run.job, state.run_started)
    for report in reports:
        state._job_moved(report)
    return run


def end_feed(window: Window, stage: str, error: Any = None) -> None:
    """End such a run, well or with an error."""
    state = window.state
    job = state.runs[stage].job
    state.queue.current = state.queue.waiting.pop(0) if state.queue.waiting else None
    if error is not None:
        state.problems[stage] = error
    state._job_ended(job)
