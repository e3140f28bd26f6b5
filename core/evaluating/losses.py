"""Owns the losses that were measured before: row by row in a file that only grows. Imports MLX, as `loss`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.appender import Appender
from core.evaluating.loss import Row, RowLoss, losses
from core.evaluating.records import records
from core.files import text_hash
from core.progress import Report
from core.types import as_json
from core.writing.generate import Voice

NAME = "losses.jsonl"


@dataclass(frozen=True, slots=True)
class _Measured:
    """A row of the file. Attributes: row: hash of prompt and completion."""

    weights: str
    row: str
    loss: float
    tokens: int


class Ledger:
    """The loss of every held-out row with every state of the weights, as far as it is known."""

    def __init__(self, path: Path) -> None:
        """Raises: BadInput: the file is damaged."""
        self._path = path
        self._known = {(one.weights, one.row): (one.loss, one.tokens) for one in records(path, _Measured)}

    def missing(self, weights: str, rows: Sequence[Row]) -> int:
        """How many rows are not measured yet."""
        return sum((weights, _name(row)) not in self._known for row in rows)

    def measure(
        self, voice: Callable[[], Voice], weights: str, rows: Sequence[Row], report: Report
    ) -> list[RowLoss]:
        """The loss of each row; what is known is taken.

        Args:
            voice: gives the model; not called where nothing is missing. weights: what tells it from others.

        Raises:
            Cancelled: a stop was asked for; what was measured is kept. NoSpace. BadInput: as `losses`.
        """
        names = [_name(row) for row in rows]
        known = {n for n, name in enumerate(names) if (weights, name) in self._known}
        if len(known) < len(rows):
            with Appender(self._path) as file:
                for found in losses(voice(), rows, report, known):
                    row = _Measured(weights, names[found.row], found.loss, found.tokens)
                    file.add(as_json(row))
                    self._known[weights, row.row] = found.loss, found.tokens
        return [RowLoss(n, *self._known[weights, name]) for n, name in enumerate(names)]


def _name(row: Row) -> str:
    return text_hash(row.prompt, row.completion)
