"""Owns the real widgets of the current row: its buttons, and the text field while its words are changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from desktop.editor.commands import possible
from desktop.editor.passage_model import DECIDABLE, Row
from desktop.theme import theme
from desktop.widgets.basics import button, label


class Actions(QWidget):
    """The buttons of the current row; one row of them, moved to where they are needed."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.accept = self._button(self.tr("Accept"), "accept", "↩")
        self.reject = self._button(self.tr("Reject"), "reject", "⌫")
        self.again = self._button(self.tr("Again"), "again", "R")
        self.restyle = self._button(self.tr("Restyle"), "again", "R")
        self.stop = self._button(self.tr("Stop"), "stop_row", "")
        self.edit = self._button(self.tr("Edit"), "edit", "E")
        self.done = self._button(self.tr("Done"), "done", "Esc")
        self.before = self._button("‹", "previous_version", "", self.tr("Previous version"))
        self.after = self._button("›", "next_version", "", self.tr("Next version"))
        self.which = label("", "note")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(8)
        for widget in (self.accept, self.reject, self.again, self.restyle, self.stop, self.edit, self.done):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.before)
        layout.addWidget(self.which)
        layout.addWidget(self.after)
        self._offered: tuple[Row, bool] | None = None
        theme().changed.connect(self._forget)
        self.hide()

    def _forget(self) -> None:
        """Another text size: the buttons are as wide as they were no more."""
        self._offered = None

    def _button(self, text: str, what: str, key: str, name: str = "") -> QPushButton:
        look = "smallprimary" if what == "accept" else "small"
        shown = f"{text}  {key}" if key else text
        return button(shown, lambda: self.wanted.emit(what), look, name=name or text)

    def offer(self, row: Row, editing: bool) -> None:
        """Show what can be done with the row."""
        if self._offered is not None and self._offered[0] is row and self._offered[1] == editing:
            return
        self._offered = row, editing
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
        self.adjustSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().colour("selection"))


class WordsField(QPlainTextEdit):
    """The text field in a row, while its words are changed."""

    left = Signal()

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

    begun = Signal(QPlainTextEdit)
    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.field: WordsField | None = None
        self.place = -1

    def begin(self, place: int, words: str) -> None:
        """Put a field with these words up for the row at `place`."""
        field = WordsField(self._over)
        field.setAccessibleName(self.tr("Wording of this passage"))
        field.setFont(theme().font(15, serif=True))
        field.setTabChangesFocus(True)
        field.document().setDocumentMargin(8)
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
