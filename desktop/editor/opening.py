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
    problem = Signal(object)  # PasticheError

    def __init__(self, start: StartPanel) -> None:
        super().__init__(start)
        self._start = start
        self._reading: Load | None = None
        start.text_given.connect(self.source)
        start.draft_wanted.connect(self.draft)
        start.draft_refused.connect(self._refuse)

    def path(self, path: Path) -> None:
        """A file; the work done on it before comes with it."""
        self._read(lambda: drafts.with_draft(texts.read_file(path)))

    def source(self, source: str) -> None:
        """Pasted text."""
        name = self.tr("Pasted text")
        self._read(lambda: drafts.with_draft(texts.read_source(source, name)))

    def draft(self, path: Path) -> None:
        self._read(lambda: drafts.read(path).text)

    def look_for_draft(self) -> None:
        """Offer what was left unfinished."""
        Load(drafts.newest, self._start.offer, self.problem.emit)

    def _refuse(self, path: Path) -> None:
        drafts.discard(path)
        self.look_for_draft()

    def _read(self, work: Callable[[], texts.Text]) -> None:
        if self._reading is not None:
            self._reading.drop()
        self._reading = Load(work, self.opened.emit, self.problem.emit)


def dropped(event: QDropEvent) -> Path | None:
    """The one text file that is dropped, or None: books are the window's."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and path.suffix.lower() in texts.SUFFIXES else None
