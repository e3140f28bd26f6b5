"""Owns how the icon in the menu bar is drawn: the quill, and beside it what the work is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QIcon, QPainter, QPen, QPixmap

from desktop import words
from desktop.widgets.icons import pixmap

Kind = Literal["idle", "working", "paused"]

SIDE = 18  # points, the most that a menu bar gives an icon
RATIO = 2.0
BESIDE = 4  # between the quill and what stands beside it
DOT = 3.2  # radius


@dataclass(frozen=True, slots=True)
class Look:
    """What the icon shows; two that are equal are drawn once.

    Attributes:
        percent: of the work, None while that is not known.
        needs_you: something ended, well or badly, and nobody has seen it.
    """

    kind: Kind = "idle"
    percent: int | None = None
    needs_you: bool = False


def icon_of(look: Look, wide: bool, colour: str) -> QIcon:
    """The icon as a template: one colour and alpha, which a Mac paints as its menu bar needs it.

    Args:
        wide: figures may stand beside the quill; most trays but the Mac's squeeze an icon into a square.
    """
    made = QIcon(drawn(look, wide, colour))
    made.setIsMask(True)
    return made


def drawn(look: Look, wide: bool, colour: str) -> QPixmap:
    """`SIDE` points high, at twice the resolution."""
    beside = _beside(look) if wide else ""
    paused = look.kind == "paused" and wide
    extra = QFontMetricsF(_font()).horizontalAdvance(beside) if beside else 8.0 if paused else 0.0
    width = SIDE + (BESIDE + extra if extra else 0.0)
    made = QPixmap(round(width * RATIO), round(SIDE * RATIO))
    made.setDevicePixelRatio(RATIO)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPixmap(QPointF(1, 1), pixmap("quill", colour, SIDE - 2, RATIO))
    ink = QColor(colour)
    if look.needs_you:
        _dot(painter, ink)
    if beside:
        painter.setFont(_font())
        painter.setPen(ink)
        place = QRectF(SIDE + BESIDE, 0, extra + 1, SIDE)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, beside)
    elif look.kind == "paused":
        _bars(painter, ink, SIDE + BESIDE if wide else SIDE - 7)
    elif look.kind == "working":
        _line(painter, ink, look.percent)
    painter.end()
    return made


def ink() -> str:
    """Black for a Mac, which turns it; elsewhere what stands out in the system's appearance."""
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "#F2F2F2" if dark else "#000000"


def _beside(look: Look) -> str:
    if look.kind != "working":
        return ""
    return "…" if look.percent is None else words.percent(look.percent / 100)


def _font() -> QFont:
    made = QFont(QGuiApplication.font())
    made.setPixelSize(13)
    made.setWeight(QFont.Weight.Medium)
    return made


def _dot(painter: QPainter, ink: QColor) -> None:
    """At the quill's head, with some air around it."""
    centre = QPointF(SIDE - DOT - 0.5, DOT + 0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setBrush(ink)
    painter.drawEllipse(centre, DOT + 1.2, DOT + 1.2)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.drawEllipse(centre, DOT, DOT)


def _bars(painter: QPainter, ink: QColor, left: float) -> None:
    """Beside the quill, or in the square's corner below it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    top, high = (4.5, 9.0) if left > SIDE else (10.0, 7.5)
    for x in (0.5, 4.5):
        painter.drawRoundedRect(QRectF(left + x, top, 1.9, high), 0.9, 0.9)


def _line(painter: QPainter, ink: QColor, percent: int | None) -> None:
    """Where there is no room for figures, a line at the foot tells how far it is, dots that it works."""
    if percent is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for x in (3.0, 9.0, 15.0):
            painter.drawEllipse(QPointF(x, SIDE - 1.5), 1.2, 1.2)
        return
    painter.setPen(QPen(ink, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(QPointF(1, SIDE - 1), QPointF(1 + (SIDE - 2) * max(4, percent) / 100, SIDE - 1))
