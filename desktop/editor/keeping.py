"""Owns when the draft of the open text is written: soon after each change, again when that failed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from core.progress import PasticheError
from desktop.editor import drafts
from desktop.editor.own_file import OwnFile
from desktop.editor.texts import Text
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage

EVERY = 700
"""Milliseconds from a change to its being written, at most once in that time."""

AGAIN = 15_000
"""Milliseconds from a failed writing to the next try; a change does not wait for that."""


class DraftKeeper(QObject):
    """Writes the draft some time after a change, away from the window's thread."""

    failed = Signal(object)  # PasticheError
    saved = Signal()
    parted = Signal(
        str
    )  # another window writes this text's draft, so ours has a file of its own now: a sentence

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text: Text | None = None
        self._own: OwnFile | None = None  # where the draft is written
        self._written_to: Path | None = None
        self._snapshot: Callable[[], Mapping[str, Any]] = dict
        self._dirty = False  # the draft lacks something
        self._told = False  # that it cannot be written, since the last change
        self._words = ""  # in the field that is open
        self._saving: Load | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)

    def show(self, text: Text, snapshot: Callable[[], Mapping[str, Any]]) -> None:
        """This text is open now; `snapshot()` gives the state of the work on it, an `as_data`."""
        self.put_away()
        self._text, self._snapshot = text, snapshot
        self._own = text.draft or OwnFile(drafts.place_of(text))
        self._written_to = self._own.path

    def put_away(self) -> None:
        """No text is open any more; what is not written yet is not written."""
        self._timer.stop()
        self._settle()
        self._text, self._own, self._dirty = None, None, False

    def touch(self) -> None:
        """Something changed: save it before long."""
        if self._text is None:
            return
        self._dirty, self._told = True, False
        if not self._timer.isActive() or self._timer.remainingTime() > EVERY:
            self._timer.start(EVERY)

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
        self._timer.stop()
        self._settle()
        if self._text is None or self._own is None or not self._dirty:
            return
        try:
            drafts.write_own(self._own, self._snapshot(), self._text)
        except PasticheError:
            self._timer.start(AGAIN)
            raise
        self._dirty = False
        self._tell()

    def forget(self) -> None:
        """The draft of the open text goes; only what is done from now on makes another.

        Raises:
            BadInput: it cannot be removed.
        """
        self._timer.stop()
        self._settle()
        if self._own is not None and not self._own.others:
            drafts.discard(self._own.path)
        self._dirty = False

    def _settle(self) -> None:
        """An older state must not be written after a newer one; whether it was written is not waited for."""
        if self._saving is not None:
            self._saving.drop()
            self._saving.wait()
            self._saving = None
            self._dirty = True

    def _save(self) -> None:
        if self._text is None or self._own is None or not self._dirty:
            return
        if self._saving is not None:
            self._timer.start(EVERY)
            return
        text, own, data = self._text, self._own, self._snapshot()
        self._dirty = False
        self._saving = Load(lambda: drafts.write_own(own, data, text), self._saved, self._not_saved)

    def _saved(self, _nothing: object) -> None:
        self._saving = None
        self._tell()

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

    def _not_saved(self, error: PasticheError) -> None:
        self._saving = None
        self._dirty = True
        if not self._timer.isActive():
            self._timer.start(AGAIN)
        if not self._told:
            self._told = True
            self.failed.emit(error)


def snapshot(page: EditorPage) -> dict[str, Any]:
    """The draft of the page's text as it would be now, with what stands in the open field."""
    assert page.text is not None
    rows, field = page.model.rows(), page.view.field
    shown = rows if field is None else drafts.typed(rows, page.view.in_place.place, field.toPlainText())
    exported = shown is rows and not page.session.unsaved
    in_file = shown is rows and not page.exporting.edited
    return drafts.as_data(page.text, shown, page.voices.adapter, exported, in_file)
