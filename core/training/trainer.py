"""Owns the training loop: mlx-lm's LoRA layers and loss, our batches, checkpoints and measuring.

The loop is ours and not `mlx_lm.tuner.trainer.train`, because that one keeps the gradients of an
unfinished accumulation to itself, so that it could neither stop nor go on exactly, and it has no
way to be stopped between two steps. The step itself is the same.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optimizers
from mlx.utils import tree_flatten, tree_unflatten
from mlx_lm.tuner.trainer import default_loss, grad_checkpoint
from mlx_lm.tuner.utils import build_schedule
from mlx_lm.utils import maybe_set_recommended_wired_limit

from core.appender import Appender
from core.files import read_jsonl, write_jsonl
from core.progress import Cancelled, PasticheError, Progress, Report
from core.training import checkpoints
from core.training.base import Masks
from core.training.batching import Batches
from core.training.checkpoints import State, load_arrays
from core.training.dataset import Tokens
from core.training.recipe import Recipe

SAVE_SECONDS = 15 * 60.0
STAGE = "train"


@dataclass(frozen=True, slots=True)
class Data:
    """What is learned from and what is measured on, in tokens.

    Attributes:
        train: all examples in their first wording, then all in the next: `variants` times as many.
    """

    train: Sequence[Tokens]
    valid: Sequence[Tokens]
    variants: int = 1


class Trainer:
    """One training run in an adapter folder, from wherever its last checkpoint stands."""

    def __init__(
        self, model: Any, recipe: Recipe, data: Data, folder: Path, run: str, report: Report
    ) -> None:
        self.model = model
        self.recipe = recipe
        self.folder = folder
        self.state = State(run)
        self.notes: tuple[str, ...] = ()
        self._report = report
        limit = recipe.max_seq_length
        self._train = Batches(data.train, recipe.batch_size, recipe.seed, limit, data.variants)
        self._valid = Batches(data.valid, recipe.batch_size, recipe.seed, limit).measuring()
        rate = build_schedule(recipe.lr_schedule) if recipe.lr_schedule else recipe.learning_rate
        self._optimizer = optimizers.Adam(learning_rate=rate)
        self._masks = Masks(model, recipe.lora_parameters.dropout)
        self._optimizer.init(model.trainable_parameters())
        self._gradient: dict[str, Any] | None = None
        self._step: Any = None
        self._speed = 0.0
        self._train_loss = 0.0

    @property
    def checkpoints(self) -> Path:
        return self.folder / "checkpoints"

    @property
    def best(self) -> Path:
        return self.checkpoints / "best" / "adapters.safetensors"

    def resume(self) -> None:
        """Go on from the last whole checkpoint of this run; without one, start anew."""
        found, damaged = checkpoints.latest(self.checkpoints, self.state.run)
        losses = self.folder / "losses.jsonl"
        if damaged:
            instead = "the one before it was used" if found else "training began anew"
            self.notes = (f"Checkpoint {', '.join(damaged)} is damaged; {instead}.",)
        if found is None:
            checkpoints.clear(self.checkpoints)
            write_jsonl(losses, [])
            return
        self.state = checkpoints.with_best(found.state, self.best)
        self.model.load_weights(str(found.parts["adapters"]), strict=False)
        self._optimizer.state = tree_unflatten(list(load_arrays(found.parts["optimizer"]).items()))
        if "gradient" in found.parts:
            self._gradient = load_arrays(found.parts["gradient"])
        rows = [row for row in read_jsonl(losses) if row["step"] <= self.state.step]
        write_jsonl(losses, rows)

    def run(self) -> None:
        """Train to the last step.

        Raises:
            Cancelled: a stop was asked for; the step in hand is done and a checkpoint written.
            NoSpace: the disk is full; the last whole checkpoint stays.
            PasticheError: the loss is no longer a number.
        """
        layer = type(self.model.layers[0])
        plain = layer.__call__
        try:
            if self.recipe.grad_checkpoint:
                grad_checkpoint(self.model.layers[0])  # changes the class: undone below
            self._run()
        finally:
            layer.__call__ = plain

    def _run(self) -> None:
        maybe_set_recommended_wired_limit()
        self._step = self._make_step()
        self.model.train()
        saved, recipe = time.monotonic(), self.recipe
        with Appender(self.folder / "losses.jsonl") as losses:
            try:
                self._evaluate_if_due(losses)
                while self.state.step < recipe.iters:
                    self._one_step()
                    self._tell_step(losses)
                    self._evaluate_if_due(losses)
                    late = time.monotonic() - saved > SAVE_SECONDS
                    if late or self.state.step % recipe.save_every == 0 or self.state.step == recipe.iters:
                        self.save()
                        saved = time.monotonic()
            except Cancelled:
                with suppress(Cancelled):
                    self._say("Saving ...")
                self.save()
                raise

    def save(self) -> None:
        """Write a checkpoint of this step.

        Raises:
            NoSpace: the disk is full.
        """
        parts = {"adapters": self.weights(), "optimizer": dict(tree_flatten(self._optimizer.state))}
        if self._gradient is not None:
            parts["gradient"] = self._gradient
        checkpoints.save(self.checkpoints, self.state, parts)

    def weights(self) -> dict[str, Any]:
        """The adapter as it is now: name -> array."""
        return dict(tree_flatten(self.model.trainable_parameters()))

    def _make_step(self) -> Any:
        """One micro-batch as mlx-lm does it: loss, gradient, and after the last of a group the update."""
        loss_and_gradient = nn.value_and_grad(self.model, default_loss)
        state = [self.model.state, self._optimizer.state]

        @partial(mx.compile, inputs=state, outputs=state)
        def step(batch: Any, spans: Any, before: Any, share: int) -> Any:
            (loss, tokens), tree = loss_and_gradient(self.model, batch, spans)
            gradient = dict(tree_flatten(tree))  # flat, as a checkpoint holds it
            if before is not None:
                gradient = {name: value + before[name] for name, value in gradient.items()}
            if not share:
                return loss, tokens, gradient
            if share > 1:
                gradient = {name: value / share for name, value in gradient.items()}
            self._optimizer.update(self.model, tree_unflatten(list(gradient.items())))
            return loss, tokens, None

        return step

    def _one_step(self) -> None:
        started = time.perf_counter()
        number, accumulate = self.state.step + 1, self.recipe.grad_accumulation_steps
        batch, spans = (mx.array(a) for a in self._train.training(number))
        gathered = (number - 1) % accumulate + 1
        share = gathered if gathered == accumulate or number == self.recipe.iters else 0
        self._masks.draw(self.recipe.seed, number)
        loss, tokens, self._gradient = self._step(batch, spans, self._gradient, share)
        mx.eval(self.model.trainable_parameters(), self._optimizer.state, self._gradient, loss, tokens)
        if self.recipe.clear_cache_threshold and mx.get_cache_memory() > self.recipe.clear_cache_threshold:
            mx.clear_cache()
        seconds, count = time.perf_counter() - started, int(tokens.item())
        rate = count / seconds
        self._speed = rate if not self._speed else 0.8 * self._speed + 0.2 * rate
        value = float(loss.item())
        if not math.isfinite(value):
            raise PasticheError(
                f"Training ran away at step {number}: the loss is no longer a number.",
                "Choose a lower learning rate.",
            )
        self._train_loss = value if not self._train_loss else 0.9 * self._train_loss + 0.1 * value
        s = self.state
        self.state = replace(
            s,
            step=number,
            loss_sum=s.loss_sum + value,
            loss_count=s.loss_count + 1,
            tokens=s.tokens + count,
            all_tokens=s.all_tokens + count,
            seconds=s.seconds + seconds,
        )

    def _tell_step(self, losses: Appender) -> None:
        """Report a step; on the recipe's beat also write its loss down."""
        s = self.state
        if s.step % self.recipe.steps_per_report == 0 or s.step == self.recipe.iters:
            losses.add(
                {
                    "step": s.step,
                    "train_loss": s.loss_sum / max(1, s.loss_count),
                    "tokens": s.all_tokens,
                    "tokens_per_second": round(self._speed, 1),
                    "peak_memory": mx.get_peak_memory() / 1e9,
                }
            )
            self.state = replace(s, loss_sum=0.0, loss_count=0, tokens=0)
        self._say(f"Learning: step {s.step} of {self.recipe.iters}")

    def _evaluate_if_due(self, losses: Appender) -> None:
        """Measure the whole validation set at the start, on the recipe's beat, and at the end."""
        step = self.state.step
        due = step % self.recipe.steps_per_eval == 0 or step == self.recipe.iters
        if not due or self.state.evaluated == step:
            return
        loss = self.measure()
        losses.add({"step": step, "val_loss": loss})
        before = self.state.loss_before if self.state.loss_before is not None else loss
        self.state = replace(self.state, evaluated=step, loss_before=before, last_loss=loss)
        best = self.state.best_loss
        if step and (best is None or loss < best):
            self.keep(loss)
        self._say(self.verdict())

    def keep(self, loss: float) -> None:
        """Keep the weights of this step as the best."""
        note = {"run": self.state.run, "step": str(self.state.step), "loss": repr(loss)}
        self.best.parent.mkdir(parents=True, exist_ok=True)
        checkpoints.replace_arrays(self.best, self.weights(), note)
        self.state = replace(self.state, best_step=self.state.step, best_loss=loss)

    def measure(self) -> float:
        """Loss per completion token, in nats, over the whole validation set."""
        self.model.eval()
        total, count = 0.0, 0
        for number, (batch, spans) in enumerate(self._valid, 1):
            loss, tokens = default_loss(self.model, mx.array(batch), mx.array(spans))
            total += float(loss.item()) * int(tokens.item())
            count += int(tokens.item())
            self._say(f"Measuring on held-out text: {number} of {len(self._valid)}")
        self.model.train()
        return total / max(1, count)

    def verdict(self) -> str:
        """What the last measurement means, in a plain sentence."""
        s = self.state
        if s.last_loss is None or s.loss_before is None or not s.step:
            return "Measured before the first step."
        fall = 100 * (1 - s.last_loss / s.loss_before)
        if s.best_step == s.step:
            return f"Still learning: {fall:.1f} % better on held-out text than before training."
        return f"Held-out text got no better since step {s.best_step}: it may have begun to memorise."

    def _say(self, note: str) -> None:
        s = self.state
        figures = {
            "step": float(s.step),
            "train_loss": self._train_loss or None,
            "val_loss": s.last_loss,
            "best_val_loss": s.best_loss,
            "tokens_per_second": self._speed or None,
            "peak_memory": mx.get_peak_memory() / 1e9,
        }
        metrics = {name: value for name, value in figures.items() if value is not None}
        self._report(Progress(STAGE, s.step, self.recipe.iters, note, metrics))
