"""Owns which examples each step sees, as a function of seed and step alone, and how they are padded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.writing.encoding import Tokens

WIDTHS = 8
"""At most so many padded lengths: each shape costs Metal buffers and a compiled trace (mlx#4464)."""
ROUND = 16


@dataclass(frozen=True)
class Batch:
    """Some examples side by side, zeros after the end of each.

    Attributes:
        inputs: (rows, width) ids, all but the last token of each.
        places: (count,) where in the flat inputs a completion token is to be guessed.
        targets: (count,) the ids to guess there, the end-of-text token the last of each row.
        weights: (count,) 1.0, and 0.0 for places that only fill up.
    """

    inputs: NDArray[np.int32]
    places: NDArray[np.int32]
    targets: NDArray[np.int32]
    weights: NDArray[np.float32]

    def share(self, rank: int, size: int) -> Batch:
        """The rows of one of several machines; there are as many for each."""
        if size == 1:
            return self
        width = self.inputs.shape[1]
        row, column = np.divmod(self.places, width)
        mine = (row % size == rank) & (self.weights > 0)
        room, count = len(self.places) // size, int(mine.sum())
        places, targets = np.zeros(room, np.int32), np.zeros(room, np.int32)
        places[:count] = (row // size * width + column)[mine]
        targets[:count] = self.targets[mine]
        return Batch(self.inputs[rank::size], places, targets, (np.arange(room) < count).astype(np.float32))

    @property
    def arrays(self) -> tuple[NDArray[Any], ...]:
        return self.inputs, self.places, self.targets, self.weights


def widths(lengths: Sequence[int], limit: int) -> tuple[int, ...]:
    """Padded lengths that waste little: the quantiles of the lengths, rounded up to 1 + a multiple of 16.

    Args:
        lengths: tokens of each example. limit: none gets wider than this, nor than needed.
    """
    ordered = sorted(lengths)
    parts = min(WIDTHS, len(ordered))
    tops = {ordered[(i + 1) * len(ordered) // parts - 1] for i in range(parts)}
    return tuple(sorted({min(limit, 1 + ROUND * -(-(top - 1) // ROUND)) for top in tops}))


class Batches:
    """An endless stream of batches: each pass sees every example once, in an order of its own.

    With `variants` the examples come in so many wordings, all in the first, then all in the next; the
    passes take turns with them.
    """

    def __init__(
        self, examples: Sequence[Tokens], size: int, seed: int, limit: int, variants: int = 1
    ) -> None:
        self._examples = examples
        self._count = len(examples) // variants
        self._variants = variants
        self._size = size
        self._seed = seed
        self._widths = widths([len(ids) for ids, _ in examples], limit)
        self._room = self._completions()
        self._order = lru_cache(maxsize=2)(self._shuffled)

    @property
    def padded(self) -> tuple[int, int]:
        """Tokens of an example with its padding, on average and at most."""
        found = [self._width(len(ids)) for ids, _ in self._examples]
        return round(sum(found) / len(found)), max(found)

    def training(self, step: int) -> Batch:
        """The batch of a step, from 1."""
        count = self._count
        places = range((step - 1) * self._size, step * self._size)
        return self._padded([self._order(place // count)[place % count] for place in places])

    def measuring(self) -> list[Batch]:
        """All examples once, by length, the last batch perhaps smaller."""
        order = sorted(range(len(self._examples)), key=lambda i: (len(self._examples[i][0]), i))
        return [self._padded(order[i : i + self._size]) for i in range(0, len(order), self._size)]

    def _shuffled(self, epoch: int) -> list[int]:
        """The order of one pass. In batches of several, neighbours in length stand together."""
        rng = np.random.default_rng((self._seed, epoch))
        first = self._count * (epoch % self._variants)
        order = [first + int(i) for i in rng.permutation(self._count)]
        if self._size == 1:
            return order
        groups: list[list[int]] = []
        window = 8 * self._size
        for i in range(0, len(order), window):
            near = sorted(order[i : i + window], key=lambda j: len(self._examples[j][0]))
            groups += [near[j : j + self._size] for j in range(0, len(near), self._size)]
        whole = [g for g in groups if len(g) == self._size]
        rest = [g for g in groups if len(g) < self._size]
        return [i for g in (*(whole[int(j)] for j in rng.permutation(len(whole))), *rest) for i in g]

    def _completions(self) -> dict[int, int]:
        """Completion tokens that a row has room for, by its width: one shape for each width."""
        longest = dict.fromkeys(self._widths, 0)
        for ids, prompt in self._examples:
            width = self._width(len(ids))
            longest[width] = max(longest[width], len(ids) - max(1, prompt))
        tops = accumulate(longest.values(), max)  # a wide batch may hold narrow rows too
        return {width: ROUND * -(-top // ROUND) for width, top in zip(self._widths, tops, strict=True)}

    def _width(self, length: int) -> int:
        return next(w for w in self._widths if w >= length)

    def _padded(self, rows: Sequence[int]) -> Batch:
        chosen = [self._examples[i] for i in rows]
        width = self._width(max(len(ids) for ids, _ in chosen)) - 1
        room = self._room[width + 1] * len(chosen)
        inputs = np.zeros((len(chosen), width), np.int32)
        places, targets = np.zeros(room, np.int32), np.zeros(room, np.int32)
        done = 0
        for row, (ids, prompt) in enumerate(chosen):
            inputs[row, : len(ids) - 1] = ids[:-1]
            first = max(1, prompt)  # nothing stands before the first token to guess it from
            count = len(ids) - first
            places[done : done + count] = np.arange(first - 1, len(ids) - 1) + row * width
            targets[done : done + count] = ids[first:]
            done += count
        return Batch(inputs, places, targets, (np.arange(room) < done).astype(np.float32))
