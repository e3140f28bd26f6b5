"""Owns the fields of a form in which names are written: how wide they are, and what they are called."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel

from desktop.theme import theme

FIELD = 320  # pixels of a field for a name, at most
NARROW = 140  # and at least, beside a button
NAME = 64  # pixels of what it is called, at the usual text size


class FieldName(QLabel):
    """What a field is called, as wide as all of a form, so that the fields begin under each other."""

    def __init__(self, text: str, width: int = NAME) -> None:
        super().__init__(text)
        self._width = width
        self.setProperty("look", "strong")
        theme().changed.connect(self._set_width)
        self._set_width()

    def _set_width(self) -> None:
        self.setMinimumWidth(theme().px(self._width))


def name_field(spoken: str, hint: str) -> QComboBox:
    """A field for a name, with a list of those that are known, which comes later."""
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setAccessibleName(spoken)
    made.setMinimumWidth(NARROW)
    made.setMaximumWidth(FIELD)
    edit = made.lineEdit()
    assert edit is not None
    edit.setPlaceholderText(hint)
    edit.setAccessibleName(spoken)
    return made
