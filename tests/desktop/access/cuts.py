"""Owns the check that no text is cut: by its own widget, by what holds it, or by a painter's box."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QWidget,
)

from tests.desktop.access.looking import place, scroller, texts, told
from tests.desktop.access.painting import Drawn, Watched

SPARE = 1  # a pixel lost in rounding


def cut_by_itself(widget: QWidget, text: str) -> str:
    """How a widget is too small for its own text, "" when it is not."""
    if isinstance(widget, QLabel):
        return _label(widget)
    if isinstance(widget, QCheckBox | QRadioButton):
        return _too_small(widget, widget.sizeHint(), widget.rect().size())
    if isinstance(widget, QAbstractButton):
        need = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic.value, text)
        return _too_small(widget, need, _room(widget))
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, widget)
        return _too_small(widget, widget.fontMetrics().size(0, text), room.size())
    if isinstance(widget, QLineEdit) and not widget.text():
        wide = widget.fontMetrics().horizontalAdvance(text)
        return _too_small(widget, QSize(wide, widget.fontMetrics().height()), widget.contentsRect().size())
    return ""


def _room(widget: QAbstractButton) -> QSize:
    """What a button's frame and padding leave for its words."""
    if not isinstance(widget, QPushButton):
        return widget.contentsRect().size()
    option = QStyleOptionButton()
    widget.initStyleOption(option)
    inside = widget.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, widget)
    return QSize(inside.width(), widget.contentsRect().height())  # letters may reach into the padding


def _label(widget: QLabel) -> str:
    if not widget.wordWrap():
        return _too_small(widget, widget.sizeHint(), widget.rect().size())
    box = QRect(0, 0, widget.contentsRect().width(), 10_000)
    need = widget.fontMetrics().boundingRect(box, Qt.TextFlag.TextWordWrap.value, widget.text())
    tall = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else need.height()
    wide = need.width()
    return _too_small(widget, QSize(wide, tall), widget.rect().size())


def _too_small(widget: QWidget, need: QSize, room: QSize) -> str:
    if need.width() <= room.width() + SPARE and need.height() <= room.height() + SPARE:
        return ""
    told_whole = (
        widget.text() in widget.toolTip() if isinstance(widget, QAbstractButton) else widget.toolTip()
    )
    if told_whole and need.height() <= room.height() + SPARE:
        return ""
    return f"needs {need.width()}x{need.height()}, has {room.width()}x{room.height()}"


def cut_by_another(widget: QWidget, window: QWidget) -> str:
    """How a widget reaches beyond what holds it, other than where that scrolls up and down."""
    rect, above = place(widget, window), widget.parentWidget()
    while above is not None:
        box = place(above, window)
        sideways = rect.left() < box.left() - SPARE or rect.right() > box.right() + SPARE
        up_down = rect.top() < box.top() - SPARE or rect.bottom() > box.bottom() + SPARE
        area = scroller(above)
        scrolls = area is not None and area.verticalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if sideways or (up_down and not scrolls):
            return f"reaches out of {type(above).__name__}"
        if scrolls:
            rect = rect.intersected(box)
            if rect.isEmpty():
                return ""  # scrolled away
        if above is window:
            return ""
        above = above.parentWidget()
    return ""


def cut_in_painting(drawn: Drawn, watched: Watched) -> str:
    """How a text painted by hand is larger than its box, or shortened without saying the whole."""
    if drawn.text in watched.shortened:
        return "" if _says_whole(drawn.on) else "shortened, and no tool tip says the whole"
    if drawn.room and drawn.need[0] > drawn.box.width() + SPARE:
        return f"needs {drawn.need[0]} of {drawn.box.width()} pixels"
    if drawn.room and drawn.need[1] > drawn.box.height() + SPARE + 1:
        return f"needs {drawn.need[1]} of {drawn.box.height()} pixels in height"
    return ""


def _says_whole(on: QWidget) -> bool:
    """A tool tip of the widget's; in a list, one of the model's rows."""
    above = on.parentWidget()
    if isinstance(above, QAbstractItemView) and above.viewport() is on:
        model = above.model()
        index = above.indexAt(on.rect().center()) if model is not None else None
        tips = [
            model.index(row, 0, above.rootIndex()).data(Qt.ItemDataRole.ToolTipRole)
            for row in range(min(model.rowCount(above.rootIndex()), 20))
        ]
        return index is not None and any(tips)
    return bool(on.toolTip())


def check_cuts(window: QWidget, watched: Watched) -> list[str]:
    failures = []
    for widget, text in texts(window):
        how = cut_by_itself(widget, text) or cut_by_another(widget, window)
        if how:
            failures.append(f"cut, {how}: {told(widget, text)}")
    for drawn in watched.drawn:
        how = cut_in_painting(drawn, watched)
        if how:
            failures.append(f"cut, {how}: painted {drawn.text[:60]!r} on {type(drawn.on).__name__}")
    return failures + check_sideways(window)


def check_sideways(window: QWidget) -> list[str]:
    """Nothing scrolls to the side."""
    bars = [b for b in window.findChildren(QScrollBar) if b.orientation() == Qt.Orientation.Horizontal]
    shown = [b for b in bars if b.isVisibleTo(window) and b.maximum() > b.minimum()]
    found = []
    for bar in shown:
        above = bar.parentWidget()
        while above is not None and not isinstance(above, QAbstractScrollArea):
            above = above.parentWidget()
        found.append(f"scrolls sideways: {told(above or bar)}")
    return found
