"""Owns the icon in the menu bar (the tray elsewhere): what runs and how far, commands, and what has ended."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from core.stages import WALK
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
        state.run_ended.connect(self._tell_end)
        self.tray.messageClicked.connect(open_window)
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

    def _tell_end(self, stage: str) -> None:
        """A notification for whoever looks elsewhere."""
        found = ending(self.state, stage)
        if found is not None and self.tray is not None and not looked_at():
            title, text, icon = found
            self.tray.showMessage(title, text, icon)

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


def looked_at() -> bool:
    """Whether Pastiche is the application in front."""
    return QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive


def ending(state: State, stage: str) -> tuple[str, str, QSystemTrayIcon.MessageIcon] | None:
    """What to say of a step that has just ended: title, text, icon; None for what the user stopped."""
    if stage not in WALK or stage in state.stopped:
        return None
    error, author = (
        state.problems.get(stage),
        state.project.author if state.project is not None else "Pastiche",
    )
    if error is not None:
        said = words.tr("{step} was stopped by a problem").format(step=words.step_title(stage))
        return said, str(error), QSystemTrayIcon.MessageIcon.Warning
    result = state.result(stage)
    text = words.step_done(stage, result) if result is not None else ""
    if stage == "train":
        return words.tr("The voice is ready"), author, QSystemTrayIcon.MessageIcon.Information
    said = words.tr("{step} is done").format(step=words.step_title(stage))
    return said, ". ".join(part for part in (author, text) if part), QSystemTrayIcon.MessageIcon.Information
