"""Every step stopped in its middle, or its child killed, and gone on with: the same comes out as without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from core.project import Project
from core.stages import WALK
from desktop.window import Window
from tests.fakes.drives import (
    at,
    files,
    hold_next,
    made,
    press,
    stories,
    wait_held,
    wait_idle,
)


@pytest.fixture
def go(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Project, str], Any]:
    """Opens a project at a step and presses its one button."""
    books = stories(tmp_path / "books")

    def start(project: Project, stage: str) -> Any:
        monkeypatch.setattr("desktop.steps.importing.choose_books", lambda parent: list(books))
        page = at(qtbot, window, project, stage, epochs=0.2)
        press(qtbot, page.primary)
        return page

    return start


@pytest.mark.long
@pytest.mark.parametrize("stage", WALK)
@pytest.mark.parametrize("end", ["stop", "kill"])
def test_a_step_that_was_ended_in_its_middle_makes_the_same_when_it_goes_on(
    qtbot: QtBot,
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: Callable[[str, Path], Project],
    go: Callable[[Project, str], Any],
    stage: str,
    end: str,
) -> None:
    calm, ended = (before(stage, tmp_path / f"{name}.pastiche") for name in ("Calm", "Ended"))
    there = files(ended.root)

    mark = tmp_path / "held"
    with monkeypatch.context() as held:
        hold_next(held, mark)
        page = go(ended, stage)
        child = wait_held(qtbot, mark)
    run = window.state.runs[stage]
    assert page.mode == "busy" and page.stop.isVisible()
    if end == "stop":
        press(qtbot, page.stop)
    else:
        child.kill()
    if end == "kill" and stage == "train":  # its child is started again by itself
        wait_idle(qtbot, window)
        assert window.state.done(stage) and not window.state.problems
        assert run.result.warnings and "went on from where it had saved" in " ".join(run.result.warnings)
    else:
        wait_idle(qtbot, window)
        assert {name: text for name, text in files(ended.root).items() if name in there} == there
        assert not window.state.done(stage)
        if end == "stop":
            assert stage in window.state.stopped and not page.problem.isVisible()
            assert window.sidebar.rows[stage].note == "Stopped; goes on from there"
            press(qtbot, page.primary)
        else:
            assert page.problem.isVisible() and "ended unexpectedly" in page.problem.title.text()
            assert "goes on where it stopped" in page.problem.remedy.text() and page.problem.safe.text()
            assert "Traceback" not in page.problem.title.text() + page.problem.remedy.text()
            press(qtbot, page.problem.fix)
        wait_idle(qtbot, window)
    assert window.state.done(stage), str(window.state.problems)
    assert page.mode == "done" and not page.problem.isVisible()
    go(calm, stage)  # afterwards, or what it left in our cache would make the other too quick to stop
    wait_idle(qtbot, window)
    assert window.state.done(stage), str(window.state.problems)
    assert made(ended, stage) == made(calm, stage)
