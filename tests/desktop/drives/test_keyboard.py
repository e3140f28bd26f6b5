"""From the first run to restyled text on the clipboard, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core import machine
from desktop.editor.passage_model import State as Passage
from desktop.window import Window
from tests.fakes.drives import RUN, wait_idle
from tests.fakes.keyboard import Keyboard
from tests.fakes.windows import settle

TEXT = "The keeper walked down to the water and looked at the gate. Nobody had closed it for years."


@pytest.mark.long
def test_from_the_first_run_to_restyled_text_with_the_keyboard_alone(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = machine.resource("sample_book.epub")
    monkeypatch.setattr("desktop.welcome.doors.choose_books", lambda parent: [book])
    keys = Keyboard(window)
    assert keys.name() == "Choose Books..."
    keys.press("Return")
    assert keys.name() == "Author"
    qtbot.waitUntil(lambda: "As the book says" in welcome(window).form.hint.text(), timeout=RUN)
    keys.press("Ctrl+a")
    keys.type("Ada Ferry")
    keys.press("Return")
    assert (tmp_path / "projects" / "Ada Ferry.pastiche").is_dir()

    done(qtbot, window, "import")
    keys.press("Ctrl+Return")
    done(qtbot, window, "clean")
    keys.press("n", "k")  # the next to look at is kept
    assert window.undo_group.canUndo()
    keys.press("Ctrl+z")
    assert not window.undo_group.canUndo()
    keys.press("Ctrl+Return")
    assert window.page == "curate"
    keys.push("Choose Passages")
    done(qtbot, window, "curate")
    keys.press("Ctrl+Return")
    assert window.page == "neutralize"
    qtbot.waitUntil(lambda: window.pages["neutralize"].primary.isEnabled(), timeout=RUN)  # type: ignore[attr-defined]
    keys.push("Start")
    done(qtbot, window, "neutralize")
    keys.press("Ctrl+Return")
    assert window.page == "train"
    train: Any = window.pages["train"]
    qtbot.waitUntil(lambda: train.presets.facts and train.primary.isEnabled(), timeout=RUN)
    settle()
    if not train.presets.more.epochs.isVisible():
        keys.push("More Settings")
    keys.go_to("Times through the passages")
    keys.press("Ctrl+a")
    keys.type("0.3")
    keys.press("Tab")
    assert train.presets.options().epochs == 0.3
    keys.push("Start Learning")
    done(qtbot, window, "train")
    keys.press("Ctrl+Return")

    assert window.page == "restyle" and keys.name() == "Your text"
    keys.type(TEXT)
    keys.push("Use This Text")
    page: Any = window.pages["restyle"]
    qtbot.waitUntil(lambda: page.text is not None and page.bar.adapter is not None, timeout=RUN)
    settle()
    keys.press("Ctrl+r")
    qtbot.waitUntil(lambda: page.model.count(Passage.FRESH) == 1, timeout=RUN)
    settle()
    keys.press("Return")
    assert page.model.row(0).state == Passage.ACCEPTED
    keys.press("Ctrl+Shift+c")
    restyled = page.model.row(0).text.strip()
    qtbot.waitUntil(lambda: restyled in QGuiApplication.clipboard().text(), timeout=RUN)
    assert restyled and restyled != TEXT


def welcome(window: Window) -> Any:
    return window.pages["welcome"]


def done(qtbot: QtBot, window: Window, stage: str) -> None:
    """The step is done, on its page, and the window rests."""
    qtbot.waitUntil(lambda: window.page == stage, timeout=RUN)
    wait_idle(qtbot, window)
    assert not window.state.problems, str(window.state.problems)
    assert window.state.done(stage)
    page: Any = window.pages[stage]
    assert page.mode == "done" and page.primary.text() == "Continue"
