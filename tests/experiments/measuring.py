"""Owns one run: a training by the product's own stage, and what is measured of the voice that comes of it.

Imports MLX.
"""

from __future__ import annotations

import math
import platform
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from core import training
from core.adapters.chapters import Chapter
from core.evaluating import loss, style, yardsticks
from core.evaluating.clouds import StyleSpace
from core.evaluating.copying import check
from core.evaluating.copying_gate import judge, own_rate
from core.evaluating.corpus import Corpus as Books
from core.evaluating.interval import Interval
from core.evaluating.samples import Written, held_out
from core.evaluating.writing import Shelf, Writer
from core.files import file_hash, read_jsonl, text_hash
from core.progress import Missing, silent
from core.training.config import write_config
from core.training.dataset import Example, write_rows
from core.training.recipe import Recipe
from core.writing import models
from core.writing.generate import Voice
from core.writing.sampling import Sampling
from tests.experiments.corpora import Corpus
from tests.experiments.settings import WARMUP, Run, Setting

MEASUREMENTS = 4
"""How often a training looks at its validation set, from which it chooses its checkpoint."""


class Bench:
    """An author's text and the base model, with all that is measured against them."""

    def __init__(self, corpus: Corpus, model: str) -> None:
        self.corpus = corpus
        self.base = models.resolve(model)
        self.base_print = models.fingerprint(self.base)

    @cached_property
    def space(self) -> StyleSpace:
        rest, test = (
            ["\n\n".join(run) for run in runs] for runs in (self.corpus.parts.rest, self.corpus.parts.test)
        )
        return StyleSpace(rest, test, yardsticks=yardsticks.load(), name=self.corpus.author)

    @cached_property
    def books(self) -> Books:
        """Every chapter: held-out ones may not be copied either."""
        return Books(tuple(Chapter("", "\n\n".join(run)) for run in self.corpus.chapters))

    @cached_property
    def own_rate(self) -> Any:
        return own_rate(self.books.index) if self.books.index is not None else None

    def run(self, run: Run) -> dict[str, Any]:
        """Train, and measure; goes on where a run that was stopped left off.

        Raises:
            PasticheError: as the stages do.
        """
        folder = self.corpus.folder / "runs" / run.key
        began = time.process_time()
        trained = self._train(run, folder)
        took = time.process_time() - began
        rows = self.corpus.test(run.held_out)
        measured = self._measure(run, folder / "adapter", rows)
        return {
            "key": run.key,
            "author": run.author,
            "seed": run.seed,
            "setting": asdict(run.setting),
            "held_out": [asdict(cut) for cut in run.held_out],
            "conditions": asdict(run.conditions),
            "training": {**trained, "cpu_seconds": round(took, 1)},
            **measured,
            "date": time.strftime("%Y-%m-%d"),
            "machine": f"{platform.system()} {platform.machine()}",
            "versions": {name: version(name) for name in ("pastiche", "mlx", "mlx-lm")},
        }

    def again(self, run: Run, outcome: Mapping[str, Any]) -> dict[str, Any]:
        """The outcome with style and copying measured anew, from the texts that were written then.

        Raises:
            Missing: a text is not there any more.
        """
        adapter = self.corpus.folder / "runs" / run.key / "adapter"
        return {**outcome, **self._judged(self._written(run, self._gone, adapter))}

    def _train(self, run: Run, folder: Path) -> dict[str, Any]:
        learned = [learned_as(example, run.setting) for example in self.corpus.learned(run.setting.cut)]
        data = folder / "data"
        write_rows(data / "train.jsonl", learned)
        write_rows(data / "valid.jsonl", self.corpus.valid(run.held_out))
        recipe = recipe_of(run, len(learned), str(data), str(folder / "adapter"))
        write_config(folder / "config.yaml", recipe, len(learned))
        options = training.Options(
            config=str(folder / "config.yaml"),
            author=run.author,
            sample=False,
            variety=run.setting.variety,
        )
        done = training.run(None, options, silent)
        course = read_jsonl(folder / "adapter" / "losses.jsonl")
        return {
            "examples": done.train_examples,
            "words": sum(len(example.completion.split()) for example in learned),
            "steps": done.steps,
            "updates": math.ceil(done.steps / recipe.grad_accumulation_steps),
            "best_step": done.best_step,
            "valid_before": done.loss_before,
            "valid_best": done.loss_after,
            "valid_last": [row["val_loss"] for row in course if "val_loss" in row][-1],
        }

    def _measure(self, run: Run, adapter: Path, rows: tuple[Example, ...]) -> dict[str, Any]:
        model = Voice(self.base)

        def voice(weights: Path | None) -> Voice:
            model.set_adapter(weights)
            return model

        losses = [self._loss(voice(weights), rows) for weights in (None, adapter)]
        return {
            "loss": {
                "base": loss.mean(losses[0]),
                "voice": loss.mean(losses[1]),
                "tokens": sum(row.tokens for row in losses[0]),
                "rows": len(rows),
            },
            **self._judged(self._written(run, voice, adapter)),
        }

    def _written(self, run: Run, voice: Callable[[Path | None], Voice], adapter: Path) -> list[list[Written]]:
        """What base model and voice write from the held-out descriptions; what is there already is read.

        Args:
            voice: the model with these weights, or without any.
        """
        asks = [
            held_out(row.text[: row.prompt_chars], row.completion) for row in self.corpus.test(run.held_out)
        ]
        writer = Writer(Shelf(self.corpus.folder / "samples.jsonl"), Sampling(seed=run.seed))
        weights = text_hash(self.base_print, file_hash(adapter / "adapters.safetensors"))
        return [
            writer.write(lambda: voice(None), self.base_print, asks, silent, ""),
            writer.write(lambda: voice(adapter), weights, asks, silent, ""),
        ]

    def _gone(self, _: Path | None) -> Voice:
        raise Missing("What this run wrote is not there any more.", "Delete its file, and do it again.")

    def _judged(self, written: list[list[Written]]) -> dict[str, Any]:
        base, voice = written
        return {
            "style": self._style(base, voice),
            "copying": {"base": self._copied(base), "voice": self._copied(voice)},
        }

    def _loss(self, voice: Voice, rows: tuple[Example, ...]) -> list[loss.RowLoss]:
        asked = [loss.Row(row.text[: row.prompt_chars], row.completion) for row in rows]
        return list(loss.losses(voice, asked, silent))

    def _style(self, base: list[Written], voice: list[Written]) -> dict[str, Any]:
        theirs, ours = [w.text for w in base], [w.text for w in voice]
        before, after = style.score(self.space, theirs), style.score(self.space, ours)
        return {
            "base": _figures(before.position),
            "voice": _figures(after.position),
            "ahead": _figures(style.ahead(self.space, ours, theirs)),
            "words": after.words,
            "enough": after.enough,
        }

    def _copied(self, written: list[Written]) -> dict[str, Any]:
        found = [check(one.text, self.books, one.ask.prompt) for one in written]
        judged = judge(found, self.own_rate)
        return {
            "verdict": judged.verdict,
            "share": judged.share,
            "longest": judged.longest,
            "words": judged.words,
        }


def recipe_of(run: Run, examples: int, data: str, adapter: str) -> Recipe:
    """The reference recipe with what the setting changes, for so many examples."""
    setting = run.setting
    recipe = Recipe(
        model=run.conditions.model,
        data=data,
        adapter_path=adapter,
        seed=run.seed,
        epochs=setting.epochs,
        learning_rate=setting.rate,
    ).with_iters(examples)
    every = max(1, math.ceil(recipe.iters / MEASUREMENTS))
    updates = math.ceil(recipe.iters / recipe.grad_accumulation_steps)
    return replace(recipe, steps_per_eval=every, save_every=every, lr_schedule=_schedule(setting, updates))


def _schedule(setting: Setting, updates: int) -> dict[str, Any] | None:
    """The rate over the updates, under mlx-lm's names."""
    if setting.schedule == "constant":
        return None
    rising = max(1, round(WARMUP * updates))
    first, last, falling = setting.rate, setting.rate / 20, updates - rising
    if setting.schedule == "cosine":
        return {"name": "cosine_decay", "arguments": [first, falling, last], "warmup": rising}
    return {"name": "linear_schedule", "arguments": [first, last, falling], "warmup": rising}


def learned_as(example: Example, setting: Setting) -> Example:
    """An example as the setting wants it learned: without a prompt all of it counts."""
    return example if setting.masked else replace(example, prompt_chars=0)


def _figures(found: Interval | None) -> dict[str, float] | None:
    return None if found is None else asdict(found)
