"""A real training in the window: measured first, begun at once, stopped, ended, and gone on with."""

from __future__ import annotations

from typing import Any

import psutil
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.jobs import Load
from desktop.steps import train_probe
from desktop.window import Window
from tests.fakes.windows import settle

RUN = 120_000  # milliseconds a child may take on a busy machine
LEFT = Qt.MouseButton.LeftButton


def children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.long
def test_start_ends_the_measuring_stop_saves_and_ending_now_ends_it(
    qtbot: QtBot, opened: Window, monkeypatch: Any
) -> None:
    monkeypatch.setattr(train_probe, "PAUSE", 0)
    monkeypatch.setattr(train_probe, "read_known", lambda model, pairs, changes: None)
    opened.show_page("train")
    page: Any = opened.pages["train"]
    page.presets.measurer.forget()  # what was put off when the page opened
    page.presets.measure()
    qtbot.waitUntil(lambda: bool(children()), timeout=RUN)
    measuring = children()
    assert page.presets.rows["practice"].right.text() == "Measuring on this computer..."
    page.presets.more.epochs.setValue(3.0)
    qtbot.mouseClick(page.primary, LEFT)
    run = opened.state.runs["train"]
    psutil.wait_procs(measuring)

    qtbot.waitUntil(lambda: run.progress is not None and run.progress.done >= 1, timeout=RUN)
    qtbot.waitUntil(lambda: bool(page.learning.forming.samples and page.learning.chart.valid), timeout=RUN)
    assert page.learning.forming.text.text() and page.learning.forming.original.text()
    assert page.learning.forming.which.text() == "Before training"
    assert "words a minute" in page.learning.figures.values[1].text()
    qtbot.mouseClick(page.stop, LEFT)
    assert page.lead.text() == "Finishing this step and saving..." and not page.stop.isEnabled()
    wait_ended(qtbot, opened)
    assert page.mode == "choose" and "train" in opened.state.stopped
    assert page.left.isVisible() and page.left.left.step >= 1 and page.left.left.best is not None
    assert page.primary.text() == "Go On Learning" and page.presets.more.epochs.value() == 3.0

    qtbot.mouseClick(page.primary, LEFT)
    qtbot.waitUntil(lambda: bool(children()), timeout=RUN)
    (child,) = children()
    qtbot.mouseClick(page.stop, LEFT)  # while it still loads
    qtbot.mouseClick(page.end, LEFT)
    psutil.wait_procs([child])
    wait_ended(qtbot, opened)
    assert page.mode == "choose" and page.left.isVisible() and page.left.use.isVisible()
    assert children() == []


def wait_ended(qtbot: QtBot, window: Window) -> None:
    qtbot.waitUntil(lambda: "train" not in window.state.runs and not Load.busy(), timeout=RUN)
    settle()
    assert "train" not in window.state.problems
