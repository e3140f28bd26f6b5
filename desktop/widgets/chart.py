"""Owns the two charts: the loss curve of training, and the bar that says what became of the words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import theme
from desktop.words import decimal, number

Point = tuple[float, float]
FLAT = 0.1  # nats the axis spans at least, or a first point would have an axis without length
HIGHEST = 420  # pixels: beside a long text the lines would only be drawn apart
FALL = 0.5  # nats left below a curve that has only begun, where it will go
REDRAW = 250  # milliseconds between two paintings while points come in


def nice_steps(low: float, high: float, about: int = 4) -> list[float]:
    """Round values that span low to high, some `about` of them."""
    span = max(high - low, 1e-6)
    raw = span / max(1, about)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if power * m >= raw)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [round(step * i, 10) for i in range(first, last + 1)]


def places(ticks: Sequence[float]) -> int:
    """As many decimals as tell these values apart and say them exactly, at least one."""
    return next((n for n in range(1, 6) if all(abs(round(t, n) - t) < 1e-9 for t in ticks)), 6)


def axis(train: Sequence[Point], valid: Sequence[Point]) -> list[float]:
    """Ticks of the losses, lowest first. Some point is there."""
    values = [y for _, y in (*train, *valid)]
    low, high = min(values), max(values)
    if len(valid) < 2:
        return nice_steps(low - FALL, high + FLAT)
    room = max(0.0, FLAT - (high - low)) / 2
    return nice_steps(low - room, high + room)


def thin(points: Sequence[Point], width: int) -> Sequence[Point]:
    """At most two points a pixel: the lowest and the highest, so that peaks stay."""
    if len(points) <= 2 * width or width <= 0:
        return points
    kept: list[Point] = []
    size = len(points) / width
    for i in range(width):
        part = points[int(i * size) : max(int((i + 1) * size), int(i * size) + 1)]
        low, high = min(part, key=lambda p: p[1]), max(part, key=lambda p: p[1])
        kept += [low] if low == high else sorted((low, high))
    return kept


class LossChart(QWidget):
    """Two lines named at their ends, and a ring on the best point."""

    LEFT, RIGHT, TOP, BOTTOM = 44, 124, 12, 26

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.train: list[Point] = []
        self.valid: list[Point] = []
        self.total = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REDRAW)
        self._timer.timeout.connect(self.update)
        self.setMinimumHeight(220)
        self.setMaximumHeight(HIGHEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Loss curve"))

    def sizeHint(self) -> QSize:
        return QSize(520, 300)

    def reset(self, train: Sequence[Point] = (), valid: Sequence[Point] = (), total: int = 0) -> None:
        self.train, self.valid, self.total = list(train), list(valid), total
        self.update()

    def add(self, step: float, train: float | None = None, valid: float | None = None) -> None:
        """One more point of either line; a step seen again (after a resume) takes the newer value."""
        for line, value in ((self.train, train), (self.valid, valid)):
            if value is not None and math.isfinite(value):
                while line and line[-1][0] >= step:
                    line.pop()
                line.append((step, value))
        if not self._timer.isActive():
            self._timer.start()

    def best(self) -> Point | None:
        return min(self.valid, key=lambda p: p[1]) if self.valid else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font(11))
        if not self.train and not self.valid:
            painter.setPen(theme().colour("faint"))
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("The curve begins at the first report.")
            )
            return
        left, right, bottom = (theme().px(edge) for edge in (self.LEFT, self.RIGHT, self.BOTTOM))
        area = QRectF(left, self.TOP, self.width() - left - right, self.height() - self.TOP - bottom)
        ticks = axis(self.train, self.valid)
        last = max(self.total, *(x for x, _ in (*self.train, *self.valid)), 1.0)

        def place(point: Point) -> QPointF:
            x = area.left() + area.width() * point[0] / last
            y = area.bottom() - area.height() * (point[1] - ticks[0]) / (ticks[-1] - ticks[0] or 1)
            return QPointF(x, y)

        self._axes(painter, area, ticks, last)
        self._line(painter, [place(p) for p in thin(self.train, int(area.width()))], "faint", 1.0)
        self._line(painter, [place(p) for p in self.valid], "chart_main", 2.0)
        self._marks(painter, place)
        self._names(painter, place)

    def _axes(self, painter: QPainter, area: QRectF, ticks: list[float], last: float) -> None:
        text, line = theme().colour("faint"), theme().colour("hairline")
        digits, tall = places(ticks), QFontMetrics(painter.font()).height()
        for i, value in enumerate(ticks):
            y = area.bottom() - area.height() * i / (len(ticks) - 1)
            painter.setPen(line)
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(text)
            box = QRectF(0, y - tall / 2, area.left() - 8, tall)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, decimal(value, digits)
            )
        for step in nice_steps(0, last, 5):
            if step <= last * 1.001:
                x = area.left() + area.width() * step / last
                name = self.tr("start") if step == 0 else number(int(step))
                box = QRectF(x - 40, area.bottom() + 8, 80, tall)
                painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, name)

    def _line(self, painter: QPainter, points: list[QPointF], role: str, width: float) -> None:
        pen = QPen(theme().colour(role), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))

    def _marks(self, painter: QPainter, place: object) -> None:
        best = self.best()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("chart_main"))
        if len(self.valid) <= 60:
            for point in self.valid:
                if point != best:
                    painter.drawEllipse(place(point), 3.5, 3.5)  # type: ignore[operator]
        if best is not None:
            painter.setPen(QPen(theme().colour("chart_main"), 2.0))
            painter.setBrush(theme().colour("page"))
            painter.drawEllipse(place(best), 5, 5)  # type: ignore[operator]

    def _names(self, painter: QPainter, place: object) -> None:
        labels = []
        if self.valid:
            best = self.best()
            assert best is not None
            title = self.tr("Unseen chapters") + "\n" + self.tr("{loss}, best").format(loss=decimal(best[1]))
            labels.append((place(self.valid[-1]), "chart_main", title))  # type: ignore[operator]
        if self.train:
            labels.append((place(self.train[-1]), "faint", self.tr("What it practises on")))  # type: ignore[operator]
        labels.sort(key=lambda item: item[0].y())
        floor, left = 0.0, max(item[0].x() for item in labels) + 12
        metrics = QFontMetrics(painter.font())
        for end, role, text in labels:
            height = metrics.size(0, text).height()
            top = max(floor, end.y() - height / 2)
            painter.setPen(theme().colour(role))
            box = QRectF(left, top, theme().px(self.RIGHT) - 12, height + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
            floor = top + height + 6


class ShareBar(QWidget):
    """A bar of parts, weightiest first; its legend in words stands below it, on the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[int] = []
        self.setFixedHeight(16)
        self.setAccessibleName(self.tr("What became of the passages"))

    def set_parts(self, parts: Sequence[int]) -> None:
        self.parts = list(parts)
        self.update()

    @staticmethod
    def colour(index: int) -> str:
        """The colour of part `index` as "#RRGGBB"."""
        roles = theme().roles
        colours = (roles.chart_main, roles.chart_second, *roles.chart_rest)
        return colours[min(index, len(colours) - 1)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = sum(self.parts)
        left = 0.0
        for index, part in enumerate(self.parts):
            width = self.width() * part / total if total else 0.0
            if part:
                painter.fillRect(
                    QRectF(left, 0, max(1.0, width - 2), self.height()), QColor(self.colour(index))
                )
            left += width


class Swatch(QWidget):
    """The colour of a part, beside its name in the legend."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self._index = index
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(ShareBar.colour(self._index)))
