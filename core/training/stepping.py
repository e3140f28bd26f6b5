"""Owns one step of learning: loss and gradient of a micro-batch, and the update after the last of a group."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optimizers
from mlx.utils import tree_flatten, tree_unflatten
from mlx_lm.tuner.utils import build_schedule

from core.training.attention import in_blocks
from core.training.base import Masks, checkpointed
from core.training.batching import Batch
from core.training.checkpoints import load_arrays
from core.training.loss import make_loss
from core.training.recipe import Recipe
from core.training.team import Team
from core.writing.halves import Halves

ALONE = Team()
_LOSS, _TOKENS = "(loss)", "(tokens)"  # no weight is called so


@dataclass(frozen=True, slots=True)
class Stepped:
    """What a step found: the mean loss in nats per completion token, how many of those, and seconds."""

    loss: float
    tokens: int
    seconds: float


class Stepper:
    """The weights that learn, the optimizer, and the gradient of an unfinished group of micro-batches.

    The step is mlx-lm's but for the loss (see `core.training.loss`) and that the unfinished gradient is at
    hand, so that a checkpoint can be written after any micro-batch.
    """

    def __init__(self, model: Any, recipe: Recipe, parts: Halves, team: Team = ALONE) -> None:
        self._model = model
        self._team = team
        self._recipe = recipe
        rate = build_schedule(recipe.lr_schedule) if recipe.lr_schedule else recipe.learning_rate
        self._optimizer = optimizers.Adam(learning_rate=rate)
        self._optimizer.init(model.trainable_parameters())
        self._masks = Masks(model, recipe.lora_parameters.dropout, team.rank, team.size)
        self._gradient: dict[str, Any] | None = None
        self._learn = nn.value_and_grad(model, make_loss(parts))
        self._compute: Any = None  # compiled at the first step: it keeps the state of then

    def weights(self) -> dict[str, Any]:
        """The adapter as it is now: name -> array."""
        return dict(tree_flatten(self._model.trainable_parameters()))

    def saved(self) -> dict[str, dict[str, Any]]:
        """All that the next step depends on, besides seed and step: file stem -> arrays."""
        parts = {"adapters": self.weights(), "optimizer": dict(tree_flatten(self._optimizer.state))}
        if self._gradient is not None:
            parts["gradient"] = self._gradient
        return parts

    def restore(self, parts: Mapping[str, Path]) -> None:
        """Go back to what `saved` gave, from its files."""
        self._model.load_weights(str(parts["adapters"]), strict=False)
        self._optimizer.state = tree_unflatten(list(load_arrays(parts["optimizer"]).items()))
        self._gradient = load_arrays(parts["gradient"]) if "gradient" in parts else None

    def step(self, number: int, batch: Batch) -> Stepped:
        """Learn from the micro-batch of step `number`, from 1; in a team from our rows of it."""
        started = time.perf_counter()
        recipe, accumulate = self._recipe, self._recipe.grad_accumulation_steps
        gathered = (number - 1) % accumulate + 1
        share = gathered if gathered == accumulate or number == recipe.iters else 0
        self._compute = self._compute or self._compiled()
        self._masks.draw(recipe.seed, number)
        mine = batch.share(self._team.rank, self._team.size)
        arrays = [mx.array(part) for part in mine.arrays]
        with in_blocks(), checkpointed(self._model, recipe.grad_checkpoint):
            loss, tokens, self._gradient = self._compute(arrays, self._gradient, share)
            mx.eval(self._model.trainable_parameters(), self._optimizer.state, self._gradient, loss, tokens)
        if recipe.clear_cache_threshold and mx.get_cache_memory() > recipe.clear_cache_threshold:
            mx.clear_cache()
        return Stepped(float(loss.item()), int(tokens.item()), time.perf_counter() - started)

    def follow(self) -> None:
        """Take over the leader's weights, optimizer and unfinished gradient; the leader calls it too."""
        team = self._team
        if team.size == 1:
            return
        gathered = bool(team.share(self._gradient is not None))
        self._model.update(tree_unflatten(list(team.first(self.weights()).items())))
        state = team.first(dict(tree_flatten(self._optimizer.state)))
        self._optimizer.state = tree_unflatten(list(state.items()))
        self._gradient = team.first(self._gradient or self.weights()) if gathered else None

    def _compiled(self) -> Any:
        state = [self._model.state, self._optimizer.state]

        def gather(gradient: dict[str, Any], before: Any, share: int) -> dict[str, Any] | None:
            """The gradient of the group so far; the update, and None, after its last."""
            if before is not None:
                gradient = {name: value + before[name] for name, value in gradient.items()}
            if not share:
                return gradient
            if share > 1:
                gradient = {name: value / share for name, value in gradient.items()}
            self._optimizer.update(self._model, tree_unflatten(list(gradient.items())))
            return None

        def own(arrays: Any) -> tuple[Any, Any, dict[str, Any]]:
            (loss, tokens), tree = self._learn(self._model, *arrays)
            return loss, tokens, dict(tree_flatten(tree))  # flat, as a checkpoint holds it

        @partial(mx.compile, inputs=state, outputs=state)
        def alone(arrays: Any, before: Any, share: int) -> tuple[Any, Any, Any]:
            loss, tokens, gradient = own(arrays)
            return loss, tokens, gather(gradient, before, share)

        def together(arrays: Any, before: Any, share: int) -> tuple[Any, Any, Any]:
            loss, tokens, gradient = mine(arrays)
            weighed = {name: value * tokens for name, value in {**gradient, _LOSS: loss}.items()}
            found = self._team.summed_all({**weighed, _TOKENS: tokens})
            total = found.pop(_TOKENS)
            found = {name: value / total for name, value in found.items()}
            return found.pop(_LOSS), total, theirs(found, before, share)

        mine = partial(mx.compile, inputs=state, outputs=state)(own)
        theirs = partial(mx.compile, inputs=state, outputs=state)(gather)
        return alone if self._team.size == 1 else together
