"""A project that can only be looked at: nothing starts, nothing is decided, and each page says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.project import Project
from core.stages import WALK
from desktop.steps.changes import reasons
from desktop.window import Window
from tests.fakes.windows import settle


@pytest.fixture
def looked_at(window: Window, sample: Project) -> Window:
    """The sample, made by a newer Pastiche."""
    path = sample.root / "project.json"
    path.write_text(
        json.dumps({**json.loads(path.read_text(encoding="utf-8")), "format": 99}), encoding="utf-8"
    )
    window.open_project(sample.root)
    settle()
    assert window.state.read_only
    return window


def contents(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("stage", WALK)
def test_no_page_changes_it_and_each_says_why(looked_at: Window, qtbot: QtBot, stage: str) -> None:
    looked_at.show_page(stage)
    page: Any = looked_at.pages[stage]
    settle()
    before = contents(page.state.project.root)
    page.choosing = stage not in ("import", "clean")
    page.refresh()
    settle()
    why = looked_at.state.read_only
    assert not page.anew.isEnabled() and not page.change.isEnabled() and page.change.toolTip() == why
    if page.mode == "choose":
        assert not page.primary.isEnabled() and page.primary.toolTip() == why and page.foot.text() == why
        page.press_primary()
    page.start()
    settle()
    assert not looked_at.state.runs and looked_at.notice.isVisible()
    assert before == contents(page.state.project.root)


def test_decisions_are_refused_with_the_reason(looked_at: Window, qtbot: QtBot) -> None:
    looked_at.show_page("clean")
    settle()
    clean: Any = looked_at.pages["clean"]
    clean.view.list.go_to(1)
    qtbot.keyClick(clean.view.list, Qt.Key.Key_D)
    assert clean.undo_stack.count() == 0 and looked_at.notice.isVisible()
    looked_at.show_page("curate")
    settle()
    curate: Any = looked_at.pages["curate"]
    curate.decide("drop")
    curate.turn(0)
    assert curate.undo_stack.count() == 0
    neutralize: Any = _shown(looked_at, "neutralize")
    assert not neutralize._pairs.panel.ask.isEnabled()
    clean.go_on()  # Continue still leads on
    assert looked_at.page == "curate" and not looked_at.state.runs


def _shown(window: Window, name: str) -> Any:
    window.show_page(name)
    settle()
    return window.pages[name]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (("+sources/books/a.json", "+sources/books/b.json"), ["2 books have come since."]),
        (("-sources/books/a.json",), ["1 book was taken out since."]),
        (("~clean/overrides.json",), ["You decided on paragraphs since."]),
        (("~neutralized/ada.jsonl",), ["The descriptions have changed since."]),
        (("~clean.txt", "+curated.overrides.json"),
         ["The cleaned text has changed since.", "You decided on passages since."]),
        ((), []),
    ],
)  # fmt: skip
def test_why_a_step_is_out_of_date_is_said_in_words(changes: tuple[str, ...], said: list[str]) -> None:
    assert reasons(changes) == said


def test_the_page_says_what_changed_and_what_stays(opened: Window) -> None:
    project = opened.state.project
    assert project is not None
    project.curated_text.write_text(project.curated_text.read_text() + "\n\nOne more.\n", encoding="utf-8")
    page = _shown(opened, "neutralize")
    opened.state.refresh()
    settle()
    assert page.stale.isVisible()
    assert page.stale_said.text().startswith("The chosen text has changed since. Accounts of passages")
