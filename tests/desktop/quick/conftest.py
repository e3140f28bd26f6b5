"""Owns what tests of the quick panel share: a window that knows the taught voice, and its panel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.editor import writer_client
from desktop.quick.panel import QuickPanel
from desktop.quick.quick import remember_voice
from desktop.quick.taking import Stage
from desktop.window import Window
from tests.fakes import writer_child

WAIT = 60_000


@pytest.fixture
def taught(window: Window, voices: Path) -> Window:
    """The last voice used is one that knows an answer by heart."""
    preferences = window.state.preferences
    preferences.set("voices", [str(voices)])
    preferences.set("restyle", {"temperature": 0.2})
    remember_voice(preferences, str((voices / "good").resolve()), "Ada Ferry")
    return window


@pytest.fixture
def panel(taught: Window) -> QuickPanel:
    return taught.quick.panel


@pytest.fixture
def answers_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer's child answers without a model."""
    command = [sys.executable, str(Path(writer_child.__file__))]
    monkeypatch.setattr(writer_client, "worker_command", lambda: command)


def wait_for(qtbot: QtBot, panel: QuickPanel, stage: Stage) -> None:
    """Until the panel is there, wherever it was before."""
    qtbot.waitUntil(lambda: panel.writing.stage == stage, timeout=WAIT)
