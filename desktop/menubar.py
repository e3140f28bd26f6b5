"""Owns the icon in the menu bar (the tray elsewhere): what runs, how far it is, and a few commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop import words
from desktop.state import State
from desktop.widgets.icons import pixmap


class MenubarIcon(QObject):
    """Where the system has no tray nothing is shown, and nothing else changes."""

    def __init__(
        self, state: State, open_window: Callable[[], None], quit_app: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.state = state
        self.tray: QSystemTrayIcon | None = None
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        icon = QIcon(pixmap("quill", "#000000", 18, 2.0))
        icon.setIsMask(True)
        self.tray = QSystemTrayIcon(icon, self)
        self._menu = QMenu()
        self._status = self._menu.addAction("")
        self._status.setEnabled(False)
        self._stop = self._menu.addAction(self.tr("Stop"), self._stop_current)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Open Pastiche"), open_window)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit Pastiche"), quit_app)
        self.tray.setContextMenu(self._menu)
        for signal in (state.run_started, state.run_moved, state.run_ended):
            signal.connect(self._show)
        self._show()
        self.tray.show()

    @property
    def there(self) -> bool:
        return self.tray is not None and self.tray.isVisible()

    def _show(self, *_: object) -> None:
        if self.tray is None:
            return
        text = status(self.state)
        self._status.setText(text or self.tr("Nothing runs"))
        self._stop.setVisible(bool(text))
        self.tray.setToolTip(f"Pastiche. {text}" if text else "Pastiche")

    def _stop_current(self) -> None:
        job = self.state.queue.current
        if job is not None:
            self.state.stop(job.stage)


def status(state: State) -> str:
    """E.g. "Learning the voice, 57 %. About 50 minutes left"; empty when nothing runs."""
    job = state.queue.current
    run = state.runs.get(job.stage) if job is not None else None
    if run is None:
        return ""
    title = words.step_busy(run.job.stage)
    if run.share is None:
        return title
    return f"{title}, {words.percent(run.share)}. {run.clock.sentence()}"
