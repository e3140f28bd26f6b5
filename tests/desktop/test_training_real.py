"""A real training in the window: measured first, begun at once, stopped, ended, and gone on with."""

from __future__ import annotations

from typing import Any

import psutil
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


def test_start_ends_the_measuring_and_an_ended_training_goes_on(
    qtbot: QtBot, opened: Window, monkeypatch: Any
) -> None:
    monkeypatch.setattr(train_probe, "PAUSE", 0)
    monkeypatch.setattr(train_probe, "read_known", lambda model, pairs: None)
    opened.show_page("train")
    page: Any = opened.pages["train"]
    qtbot.waitUntil(lambda: bool(children()), timeout=RUN)
    measuring = children()
    assert page.presets.rows["practice"].right.text() == "Measuring on this computer..."
    page.presets.more.epochs.setValue(3.0)
    qtbot.mouseClick(page.primary, LEFT)
    run = opened.state.runs["train"]
    psutil.wait_procs(measuring)
    shown = page.learning.chart
    qtbot.waitUntil(lambda: run.progress is not None and run.progress.done >= 11, timeout=RUN)
    qtbot.waitUntil(lambda: len(shown.valid) >= 2 and len(page.learning.forming.samples) >= 2, timeout=RUN)
    assert page.learning.forming.text.text() and page.learning.forming.original.text()
    assert "words a minute" in page.learning.figures.values[1].text()
    (child,) = children()
    qtbot.mouseClick(page.stop, LEFT)
    assert page.lead.text() == "Finishing this step and saving..."
    qtbot.mouseClick(page.end, LEFT)
    psutil.wait_procs([child])
    qtbot.waitUntil(lambda: "train" not in opened.state.runs and not Load.busy(), timeout=RUN)
    settle()
    assert page.mode == "choose" and page.left.isVisible() and page.left.left.step >= 10
    assert page.primary.text() == "Go On Learning" and "train" not in opened.state.problems
    assert children() == []
