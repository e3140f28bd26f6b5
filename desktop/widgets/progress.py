"""Owns the line that shows how far work is, and the head of a page at work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import theme
from desktop.widgets.basics import label
from desktop.words import percent


class ProgressLine(QWidget):
    """Four pixels high; a share of 0-1, or None while the end is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share: float | None = 0.0
        self.stopped = False
        self.setFixedHeight(4)
        self.setAccessibleName(self.tr("Progress"))

    def set_share(self, share: float | None, stopped: bool = False) -> None:
        if (share, stopped) == (self.share, self.stopped):
            return
        self.share, self.stopped = share, stopped
        self.setAccessibleDescription("" if share is None else percent(share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("hairline"))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        if self.share:
            painter.setBrush(theme().colour("faint" if self.stopped else "accent"))
            width = max(4.0, self.width() * min(1.0, self.share))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 2, 2)


class JobCard(QWidget):
    """The job at hand in three lines, at the foot of the sidebar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "note")
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
