"""Owns values of the user's own in the place of a preset's: which there are, and whether they make sense."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from core.progress import BadOption
from core.training.recipe import Recipe, check

LORA = ("rank", "scale", "dropout")
CHANGEABLE = (
    *LORA,
    *("learning_rate", "warmup", "decay", "batch_size", "grad_accumulation_steps", "max_seq_length"),
    *("num_layers", "steps_per_eval", "save_every", "grad_checkpoint"),
)
"""Names of a recipe that may be changed; times through and seed are options of their own."""


def changed(recipe: Recipe, changes: Mapping[str, Any]) -> Recipe:
    """The recipe with these values, by the names of `CHANGEABLE`.

    Raises:
        BadOption: no such name, a value of another kind, or one that cannot work.
    """
    usual, plain, lora = Recipe(), {}, {}
    for name, value in changes.items():
        if name not in CHANGEABLE:
            raise BadOption(f"{name} cannot be changed.", f"What can: {', '.join(CHANGEABLE)}.")
        if name in LORA:
            lora[name] = _fitting(name, getattr(usual.lora_parameters, name), value)
        else:
            plain[name] = _fitting(name, getattr(usual, name), value)
    adapter = dataclasses.replace(recipe.lora_parameters, **lora)
    made = dataclasses.replace(recipe, lora_parameters=adapter, **plain)
    check(made)
    return made


def _fitting(name: str, usual: Any, value: Any) -> Any:
    """The value as the kind that `usual` is of."""
    kind = type(usual)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        takes = {bool: "true or false", int: "a whole number", float: "a number"}[kind]
        raise BadOption(f"{name} makes no sense as it is.", f"{name} takes {takes}.")
    return value
