"""Training with the window closed: it goes on, the page says how far, Quit asks, next time it goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from core.project import Project
from desktop import words
from desktop.menubar import MenubarIcon
from desktop.state import State
from desktop.window import Window
from tests.fakes.drives import RUN, children, press, wait_idle

pytestmark = pytest.mark.long


def answer(name: str, asked: list[str]) -> None:
    """Press this button of the question that comes next; what it asked is noted."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        asked.append(f"{box.text()} {box.informativeText()}")
        button = next(made for made in box.findChildren(QPushButton) if made.text() == name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    QTimer.singleShot(0, look)


def test_training_goes_on_without_its_window_and_quit_asks(
    qtbot: QtBot,
    window: Window,
    state: State,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: Callable[[str, Path], Project],
) -> None:
    monkeypatch.setattr(MenubarIcon, "there", True)  # where there is a menu bar to come back from
    project = before("train", tmp_path / "Sample.pastiche")
    window.open_project(project.root)
    window.show_page("train")
    page: Any = window.pages["train"]
    wait_idle(qtbot, window)
    qtbot.waitUntil(lambda: page.presets.facts, timeout=RUN)
    page.presets.more.epochs.setValue(3.0)
    press(qtbot, page.primary)
    run = state.runs["train"]
    qtbot.waitUntil(lambda: run.progress is not None and run.progress.done >= 1, timeout=RUN)

    window.close()
    assert not window.isVisible() and children()
    done = run.progress.done if run.progress is not None else 0
    qtbot.waitUntil(lambda: run.progress is not None and run.progress.done > done + 1, timeout=RUN)
    window.come_back()
    qtbot.waitUntil(lambda: window.isVisible() and window.page == "train")
    assert run.progress is not None and page.mode == "busy"
    assert page.line.share == run.share and page.line.share > 0
    assert f"{words.number(run.progress.done)} of" in page.lead.text()
    assert window.sidebar.job.isVisible()

    asked: list[str] = []
    answer("Keep Working", asked)
    window.leaving.quit()
    assert window.isVisible() and state.runs and children()
    assert "Stop the work and quit?" in asked[0] and "goes on from there next time" in asked[0]
    answer("Stop and Quit", asked)
    window.leaving.quit()
    assert len(asked) == 2 and not window.isVisible() and not children()

    again = Window(State(state.preferences))
    qtbot.addWidget(again)
    again.show()
    again.open_project(project.root)
    again.show_page("train")
    wait_idle(qtbot, again)
    page = again.pages["train"]
    qtbot.waitUntil(lambda: page.left.isVisible() and page.presets.facts, timeout=RUN)
    assert page.left.left.step > 1 and page.primary.text() == "Go On Learning"
    again._quitting = True


def test_without_an_icon_the_window_asks_before_it_closes(
    qtbot: QtBot, window: Window, state: State, tmp_path: Path, before: Callable[[str, Path], Project]
) -> None:
    window.open_project(before("neutralize", tmp_path / "Sample.pastiche").root)
    window.show_page("neutralize")
    page: Any = window.pages["neutralize"]
    qtbot.waitUntil(lambda: page.primary.isEnabled(), timeout=RUN)
    asked: list[str] = []
    answer("Keep Working", asked)
    press(qtbot, page.primary)
    window.close()
    assert window.isVisible() and len(asked) == 1
    wait_idle(qtbot, window)
    assert state.done("neutralize")
