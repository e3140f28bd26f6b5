"""Owns the small pieces every page is set from: labels, buttons, hairlines, choice rows, columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import theme
from desktop.widgets.icons import IconLabel, icon


class Line(QLabel):
    """A label of a largest width, which asks for the height that it needs at that.

    A layout offers its whole width, at which fewer lines would do, and then gives the label less.
    """

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, self.maximumWidth()))


def label(text: str = "", look: str = "text", wrap: bool = False, width: int = 0) -> QLabel:
    """A label in one of `style_sheet.LOOKS`; `width` in pixels caps a wrapped line's length."""
    made = Line(text)
    made.setProperty("look", look)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if width:
        made.setMaximumWidth(theme().px(width))
    return made


class Button(QPushButton):
    """A push button that Return presses too, not Space alone: outside dialogs Qt leaves that out."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(Button):
    """A button with an icon that follows the palette."""

    def __init__(self, text: str, icon_name: str, role: str) -> None:
        super().__init__(text)
        self._icon_name, self._role = icon_name, role
        self.setIconSize(QSize(16, 16))
        self.setIcon(icon(icon_name, role))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setIcon(icon(self._icon_name, self._role))


def button(
    text: str, on: Callable[[], object] | None = None, look: str = "", icon_name: str = "", name: str = ""
) -> QPushButton:
    """A push button; `look` is "", "primary", "small" or "link", `name` what a screen reader says."""
    made = IconButton(text, icon_name, "accent" if look == "link" else "text") if icon_name else Button(text)
    if look:
        made.setProperty("look", look)
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    if on is not None:
        made.clicked.connect(lambda *_: on())
    return made


def hairline(vertical: bool = False) -> QFrame:
    made = QFrame()
    made.setProperty("look", "hairline")
    made.setFrameShape(QFrame.Shape.NoFrame)
    if vertical:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def fill(layout: QBoxLayout, *items: QWidget | QBoxLayout | int) -> None:
    """Add in order: widgets, layouts, a gap in pixels, or -1 for a stretch."""
    for item in items:
        if isinstance(item, QWidget):
            layout.addWidget(item)
        elif isinstance(item, int):
            if item < 0:
                layout.addStretch(1)
            else:
                layout.addSpacing(item)
        else:
            layout.addLayout(item)


def column(
    *items: QWidget | QBoxLayout | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(0)
    fill(made, *items)
    return made


def row(*items: QWidget | QBoxLayout | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(0)
    fill(made, *items)
    return made


def holder(layout: QBoxLayout, look: str = "") -> QFrame:
    """A frame around a layout, e.g. in the look "card"."""
    made = QFrame()
    if look:
        made.setProperty("look", look)
    made.setLayout(layout)
    return made


class Scroller(QScrollArea):
    """Asks what it holds for its height at the width there is.

    Qt takes the least height of a layout with wrapped lines as they break in a narrow column, and then
    scrolls over an empty foot.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if layout is not None:
            ways = QSizePolicy.Policy
            wanted = ways.Ignored if layout.hasHeightForWidth() else ways.Preferred
            if inner.sizePolicy().verticalPolicy() != wanted:
                inner.setSizePolicy(inner.sizePolicy().horizontalPolicy(), wanted)
        super().resizeEvent(event)


def scrolling(inner: QWidget) -> QScrollArea:
    """An area that scrolls up and down, never sideways."""
    made = Scroller()
    made.setProperty("look", "plain")
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inner.setProperty("look", "page")
    made.setWidget(inner)
    return made


def clear(layout: QBoxLayout) -> None:
    """Take everything out of a layout, and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QBoxLayout):
            clear(inner)


class Radio(QRadioButton):
    """One of a group, where the Tab key comes to the chosen one, however many stand before it.

    From then on Qt itself passes the others by.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        group, by_tab = self.group(), (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        chosen = group.checkedButton() if group is not None else None
        if chosen is not None and chosen is not self and event.reason() in by_tab and chosen.isEnabled():
            chosen.setFocus(event.reason())
        else:
            super().focusInEvent(event)


class ChoiceRow(QFrame):
    """A radio button with a title, what it means, what goes where, and a figure at the right.

    The whole row takes the click.
    """

    chosen = Signal()

    def __init__(
        self, title: str, body: str, note: str = "", note_icon: str = "", cloud: bool = False
    ) -> None:
        super().__init__()
        self.radio = Radio()
        self.radio.setProperty("look", "bare")  # its words stand beside it
        self.radio.setAccessibleName(". ".join(part.rstrip(".") for part in (title, body, note) if part))
        self.radio.toggled.connect(self._toggled)
        self.title = label(title, "strong")
        self.body = label(body, "soft", wrap=True)
        self.note = label(note, "looknote" if cloud else "note", wrap=True)
        self.right = label("", "soft")
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.lines = column(row(self.title, -1, self.right), 2, self.body)
        if note:
            mark = IconLabel(note_icon, "look" if cloud else "soft")
            fill(self.lines, 4, row(mark, 8, self.note))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 14)
        layout.setSpacing(12)
        layout.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self.lines, 1)

    def set_right(self, text: str) -> None:
        self.right.setText(text)

    def set_reason(self, reason: str) -> None:
        """Disable the row and say why, or enable it with an empty reason."""
        self.radio.setEnabled(not reason)
        self.title.setEnabled(not reason)
        self.set_right(reason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.radio.isEnabled():
            self.radio.setChecked(True)
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def _toggled(self, on: bool) -> None:
        if on:
            self.chosen.emit()
