"""Owns the two texts of a pair side by side: the author's to read, the account to read and to write."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from desktop.pairs import Span
from desktop.theme import set_look, theme

_TEXT_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class Reader(QPlainTextEdit):
    """A text to read, with stretches of it marked. Up and Down and letters are the page's."""

    def __init__(self, size: int, serif: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._serif = size, serif
        self._marks: list[tuple[str, Span]] = []
        self.setProperty("look", "reading")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, 12, 8)
        self.restyle()
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFont(theme().font(self._size, serif=self._serif))
        self._draw_marks()

    def dress(self, look: str) -> None:
        """Take another look; Qt puts back the font of the first polishing, at the text size of that time."""
        set_look(self, look)
        self.restyle()

    def show_text(self, text: str) -> None:
        """From its beginning; without marks."""
        self._marks = []
        self.setExtraSelections([])
        self.setPlainText(text)

    def mark(self, shared: Iterable[Span], found: Iterable[Span]) -> None:
        """Underline what both texts share, and tint what was searched for; characters from and to."""
        self._marks = [*(("shared", span) for span in shared), *(("found", span) for span in found)]
        self._draw_marks()

    def _draw_marks(self) -> None:
        forms = {name: _form(name) for name in ("shared", "found")}
        text = self.toPlainText() if self._marks else ""
        self.setExtraSelections([_selection(self, text, forms[name], span) for name, span in self._marks])

    def show_first_mark(self, shared: bool) -> None:
        """Scroll to the first of what was searched for, or to the longest of what is shared."""
        found = [span for name, span in self._marks if name == "found"]
        if not found and shared:
            found = sorted((span for _, span in self._marks), key=lambda span: span[0] - span[1])
        if found:
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(self.toPlainText(), found[0][0]))
            self.setTextCursor(cursor)
            self.centerCursor()

    def event(self, event: QEvent) -> bool:
        """While there is nothing to write, no key of the window's menus is a text's own."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.isReadOnly()
            and not event.matches(QKeySequence.StandardKey.Copy)
            and not event.matches(QKeySequence.StandardKey.SelectAll)
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if self.isReadOnly() and plain and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


class Writer(Reader):
    """An account, which can be written: `kept` with Command and Return, `left` with Escape."""

    kept = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Keys of the window's menus that mean something else while one writes, and the arrows."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not self.isReadOnly()
            and event.key() in _TEXT_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif command and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def begin(self, text: str) -> None:
        """Let it be written, from this text on; the cursor stands where it was, or at the first mark."""
        if text != self.toPlainText():
            self.show_text(text)
        self.setReadOnly(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        self.setReadOnly(True)
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)


def _form(name: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if name == "shared":
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(theme().colour("look"))
        made.setBackground(theme().colour("look_tint"))
    else:
        made.setBackground(theme().colour("selection"))
    return made


def _selection(
    edit: QPlainTextEdit, text: str, form: QTextCharFormat, span: Span
) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(edit.document())
    cursor.setPosition(_units(text, span[0]))
    cursor.setPosition(_units(text, span[1]), QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, form  # type: ignore[attr-defined]
    return made


def _units(text: str, place: int) -> int:
    """A place in a text as Qt counts: signs beyond the first 65,536 are two."""
    return len(text[:place].encode("utf-16-le")) // 2
