"""Owns what each preset takes on a base model: minutes and memory from what was measured, and disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core import machine
from core.progress import PasticheError
from core.training import fitting, memory
from core.training.batching import widths
from core.training.changing import changed
from core.training.fitting import Fit
from core.training.measured import Measured, Store, factors, seconds
from core.training.recipe import PRESETS, Recipe
from core.writing import models
from core.writing.models import Shape


@dataclass(frozen=True, slots=True)
class PresetNeed:
    """What a preset takes on one base model.

    Attributes:
        fits: whether it can be trained on this machine.
        minutes: 0 where that is not known.
        memory: bytes at the peak; budget: bytes that may be used. disk: bytes that will be written.
        checkpointing, max_tokens: what is done so that it fits.
        note: a plain sentence where there is something to say; why it does not fit.
    """

    preset: str
    fits: bool
    minutes: float
    memory: int
    budget: int
    disk: int
    checkpointing: bool
    max_tokens: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lengths:
    """Tokens of each example, before any is divided."""

    train: Sequence[int]
    valid: Sequence[int]

    @property
    def longest(self) -> int:
        return max((*self.train, *self.valid))

    def within(self, limit: int) -> Lengths:
        """As if the longer ones were divided into equal parts."""
        return Lengths(_divided(self.train, limit), _divided(self.valid, limit))


def _divided(lengths: Sequence[int], limit: int) -> list[int]:
    found: list[int] = []
    for length in lengths:
        parts = -(-length // limit)
        found += [-(-length // parts)] * parts
    return found


def presets_of(model: str) -> tuple[str, ...]:
    """The presets that this base model can have."""
    folder = machine.model_folder(model)
    practice = machine.model_folder(models.PRACTICE)
    same = folder is not None and practice is not None and folder.resolve() == practice.resolve()
    return tuple(name for name in PRESETS if (name == models.PRACTICE) == same)


def recipe_of(preset: str, changes: Mapping[str, Any]) -> Recipe:
    """A preset's recipe with the user's changes, which the practice model is spared.

    Raises:
        BadOption: as `changed`.
    """
    usual = PRESETS[preset].recipe
    return usual if preset == models.PRACTICE else changed(usual, changes)


def fit_of(folder: Path, shape: Shape, recipe: Recipe, longest: int, store: Store) -> Fit:
    """How this recipe would be made to fit, by what was measured so far.

    Raises:
        PasticheError: it does not fit.
    """
    total = machine.this_machine().memory
    return fitting.choose(shape, recipe, longest, total, factors(folder, shape, recipe, store))


def fitted_recipe(recipe: Recipe, fit: Fit) -> Recipe:
    return replace(recipe, grad_checkpoint=fit.checkpointing, max_seq_length=fit.max_tokens)


def need(preset: str, recipe: Recipe, folder: Path, lengths: Lengths, store: Store) -> PresetNeed | None:
    """What a preset takes; None where it fits but its steps were not measured yet."""
    shape = models.shape_of(folder)
    budget = int(machine.FITS * machine.this_machine().memory)
    disk = memory.disk_bytes(shape, recipe.lora_parameters.rank)
    try:
        fit = fit_of(folder, shape, recipe, lengths.longest, store)
    except PasticheError as error:
        limit = min(lengths.longest, fitting.LENGTHS[-1])
        rank, batch = recipe.lora_parameters.rank, recipe.batch_size
        factor = factors(folder, shape, recipe, store)[True]
        least = memory.estimate(shape, rank, limit, batch, True, factor).total
        return PresetNeed(preset, False, 0.0, least, budget, disk, True, limit, error.remedy)
    found = store.find(folder, fitted_recipe(recipe, fit))
    if found is None or not found.valid:  # of a real training only the steps are known
        return None
    minutes = total_seconds(recipe, lengths.within(fit.max_tokens), found) / 60
    note = " ".join(fit.warnings) if fit.max_tokens < min(recipe.max_seq_length, shape.context) else ""
    checkpointing = fit.checkpointing and not recipe.grad_checkpoint
    return PresetNeed(preset, True, minutes, fit.need, budget, disk, checkpointing, fit.max_tokens, note)


def total_seconds(recipe: Recipe, lengths: Lengths, found: Measured) -> float:
    """Seconds of a whole training: loading, every step at its padded length, and every measurement."""
    counted = recipe.with_iters(len(lengths.train))
    limit, batch = recipe.max_seq_length, recipe.batch_size
    steps = counted.iters * _mean_seconds(found, "step", lengths.train, limit)
    one = _mean_seconds(found, "valid", lengths.valid, limit) * -(-len(lengths.valid) // batch)
    measures = 1 + -(-counted.iters // counted.steps_per_eval)
    return found.load + steps + measures * (one + found.sample)


def _mean_seconds(found: Measured, kind: str, lengths: Sequence[int], limit: int) -> float:
    points = found.step if kind == "step" else found.valid
    tops = widths(lengths, limit)
    padded = [next((w for w in tops if w >= length), tops[-1]) for length in lengths]
    return sum(seconds(points, width) for width in padded) / len(padded)
