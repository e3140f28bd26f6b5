"""Owns the name on a voice's card, and the field in its place while another is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from core.adapters.papers import LONGEST_NAME
from desktop.widgets.basics import column, label

_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class NameLine(QWidget):
    """Return takes what is typed, Escape and leaving the field do not. `left` comes whenever typing ends."""

    given = Signal(str)
    left = Signal()

    def __init__(self, name: str, usual: str) -> None:
        """Args: usual: what it is called without a name of its own; an empty field means that."""
        super().__init__()
        self.said = name
        self.name = label(name, "name", wrap=True)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(self.tr("New name of {name}").format(name=name))
        self.field.setPlaceholderText(usual)
        self.field.installEventFilter(self)
        self.field.hide()
        self.setLayout(column(self.name, self.field))

    def edit(self) -> None:
        self.field.setText(self.said)
        self.name.hide()
        self.field.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> tuple[str, int, int] | None:
        """What stands in the field, where the cursor is or what is chosen begins, and how long that is."""
        if self.field.isHidden():
            return None
        at = self.field.selectionStart() if self.field.hasSelectedText() else self.field.cursorPosition()
        return self.field.text(), at, self.field.selectionLength()

    def go_on(self, typed: tuple[str, int, int]) -> None:
        """Have what was `typed` on the card before this one typed on."""
        self.edit()
        text, at, chosen = typed
        self.field.setText(text)
        self.field.setSelection(at, chosen)

    def _take(self) -> None:
        text = self.field.text()
        self._leave()
        if text.strip() != self.said:
            self.given.emit(text)

    def _leave(self, with_focus: bool = True) -> None:
        if self.field.isHidden():
            return
        self.name.show()
        self.field.hide()
        if with_focus:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # a field passes it on to the card
                self._take()
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _STAYS:
            self._leave(with_focus=False)
        return False
