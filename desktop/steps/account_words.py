"""Owns the user's own accounts: each can be undone, and is written down without waiting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.progress import BadOption, Locked, PasticheError
from core.project import Project
from desktop.giving_way import giving_way
from desktop.pairs import PairRow
from desktop.steps.ledger import Ledger


def write(project: Project, texts: Mapping[str, str]) -> None:
    with giving_way():
        from core.neutralizing import edits

        edits.set_accounts(project, texts)


def complaint(original: str, text: str) -> str:
    """What is doubtful about an account; "" for nothing. For a `Load`: it reads numpy."""
    with giving_way():
        from core.neutralizing import edits

        return edits.complaint(original, text)


class Say(QUndoCommand):
    """One account of the user's own in the place of what stood there."""

    def __init__(self, kept: AccountWords, id: str, before: str, after: str, text: str) -> None:
        super().__init__(text)
        self._kept, self._id, self._before, self._after = kept, id, before, after

    def redo(self) -> None:
        self._kept.apply(self._id, self._after)

    def undo(self) -> None:
        self._kept.apply(self._id, self._before)


class AccountWords(QObject):
    """`applied` carries an id and the word on it; `written` comes when all is on the disk.

    While another process holds the project nothing can be written; `try_again` does so afterwards.
    """

    applied = Signal(str, str)
    written = Signal()
    failed = Signal(object)

    def __init__(self, stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = stack
        self.waiting: dict[str, str] = {}
        """Words by id that are not on the disk yet."""
        self._ledger: Ledger | None = None
        self._held = False
        self._then: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is on its way to the disk now."""
        return self._ledger is not None and self._ledger.busy

    def take(self, root: Path) -> None:
        """Go on with this project."""
        if self._ledger is None or self._ledger.root != root:
            self.forget()
            self._ledger = Ledger(root, write, self)
            self._ledger.written.connect(self._written)
            self._ledger.failed.connect(self._failed)

    def forget(self) -> None:
        """Another project; what is on its way still arrives."""
        if self._ledger is not None:
            self._ledger.written.disconnect(self._written)
        self.waiting, self._ledger, self._then, self._held = {}, None, None, False
        self.stack.clear()

    def say(self, row: PairRow, text: str) -> None:
        """Give a passage an account of the user's own; "" takes it back."""
        before = row.description if row.edited else ""
        if text != before:
            name = self.tr("Edit Account") if text else self.tr("Put Back Account")
            self.stack.push(Say(self, row.id, before, text, name))

    def apply(self, id: str, text: str) -> None:
        """Tell it, and write it down."""
        assert self._ledger is not None
        self.waiting[id] = text
        self._ledger.add({id: text})
        self.applied.emit(id, text)

    def with_waiting(self, row: PairRow) -> PairRow:
        """What was read from the disk, with the user's word that is not there yet."""
        word = self.waiting.get(row.id)
        if word is None or (row.edited and row.description == word) or (not word and not row.edited):
            return row
        return row.said(word)

    def after_writing(self, then: Callable[[], object]) -> None:
        """Do something as soon as all is on the disk; what another process held up comes later."""
        if not self._held and self._ledger is not None and self._ledger.held:
            self._ledger.add({})
        if self.busy:
            self._then = then
        else:
            then()

    def try_again(self) -> None:
        """Write what could not be written while the project was at work."""
        if self._held and self._ledger is not None:
            self._held = False
            self._ledger.add({})

    def _written(self) -> None:
        then, self._then = self._then, None
        self.waiting = {}
        self.written.emit()
        if then is not None:
            then()

    def _failed(self, error: PasticheError) -> None:
        self._then = None
        self._held = isinstance(error, Locked)
        if isinstance(error, BadOption) and self._ledger is not None:  # it would fail again each time
            root = self._ledger.root
            self.forget()
            self.take(root)
        self.failed.emit(error)
