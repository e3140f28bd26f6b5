"""Owns the watch over text that widgets and delegates paint by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

SCALE = 3  # pixels of the picture to one of the window, so that thin strokes have their full colour


@dataclass(frozen=True)
class Drawn:
    """Text that was painted.

    Attributes:
        box: what it was given, in coordinates of `on`; the text's own place where it was given a point.
        room: whether `box` was given, so that the text has to fit into it.
    """

    text: str
    on: QWidget
    box: QRect
    ink: QColor
    room: bool
    need: tuple[int, int]


@dataclass(frozen=True)
class Watched:
    """A picture of a window, and what was painted by hand in it."""

    image: QImage
    drawn: list[Drawn]
    shortened: dict[str, str]  # what was elided, and what it says in full


def _note(painter: QPainter, args: tuple[Any, ...]) -> Drawn | None:
    """One call of `drawText`, in any of its forms."""
    on = painter.device()
    texts = [a for a in args if isinstance(a, str)]
    if not isinstance(on, QWidget) or not texts or not texts[-1].strip():
        return None
    metrics, text = QFontMetrics(painter.font()), texts[-1]
    numbers = [int(a) for a in args if isinstance(a, int | float) and not isinstance(a, Qt.AlignmentFlag)]
    need, room = metrics.size(0, text), True
    if isinstance(args[0], QRect | QRectF):
        box = QRectF(args[0]).toAlignedRect()
        flags = args[1] if len(args) > 1 and not isinstance(args[1], str) else 0
    elif len(numbers) >= 4:
        box, flags = QRect(*numbers[:4]), args[4]
    else:
        at = args[0].toPoint() if isinstance(args[0], QPointF) else args[0]
        at = at if isinstance(at, QPoint) else QPoint(numbers[0], numbers[1])
        box = QRect(at.x(), at.y() - metrics.ascent(), need.width(), need.height())
        flags, room = 0, False
    bits = getattr(flags, "value", flags)
    bits = bits if isinstance(bits, int) else 0
    if bits & Qt.TextFlag.TextWordWrap.value:
        need = metrics.boundingRect(QRect(0, 0, box.width(), 10_000), bits, text).size()
    box = painter.worldTransform().mapRect(box)
    return Drawn(text, on, box, painter.pen().color(), room, (need.width(), need.height()))


@contextmanager
def _watching(drawn: list[Drawn], shortened: dict[str, str]) -> Iterator[None]:
    draw, elide, laid = QPainter.drawText, QFontMetrics.elidedText, QTextLayout.draw

    def draw_text(self: QPainter, *args: Any) -> Any:
        found = _note(self, args)
        if found is not None:
            drawn.append(found)
        return draw(self, *args)

    def elided_text(self: QFontMetrics, text: str, *args: Any) -> str:
        short = elide(self, text, *args)
        if short != text:
            shortened[short] = text
        return short

    def draw_layout(self: QTextLayout, painter: QPainter, at: Any, *args: Any) -> Any:
        on = painter.device()
        if isinstance(on, QWidget) and self.text().strip():
            rect = self.boundingRect().translated(QPointF(at)).toAlignedRect()
            box = painter.worldTransform().mapRect(rect)
            drawn.append(Drawn(self.text(), on, box, painter.pen().color(), False, (0, 0)))
        return laid(self, painter, at, *args)

    QPainter.drawText = draw_text  # type: ignore[method-assign]
    QFontMetrics.elidedText = elided_text  # type: ignore[assignment, method-assign]
    QTextLayout.draw = draw_layout  # type: ignore[method-assign]
    try:
        yield
    finally:
        QPainter.drawText, QFontMetrics.elidedText, QTextLayout.draw = (  # type: ignore[method-assign]
            draw,
            elide,
            laid,
        )


def look(window: QWidget, scale: int = SCALE) -> Watched:
    """Paint a window into a picture, and say which text was painted by hand."""
    image = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    drawn: list[Drawn] = []
    shortened: dict[str, str] = {}
    with _watching(drawn, shortened):
        window.render(image)
    return Watched(image, [d for d in drawn if d.on.window() is window], shortened)
