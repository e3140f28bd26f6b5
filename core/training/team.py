"""Owns what several machines do together: one leads a training, the others follow it step by step.

`mlx.launch` starts the same worker on every machine, and mlx's ring joins them. Each holds the whole data set
and takes its rows of every batch; gradients are added up, so that all make the same update. Only the leader
reports, measures aloud and writes files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from core.progress import BadOption
from core.training.recipe import Recipe


class Order(IntEnum):
    """What the leader has the others do next."""

    END = 0
    STEP = 1
    MEASURE = 2


@dataclass(frozen=True)
class Team:
    """The machines that train together; alone, everything here does nothing.

    Attributes:
        rank: 0 leads. size: machines.
    """

    rank: int = 0
    size: int = 1

    @staticmethod
    def joined() -> Team:
        """The team that mlx.launch made of us; waits until all are there."""
        import mlx.core as mx

        group = mx.distributed.init(strict=True, backend="ring")
        return Team(group.rank(), group.size())

    def summed(self, array: Any) -> Any:
        """The array added up over all machines, the same bits on each."""
        if self.size == 1:
            return array
        import mlx.core as mx

        mx.eval(array)
        total = mx.distributed.all_sum(array, stream=mx.cpu)
        mx.eval(total)
        return total

    def summed_all(self, arrays: Mapping[str, Any]) -> dict[str, Any]:
        """Several arrays at once, in one message."""
        if self.size == 1:
            return dict(arrays)
        import mlx.core as mx

        names = sorted(arrays)
        flat = self.summed(mx.concatenate([arrays[n].reshape(-1).astype(mx.float32) for n in names]))
        found, start = {}, 0
        for name in names:
            value = arrays[name]
            found[name] = flat[start : start + value.size].reshape(value.shape).astype(value.dtype)
            start += value.size
        return found

    def order(self, what: Order, number: int = 0) -> tuple[Order, int]:
        """The leader says what comes next; the others, whatever they say, hear it."""
        if self.size == 1:
            return what, number
        import mlx.core as mx

        said = [int(what), number] if self.rank == 0 else [0, 0]
        heard = self.summed(mx.array(said, mx.int32)).tolist()
        return Order(heard[0]), int(heard[1])

    def share(self, value: Any = None) -> Any:
        """The leader's JSON value, on all machines."""
        if self.size == 1:
            return value
        import mlx.core as mx
        import numpy as np

        data = json.dumps(value).encode() if self.rank == 0 else b""
        data += b" " * (-len(data) % 4)
        length = int(self.summed(mx.array([len(data)], mx.int32)).item())
        words = np.frombuffer(data, np.int32) if data else np.zeros(length // 4, np.int32)
        return json.loads(np.array(self.summed(mx.array(words))).tobytes())

    def first(self, arrays: Mapping[str, Any]) -> dict[str, Any]:
        """The leader's arrays, on all machines, which have some of the same names and shapes."""
        if self.size == 1:
            return dict(arrays)
        import mlx.core as mx

        mine = self.rank == 0
        return {n: self.summed(v if mine else mx.zeros_like(v)) for n, v in sorted(arrays.items())}


def shared_out(recipe: Recipe, machines: int) -> tuple[Recipe, tuple[str, ...]]:
    """The recipe with a batch that the machines can share, as much learned from at each update as before.

    Raises:
        BadOption: an update's examples cannot be shared evenly.
    """
    if recipe.batch_size % machines == 0:
        return recipe, ()
    rows = recipe.batch_size * recipe.grad_accumulation_steps
    if rows % machines:
        raise BadOption(
            f"{machines} machines cannot share the {rows} examples of an update evenly.",
            f"Set batch_size to a multiple of {machines} in config.yaml.",
        )
    changed = replace(
        recipe,
        batch_size=machines,
        grad_accumulation_steps=rows // machines,
        iters=recipe.iters * recipe.batch_size // machines,
        steps_per_report=max(1, recipe.steps_per_report * recipe.batch_size // machines),
        steps_per_eval=max(1, recipe.steps_per_eval * recipe.batch_size // machines),
        save_every=max(1, recipe.save_every * recipe.batch_size // machines),
    )
    told = (
        f"{machines} machines share an update: batch_size {machines} and grad_accumulation_steps "
        f"{rows // machines} in place of {recipe.batch_size} and {recipe.grad_accumulation_steps}."
    )
    return changed, (told,)
