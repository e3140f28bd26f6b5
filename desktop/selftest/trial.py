"""Owns what the checks of the self-test share: application, folder, window, and waiting that has an end."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import psutil
from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType
from PySide6.QtWidgets import QApplication

from core.progress import Cancelled, PasticheError
from desktop.jobs import Job, Load

if TYPE_CHECKING:
    from core.project import Project
    from desktop.window import Window

LOOK = 20
"""Milliseconds between two looks whether what is waited for has come."""
HEARD = 100
"""Most messages of Qt that are kept."""


class Skipped(Exception):
    """A check that says nothing about this copy, and why."""


class Failed(PasticheError):
    """A check that found something wrong; without a remedy of its own, that of the check holds."""

    def __init__(self, message: str, remedy: str = "", detail: str = "") -> None:
        super().__init__(message, remedy, detail)


class Trial:
    """One self-test under way.

    Attributes:
        folder: its own, where projects and all else lie.
        began: when, in seconds since 1970.
        window: as soon as there is one.
        heard: what Qt complained of.
    """

    def __init__(self, app: QApplication, folder: Path, limit: float) -> None:
        """`limit`: seconds for all of it."""
        self.app = app
        self.folder = folder
        self.began = time.time()
        self.window: Window | None = None
        self.heard: list[str] = []
        self._end = time.monotonic() + limit
        self._troubles: list[PasticheError] = []
        self._processes: set[psutil.Process] = set()

    # Time.
    @property
    def left(self) -> float:
        """Seconds."""
        return max(0.0, self._end - time.monotonic())

    def until(self, holds: Callable[[], object], seconds: float, what: str = "it") -> None:
        """Handle events until it holds.

        Raises:
            Failed: that took longer; `what` did.
        """
        seconds = min(seconds, self.left)
        loop, look = QEventLoop(), QTimer(interval=LOOK)
        end = QTimer(singleShot=True, interval=round(seconds * 1000))
        look.timeout.connect(lambda: loop.quit() if holds() else None)
        end.timeout.connect(loop.quit)
        if not holds():
            look.start()
            end.start()
            loop.exec()
        look.stop()
        end.stop()
        if not holds():
            raise Failed(f"{what} did not end within {seconds:.0f} seconds")

    def away(self, work: Callable[[], Any], seconds: float) -> Any:
        """What `work` gives, done on another thread: it may hang without holding the window.

        Raises:
            Failed: it took longer. PasticheError: as it does.
        """
        values: list[Any] = []
        errors: list[PasticheError] = []
        load = Load(work, values.append, errors.append)
        try:
            self.until(lambda: values or errors, seconds)
        finally:
            load.drop()
        if errors:
            raise errors[0]
        return values[0]

    def job(self, stage: str, options: Any, seconds: float) -> Any:
        """The result of a stage in a child, as the window runs it.

        Raises:
            Failed: it took longer, and was killed. PasticheError, Cancelled: as the stage does.
        """
        job = Job(stage, None, options)
        results: list[Any] = []
        errors: list[PasticheError] = []
        job.succeeded.connect(results.append)
        job.failed.connect(errors.append)
        job.start()
        try:
            self.until(job.isFinished, seconds)
        finally:
            job.kill()
            job.wait()
        self.app.processEvents()  # what it said last
        if errors:
            raise errors[0]
        if not results:
            raise Cancelled
        return results[0]

    # What goes wrong beside.
    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """An error that nobody caught, e.g. while a page is painted; for `sys.excepthook`."""
        said = traceback.format_exception_only(error)[-1].strip()
        self.trouble(Failed(said, detail="".join(traceback.format_exception(kind, error, trace))))

    def trouble(self, error: PasticheError) -> None:
        """A failure that the window showed."""
        self._troubles.append(error)

    def hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """For `qInstallMessageHandler`."""
        known = message in self.heard or kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
        if not known and len(self.heard) < HEARD:
            self.heard.append(message)
        if kind is QtMsgType.QtFatalMsg and sys.stderr is not None:  # the process ends behind this
            sys.stderr.write(f"{message}\n")

    def take_troubles(self) -> list[PasticheError]:
        """What went wrong beside since the last time."""
        troubles, self._troubles = self._troubles, []
        return troubles

    # Children.
    def children(self) -> set[psutil.Process]:
        """Every process that was begun from here and lives; also those of children that have ended."""
        self._processes |= set(psutil.Process().children(recursive=True))
        return {process for process in self._processes if _alive(process)}

    def need_window(self) -> Window:
        """The window.

        Raises:
            Skipped: it did not open.
        """
        if self.window is None:
            raise Skipped("there is no window")
        return self.window

    def need_project(self) -> Project:
        """The project that is open in it.

        Raises:
            Skipped: there is none.
        """
        project = self.need_window().state.project
        if project is None:
            raise Skipped("there is no project")
        return project


def _alive(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False
