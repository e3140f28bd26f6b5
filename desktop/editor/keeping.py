"""Owns the draft of the open text: what it holds, where it lies, and that it is written after each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QTextEdit

from desktop.editor import drafts
from desktop.editor.own_file import OwnFile
from desktop.editor.saving import SavedLater
from desktop.editor.texts import Text

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class DraftKeeper(QObject):
    """Writes the draft some time after a change, away from the window's thread."""

    failed = Signal(object)  # PasticheError
    saved = Signal()
    parted = Signal(
        str
    )  # another window writes this text's draft, and ours has a file of its own: a sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text: Text | None = None
        self._own: OwnFile | None = None  # where the draft is written
        self._written_to: Path | None = None
        self._snapshot: Callable[[], Mapping[str, Any]] = dict
        self._words = ""  # in the field that is open
        self.later = SavedLater(self._prepare, self)
        self.later.failed.connect(self.failed)
        self.later.saved.connect(self._tell)

    def show(self, text: Text, snapshot: Callable[[], Mapping[str, Any]]) -> None:
        """This text is open now; `snapshot()` gives the state of the work on it, an `as_data`."""
        self.put_away()
        self._text, self._snapshot = text, snapshot
        self._own = text.draft or OwnFile(drafts.place_of(text))
        self._written_to = self._own.path

    def put_away(self) -> None:
        """No text is open any more; what is not written yet is not written."""
        self.later.forget()
        self._text, self._own = None, None

    def touch(self) -> None:
        """Something changed: save it before long."""
        if self._text is not None:
            self.later.touch()

    def follow(self, field: QTextEdit) -> None:
        """A passage's wording is in this field now: what is typed there is saved, too."""
        self._words = field.toPlainText()

        def look() -> None:
            words = field.toPlainText()
            if words != self._words:  # a mark under a misspelt word is told as a change
                self._words = words
                self.touch()

        field.textChanged.connect(look)

    def save_now(self) -> None:
        """Write what is not written yet, and wait for it: the page is closing.

        Raises:
            NoSpace, BadInput: see `core.files`; it is tried again later.
        """
        self.later.now()

    def forget(self) -> None:
        """The draft of the open text goes; only what is done from now on makes another.

        Raises:
            BadInput: it cannot be removed.
        """
        self.later.stop()
        if self._own is not None and not self._own.others:
            drafts.discard(self._own.path)
        self.later.forget()

    def _prepare(self) -> Callable[[], object] | None:
        if self._text is None or self._own is None:
            return None
        return partial(drafts.write_own, self._own, self._snapshot(), self._text)

    def _tell(self) -> None:
        self.saved.emit()
        if self._own is not None and self._own.path != self._written_to:
            self._written_to = self._own.path
            self.parted.emit(
                self.tr(
                    "This text is being worked on in another window, too. What you do here is kept as a "
                    "draft of its own."
                )
            )


def snapshot(page: EditorPage) -> dict[str, Any]:
    """The draft of the page's text as it would be now, with what stands in the open field."""
    assert page.text is not None
    rows, field = page.model.rows(), page.view.field
    shown = rows if field is None else drafts.typed(rows, page.view.in_place.place, field.toPlainText())
    exported = shown is rows and not page.session.unsaved
    in_file = shown is rows and not page.exporting.edited
    return drafts.as_data(page.text, shown, page.voices.adapter, exported, in_file)
