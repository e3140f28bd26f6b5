"""Owns what of a window can be worked with and what can be read, as the checks of the walk see it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)
INNER = ("qt_menubar_ext_button", "qt_toolbar_ext_button")  # Qt's own, which are mended with their parent


def controls(window: QWidget) -> list[QWidget]:
    """What the user can work with now; the parts inside a control are Qt's own."""
    found = [w for w in window.findChildren(QWidget) if isinstance(w, CONTROLS) and w.isVisibleTo(window)]
    return [
        w
        for w in found
        if w.window() is window
        and not isinstance(w, QScrollBar)
        and not isinstance(w.parentWidget(), CONTROLS)
        and w.objectName() not in INNER
    ]


def spoken(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def written(widget: QWidget) -> str:
    """The text that a widget shows of itself, "" where it shows none or paints it by itself."""
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QAbstractSpinBox):
        return widget.text()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText() or widget.placeholderText()
    return ""


def texts(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every visible widget of the window with text of its own, and the text."""
    for widget in window.findChildren(QWidget):
        if widget.window() is window and widget.isVisibleTo(window) and not widget.rect().isEmpty():
            text = written(widget).strip()
            if text and not isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
                yield widget, text


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget lies in its window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.rect().size())


def seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of a widget that no scroll area and no parent hides, in the window's coordinates."""
    found = place(widget, window)
    above = widget.parentWidget()
    while above is not None and above is not window:
        found = found.intersected(place(above, window))
        above = above.parentWidget()
    return found.intersected(window.rect())


def scroller(widget: QWidget) -> QAbstractScrollArea | None:
    """The scroll area that a widget is the viewport of, if it is one."""
    above = widget.parentWidget()
    return above if isinstance(above, QAbstractScrollArea) and above.viewport() is widget else None


def told(widget: QWidget, text: str = "") -> str:
    """A widget as a failure names it."""
    text = (text or spoken(widget) or widget.objectName()).replace("\n", " ")
    return f"{type(widget).__name__} {text[:60]!r}"
