"""Owns which examples each step sees, as a function of seed and step alone, and how they are padded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.training.dataset import Tokens

WIDTHS = 8
"""At most so many padded lengths: each shape costs Metal buffers and a compiled trace (mlx#4464)."""
ROUND = 16


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
        self._order = lru_cache(maxsize=2)(self._shuffled)

    def training(self, step: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The batch of a step, from 1: ids (size, width), and per row (prompt tokens, last target)."""
        count = self._count
        places = range((step - 1) * self._size, step * self._size)
        return self._padded([self._order(place // count)[place % count] for place in places])

    def measuring(self) -> list[tuple[NDArray[np.int32], NDArray[np.int32]]]:
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

    def _padded(self, rows: Sequence[int]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Zeros after the end; the last target is the end-of-text token, never a padded place."""
        chosen = [self._examples[i] for i in rows]
        longest = max(len(ids) for ids, _ in chosen)
        width = next(w for w in self._widths if w >= longest)
        batch = np.zeros((len(chosen), width), np.int32)
        spans = np.zeros((len(chosen), 2), np.int32)
        for row, (ids, prompt) in enumerate(chosen):
            batch[row, : len(ids)] = ids
            spans[row] = (prompt, len(ids) - 1)
        return batch, spans
