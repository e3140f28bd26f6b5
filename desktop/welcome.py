"""Owns the first page: what this is, three doors, and the card on which a new project is made."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core import extracting, machine
from core.machine import Machine
from core.project import SUFFIX
from desktop import words
from desktop.jobs import Job, Load
from desktop.state import State
from desktop.widgets.basics import button, clear, column, fill, hairline, holder, label, row, scrolling
from desktop.widgets.dropzone import choose_books
from desktop.widgets.icons import IconLabel

WIDTH = 880


def free_place(folder: Path, author: str) -> Path:
    """A project folder for this author that is not there yet; a second one gets a number."""
    stem = "".join(c for c in author if c not in '/\\:"<>|?*').strip(" .") or "New"
    place, number = folder / f"{stem}{SUFFIX}", 2
    while place.exists():
        place, number = folder / f"{stem} {number}{SUFFIX}", number + 1
    return place


class Doors(QWidget):
    """What this does, what leaves the computer, what it needs; then the three ways in."""

    books_chosen = Signal(list)
    sample_wanted = Signal()
    project_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, state: State) -> None:
        super().__init__()
        self.state = state
        lead = label(
            self.tr(
                "Pastiche reads the books of one author, learns how that author builds a sentence, and then "
                "tells your own text again in that voice."
            ),
            "lead",
            wrap=True,
            width=640,
        )
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self.needs = label(self.tr("macOS 14 on Apple Silicon, and room for a model."), "soft", wrap=True)
        layout = column(
            label(self.tr("Learn a voice. Write in it."), "welcome"), 8, lead, 32, self._facts(), 32,
            self._doors(), 28, hairline(), 14, self._rights(),
        )  # fmt: skip
        self.setLayout(layout)

    def _facts(self) -> QHBoxLayout:
        texts = (
            ("book", self.tr("What it does"), label(self.tr(
                "It leads a book through five steps to a voice. You see what each did, and may change it."),
                "soft", wrap=True)),
            ("lock", self.tr("What leaves this computer"), label(self.tr(
                "Nothing. Should you choose a cloud service for one step, you are told what goes there, "
                "and asked."),
                "soft", wrap=True)),
            ("mac", self.tr("What it needs"), self.needs),
        )  # fmt: skip
        layout = row()
        layout.setSpacing(24)
        for place, (icon, title, body) in enumerate(texts):
            if place:
                layout.addWidget(hairline(vertical=True))
            part = column(IconLabel(icon), 8, label(title, "strong"), 4, body, -1)
            layout.addLayout(part, 1)
        return layout

    def _doors(self) -> QHBoxLayout:
        self.choose = button(self.tr("Choose Books..."), self._choose, "primary")
        sample = button(self.tr("Try the Sample"), self.sample_wanted.emit)
        self.open = button(self.tr("Open Project..."), self.project_wanted.emit)
        doors = (
            ("drop", self.tr("Start with a book"),
             self.tr("Drop ePub, PDF, Word or text files anywhere in this window."), self.choose, "door"),
            ("sample", self.tr("Try the sample"),
             self.tr("A short story of ours, on a small practice model: the idea of it, not literature."),
             sample, "card"),
            ("folder", self.tr("Open a project"),
             self.tr("Go on where you stopped. A project is an ordinary folder."), self.open, "card"),
        )  # fmt: skip
        layout = row()
        layout.setSpacing(24)
        for icon, title, body, press, look in doors:
            part = column(
                IconLabel(icon, "accent", 24), 12, label(title, "section"), 6, label(body, "soft", wrap=True),
                12, margins=(24, 24, 24, 24),
            )  # fmt: skip
            if press is self.open:
                part.addLayout(self._recent)
            fill(part, -1, 4, row(press, -1))
            card = holder(part, look)
            card.setMinimumHeight(220)
            layout.addWidget(card, 1)
        return layout

    def _rights(self) -> QWidget:
        return label(
            self.tr(
                "Which books may I use? Your own, those you have leave to use, and those in the public "
                "domain, such as the novels of Jane Austen, Charles Dickens or Mary Shelley. If you publish "
                "what was written in another's voice, say so."
            ),
            "soft",
            wrap=True,
        )

    def _choose(self) -> None:
        paths = choose_books(self)
        if paths:
            self.books_chosen.emit(paths)

    def show_recents(self) -> None:
        clear(self._recent)
        for root in self.state.preferences.recents()[:3]:
            made = button(
                root.stem,
                lambda root=root: self.recent_wanted.emit(str(root)),
                "link",
                name=self.tr("Open {name}").format(name=root.stem),
            )
            self._recent.addWidget(made)

    def show_machine(self, found: tuple[Machine, int]) -> None:
        here, disk = found
        said = self.tr(
            "macOS 14 and 16 GB of memory for real voices. This Mac has {memory}, and {disk} of disk free."
        )
        if not here.metal:
            said = self.tr(
                "Real voices need a Mac with Apple Silicon. This computer, with {memory} of memory and "
                "{disk} of disk free, will do to try it."
            )
        self.needs.setText(said.format(memory=words.size(here.memory), disk=words.size(disk)))


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


class WelcomePage(QStackedWidget):
    """The doors, or the card of a new project."""

    made = Signal(list)
    project_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.doors = Doors(state)
        self.form = NewProject(state)
        self.doors.books_chosen.connect(self.new_project)
        self.doors.sample_wanted.connect(self.try_sample)
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
            layout = column(margins=(0, 24, 0, 24))
            layout.addStretch(2)
            layout.addLayout(line)
            layout.addStretch(3)
            page.setLayout(layout)
            self.addWidget(scrolling(page))
        self._looked = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.doors.show_recents()
        if not self._looked:
            self._looked = True
            folder = self.state.preferences.projects_folder
            Load(lambda: (machine.this_machine(), machine.free_disk(folder)), self.doors.show_machine)

    def show_doors(self) -> None:
        self.setCurrentIndex(0)
        self.doors.choose.setFocus()

    def new_project(self, paths: list[Path]) -> None:
        self.setCurrentIndex(1)
        self.form.ask(paths)

    def waiting(self) -> list[Path]:
        """Books that were dropped already, while the card asks whose they are."""
        return self.form.paths if self.currentIndex() == 1 else []

    def try_sample(self) -> None:
        self.new_project([machine.resource("sample_book.epub")])
