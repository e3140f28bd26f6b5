"""Owns the long list of paragraphs: its model, its keys, and the buttons on the current row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from desktop.review import Review, Row
from desktop.theme import theme
from desktop.widgets.basics import button, row
from desktop.widgets.tall_list import Index, TallList
from desktop.widgets.typesetting import ABOVE, Typesetter, why

BESIDE = 12  # pixels between a reason and the buttons at its right
VERDICTS: dict[int, str] = {Qt.Key.Key_K: "keep", Qt.Key.Key_D: "drop", Qt.Key.Key_L: ""}
"""Keys of the user's word on a paragraph or passage; "" takes it back."""


class ParagraphModel(QAbstractListModel):
    """Rows of a Review, or those of them that a filter lets through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = Review()
        self.shown: list[int] = []

    def set_review(self, review: Review, shown: list[int]) -> None:
        self.beginResetModel()
        self.review, self.shown = review, shown
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return len(self.shown)

    def at(self, line: int) -> Row:
        return self.review.rows[self.shown[line]]

    def line_near(self, number: int) -> int:
        """The line of a row of the review, or of the next paragraph on show, or the last; -1 without any."""
        line = bisect_right(self.shown, number - 1)
        while line < len(self.shown) and not self.at(line).id:
            line += 1
        return min(line, len(self.shown) - 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return found.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{why(found)} {found.text}".strip()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and not self.at(index.row()).id:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class ParagraphView(TallList):
    """The list itself. `decided` carries a verdict and whether it is for the whole section."""

    decided = Signal(str, bool)
    next_wanted = Signal(int)  # 1: the next one to look at, -1: the one before

    def __init__(self, reasons: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        modes = QListView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if reasons else modes.SingleSelection)
        self.reasons = reasons
        self.setter = Typesetter(reasons)
        self.paragraphs = ParagraphModel(self)
        self.setModel(self.paragraphs)
        self.setAccessibleName(self.tr("Paragraphs"))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(80)
        self._rest.timeout.connect(self._relayout)
        theme().changed.connect(self._restyle)
        self._pair = self._buttons()
        self.selectionModel().currentChanged.connect(self._move_pair)

    def _buttons(self) -> QWidget:
        """Keep and Drop, moved onto the current row."""
        pair = QWidget(self.viewport())
        self.keep = button(self.tr("Keep"), lambda: self._press("keep"), "small")
        self.drop = button(self.tr("Drop"), lambda: self._press("drop"), "small")
        self.keep.setToolTip(self.tr("Keep this paragraph (K)"))
        self.drop.setToolTip(self.tr("Drop this paragraph (D)"))
        pair.setLayout(row(self.keep, 6, self.drop))
        pair.hide()
        return pair

    # What is shown.
    def show_review(self, review: Review) -> None:
        self.paragraphs.set_review(review, list(range(len(review.rows))))
        self._relayout()

    def show_rows(self, shown: list[int], wanted: str = "") -> None:
        """Only these rows, with `wanted` marked in them; the current paragraph stays current if it can."""
        if wanted != self.setter.wanted:
            self.setter.wanted = wanted
            self.viewport().update()
        if shown == self.paragraphs.shown:
            return
        current = self.current_number()
        self.paragraphs.set_review(self.paragraphs.review, shown)
        self.place()
        line = self.paragraphs.line_near(max(current, 0))
        if line >= 0 and line != self.line_at(self.verticalOffset()):
            self.scrollTo(self.paragraphs.index(line), QListView.ScrollHint.PositionAtCenter)
        self.go_to(line)

    def current_number(self) -> int:
        """The current row of the review; -1 without one."""
        index = self.currentIndex()
        return self.paragraphs.shown[index.row()] if index.isValid() else -1

    def go_to(self, line: int) -> None:
        """Make a line current and show it, with its heading where that stands just above."""
        if not 0 <= line < len(self.paragraphs.shown):
            self._move_pair()
            return
        index = self.paragraphs.index(line)
        seen = self.viewport().rect().contains(self.visualRect(index))
        # The view's own setCurrentIndex adds to the selection while Shift or Ctrl is down, as in Shift N.
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, only)
        if not seen:
            self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)  # with what stands around it
        if line and not self.paragraphs.at(line - 1).id:
            self.scrollTo(self.paragraphs.index(line - 1))
        self.scrollTo(index)
        self._move_pair()

    def chosen(self) -> list[int]:
        """The selected rows of the review, without headings; the current one where none is."""
        shown, rows = self.paragraphs.shown, self.paragraphs.review.rows
        parts = self.selectionModel().selection()
        numbers = [n for part in parts for n in shown[part.top() : part.bottom() + 1] if rows[n].id]
        current = self.current_number()
        return numbers or ([current] if current >= 0 and rows[current].id else [])

    def lines_to_look_at(self) -> list[int]:
        """Lines on show that the rules are not sure of, and the user has not decided."""
        rows = self.paragraphs.review.rows
        shown = enumerate(self.paragraphs.shown)
        return [line for line, n in shown if rows[n].ruled == "look" and not rows[n].own]

    # What the list of rows of any height asks.
    @property
    def keys(self) -> Sequence[int]:
        return self.paragraphs.shown

    def exact_height(self, key: int) -> int:
        return self.setter.height(key, self.paragraphs.review.rows[key])

    def skips(self, line: int) -> bool:
        return not self.paragraphs.at(line).id

    def paint_line(self, painter: QPainter, area: QRect, line: int, seen: QRect) -> None:
        number, found = self.keys[line], self.paragraphs.at(line)
        if not found.id:
            self.setter.paint_heading(painter, area, found, line == 0)
            return
        if self.selectionModel().isSelected(self.paragraphs.index(line)):
            painter.fillRect(area, theme().colour("selection"))
            painter.fillRect(QRect(0, area.y(), 3, area.height()), theme().colour("accent"))
        self.setter.paint(painter, area, number, found, seen)

    def moved(self) -> None:
        self._move_pair()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._rest.start()  # dragging a window's edge would break all lines at every step

    def _relayout(self) -> None:
        """The width rests, or texts and fonts are others."""
        self._rest.stop()
        self.setter.set_view_width(self.viewport().width(), self._pair.sizeHint().width() + BESIDE)
        self.guess_again(self.setter.guesses(self.paragraphs.review))

    def _restyle(self) -> None:
        self.setter.restyle()
        self._rest.start()

    # Keys, and the buttons on the current row.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        section = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self.reasons and plain and event.key() in VERDICTS:
            self.decided.emit(VERDICTS[event.key()], section)
        elif self.reasons and plain and event.key() == Qt.Key.Key_N:
            self.next_wanted.emit(-1 if section else 1)
        elif not self.reasons and plain and event.key() in (*VERDICTS, Qt.Key.Key_N):
            event.ignore()  # they are the page's
        elif self.reasons and event.matches(QKeySequence.StandardKey.Copy):
            self.copy_text()
        else:
            super().keyPressEvent(event)

    def _press(self, verdict: str) -> None:
        """A button on the row; the keys are the list's again after that."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.decided.emit(verdict, False)

    def menu(self) -> QMenu:
        """What can be done with the selected paragraphs."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, verdict, section in (
            (self.tr("Keep"), "keep", False),
            (self.tr("Drop"), "drop", False),
            (self.tr("Keep Section"), "keep", True),
            (self.tr("Drop Section"), "drop", True),
            (self.tr("Leave It to the Rules"), "", False),
        ):
            made.addAction(text, lambda v=verdict, s=section: self.decided.emit(v, s))
        made.addSeparator()
        made.addAction(self.tr("Copy Text"), self.copy_text)
        return made

    def copy_text(self) -> None:
        rows = self.paragraphs.review.rows
        QGuiApplication.clipboard().setText("\n\n".join(rows[number].text for number in self.chosen()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.reasons and self.current_number() >= 0:
            place = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu().popup(place)

    def keyboardSearch(self, search: str) -> None:
        """Typing letters must not jump about: K, D and N have a meaning here."""

    def _move_pair(self, *_: object) -> None:
        index = self.currentIndex()
        if not self.reasons or not index.isValid() or not self.paragraphs.at(index.row()).id:
            self._pair.hide()
            return
        area, size = self.visualRect(index), self._pair.sizeHint()
        top, left = area.top() + ABOVE - 2, self.setter.reason_left + self.setter.reason_width + BESIDE
        if self.setter.narrow:
            left = self.setter.reason_left
            top += self.setter.reason_height(self.paragraphs.at(index.row())) + 4
        top = min(max(top, 4), area.bottom() - size.height() - 4)  # in sight as long as the row is
        self._pair.setGeometry(left, top, size.width(), size.height())
        self._pair.setVisible(area.bottom() > 0 and area.top() < self.viewport().height())
