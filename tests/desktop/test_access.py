"""Every control on every page has a name that a screen reader can say, and can be reached by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTextEdit,
    QWidget,
)

from core.stages import WALK
from desktop.window import Window
from tests.fakes.windows import settle

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)


def spoken(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def controls(window: Window) -> list[QWidget]:
    """What the user can work with now; the parts inside a control are Qt's own."""
    found = [w for w in window.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisible()]
    inner = (QScrollBar,)
    return [
        w
        for w in found
        if not isinstance(w, inner)
        and not isinstance(w.parentWidget(), CONTROLS)
        and w.objectName() != "qt_menubar_ext_button"
    ]


def test_every_control_has_a_name_and_takes_the_focus(opened: Window) -> None:
    for page in (*WALK, "voices", "settings"):
        opened.show_page(page)
        settle()
        for choosing in (False, True):
            step = opened.pages[page]
            if page in WALK:
                step.choosing = choosing  # type: ignore[attr-defined]
                step.refresh()  # type: ignore[attr-defined]
                settle()
            found = controls(opened)
            assert len(found) > 5, page
            assert [w for w in found if not spoken(w)] == [], page
            mute = [w for w in found if w.isEnabled() and w.focusPolicy() == Qt.FocusPolicy.NoFocus]
            assert mute == [], page


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
