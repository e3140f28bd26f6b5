"""Owns what stands in the start page's box and is no text yet: kept on the disk, and brought back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from core import files
from desktop.editor import drafts
from desktop.editor.own_file import OwnFile, stamp
from desktop.editor.saving import SavedLater

_NAME = "start box.txt"


def left() -> tuple[str, OwnFile] | None:
    """The words that were typed last and never used, and where they lie; unreadable ones are passed over."""
    found = [(seen, path) for path in drafts.folder().glob("start box*.txt") if (seen := stamp(path))]
    for seen, path in sorted(found, key=lambda one: one[0][1], reverse=True):
        try:
            words = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if words.strip():
            return words, OwnFile(path, seen)
    return None


def whole(text: str) -> str:
    """The text with half an emoji shown as what it is: no character, and nothing that can be written."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class StartNote(QObject):
    """Writes the box's words some time after a change, away from the window's thread.

    Words that were taken for a text stay on the disk until that text has a draft.
    """

    failed = Signal(object)  # PasticheError

    def __init__(self, field: QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        self._own = OwnFile(drafts.folder() / _NAME)
        self._filling = False
        self._taken = ""
        self.later = SavedLater(lambda: partial(_write, self._own, self._words()), self)
        self.later.failed.connect(self.failed)
        field.textChanged.connect(self._changed)

    def bring_back(self, found: tuple[str, OwnFile] | None) -> None:
        """Put what was left into the box, unless something stands there already."""
        if found is None or self.later.pending or not self._field.document().isEmpty():
            return
        self._own = found[1]
        self._fill(found[0])
        self._field.moveCursor(QTextCursor.MoveOperation.End)

    def taken(self, source: str) -> None:
        """These words are the text that is open now; where they stood in the box, it is empty again."""
        words = whole(self._field.toPlainText())
        if not words or words != source:
            return
        self._taken = words
        self.later.begin()
        self._fill("")

    def text_kept(self) -> None:
        """The open text is kept as a draft, or wanted no more."""
        if self._taken:
            self._taken = ""
            self._changed()

    def give_back(self) -> None:
        """The text was closed and nothing done to it: its words stand in the box again."""
        words, self._taken = self._taken, ""
        if words and self._field.document().isEmpty():
            self._fill(words)
            self._field.selectAll()  # another text takes their place at once

    def save_now(self) -> None:
        """Write what is not written yet, and wait for it.

        Raises:
            NoSpace, BadInput: see `core.files`; it is tried again later.
        """
        self.later.now()

    def _fill(self, words: str) -> None:
        """Set the box, without a change to what lies on the disk."""
        self._filling = True
        self._field.setPlainText(words)
        self._filling = False

    def _words(self) -> str:
        return self._taken or whole(self._field.toPlainText())

    def _changed(self) -> None:
        if not self._filling:
            self.later.touch()


def _write(own: OwnFile, words: str) -> None:
    """Write the words, or take the file away where there are none; another window's stay."""
    if words.strip():
        own.make_way()
        files.write_text(own.path, words)
        own.written()
    elif not own.others:
        with files.disk_errors(own.path):
            own.path.unlink(missing_ok=True)
