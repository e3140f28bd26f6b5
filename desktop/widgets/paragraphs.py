"""Owns the long list of paragraphs: model, delegate and view, smooth with a book of any length.

One text layout is made only for what is on screen. Heights of the rest are estimated at first and
measured on a `Load`, so that nothing is ever cut and nothing ever waits.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.jobs import Load
from desktop.loading import Review, Row
from desktop.theme import theme
from desktop.widgets.basics import button, row

LEFT, GAP, REASON, BUTTONS, RIGHT = 28, 24, 176, 128, 16
READING = 640  # pixels: 55-75 letters
CACHED = 300


def set_text(text: str, font: QFont, width: float, line: float) -> tuple[QTextLayout, float]:
    """A text broken into lines of `width`, `line` pixels apart, and its height."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (made := layout.createLine()).isValid():
        made.setLineWidth(width)
        made.setPosition(QPointF(0, y + (line - made.height()) / 2))
        y += line
    layout.endLayout()
    return layout, y


def measure(texts: Sequence[str], font: QFont, width: float, line: float) -> list[int]:
    """Heights of many texts; slow, for a `Load`."""
    return [int(set_text(text, font, width, line)[1]) for text in texts]


class ParagraphModel(QAbstractListModel):
    """Rows of a Review, or those of them that a filter lets through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = Review()
        self.shown: list[int] = []

    def set_review(self, review: Review) -> None:
        self.beginResetModel()
        self.review = review
        self.shown = list(range(len(review.rows)))
        self.endResetModel()

    def set_shown(self, shown: list[int]) -> None:
        if shown != self.shown:
            self.beginResetModel()
            self.shown = shown
            self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return len(self.shown)

    def at(self, line: int) -> Row:
        return self.review.rows[self.shown[line]]

    def changed(self, numbers: Sequence[int]) -> None:
        """Rows of the review have another verdict."""
        wanted = set(numbers)
        lines = [line for line, number in enumerate(self.shown) if number in wanted]
        if lines:
            self.dataChanged.emit(self.index(min(lines)), self.index(max(lines)))

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(found)
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if index.isValid() and not self.at(index.row()).id:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, found: Row) -> str:
        if found.verdict == "drop":
            return self.tr("Dropped, {reason} {text}").format(reason=found.reason, text=found.text)
        if found.verdict == "look":
            return self.tr("To look at, {reason} {text}").format(reason=found.reason, text=found.text)
        return found.text


class ParagraphDelegate(QStyledItemDelegate):
    """The author's words in serif at the left, the reason at the right; dropped ones struck through."""

    def __init__(self, parent: QWidget, reasons: bool) -> None:
        super().__init__(parent)
        self.reasons = reasons
        self.width = READING
        self.heights: dict[int, int] = {}
        self._layouts: OrderedDict[tuple[int, bool], tuple[QTextLayout, float]] = OrderedDict()
        self.restyle()

    def restyle(self) -> None:
        """Fonts anew, after the theme or the text size changed."""
        self.prose = theme().font(15, serif=True)
        self.heading = theme().font(15, bold=True)
        self.small = theme().font(12)
        self.line = float(max(theme().px(24), QFontMetrics(self.prose).height()))
        self.advance = QFontMetricsF(self.prose).averageCharWidth()
        self.forget()

    def forget(self) -> None:
        self.heights.clear()
        self._layouts.clear()

    def set_view_width(self, width: int) -> None:
        taken = LEFT + RIGHT + (GAP + REASON + BUTTONS if self.reasons else 0)
        self.width = max(160, min(theme().px(READING), width - taken))
        self.forget()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        model: Any = index.model()
        number = model.shown[index.row()]
        found = model.review.rows[number]
        if not found.id:
            return QSize(0, int(self.line) + 32)
        height = self.heights.get(number)
        if height is None:
            lines = int(len(found.text) * self.advance / self.width) + 1
            height = int(lines * self.line)
        least = 2 * QFontMetrics(self.small).height() if found.reason and self.reasons else 0
        return QSize(0, max(height, least) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        model: Any = index.model()
        number = model.shown[index.row()]
        found: Row = model.review.rows[number]
        area: QRect = option.rect  # type: ignore[attr-defined]
        colour = theme().colour
        if not found.id:
            if index.row():
                painter.fillRect(area.adjusted(0, 8, 0, 9 - area.height()), colour("hairline"))
            painter.setFont(self.heading)
            painter.setPen(colour("text"))
            box = area.adjusted(LEFT, 16, -RIGHT, 0)
            shown = QFontMetrics(self.heading).elidedText(
                found.text, Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
            return
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(area, colour("selection"))
            painter.fillRect(QRect(area.x(), area.y(), 3, area.height()), colour("accent"))
        painter.setPen(colour("faint" if found.verdict == "drop" else "text"))
        layout, _ = self.layout_of(number, found)
        layout.draw(painter, QPointF(area.x() + LEFT, area.y() + 8))
        said = self.said(found) if self.reasons else ""
        if said:
            painter.setFont(self.small)
            painter.setPen(colour("look" if found.verdict == "look" else "soft"))
            left = area.x() + LEFT + self.width + GAP
            box = QRect(left, area.y() + 11, REASON, area.height() - 12)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, said)

    def said(self, found: Row) -> str:
        """Why the row is as it is; nothing for what is kept as a matter of course."""
        if found.own:
            return self.tr("Kept by you.") if found.own == "keep" else self.tr("Dropped by you.")
        if found.verdict == "look":
            return self.tr("To look at. {reason}").format(reason=found.reason)
        return self.tr("Dropped. {reason}").format(reason=found.reason) if found.verdict == "drop" else ""

    def layout_of(self, number: int, found: Row) -> tuple[QTextLayout, float]:
        key = (number, found.verdict == "drop")
        made = self._layouts.get(key)
        if made is None:
            font = QFont(self.prose)
            font.setStrikeOut(found.verdict == "drop")
            made = set_text(found.text, font, self.width, self.line)
            self._layouts[key] = made
            if len(self._layouts) > CACHED:
                self._layouts.popitem(last=False)
        return made


class ParagraphView(QListView):
    """The list itself. `decided` carries a verdict and whether it is for the whole section."""

    decided = Signal(str, bool)
    next_wanted = Signal()

    def __init__(self, reasons: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(
            QListView.SelectionMode.ExtendedSelection if reasons else QListView.SelectionMode.SingleSelection
        )
        self.paragraphs = ParagraphModel(self)
        self.delegate = ParagraphDelegate(self, reasons)
        self.setModel(self.paragraphs)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(self.tr("Paragraphs"))
        self.reasons = reasons
        self._measuring: Load | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(80)
        self._rest.timeout.connect(self._relayout)
        theme().changed.connect(self._restyle)
        self._pair = self._buttons()
        self.verticalScrollBar().valueChanged.connect(self._move_pair)
        self.selectionModel().currentChanged.connect(self._move_pair)

    def _buttons(self) -> QWidget:
        """Keep and Drop, moved onto the current row."""
        pair = QWidget(self.viewport())
        self.keep = button(self.tr("Keep"), lambda: self.decided.emit("keep", False), "small")
        self.drop = button(self.tr("Drop"), lambda: self.decided.emit("drop", False), "small")
        pair.setLayout(row(self.keep, 6, self.drop))
        pair.hide()
        return pair

    def show_review(self, review: Review) -> None:
        self.delegate.forget()
        self.paragraphs.set_review(review)
        self._measure()

    def show_rows(self, shown: list[int]) -> None:
        self.paragraphs.set_shown(shown)
        self._move_pair()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        section = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self.reasons and plain and event.key() in (Qt.Key.Key_K, Qt.Key.Key_D):
            self.decided.emit("keep" if event.key() == Qt.Key.Key_K else "drop", section)
        elif self.reasons and plain and event.key() == Qt.Key.Key_N:
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters must not jump about: K, D and N have a meaning here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rest.start()
        self._move_pair()

    def _restyle(self) -> None:
        self.delegate.restyle()
        self._rest.start()

    def _relayout(self) -> None:
        """The width rests: break the lines anew and keep the top row where it is."""
        self.delegate.set_view_width(self.viewport().width())
        self._apply_heights()
        self._measure()

    def _apply_heights(self) -> None:
        top = self.indexAt(self.viewport().rect().topLeft())
        offset = self.visualRect(top).top() if top.isValid() else 0
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        if top.isValid():
            self.scrollTo(top, QListView.ScrollHint.PositionAtTop)
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - offset)
        self._move_pair()

    def _measure(self) -> None:
        if self._measuring is not None:
            self._measuring.drop()
        texts = [r.text for r in self.paragraphs.review.rows]
        font, width, line = QFont(self.delegate.prose), self.delegate.width, self.delegate.line
        self._measuring = Load(lambda: measure(texts, font, width, line), self._measured)

    def _measured(self, heights: list[int]) -> None:
        self._measuring = None
        self.delegate.heights = dict(enumerate(heights))
        self._apply_heights()

    def _move_pair(self, *_: object) -> None:
        index = self.currentIndex()
        if not self.reasons or not index.isValid() or not self.paragraphs.at(index.row()).id:
            self._pair.hide()
            return
        area = self.visualRect(index)
        size = self._pair.sizeHint()
        left = LEFT + self.delegate.width + GAP + REASON + 4
        self._pair.setGeometry(left, area.top() + 8, size.width(), size.height())
        self._pair.setVisible(area.bottom() > 0 and area.top() < self.viewport().height())

    def lines(self, wanted: Callable[[Row], bool]) -> list[int]:
        """Lines on show whose row is wanted."""
        return [line for line in range(len(self.paragraphs.shown)) if wanted(self.paragraphs.at(line))]
