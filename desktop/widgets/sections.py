"""Owns the sections of the review: their list, with what is kept of each, and the head of the one in hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.reasons import section_reason
from desktop.review import Review, ReviewSection
from desktop.theme import theme
from desktop.widgets.basics import button, label, row
from desktop.words import number, words


@dataclass(slots=True)
class Entry:
    """A book (section -1) or one of its sections."""

    title: str
    section: int = -1


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
        self.endResetModel()

    def place(self, entry: Entry) -> ReviewSection | None:
        """The section that an entry stands for; None for a book."""
        return self.review.sections[entry.section] if entry.section >= 0 else None

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role not in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        place = self.place(entry)
        reason = section_reason(self.review, place) if place is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self.tr("Dropped: {reason}").format(reason=reason)
            return f"{entry.title}\n{said}" if reason else entry.title
        return ", ".join(part for part in (entry.title, self.figure(entry), reason) if part)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].section < 0:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def figure(self, entry: Entry) -> str:
        place = self.place(entry)
        if place is None:
            return ""
        if place.looks:
            return self.tr("{n} to look at").format(n=number(place.looks))
        return number(place.kept) if place.kept else self.tr("dropped")


class SectionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        height = QFontMetrics(theme().font(13)).height()
        return QSize(0, height + (24 if index.model().entries[index.row()].section < 0 else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        model: Any = index.model()
        entry: Entry = model.entries[index.row()]
        area: QRect = option.rect.adjusted(8, 0, -8, 0)  # type: ignore[attr-defined]
        colour = theme().colour
        place = model.place(entry)
        book, kept = place is None, place is not None and place.kept > 0
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(area, 6, 6)
        box = area.adjusted(8, 10 if book else 0, -8, 0)
        figure = model.figure(entry)
        small = theme().font(11)
        painter.setFont(small)
        painter.setPen(colour("look" if place is not None and place.looks else "faint"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        room = box.width() - QFontMetrics(small).horizontalAdvance(figure) - 8
        font = theme().font(13, bold=book or selected)
        font.setStrikeOut(not book and not kept)
        painter.setFont(font)
        painter.setPen(colour("text" if book or kept else "faint"))
        title = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)


class SectionView(QListView):
    """Emits `picked` with the section that the user chooses, `decided` when K or D is pressed."""

    picked = Signal(int)
    decided = Signal(str)

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

    def show_section(self, section: int) -> None:
        """Mark the section that the paragraphs are in, without leading anywhere."""
        for line, entry in enumerate(self.entries.entries):
            if entry.section == section and line != self.currentIndex().row():
                self._quiet = True
                self.setCurrentIndex(self.entries.index(line))
                self._quiet = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in (Qt.Key.Key_K, Qt.Key.Key_D):
            self.decided.emit("keep" if event.key() == Qt.Key.Key_K else "drop")
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters must not jump about: K and D have a meaning here."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Keep Section"), lambda: self.decided.emit("keep"))
        menu.addAction(self.tr("Drop Section"), lambda: self.decided.emit("drop"))
        menu.popup(event.globalPos())

    def _changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            section = self.entries.entries[current.row()].section
            if section >= 0:
                self.picked.emit(section)


class Elided(QLabel):
    """A label that gives way where there is little room."""

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class SectionHead(QWidget):
    """What section is read, how much of it is kept, and what to do with all of it."""

    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Elided()
        self.title.setProperty("look", "section")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.about = label("", "caption")
        keep = button(self.tr("Keep Section"), lambda: self.decided.emit("keep"), "small")
        drop = button(self.tr("Drop Section"), lambda: self.decided.emit("drop"), "small")
        keep.setToolTip(self.tr("Keep all of this section (Shift K)"))
        drop.setToolTip(self.tr("Drop all of this section (Shift D)"))
        self.setLayout(row(self.title, 12, self.about, 12, -1, keep, 8, drop, margins=(28, 8, 16, 8)))

    def show_place(self, place: ReviewSection) -> None:
        self.title.setText(place.title)
        self.title.setToolTip(place.title)
        self.title.updateGeometry()
        said = self.tr("{kept} of {all} kept")
        self.about.setText(said.format(kept=number(place.kept), all=words(place.total)))
