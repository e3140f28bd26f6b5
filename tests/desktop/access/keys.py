"""Owns the check that every control has a name, and is come to by pressing Tab and Shift+Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QRadioButton, QTextBrowser, QWidget

from tests.desktop.access.looking import controls, spoken, told

LONGEST = 400  # presses, after which the focus goes round without coming back


def group(widget: QWidget) -> object:
    """Buttons of which one is chosen are one stop: the arrows go from one to the next."""
    if isinstance(widget, QAbstractButton):
        made = widget.group()
        if isinstance(made, QButtonGroup) and made.exclusive() and widget.isCheckable():
            return made
        if widget.autoExclusive() and isinstance(widget, QRadioButton):
            return widget.parentWidget()
    return widget


def walked(window: QWidget, back: bool = False) -> tuple[list[QWidget], QWidget | None]:
    """The widgets that get the focus one after another by real presses, until it comes round.

    The second is the one that keeps it, where there is such a one.
    """
    start = QApplication.focusWidget()
    if start is None or start.window() is not window:
        window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_Tab)
        start = QApplication.focusWidget()
    if start is None:
        return [], None
    met, here = [start], start
    for _ in range(LONGEST):
        if back:
            QTest.keyClick(here, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        else:
            QTest.keyClick(here, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is here and isinstance(here, QTextBrowser):
            continue  # from link to link
        if now is here:
            return met, here
        if now is None or now in met:
            break
        met.append(now)
        here = now
    else:
        return met, here
    return met, None


def holds(control: QWidget, met: list[QWidget]) -> bool:
    """Whether the focus came to a control, to a part of it, or to another of its group."""
    wanted = group(control)
    return any(w is control or control.isAncestorOf(w) or group(w) is wanted for w in met)


def check_names(window: QWidget) -> list[str]:
    return [f"no name: {told(w)}" for w in controls(window) if not spoken(w)]


def check_tab(window: QWidget) -> list[str]:
    """Which enabled controls Tab or Shift+Tab does not come to. The focus is put back."""
    before = QApplication.focusWidget()
    failures = []
    for back, keys in ((False, "Tab"), (True, "Shift+Tab")):
        met, stuck = walked(window, back)
        found = controls(window)
        if stuck is not None and len({id(group(w)) for w in found if w.isEnabled()}) > 1:
            failures.append(f"{keys} stays in {told(stuck)}")
        for control in found:
            if control.isEnabled() and control.isVisibleTo(window) and not holds(control, met):
                failures.append(f"{keys} does not come to {told(control)}")
    if before is not None and before.isVisible():
        before.setFocus()
    return failures
