"""Owns what the window knows: the open project, which step is fresh, what runs, and what went wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.progress import PasticheError, Progress
from core.project import Project
from core.stages import STAGES, WALK
from desktop.jobs import Job, JobQueue, Load
from desktop.preferences import Preferences
from desktop.words import Clock


@dataclass
class Run:
    """One run of a stage, from the moment it was asked for."""

    job: Job
    clock: Clock = field(default_factory=Clock)
    progress: Progress | None = None

    @property
    def share(self) -> float | None:
        """How much is done, 0-1; None while the end is not known."""
        if self.progress is None or not self.progress.total:
            return None
        return min(1.0, self.progress.done / self.progress.total)


def read_freshness(root: Path) -> dict[str, str]:
    """Stage -> "missing", "fresh" or "stale". Hashes files: for a `Load`."""
    project = Project.open(root)
    return {name: project.state(STAGES[name]) for name in WALK}


class State(QObject):
    """Shared by all pages. Signals of a stage carry its name."""

    project_changed = Signal()
    stages_changed = Signal()
    run_started = Signal(str)
    run_moved = Signal(str)
    run_ended = Signal(str)
    refused = Signal(object)  # a PasticheError that belongs to no stage
    closing = Signal()  # the window closes: what is being written must go to the disk now

    def __init__(self, preferences: Preferences | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences or Preferences()
        self.project: Project | None = None
        self.queue = JobQueue(self)
        self.queue.ended.connect(self._job_ended)
        self.runs: dict[str, Run] = {}
        self.problems: dict[str, PasticheError] = {}
        self.stopped: set[str] = set()
        self.freshness: dict[str, str] = {}
        self.holders: list[Callable[[], bool]] = []
        """Who keeps a model in memory beside the work: each lets go, or says that it is in use."""
        self._reading: Load | None = None

    # The project.
    def open_project(self, root: Path) -> bool:
        """Open a project; `refused` tells why not."""
        try:
            project = Project.open(root)
        except PasticheError as error:
            self.refused.emit(error)
            return False
        self._take(project)
        return True

    def create_project(self, root: Path, author: str) -> bool:
        """Make a project and open it; `refused` tells why not."""
        try:
            project = Project.create(root, author)
        except PasticheError as error:
            self.refused.emit(error)
            return False
        self._take(project)
        return True

    def close_project(self) -> None:
        """Put the project away. Nothing happens while it is at work."""
        if self.project is not None and not self.runs:
            self._take(None)

    def _take(self, project: Project | None) -> None:
        self.project = project
        self.problems.clear()
        self.stopped.clear()
        self.freshness = {}
        if project is not None:
            self.preferences.remember(project.root)
        self.project_changed.emit()
        self.refresh()

    # What is fresh.
    def refresh(self) -> None:
        """Look again which steps are done, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        if self.project is None:
            self.stages_changed.emit()
            return
        root = self.project.root
        self._reading = Load(lambda: read_freshness(root), self._show_freshness, self.refused.emit)

    def _show_freshness(self, found: dict[str, str]) -> None:
        self._reading = None
        self.freshness = found
        self.stages_changed.emit()

    @property
    def settled(self) -> bool:
        """False while freshness is being looked up."""
        return self._reading is None

    def result(self, stage: str) -> Any:
        """The stage's last Result, or None where it never finished."""
        return None if self.project is None else self.project.outcome(STAGES[stage])

    def done(self, stage: str) -> bool:
        """True when the stage has an output, fresh or stale."""
        return self.freshness.get(stage, "missing") != "missing"

    def behind(self, stage: str) -> str:
        """The earlier step whose changes have not reached this one yet, or ""."""
        earlier = WALK[: WALK.index(stage)]
        return next((name for name in earlier if self.freshness.get(name) == "stale"), "")

    def options(self, stage: str) -> Mapping[str, Any]:
        return {} if self.project is None else self.project.options(stage)

    # What runs.
    def make_room(self) -> bool:
        """Have every idle model leave the memory; False where one is in use."""
        gone = [let_go() for let_go in self.holders]  # each is asked, also after one that cannot
        return all(gone)

    def start(self, stage: str, options: Any) -> Run | None:
        """Run a stage of the open project as soon as nothing else runs."""
        if self.project is None or stage in self.runs:
            return None
        self.problems.pop(stage, None)
        self.stopped.discard(stage)
        job = Job(stage, self.project.root, options)
        job.progress.connect(self._job_moved)
        job.succeeded.connect(self._job_succeeded)
        job.failed.connect(self._job_failed)
        job.cancelled.connect(self._job_cancelled)
        run = Run(job)
        self.runs[stage] = run
        self.queue.submit(job)
        self.run_started.emit(stage)
        return run

    def stop(self, stage: str) -> None:
        """Ask the stage to save and end."""
        run = self.runs.get(stage)
        if run is not None:
            run.job.cancel()
            self.queue.drop_waiting(run.job)
            self.run_moved.emit(stage)

    def kill(self, stage: str) -> None:
        run = self.runs.get(stage)
        if run is not None:
            run.job.kill()

    def _job_moved(self, progress: Progress) -> None:
        run = self.runs.get(progress.stage)
        if run is None:
            return
        run.progress = progress
        run.clock.see(time.monotonic(), progress.done, progress.total)
        self.run_moved.emit(progress.stage)

    def _job_succeeded(self, result: object) -> None:
        """The project holds the result; until freshness is looked up again, the step counts as done."""
        job = self.sender()
        if isinstance(job, Job):
            self.freshness[job.stage] = "fresh"

    def _job_failed(self, error: PasticheError) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self.problems[job.stage] = error

    def _job_cancelled(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self.stopped.add(job.stage)

    def _job_ended(self, job: Job) -> None:
        self.runs.pop(job.stage, None)
        if self.project is not None and self.project.root == job.root:
            try:
                self.project.reload()
            except PasticheError as error:
                self.refused.emit(error)
        self.run_ended.emit(job.stage)
        self.refresh()

    def shut_down(self) -> None:
        """Stop every job and wait for it, before the application ends."""
        self.queue.close()
        Load.finish_all()
