"""Owns the bar above the page that says whether there is a newer version, and leads to where it is."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDesktopServices

from core import __version__
from core.progress import Missing, PasticheError
from core.updates import Newest
from desktop import words
from desktop.state import State
from desktop.updates import Updates
from desktop.widgets.basics import button, column, holder, label, row
from desktop.words import tr


class UpdateBar:
    """`frame` is shown while it has something to say; what went wrong is a notice like any other."""

    def __init__(self, updates: Updates, state: State) -> None:
        self._state = state
        self._page = ""
        self.title = label("", "strong", wrap=True)
        self.notes = label("", "text", wrap=True)
        self.show_page = button(tr("Show the Page"), self._show_page, "small")
        self.close = button(tr("Close"), self._close, "small", name=tr("Close the message about versions"))
        line = row(column(self.title, 2, self.notes), 16, self.show_page, 8, self.close)
        line.setContentsMargins(16, 8, 8, 8)
        line.setStretch(0, 1)
        self.frame = holder(column(holder(line, "advice"), margins=(32, 16, 32, 0)))
        self.frame.setAccessibleName(tr("Newer versions"))
        self.frame.hide()
        updates.asking.connect(self._asking)
        updates.answered.connect(self.tell)
        updates.failed.connect(self._failed)

    def tell(self, newest: Newest) -> None:
        """Say what the project's page answered."""
        if not newest.newer:
            self._say(tr("This is the newest Pastiche, {version}.").format(version=__version__))
            return
        said = tr("Pastiche {version} came out on {day}. This is {here}.").format(
            version=newest.version, day=words.day(newest.date), here=__version__
        )
        if not newest.runs_here:
            said += " " + tr("It needs macOS {system}.").format(system=newest.system)
        self._say(said, newest.notes, newest.page)

    def _asking(self) -> None:
        self._say(tr("Asking the project's page for the newest version..."))

    def _failed(self, error: PasticheError) -> None:
        self._close()
        self._state.refused.emit(error)

    def _say(self, title: str, notes: str = "", page: str = "") -> None:
        self._page = page
        self.title.setText(title)
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        self.show_page.setVisible(bool(page))
        self.frame.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.frame, f"{title} {notes}".strip()))

    def _close(self) -> None:
        self.frame.hide()

    def _show_page(self) -> None:
        if not QDesktopServices.openUrl(QUrl(self._page)):
            said = tr("No browser here opens the page.")
            remedy = tr("Go there in another way: {path}").format(path=self._page)
            self._state.refused.emit(Missing(said, remedy))
