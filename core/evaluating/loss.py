"""Owns the loss on held-out text: how surprised a model is by what the author wrote, over every row there is.

Imports MLX: for child processes, the command line and tests. It is the figure that training validates with,
per completion token and in nats, row by row, so that it can be stopped, gone on with, and given an interval.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import mlx.core as mx

from core.evaluating.samples import pages
from core.progress import BadInput, Progress, Report
from core.writing.encoding import encoded
from core.writing.generate import Voice
from core.writing.halves import ROWS, Halves, halves

STAGE = "evaluate"


@dataclass(frozen=True, slots=True)
class Row:
    """A held-out example: what is asked, "" for nothing, and what the author wrote."""

    prompt: str
    completion: str


@dataclass(frozen=True, slots=True)
class RowLoss:
    """What one row came to.

    Attributes:
        row: its number, from 0. loss: in nats, the sum over its completion tokens, the end-of-text token the
            last of them. tokens: how many those are.
    """

    row: int
    loss: float
    tokens: int

    @property
    def mean(self) -> float:
        """Nats per token."""
        return self.loss / max(1, self.tokens)


def held_out(path: Path) -> list[Row]:
    """The rows of a valid.jsonl as training writes it; those without a text are passed over.

    Raises:
        BadInput: it is missing or damaged, or has no row with a text.
    """
    rows = [Row(*page) for page in pages(path)]
    if not rows:
        raise BadInput(
            f"{path.name} holds no text that was kept back from training.",
            "Train the voice again: a tenth of the passages is kept back to measure it on.",
        )
    return rows


def losses(
    voice: Voice, rows: Sequence[Row], report: Report, done: Collection[int] = frozenset()
) -> Iterator[RowLoss]:
    """The loss of each row as the voice stands there, with its adapter or without, one after the other.

    Args:
        report: hears of every row, and may stop between two. done: numbers of rows to pass over.

    Raises:
        Cancelled: a stop was asked for. BadInput: a row is longer than the base model reads.
    """
    parts = halves(voice.model, learning=False)
    for number, row in enumerate(rows):
        report(Progress(STAGE, number, len(rows), "Measuring on held-out text"))
        if number not in done:
            yield RowLoss(number, *_surprise(parts, voice, row))


def mean(found: Iterable[RowLoss]) -> float:
    """Nats per completion token over all rows, a long row weighing more than a short one."""
    rows = list(found)
    return sum(row.loss for row in rows) / max(1, sum(row.tokens for row in rows))


def _surprise(parts: Halves, voice: Voice, row: Row) -> tuple[float, int]:
    ids, asked = encoded(voice.tokenizer, row.prompt, row.completion)
    if len(ids) > voice.context:
        raise BadInput(
            f"A held-out passage of {len(ids)} tokens is too long for this base model, "
            f"which reads {voice.context}.",
            "Measure with the base model that the voice was trained on.",
        )
    first = max(1, asked)  # nothing stands before the first token to guess it from
    count = len(ids) - first
    room = _rounded(count)
    inputs = _filled(ids[:-1], min(voice.context, _rounded(len(ids) - 1)))
    places, targets = _filled(range(first - 1, len(ids) - 1), room), _filled(ids[first:], room)
    weights = mx.arange(room) < count
    hidden = parts.body(inputs[None])[0][places]
    total, step = 0.0, parts.step(hidden)
    for start in range(0, room, step):
        rows = slice(start, start + step)
        total += float(_summed(parts, hidden[rows], targets[rows], weights[rows]).item())
    return total, count


def _summed(parts: Halves, hidden: Any, targets: Any, weights: Any) -> Any:
    """The summed loss of some tokens, those of weight 0 left out."""
    logits = parts.head(hidden).astype(mx.float32)
    right = mx.take_along_axis(logits, targets[:, None], axis=-1)[:, 0]
    return ((mx.logsumexp(logits, axis=-1) - right) * weights).sum()


def _rounded(count: int) -> int:
    """Up to a multiple of `ROWS`: each shape that a Mac meets costs it buffers (mlx#4464)."""
    return -(-count // ROWS) * ROWS


def _filled(numbers: Sequence[int], width: int) -> Any:
    """Numbers with zeros behind them; what stands behind a token changes nothing for it."""
    return mx.array([*numbers, *[0] * (width - len(numbers))])
