"""Owns the two things the quick panel sets: prose to read and select, and the sentences under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from desktop.editor.find_marks import units
from desktop.editor.margin import Note
from desktop.theme import theme
from desktop.widgets.basics import clear, label, row
from desktop.widgets.icons import IconLabel


class Prose(QTextEdit):
    """Read-only text in the author's type; only what differs is set anew, so that words may stream in.

    Args:
        role: of the theme, the text's colour.
        size, line: pixels at the normal text size.
    """

    def __init__(self, role: str, size: int, line: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._size, self._line = role, size, line
        self._shown = ""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        theme().changed.connect(self._dress)
        self._dress()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(60))

    def show_text(self, text: str) -> None:
        """Set this text; between what is alike before and behind, only the rest is written anew."""
        text = text.replace("\r\n", "\n")
        if text == self._shown:
            return
        before = self._shown
        most = min(len(before), len(text))
        first = _alike(before, text, most)
        last = _alike(before[::-1], text[::-1], most - first)
        cursor = QTextCursor(self.document())
        cursor.setPosition(units(before, first))
        cursor.setPosition(units(before, len(before) - last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[first : len(text) - last], self.currentCharFormat())
        self._shown = text
        if first == 0:  # another text: its beginning is shown, whatever stood here
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Whole lines only: what is left over below them stays empty."""
        line = theme().px(self._line)
        over = self.height() % line if self.height() > line else 0
        if self.viewportMargins().bottom() != over:
            self.setViewportMargins(0, 0, 0, over)

    def text(self) -> str:
        return self._shown

    def _dress(self) -> None:
        """The whole text in today's type and colour."""
        self.setFont(theme().font(self._size, serif=True))
        self.setTextColor(theme().colour(self._role))
        block = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(theme().px(self._line), kind)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(block)
        cursor.mergeCharFormat(self.currentCharFormat())
        self.verticalScrollBar().setSingleStep(theme().px(self._line))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_shown"):
            self._dress()


def _alike(one: str, other: str, most: int) -> int:
    """How many characters two texts have in common from their beginnings, `most` at most."""
    if one[:most] == other[:most]:
        return most
    return next(place for place in range(most) if one[place] != other[place])


class Notes(QFrame):
    """One line for each; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 12, 0)
        self._lines.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_notes(self, notes: Sequence[Note]) -> None:
        self.setVisible(bool(notes))
        if list(notes) == self._notes:
            return
        self._notes = list(notes)
        clear(self._lines)
        for note in notes:
            look = "looknote" if note.role == "look" else "note"
            sign = IconLabel(note.sign, "look" if note.role == "look" else "accent") if note.sign else None
            words = label(note.text, look, wrap=True)
            line = row(words) if sign is None else row(sign, 8, words)
            if sign is not None:
                line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
            self._lines.addLayout(line)
        self.setAccessibleName(" ".join(note.text for note in notes))

    def sentences(self) -> list[str]:
        return [note.text for note in self._notes]
