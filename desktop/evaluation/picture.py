"""Owns a report's picture on screen: the drawing that the web page has, painted in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.evaluating.charts import Box, Dot, Drawing, Line, Pen, Role, Shape, draw
from core.evaluating.shown import Picture
from desktop.theme import theme

LETTERS = 12  # pixels at the usual text size
SIDE = 7  # pixels that are left free at either side, where dots and words may reach over
COLOURS: dict[Role, str] = {
    "base": "faint",
    "voice": "chart_main",
    "author": "text",
    "others": "soft",
    "author-band": "selection",
    "others-band": "hover",
    "text": "text",
    "soft": "soft",
    "line": "hairline",
    "empty": "hairline",
}


class PictureView(QWidget):
    """As tall as the picture is at the width it is given."""

    def __init__(self, picture: Picture, name: str) -> None:
        super().__init__()
        self.picture = picture
        self._drawn: Drawing | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.drawing(600).said)
        theme().changed.connect(self._changed)

    def _changed(self) -> None:
        self._drawn = None
        self.updateGeometry()
        self.update()

    def drawing(self, width: int) -> Drawing:
        """What is painted in so many pixels."""
        wide = max(1, width - 2 * SIDE)
        if self._drawn is None or self._drawn.wide != wide:
            metrics = QFontMetricsF(theme().font(LETTERS, bold=True))
            self._drawn = draw(self.picture, Pen(wide, theme().px(LETTERS), metrics.horizontalAdvance))
        return self._drawn

    def heightForWidth(self, width: int) -> int:
        return round(self.drawing(width).tall) + 1

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(320, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(SIDE, 0)
        for shape in self.drawing(self.width()).shapes:
            _paint(painter, shape)


def _paint(painter: QPainter, shape: Shape) -> None:
    colour = theme().colour(COLOURS[shape.role])
    if isinstance(shape, Line):
        painter.setPen(QPen(colour, shape.wide))
        painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))
    elif isinstance(shape, Box):
        painter.fillRect(QRectF(shape.x, shape.y, shape.wide, shape.tall), colour)
    elif isinstance(shape, Dot):
        painter.setPen(Qt.PenStyle.NoPen if shape.full else QPen(colour, 1.2))
        painter.setBrush(colour if shape.full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    else:
        font = theme().font(LETTERS, bold=shape.bold)
        long = QFontMetricsF(font).horizontalAdvance(shape.text)
        left = shape.x - {"start": 0.0, "middle": long / 2, "end": long}[shape.anchor]
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(left, shape.y), shape.text)
