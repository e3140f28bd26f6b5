"""Owns the application: names, locale, look, and what happens with an error that nobody caught."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from core import __version__, keys
from desktop import language, theme, words
from desktop.jobs import as_error
from desktop.preferences import Preferences

FRAME = QSize(8, 40)
"""Pixels for the window's frame and title bar; how much it is, no system tells before it draws them."""


class Application(QApplication):
    """Hands on the books and projects that the system asks to open, e.g. from the Finder."""

    opened = Signal(str)
    may_quit: Callable[[], bool] | None = None
    """Asked when the system ends us, e.g. at log-out: a window that only hid would keep it waiting."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Quit and self.may_quit is not None and not self.may_quit():
            event.ignore()
            return True
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit(event.file())
            return True
        return super().event(event)


def make_app(argv: Sequence[str] = ()) -> QApplication:
    """The one QApplication, dressed as the user prefers."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else Application(list(argv) or ["pastiche"])
    app.setApplicationName("Pastiche")
    app.setApplicationDisplayName("Pastiche")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("pastiche")
    app.setQuitOnLastWindowClosed(False)
    QLocale.setDefault(words.locale())
    app.setProperty("language", language.install(app))
    preferences = Preferences()
    scheme = preferences.get("scheme", "auto")
    theme.install(app, scheme if scheme in ("light", "dark") else "auto", preferences.get("scale", 1.0))
    return app


def fitting(wanted: QSize, screen: QSize) -> QSize:
    """The size for a window that, with its frame, stays on what is free of the screen."""
    return wanted.boundedTo(screen - FRAME)


class Catcher(QObject):
    """Shows what nobody caught in the window, and writes it to the log."""

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        self.window = window
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        from desktop import log, traces

        log.uncaught(error)
        if sys.stderr is not None and sys.stderr.isatty():
            sys.stderr.write(keys.without_keys("".join(traceback.format_exception(kind, error, trace))))
        elif sys.stderr is not None:  # it may be a file: as in the log
            sys.stderr.write("\n".join(traces.of_error(error)) + "\n")
        self.window.state.refused.emit(as_error(error))  # type: ignore[attr-defined]


class FirstPaint(QObject):
    """Prints the CPU-seconds from the start of the process to the first painted frame, then quits."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.report)
        return False

    def report(self) -> None:
        print(f"{time.process_time():.3f}", flush=True)
        QApplication.exit(0)


def main(argv: Sequence[str]) -> int:
    """Open the window; paths in `argv` are a project or books to begin with. `--self-test` proves instead."""
    if "--self-test" in argv:
        from desktop.selftest import command

        return command.main(argv)
    measuring = "--time-to-paint" in argv
    app = make_app([argv[0], *(a for a in argv[1:] if a != "--time-to-paint")])
    from desktop import log
    from desktop.window import Window

    if not measuring:
        log.start()
    window = Window()
    window.resize(fitting(window.size(), app.primaryScreen().availableSize()))
    catcher = Catcher(window)
    log.Tracks(window.state)
    if isinstance(app, Application):
        app.opened.connect(window.opening.open_path)
        app.may_quit = window.leave
    app.aboutToQuit.connect(window.state.shut_down)
    app.lastWindowClosed.connect(lambda: None if window.icon.there else app.quit())
    if measuring:
        first = FirstPaint(window)
        # Qt paints no parent that an opaque child covers, so the innermost widget is watched.
        welcome: Any = window.pages["welcome"]
        welcome.doors.installEventFilter(first)
    elif argv[1:]:
        window.opening.open_paths([Path(path) for path in argv[1:]])
    window.show()
    status = app.exec()
    log.ours.info("ended")
    del catcher
    return status
