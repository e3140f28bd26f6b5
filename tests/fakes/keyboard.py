"""Owns a user who has nothing but a keyboard: keys go to whatever has the focus, and to nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window import Window
from tests.fakes.windows import settle

FAR = 80  # presses of Tab after which a control counts as unreachable
KEYS: dict[str, Qt.Key | str] = {
    "Tab": Qt.Key.Key_Tab,
    "Return": Qt.Key.Key_Return,
    "Space": Qt.Key.Key_Space,
    "Backspace": Qt.Key.Key_Backspace,
    "Escape": Qt.Key.Key_Escape,
    "Down": Qt.Key.Key_Down,
    "Right": Qt.Key.Key_Right,
}
MODIFIERS = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}


class Keyboard:
    """Presses keys in a window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    @property
    def focus(self) -> QWidget:
        found = QApplication.focusWidget() or self._window.focusWidget()
        assert found is not None, "nothing has the focus: a keyboard reaches nothing"
        return found

    def name(self) -> str:
        """What a screen reader says of whatever has the focus."""
        return self.focus.accessibleName()

    def press(self, *keys: str) -> None:
        """Keys such as "Return", "n" or "Ctrl+Shift+r", one after another."""
        for key in keys:
            *held, last = key.split("+") if len(key) > 1 else [key]
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= MODIFIERS[name]
            QTest.keyClick(self.focus, KEYS.get(last, last), modifiers)
            settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        settle()

    def go_to(self, name: str) -> None:
        """Tab on until a control whose spoken name begins so has the focus."""
        passed = []
        for _ in range(FAR):
            passed.append(self.name())
            if passed[-1].startswith(name):
                return
            self.press("Tab")
        raise AssertionError(f"{name} is out of the keyboard's reach; it passed {passed}")

    def push(self, name: str) -> None:
        """Go to a button and press it."""
        self.go_to(name)
        self.press("Return")
