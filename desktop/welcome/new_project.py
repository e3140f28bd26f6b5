"""Owns the card on which a new project is made: whose books these are, and where it shall lie."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit

from core import extracting
from core.project import SUFFIX
from desktop import words
from desktop.jobs import Job
from desktop.state import State
from desktop.widgets.basics import button, column, label, row


def free_place(folder: Path, author: str) -> Path:
    """A project folder for this author that is not there yet; a second one gets a number."""
    stem = "".join(c for c in author if c not in '/\\:"<>|?*').strip(" .") or "New"
    place, number = folder / f"{stem}{SUFFIX}", 2
    while place.exists():
        place, number = folder / f"{stem} {number}{SUFFIX}", number + 1
    return place


class NewProject(QFrame):
    """Whose books these are, and where the project shall lie."""

    made = Signal(list)  # the books to import
    given_up = Signal()

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        self.paths: list[Path] = []
        self.folder = state.preferences.projects_folder
        self._job: Job | None = None
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        state.closing.connect(self._end_look)  # it stands in no queue, and a thread must not outlive Qt
        self.files = label("", "soft", wrap=True)
        self.author = QLineEdit()
        self.author.setAccessibleName(self.tr("Author"))
        self.author.setPlaceholderText(self.tr("As it stands on the cover"))
        self.author.textChanged.connect(self._changed)
        self.author.returnPressed.connect(self.create)
        self.hint = label("", "note", wrap=True)
        self.place = label("", "text", wrap=True)
        elsewhere = button(self.tr("Choose Another Folder..."), self._choose_folder)
        self.go = button(self.tr("Create Project"), self.create, "primary")
        give_up = button(self.tr("Go Back"), self.give_up)
        inside = column(
            label(self.tr("A new project"), "title"), 6, self.files, 24,
            label(self.tr("Who wrote this?"), "section"), 8, self.author, 6, self.hint, 24,
            label(self.tr("Where shall it lie?"), "section"), 8, self.place, 8, row(elsewhere, -1), 32,
            row(-1, give_up, 8, self.go), margins=(32, 28, 32, 28),
        )  # fmt: skip
        self.setLayout(inside)
        self.setProperty("look", "card")
        self.setMaximumWidth(640)

    def ask(self, paths: list[Path]) -> None:
        """Begin with these books, or with none."""
        self.paths = paths
        self.folder = self.state.preferences.projects_folder
        names = ", ".join(path.name for path in paths[:4])
        more = (
            words.count(len(paths) - 4, self.tr(" and {n} more"), self.tr(" and {n} more"))
            if len(paths) > 4
            else ""
        )
        self.files.setText(names + more if paths else self.tr("Books can be added afterwards."))
        self.author.clear()
        self._changed()
        self.author.setFocus()
        self._look_into(paths)

    # The author's name, from the book itself.
    def _look_into(self, paths: list[Path]) -> None:
        self._end_look()
        book = next((path for path in paths if path.is_file()), None)
        if book is None:
            self.hint.setText("")
            return
        self._scratch = tempfile.TemporaryDirectory(prefix="pastiche-")
        options = extracting.Options(book=str(book), output=str(Path(self._scratch.name) / "text.txt"))
        self._job = Job("extract", None, options)
        self._job.succeeded.connect(self._found)
        self._job.failed.connect(self._not_found)
        self.hint.setText(self.tr("Looking into the book for the author's name..."))
        self._job.start()

    def _found(self, result: Any) -> None:
        if self.sender() is not self._job:
            return
        author = str(result.author).strip()
        if author and not self.author.text().strip():
            self.author.setText(author)
            self.author.selectAll()  # whoever goes on typing writes another one
            self.hint.setText(self.tr("As the book says. Change it if that is wrong."))
        else:
            self.hint.setText("" if author else self.tr("The book does not name its author."))

    def _not_found(self, error: object) -> None:
        """Importing says what is wrong with the book, in full."""
        if self.sender() is self._job:
            self.hint.setText(self.tr("The book does not name its author."))

    def _end_look(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.kill()
            job.wait()
        if self._scratch is not None:
            self._scratch.cleanup()
            self._scratch = None

    # The place.
    def root(self) -> Path:
        return free_place(self.folder, self.author.text())

    def _changed(self) -> None:
        author = self.author.text().strip()
        self.go.setEnabled(bool(author))
        self.place.setText(str(self.root()) if author else str(self.folder))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, self.tr("Where shall the project lie?"), str(self.folder)
        )
        if folder:
            self.folder = Path(folder)
            self.state.preferences.set("projects", folder)
            self._changed()

    def create(self) -> None:
        author = self.author.text().strip()
        if author:
            paths = self.paths
            self._end_look()
            if self.state.create_project(self.root(), author):
                self.made.emit(paths)

    def give_up(self) -> None:
        self._end_look()
        self.given_up.emit()
