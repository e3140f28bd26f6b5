"""Owns the log: rotated, in the system's place. No text of books, no names of files, no keys ever get in.

Only our own lines are written as they are: words of ours, names of stages and kinds of errors. Of what
libraries, Qt and Python say, the log has who said it and where: their messages quote what they were given.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

from core import __version__, machine
from core.progress import PasticheError
from desktop import traces

if TYPE_CHECKING:
    from desktop.jobs import Job
    from desktop.state import Run, State

NAME = "pastiche"
SIZE, FILES = 500_000, 3
CRASH_SIZE = 100_000
_PLACED = re.compile(r":(?P<line>\d+): (?P<kind>\w*Warning): ")
_QUOTED = re.compile("[\"'“”‘’«»/\\\\\n\t]|:\\s")  # from here on a message of Qt's may quote something
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
ours = logging.getLogger(NAME)
ours.addHandler(logging.NullHandler())  # or Python prints our errors where no log was begun


@dataclass(frozen=True, slots=True)
class Told:
    """A failure that the user was shown. Attributes: time: seconds since 1970."""

    error: PasticheError
    time: float


_last: list[Told] = []
_open: list[IO[str]] = []  # faulthandler writes to it as long as the process lives


class Plain(logging.Formatter):
    """A line for each record; see the module's docstring for what of it is written."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        said = [self._said(record)]
        if record.exc_info and record.exc_info[1] is not None:
            said += traces.of_error(record.exc_info[1])
        head = f"{self.formatTime(record)} {record.levelname} "
        return head + traces.without_secrets("\n".join(said))

    def _said(self, record: logging.LogRecord) -> str:
        if record.name == NAME:
            return record.getMessage()
        if record.name == "py.warnings":
            message = record.getMessage()
            found = _PLACED.search(message)
            if found is not None:
                return f"{found['kind']} at {traces.short(message[: found.start()])}:{found['line']}"
            return "a warning of Python's"
        return f"{record.name} says something, at {traces.short(record.pathname)}:{record.lineno}"


def start() -> None:
    """Begin to write the log of this process; where its folder cannot be written, do without."""
    folder = machine.log_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _watch_for_crashes(folder / "crash.log")
    except OSError:
        return
    from logging.handlers import (
        RotatingFileHandler,
    )  # it brings sockets along, which no window needs at first

    handler = RotatingFileHandler(file(), maxBytes=SIZE, backupCount=FILES, encoding="utf-8", delay=True)
    handler.setFormatter(Plain())
    logging.getLogger().addHandler(handler)
    ours.setLevel(logging.INFO)
    logging.captureWarnings(True)
    qInstallMessageHandler(_from_qt)
    ours.info("started: %s", "; ".join(versions()))


def file() -> Path:
    return machine.log_dir() / "pastiche.log"


def versions() -> list[str]:
    """What runs here, for the log and for a report."""
    bits = "bundle" if getattr(sys, "frozen", False) else "source"
    return [
        f"Pastiche {__version__} ({bits})",
        f"Python {platform.python_version()}",
        f"Qt {qt_version}",
        machine.this_machine().system,
    ]


def _watch_for_crashes(path: Path) -> None:
    """Where a crash leaves what every thread was at: places in the code, no values."""
    if path.is_file() and path.stat().st_size > CRASH_SIZE:
        path.unlink()
    _open.append(path.open("a", encoding="utf-8"))
    faulthandler.enable(_open[-1])


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Qt's own words up to where they quote something."""
    level = _LEVELS.get(kind)
    if level is not None:
        ours.log(level, "Qt: %s", _QUOTED.split(message, maxsplit=1)[0][:120])
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"{message}\n")


# What happens.
def uncaught(error: BaseException) -> None:
    """An error that nobody expected, here."""
    ours.error("uncaught\n%s", "\n".join(traces.of_error(error)))


def problem(error: PasticheError) -> None:
    """A failure that is shown to the user; shown again, it is the same."""
    if _last and _last[-1].error is error:
        return
    _last[:] = [Told(error, time.time())]
    ours.error("\n".join([f"shown: {type(error).__name__}", *traces.bare(error.detail)]))


def last_problem() -> Told | None:
    return _last[-1] if _last else None


def tail(lines: int) -> list[str]:
    """The last lines of the log, those of rotated files included, oldest first."""
    found: list[str] = []
    for path in _files():
        found = [*path.read_text(encoding="utf-8", errors="replace").splitlines(), *found]
        if len(found) >= lines:
            break
    return found[-lines:]


def _files() -> Iterator[Path]:
    """The newest first."""
    for path in (file(), *(file().with_name(f"{file().name}.{n}") for n in range(1, FILES + 1))):
        if path.is_file():
            yield path


class Tracks(QObject):
    """Writes down when a stage began, and how it ended, by its name and the kind of its error."""

    def __init__(self, state: State) -> None:
        super().__init__(state)
        self._state = state
        self._began: dict[Job, float] = {}
        state.work_changed.connect(self._changed)
        state.work_ended.connect(self._ended)
        state.refused.connect(problem)

    def _changed(self) -> None:
        job = self._state.queue.current
        if job is not None and job not in self._began:
            self._began[job] = time.monotonic()
            ours.info("%s: began", job.stage)

    def _ended(self, run: Run) -> None:
        took = time.monotonic() - self._began.pop(run.job, time.monotonic())
        how = "stopped" if run.stopped else "done"
        if run.error is not None:
            how = f"failed with {type(run.error).__name__}"
        ours.info("%s: %s after %d s", run.job.stage, how, took)
        if run.error is not None:
            problem(run.error)
