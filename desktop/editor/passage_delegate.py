"""Owns how a row of the editor is painted: the user's words, the voice's beside them, notes in the margin."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.editor.find_marks import FindMarks
from desktop.editor.layouts import Columns, Laid, Layouts, folded
from desktop.editor.passage_model import PassageModel, Row, State
from desktop.theme import theme
from desktop.widgets.icons import draw

PAD = 12  # above and below a row's text
ACTIONS = 40  # for the buttons of the current row
SIGN = 20  # from a note's icon to its words
KEPT_LINES = 6  # how much of a long table or block of code is shown

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the margin: its icon ("tick", "stopped", "restyle" or "") and its words."""

    sign: str
    text: str


class PassageDelegate(QStyledItemDelegate):
    """Paints rows and says how tall they are: exactly where one was looked at, about right elsewhere."""

    def __init__(self, rows: PassageModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.theme = theme()
        self.layouts = Layouts(self.theme)
        self.found = FindMarks()
        self.columns = Columns.of(1000, self.theme.scale)
        self.current = -1
        self.changes = False
        self.editing_height = 0  # of the text field in the current row, 0 without one
        self._heights: dict[int, tuple[Row, int, bool]] = {}  # of the row as it was laid out; exact or not

    def set_width(self, width: int) -> None:
        columns = Columns.of(width, self.theme.scale)
        if columns != self.columns:
            self.columns = columns
            self.forget_heights()

    def restyle(self) -> None:
        """The look changed: nothing laid out before is right."""
        self.layouts.forget()
        self.forget_heights()

    def forget_heights(self) -> None:
        self._heights.clear()

    # Height.
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        place = index.row()
        row = self.rows.row(place)
        known = self._heights.get(place)
        if known is None or known[0] is not row:
            known = self._heights[place] = (row, self._estimate(row), False)
        height = known[1]
        if place == self.current and row.prose:
            height = max(height, self.editing_height + 2 * PAD) + self.theme.px(ACTIONS)
        return QSize(self.columns.voice_x, height)

    def _estimate(self, row: Row) -> int:
        source = self.layouts.estimate(shown_source(row), "prose", self.columns.source)
        voice = self.layouts.estimate(row.text, "prose", self.columns.voice) if row.prose else 0
        return max(source, voice, self.layouts.line("prose")) + 2 * PAD

    def measure(self, place: int, row: Row) -> bool:
        """Lay the row out; True when it is not as tall as the view takes it to be."""
        known = self._heights.get(place)
        if known is not None and known[0] is row and known[2]:
            return False
        source, voice, notes = self._lay(place, row)
        right = voice.height + (0 if self.columns.notes else _tall(notes))
        height = round(max(source.height, right, _tall(notes) if self.columns.notes else 0)) + 2 * PAD
        self._heights[place] = (row, height, True)
        return known is None or height != known[1]

    def _lay(self, place: int, row: Row) -> tuple[Laid, Laid, list[tuple[Note, Laid]]]:
        look = "heading" if row.kind == "heading" else "prose"
        source = self.layouts.lay(shown_source(row), look, self.columns.source)
        against = ""
        if self.changes and row.state in (State.FRESH, State.ACCEPTED):
            against = folded(row.source)
        text = folded(row.text) if row.prose else shown_source(row)
        voice = self.layouts.lay(text, look, self.columns.voice, against)
        width = (self.columns.notes or self.columns.voice) - self.theme.px(SIGN)
        notes = [(n, self.layouts.lay(n.text, "note", width)) for n in self.notes(place, row)]
        return source, voice, notes

    def notes(self, place: int, row: Row) -> list[Note]:
        """What the margin says of a row."""
        said = [Note("stopped" if row.state != State.WRITING else "", text) for text in row.remarks]
        match row.state:
            case State.KEPT if row.kind == "heading":
                said.append(Note("", self.tr("Headings stay as they are.")))
            case State.KEPT:
                said.append(Note("", self.tr("Stays as it is.")))
            case State.WAITING:
                said.append(Note("", self.tr("Waiting for its turn")))
            case State.WRITING:
                said.insert(0, Note("restyle", self.tr("Writing…")))
            case State.ACCEPTED:
                edited = row.version is not None and row.version.edited
                said.insert(
                    0, Note("tick", self.tr("Accepted, in your wording") if edited else self.tr("Accepted"))
                )
            case State.REJECTED:
                said.insert(0, Note("", self.tr("Your own words stay.")))
            case State.FRESH if row.version is not None and row.version.edited:
                said.insert(0, Note("restyle", self.tr("Edited by you")))
        if self.changes and place == self.current and row.state in (State.FRESH, State.ACCEPTED):
            said.append(Note("", self.tr("Showing changes (C)")))
        return said

    def voice_rect(self, rect: QRect) -> QRect:
        """Where the right-hand text of a row stands."""
        return QRect(
            rect.x() + self.columns.voice_x, rect.y() + PAD, self.columns.voice, rect.height() - 2 * PAD
        )

    # Paint.
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        rect, columns = option.rect, self.columns
        current = index.row() == self.current
        source, voice, notes = self._lay(index.row(), row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.fillRect(rect, self._colour("selection"))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), self._colour("accent"))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), self._colour("hairline"))
        if row.state in (State.FRESH, State.WRITING):
            bar = QRect(rect.x() + columns.bar_x, rect.y(), 3, rect.height() - 1)
            painter.fillRect(bar, self._colour("accent" if current else "chart_second"))
        top = rect.y() + PAD
        mine = "text" if current and row.prose else "soft"
        self.found.paint(painter, source.layout, index.row(), 0, rect.x() + columns.source_x, top)
        self._draw(painter, source, rect.x() + columns.source_x, top, mine)
        if not (current and self.editing_height):
            self.found.paint(painter, voice.layout, index.row(), 1, rect.x() + columns.voice_x, top)
            quiet = row.state in (State.KEPT, State.REJECTED, State.FAILED)
            self._draw(painter, voice, rect.x() + columns.voice_x, top, "soft" if quiet else "text")
            if row.state == State.WRITING:
                self._caret(painter, voice, rect.x() + columns.voice_x, top)
        self._margin(painter, rect, top, voice, notes)
        painter.restore()

    def _draw(self, painter: QPainter, laid: Laid, x: float, y: float, role: str) -> None:
        painter.setPen(self._colour(role))
        laid.layout.draw(painter, QPointF(x, y))

    def _caret(self, painter: QPainter, laid: Laid, x: float, y: float) -> None:
        """Shows life: where the next word will stand."""
        count = laid.layout.lineCount()
        line = laid.layout.lineAt(count - 1) if count else None
        right = line.naturalTextRect().right() if line is not None else 0.0
        height = self.layouts.line("prose")
        bottom = y + max(laid.height, height)
        painter.fillRect(QRectF(x + right + 2, bottom - height + 3, 2, height - 6), self._colour("accent"))

    def _margin(
        self, painter: QPainter, rect: QRect, top: float, voice: Laid, notes: list[tuple[Note, Laid]]
    ) -> None:
        x = rect.x() + (self.columns.notes_x if self.columns.notes else self.columns.voice_x)
        y = top + 4 if self.columns.notes else top + voice.height + 4
        for note, laid in notes:
            role = "look" if note.sign == "stopped" else "soft"
            if note.sign:
                draw(
                    painter,
                    note.sign,
                    "look" if note.sign == "stopped" else "accent",
                    x,
                    y,
                    self.theme.px(14),
                )
            self._draw(painter, laid, x + (self.theme.px(SIGN) if note.sign else 0), y, role)
            y += laid.height + 6

    def _colour(self, role: str) -> QColor:
        return self.theme.colour(role)


def shown_source(row: Row) -> str:
    """The user's words as they are shown: long code and tables only begin."""
    if row.prose:
        return folded(row.source)
    lines = row.source.strip("\n").split("\n")
    return "\n".join(lines if len(lines) <= KEPT_LINES else [*lines[: KEPT_LINES - 1], "…"])


def _tall(notes: list[tuple[Note, Laid]]) -> float:
    return sum(laid.height + 6 for _, laid in notes) + 4 if notes else 0.0
