"""Quit: it asks about all that runs, leaves the screen at once, and ends when the work has saved."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.fetching import Options
from core.progress import Progress, WorkerDied
from core.project import Project
from desktop import leaving
from desktop.jobs import Job
from desktop.projects.duplicate_sheet import DuplicateSheet
from desktop.voice_models import Fetches
from desktop.window import Window
from tests.fakes.tray import Tray
from tests.fakes.windows import settle


class Slow(Job):
    """Stands for work that takes its time to save; killed, it ends at once."""

    def __init__(self, stage: str, root: Any, options: Any = None, parent: Any = None) -> None:
        super().__init__(stage, root, options, parent)
        self.asked, self.saved, self.killed = threading.Event(), threading.Event(), False

    def cancel(self) -> None:
        super().cancel()
        self.asked.set()

    def kill(self) -> None:
        super().kill()
        self.killed = True
        self.asked.set()
        self.saved.set()

    def run(self) -> None:
        self.progress.emit(Progress(self.stage, 1, 4))
        self.asked.wait(60)
        self.saved.wait(60)
        if self.killed:
            self.failed.emit(WorkerDied("It ended.", "Try again."))
        else:
            self.cancelled.emit()


@pytest.fixture
def tray(opened: Window) -> Tray:
    made = Tray()
    opened.icon.set_tray(made)  # type: ignore[arg-type]
    return made


@pytest.fixture
def yes(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opened.leaving, "may_stop", lambda: True)


@pytest.mark.usefixtures("yes")
def test_quit_hides_the_window_and_ends_when_the_work_has_saved(
    opened: Window, tray: Tray, sample: Project, qtbot: QtBot
) -> None:
    opened.show_page("settings")
    settings = opened.pages["settings"].window()
    slow, waits = Slow("train", sample.root), Slow("clean", sample.root)
    opened.state.begin(slow, "Ada Ferry")
    opened.state.begin(waits, "Ada Ferry")
    qtbot.waitUntil(lambda: opened.state.works()[0].progress is not None)
    seen: list[Any] = []

    def look() -> None:
        seen.append((opened.isVisible(), settings.isVisible(), tray.lines()[:2]))
        seen.append(opened.leave())  # once more: it ends already
        opened.come_back()
        seen.append((opened.isVisible(), "Quit Pastiche" in tray.lines(), waits.isRunning()))
        slow.saved.set()

    QTimer.singleShot(0, look)
    assert opened.leave() and not slow.isRunning() and not slow.killed and not waits.isRunning()
    assert seen == [
        (False, False, ["(Learning the voice, 25 %)", "(Saving...)"]),
        False,
        (False, False, False),
    ]


@pytest.mark.usefixtures("yes")
def test_work_that_never_saves_is_ended_in_the_end(
    opened: Window, tray: Tray, sample: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "PATIENCE", 0)
    slow = Slow("train", sample.root)
    opened.state.begin(slow, "Ada Ferry")
    assert opened.leave() and slow.killed and not slow.isRunning()


@pytest.mark.usefixtures("yes")
def test_without_an_icon_the_window_stays_and_says_that_it_saves(opened: Window, sample: Project) -> None:
    slow = Slow("train", sample.root)
    opened.state.begin(slow, "Ada Ferry")
    seen: list[Any] = []

    def look() -> None:
        page: Any = opened.pages[opened.page]
        seen.extend([opened.isVisible(), opened.sidebar.job.isVisible(), page.isEnabled(), opened.leave()])
        slow.saved.set()

    QTimer.singleShot(0, look)
    assert opened.close() and not opened.isVisible() and not slow.isRunning()
    assert seen == [True, True, False, False]


def answer(name: str, asked: list[str]) -> None:
    """Press this button of the question that comes."""

    def look() -> None:
        box: Any = QApplication.activeModalWidget()
        asked.append(box.informativeText())
        next(made for made in box.buttons() if made.text() == name).click()

    QTimer.singleShot(0, look)


def test_a_download_and_a_copy_are_work_too(
    opened: Window, tray: Tray, sample: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.voice_models.Job", Slow)
    monkeypatch.setattr("desktop.voice_sheet.Job", Slow)
    state, fetches, awake = opened.state, Fetches(opened.state, opened), list[bool]()
    monkeypatch.setattr(opened.at_work._awake, "set", awake.append)
    fetches.start("owner/model")
    sheet = DuplicateSheet(state, sample.root, 1, opened)
    sheet.make()
    qtbot.waitUntil(lambda: all(errand.share for errand in state.errands.running))
    assert tray.lines()[0] == "(Downloading a model, 25 %)" and awake[-1]
    assert opened.sidebar.job.isVisible() and not state.works()
    asked: list[str] = []
    answer("Keep Working", asked)
    assert not opened.leave() and len(state.errands.running) == 2
    assert asked[0].startswith("Downloading a model. Duplicating a project.")
    assert "goes on from there next time" in asked[0] and asked[0].endswith(
        "A copy that is not whole is removed."
    )
    for errand in state.errands.running:
        errand.job.saved.set()  # type: ignore[attr-defined]
    answer("Stop and Quit", asked)
    assert opened.leave() and not state.errands.running and not fetches.running and not awake[-1]


def test_an_errand_that_ends_is_work_no_more(opened: Window, tray: Tray, qtbot: QtBot) -> None:
    slow = Slow("fetch", None, Options("owner/model"))
    opened.state.errands.begin(slow)
    slow.saved.set()
    slow.cancel()
    qtbot.waitUntil(lambda: not opened.state.errands.running)
    assert tray.lines()[0] == "(Nothing runs)" and not opened.sidebar.job.isVisible()
    settle()
