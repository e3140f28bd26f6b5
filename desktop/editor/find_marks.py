"""Owns how finds are seen in a row: a ground under each, and a frame round the one in hand."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout

from desktop.editor.finding import Hit, plain, spans
from desktop.theme import theme


class FindMarks:
    """Painted under the text of the rows in sight, so that nothing has to be laid out again.

    Attributes:
        wanted: what is looked for, as `finding.plain` gives it; "" for nothing.
        hit: the find in hand.
    """

    def __init__(self) -> None:
        self.wanted = ""
        self.hit: Hit | None = None

    def paint(
        self, painter: QPainter, layout: QTextLayout, place: int, side: int, x: float, y: float
    ) -> None:
        """Paint what is found in a text that is about to be drawn at (x, y)."""
        if not self.wanted:
            return
        text, hit = layout.text(), self.hit
        mine = hit.number if hit is not None and (hit.place, hit.side) == (place, side) else -1
        ground, frame = theme().colour("chart_second"), QPen(theme().colour("text"), 2)
        for number, (first, past) in enumerate(spans(plain(text), self.wanted)):
            for rect in _rects(layout, units(text, first), units(text, past)):
                rect.translate(x, y)
                painter.fillRect(rect, ground)
                if number == mine:
                    painter.setPen(frame)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(rect.adjusted(-1, 0, 1, 0))


def units(text: str, place: int) -> int:
    """A place in a text as Qt counts, which takes two for a character outside the basic plane."""
    return place if text.isascii() else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def line_top(layout: QTextLayout, wanted: str, number: int) -> float:
    """Where the line with this find stands in its text, in pixels; 0 where there is none."""
    text = layout.text()
    for at, (first, _) in enumerate(spans(plain(text), wanted)):
        if at == number:
            return float(layout.lineForTextPosition(units(text, first)).y())
    return 0.0


def _rects(layout: QTextLayout, first: int, past: int) -> Iterator[QRectF]:
    """The stretch from `first` to `past`, line by line."""
    while first < past:
        line = layout.lineForTextPosition(first)
        if not line.isValid():
            return
        end = min(past, line.textStart() + line.textLength())
        left, right = _x(line, first), _x(line, end)
        yield QRectF(left, line.y(), right - left, line.height())
        first = end if end > first else past


def _x(line: object, place: int) -> float:
    """PySide gives the x together with the place that it is of."""
    found = line.cursorToX(place)  # type: ignore[attr-defined]
    return float(found[0] if isinstance(found, tuple) else found)
