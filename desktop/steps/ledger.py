"""Owns the writing down of the user's word on paragraphs and passages: no waiting, and none lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from core.progress import NoSpace, PasticheError
from core.project import Project
from desktop.jobs import Load

Write = Callable[[Project, Mapping[str, str]], None]
"""Writes words by id into a project; "" takes one back."""

RETRY = 5000
"""Milliseconds after which what a full disk did not take is tried again."""


class Ledger(QObject):
    """Of one project. `written` comes when nothing waits any more, `failed` with what went wrong.

    As long as something waits there is a `Load` that takes it, so that an application that ends waits for it.
    What could not be written waits for the next decision; after a full disk it is also tried by itself, and
    `failed` comes once.
    """

    written = Signal()
    failed = Signal(object)

    def __init__(self, root: Path, write: Write, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.root = root
        self._write_words = write
        self._lock = Lock()
        self._waiting: dict[str, str] = {}
        self._busy = False
        self._retry = QTimer(self, interval=RETRY, singleShot=True)
        self._retry.timeout.connect(lambda: self._begin(self._again_failed))

    @property
    def busy(self) -> bool:
        return self._busy

    @property
    def held(self) -> bool:
        """Whether something could not be written and waits."""
        return bool(self._waiting) and not self._busy

    def add(self, verdicts: Mapping[str, str]) -> None:
        """Write these words by id, and what waits; "" takes one back."""
        with self._lock:
            self._waiting.update(verdicts)
        self._begin(self._failed)

    def _begin(self, failed: Callable[[PasticheError], None]) -> None:
        with self._lock:
            idle, self._busy = not self._busy, True
        if idle:
            Load(self._write, lambda _: self.written.emit(), failed)

    def _failed(self, error: PasticheError) -> None:
        self._again_failed(error)
        self.failed.emit(error)

    def _again_failed(self, error: PasticheError) -> None:
        if isinstance(error, NoSpace):
            self._retry.start()

    def _write(self) -> None:
        """On the thread of a `Load`: write until nothing waits."""
        taken: dict[str, str] = {}
        try:
            project = Project.open(self.root)
            while taken := self._take():
                self._write_words(project, taken)
        except BaseException:
            with self._lock:
                self._waiting = {**taken, **self._waiting}
                self._busy = False
            raise

    def _take(self) -> dict[str, str]:
        with self._lock:
            taken, self._waiting = self._waiting, {}
            self._busy = bool(taken)
        return taken
