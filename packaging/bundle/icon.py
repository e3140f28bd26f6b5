"""Owns how the application's icon is drawn: plain lines, and a quill that writes the last in its own hand.

`python packaging/bundle/icon.py` makes resources/icons/pastiche.icns anew; with the path of a PNG it draws
all sizes beside each other there, to be looked at.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGradient,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QRadialGradient,
    QTransform,
)

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
from bundle import icns

PLACE = Path(__file__).parents[2] / "resources" / "icons" / "pastiche.icns"

WHOLE = 1024.0
TILE = 824.0
"""The tile within the whole, as Apple's template for macOS has it; what is left is room for its shadow."""

CORNER = 185.4 * 1.5
"""How far a corner reaches along its sides: the template's radius, and half of it to grow out of the side."""

SMALL = 32
"""Pixels up to which tile and quill stand alone, the quill larger."""

TILES = {16: 14, 32: 26}
"""Pixels of a tile whose edges would else fall between pixels."""

# The origin is the middle of the tile, and a unit is a pixel of the largest size.
LEFT = -262.0
LINES = ((-214.0, 40.0), (-122.0, -4.0), (-30.0, -48.0))
"""The plain lines: how far down, and where they end."""

BASE = 246.0
LOOPS = (146.0, 78.0, 66.0, 56.0)
"""The line in a hand of its own: what it stands on, and how high its loops are."""

NIB = (26.0, 232.0)
LONG = 690.0
ROOT = 168.0
"""Where the nib is; how long the quill is, and from where on it has a vane."""

GOLD = "#F4CE86"
IVORY = "#FFFDF7"


def drawn(side: int) -> QImage:
    """The icon on nothing.

    Args:
        side: pixels; up to `SMALL` it is drawn simpler.
    """
    picture = QImage(side, side, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(side / 2, side / 2)
    scale = TILES.get(side, side * TILE / WHOLE) / TILE
    painter.scale(scale, scale)
    if side <= SMALL:
        _tile(painter)
        painter.translate(-250, 300)
        painter.scale(1.13, 1.13)
        painter.rotate(-50)
        _feather(painter, fine=False)
    else:
        _shadow(painter)
        _tile(painter)
        _lines(painter)
        painter.translate(*NIB)
        painter.scale(0.89, 0.89)
        painter.rotate(-58)
        _feather(painter, fine=True)
    painter.end()
    return picture


def tile(half: float) -> QPainterPath:
    """A rounded square around the origin whose corners grow out of the sides without a jolt.

    Args:
        half: of a side.
    """
    far = CORNER * half / (TILE / 2)
    near = far * 0.19  # of the handles: the corner's middle then lies where that of a circle would
    corner = ((half - far, -half), (half - near, -half), (half, near - half), (half, far - half))
    path = QPainterPath()
    for turn in range(4):
        begin, one, other, end = (QTransform().rotate(90 * turn).map(QPointF(*at)) for at in corner)
        path.lineTo(begin) if turn else path.moveTo(begin)
        path.cubicTo(one, other, end)
    path.closeSubpath()
    return path


def _shadow(painter: QPainter) -> None:
    """Soft, and a little below: many thin layers, each a bit larger."""
    painter.translate(0, 12)
    for spread in range(20, -14, -2):
        _fill(painter, tile(TILE / 2 + spread), QColor(0, 0, 0, 7))
    painter.translate(0, -12)


def _tile(painter: QPainter) -> None:
    """Ink blue, lit from above, with an edge that catches the light."""
    half = TILE / 2
    above, below = QPointF(0, -half), QPointF(0, half)
    ground = _shades(QLinearGradient(above, below), {0: "#4C7BD0", 0.5: "#2B57A6", 1: "#19356F"})
    light = QRadialGradient(QPointF(-half * 0.3, -half * 0.8), half * 1.5)
    for colour in (ground, _shades(light, {0: "#2EFFFFFF", 1: "#00FFFFFF"})):
        _fill(painter, tile(half), colour)
    edge = _shades(QLinearGradient(above, below), {0: "#6EFFFFFF", 0.25: "#14FFFFFF", 1: "#00FFFFFF"})
    painter.strokePath(tile(half - 3), QPen(edge, 6))


def _lines(painter: QPainter) -> None:
    """What is written so far."""
    for down, end in LINES:
        line = QPainterPath(QPointF(LEFT, down))
        line.lineTo(end, down)
        painter.strokePath(line, _pen("#4CFFFFFF", 26))
    painter.strokePath(_hand(), _pen(GOLD, 15))


def _hand() -> QPainterPath:
    """A high loop and three low ones, as a name is written in haste, and a stroke that runs to the nib."""
    steps, wide = 48, 54  # of a loop
    path = QPainterPath(QPointF(LEFT - 8, BASE))
    for step in range(steps * len(LOOPS) + 1):
        place = step / steps
        up = _height(place) * (1 - math.cos(place * math.tau)) / 2
        path.lineTo(LEFT + wide * place + 26 * math.sin(place * math.tau) + 0.3 * up, BASE - up)
    end = path.currentPosition()
    path.cubicTo(end.x() + 26, end.y(), NIB[0] - 26, NIB[1] + 8, *NIB)
    return path


def _height(place: float) -> float:
    """How high the hand reaches at this place, counted in loops; it goes over from one loop to the next."""
    at = min(max(place - 0.5, 0.0), len(LOOPS) - 1.001)
    first, part = int(at), at % 1
    return LOOPS[first] * (1 - part) + LOOPS[first + 1] * part


def _feather(painter: QPainter, fine: bool) -> None:
    """The quill along the x axis, its nib at the origin.

    Args:
        fine: with the gaps and barbs that few pixels cannot show.
    """
    upper = QPainterPath(QPointF(ROOT, -9))
    upper.cubicTo(212, -128, 430, -186, LONG, -44)
    upper.cubicTo(560, -40, 360, -32, ROOT, -9)
    lower = QPainterPath(QPointF(ROOT, -9))
    lower.cubicTo(360, -32, 560, -40, LONG, -44)
    lower.cubicTo(668, 22, 612, 72, 544, 92)
    if fine:
        lower.quadTo(530, 70, 508, 52)
        lower.quadTo(512, 80, 506, 103)
    lower.cubicTo(460, 118, 400, 120, 350, 108)
    if fine:
        lower.quadTo(340, 86, 318, 68)
        lower.quadTo(320, 86, 312, 98)
    lower.cubicTo(262, 82, 200, 40, ROOT, -9)
    along = (QPointF(ROOT, 0), QPointF(LONG, 0))
    _fill(painter, upper, _shades(QLinearGradient(*along), {0: "#EFE4CE", 1: "#FFFFFF"}))
    _fill(painter, lower, _shades(QLinearGradient(*along), {0: "#D3C3A2", 1: "#F6F0E4"}))
    if fine:
        _barbs(painter, upper + lower)
    _shaft(painter, stout=not fine)


def _barbs(painter: QPainter, vane: QPainterPath) -> None:
    painter.save()
    painter.setClipPath(vane)
    for x in range(170, 680, 26):
        y = -9 - 34 * (x - ROOT) / (LONG - ROOT)
        for side in (-1, 1):
            barb = QPainterPath(QPointF(x, y))
            barb.quadTo(x + 60, y + side * 30, x + 120, y + side * 150)
            painter.strokePath(barb, _pen("#2878643C", 3))
    painter.restore()


def _shaft(painter: QPainter, stout: bool) -> None:
    """The shaft, thinner and thinner towards its tip, and the nib."""
    shaft = QPainterPath()
    shaft.lineTo(50, -19)
    shaft.cubicTo(200, -24, 420, -42, LONG - 20, -44)
    shaft.cubicTo(420, -30, 200, 2, 62, 11)
    shaft.closeSubpath()
    _fill(painter, shaft, QColor(IVORY))
    if stout:
        painter.strokePath(shaft, _pen(IVORY, 14))
        return
    nib = QPainterPath()
    nib.lineTo(50, -19)
    nib.quadTo(64, -4, 62, 11)
    nib.closeSubpath()
    _fill(painter, nib, QColor(GOLD))


def _fill(painter: QPainter, path: QPainterPath, colour: QColor | QGradient) -> None:
    painter.fillPath(path, QBrush(colour))


def _shades(gradient: QGradient, colours: dict[float, str]) -> QGradient:
    """The gradient with these colours (#RRGGBB or #AARRGGBB) by place, 0-1."""
    for place, colour in colours.items():
        gradient.setColorAt(place, QColor(colour))
    return gradient


def _pen(colour: str, width: float) -> QPen:
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)


def sheet() -> QImage:
    """All sizes as they are, on light and on dark."""
    sides = sorted(set(icns.KINDS.values()), reverse=True)
    made = QImage(sum(sides), 2 * sides[0], QImage.Format.Format_ARGB32)
    painter = QPainter(made)
    for top, ground in ((0, "#E9E7E3"), (sides[0], "#23252B")):
        painter.fillRect(0, top, made.width(), sides[0], QColor(ground))
        for at, side in enumerate(sides):
            painter.drawImage(sum(sides[:at]), top, drawn(side))
    painter.end()
    return made


if __name__ == "__main__":
    if sys.argv[1:]:
        sheet().save(sys.argv[1])
    else:
        PLACE.write_bytes(icns.packed({side: drawn(side) for side in set(icns.KINDS.values())}))
