"""Owns work that is set aside: it saves and ends so that a writer has the memory, and goes on afterwards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.jobs import Job

if TYPE_CHECKING:
    from desktop.state import Run, State


class Aside(QObject):
    """One piece of work at a time; nothing begins meanwhile. Should Pastiche end, it was stopped.

    While it is set aside it stays in `State.runs`: its page says that it waits, and offers no start.

    Attributes:
        run: the work that is set aside and goes on, None where there is none.
    """

    ended = Signal(object)  # the Run that was to end, also where that was by itself

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._state = state
        self._leaving: Run | None = None
        self._goes_on = False
        self.run: Run | None = None
        self._held = False
        state.work_ended.connect(self._work_ended)

    def put(self, run: Run) -> None:
        """Have the work that runs save and end; `ended` follows. What the user stopped stays stopped."""
        if run is self._leaving:
            return  # it saves already
        goes_on = not run.job.stopping
        self._held = True
        self._state.queue.hold(True)
        self._state.stop_work(run)
        self._leaving, self._goes_on = run, goes_on

    @property
    def holding(self) -> bool:
        """Whether a writer has the memory, and all work waits until `take_up`."""
        return self._held and self._leaving is None

    def has(self, run: Run) -> bool:
        """Whether this work is set aside, or saves so that it can be."""
        return run is self._leaving or run is self.run

    def _work_ended(self, run: Run) -> None:
        if run is not self._leaving:
            return
        self._leaving = None
        if run.stopped and self._goes_on:
            self.run = run
            self._state.keep(run)
        self.ended.emit(run)
        self._state.work_changed.emit()

    def take_up(self) -> None:
        """Let it go on from where it was, before all that waits."""
        run, self.run = self.run, None
        if run is not None:
            job = run.job
            options = replace(job.options, resume=True)  # what was begun anew is begun
            self._state.begin(Job(job.stage, job.root, options), run.author, first=True)
        self._held = False
        self._state.queue.hold(False)

    def leave(self) -> None:
        """Let it be work that was stopped, also where it saves still; the writer keeps the memory."""
        run, self.run = self.run, None
        self._goes_on = False
        if run is not None:
            self._state.let_be(run)
