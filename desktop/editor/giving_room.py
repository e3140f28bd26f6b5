"""Owns when the writer has the memory, and when it gives it back: for a training, or for another model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from core.progress import PasticheError
from desktop import words
from desktop.room import InUse, comes_first, heavy
from desktop.state import Run

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class GivingRoom(QObject):
    """Follows the work of every project: what holds a model of its own has the first claim."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        page.state.work_changed.connect(self._work_changed)
        page.state.work_ended.connect(self._ended)
        page.state.holders.append(self._let_go)

    def obstacle(self) -> PasticheError | None:
        """Why nothing can be written now; None where it can, and no other model is in memory any more."""
        state = self._page.state
        run = comes_first(state)
        if run is not None:
            message = self.tr("{work} is going on and needs the memory.")
            remedy = self.tr("Write when it is done, or stop it: it goes on from there later.")
            return InUse(message.format(work=words.step_busy(run.job.stage)), remedy)
        if not self._page.client.running and not state.make_room():
            message = self.tr(
                "Another text is being written just now, and there is memory for one of the two."
            )
            return InUse(message, self.tr("Wait until it is done there, or stop it, then try again."))
        return None

    def _work_changed(self) -> None:
        """Work that waits takes no memory yet, and work that saves leaves it soon."""
        page, run = self._page, heavy(self._page.state)
        if run is None or run.job.stopping or not page.client.running:
            return
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

    def _ended(self, run: Run) -> None:
        if run.job.stage == "train":
            if self._page.client.running:
                self._page.client.release()  # the voice may be another one now, under the same name
            self._page.voices.find()
