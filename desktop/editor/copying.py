"""Owns the copying of a whole text: it is put together away from the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.editor import texts
from desktop.editor.passage_model import Row
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage

Wanted = Callable[[Iterable[Row]], Iterator[Row]]


class Copying(QObject):
    """Brings the page's text to the clipboard and says so; what was asked for last is what lies there."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page
        self._load: Load | None = None
        self._count = 0

    def accepted(self) -> None:
        """The text with what was accepted."""
        text, rows = self._page.text, tuple(self._page.model.accepted())
        if text is not None:
            said = self.tr("Copied: your text, with what you accepted.")
            self._copy(lambda wanted: text.spliced(wanted(rows)), said)

    def both(self) -> None:
        """Each passage before and after."""
        rows: tuple[Row, ...] = tuple(self._page.model.rows())
        if self._page.text is not None:
            said = self.tr("Copied: each passage before and after.")
            self._copy(lambda wanted: texts.side_by_side(tuple(wanted(rows))), said)

    def _copy(self, work: Callable[[Wanted], str], said: str) -> None:
        """`work` runs through its rows by the function that it is given: they end where nobody waits."""
        if self._load is not None:
            self._load.drop()
        self._count += 1
        number = self._count

        def wanted(rows: Iterable[Row]) -> Iterator[Row]:
            return takewhile(lambda _: number == self._count, rows)

        def done(words: str) -> None:
            QGuiApplication.clipboard().setText(words)
            self._page.say(said, passing=True)

        self._load = Load(lambda: work(wanted), done, self._page.troubles.show)
