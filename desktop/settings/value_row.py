"""Owns a line of the tab *Advanced*: a value its field, what is usual, what it does, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.settings.recipe_values import Plain, Value
from desktop.settings.tab import Said, setting
from desktop.settings.values import read, shown
from desktop.theme import theme
from desktop.widgets.basics import button, column, label, row

FIELD = 110  # pixels of a number at the usual text size


class ValueRow(QWidget):
    """`given` carries what was set by hand."""

    given = Signal(object)

    def __init__(self, value: Value, now: Plain) -> None:
        super().__init__()
        self.value, self.now = value, now
        self.box: QCheckBox | None = None
        self.field: QLineEdit | None = None
        self.said = Said()
        usual = self.tr("usually {n}").format(n=shown(value.usual))
        if isinstance(value.usual, bool):
            usual = self.tr("usually on") if value.usual else self.tr("usually off")
        self.usual = label(usual, "note")
        named = self.tr("Put back {what}").format(what=value.title)
        self.back = button(self.tr("Put Back"), lambda: self._give(value.usual), "small", name=named)
        self.about = label(value.about, "note", wrap=True)
        line = row(self._control(), 12, self.usual, 12, self.back, -1)
        self.setLayout(column(setting(value.title, line, self.said, 4, self.about)))
        theme().changed.connect(self._fit)
        self._fit()
        self.show_value(now)

    def _control(self) -> QWidget:
        value = self.value
        if isinstance(value.usual, bool):
            self.box = QCheckBox(self.tr("On"))
            self.box.setAccessibleName(value.title)
            self.box.setAccessibleDescription(value.about)
            self.box.clicked.connect(lambda on: self._give(bool(on)))
            return self.box
        self.field = QLineEdit()
        self.field.setAccessibleName(value.title)
        self.field.setAccessibleDescription(value.about)
        self.field.editingFinished.connect(self._typed)
        return self.field

    def _fit(self) -> None:
        if self.field is not None:
            self.field.setFixedWidth(theme().px(FIELD))

    def show_value(self, now: Plain) -> None:
        """Stand at this value, which is kept."""
        self.now = now
        self.said.say("")
        if self.box is not None:
            self.box.setChecked(bool(now))
        if self.field is not None:
            self.field.setText(shown(now))
        self._show_back()

    def refuse(self, why: str) -> None:
        """What was typed stays to be mended; the earlier value holds."""
        self.said.say(self.tr("{why} Until then it is {n}.").format(why=why, n=shown(self.now)), "errornote")
        self.back.show()

    def _show_back(self) -> None:
        if self.now == self.value.usual and self.back.hasFocus():
            (self.field or self.box or self).setFocus()
        self.back.setVisible(self.now != self.value.usual)

    def _typed(self) -> None:
        assert self.field is not None
        if self.field.text() == shown(self.now):
            self.said.say("")
            self._show_back()
            return
        found = read(self.value, self.field.text())
        if found is None:
            whole = isinstance(self.value.usual, int)
            self.refuse(self.tr("That is no whole number.") if whole else self.tr("That is no number."))
        else:
            self._give(found)

    def _give(self, value: Plain) -> None:
        self.given.emit(value)
