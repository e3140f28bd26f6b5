"""Owns what the window knows: the open project, which step is fresh, what runs, and what went wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.progress import BadInput, PasticheError, Progress, ReadOnly
from core.project import Project
from core.stages import STAGES, WALK
from desktop import words
from desktop.aside import Aside
from desktop.claims import Claims
from desktop.errands import Errands
from desktop.jobs import Job, JobQueue, Load
from desktop.preferences import Preferences
from desktop.settings import starts
from desktop.turns import holds_model, measuring
from desktop.words import Clock


@dataclass
class Run:
    """One run of a stage, from the moment it was asked for.

    Attributes:
        author: of the project that it belongs to.
        error, stopped, result: how it ended; of these one at most is set, and none before the end.
    """

    job: Job
    clock: Clock = field(default_factory=Clock)
    progress: Progress | None = None
    author: str = ""
    error: PasticheError | None = None
    stopped: bool = False
    result: Any = None

    @property
    def share(self) -> float | None:
        """How much is done, 0-1; None while the end is not known."""
        if self.progress is None or not self.progress.total:
            return None
        return min(1.0, self.progress.done / self.progress.total)


@dataclass
class Ran:
    """Of one project: what runs or waits by its stage, what failed last, and what was stopped."""

    runs: dict[str, Run] = field(default_factory=dict)
    problems: dict[str, PasticheError] = field(default_factory=dict)
    stopped: set[str] = field(default_factory=set)


def ends_early(voice: Path) -> bool:
    """See `desktop.loading.ends_early`, whose reading of results no window waits for. For a `Load`."""
    from desktop import loading

    return loading.ends_early(voice)


def read_freshness(root: Path) -> dict[str, str]:
    """Stage -> "missing", "fresh" or "stale". Hashes files: for a `Load`."""
    project = Project.open(root)
    damaged = unreadable(project)
    return {name: "missing" if name in damaged else project.state(STAGES[name]) for name in WALK}


def unreadable(project: Project) -> list[str]:
    """The steps of which project.json says what cannot be read: as good as not run. A newer Pastiche's
    project is not judged."""
    found = []
    for name in () if project.read_only else WALK:
        try:
            project.outcome(STAGES[name])
        except BadInput:
            found.append(name)
    return found


class State(QObject):
    """Shared by all pages. Signals of a stage carry its name and speak of the open project.

    Work goes on in a project that was put away: `works`, `work_changed` and `work_ended` speak of every
    project's.
    """

    project_changed = Signal()
    stages_changed = Signal()
    run_started = Signal(str)
    run_moved = Signal(str)
    run_ended = Signal(str)
    work_changed = Signal()
    work_ended = Signal(object)  # a Run
    voices_changed = Signal()  # one was renamed, brought or thrown away
    refused = Signal(object)  # a PasticheError that belongs to no stage
    closing = Signal()  # the window closes: what is being written must go to the disk now

    def __init__(self, preferences: Preferences | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.preferences = preferences or Preferences()
        self.project: Project | None = None
        self.claims = Claims()
        self.queue = JobQueue(self)
        self.queue.ended.connect(self._job_ended)
        self.queue.started.connect(lambda _: self.work_changed.emit())
        self.errands = Errands(self)
        self.errands.changed.connect(self.queue.go_on)
        self.errands.changed.connect(self.work_changed)
        self.queue.may_begin = lambda job: not (holds_model(job) and measuring(self.errands))
        self._kept: dict[Path | None, Ran] = {}
        self.aside = Aside(self)
        self._show_ran(None)
        self.freshness: dict[str, str] = {}
        self.ended_early = False
        """The open project's voice is the best of a training that was stopped."""
        self.holders: list[Callable[[], bool]] = []
        """Who keeps a model in memory beside the work: each lets go, or says that it is in use."""
        self._reading: Load | None = None

    # The project.
    def open_project(self, root: Path) -> bool:
        """Open a project, to be looked at where another window has it; `refused` tells why it cannot be."""
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
        self.forget(project.root)
        self._take(project)
        return True

    def close_project(self) -> None:
        """Put the project away; its work goes on."""
        if self.project is not None:
            self._take(None)

    def look_again(self) -> None:
        """Open the project again, which another window may have left meanwhile."""
        if self.project is not None:
            self.open_project(self.project.root)

    @property
    def read_only(self) -> str:
        """Why the open project can only be looked at, in a sentence; empty where it may be changed."""
        found = self.why_read_only()
        return found.message if found is not None else ""

    def why_read_only(self) -> ReadOnly | None:
        """None, or why the open project can only be looked at, and what to do about it."""
        return None if self.project is None else self.claims.refusal(self.project)

    def _take(self, project: Project | None) -> None:
        self.project = project
        if project is not None:
            self.claims.take(project.root)
        self._let_go()
        self._show_ran(project.root if project is not None else None)
        self.freshness, self.ended_early = {}, False
        if project is not None:
            self.preferences.remember(project.root)
        self.project_changed.emit()
        self.refresh()
        if project is not None and (damaged := unreadable(project)):
            said = words.tr("What this project knows of the step {step} cannot be read.")
            remedy = words.tr("Run that step again. Your books lie there as they were.")
            self.refused.emit(BadInput(said.format(step=words.step_title(damaged[0])), remedy))

    def _let_go(self) -> None:
        """Another window may have what is neither open nor at work here."""
        opened = self.project.root if self.project is not None else None
        self.claims.keep_only({opened, *(run.job.root for run in self.unfinished())})

    def forget(self, root: Path) -> None:
        """The project in this folder is gone: another one made there begins with nothing."""
        if self.project is not None and self.project.root == root:
            self._take(None)
        self._kept.pop(root, None)
        starts.forget(self.preferences, root)  # nor may its text go where the text of the other one might

    def _show_ran(self, root: Path | None) -> None:
        """Turn to what runs, failed and was stopped in this project."""
        ran = self._kept.setdefault(root, Ran())
        self.runs, self.problems, self.stopped = ran.runs, ran.problems, ran.stopped

    def _ran(self, job: Job) -> Ran:
        return self._kept.setdefault(job.root, Ran())

    def _is_open(self, job: Job) -> bool:
        return self.project is not None and self.project.root == job.root

    # What is fresh.
    def refresh(self) -> None:
        """Look again which steps are done, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        if self.project is None:
            self.stages_changed.emit()
            return
        root, voice = self.project.root, self.project.adapter
        self._reading = Load(
            lambda: (read_freshness(root), ends_early(voice)), self._show_freshness, self._not_read
        )

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self.refused.emit(error)

    def _show_freshness(self, found: tuple[dict[str, str], bool]) -> None:
        self._reading = None
        self.freshness, self.ended_early = found
        self.stages_changed.emit()

    @property
    def settled(self) -> bool:
        """False while freshness is being looked up."""
        return self._reading is None

    def result(self, stage: str) -> Any:
        """The stage's last Result, or None where it never finished."""
        if self.project is None:
            return None
        try:
            return self.project.outcome(STAGES[stage])
        except BadInput:
            return None  # damaged, which was told; or a newer Pastiche says more than this one knows

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
        """Run a stage of the open project as soon as nothing else runs, in whatever project."""
        if self.project is None or stage in self.runs:
            return None
        if (refused := self.why_read_only()) is not None:
            self.refused.emit(refused)
            return None
        return self.begin(Job(stage, self.project.root, options), self.project.author)

    def begin(self, job: Job, author: str, first: bool = False) -> Run:
        """Run a job of any project; `first` puts it before those that wait."""
        ran = self._ran(job)
        ran.problems.pop(job.stage, None)
        ran.stopped.discard(job.stage)
        job.progress.connect(self._job_moved)
        job.succeeded.connect(self._job_succeeded)
        job.failed.connect(self._job_failed)
        job.cancelled.connect(self._job_cancelled)
        run = ran.runs[job.stage] = Run(job, author=author)
        self.queue.submit(job, first)
        self._tell(job, self.run_started)
        return run

    def last_problem(self, root: Path) -> tuple[str, PasticheError] | None:
        """The stage that failed last in this project since Pastiche was started, and why; or None."""
        problems = self._kept[root].problems if root in self._kept else {}
        return next(reversed(problems.items()), None)

    def works(self) -> list[Run]:
        """The work of every project: what runs, then what waits, in its order."""
        return [run for job in self.queue.jobs() if (run := self._ran(job).runs.get(job.stage)) is not None]

    def unfinished(self) -> list[Run]:
        """The work of every project that is not at its end: what is set aside for a while, then `works`."""
        return [*([self.aside.run] if self.aside.run is not None else []), *self.works()]

    def sooner(self, run: Run) -> None:
        """Let work that waits begin before the one that waits before it."""
        self.queue.move_up(run.job)
        self.work_changed.emit()

    def stop(self, stage: str) -> None:
        """Ask the stage of the open project to save and end."""
        run = self.runs.get(stage)
        if run is not None:
            self.stop_work(run)

    def stop_work(self, run: Run) -> None:
        """Ask the work of any project to save and end; what waits or is set aside goes on no more."""
        if self.aside.has(run):
            self.aside.leave()
        run.job.cancel()
        self.queue.drop_waiting(run.job)
        self._tell(run.job, self.run_moved)

    def keep(self, run: Run) -> None:
        """Work that has ended counts as its project's all the same: it is set aside, and goes on."""
        self._ran(run.job).runs[run.job.stage] = run
        self._tell(run.job, self.run_started)

    def let_be(self, run: Run) -> None:
        """Such work goes on no more."""
        self._ran(run.job).runs.pop(run.job.stage, None)
        self._tell(run.job, self.run_ended)
        self._let_go()

    def _tell(self, job: Job, signal: Any) -> None:
        """Emit the signal of a stage where its project is the open one; everybody learns of the work."""
        if self._is_open(job):
            signal.emit(job.stage)
        self.work_changed.emit()

    def kill(self, stage: str) -> None:
        run = self.runs.get(stage)
        if run is not None:
            run.job.kill()

    def _job_moved(self, progress: Progress) -> None:
        job = self.queue.current  # only what runs reports
        run = self._ran(job).runs.get(job.stage) if job is not None else None
        if job is None or run is None:
            return
        run.progress = progress
        run.clock.see(time.monotonic(), progress.done, progress.total)
        self._tell(job, self.run_moved)

    def _job_succeeded(self, result: object) -> None:
        """The project holds the result; until freshness is looked up again, the step counts as done."""
        job = self.sender()
        if isinstance(job, Job):
            self._ran(job).runs[job.stage].result = result
            if self._is_open(job):
                self.freshness[job.stage] = "fresh"

    def _job_failed(self, error: PasticheError) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._ran(job).problems[job.stage] = error

    def _job_cancelled(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._ran(job).stopped.add(job.stage)

    def _job_ended(self, job: Job) -> None:
        ran = self._ran(job)
        run = ran.runs.pop(job.stage, None)
        if self._is_open(job):
            assert self.project is not None
            try:
                self.project.reload()
            except PasticheError as error:
                self.refused.emit(error)
        self._tell(job, self.run_ended)
        if run is not None:
            run.error = ran.problems.get(job.stage)
            run.stopped = run.error is None and run.result is None
            self.work_ended.emit(run)
            self._let_go()
        if self._is_open(job):
            self.refresh()

    def shut_down(self) -> None:
        """Stop every job and wait for it, before the application ends."""
        self.queue.close()
        self.errands.close()
        Load.finish_all()
        self.claims.keep_only(())
