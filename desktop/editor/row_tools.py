"""Owns the real widgets of the current row: its buttons, and the text field while its words are changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPushButton, QTextEdit, QWidget

from desktop.editor.commands import possible
from desktop.editor.passage_model import DECIDABLE, Row
from desktop.theme import theme
from desktop.widgets.basics import button, label

FADE = 14  # pixels in which the buttons' ground begins, where words go on under it
FOOT = 6  # under the buttons
GAP = 8  # between two buttons
PAPER = 6  # the field's paper around its words
BASE = 0.8  # where Qt sets the base of a line of a fixed height, as a share of it


class Actions(QWidget):
    """The buttons of the current row, on a ground of the row's colour as wide as the voice's column.

    Where one line is too narrow for them, their keys go into tool tips; then they take more lines.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: dict[QPushButton, tuple[str, str]] = {}
        self.accept = self._button(self.tr("Accept"), "accept", "↩")
        self.reject = self._button(self.tr("Reject"), "reject", "⌫")
        self.again = self._button(self.tr("Again"), "again", "R")
        self.restyle = self._button(self.tr("Restyle"), "again", "R")
        self.stop = self._button(self.tr("Stop"), "stop_row", "")
        self.edit = self._button(self.tr("Edit"), "edit", "E")
        self.done = self._button(self.tr("Done"), "done", "Esc")
        self.before = self._button("‹", "previous_version", "", self.tr("Previous version"))
        self.which = label("", "note")
        self.which.setParent(self)
        self.after = self._button("›", "next_version", "", self.tr("Next version"))
        self._offered: tuple[Row, tuple[bool, int, int]] | None = None
        theme().changed.connect(self._forget)
        self.hide()

    def _forget(self) -> None:
        """Another text size: the buttons are as wide as they were no more."""
        self._offered = None

    def _button(self, text: str, what: str, key: str, name: str = "") -> QPushButton:
        look = "smallprimary" if what == "accept" else "small"
        made = button(text, lambda: self.wanted.emit(what), look, name=name or text)
        made.setParent(self)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the list
        self._keys[made] = text, key
        return made

    @property
    def tall(self) -> int:
        """What the buttons need below a row's text, in pixels."""
        return self.height() - FADE - FOOT + theme().px(16)

    def offer(self, row: Row, editing: bool, indent: int, width: int) -> None:
        """Show what can be done with the row.

        Args:
            indent: how far the ground reaches out of the column at each side, in pixels.
            width: of the column, which the buttons keep to.
        """
        asked = editing, indent, width
        if self._offered is not None and self._offered[0] is row and self._offered[1] == asked:
            return
        self._offered = row, asked
        self._choose(row, editing)
        for long in (True, False):
            for made, (text, key) in self._keys.items():
                made.setText(f"{text}  {key}" if key and long else text)
                made.setToolTip("" if long or not key else f"{made.accessibleName()} ({key})")
            if self._flow(indent, width) == 1:
                break

    def _choose(self, row: Row, editing: bool) -> None:
        can = set() if editing else possible(row)
        self.accept.setVisible("accept" in can)
        self.reject.setVisible("reject" in can)
        self.again.setVisible("again" in can)
        self.restyle.setVisible("restyle" in can)
        self.stop.setVisible("stop_row" in can)
        self.edit.setVisible("edit" in can)
        self.done.setVisible(editing)
        several = not editing and row.state in DECIDABLE and len(row.versions) > 1
        for widget in (self.before, self.which, self.after):
            widget.setVisible(several)
        self.which.setText(self.tr("{n} of {all}").format(n=row.chosen + 1, all=len(row.versions)))
        self.before.setEnabled("previous_version" in can)
        self.after.setEnabled("next_version" in can)

    def _groups(self) -> list[list[QWidget]]:
        """What is shown; what is in a group stays in one line."""
        alone: list[QWidget] = [
            *(self.accept, self.reject, self.again, self.restyle, self.stop, self.edit, self.done)
        ]
        groups = [[widget] for widget in alone if not widget.isHidden()]
        return groups if self.which.isHidden() else [*groups, [self.before, self.which, self.after]]

    def _flow(self, indent: int, width: int) -> int:
        """Set the buttons from left to right, and in further lines; gives how many lines."""
        x, y, lines, tall = 0, FADE, 1, 0
        for group in self._groups():
            sizes = [widget.sizeHint() for widget in group]
            wide = sum(size.width() + GAP for size in sizes) - GAP
            x += GAP if x and len(group) > 1 else 0
            if x and x + wide > width:
                x, y, lines = 0, y + tall + GAP, lines + 1
            tall = max(tall, *(size.height() for size in sizes))
            for widget, size in zip(group, sizes, strict=True):
                at = y + (tall - size.height()) // 2
                widget.setGeometry(indent + x, at, size.width(), size.height())
                x += size.width() + GAP
        self.resize(width + 2 * indent, y + tall + FOOT)
        return lines

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words that go on under the buttons fade into their ground."""
        ground, clear = theme().colour("selection"), theme().colour("selection")
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, FADE)
        fade.setColorAt(0, clear)
        fade.setColorAt(1, ground)
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), FADE), fade)
        painter.fillRect(self.rect().adjusted(0, FADE, 0, 0), ground)


class WordsField(QTextEdit):
    """The text field in a row, while its words are changed: plain text, in the lines of the list.

    Args:
        line: the height of a line in pixels.
    """

    left = Signal()

    def __init__(self, line: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(theme().font(15, serif=True))
        self.document().setDocumentMargin(PAPER)

    def setPlainText(self, words: str) -> None:
        """These words, as where undoing ends."""
        self.document().setUndoRedoEnabled(False)
        super().setPlainText(words)
        lines = QTextBlockFormat()
        lines.setLineHeight(self._line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(lines)
        self.document().setUndoRedoEnabled(True)

    def around(self, words: QRect) -> QRect:
        """Where the field stands, for its words to stand where the list paints them."""
        side = self.frameWidth() + PAPER
        metrics = QFontMetricsF(self.font())
        painted = (self._line - metrics.height()) / 2 + metrics.ascent()
        bar = self.verticalScrollBar()
        beside = bar.width() if bar.isVisible() else 0  # the words keep their width
        return words.adjusted(-side, round(painted - BASE * self._line) - side, side + beside, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class InPlace(QObject):
    """The text field over a row's right side, while there is one.

    `begun` hands it over to whoever looks at what is typed; `changed` comes with every change of its words,
    its own beginning included.
    """

    begun = Signal(QTextEdit)
    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.field: WordsField | None = None
        self.place = -1

    def begin(self, place: int, words: str, line: int) -> None:
        """Put a field with these words, in lines of that height, up for the row at `place`."""
        field = WordsField(line, self._over)
        field.setAccessibleName(self.tr("Wording of this passage"))
        field.setPlainText(words)
        field.left.connect(self.left)
        field.textChanged.connect(self.changed)
        self.field, self.place = field, place
        self.changed.emit()
        self.begun.emit(field)
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> str | None:
        """Take the field away and give its words; None where there is none."""
        field, self.field, self.place = self.field, None, -1
        if field is None:
            return None
        field.hide()
        field.deleteLater()
        return field.toPlainText()
