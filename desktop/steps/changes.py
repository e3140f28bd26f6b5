"""Owns why a step is out of date: what changed since it ran, in the words of somebody who writes books."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from core.project import Project
from core.stages import Stage
from desktop import words
from desktop.jobs import Load
from desktop.state import State


def reasons(changes: Iterable[str]) -> list[str]:
    """`Project.changes` as sentences, the most telling first."""
    books = {"+": 0, "-": 0, "~": 0}
    found: list[str] = []
    for change in changes:
        sign, path = change[:1], change[1:]
        if path.startswith("sources/books/"):
            books[sign] += 1
        elif (said := _file(path)) and said not in found:
            found.append(said)
    return [*_books(books), *found]


def _books(counts: dict[str, int]) -> list[str]:
    spoken = {
        "+": (words.tr("{n} book has come since."), words.tr("{n} books have come since.")),
        "-": (words.tr("{n} book was taken out since."), words.tr("{n} books were taken out since.")),
        "~": (words.tr("{n} book was read anew since."), words.tr("{n} books were read anew since.")),
    }
    return [words.count(counts[sign], *said) for sign, said in spoken.items() if counts[sign]]


def _file(path: str) -> str:
    """What a file of the project means to the user; "" for one that says nothing."""
    if path.startswith("neutralized/"):
        return words.tr("The descriptions have changed since.")
    return {
        "clean/overrides.json": words.tr("You decided on paragraphs since."),
        "clean.txt": words.tr("The cleaned text has changed since."),
        "curated.overrides.json": words.tr("You decided on passages since."),
        "curated.txt": words.tr("The chosen text has changed since."),
    }.get(path, "")


class Changes(QObject):
    """Looks, away from the window's thread, what changed under a step that is out of date."""

    known = Signal()

    def __init__(self, state: State, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sentence = ""
        self._state, self._stage = state, stage
        self._reading: Load | None = None

    def look(self, stale: bool) -> None:
        """Find out anew; nothing where the step is not stale."""
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        project = self._state.project
        if not stale or project is None:
            self.sentence = ""
            return
        root, stage = project.root, self._stage
        self._reading = Load(lambda: Project.open(root).changes(stage), self._take, lambda _: self._take(()))

    def _take(self, changes: tuple[str, ...]) -> None:
        self._reading = None
        self.sentence = " ".join(reasons(changes))
        self.known.emit()
