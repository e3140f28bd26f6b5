"""Owns work that is set aside: it saves and ends so that a writer has the memory, and goes on afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs import Job

if TYPE_CHECKING:
    from desktop.state import Run, State


class Aside(QObject):
    """One piece of work at a time; nothing begins meanwhile. Should Pastiche end, it was stopped.

    Attributes:
        run: the work that is set aside, None where there is none.
    """

    ended = Signal(object)  # the Run that was to end, also where that was by itself

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._state = state
        self._leaving: Run | None = None
        self.run: Run | None = None
        state.work_ended.connect(self._work_ended)

    def put(self, run: Run) -> None:
        """Have the work that runs save and end; `ended` follows."""
        self._leaving = run
        self._state.queue.hold(True)
        self._state.stop_work(run)

    def _work_ended(self, run: Run) -> None:
        if run is self._leaving:
            self._leaving, self.run = None, run
            self.ended.emit(run)
            self._state.work_changed.emit()

    def take_up(self) -> None:
        """Let it go on from where it was, before all that waits."""
        run, self.run = self.run, None
        if run is None:
            return
        job = run.job
        if run.stopped and not self._state.waits(job):
            self._state.begin(Job(job.stage, job.root, job.options), run.author, first=True)
        self._state.queue.hold(False)

    def leave(self) -> None:
        """Let it be work that was stopped."""
        self.run = None
        self._state.queue.hold(False)
        self._state.work_changed.emit()
