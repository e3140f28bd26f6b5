"""Owns a list view for very many rows of any height, which does its own geometry.

QListView asks for the size of every row whenever anything changes. Here heights are guessed at first, and
exact ones are asked for only as rows come into view, while what is read stays where it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

Index = QModelIndex | QPersistentModelIndex
STEP = 24  # pixels of the wheel and the scroll bar's arrows


class TallList(QListView):
    """Shows `keys`, one a line; `heights` holds a height in pixels for every key there can be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.heights: list[int] = []
        self._exact: set[int] = set()
        self._tops = [0]  # by line, and the height of all
        self._fitting = False

    # What a list of something fills in.
    @property
    def keys(self) -> Sequence[int]:
        raise NotImplementedError

    def exact_height(self, key: int) -> int:
        raise NotImplementedError

    def paint_line(self, painter: QPainter, area: QRect, line: int, seen: QRect) -> None:
        raise NotImplementedError

    def skips(self, line: int) -> bool:
        """True for lines that the cursor passes over."""
        return False

    def moved(self) -> None:
        """Lines are elsewhere now: move along what lies on them."""

    def guess_again(self, heights: list[int]) -> None:
        """Other heights; the current line keeps its place where it is in sight, else the top one."""
        anchor = self.line_at(self.verticalOffset())
        if self._current_in_sight(self.viewport().height()):
            anchor = self.currentIndex().row()
        within = self.verticalOffset() - self._tops[anchor] if len(self._tops) > 1 else 0
        self.heights = heights
        self._exact.clear()
        self._add_up()
        if anchor < len(self.keys):
            self.scroll_to_line(anchor, -within)
        self.viewport().update()
        self.moved()

    def _current_in_sight(self, page: int) -> bool:
        area = self.visualRect(self.currentIndex())
        return area.isValid() and 0 <= area.top() < page

    def measure_again(self, keys: Iterable[int]) -> None:
        """These have perhaps another height."""
        self._exact.difference_update(keys)
        self.fit()
        self.viewport().update()
        self.moved()

    # Geometry: tops of lines, and which line is where.
    # Geometry: tops of lines, and which line is where.
    def place(self) -> None:
        """The keys, or the room for them, are others."""
        self._add_up()
        self.fit()
        self.viewport().update()
        self.moved()

    def _add_up(self) -> None:
        """Find the tops of all lines, and tell the scroll bar."""
        heights, page = self.heights, self.viewport().height()
        self._tops = list(accumulate((heights[n] for n in self.keys), initial=0))
        bar = self.verticalScrollBar()
        self._fitting = True  # a shorter range moves the bar; what is there then is not yet what is seen
        bar.setPageStep(page)
        bar.setSingleStep(STEP)
        bar.setRange(0, max(0, self._tops[-1] - page))
        self._fitting = False

    def line_at(self, y: int) -> int:
        """The line at a height of the whole list."""
        return max(0, min(bisect_right(self._tops, y) - 1, len(self._tops) - 2))

    def _set_exact(self, lines: Iterable[int]) -> bool:
        """Break the lines of these; True when a height was another than guessed."""
        moved = False
        for line in lines:
            key = self.keys[line]
            if key not in self._exact:
                height = self.exact_height(key)
                moved |= height != self.heights[key]
                self.heights[key] = height
                self._exact.add(key)
        if moved:
            heights = self.heights
            self._tops = list(accumulate((heights[n] for n in self.keys), initial=0))
        return moved

    def fit(self) -> None:
        """Exact heights for what is on screen; the first line that is whole stays where it is."""
        if self._fitting or not self.keys:
            return
        self._fitting = True
        bar = self.verticalScrollBar()
        for _ in range(4):  # shorter rows let others in
            top = self.line_at(bar.value())
            anchor = min(top + (bar.value() > self._tops[top]), len(self.keys) - 1)
            seen, at_end = self._tops[anchor] - bar.value(), bar.value() == bar.maximum() > 0
            last = self.line_at(bar.value() + self.viewport().height())
            if not self._set_exact(range(top, last + 1)):
                break
            bar.setRange(0, max(0, self._tops[-1] - self.viewport().height()))
            bar.setValue(bar.maximum() if at_end else self._tops[anchor] - seen)
        self._fitting = False

    def scroll_to_line(self, line: int, y: int) -> None:
        """Put a line `y` pixels under the upper edge."""
        page, bar = self.viewport().height(), self.verticalScrollBar()
        first, last = self.line_at(self._tops[line] - y), self.line_at(self._tops[line] - y + page)
        if self._set_exact(range(first, last + 1)):
            bar.setRange(0, max(0, self._tops[-1] - page))
        bar.setValue(self._tops[line] - y)
        self.fit()

    # What Qt asks a view.
    def doItemsLayout(self) -> None:
        """Nothing: what QListView would do here takes its time for every row."""

    def updateGeometries(self) -> None:
        """Nothing: `place` does it."""

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        self.viewport().update()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def visualRect(self, index: Index) -> QRect:
        line = index.row()
        if not 0 <= line < len(self._tops) - 1:
            return QRect()
        top = self._tops[line]
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), self._tops[line + 1] - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        return self.model().index(self.line_at(y)) if 0 <= y < self._tops[-1] else QModelIndex()

    def scrollTo(self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        line, page = index.row(), self.viewport().height()
        if not 0 <= line < len(self._tops) - 1:
            return
        self._set_exact([line])
        area = self.visualRect(index)
        hints = QListView.ScrollHint
        if hint == hints.PositionAtTop or (hint == hints.EnsureVisible and area.top() < 0):
            self.scroll_to_line(line, 0)
        elif hint == hints.PositionAtCenter:
            self.scroll_to_line(line, max(0, (page - area.height()) // 2))
        elif hint == hints.PositionAtBottom or area.bottom() > page:
            self.scroll_to_line(line, max(0, page - area.height()))

    def moveCursor(self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        actions, last = QListView.CursorAction, len(self.keys) - 1
        if last < 0:
            return QModelIndex()
        line, page = max(0, self.currentIndex().row()), self.viewport().height()
        back = action in (actions.MoveUp, actions.MovePrevious, actions.MoveLeft, actions.MovePageUp)
        if action == actions.MoveHome:
            wanted = 0
        elif action == actions.MoveEnd:
            wanted = last
        elif action == actions.MovePageUp:
            wanted = min(line - 1, self.line_at(max(0, self._tops[line] - page)))
        elif action == actions.MovePageDown:
            wanted = max(line + 1, self.line_at(self._tops[line] + page))
        else:
            wanted = line + (-1 if back else 1)
        return self.model().index(self._unskipped(max(0, min(last, wanted)), -1 if back else 1))

    def _unskipped(self, line: int, step: int) -> int:
        """This line, or the next in a direction that is not skipped; back again at the end."""
        while 0 <= line < len(self.keys) and self.skips(line):
            line += step
        if not 0 <= line < len(self.keys):
            return max(0, self.currentIndex().row())
        return line

    def setSelection(self, area: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        if not self.keys:
            return
        area, offset = area.normalized(), self.verticalOffset()
        first, last = self.line_at(area.top() + offset), self.line_at(area.bottom() + offset)
        parts = QItemSelection(self.model().index(first), self.model().index(last))
        self.selectionModel().select(parts, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for part in selection:
            if part.isValid():
                first = self.visualRect(self.model().index(part.top()))
                region += first.united(self.visualRect(self.model().index(part.bottom())))
        return region

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.fit()
        self.viewport().update()
        self.moved()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset, width = self.verticalOffset(), self.viewport().width()
        line = self.line_at(event.rect().top() + offset)
        while line < len(self.keys) and self._tops[line] - offset <= event.rect().bottom():
            top = self._tops[line] - offset
            area = QRect(0, top, width, self._tops[line + 1] - self._tops[line])
            self.paint_line(painter, area, line, event.rect())
            line += 1
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        in_sight = self._current_in_sight(event.oldSize().height())
        self.place()
        if in_sight:
            self.scrollTo(self.currentIndex())
