"""Owns how a text comes to the editor: as a file, pasted, dropped, or as the draft of earlier work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent

from desktop.editor import drafts, texts
from desktop.editor.start_panel import StartPanel
from desktop.jobs import Load


class Opening(QObject):
    """Reads texts away from the window's thread; one asked for later takes the place of one still read."""

    opened = Signal(object)  # texts.Text
    problem = Signal(object, object)  # PasticheError, and its fix: (words, function) or None

    def __init__(self, start: StartPanel) -> None:
        super().__init__(start)
        self._start = start
        self._reading: Load | None = None
        self._looking: Load | None = None
        start.text_given.connect(self.source)
        start.draft_wanted.connect(self.draft)
        start.draft_refused.connect(self._refuse)

    def path(self, path: Path) -> None:
        """A file; the work done on it before comes with it."""
        self._read(lambda: drafts.with_draft(texts.read_file(path)), lambda: self.path(path))

    def source(self, source: str) -> None:
        """Pasted text."""
        name = self.tr("Pasted text")
        source = source.encode("utf-16", "surrogatepass").decode(
            "utf-16", "replace"
        )  # half an emoji is no text
        self._read(lambda: drafts.with_draft(texts.read_source(source, name)))

    def draft(self, path: Path) -> None:
        self._read(lambda: drafts.read(path).text, lambda: self.draft(path))

    def look_for_draft(self) -> None:
        """Offer what was left unfinished."""
        self._look(lambda: None)

    def _refuse(self, path: Path) -> None:
        self._look(lambda: drafts.discard(path))

    def _look(self, first: Callable[[], None]) -> None:
        def work() -> drafts.Draft | None:
            first()
            drafts.clear_old()
            return drafts.newest()

        if self._looking is not None:
            self._looking.drop()
        self._looking = Load(work, self._start.offer, lambda error: self.problem.emit(error, None))

    def _read(self, work: Callable[[], texts.Text], again: Callable[[], None] | None = None) -> None:
        """`again` reads what can be another the next time."""
        if self._reading is not None:
            self._reading.drop()
        fix = None if again is None else (self.tr("Try Again"), again)
        self._reading = Load(work, self.opened.emit, lambda error: self.problem.emit(error, fix))


def dropped(event: QDropEvent) -> Path | None:
    """The one text file that is dropped, or None: books are the window's."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in texts.SUFFIXES else None
