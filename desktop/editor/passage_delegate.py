"""Owns how a row of the editor is painted: the user's words, the voice's beside them, notes in the margin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop.editor.find_marks import FindMarks
from desktop.editor.layouts import Columns, Laid, Layouts, Mark, folded
from desktop.editor.margin import Margin, Note
from desktop.editor.passage_model import DECIDABLE, PassageModel, Row, State
from desktop.theme import theme
from desktop.widgets.icons import draw

PAD = 12  # above and below a row's text
SIGN = 20  # from a note's icon to its words
BETWEEN = 6  # two notes
KEPT_LINES = 6  # how much of a long table or block of code is shown

Index = QModelIndex | QPersistentModelIndex
Marks = Callable[[int, Row, str], Sequence[Mark]]
"""Marks on a row's "source" or "voice" side, in characters of `Row.left` or `Row.text`."""


@dataclass(frozen=True, slots=True)
class Set:
    """A row as it is laid out; `head` names what stands in the place of the user's words."""

    head: Laid | None
    source: Laid
    voice: Laid
    notes: list[tuple[Note, Laid]]

    @property
    def below(self) -> float:
        """How far the head pushes the left text down."""
        return self.head.height + BETWEEN if self.head is not None else 0.0


class PassageDelegate(QStyledItemDelegate):
    """Paints rows and says how tall they are: exactly where one was looked at, about right elsewhere.

    `marks_from` marks words beside those that a row's remarks tell of; after other answers than before,
    `DiffView.look_again` is due.
    """

    def __init__(self, rows: PassageModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.theme = theme()
        self.layouts = Layouts(self.theme)
        self.found = FindMarks()
        self.margin = Margin(self)
        self.marks_from: list[Marks] = []
        self.columns = Columns.of(1000, self.theme.scale)
        self.current = -1
        self.changes = False
        self.actions_height = 0  # of the current row's buttons
        self.editing_height = 0  # of the text field in the current row, 0 without one
        self._heights: dict[int, tuple[Row, int, bool]] = {}  # of the row as it was laid out; exact or not

    def set_width(self, width: int) -> None:
        """Other columns: until a row is looked at again, its height is taken to follow their width."""
        columns = Columns.of(width, self.theme.scale)
        if columns != self.columns:
            share = self.columns.voice / columns.voice
            self.columns = columns
            for place, (row, height, _) in self._heights.items():
                self._heights[place] = row, round((height - 2 * PAD) * share) + 2 * PAD, False

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
            height = max(height, self.editing_height + 2 * PAD) + self.actions_height
        return QSize(self.columns.voice_x, height)

    def _estimate(self, row: Row) -> int:
        left = row.left if row.prose else shown_source(row)
        tall = self.layouts.estimate(left, "prose", self.columns.source, row.prose)
        if row.prose:
            tall = max(tall, self.layouts.estimate(row.text, "prose", self.columns.voice, True))
        return max(tall, self.layouts.line("prose")) + 2 * PAD

    def measure(self, place: int, row: Row) -> bool:
        """Lay the row out; True when it is not as tall as the view takes it to be."""
        known = self._heights.get(place)
        if known is not None and known[0] is row and known[2]:
            return False
        laid = self.lay(place, row)
        beside = _tall(laid.notes)
        right = laid.voice.height + (0 if self.columns.notes else beside)
        height = max(laid.below + laid.source.height, right, beside if self.columns.notes else 0)
        self._heights[place] = (row, round(height) + 2 * PAD, True)
        return known is None or round(height) + 2 * PAD != known[1]

    def lay(self, place: int, row: Row) -> Set:
        look = "heading" if row.kind == "heading" else "prose"
        head = None
        if row.based:
            said = self.tr("The base model, without the voice")
            head = self.layouts.lay(said, "note", self.columns.source)
        growing = row.base is not None and not row.base.finished
        source = self.layouts.lay(
            shown_source(row),
            look,
            self.columns.source,
            marks=self._marks(place, row, "source"),
            keep=not growing,
        )
        text = folded(row.text) if row.prose else shown_source(row)
        against = folded(row.left) if self.changes and row.state in DECIDABLE and not growing else ""
        marks, still = self._marks(place, row, "voice"), row.state != State.WRITING
        voice = self.layouts.lay(text, look, self.columns.voice, against, marks, still)
        return Set(head, source, voice, self._notes(place, row))

    def _notes(self, place: int, row: Row) -> list[tuple[Note, Laid]]:
        """The margin's lines; of what is to be looked at, what comes before the colon is bold."""
        width = (self.columns.notes or self.columns.voice) - self.theme.px(SIGN)
        laid = []
        for note in self.margin.notes(place, row, place == self.current, self.changes):
            colon = note.text.find(": ") if note.role == "look" else -1
            bold = (Mark(0, colon + 1, "bold"),) if colon > 0 else ()
            laid.append((note, self.layouts.lay(note.text, "note", width, marks=bold)))
        return laid

    def _marks(self, place: int, row: Row, side: str) -> list[Mark]:
        found = [mark for give in self.marks_from for mark in give(place, row, side)]
        if side == "voice" and row.state in (State.FRESH, State.WRITING):
            found += [Mark(*span, "look") for remark in row.remarks for span in remark.spans]
        return found

    def voice_rect(self, rect: QRect) -> QRect:
        """Where the right-hand text of a row stands."""
        return QRect(
            rect.x() + self.columns.voice_x, rect.y() + PAD, self.columns.voice, rect.height() - 2 * PAD
        )

    # Paint.
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = self.rows.row(index.row())
        rect, columns = option.rect, self.columns
        current = index.row() == self.current
        laid = self.lay(index.row(), row)
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
        x = rect.x() + columns.source_x
        self.found.paint(painter, laid.source.layout, index.row(), 0, x, top + laid.below)
        self._left(painter, row, laid, x, top, current)
        if not (current and self.editing_height):
            x = rect.x() + columns.voice_x
            self.found.paint(painter, laid.voice.layout, index.row(), 1, x, top)
            self._right(painter, row, laid.voice, x, top)
        self._margin(painter, rect, laid)
        if self.marked(row):
            at = self.mark_rect(rect)
            draw(painter, "stopped", "look", at.x(), at.y(), at.width())
        painter.restore()

    def marked(self, row: Row) -> bool:
        """True where what is to be looked at stands below the text: a sign at its beginning tells of it."""
        return not self.columns.notes and any(remark.to_look_at for remark in row.remarks)

    def mark_rect(self, rect: QRect) -> QRect:
        """Where that sign stands: between the rule and the voice's first line."""
        columns, line = self.columns, self.layouts.line("prose")
        room = columns.voice_x - columns.bar_x - 3
        size = min(self.theme.px(14), room - 2)
        x = rect.x() + columns.bar_x + 3 + (room - size) // 2
        return QRect(x, rect.y() + PAD + (line - size) // 2, size, size)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Over that sign a tool tip has what stands below."""
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is None or not self.marked(row) or not self.mark_rect(option.rect).contains(event.pos()):
            return super().helpEvent(event, view, option, index)
        told = "\n".join(remark.text for remark in row.remarks if remark.to_look_at)
        QToolTip.showText(event.globalPos(), told, view)
        return True

    def notes_bottom(self, place: int, rect: QRect) -> int:
        """Where the row's notes end."""
        placed = self._placed(rect, self.lay(place, self.rows.row(place)))
        return max((area.bottom() for _, _, area in placed), default=rect.y())

    def _left(self, painter: QPainter, row: Row, laid: Set, x: float, y: float, current: bool) -> None:
        if laid.head is not None:
            self._draw(painter, laid.head, x, y, "accent")
        mine = "text" if current and row.prose else "soft"
        self._draw(painter, laid.source, x, y + laid.below, mine)
        if row.base is not None and row.base.shown and not row.base.finished:
            self._caret(painter, laid.source, x, y + laid.below)

    def _right(self, painter: QPainter, row: Row, voice: Laid, x: float, y: float) -> None:
        quiet = row.state in (State.KEPT, State.REJECTED, State.FAILED)
        self._draw(painter, voice, x, y, "soft" if quiet else "text")
        if row.state == State.WRITING:
            self._caret(painter, voice, x, y)

    def _draw(self, painter: QPainter, laid: Laid, x: float, y: float, role: str) -> None:
        painter.setPen(self._colour(role))
        laid.layout.draw(painter, QPointF(x, y))
        for line, colour in laid.rules:
            painter.fillRect(line.translated(x, y), self._colour(colour))

    def _caret(self, painter: QPainter, laid: Laid, x: float, y: float) -> None:
        """Shows life: where the next word will stand."""
        count = laid.layout.lineCount()
        line = laid.layout.lineAt(count - 1) if count else None
        right = line.naturalTextRect().right() if line is not None else 0.0
        height = self.layouts.line("prose")
        bottom = y + max(laid.height, height)
        painter.fillRect(QRectF(x + right + 2, bottom - height + 3, 2, height - 6), self._colour("accent"))

    def _margin(self, painter: QPainter, rect: QRect, laid: Set) -> None:
        for note, lines, place in self._placed(rect, laid):
            if note.sign:
                at = place.topLeft()
                draw(painter, note.sign, _sign_role(note), at.x(), at.y(), self.theme.px(14))
            x = place.x() + self._indent(note)
            self._draw(painter, lines, x, place.y(), note.role)

    def _indent(self, note: Note) -> int:
        return self.theme.px(SIGN) if note.sign or note.does else 0

    def _placed(self, rect: QRect, laid: Set) -> list[tuple[Note, Laid, QRect]]:
        """Where each note of the row stands."""
        x = rect.x() + (self.columns.notes_x if self.columns.notes else self.columns.voice_x)
        y = rect.y() + PAD + (4 if self.columns.notes else laid.voice.height + 4)
        width = self.columns.notes or self.columns.voice
        placed = []
        for note, lines in laid.notes:
            placed.append((note, lines, QRect(x, round(y), width, round(lines.height))))
            y += lines.height + BETWEEN
        return placed

    def command_at(self, place: int, rect: QRect, at: QPoint) -> str:
        """The command of the note under a point of the row; "" where nothing can be clicked."""
        for note, lines, area in self._placed(rect, self.lay(place, self.rows.row(place))):
            if note.does:
                area.setLeft(area.x() + self._indent(note))
                area.setWidth(min(area.width(), round(lines.layout.maximumWidth()) + 4))
                if area.adjusted(-2, -2, 2, 2).contains(at):
                    return note.does
        return ""

    def _colour(self, role: str) -> QColor:
        return self.theme.colour(role)


def _sign_role(note: Note) -> str:
    return "look" if note.role == "look" else "accent"


def shown_source(row: Row) -> str:
    """The left side as it is shown: of long code and tables only the beginning."""
    if row.prose:
        return folded(row.left)
    lines = row.source.strip("\n").split("\n")
    return "\n".join(lines if len(lines) <= KEPT_LINES else [*lines[: KEPT_LINES - 1], "…"])


def _tall(notes: Sequence[tuple[Note, Laid]]) -> float:
    return sum(laid.height + BETWEEN for _, laid in notes) + 4 if notes else 0.0
