"""Owns the first page: the doors, or the card of a new project."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.jobs import Load
from desktop.state import State
from desktop.welcome import needs
from desktop.welcome.doors import Doors
from desktop.welcome.new_project import NewProject
from desktop.widgets.basics import column, row, scrolling

WIDTH = 880


class WelcomePage(QStackedWidget):
    """The doors, or the card of a new project."""

    made = Signal(list)
    project_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.doors = Doors(state)
        self.form = NewProject(state)
        self.doors.books_chosen.connect(self.new_project)
        self.doors.sample_wanted.connect(self.sample_wanted)
        self.doors.look_wanted.connect(self.look)
        self.doors.project_wanted.connect(self.project_wanted)
        self.doors.recent_wanted.connect(self.recent_wanted)
        self.form.made.connect(self.made)
        self.form.given_up.connect(self.show_doors)
        self.doors.setMaximumWidth(WIDTH)
        for inner in (self.doors, self.form):
            page = QWidget()
            line = row(margins=(40, 0, 40, 0))
            line.addStretch(1)
            line.addWidget(inner, 100)
            line.addStretch(1)
            layout = column(margins=(0, 20, 0, 20))
            layout.addStretch(2)
            layout.addLayout(line)
            layout.addStretch(3)
            page.setLayout(layout)
            self.addWidget(scrolling(page))
        self._looking: Load | None = None
        self._looked = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.doors.show_recents()
        if not self._looked:
            self._looked = True
            self.look()

    def look(self) -> None:
        """See what this computer has, and whether what is needed is there."""
        self.drop()
        folder = self.state.preferences.projects_folder
        self.doors.needs.looking()
        self._looking = Load(lambda: needs.look(folder), self.doors.needs.show_found, self.state.refused.emit)

    def drop(self) -> None:
        """Forget what is being looked at."""
        if self._looking is not None:
            self._looking.drop()
            self._looking = None

    def show_doors(self) -> None:
        self.setCurrentIndex(0)
        self.doors.choose.setFocus()

    def new_project(self, paths: list[Path]) -> None:
        self.setCurrentIndex(1)
        self.form.ask(paths)

    def waiting(self) -> list[Path]:
        """Books that were dropped already, while the card asks whose they are."""
        return self.form.paths if self.currentIndex() == 1 else []
