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
        if not works:
            self._card.setVisible(bool(errands))
            if errands:
                share = errands[0].share
                self._card.show_job(errands[0].title, share, "" if share is None else words.percent(share))
            return
        run, waiting = works[0], len(works) - 1
        left = self.tr("Saving...") if run.job.stopping else run.clock.sentence()
        if run is self._state.aside.run:
            left = self.tr("Goes on when the voice has written")
        if waiting:
            left += ". " + words.count(waiting, self.tr("{n} waits"), self.tr("{n} wait"))
        self._card.show_job(titled(self._state, run), run.share, left)

    def end(self) -> None:
        """The application closes."""
        self._awake.set(False)
