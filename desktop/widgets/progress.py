"""Owns the line that shows how far work is, and the head of a page at work."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import theme
from desktop.widgets.basics import label
from desktop.words import percent

TICK, ROUND = 40, 1600  # milliseconds between two pictures of work without a share, and of one way along
BUSY = 0.25  # of the line, what moves along it


class ProgressLine(QWidget):
    """Four pixels high; a share of 0-1, or None while the end is not known: then a piece moves along it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share: float | None = 0.0
        self.stopped = False
        self._since = QElapsedTimer()
        self._moves = QTimer(self, interval=TICK)
        self._moves.timeout.connect(self.update)
        self.setFixedHeight(4)
        self.setAccessibleName(self.tr("Progress"))

    def set_share(self, share: float | None, stopped: bool = False) -> None:
        if (share, stopped) == (self.share, self.stopped):
            return
        self.share, self.stopped = share, stopped
        self.setAccessibleDescription("" if share is None else percent(share))
        self._follow()
        self.update()

    @property
    def moving(self) -> bool:
        """Whether a piece moves along it now."""
        return self._moves.isActive()

    def _follow(self) -> None:
        busy = self.share is None and not self.stopped and self.isVisible()
        if busy and not self._moves.isActive():
            self._since.start()
            self._moves.start()
        elif not busy:
            self._moves.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._follow()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("hairline"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        if self._moves.isActive():
            self._paint_busy(painter)
        elif self.share:
            painter.setBrush(theme().colour("faint" if self.stopped else "accent"))
            width = max(4.0, self.width() * min(1.0, self.share))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 2, 2)

    def _paint_busy(self, painter: QPainter) -> None:
        at = self._since.elapsed() % ROUND / ROUND
        wide = self.width() * BUSY
        painter.setBrush(theme().colour("accent"))
        painter.drawRoundedRect(QRectF(at * (self.width() + wide) - wide, 0, wide, self.height()), 2, 2)


class JobCard(QWidget):
    """The job at hand in three lines, at the foot of the sidebar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "note", wrap=True)
        self.line = ProgressLine()
        self.left = label("", "caption", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addWidget(self.line)
        layout.addWidget(self.left)
        self.hide()

    def set_narrow(self, narrow: bool) -> None:
        """The line alone, the words as its tool tip."""
        self.title.setVisible(not narrow)
        self.left.setVisible(not narrow)
        self.layout().setContentsMargins(*((8, 10, 8, 12) if narrow else (16, 10, 16, 12)))

    def show_job(self, title: str, share: float | None, left: str) -> None:
        self.title.setText(title)
        self.left.setText(left)
        self.line.set_share(share)
        self.setToolTip(f"{title}. {left}")
        self.show()
