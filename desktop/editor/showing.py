"""Owns what the page's bar, menus, heads and footer show of the text, the writer and the row in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPoint

from desktop.editor import commands
from desktop.editor.frame import standing
from desktop.editor.passage_model import State
from desktop.editor.returning import Returning

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage

ON_TEXT = ("new", "next_note", "copy", "copy_both", "export", "find", "find_next", "find_previous")
"""Commands that need an open text and nothing else."""


class Showing(QObject):
    """Follows the rows, the writer and the voices."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        for changed in (
            page.voices.changed,
            page.model.counted,
            page.client.busy_changed,
            page.client.loading,
            page.client.loaded,
        ):
            changed.connect(self.all)
        page.model.dataChanged.connect(self._rows_changed)
        page.view.moved.connect(self.current)
        page.view.menu_wanted.connect(self._row_menu)
        page.nearby.said.connect(page.say)
        self.returning = Returning(page)

    def all(self) -> None:
        """Everything but the rows themselves."""
        page, model = self._page, self._page.model
        busy, has_text = page.client.busy, page.text is not None
        fresh, open_ = model.count(State.FRESH), model.count(State.OPEN, State.FAILED)
        page.bar.show_busy(busy)
        page.bar.rest.setEnabled(has_text and open_ > 0)
        page.bar.accept_all.setEnabled(fresh > 0)
        for name, enabled in {"rest": open_ > 0, "stop": busy, "accept_all": fresh > 0}.items():
            page.actions_by_name[name].setEnabled(enabled)
        for name in ON_TEXT:
            page.actions_by_name[name].setEnabled(has_text)
        page.footer.show_state(model, page.client.is_loading)
        self.current()
        page.summary_changed.emit(self.summary)

    def _rows_changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        if top.row() <= self._page.view.place <= bottom.row():
            self.current()

    def current(self) -> None:
        """What the row in hand can be asked for, and what stands in its columns."""
        page, place = self._page, self._page.view.place
        page.heads.show_counts(page.model, place)
        row = page.model.row(place) if 0 <= place < page.model.rowCount() else None
        can = commands.possible(row)
        for name in filter(None, commands.ON_ROW):
            page.actions_by_name[name].setEnabled(name in can)

    def _row_menu(self, at: QPoint) -> None:
        page = self._page
        row = page.model.row(page.view.place)
        if row.prose:
            commands.row_menu(page, row, page.actions_by_name).popup(at)

    @property
    def summary(self) -> str:
        """For the sidebar: how far the decisions are."""
        return standing(self._page, self._page.model) if self._page.text is not None else ""
