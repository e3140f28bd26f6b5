"""Owns undo: every decision on passages is one step, whatever the writer did meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from desktop.editor.passage_model import IN_HAND, PassageModel, Row, State

Place = int
Change = tuple[Place, Row]
AskAgain = Callable[[Sequence[Place]], None]
Drop = Callable[[str], None]


class Decision(QUndoCommand):
    """One step: the rows it changed, as they were and as they became.

    Versions are only ever appended, so going back never loses one; a row that is being written when its
    decision is undone is taken back from the writer.
    """

    def __init__(self, words: str, model: PassageModel, changes: Sequence[Change], drop: Drop) -> None:
        super().__init__(words)
        self._model = model
        self._changes = list(changes)
        self._drop = drop

    def redo(self) -> None:
        self._swap()

    def undo(self) -> None:
        self._swap()

    def _swap(self) -> None:
        self._changes = [(place, self._exchange(place, row)) for place, row in self._changes]

    def _exchange(self, place: Place, row: Row) -> Row:
        """Put `row` in its place, with the versions that were written since; gives what stood there."""
        standing = self._model.row(place)
        if standing.state in IN_HAND:
            self._drop(standing.id)
            standing = self._model.row(place)
        versions = standing.versions if len(standing.versions) > len(row.versions) else row.versions
        self._model.put(place, row.changed(versions=versions))
        return standing


class WriteAgain(QUndoCommand):
    """Asking for one more version: undone, the version before stands again; redone, the new one does."""

    def __init__(self, words: str, model: PassageModel, place: Place, ask: AskAgain, drop: Drop) -> None:
        super().__init__(words)
        self._model, self._place, self._ask, self._drop = model, place, ask, drop
        self._before = model.row(place)
        self._after: Row | None = None

    def redo(self) -> None:
        if self._after is None:
            self._ask([self._place])
        else:
            self._model.put(self._place, self._after)

    def undo(self) -> None:
        standing = self._model.row(self._place)
        if standing.state in IN_HAND:
            self._drop(standing.id)
            self._after = None
        else:
            self._after = standing if standing.state == State.FRESH else None
        versions = self._model.row(self._place).versions
        self._model.put(self._place, self._before.changed(versions=versions))
