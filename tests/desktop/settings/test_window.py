"""The window of Settings: beside the main one, walked and closed by keyboard, tabs made when wanted."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.progress import NoSpace
from desktop.settings.page import ORDER, SettingsPage
from desktop.settings.window import SettingsWindow
from desktop.window import Window
from tests.desktop.access import keys
from tests.fakes.windows import settle

CTRL = Qt.KeyboardModifier.ControlModifier


def page_of(window: Window) -> tuple[SettingsPage, SettingsWindow]:
    page: Any = window.pages["settings"]
    return page, page.window()


def test_settings_open_beside_the_page_on_show_and_it_stays(qtbot: QtBot, opened: Window) -> None:
    before = opened.page
    opened.sidebar.rows["settings"].click()
    settle()
    page, own = page_of(opened)
    assert own.isVisible() and own is not opened and not own.isModal()
    assert opened.page == before and opened.sidebar.rows[before].isChecked()
    assert not opened.sidebar.rows["settings"].isChecked()
    assert page.tab == "general" and list(page.made) == ["general"]
    assert own.windowTitle() == "Settings: General"
    opened.show_page("clean")
    assert own.isVisible() and opened.page == "clean"


@pytest.mark.parametrize("key", [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_W, CTRL)])
def test_it_closes_by_key_and_opens_where_it_was_left(qtbot: QtBot, window: Window, key: Any) -> None:
    window.menus.actions["settings"].trigger()
    settle()
    page, own = page_of(window)
    page.show_tab("projects")
    qtbot.keyClick(own, *key)
    assert not own.isVisible() and window.isVisible()
    window.menus.actions["settings"].trigger()
    assert own.isVisible() and page.tab == "projects"


def test_tabs_are_walked_with_arrows_and_with_ctrl_tab(qtbot: QtBot, window: Window) -> None:
    window.show_page("settings")
    settle()
    page, own = page_of(window)
    own.activateWindow()
    page.row.buttons["general"].setFocus()
    qtbot.keyClick(page.row.buttons["general"], Qt.Key.Key_Right)
    assert page.tab == "keys" and page.row.buttons["keys"].isChecked()
    page.step(1)
    page.step(1)
    assert page.tab == "models" and page.row.buttons["models"].hasFocus()
    for _ in range(3):
        page.step(1)
    assert page.tab == "general" and set(page.made) == set(ORDER)
    page.step(-1)
    assert page.tab == "advanced"


@pytest.mark.long  # the walk through all pages looks at the tabs, too
@pytest.mark.parametrize("tab", ORDER)
def test_every_control_has_a_name_and_tab_comes_to_it(
    qtbot: QtBot, window: Window, open_tab: Any, tab: str
) -> None:
    open_tab(tab)
    own: QWidget = window.pages["settings"].window()
    own.activateWindow()
    settle()
    assert keys.check_names(own) == []
    assert keys.check_tab(own) == []


def test_it_goes_with_the_main_window(window: Window, open_tab: Any) -> None:
    open_tab("general")
    window.close()
    assert not window.pages["settings"].window().isVisible()


def test_a_damaged_file_and_a_full_disk_are_said_on_every_tab(window: Window, open_tab: Any) -> None:
    open_tab("general")
    page, _ = page_of(window)
    assert page.notice.isHidden()
    window.state.preferences.damaged = True
    page.look()
    assert not page.notice.isHidden() and "damaged" in page.said.text()
    assert window.state.preferences.aside.name in page.remedy.text()
    window.state.preferences.trouble = NoSpace("The disk is full.", "Free some space.")
    page.show_tab("projects")
    assert (
        "cannot be kept: The disk is full." in page.said.text() and page.remedy.text() == "Free some space."
    )
