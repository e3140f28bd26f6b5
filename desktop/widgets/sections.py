"""Owns the list of a project's books and sections, with what is kept of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.loading import Review
from desktop.theme import theme
from desktop.words import number


@dataclass(slots=True)
class Entry:
    """A book (section -1) or one of its sections."""

    title: str
    section: int = -1
    kept: int = 0
    looks: int = 0


class SectionModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = Review()
        self.entries: list[Entry] = []

    def set_review(self, review: Review) -> None:
        self.beginResetModel()
        self.review, self.entries = review, []
        book = None
        for place, section in enumerate(review.sections):
            if section.book != book:
                book = section.book
                self.entries.append(Entry(book))
            self.entries.append(Entry(section.title, place))
        self.count(range(len(review.sections)))
        self.endResetModel()

    def count(self, sections: Iterable[int]) -> None:
        wanted = set(sections)
        for entry in self.entries:
            if entry.section in wanted:
                place = self.review.sections[entry.section]
                rows = self.review.rows[place.first + 1 : place.end]
                entry.kept = sum(r.words for r in rows if r.verdict != "drop")
                entry.looks = sum(r.verdict == "look" for r in rows)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole or role == Qt.ItemDataRole.ToolTipRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {self.figure(entry)}"
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].section < 0:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def figure(self, entry: Entry) -> str:
        if entry.section < 0:
            return ""
        if entry.looks:
            return self.tr("{n} to look at").format(n=number(entry.looks))
        return number(entry.kept) if entry.kept else self.tr("dropped")


class SectionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        height = QFontMetrics(theme().font(13)).height()
        return QSize(0, height + (24 if index.model().entries[index.row()].section < 0 else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        model: Any = index.model()
        entry: Entry = model.entries[index.row()]
        area: QRect = option.rect.adjusted(8, 0, -8, 0)  # type: ignore[attr-defined]
        colour = theme().colour
        book = entry.section < 0
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(area, 6, 6)
        box = area.adjusted(8, 10 if book else 0, -8, 0)
        figure = model.figure(entry)
        small = theme().font(11)
        painter.setFont(small)
        painter.setPen(colour("look" if entry.looks else "faint"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        room = box.width() - QFontMetrics(small).horizontalAdvance(figure) - 8
        font = theme().font(13, bold=book or selected)
        font.setStrikeOut(not book and not entry.kept)
        painter.setFont(font)
        painter.setPen(colour("text" if book or entry.kept else "faint"))
        title = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)


class SectionView(QListView):
    """Emits `picked` with the index of a section when the user chooses it."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(160)
        self.setAccessibleName(self.tr("Sections"))
        self.entries = SectionModel(self)
        self.setModel(self.entries)
        self.setItemDelegate(SectionDelegate(self))
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._changed)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_review(self, review: Review) -> None:
        self.entries.set_review(review)

    def recount(self, sections: Iterable[int]) -> None:
        self.entries.count(sections)
        self.viewport().update()

    def show_section(self, section: int) -> None:
        """Mark the section that the paragraphs are in, without leading anywhere."""
        for line, entry in enumerate(self.entries.entries):
            if entry.section == section and line != self.currentIndex().row():
                self._quiet = True
                self.setCurrentIndex(self.entries.index(line))
                self._quiet = False

    def _changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            section = self.entries.entries[current.row()].section
            if section >= 0:
                self.picked.emit(section)
