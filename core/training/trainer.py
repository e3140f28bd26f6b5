"""Owns the training loop: steps, measurements, checkpoints and reports, resumable after any step.

The loop is ours and not `mlx_lm.tuner.trainer.train`, because that one keeps the gradients of an
unfinished accumulation to itself, so that it could neither stop nor go on exactly, and it has no
way to be stopped between two steps.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import mlx.core as mx
from mlx_lm.utils import maybe_set_recommended_wired_limit

from core.appender import Appender
from core.files import read_jsonl, write_jsonl
from core.progress import Cancelled, PasticheError, Progress, Report
from core.training import checkpoints, telling
from core.training.attention import in_blocks
from core.training.batching import Batches
from core.training.checkpoints import State
from core.training.hearing import Ear
from core.training.loss import make_loss
from core.training.recipe import Recipe
from core.training.stepping import ALONE, Stepped, Stepper
from core.training.team import Order, Team
from core.writing.encoding import Tokens
from core.writing.halves import halves

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


@dataclass(slots=True)
class Took:
    """What the steps of this process took.

    Attributes:
        steps, seconds: micro-batches, and seconds of the steps alone.
        tokens: padded tokens of an example, on average. longest: padded, of any. peak_memory: bytes.
    """

    tokens: int
    longest: int
    steps: int = 0
    seconds: float = 0.0
    peak_memory: int = 0


class Trainer:
    """One training run in an adapter folder, from wherever its last checkpoint stands."""

    def __init__(
        self,
        model: Any,
        recipe: Recipe,
        data: Data,
        folder: Path,
        run: str,
        report: Report,
        patience: int = 0,
        ear: Ear | None = None,
        team: Team = ALONE,
    ) -> None:
        """See `core.training.Options` for `patience`; `ear` hears the model at each measurement."""
        self.team = team
        self.model = model
        self.recipe = recipe
        self.folder = folder
        self.state = State(run)
        self.notes: tuple[str, ...] = ()
        self._report = report
        self.patience = patience
        self._ear = ear
        limit = recipe.max_seq_length
        self._train = Batches(data.train, recipe.batch_size, recipe.seed, limit, data.variants)
        self._valid = Batches(data.valid, recipe.batch_size, recipe.seed, limit).measuring()
        parts = halves(model)
        self._stepper = Stepper(model, recipe, parts, team)
        self._loss = make_loss(parts)
        self.took = Took(*self._train.padded)
        self._speed = 0.0
        self._train_loss = 0.0
        self._heard = 0

    @property
    def checkpoints(self) -> Path:
        return self.folder / "checkpoints"

    @property
    def best(self) -> Path:
        return self.checkpoints / "best" / "adapters.safetensors"

    @property
    def ended(self) -> bool:
        """At the last step, or out of patience."""
        return self.state.step >= self.recipe.iters or self.out_of_patience

    @property
    def out_of_patience(self) -> bool:
        return 0 < self.patience <= self.state.since_best

    def weights(self) -> dict[str, Any]:
        """The adapter as it is now: name -> array."""
        return self._stepper.weights()

    def resume(self) -> None:
        """Go on from the last whole checkpoint of this run; without one, start anew."""
        found, damaged = checkpoints.latest(self.checkpoints, self.state.run)
        if damaged:
            instead = "the one before it was used" if found else "training began anew"
            self.notes = (f"Checkpoint {', '.join(damaged)} is damaged; {instead}.",)
        if found is None:
            if checkpoints.any_whole(self.checkpoints) and not damaged:
                self.notes = ("The checkpoints of another training were removed: other settings begin anew.",)
            checkpoints.clear(self.checkpoints)
            self._forget_after(-1)
            return
        self.state = checkpoints.with_best(found.state, self.best)
        if found.state.best_loss is not None and self.state.best_loss is None:
            self.notes += ("The best so far was damaged: what is measured from now on counts.",)
        self._stepper.restore(found.parts)
        self._forget_after(self.state.step)

    def _forget_after(self, step: int) -> None:
        """Drop what was noted past a step: it will come again."""
        losses = self.folder / "losses.jsonl"
        rows = read_jsonl(losses) if losses.is_file() else []
        write_jsonl(losses, [row for row in rows if row["step"] <= step])
        if self._ear is not None:
            self._ear.forget_after(step)
            self._heard = self._ear.written()

    def run(self) -> None:
        """Train to the last step.

        Raises:
            Cancelled: a stop was asked for; the step in hand is done and a checkpoint written.
            NoSpace: the disk is full; the last whole checkpoint stays.
            PasticheError: the loss is no longer a number.
        """
        maybe_set_recommended_wired_limit()
        self.model.train()
        self._stepper.follow()
        saved, recipe = time.monotonic(), self.recipe
        with Appender(self.folder / "losses.jsonl") as losses:
            try:
                self._measure_if_due(losses)
                while not self.ended:
                    self._step(losses)
                    self._measure_if_due(losses)
                    late = time.monotonic() - saved > SAVE_SECONDS
                    if late or self.ended or self.state.step % recipe.save_every == 0:
                        self.save()
                        saved = time.monotonic()
                self.team.order(Order.END)
            except Cancelled:
                with suppress(Cancelled):
                    self._say("Saving ...")
                self.save()
                raise

    def follow(self) -> None:
        """Do what the leader of the team does, until it ends."""
        maybe_set_recommended_wired_limit()
        self.model.train()
        self._stepper.follow()
        while True:
            order, number = self.team.order(Order.END)
            if order == Order.STEP:
                self._stepper.step(number, self._train.training(number))
            elif order == Order.MEASURE:
                self._surprise()
            else:
                return

    def save(self) -> None:
        """Write a checkpoint of this step.

        Raises:
            NoSpace: the disk is full.
        """
        checkpoints.save(self.checkpoints, self.state, self._stepper.saved())

    def _step(self, losses: Appender) -> None:
        number = self.state.step + 1
        self.team.order(Order.STEP, number)
        done = self._stepper.step(number, self._train.training(number))
        if not math.isfinite(done.loss):
            raise PasticheError(
                f"Training ran away at step {number}: the loss is no longer a number.",
                "Choose a lower learning rate.",
            )
        self.took.steps += 1
        self.took.seconds += done.seconds
        self.took.peak_memory = mx.get_peak_memory()
        rate = done.tokens / done.seconds
        self._speed = 0.8 * self._speed + 0.2 * rate if self._speed else rate
        self._train_loss = 0.9 * self._train_loss + 0.1 * done.loss if self._train_loss else done.loss
        self._count(number, done)
        self._tell_step(losses)

    def _count(self, number: int, done: Stepped) -> None:
        s = self.state
        self.state = replace(
            s,
            step=number,
            loss_sum=s.loss_sum + done.loss,
            loss_count=s.loss_count + 1,
            tokens=s.tokens + done.tokens,
            all_tokens=s.all_tokens + done.tokens,
            seconds=s.seconds + done.seconds,
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

    def _measure_if_due(self, losses: Appender) -> None:
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
        else:  # steps up to the best may be done again after a kill: they count for nothing
            since = self.state.since_best + 1 if step > self.state.best_step else 0
            self.state = replace(self.state, since_best=since)
        self._say(telling.verdict(self.state))
        self._listen()

    def keep(self, loss: float) -> None:
        """Keep the weights of this step as the best."""
        self.state = checkpoints.keep_best(self.best, self.state, loss, self.weights())

    def measure(self) -> float:
        """Loss per completion token, in nats, over the whole validation set."""
        self.team.order(Order.MEASURE)
        return self._surprise()

    def _surprise(self) -> float:
        """See `measure`; each machine of a team takes its batches."""
        self.model.eval()
        total, count = 0.0, 0
        mine = self._valid[self.team.rank :: self.team.size]
        for number, batch in enumerate(mine, 1):
            with in_blocks():
                loss, tokens = self._loss(self.model, *(mx.array(part) for part in batch.arrays))
                total += float(loss.item()) * int(tokens.item())
            count += int(tokens.item())
            self._say(f"Measuring on held-out text: {number} of {len(mine)}")
        self.model.train()
        if self.team.size > 1:
            total, count = self.team.summed(mx.array([total, count])).tolist()
        return total / max(1, count)

    def _listen(self) -> None:
        if self._ear is None:
            return
        self._ear.listen(self.model, self.state.step, lambda: self._say("Writing a paragraph to hear it"))
        self._heard += 1
        self._say(telling.verdict(self.state))

    def _say(self, note: str) -> None:
        figures = telling.figures(self.state, self._train_loss, self._speed)
        if self._ear is not None:
            figures["samples"] = float(self._heard)
        self._report(Progress(STAGE, self.state.step, self.recipe.iters, note, figures))
