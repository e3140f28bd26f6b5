"""Owns jobs that run beside the queue, such as a download or the export of a voice: none is ended unasked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.progress import Progress
from desktop import words
from desktop.jobs import Job

PATIENCE = 3000  # milliseconds for one to end where nobody can wait longer


@dataclass
class Errand:
    """One job; `share` is how much is done, 0-1, or None while the end is not known.

    Attributes:
        about: what it is done with, "" where that need not be said.
    """

    job: Job
    share: float | None = None
    about: str = ""

    @property
    def title(self) -> str:
        """E.g. "Downloading a model"."""
        said = {
            "fetch": words.tr("Downloading a model"),
            "export": words.tr("Exporting a voice"),
            "adopt": words.tr("Importing a voice"),
            "duplicate": words.tr("Duplicating a project"),
            "evaluate": words.tr("Measuring a voice"),
        }[self.job.stage]
        return f"{said}: {self.about}" if self.about else said

    @property
    def keeps(self) -> bool:
        """Whether what is done goes on next time; else it is removed."""
        return self.job.stage in ("fetch", "evaluate")


class Errands(QObject):
    """Those that run, the oldest first. Their owners show them; here they count as work."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.running: list[Errand] = []

    def begin(self, job: Job, about: str = "") -> None:
        """Start a job, which its owner keeps."""
        self.running.append(Errand(job, about=about))
        job.progress.connect(self._moved)
        job.finished.connect(self._ended)
        job.start()
        self.changed.emit()

    def stop(self) -> None:
        """Ask all to end."""
        for errand in self.running:
            errand.job.cancel()

    def close(self) -> None:
        """Stop all and wait for them: nothing handles events any more."""
        self.stop()
        for errand in self.running:
            if not errand.job.wait(PATIENCE):
                errand.job.kill()
                errand.job.wait()

    def _moved(self, progress: Progress) -> None:
        sender = self.sender()
        for errand in self.running:
            if errand.job is sender:
                errand.share = min(1.0, progress.done / progress.total) if progress.total else None
        self.changed.emit()

    def _ended(self) -> None:
        sender = self.sender()
        self.running = [errand for errand in self.running if errand.job is not sender]
        self.changed.emit()
