"""Owns how a text comes to the editor: as a file, pasted, dropped, or as the draft of earlier work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent

from core.progress import PasticheError
from desktop import words
from desktop.editor import drafts, leftovers, start_note, texts
from desktop.editor.passage_model import State
from desktop.editor.start_note import whole
from desktop.editor.start_panel import StartPanel
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class Opening(QObject):
    """Reads texts away from the window's thread; one asked for later takes the place of one still read."""

    opened = Signal(object)  # texts.Text
    problem = Signal(object, object)  # PasticheError, and its fix: (words, function) or None

    def __init__(self, start: StartPanel) -> None:
        super().__init__(start)
        self._start = start
        self._reading: Load | None = None
        self._looking: Load | None = None
        self._begun = False
        start.text_given.connect(self.source)
        start.draft_wanted.connect(self.draft)
        start.arrived.connect(self._arrived)
        start.left_behind.connect(self._left_behind)
        start.left.failed.connect(self._failed)
        start.note.failed.connect(self._failed)

    def path(self, path: Path) -> None:
        """A file; the work done on it before comes with it."""
        self._read(lambda: drafts.with_draft(texts.read_file(path)), lambda: self.path(path))

    def source(self, source: str) -> None:
        """Pasted text."""
        name = self.tr("Pasted text")
        self._read(lambda: drafts.with_draft(texts.read_source(whole(source), name)))

    def draft(self, path: Path) -> None:
        """Work that was left; the text says whether its file was changed since."""

        def work() -> texts.Text:
            leftovers.must_be_there(path)
            return _compared(drafts.read(path).text)

        self._read(work, lambda: self.draft(path))

    def _arrived(self) -> None:
        """Offer what was left unfinished, and the first time bring back what stood in the box."""
        gone: frozenset[Path] = frozenset()
        if not self._begun:
            self._begun = True
            gone = frozenset(leftovers.all_aside())
            Load(start_note.left, self._start.note.bring_back, self._failed)

        def work() -> tuple[drafts.Draft, ...]:
            leftovers.remove(gone)
            leftovers.clear_old()
            return leftovers.unfinished()

        if self._looking is not None:
            self._looking.drop()
        self._looking = Load(work, self._start.offer, self._failed)

    def _left_behind(self) -> None:
        """What was discarded goes for good; the cards are those of the next time."""
        if self._looking is not None:
            self._looking.drop()
        gone = self._start.left.take_aside()
        self._start.offer(())
        if gone:
            Load(lambda: leftovers.remove(gone), lambda _: None, self._failed)

    def _failed(self, error: PasticheError) -> None:
        self.problem.emit(error, None)

    def _read(self, work: Callable[[], texts.Text], again: Callable[[], None] | None = None) -> None:
        """`again` reads what can be another the next time."""
        if self._reading is not None:
            self._reading.drop()
        fix = None if again is None else (self.tr("Try Again"), again)
        self._reading = Load(work, self.opened.emit, lambda error: self.problem.emit(error, fix))


def _compared(text: texts.Text) -> texts.Text:
    """The text, knowing whether its file holds other words by now; one that cannot be read tells nothing."""
    with suppress(OSError):
        return replace(text, changed=text.path is not None and texts.changed_meanwhile(text, text.path))
    return text


def said_of_change(name: str) -> str:
    said = words.tr(
        "{name} was changed by another program since you began here. You go on with the text as it was "
        "then; Export asks before it replaces the file."
    )
    return said.format(name=name)


def go_to_what_waits(page: EditorPage) -> None:
    """To the first passage to decide, else the first to write."""
    waiting = page.model.places(State.FRESH) or page.model.places(State.OPEN, State.FAILED)
    if waiting:
        page.view.go_to(waiting[0])


def dropped(event: QDropEvent) -> Path | None:
    """The one text file that is dropped, or None: books are the window's."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in texts.SUFFIXES else None
