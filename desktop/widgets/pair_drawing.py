"""Owns how a row of the list of pairs looks, and what is said of it in a few words."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from core.language.words import count_words
from desktop import words
from desktop.pairs import PairRow
from desktop.theme import theme
from desktop.widgets import icons


def mark(row: PairRow) -> str:
    """What is worth a look about a row, in a few words; "" for nothing."""
    tr = words.tr
    if row.failed:
        return tr("No account yet")
    if row.edited:
        return tr("Edited by you")
    if "near-copy" in row.kinds:
        return tr("Near-copy: {n} in a row").format(n=words.number(row.copied))
    if "short" in row.kinds:
        return tr("Too short: {n}").format(n=words.words(count_words(row.description)))
    return ""


def sign(row: PairRow) -> tuple[str, str]:
    """Icon and colour of a row."""
    if row.failed:
        return "stopped", "look"
    if row.edited:
        return "restyle", "accent"
    if "near-copy" in row.kinds:
        return "copy", "look"
    return ("short", "look") if "short" in row.kinds else ("done", "accent")


class PairDrawing:
    """Two lines a row: how the passage begins; its place or what is worth a look, and its length."""

    def __init__(self) -> None:
        self.restyle()

    def restyle(self) -> None:
        self._serif, self._small = theme().font(13, serif=True), theme().font(11)
        self._first, self._second = QFontMetrics(self._serif), QFontMetrics(self._small)
        self.height = self._first.height() + self._second.height() + 16

    def paint(self, painter: QPainter, area: QRect, row: PairRow, selected: bool, focus: bool) -> None:
        area = area.adjusted(8, 1, -8, -1)
        colour = theme().colour
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(area, 6, 6)
            if focus:
                painter.fillRect(QRect(area.x(), area.y() + 5, 3, area.height() - 10), colour("accent"))
        first, second = self._first, self._second
        icons.draw(painter, *sign(row), area.x() + 8, area.y() + 6 + (first.height() - 16) // 2)
        left, room = area.x() + 32, area.width() - 40
        painter.setFont(self._serif)
        painter.setPen(colour("text"))
        text = first.elidedText(row.opening, Qt.TextElideMode.ElideRight, room)
        painter.drawText(left, area.y() + 6 + first.ascent(), text)
        painter.setFont(self._small)
        base = area.y() + 8 + first.height() + second.ascent()
        length, said = words.number(row.words), mark(row)
        wide = second.horizontalAdvance(length)
        painter.setPen(colour("faint"))
        painter.drawText(left + room - wide, base, length)
        painter.setPen(colour("look" if row.flagged else "faint"))
        way = Qt.TextElideMode.ElideRight if said else Qt.TextElideMode.ElideMiddle
        note = second.elidedText(said or row.place, way, room - wide - 10)
        painter.drawText(left, base, note)
