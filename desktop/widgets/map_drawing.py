"""Owns the picture of the passages: dots on a clear ground, drawn away from the window's thread."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from desktop.passages import Corpus, Passage

Mark = Literal["in", "out", "keep", "drop"]
"""A full dot, a ring, and the user's own: a full diamond, a cross."""

_ORDER: tuple[Mark, ...] = ("out", "in", "keep", "drop")  # the last lie on top
_AT_ONCE = 400  # dots in one path: some milliseconds, in which nothing else waits for the interpreter


@dataclass(frozen=True, slots=True)
class Dot:
    """Centre in logical pixels, an index into the colours, and its form."""

    x: float
    y: float
    hue: int
    mark: Mark


def radius(count: int) -> float:
    """Of the dots of a map with that many, in logical pixels: 5 for few, 2.6 for 8,000."""
    return max(2.4, min(5.0, 5.0 - 1.5 * math.log10(max(1, count) / 200)))


def mark(passage: Passage) -> Mark:
    """The form of a passage's dot: colour alone never says what became of it."""
    if passage.own == "keep":
        return "keep"
    if passage.own == "drop":
        return "drop"
    return "in" if passage.chosen else "out"


def dot_of(corpus: Corpus, index: int, state: Mark, area: QRectF) -> Dot:
    """The dot of a passage that has a place, on a map that fills `area`."""
    place = corpus.passages[index].place
    assert place is not None
    x, y = area.x() + place[0] * area.width(), area.y() + place[1] * area.height()
    return Dot(x, y, corpus.hue(index), state)


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours by hue, of which the last is for -1, the colour of the user's marks, and the dots' radius."""

    hues: tuple[str, ...]
    own: str
    radius: float


def draw_dots(dots: Sequence[Dot], size: tuple[int, int], ratio: float, ink: Ink) -> QImage:
    """A picture of `size` logical pixels at the screen's ratio. Touches no widget, so any thread may."""
    image = QImage(round(size[0] * ratio), round(size[1] * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_dots(painter, dots, ink)
    painter.end()
    return image


def paint_dots(painter: QPainter, dots: Iterable[Dot], ink: Ink) -> None:
    """Paint dots with a painter that is open already."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    groups: dict[tuple[Mark, int], list[Dot]] = defaultdict(list)
    for dot in dots:
        groups[dot.mark, dot.hue].append(dot)
    for mark in _ORDER:
        for (kind, hue), members in groups.items():
            if kind == mark:
                _set(painter, mark, ink.hues[hue], ink)
                for first in range(0, len(members), _AT_ONCE):
                    painter.drawPath(_path(mark, members[first : first + _AT_ONCE], ink.radius))


def _set(painter: QPainter, mark: Mark, colour: str, ink: Ink) -> None:
    """Pen and brush for a form."""
    thin = max(1.1, ink.radius * 0.3)
    pens = {
        "in": QPen(Qt.PenStyle.NoPen),
        "out": QPen(QColor(colour), thin),
        "keep": QPen(QColor(ink.own), 1.6),
        "drop": QPen(QColor(ink.own), 2.4),
    }
    pens[mark].setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pens[mark])
    painter.setBrush(QColor(colour) if mark in ("in", "keep") else Qt.BrushStyle.NoBrush)


def _path(mark: Mark, dots: Sequence[Dot], dot_radius: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    r = dot_radius + 2.4 if mark in ("keep", "drop") else dot_radius - (0.4 if mark == "out" else 0)
    for dot in dots:
        x, y = dot.x, dot.y
        if mark == "keep":
            corners = (QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y))
            path.addPolygon([*corners, corners[0]])
        elif mark == "drop":
            a = r * 0.75
            path.moveTo(x - a, y - a)
            path.lineTo(x + a, y + a)
            path.moveTo(x - a, y + a)
            path.lineTo(x + a, y - a)
        else:
            path.addEllipse(QRectF(x - r, y - r, 2 * r, 2 * r))
    return path
