"""Owns when the writer gives its memory back to the window: for a training, or for another model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class GivingRoom(QObject):
    """Follows the window's runs."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        page.state.run_started.connect(self._started)
        page.state.run_ended.connect(self._ended)
        page.state.holders.append(self._let_go)

    def _started(self, stage: str) -> None:
        page = self._page
        if stage == "train" and page.client.running:
            if page.client.busy:
                page.say(page.tr("Writing stopped: training needs the memory. Go on when it is done."))
            page.session.stop_all()
            page.client.release()

    def _let_go(self) -> bool:
        """See `State.make_room`."""
        if self._page.client.busy:
            return False
        if self._page.client.running:
            self._page.client.release()
        return True

    def _ended(self, stage: str) -> None:
        if stage == "train":
            if self._page.client.running:
                self._page.client.release()  # the voice may be another one now, under the same name
            self._page.voices.find()
