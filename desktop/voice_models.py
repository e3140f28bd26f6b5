"""Owns the downloads of base models that voices lack: each runs beside all other work, and can be stopped."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.fetching import Options
from core.progress import PasticheError, Progress
from desktop import words
from desktop.jobs import Job
from desktop.state import State
from desktop.steps.tryout import bytes_sentence


class Fetch(QObject):
    """One download. `ended` brings a PasticheError, or None where it came or was stopped."""

    moved = Signal()
    ended = Signal(object)

    def __init__(self, state: State, model: str, parent: QObject) -> None:
        super().__init__(parent)
        self.model = model
        self.error: PasticheError | None = None
        self._clock = words.Clock()
        self._progress: Progress | None = None
        self._job = Job("fetch", None, Options(model), self)
        self._job.progress.connect(self._told)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._finished)
        state.errands.begin(self._job)

    @property
    def share(self) -> float | None:
        found = self._progress
        return None if found is None or not found.total else min(1.0, found.done / found.total)

    @property
    def stopping(self) -> bool:
        return self._job.stopping

    @property
    def sentence(self) -> str:
        """E.g. "1.2 GB of 4.6 GB. About 20 minutes left."."""
        found = self._progress
        if self.stopping:
            return words.tr("Stopping. What has come is kept, and it goes on from there.")
        if found is None or not found.total:
            return words.tr("Starting...")
        return f"{bytes_sentence(found.done, found.total)}. {self._clock.sentence()}."

    def stop(self) -> None:
        self._job.cancel()
        self.moved.emit()

    def _told(self, progress: Progress) -> None:
        self._progress = progress
        self._clock.see(time.monotonic(), progress.done, progress.total)
        self.moved.emit()

    def _failed(self, error: PasticheError) -> None:
        self.error = error

    def _finished(self) -> None:
        self._job.wait()
        self.ended.emit(self.error)


class Fetches(QObject):
    """Those at work, by the model's name."""

    moved = Signal(str)
    ended = Signal(str, object)  # model, PasticheError or None

    def __init__(self, state: State, parent: QObject) -> None:
        super().__init__(parent)
        self.running: dict[str, Fetch] = {}
        self._state = state

    def start(self, model: str) -> None:
        if model in self.running:
            return
        fetch = Fetch(self._state, model, self)
        self.running[model] = fetch
        fetch.moved.connect(lambda: self.moved.emit(model))
        fetch.ended.connect(lambda error: self._ended(model, error))
        self.moved.emit(model)

    def stop(self, model: str) -> None:
        if model in self.running:
            self.running[model].stop()

    def _ended(self, model: str, error: Any) -> None:
        self.running.pop(model).deleteLater()
        self.ended.emit(model, error)
