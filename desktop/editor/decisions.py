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
        """Put the rows in their places, with what was written since, and keep what stood there."""
        standing = []
        for place, _ in self._changes:
            if self._model.row(place).state in IN_HAND:
                self._drop(self._model.row(place).id)
            standing.append((place, self._model.row(place)))
        self._model.put_many(
            [
                (place, row.carried(stood))
                for (place, row), (_, stood) in zip(self._changes, standing, strict=True)
            ]
        )
        self._changes = standing


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
            self._model.put(self._place, self._after.carried(self._model.row(self._place)))

    def undo(self) -> None:
        standing = self._model.row(self._place)
        if standing.state in IN_HAND or standing.coming:
            self._drop(standing.id)
        self._after = standing if standing.state == State.FRESH else None
        self._model.put(self._place, self._before.carried(self._model.row(self._place)))
