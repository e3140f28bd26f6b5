"""Owns what shows of work beside every page: the sidebar's card, and a Mac that stays awake."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop import mac, words
from desktop.menubar import titled
from desktop.state import State
from desktop.widgets.sidebar import Sidebar


class AtWork(QObject):
    """Of the work of any project; that of another than the open one is said with its author."""

    def __init__(self, state: State, sidebar: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._state, self._card = state, sidebar.job
        self._awake = mac.Awake()
        state.work_changed.connect(self.follow)
        state.project_changed.connect(self.follow)

    def follow(self) -> None:
        """Show what is at work now."""
        works, errands = self._state.unfinished(), self._state.errands.running
        self._awake.set(bool(works or errands))
        aside = self._state.aside.run is not None
        if not works or (errands and not aside and self._state.queue.current is None):
            self._card.setVisible(bool(errands))
            if errands:
                share = errands[0].share
                left = "" if share is None else words.percent(share)
                self._card.show_job(errands[0].title, share, self._with_waiting(left, len(works)))
            return
        run, waiting = works[0], len(works) - 1
        left = self.tr("Saving...") if run.job.stopping else run.clock.sentence()
        if run is self._state.aside.run:
            left = self.tr("Goes on when the voice has written")
        self._card.show_job(titled(self._state, run), run.share, self._with_waiting(left, waiting))

    def _with_waiting(self, left: str, waiting: int) -> str:
        """Args: waiting: how much work waits."""
        said = words.count(waiting, self.tr("{n} waits"), self.tr("{n} wait")) if waiting else ""
        return ". ".join(filter(None, (left, said)))

    def end(self) -> None:
        """The application closes."""
        self._awake.set(False)
