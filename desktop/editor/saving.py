"""Owns writing soon after a change: away from the window's thread, at most so often, again when it failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from core.progress import PasticheError
from desktop.jobs import Load

EVERY = 700
"""Milliseconds from a change to its being written, at most once in that time."""

AGAIN = 15_000
"""Milliseconds from a failed writing to the next try; a change does not wait for that."""


class SavedLater(QObject):
    """Writes one thing. `failed` is told once for each change, however often it is tried again."""

    failed = Signal(object)  # PasticheError
    saved = Signal()

    def __init__(self, prepare: Callable[[], Callable[[], object] | None], parent: QObject) -> None:
        """`prepare` takes down the state of now and gives what writes it, on any thread; None for nothing."""
        super().__init__(parent)
        self._prepare = prepare
        self._dirty = False  # something is not written
        self._told = False  # that it cannot be written, since the last change
        self._saving: Load | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)

    @property
    def pending(self) -> bool:
        """True while something is not known to be written."""
        return self._dirty or self._saving is not None

    def touch(self) -> None:
        """Something changed: write it before long."""
        self._dirty, self._told = True, False
        if not self._timer.isActive() or self._timer.remainingTime() > EVERY:
            self._timer.start(EVERY)

    def begin(self) -> None:
        """Write what is not written as it stands now, without waiting for it."""
        self._settle()
        self._save()

    def now(self) -> None:
        """Write what is not written yet, and wait for it.

        Raises:
            NoSpace, BadInput: see `core.files`; it is tried again later.
        """
        self.stop()
        write = self._prepare() if self._dirty else None
        if write is None:
            return
        try:
            write()
        except PasticheError:
            self._timer.start(AGAIN)
            raise
        self._dirty = False
        self.saved.emit()

    def stop(self) -> None:
        """Nothing is being written any more, nor by itself; what is not written is still known to be so."""
        self._timer.stop()
        self._settle()

    def forget(self) -> None:
        """What is not written yet shall not be written."""
        self.stop()
        self._dirty = False

    def _settle(self) -> None:
        """An older state must not be written after a newer one; whether it was written is not waited for."""
        if self._saving is not None:
            self._saving.drop()
            self._saving.wait()
            self._saving = None
            self._dirty = True

    def _save(self) -> None:
        if not self._dirty:
            return
        if self._saving is not None:
            self._timer.start(EVERY)
            return
        write = self._prepare()
        if write is not None:
            self._dirty = False
            self._saving = Load(write, self._saved, self._not_saved)

    def _saved(self, _nothing: object) -> None:
        self._saving = None
        self.saved.emit()

    def _not_saved(self, error: PasticheError) -> None:
        self._saving = None
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start(AGAIN)
        if not self._told:
            self._told = True
            self.failed.emit(error)
