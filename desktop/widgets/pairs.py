"""Owns the view of pairs: the list of passages, the author's text, and the plain account beside it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QListView,
    QPlainTextEdit,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop import words
from desktop.loading import PairRow
from desktop.theme import theme
from desktop.widgets import icons
from desktop.widgets.basics import column, holder, label, row


class PairModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all: list[PairRow] = []
        self.rows: list[PairRow] = []
        self.only_failed = False

    def set_pairs(self, pairs: list[PairRow]) -> None:
        """Take a longer list; where it only grew, the rows on show stay as they are."""
        old, self.all = self.rows, pairs
        rows = [p for p in pairs if p.failed] if self.only_failed else pairs
        if len(rows) > len(old) and rows[: len(old)] == old:
            self.beginInsertRows(QModelIndex(), len(old), len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        elif rows != old:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def filter(self, only_failed: bool) -> None:
        self.only_failed = only_failed
        self.set_pairs(self.all)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        pair = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return pair.opening
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{pair.opening}. {self.note(pair)}"
        return None

    def note(self, pair: PairRow) -> str:
        return pair.failed or words.words(pair.words)


class PairDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        first = QFontMetrics(theme().font(13, serif=True)).height()
        return QSize(0, first + QFontMetrics(theme().font(11)).height() + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        model: Any = index.model()
        pair: PairRow = model.rows[index.row()]
        area: QRect = option.rect.adjusted(8, 1, -8, -1)  # type: ignore[attr-defined]
        colour = theme().colour
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(area, 6, 6)
        serif, small = theme().font(13, serif=True), theme().font(11)
        first, second = QFontMetrics(serif), QFontMetrics(small)
        mark, role = ("stopped", "look") if pair.failed else ("done", "accent")
        icons.draw(painter, mark, role, area.x() + 8, area.y() + 6 + (first.height() - 16) // 2)
        room = area.width() - 40
        painter.setFont(serif)
        painter.setPen(colour("text"))
        text = first.elidedText(pair.opening, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area.x() + 32, area.y() + 6 + first.ascent(), text)
        painter.setFont(small)
        painter.setPen(colour("look" if pair.failed else "faint"))
        note = second.elidedText(model.note(pair), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area.x() + 32, area.y() + 8 + first.height() + second.ascent(), note)


class PairList(QListView):
    """N goes to the next passage that failed."""

    next_failed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.next_failed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""


def reader(serif: bool) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setProperty("look", "reading")
    made.setReadOnly(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.document().setDocumentMargin(0)
    made.setTabChangesFocus(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setViewportMargins(0, 0, 16, 8)
    made.setFont(theme().font(15 if serif else 14, serif=serif))
    return made


class PairsView(QSplitter):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs = PairModel(self)
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which passages"))
        self.which.addItems([self.tr("All passages"), self.tr("Without an account")])
        self.which.activated.connect(self._filter)
        self.list = PairList()
        self.list.setProperty("look", "plain")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.pairs)
        self.list.setItemDelegate(PairDelegate(self.list))
        self.list.setAccessibleName(self.tr("Passages"))
        self.list.next_failed.connect(self._next_failed)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.pairs.modelReset.connect(self._first)
        self.pairs.rowsInserted.connect(self._first)
        self.author, self.account = reader(serif=True), reader(serif=False)
        self.author.setAccessibleName(self.tr("The author's text"))
        self.account.setAccessibleName(self.tr("The plain account"))
        self.author_head, self.account_head = label("", "caption"), label("", "caption")
        left = holder(column(row(self.which, margins=(16, 0, 16, 8))))
        left.layout().addWidget(self.list)
        self.setHandleWidth(1)
        self.addWidget(left)
        for head, text in ((self.author_head, self.author), (self.account_head, self.account)):
            side = holder(column(head, 8, margins=(24, 4, 8, 0)))
            side.layout().addWidget(text)
            self.addWidget(side)
        self.setSizes([280, 440, 340])
        for place, stretch in enumerate((0, 3, 2)):
            self.setStretchFactor(place, stretch)
        theme().changed.connect(self._restyle)

    def show_pairs(self, pairs: list[PairRow]) -> None:
        self.pairs.set_pairs(pairs)

    def _restyle(self) -> None:
        self.author.setFont(theme().font(15, serif=True))
        self.account.setFont(theme().font(14))
        self.list.scheduleDelayedItemsLayout()

    def _filter(self, which: int) -> None:
        self.pairs.filter(which == 1)

    def _first(self, *_: object) -> None:
        if not self.list.currentIndex().isValid() and self.pairs.rows:
            self.list.setCurrentIndex(self.pairs.index(0))
        elif not self.pairs.rows:
            self._show(QModelIndex())

    def _next_failed(self) -> None:
        lines = [n for n, pair in enumerate(self.pairs.rows) if pair.failed]
        if lines:
            here = self.list.currentIndex().row()
            self.list.setCurrentIndex(self.pairs.index(next((n for n in lines if n > here), lines[0])))

    def _show(self, current: QModelIndex, *_: object) -> None:
        pair = self.pairs.rows[current.row()] if current.isValid() else PairRow("", "", 0, "")
        self.author.setPlainText(pair.original)
        said = pair.description or pair.failed
        self.account.setPlainText(said)
        author = self.tr("The author, {words}").format(words=words.words(pair.words))
        plain = self.tr("The plain account, {words}").format(words=words.words(len(pair.description.split())))
        self.author_head.setText(author if pair.original else "")
        self.account_head.setText(self.tr("No account yet") if pair.failed else plain if said else "")
