"""Owns the run of the stage *probe*: tokens counted, a few real steps of the trainer timed and weighed."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import mlx.core as mx

from core import machine
from core.files import file_hash, read_json
from core.progress import Progress, Report
from core.project import Project
from core.training import Options as Training
from core.training import base, hearing, needs
from core.training.batching import widths
from core.training.dataset import Example, encode
from core.training.measured import Measured, Store
from core.training.needs import Lengths, PresetNeed
from core.training.plan import Plan, plan
from core.training.preparing import base_model
from core.training.probing import Options, Result
from core.training.recipe import Recipe
from core.training.trainer import Data, Trainer
from core.writing import models
from core.writing.encoding import Tokens

STAGE = "probe"
PASSES = 3
"""Each of two lengths is learned so often: the first time warms up and is not counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look ahead to: recipes by name, the lengths of the examples, and one to write from."""

    folder: Path
    recipes: dict[str, Recipe]
    lengths: Lengths
    example: Example | None


def run(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.training.probing.run`."""
    started = time.perf_counter()
    asked = _asked(project, options, report)
    models.prepare_mlx()
    shape, found = models.shape_of(asked.folder), []
    for name, recipe in asked.recipes.items():
        found.append(_need(name, recipe, shape, asked, report))
    model = options.model or next(iter(asked.recipes.values())).model
    return Result(model, tuple(found), time.perf_counter() - started)


def _asked(project: Project | None, options: Options, report: Report) -> Asked:
    """The recipes to look at, the base model's folder, and the tokens of each example."""
    names = ("config",) if options.config else needs.presets_of(options.model)
    author, output = options.author, "" if project else str(machine.data_dir() / "probe")
    training = Training(
        config=options.config,
        pairs=options.pairs,
        author=author,
        model=options.model,
        output=output,
        epochs=options.epochs,
        preset="reference" if options.config else names[0],
    )
    report(Progress(STAGE, 0, None, "Reading the pairs"))
    wanted = plan(project, training)
    folder = base_model(wanted.recipe.model, options.download, report, STAGE)
    recipes = {"config": wanted.recipe}
    if not options.config:
        recipes = {name: _recipe(name, wanted.recipe.model, options) for name in names}
    lengths = _lengths(project, options, wanted, folder, report)
    return Asked(folder, recipes, lengths, hearing.chosen(wanted.valid))


def _recipe(preset: str, model: str, options: Options) -> Recipe:
    usual = needs.recipe_of(preset, options.changes)
    return replace(usual, model=model, epochs=usual.epochs if options.epochs is None else options.epochs)


def _lengths(
    project: Project | None, options: Options, wanted: Plan, folder: Path, report: Report
) -> Lengths:
    pairs = Path(options.pairs).expanduser() if options.pairs else project.pairs if project else None
    data = file_hash(pairs) if pairs and not options.config else ""
    store = Store()
    counted = store.lengths(folder, data) if data else None
    if counted is None:
        report(Progress(STAGE, 0, None, "Counting the tokens"))
        tokenizer = base.load_tokenizer(folder)

        def count(examples: Sequence[Example]) -> list[int]:
            return [len(ids) for ids, _ in encode(examples, tokenizer, tick)]

        def tick(done: int) -> None:
            if done % 20 == 0:
                report(Progress(STAGE, 0, None, f"Counting the tokens: {done} examples so far"))

        counted = count(wanted.train), count(wanted.valid)
        if data:
            store.keep_lengths(folder, data, *counted)
    return Lengths(*counted)


def _need(name: str, recipe: Recipe, shape: models.Shape, asked: Asked, report: Report) -> PresetNeed:
    """What a preset takes; measured first where nobody did, again where the measuring changed how it fits."""
    while True:
        store = Store()
        found = needs.need(name, recipe, asked.folder, asked.lengths, store)
        if found is not None:
            return found
        fit = needs.fit_of(asked.folder, shape, recipe, asked.lengths.longest, store)
        fitted = needs.fitted_recipe(recipe, fit)
        lengths = asked.lengths.within(fit.max_tokens)
        found_now = measure(asked.folder, fitted, lengths, report, asked.example)
        store.keep(asked.folder, fitted, found_now)


class _Trial(Trainer):
    """The trainer, but nothing is kept."""

    def save(self) -> None:
        """A trial leaves no checkpoint."""

    def keep(self, loss: float) -> None:
        """A trial has no best weights."""


def measure(
    folder: Path, recipe: Recipe, lengths: Lengths, report: Report, example: Example | None = None
) -> Measured:
    """Time and weigh a few steps at the middle and at the longest length of the examples.

    Args:
        example: what a paragraph is written from, as at each measurement; None for none.

    Raises:
        PasticheError: the base model or the recipe is no good. Cancelled: `report` did.
    """
    report(Progress(STAGE, 0, None, "Loading the base model"))
    started = time.perf_counter()
    model = base.load_base(folder)
    load = time.perf_counter() - started
    tops = widths(lengths.train, recipe.max_seq_length)
    middle = next((w for w in tops if w >= median(lengths.train)), tops[-1])
    kinds = sorted({middle, tops[-1]})
    short = replace(recipe, iters=PASSES, steps_per_eval=PASSES, save_every=PASSES, lr_schedule=None)
    base.add_lora(model, short)
    step, valid, peak = [], [], 0
    for number, width in enumerate(kinds):

        def watch(progress: Progress, number: int = number) -> None:
            done = number * PASSES + progress.done
            report(Progress(STAGE, done, len(kinds) * PASSES, f"Trying a few steps: {done} done"))

        mx.clear_cache()
        mx.reset_peak_memory()
        taken, measuring = _steps(model, short, width, watch)
        step.append((width, taken))
        valid.append((width, measuring))
        peak = mx.get_peak_memory()
    sample = 0.0 if example is None else _writing(model, folder, recipe, example, report)
    return Measured(tuple(step), tuple(valid), peak, kinds[-1], load, sample)


def _writing(model: Any, folder: Path, recipe: Recipe, example: Example, report: Report) -> float:
    """Seconds of writing a paragraph, as is done at each measurement."""

    def tick() -> None:
        report(Progress(STAGE, 2 * PASSES, 2 * PASSES, "Writing a paragraph"))

    tick()
    tokenizer, config = base.load_tokenizer(folder), read_json(folder / "config.json")
    with tempfile.TemporaryDirectory() as place:
        ear = hearing.Ear(tokenizer, config, example, Path(place) / hearing.NAME, recipe.seed)
        started = time.perf_counter()
        ear.listen(model, 0, tick)
        return time.perf_counter() - started


def _steps(model: Any, recipe: Recipe, width: int, report: Report) -> tuple[float, float]:
    """Seconds of a step, and of measuring a batch, with examples that long; the first ones warm up."""
    times: list[float] = []

    def watch(progress: Progress) -> None:
        if trial.state.step > len(times):
            times.append(trial.state.seconds)
        report(progress)

    with tempfile.TemporaryDirectory() as place:
        data = _data(width, recipe.batch_size)
        trial = _Trial(model, recipe, data, Path(place), "probe", watch)
        trial.run()
        started = time.perf_counter()
        trial.measure()
        measuring = time.perf_counter() - started
    return min(b - a for a, b in pairwise(times)), measuring


def _data(width: int, batch: int) -> Data:
    """Examples of this length, of ordinary tokens, of which a sixth is prompt."""
    row: Tokens = ([17 + i % 200 for i in range(width)], width // 6)
    return Data([row] * batch, [row] * batch)
