"""Owns the end of Pastiche: what Quit asks, and that it ends when the work has saved, not before."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from desktop.menubar import status
from desktop.state import State
from desktop.widgets.question import ask
from desktop.words import tr

PATIENCE = 30_000
"""Milliseconds for the work to save; then it is ended as it stands."""


def works(state: State) -> bool:
    """Whether Quit would end anything."""
    return bool(state.unfinished() or state.errands.running)


def may_stop(state: State, window: QWidget) -> bool:
    """Ask whether the work may be ended."""
    text, info = tr("Stop the work and quit?"), " ".join(_consequences(state))
    return ask(window, text, info, tr("Stop and Quit"), tr("Keep Working"))


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
