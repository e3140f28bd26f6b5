"""Owns the end of Pastiche: what closing and Quit ask, and that it ends when the work has saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.menubar import status
from desktop.state import State
from desktop.widgets.question import ask
from desktop.words import tr

if TYPE_CHECKING:
    from desktop.window import Window

PATIENCE = 30_000
"""Milliseconds for the work to save; then it is ended as it stands."""


class Leaving:
    """What closing and quitting mean for the window while work runs."""

    def __init__(self, window: Window) -> None:
        self._window, self._state = window, window.state
        self.saving = False
        """While the work saves, and nothing leads back any more."""
        self._gone = self._quitting = False

    def quit(self) -> None:
        """Leave Pastiche, asking first while something runs."""
        if self.leave():
            QGuiApplication.quit()

    def leave(self) -> bool:
        """Close for good, also where the icon would keep the window; False where the user stays.

        It takes as long as the work takes to save; events are handled meanwhile.
        """
        if not self._gone and not self.saving:
            editor = self._editor()
            asks = works(self._state) or (editor is not None and editor.session.unsaved)
            if asks and not self._window.isVisible():
                self._window.come_back()  # a sheet needs its window
            self._quitting = True
            self._window.close()
            self._quitting = False
        return self._gone

    def may_close(self) -> bool:
        """Whether the window, asked to close, does; all is saved then. With an icon it only hides."""
        window, editor = self._window, self._editor()
        if self._gone or self.saving:
            return self._gone
        if window.icon.there and not self._quitting:
            window.hide()  # the work goes on, and the icon leads back
            window.icon.tell_hidden()
            return False
        if editor is not None and not editor.may_close():
            return False
        if works(self._state) and not self.may_stop():
            return False
        self._end()
        return True

    def may_stop(self) -> bool:
        """Ask whether the work may be ended."""
        text, info = tr("Stop the work and quit?"), " ".join(_consequences(self._state))
        return ask(self._window, text, info, tr("Stop and Quit"), tr("Keep Working"))

    def _end(self) -> None:
        """Save what is there, out of the user's sight where the icon tells of it, and let the work save."""
        window, state, editor = self._window, self._state, self._editor()
        self.saving = True
        window.opening.remember_page()
        state.queue.stop()  # first: what is let go of begins nothing any more
        state.aside.leave()
        if editor is not None:
            editor.shut_down()
        state.closing.emit()
        close_others(window)
        if window.icon.there:
            window.hide()
        else:
            window.centralWidget().setEnabled(False)
            window.menuBar().setEnabled(False)
        window.icon.end()
        finish(state)
        state.shut_down()
        window.at_work.end()
        self._gone, self.saving = True, False

    def _editor(self) -> Any:
        """The page Restyle, where it was ever shown."""
        return self._window.pages.get("restyle")


def works(state: State) -> bool:
    """Whether Quit would end anything."""
    return bool(state.unfinished() or state.errands.running)


def _consequences(state: State) -> list[str]:
    """What works, and what becomes of it."""
    errands = state.errands.running
    said = [f"{text}." for text in (status(state), *(errand.title for errand in errands)) if text]
    if state.unfinished() or any(errand.keeps for errand in errands):
        said.append(tr("What is finished is saved, and it goes on from there next time."))
    if any(not errand.keeps for errand in errands):
        said.append(tr("A copy that is not whole is removed."))
    return list(dict.fromkeys(said))


def close_others(window: QWidget) -> None:
    """Close Settings, the help and whatever else stands beside the window."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isWindow() and other.isVisible() and other.parent() is None:
            other.close()


def finish(state: State) -> None:
    """Stop all work, and return when it has ended; events are handled meanwhile: the icon shows it saving."""
    state.queue.stop()
    state.errands.stop()
    state.work_changed.emit()
    if not _busy(state):
        return
    loop, patience = QEventLoop(), QTimer(singleShot=True, interval=PATIENCE)

    def look() -> None:
        if not _busy(state):
            loop.quit()

    state.queue.ended.connect(look)
    state.errands.changed.connect(look)
    patience.timeout.connect(lambda: _kill(state))
    patience.start()
    loop.exec()
    patience.stop()
    state.queue.ended.disconnect(look)
    state.errands.changed.disconnect(look)


def _busy(state: State) -> bool:
    job = state.queue.current
    return bool(state.errands.running) or (job is not None and (job.isRunning() or job.isFinished()))


def _kill(state: State) -> None:
    for errand in state.errands.running:
        errand.job.kill()
    if state.queue.current is not None:
        state.queue.current.kill()
