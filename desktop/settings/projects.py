"""Owns the tab *Projects*: where new projects lie, where everything else is, and what can be made again."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core import machine, modelstore
from core.files import disk_errors
from core.progress import PasticheError
from desktop import words
from desktop.folders import show_folder
from desktop.jobs import Load
from desktop.settings.tab import Said, Tab, section, setting
from desktop.state import State
from desktop.widgets.basics import button, column, fill, hairline, holder, label, row
from desktop.words import tr


def make(state: State) -> Tab:
    return ProjectsTab(state)


def empty_cache(folder: Path) -> None:
    """Remove what can be made again. For a `Load`.

    Raises:
        BadInput: something of it may not be removed; the rest is gone.
    """
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        with disk_errors(path):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


class ProjectsTab(Tab):
    def __init__(self, state: State) -> None:
        about = tr("A project is a folder of plain files: copy it, and you have a copy of everything.")
        super().__init__(state, tr("Projects"), about)
        self._reading: Load | None = None
        self._full = False
        fill(self.body, hairline(), self._new(), hairline(), 12, section(self.tr("Where the rest lies")))
        self.places = column()
        places = holder(self.places)
        fill(self.body, places)
        fill(self.body, 12, section(self.tr("What can be made again")), self._cache())
        state.work_changed.connect(self._hold)
        log = self.tr("It holds no text of books, and no keys.")
        parts = (
            (self.tr("Models"), machine.models_dir(), ""),
            (self.tr("Voices and drafts"), machine.data_dir(), ""),
            (self.tr("Preferences"), self.state.preferences.path.parent, ""),
            (self.tr("Log"), machine.log_dir(), log),
        )
        self.later([partial(self._add, *part) for part in parts], places)

    def _add(self, title: str, folder: Path, note: str) -> None:
        fill(self.places, self._place(title, folder, note), hairline())

    def _new(self) -> QWidget:
        self.folder = label(str(self.state.preferences.projects_folder), "soft", wrap=True)
        self.change = button(
            self.tr("Change..."), self._choose, "small", name=self.tr("Change where new projects lie")
        )
        self.said = Said()
        line = row(self.folder, 16, self.change)
        line.setStretch(0, 1)
        return setting(self.tr("New projects"), 3, line, self.said)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where shall new projects lie?"))
        if folder:
            self.take(Path(folder))

    def take(self, folder: Path) -> None:
        """New projects are offered to lie here from now on."""
        self.state.preferences.set("projects", str(folder))
        self._say_folder()

    def _say_folder(self) -> None:
        folder = self.state.preferences.projects_folder
        self.folder.setText(str(folder))
        gone = not folder.is_dir()
        self.said.say(
            self.tr("This folder is not there now. Choose another one.") if gone else "", "looknote"
        )

    def _place(self, title: str, folder: Path, note: str) -> QWidget:
        named = self.tr("Show {what}").format(what=title)
        show = button(self.tr("Show"), lambda: self._show(folder), "small", name=named)
        line = row(label(str(folder), "soft", wrap=True), 16, show)
        line.setStretch(0, 1)
        remark: list[QWidget | int] = [2, label(note, "note", wrap=True)] if note else []
        return setting(title, 3, line, *remark)

    def _show(self, folder: Path) -> None:
        """A place that nothing was put in yet is made, so that there is something to show."""
        with disk_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
        show_folder(folder, self.state.refused.emit)

    # What can be made again.
    def _cache(self) -> QWidget:
        about = self.tr(
            "What Pastiche worked out about texts and voices, and keeps to be quick. Emptied, it is worked "
            "out again when it is needed; nothing of yours lies there."
        )
        self.amount = label(self.tr("Looking..."), "soft")
        self.empty = button(
            self.tr("Empty"), self._empty, "small", name=self.tr("Empty what can be made again")
        )
        self.emptied = Said()
        place = row(self.amount, 16, self.empty, -1)
        return setting(
            self.tr("Worked out"), 3, place, 6, label(about, "note", wrap=True), self.emptied,
        )  # fmt: skip

    def arrive(self) -> None:
        self._say_folder()
        if self._reading is not None:
            self._reading.drop()
        self._reading = Load(lambda: modelstore.size_of(machine.cache_dir()), self._show_size, self._failed)
        self._hold()

    def _show_size(self, size: int) -> None:
        self._reading = None
        self.amount.setText(words.size(size) if size else self.tr("Nothing"))
        self._full = size > 0
        self._hold()

    def _hold(self) -> None:
        """Work may be reading there, or will when it goes on."""
        if self.isVisible():
            works = bool(self.state.unfinished())
            self.empty.setEnabled(self._full and not works)
            self.empty.setToolTip(self.tr("Work that runs may be using it.") if works else "")

    def _empty(self) -> None:
        """Unless work has begun since the button was drawn."""
        self._hold()
        if not self.empty.isEnabled():
            return
        self.empty.setEnabled(False)
        if not self.state.make_room():
            self.emptied.say(
                self.tr("A voice is writing just now and uses it. Stop that first."), "errornote"
            )
            return
        folder = machine.cache_dir()
        Load(lambda: empty_cache(folder), lambda _: self._was_emptied(), self._failed)

    def _was_emptied(self) -> None:
        self.emptied.say(self.tr("Emptied."))
        self.arrive()

    def _failed(self, error: PasticheError) -> None:
        self.emptied.wrong(error)
        self._hold()
