"""Owns the copying of a whole text: it is put together away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.editor import texts
from desktop.editor.passage_model import Row
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class Copying(QObject):
    """Brings the page's text to the clipboard and says so; what was asked for last is what lies there."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._load: Load | None = None

    def accepted(self) -> None:
        """The text with what was accepted."""
        text, rows = self._page.text, tuple(self._page.model.accepted())
        if text is not None:
            said = self.tr("Copied: your text, with what you accepted.")
            self._copy(lambda: text.spliced(rows), said)

    def both(self) -> None:
        """Each passage before and after."""
        rows: tuple[Row, ...] = tuple(self._page.model.rows())
        if self._page.text is not None:
            self._copy(lambda: texts.side_by_side(rows), self.tr("Copied: each passage before and after."))

    def _copy(self, work: Callable[[], str], said: str) -> None:
        if self._load is not None:
            self._load.drop()

        def done(words: str) -> None:
            QGuiApplication.clipboard().setText(words)
            self._page.say(said)

        self._load = Load(work, done, self._page.session.problem.emit)
