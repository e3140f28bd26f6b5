"""Owns the user's word on passages: each decision can be undone, and is written down without waiting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.curating import overrides
from desktop.passages import Corpus
from desktop.steps.ledger import Ledger


class Decide(QUndoCommand):
    """One word on one passage."""

    def __init__(self, kept: PassageWords, index: int, before: str, after: str, text: str) -> None:
        super().__init__(text)
        self._kept, self._index, self._before, self._after = kept, index, before, after

    def redo(self) -> None:
        self._kept.apply({self._index: self._after})

    def undo(self) -> None:
        self._kept.apply({self._index: self._before})


class PassageWords(QObject):
    """`applied` carries indices whose word is another now; `written` comes when all is on the disk."""

    applied = Signal(object)
    written = Signal()
    failed = Signal(object)

    def __init__(self, stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = stack
        self.corpus = Corpus()
        self._ledger: Ledger | None = None
        self._then: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Whether something is still on its way to the disk."""
        return self._ledger is not None and self._ledger.busy

    def take(self, corpus: Corpus, root: Path) -> bool:
        """Go on with these passages; True where they are the same as before, which can be undone then."""
        same = bool(corpus.passages) and self.corpus.same_passages(corpus)
        if not same:
            self.stack.clear()
        self.corpus = corpus
        if self._ledger is None or self._ledger.root != root:
            self._ledger = Ledger(root, overrides.set_words, self)
            self._ledger.written.connect(self._written)
            self._ledger.failed.connect(self._failed)
        return same

    def forget(self) -> None:
        """Another project; what is on its way still arrives."""
        if self._ledger is not None:
            self._ledger.written.disconnect(self._written)
        self.corpus, self._ledger, self._then = Corpus(), None, None

    def decide(self, index: int, word: str) -> bool:
        """Say "keep" or "drop" of a passage, or "" to take it back; False where that changes nothing."""
        there = 0 <= index < len(self.corpus.passages)
        before = self.corpus.passages[index].own if there else word
        if before == word:
            return False
        said = {"keep": self.tr("Always Use Passage"), "drop": self.tr("Leave Passage Out")}
        self.stack.push(Decide(self, index, before, word, said.get(word, self.tr("Take Back"))))
        return True

    def apply(self, own: Mapping[int, str]) -> None:
        """Set words by index, tell, and write them down."""
        self.corpus.decide(own)
        self.applied.emit(list(own))
        if self._ledger is not None:
            self._ledger.add({self.corpus.passages[i].id: word for i, word in own.items()})

    def after_writing(self, then: Callable[[], object]) -> None:
        """Do something as soon as all is on the disk: now, or instead of telling `written`."""
        if self._ledger is not None and self._ledger.held:
            self._ledger.add({})
        if self.busy:
            self._then = then
        else:
            then()

    def _written(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
        else:
            self.written.emit()

    def _failed(self, error: object) -> None:
        self._then = None
        self.failed.emit(error)
