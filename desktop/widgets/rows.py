"""Owns a column of very many rows, which are measured a few at a time.

A layout of Qt's measures all of its rows whenever one is added, and at each new width.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import theme

AT_ONCE = 6  # rows measured between two returns to the event loop


class Rows(QWidget):
    """Rows under each other, each as wide as the column and as tall as it needs to be at that width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0) -> None:
        """`gap` in pixels between two rows."""
        super().__init__(parent)
        self._gap = gap
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows: list[QWidget] = []
        self._heights: list[int] = []
        self._least = 0
        self._stale: list[int] = []  # places of rows to measure, the next one last
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        theme().changed.connect(self._measure_all)
        self.setFixedHeight(0)

    def add(self, *rows: QWidget) -> None:
        for row in rows:
            row.setParent(self)
            self.rows.append(row)
            self._heights.append(0)
            self._measure([len(self.rows) - 1])
            row.show()

    def clear(self) -> None:
        """Take all rows out, and delete them."""
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows, self._heights, self._stale = [], [], []
        self._arrange()

    def hold(self) -> None:
        """Grow no smaller until `release`, so that what is listed anew is not scrolled away meanwhile."""
        self._least = self.height()

    def release(self) -> None:
        self._least = 0
        self._arrange()

    def _measure(self, places: Iterable[int]) -> None:
        """Give rows the width of the column and the height they need, and all their places."""
        width = self.width()
        for place in places:
            row = self.rows[place]
            tall = row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()
            self._heights[place] = min(max(tall, row.minimumHeight()), row.maximumHeight())
            row.resize(width, self._heights[place])
        self._arrange()

    def _arrange(self) -> None:
        tops = list(accumulate((height + self._gap for height in self._heights), initial=0))
        for row, top in zip(self.rows, tops, strict=False):
            if row.y() != top:
                row.move(0, top)
        tall = max(tops[-1] - self._gap, self._least)
        if self.height() != tall:
            self.setFixedHeight(tall)

    def _measure_all(self) -> None:
        """What is in sight now, the rest by and by."""
        seen = self.visibleRegion().boundingRect()
        here = [n for n, row in enumerate(self.rows) if row.geometry().intersects(seen)]
        self._measure(here)
        self._stale = [n for n in reversed(range(len(self.rows))) if n not in set(here)]
        self._timer.start(0)

    def _go_on(self) -> None:
        self._measure(self._stale[-AT_ONCE:])
        del self._stale[-AT_ONCE:]
        if not self._stale:
            self._timer.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure_all()

    def event(self, event: QEvent) -> bool:
        """A row that needs another height, e.g. after its text changed, asks for a new layout."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._stale = list(reversed(range(len(self.rows))))
            self._timer.start(0)
        return super().event(event)
