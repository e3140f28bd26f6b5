"""The checks that use the app: a child that is killed, painted pages, and an end that leaves nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.selftest import parts, walking
from desktop.selftest.trial import Failed, Skipped, Trial
from desktop.widgets.basics import label
from desktop.window import Window


@pytest.fixture
def trial(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Trial:
    monkeypatch.setattr(parts, "MODELS", set())  # this process runs other tests, too
    return Trial(qapp, tmp_path, limit=120.0)


def test_a_killed_child_is_gone(trial: Trial) -> None:
    assert "was begun, killed, and is gone" in walking.worker(trial)


def test_a_widget_must_be_painted_and_show_something(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    said, empty = label("The ferry left at noon."), QWidget()
    said.show()
    walking._see(trial, said)
    empty.show()
    with pytest.raises(Failed, match="QWidget is empty"):
        walking._see(trial, empty)
    said.hide()
    monkeypatch.setattr(walking, "STARTS", 0.2)
    with pytest.raises(Failed, match="the painting of Line did not end"):
        walking._see(trial, said)


def test_every_page_is_seen_and_nothing_is_left_at_the_end(trial: Trial, opened: Window) -> None:
    trial.window = opened
    assert walking.every_page(trial) == "9 pages, 6 tabs, and the help"
    assert set(walking.PAGES) <= set(opened.pages)
    assert walking.end(trial) == "nothing is left running"
    assert not opened.isVisible() and trial.window is None
    for check in (walking.sample, walking.restyling, walking.every_page, walking.end):
        with pytest.raises(Skipped, match="no window"):
            check(trial)


def test_a_process_that_stays_is_a_failure(
    trial: Trial, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.window = window
    monkeypatch.setattr(walking, "STARTS", 0.5)
    stays = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with pytest.raises(Failed, match=r"still running: .*python") as caught:
            walking.end(trial)
        assert str(stays.pid) in caught.value.message
        assert stays.wait(30.0) < 0  # it was killed
    finally:
        stays.kill()
        stays.communicate()


def test_a_window_that_has_loaded_a_model_library_is_a_failure(
    trial: Trial, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.window = window
    monkeypatch.setattr(parts, "MODELS", {"sys", "torch_of_nobody"})
    with pytest.raises(Failed, match="has loaded sys"):
        walking.end(trial)


def test_a_voice_that_was_not_learned_writes_nothing(
    trial: Trial, opened: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.window = opened
    with pytest.raises(Skipped, match="no voice was learned"):
        walking.restyling(trial)
    opened.state.close_project()
    with pytest.raises(Skipped, match="no project"):
        walking.every_page(trial)
