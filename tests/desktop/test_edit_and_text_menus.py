"""The menus Edit and Text do what the page Restyle and the focused field can do, and only that."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.editor import commands
from desktop.editor.passage_model import State, Version
from desktop.window import Window
from tests.fakes.voices import ANSWER, SOURCE

_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def restyle(window: Window, qtbot: QtBot) -> Any:
    """The window's editor with a passage that is written and not decided."""
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    page.open_source(SOURCE)
    qtbot.waitUntil(lambda: page.text is not None)
    page.model.put(0, page.model.row(0).with_version(Version(ANSWER), State.FRESH))
    page.view.setFocus()
    page.view.go_to(0)
    return page


def test_every_command_of_restyle_stands_in_a_menu_and_has_a_key(window: Window) -> None:
    names = {name for name, _, _ in commands.texts() if name}
    assert names - commands.FINDING == set(window.menus.text.actions)
    assert all(words.partition("\t")[2] or keys for name, words, keys in commands.texts() if name)
    assert not any(action.isEnabled() for action in window.menus.text.actions.values())


def test_the_menus_follow_the_page_and_do_its_commands(window: Window, restyle: Any, qtbot: QtBot) -> None:
    actions = window.menus.actions
    assert actions["text-accept"].isEnabled() and actions["text-export"].isEnabled()
    assert not actions["text-stop"].isEnabled() and not actions["undo"].isEnabled()
    actions["text-accept"].trigger()
    assert restyle.model.row(0).state == State.ACCEPTED and not actions["text-accept"].isEnabled()
    assert actions["undo"].isEnabled() and actions["undo"].text() == "Undo Accept"
    qtbot.keyClick(restyle.view, Qt.Key.Key_Z, _CONTROL)  # taken once, by the menu
    assert restyle.model.row(0).state == State.FRESH and actions["redo"].isEnabled()
    actions["text-changes"].trigger()
    assert restyle.view.painter_of_rows.changes and actions["text-changes"].isChecked()
    window.show_page("voices")
    assert not actions["text-accept"].isEnabled() and not actions["undo"].isEnabled()
    restyle.undo_stack.clear()  # or closing asks
    restyle.model.fill([])


def test_edit_goes_to_the_field_that_has_the_keys(window: Window, qtbot: QtBot) -> None:
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    actions, field = window.menus.actions, page.start.field
    field.setFocus()
    qtbot.keyClicks(field, "Rain")
    for name in ("select_all", "copy", "cut"):
        assert actions[name].isEnabled()
        actions[name].trigger()
    assert field.toPlainText() == "" and QApplication.clipboard().text() == "Rain"
    actions["undo"].trigger()
    assert field.toPlainText() == "Rain"
    actions["select_all"].trigger()
    actions["paste"].trigger()
    assert field.toPlainText() == "Rain"
    page.bar.voices.setFocus()
    assert not any(actions[name].isEnabled() for name in ("cut", "copy", "paste", "select_all", "undo"))


def test_control_return_uses_the_text_of_the_start_page(window: Window, qtbot: QtBot) -> None:
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    page.start.field.setPlainText(SOURCE)
    page.start.field.setFocus()
    qtbot.keyClick(page.start.field, Qt.Key.Key_Return, _CONTROL)
    qtbot.waitUntil(lambda: page.text is not None)
    assert page.text.source == SOURCE
