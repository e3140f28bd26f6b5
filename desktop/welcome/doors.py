"""Owns the doors of the first page: what this does, what leaves the computer, and the three ways in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.state import State
from desktop.welcome.needs import NeedsPanel
from desktop.widgets.basics import button, clear, column, fill, hairline, holder, label, row
from desktop.widgets.dropzone import choose_books
from desktop.widgets.icons import IconLabel


class Doors(QWidget):
    """What this does, what leaves the computer, what it needs; then the three ways in."""

    books_chosen = Signal(list)
    sample_wanted = Signal()
    project_wanted = Signal()
    recent_wanted = Signal(str)
    look_wanted = Signal()  # at what this computer has

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
        self.needs = NeedsPanel(self.look_wanted.emit)
        self.setLayout(
            column(
                label(self.tr("Learn a voice. Write in it."), "welcome"), 8, lead, 24, self._facts(), 12,
                self.needs.lacks, 12, self._doors(), 20, hairline(), 12, self._rights(),
            )
        )  # fmt: skip

    def _facts(self) -> QHBoxLayout:
        does = self.tr("Five steps lead from a book to a voice. You see what each did, and may change it.")
        leaves = self.tr(
            "Nothing. Should you choose a cloud service for one step, you are told what goes there, and "
            "asked first."
        )
        parts = (
            ("book", self.tr("What it does"), label(does, "soft", wrap=True)),
            ("lock", self.tr("What leaves this computer"), label(leaves, "soft", wrap=True)),
            ("mac", self.tr("What it needs"), self.needs),
        )
        layout = row()
        layout.setSpacing(24)
        for place, (icon, title, body) in enumerate(parts):
            if place:
                layout.addWidget(hairline(vertical=True))
            layout.addLayout(column(IconLabel(icon), 8, label(title, "strong"), 4, body, -1), 1)
        return layout

    def _doors(self) -> QHBoxLayout:
        self.choose = button(self.tr("Choose Books..."), self._choose, "primary")
        self.sample = button(self.tr("Try the Sample"), self.sample_wanted.emit)
        self.open = button(self.tr("Open Project..."), self.project_wanted.emit)
        doors = (
            ("drop", self.tr("Start with a book"),
             self.tr("Drop ePub, PDF, Word or text files anywhere in this window."), self.choose),
            ("sample", self.tr("Try the sample"),
             self.tr(
                 "A short book of ours goes through all steps by itself in about two minutes, on a small "
                 "practice model: the idea of it, not literature."
             ), self.sample),
            ("folder", self.tr("Open a project"),
             self.tr("Go on where you stopped. A project is an ordinary folder."), self.open),
        )  # fmt: skip
        layout = row()
        layout.setSpacing(24)
        for number, (icon, title, body, press) in enumerate(doors, 1):
            layout.addWidget(self._door(number, icon, title, body, press), 1)
        return layout

    def _door(self, number: int, icon: str, title: str, body: str, press: QPushButton) -> QFrame:
        """A card with its one button, which the number presses too."""
        key = label(str(number), "caption")
        key.setToolTip(self.tr("The key {key} opens this door.").format(key=number))
        part = column(
            row(IconLabel(icon, "accent", 24), -1, key), 8, label(title, "section", wrap=True), 6,
            label(body, "soft", wrap=True), 12, margins=(24, 20, 24, 20),
        )  # fmt: skip
        if press is self.open:
            part.addLayout(self._recent)
        fill(part, -1, 4, row(press, -1))
        press.setAccessibleDescription(f"{body} {key.toolTip()}")
        self._on_key(str(number), press.click)
        card = holder(part, "door" if press is self.choose else "card")
        card.setMinimumHeight(200)
        return card

    def _on_key(self, key: str, does: Callable[[], None]) -> None:
        """Only while the doors are on show and nothing else of the window has the focus."""
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(does)

    def _rights(self) -> QWidget:
        head = label(self.tr("Which books may I use?"), "strong", wrap=True)
        said = self.tr(
            "Your own, those you have leave to use, and those in the public domain, such as the novels of "
            "Jane Austen, Charles Dickens or Mary Shelley. A voice belongs to somebody: if you publish what "
            "was written in it, say so."
        )
        return holder(column(head, 2, label(said, "soft", wrap=True)))

    def _choose(self) -> None:
        paths = choose_books(self)
        if paths:
            self.books_chosen.emit(paths)

    def show_recents(self) -> None:
        clear(self._recent)
        before: QWidget = self.sample
        for root in self.state.preferences.recents()[:3]:
            made = button(
                root.stem,
                lambda root=root: self.recent_wanted.emit(str(root)),
                "link",
                name=self.tr("Open {name}").format(name=root.stem),
            )
            self._recent.addWidget(made)
            QWidget.setTabOrder(before, made)
            before = made
        QWidget.setTabOrder(before, self.open)
