"""Every command has its words in a menu, and a shortcut that no other has."""

from __future__ import annotations

from desktop.window import Window


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
