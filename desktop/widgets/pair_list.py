"""Owns the list of pairs: its model, and staying in place while it grows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.pairs import NONE, PairRow, count_kinds
from desktop.theme import theme
from desktop.widgets.pair_drawing import PairDrawing, mark
from desktop.widgets.tall_list import TallList

PARTS = 48
"""Places at which a list may grow before it is shown anew instead."""


class PairModel(QAbstractListModel):
    """All rows, and those on show.

    What a filter has let in stays until another is chosen, though an edit or a run makes it unfit: nothing
    is pulled away from under the eyes.
    """

    changing = Signal()  # rows come or go in a moment
    grown = Signal()  # there are more, among those there were
    renewed = Signal()  # another list is on show, and nothing is in hand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all: list[PairRow] = []
        self.rows: list[PairRow] = []
        self.counts = count_kinds(())
        self.kind = ""
        self.found: frozenset[str] | None = None  # ids that a search found; None without one
        self._lines: dict[str, int] = {}

    def fits(self, row: PairRow) -> bool:
        """Whether the filter in force lets a row in."""
        return (not self.kind or self.kind in row.kinds) and (self.found is None or row.id in self.found)

    def set_pairs(self, pairs: list[PairRow]) -> None:
        """Take the rows as they are now; those on show stay where they are."""
        self.all, self.counts = pairs, count_kinds(pairs)
        if self.kind or self.found is not None:
            pairs = [row for row in pairs if row.id in self._lines or self.fits(row)]
        self._become(pairs)

    def choose(self, kind: str, found: frozenset[str] | None) -> None:
        """Show the rows of a kind, "" for any, that a search has found."""
        self.kind, self.found = kind, found
        self._become([row for row in self.all if self.fits(row)])

    def put(self, row: PairRow) -> None:
        """A row says something else now."""
        self.all = [row if old.id == row.id else old for old in self.all]
        self.counts = count_kinds(self.all)
        line = self.line(row.id)
        if line >= 0:
            self.rows[line] = row
            self.dataChanged.emit(self.index(line), self.index(line))

    def line(self, id: str) -> int:
        """Where a row stands in the list on show; -1 where it does not."""
        return self._lines.get(id, -1)

    def of(self, id: str) -> PairRow | None:
        """The row of an id, on show or not."""
        line = self.line(id)
        return self.rows[line] if line >= 0 else next((row for row in self.all if row.id == id), None)

    def next_flagged(self, line: int, step: int) -> int:
        """The next line worth a look, or the one before; from the last to the first. -1 without any."""
        lines = [n for n, row in enumerate(self.rows) if row.flagged]
        if not lines:
            return -1
        if step > 0:
            return next((n for n in lines if n > line), lines[0])
        return next((n for n in reversed(lines) if n < line), lines[-1])

    def _become(self, rows: Sequence[PairRow]) -> None:
        self.changing.emit()
        growth = self._growth(rows)
        if growth is None or len(growth) > PARTS or not self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self._number()
            self.endResetModel()
            self.renewed.emit()
            return
        for first, past in reversed(growth):  # from the end, so that places hold
            at = first - sum(b - a for a, b in growth if b <= first)
            self.beginInsertRows(QModelIndex(), at, at + past - first - 1)
            self.rows[at:at] = rows[first:past]
            self.endInsertRows()
        changed = [n for n, row in enumerate(rows) if row is not self.rows[n]]
        self.rows = list(rows)
        self._number()
        if growth:
            self.grown.emit()
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _growth(self, rows: Sequence[PairRow]) -> list[tuple[int, int]] | None:
        """Stretches of `rows` that are new; None where that is not all that has changed."""
        if sum(row.id in self._lines for row in rows) < len(self.rows):
            return None
        growth: list[tuple[int, int]] = []
        at = 0
        for number, row in enumerate(rows):
            if at < len(self.rows) and self.rows[at].id == row.id:
                at += 1
            elif row.id in self._lines:
                return None
            elif growth and growth[-1][1] == number:
                growth[-1] = growth[-1][0], number + 1
            else:
                growth.append((number, number + 1))
        return growth

    def _number(self) -> None:
        self._lines = {row.id: line for line, row in enumerate(self.rows)}

    # As Qt asks.
    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.opening
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.place
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.opening, mark(row), row.place, words.words(row.words))
            return ". ".join(part for part in parts if part)
        return None


class PairList(TallList):
    """Keeps the row in hand and the place it is scrolled to when the list grows or is another."""

    in_hand = Signal(object)  # another row, `NONE` without one
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(theme().px(170))
        self.setAccessibleName(self.tr("Passages"))
        self.pairs = PairModel(self)
        self.drawing = PairDrawing()
        self.setModel(self.pairs)
        self._top: tuple[str, int] = "", 0  # the first row in sight, and how far it is scrolled out
        self._hand = ""
        self.pairs.changing.connect(self._hold)
        self.pairs.grown.connect(self._release)
        self.pairs.renewed.connect(self._renewed)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.doubleClicked.connect(lambda _: self.edit_wanted.emit())
        theme().changed.connect(self._restyle)

    # What the list of rows of any height asks.
    @property
    def keys(self) -> Sequence[int]:
        return range(len(self.pairs.rows))

    def exact_height(self, key: int) -> int:
        return self.drawing.height

    def paint_line(self, painter: QPainter, area: QRect, line: int, seen: QRect) -> None:
        selected = self.selectionModel().isSelected(self.pairs.index(line))
        self.drawing.paint(painter, area, self.pairs.rows[line], selected, self.hasFocus())

    def _restyle(self) -> None:
        self.drawing.restyle()
        self.setMinimumWidth(theme().px(170))
        self.guess_again([self.drawing.height] * len(self.pairs.rows))

    # The row in hand.
    @property
    def row(self) -> PairRow:
        line = self.currentIndex().row()
        return self.pairs.rows[line] if 0 <= line < len(self.pairs.rows) else NONE

    def go_to(self, line: int) -> None:
        if 0 <= line < len(self.pairs.rows):
            # The view's own setCurrentIndex adds to the selection while Shift is down, as in Shift N.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.pairs.index(line), only)
            self.scrollTo(self.currentIndex())

    def step(self, by: int) -> None:
        """To the next row, or the one before."""
        if self.pairs.rows:
            self.go_to(max(0, min(len(self.pairs.rows) - 1, self.currentIndex().row() + by)))

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._hand = self.row.id
            self.in_hand.emit(self.row)

    # Staying in place.
    def _hold(self) -> None:
        line = self.line_at(self.verticalOffset())
        known = 0 <= line < len(self.pairs.rows)
        self._top = (
            (self.pairs.rows[line].id, self.visualRect(self.pairs.index(line)).top()) if known else ("", 0)
        )

    def _release(self) -> None:
        """There are others; what was on top is on top again."""
        self.heights = [self.drawing.height] * len(self.pairs.rows)
        self.place()
        line = self.pairs.line(self._top[0])
        if line >= 0:
            self.scroll_to_line(line, self._top[1])

    def _renewed(self) -> None:
        """The same row is in hand, or the first where it is not there any more."""
        line = self.pairs.line(self._hand)
        self._release()
        if self.pairs.rows:
            self.go_to(max(0, line))
        else:
            self.in_hand.emit(NONE)

    # Keys.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_wanted.emit()
        elif plain and event.text().strip():
            event.ignore()  # letters are the page's
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""
