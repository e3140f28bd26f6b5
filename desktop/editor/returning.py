"""Owns where the keys go when a menu or a panel over the page is put away: back to the passages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class Returning(QObject):
    """Follows the menu behind "…" and the panel of wishes.

    A command of the menu is run after this, so one that puts the focus elsewhere has the last word.
    """

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        page.menu.aboutToHide.connect(self._to_the_passages)
        page.wishes.left.connect(self._to_the_passages)

    def _to_the_passages(self) -> None:
        page = self._page
        if page.text is None or not page.isVisible():
            return
        place = page.view if page.view.field is None else page.view.field
        place.setFocus(Qt.FocusReason.OtherFocusReason)
