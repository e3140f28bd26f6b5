"""Owns the making of an author's index in the background: its child, how far it is, and what came of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from core.progress import PasticheError, Progress
from desktop.editor.nearby import Source
from desktop.jobs import Job
from desktop.language import translated


class Children(QObject):
    """Children of the "index" stage, each kept until its thread has ended, whoever forgets it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._alive: set[Job] = set()

    def job(self, source: Source, options: Any) -> Job:
        """One that can be started."""
        made = Job("index", source.root, options)
        self._alive.add(made)
        made.finished.connect(lambda: self._forget(made))
        return made

    def _forget(self, job: Job) -> None:
        job.wait()
        self._alive.discard(job)

    def shut_down(self) -> None:
        """End every child and wait for it."""
        for job in list(self._alive):
            job.kill()
            job.wait()
        self._alive.clear()


class Making(QObject):
    """One index at a time, which goes on while nobody looks at it.

    `moved` tells how far it is, `made` that it is there; after `stop` neither comes.
    """

    moved = Signal()
    made = Signal(object)  # the Source
    failed = Signal(object, object)  # the Source, and the PasticheError

    def __init__(self, children: Children) -> None:
        super().__init__(children)
        self._children = children
        self._job: Job | None = None
        self.source = Source("")
        self.note = ""
        self.share: float | None = None

    @property
    def on(self) -> bool:
        return self._job is not None

    def of(self, source: Source) -> bool:
        """Whether this author's index is the one that is being made."""
        return self.on and self.source.same_place(source)

    def start(self, source: Source, text: str = "") -> None:
        """Make the index of a source, from the file `text` where it has none of its own."""
        assert not self.on, "one index at a time"
        self.source, self.note, self.share = source, self.tr("Starting, which takes some seconds…"), None
        job = self._job = self._children.job(source, source.make(text))
        job.progress.connect(lambda progress: self._moved(job, progress))
        job.succeeded.connect(lambda _: self._ended(job, None))
        job.failed.connect(lambda error: self._ended(job, error))
        job.start()

    def stop(self) -> None:
        """Give it up."""
        job, self._job = self._job, None
        if job is not None:
            job.kill()

    def _moved(self, job: Job, progress: Progress) -> None:
        if job is self._job:
            self.note, self.share = translated(progress.note), share(progress)
            self.moved.emit()

    def _ended(self, job: Job, error: PasticheError | None) -> None:
        if job is not self._job:
            return
        self._job = None
        if error is None:
            self.made.emit(self.source)
        else:
            self.failed.emit(self.source, error)


def share(progress: Progress) -> float | None:
    """How much is done, of 0-1; None before the first step is, and where nobody knows of how many."""
    return progress.done / progress.total if progress.total and progress.done else None
