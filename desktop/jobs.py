"""Owns the window's threads: Job runs a stage in a child, JobQueue one after another, Load reads files."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, QTimer, Signal

from core.progress import Cancelled, PasticheError, Progress
from core.project import Project
from core.runner import Control, run_child
from desktop.giving_way import giving_way
from desktop.language import translated

INTERVAL = 0.1
"""Seconds between two reports to the window; those in between are passed over, save the last."""


def as_error(error: BaseException) -> PasticheError:
    """Any failure as one that can be shown, in the language on screen."""
    if isinstance(error, PasticheError):
        error.message, error.remedy = translated(error.message), translated(error.remedy)
        return error
    detail = "".join(traceback.format_exception(error))
    return PasticheError(
        QCoreApplication.translate(
            "jobs", "Something went wrong inside Pastiche. Your files are as they were."
        ),
        QCoreApplication.translate("jobs", "Try again. If it happens again, copy the details and report it."),
        detail,
    )


class Job(QThread):
    """One run of a stage in a child process, with its events as signals of the window's thread.

    Exactly one of `succeeded`, `failed` (a PasticheError) and `cancelled` comes, then `finished`.
    """

    progress = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _holding = Signal()

    def __init__(self, stage: str, root: Path | None, options: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.root = root
        self.options = options
        self._control = Control()
        self._sent = 0.0
        self._held: Progress | None = None
        self._lock = Lock()
        self._holding.connect(self._wait_and_flush)

    @property
    def stopping(self) -> bool:
        return self._control.stopped

    def cancel(self) -> None:
        """Finish the step in hand, save, end."""
        self._control.stop()

    def kill(self) -> None:
        """End now; what was not saved yet is lost."""
        self._control.kill()

    def run(self) -> None:
        try:
            if self._control.stopped:
                raise Cancelled
            project = Project.open(self.root) if self.root is not None else None
            result = run_child(self.stage, project, self.options, self._report, self._control)
        except Cancelled:
            self._flush()
            self.cancelled.emit()
        except Exception as error:  # the window shows whatever it is
            self._flush()
            self.failed.emit(as_error(error))
        else:
            self._flush()
            self.succeeded.emit(result)

    def _report(self, progress: Progress) -> None:
        now = time.monotonic()
        with self._lock:
            early = now - self._sent < INTERVAL
            first = early and self._held is None
            self._held = progress if early else None
            if not early:
                self._sent = now
                self.progress.emit(progress)
        if first:
            self._holding.emit()

    def _wait_and_flush(self) -> None:
        """What was passed over is told at last, also where nothing follows it for long."""
        QTimer.singleShot(int(INTERVAL * 1000), self, self._flush)

    def _flush(self) -> None:
        with self._lock:
            held, self._held = self._held, None
            if held is not None:
                self._sent = time.monotonic()
                self.progress.emit(held)


class JobQueue(QObject):
    """Runs jobs one at a time, in the order they came."""

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.current: Job | None = None
        self.waiting: list[Job] = []
        self._held = self._closed = False
        self.may_begin: Callable[[Job], bool] = lambda job: True
        """Asked before a job begins; where it may not, it and all behind it wait until `go_on`."""

    def submit(self, job: Job, first: bool = False) -> None:
        """Run the job when all before it are done; `first` puts it before those that wait."""
        job.setParent(self)
        self.waiting.insert(0 if first else len(self.waiting), job)
        self._next()

    def hold(self, on: bool) -> None:
        """While on, nothing new begins; what runs goes on."""
        self._held = on
        self._next()

    def go_on(self) -> None:
        """Ask again whether what waits may begin."""
        self._next()

    def jobs(self) -> list[Job]:
        """What runs, then what waits, in its order."""
        return [*([self.current] if self.current is not None else []), *self.waiting]

    def move_up(self, job: Job) -> None:
        """Let a job that waits run before the one that waits before it."""
        if job in self.waiting and (place := self.waiting.index(job)):
            self.waiting.insert(place - 1, self.waiting.pop(place))

    def _next(self) -> None:
        free = self.current is None and not self._held and not self._closed
        if free and self.waiting and self.may_begin(self.waiting[0]):
            self.current = self.waiting.pop(0)
            self.current.finished.connect(self._finished)
            self.current.start()
            self.started.emit(self.current)

    def _finished(self) -> None:
        job, self.current = self.current, None
        if job is not None:
            job.wait()
            self.ended.emit(job)
            job.setParent(None)
        self._next()

    def drop_waiting(self, job: Job) -> None:
        """Take a job out that has not started."""
        if job in self.waiting:
            self.waiting.remove(job)
            job.setParent(None)
            self.ended.emit(job)

    def stop(self) -> None:
        """Ask what runs to save and end; nothing begins any more. `ended` follows."""
        self._closed = True
        self.waiting.clear()
        if self.current is not None:
            self.current.cancel()

    def close(self, patience: float = 30.0) -> None:
        """The same, and wait: nothing handles events any more. What takes longer, in seconds, is killed."""
        self.stop()
        job = self.current
        if job is not None and not job.wait(int(patience * 1000)):
            job.kill()
            job.wait()


class Load(QThread):
    """Reads something away from the window's thread, then calls back on it.

    Keep the work in pure functions of paths: it must not touch widgets.
    """

    _alive: set[Load] = set()  # noqa: RUF012  # a QThread must outlive its thread, whoever forgets it

    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[PasticheError], None] | None = None,
    ) -> None:
        super().__init__()
        self._work = work
        self._then = then
        self._failed = failed
        self._value: Any = None
        self._error: PasticheError | None = None
        self.dropped = False
        Load._alive.add(self)
        self.finished.connect(self._deliver)
        self.start()

    def drop(self) -> None:
        """Forget the answer: a newer question was asked, or the page is gone."""
        self.dropped = True

    def run(self) -> None:
        try:
            with giving_way():
                self._value = self._work()
        except Exception as error:  # shown by whoever asked
            self._error = as_error(error)

    def _deliver(self) -> None:
        self.wait()
        Load._alive.discard(self)
        if self.dropped:
            return
        if self._error is None:
            self._then(self._value)
        elif self._failed is not None:
            self._failed(self._error)
        else:
            raise self._error

    @classmethod
    def busy(cls) -> bool:
        return bool(cls._alive)

    @classmethod
    def finish_all(cls) -> None:
        """Wait for every thread and drop the answers: the application is ending."""
        for load in list(cls._alive):
            load.drop()
            load.wait()
        cls._alive.clear()
