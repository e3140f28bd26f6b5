"""Owns where the current row's buttons and its text field stand, and how much height they take."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QListView

from desktop.editor.passage_delegate import PAD, PassageDelegate
from desktop.editor.row_tools import FADE, FOOT, Actions, InPlace
from desktop.theme import theme

LEAST = 72  # pixels of a field before the text size
MOST = 0.7  # of the window's height, for a field


class RowPlace(QObject):
    """Puts the real widgets of the current row where they belong in its view."""

    taller = Signal()  # the current row has another height now

    def __init__(self, view: QListView, delegate: PassageDelegate) -> None:
        super().__init__(view)
        self._view, self._delegate = view, delegate
        self.actions = Actions(view.viewport())
        self.in_place = InPlace(view.viewport())

    def place(self) -> None:
        """The buttons at the current row's foot, or at the window's where the row goes on below it."""
        index, rows = self._view.currentIndex(), self._delegate.rows
        row = rows.row(index.row()) if 0 <= index.row() < rows.rowCount() else None
        rect, bottom = self._view.visualRect(index), self._view.viewport().height()
        field = self.in_place.field
        seen = row is not None and row.prose and rect.bottom() > 0 and rect.top() < bottom
        self.actions.setVisible(seen)
        if row is None or not seen:
            if field is not None:
                field.hide()
            return
        columns = self._delegate.columns
        beside = columns.voice_x - columns.bar_x - 3  # the ground reaches to the rule left of the column
        self.actions.offer(row, field is not None, beside, columns.voice)
        self._take(actions=self.actions.tall)
        top = min(rect.bottom() - PAD // 2, bottom) - self.actions.height()
        self.actions.move(rect.x() + columns.bar_x + 3, max(top, rect.top() + PAD - FADE))
        self.actions.raise_()
        if field is not None:
            words = self._delegate.voice_rect(rect)
            words.setBottom(max(words.top() + theme().px(LEAST), self.actions.y() + FADE - FOOT))
            field.setGeometry(field.around(words))
            field.show()
            field.raise_()

    def fit_field(self) -> None:
        """As tall as its words, within the window."""
        field, delegate, wanted = self.in_place.field, self._delegate, 0
        if field is not None:
            text, line = field.toPlainText(), delegate.layouts.line("prose")
            words = delegate.layouts.lay(text, "prose", delegate.columns.voice, keep=False)
            wanted = min(round(words.height) + line, round(self._view.viewport().height() * MOST))
        self._take(field=wanted)

    def _take(self, actions: int | None = None, field: int | None = None) -> None:
        delegate = self._delegate
        taken = delegate.actions_height, delegate.editing_height
        delegate.actions_height = taken[0] if actions is None else actions
        delegate.editing_height = taken[1] if field is None else field
        if (delegate.actions_height, delegate.editing_height) != taken:
            self.taller.emit()
