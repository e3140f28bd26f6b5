"""When work ends: a notification for who looks elsewhere; and the Mac that stays awake until then."""

from __future__ import annotations

import subprocess
from types import SimpleNamespace
from typing import Any

import pytest

from core.progress import NoSpace, Progress
from desktop import mac, menubar
from desktop.jobs import Job
from desktop.menubar import ending
from desktop.state import Run
from desktop.window import Window
from tests.fakes.tray import Tray
from tests.fakes.windows import end_feed, feed, settle


@pytest.fixture
def tray(opened: Window) -> Tray:
    made = Tray()
    opened.icon.set_tray(made)  # type: ignore[arg-type]
    return made


def run(window: Window, stage: str, error: Any = None) -> None:
    run = feed(window, stage, [Progress(stage, 1, 4)])
    run.result = None if error is not None else window.state.result(stage) or SimpleNamespace()
    end_feed(window, stage, error)
    settle()


def test_an_end_is_told_to_who_looks_elsewhere(
    opened: Window, tray: Tray, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(menubar, "looked_at", lambda: True)
    run(opened, "train")
    assert tray.told == []
    monkeypatch.setattr(menubar, "looked_at", lambda: False)
    run(opened, "train")
    run(opened, "neutralize")
    run(opened, "train", NoSpace("The disk is full.", "Free some space."))
    author = opened.state.project.author  # type: ignore[union-attr]
    assert tray.told[0] == ("The voice is ready", author)
    assert tray.told[1][0] == "Neutralize is done" and tray.told[1][1].startswith(f"{author}. ")
    assert tray.told[2] == ("Train was stopped by a problem", "The disk is full. Free some space.")


def test_what_the_user_stopped_or_tried_is_not_told() -> None:
    assert ending(Run(Job("train", None, None), stopped=True)) is None
    assert ending(Run(Job("try", None, None), result=1)) is None
    assert ending(Run(Job("probe", None, None), result=1)) is None


def test_the_mac_stays_awake_while_anything_runs(opened: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    class Process:
        def __init__(self, command: list[str]) -> None:
            self.command, self.ended = command, False
            begun.append(self)

        def terminate(self) -> None:
            self.ended = True

        def wait(self) -> int:
            return 0

    begun: list[Process] = []
    monkeypatch.setattr(mac, "MAC", True)
    monkeypatch.setattr(mac, "dock_progress", lambda share: None)
    monkeypatch.setattr(subprocess, "Popen", Process)
    feed(opened, "train", [Progress("train", 1, 4)])
    feed(opened, "neutralize", [])
    assert len(begun) == 1 and begun[0].command[:2] == ["/usr/bin/caffeinate", "-i"] and not begun[0].ended
    end_feed(opened, "neutralize")  # between two pieces of work it does not fall asleep either
    assert not begun[0].ended
    end_feed(opened, "train")
    assert begun[0].ended and len(begun) == 1
    monkeypatch.undo()
    settle()
