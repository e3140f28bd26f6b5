"""Every command has its words in a menu, and a shortcut that no other has."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.window import Window

NO_KEY = {
    "look-auto": "chosen once, and in Settings",
    "look-light": "chosen once, and in Settings",
    "look-dark": "chosen once, and in Settings",
    "first-hour": "a page of the help, which has one",
    "keys": "a page of the help, which has one",
    "updates": "wanted once in a long while, and asked by itself where that is switched on",
    "report": "wanted once in a long while",
    "logs": "wanted once in a long while, and a button of the report",
}
"""Commands without a key, and why they need none."""


def keyed(action: QAction) -> bool:
    """A shortcut of its own, or the key of a list after a tab."""
    return bool(action.shortcuts()) or "\t" in action.text()


def below(actions: list[QAction]) -> list[QAction]:
    """Those that stand in menus below these."""
    found: list[QAction] = []
    for action in actions:  # it must be held while its menu is looked at
        menu = action.menu()
        if not isinstance(menu, QMenu):
            found += [] if action.isSeparator() else [action]
        else:
            found += below(menu.actions())
    return found


def test_every_command_of_the_menus_has_words_and_no_shortcut_is_given_twice(window: Window) -> None:
    shortcuts = [key.toString() for action in window.menus.actions.values() for key in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts))
    assert all(action.text() for action in window.menus.actions.values())
    wanted = {f"Ctrl+{n}" for n in range(1, 8)} | {
        "Ctrl+[",
        "Ctrl+Return",
        "Ctrl+.",
        "Ctrl+,",
        "Ctrl+Z",
        "Ctrl+0",
    }
    assert wanted <= set(shortcuts)


def test_every_command_stands_in_a_menu_and_has_a_key_or_a_reason_to_have_none(window: Window) -> None:
    actions = window.menus.actions
    assert {name for name, action in actions.items() if not keyed(action)} == NO_KEY.keys()
    shown = below(window.menuBar().actions())
    assert [name for name, action in actions.items() if action not in shown] == []
    strangers = [action.text() for action in shown if action not in actions.values()]
    assert not strangers, strangers
