"""Owns config.yaml: a recipe in mlx-lm's keys, read with care and written so that mlx-lm takes it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from core.files import read_text, write_text
from core.progress import BadInput, BadOption
from core.training.recipe import TARGETS, Lora, Recipe, check

# Keys of mlx-lm with the one value that we can honour besides null, and why there is no other.
_FIXED: Mapping[str, tuple[Any, str]] = {
    "train": (True, "training is all that is done with this file."),
    "test": (False, "held-out text is measured throughout, and no test follows."),
    "fine_tune_type": ("lora", "voices are LoRA adapters, small enough to change and to keep."),
    "optimizer": (
        "adam",
        "training goes on exactly where it was stopped, which is made and tested for Adam.",
    ),
    "resume_adapter_file": (None, "training goes on from the checkpoints in its own adapter_path."),
    "trust_remote_code": (False, "no code that comes with a model is ever run."),
    "config": (None, "one file holds all settings."),
}
SCHEDULES: Mapping[str, tuple[int, ...]] = {
    "linear_schedule": (3,),
    "cosine_decay": (2, 3),
    "exponential_decay": (2,),
    "step_decay": (3,),
}
"""Schedules of mlx.optimizers, and how many arguments each takes."""
_IGNORED = {
    "mask_prompt": "prompts are always left out of the loss.",
    "report_to": "nothing is reported to any service; losses.jsonl in the adapter folder has the figures.",
    "project_name": "nothing is reported to any service.",
    "test_batches": "no test follows a training here; held-out text is measured throughout.",
}
_REFUSED = {
    "hf_dataset": "Only a folder with train.jsonl can be learned from: name it under data.",
    "lora_layers": "That is num_layers today.",
}
"""Keys that other versions know, and what to write instead."""
_SHOULD_SAY = ("batch_size", "learning_rate", "lora_parameters", "num_layers", "seed")


class _Loader(yaml.SafeLoader):
    """YAML that reads 1e-5 as a number, as mlx-lm does."""


_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+$"), list("-+.0123456789")
)


def read_config(path: Path) -> tuple[Recipe, tuple[str, ...]]:
    """A recipe from config.yaml, and what the user should know about how it was read.

    What the file leaves out is as in preset "reference".

    Raises:
        BadInput: no YAML. BadOption: a key or value that means nothing here.
    """
    remedy = "Compare it with a config.yaml that Pastiche wrote."
    try:
        found = yaml.load(read_text(path), _Loader)
    except yaml.YAMLError as error:
        raise BadInput(f"{path.name} is no YAML.", remedy, str(error)) from error
    if not isinstance(found, dict):
        raise BadInput(f"{path.name} holds no settings.", remedy)
    return recipe_from(found)


def recipe_from(found: Mapping[str, Any]) -> tuple[Recipe, tuple[str, ...]]:
    """See `read_config`; `found` is the parsed file."""
    row = {str(name): value for name, value in found.items() if value is not None}  # null: as if left out
    told = []
    if "grad_accumulation" in row:
        old = row.pop("grad_accumulation")
        if row.setdefault("grad_accumulation_steps", old) != old:
            raise BadOption(
                f"grad_accumulation: {old} and grad_accumulation_steps: "
                f"{row['grad_accumulation_steps']} mean the same and say different things.",
                "Keep one of them.",
            )
        told.append(
            f"grad_accumulation: {old} was read as grad_accumulation_steps, which is what mlx-lm calls it; "
            "mlx-lm itself passes over the old name."
        )
    for name, (value, reason) in _FIXED.items():
        if name in row and row[name] != value:
            instead = "" if value is None else f", or write {str(value).lower()}"
            raise BadOption(
                f"{name}: {row[name]} is not possible here: {reason}", f"Leave {name} out{instead}."
            )
        if name not in Recipe.__slots__:
            row.pop(name, None)
    if row.get("iters") == 0:
        raise BadOption("iters: 0 trains nothing.", "Write a whole number from 1, or leave it out.")
    optimizer = row.pop("optimizer_config", None) or {}
    if not isinstance(optimizer, Mapping) or any(optimizer.values()):
        raise BadOption("optimizer_config is not possible here.", "Leave it out: Adam is used as it comes.")
    for name in sorted(_IGNORED.keys() & row.keys()):
        row.pop(name)
        told.append(f"{name} was passed over: {_IGNORED[name]}")
    if row.pop("val_batches", -1) != -1:
        told.append("val_batches was passed over: the whole validation set is always measured.")
    unknown = sorted(row.keys() - set(Recipe.__slots__))
    if unknown:
        remedy = _REFUSED.get(unknown[0]) or _did_you_mean(unknown[0], Recipe.__slots__)
        raise BadOption(f"Unknown in config.yaml: {', '.join(unknown)}.", remedy)
    left_out = [name for name in _SHOULD_SAY if name not in row]
    if left_out:
        told.append(f"Not in config.yaml and so as in preset reference: {', '.join(left_out)}.")
    row["lora_parameters"] = _lora(row.get("lora_parameters", {}))
    recipe = _typed(row)
    check(recipe)
    return recipe, tuple(told)


def _lora(found: Any) -> Lora:
    if not isinstance(found, Mapping):
        raise BadOption(
            "lora_parameters must hold settings.", "Write rank, scale, dropout and keys under it."
        )
    found = {str(name): value for name, value in found.items() if value is not None}
    unknown = sorted(found.keys() - set(Lora.__slots__))
    if unknown:
        hint = "mlx-lm has scale instead of alpha: scale = alpha / rank." if "alpha" in unknown else ""
        raise BadOption(
            f"Unknown in lora_parameters: {', '.join(map(str, unknown))}.",
            hint or _did_you_mean(str(unknown[0]), Lora.__slots__),
        )
    keys = found.get("keys", TARGETS)
    if not isinstance(keys, list | tuple) or not keys or not all(isinstance(k, str) for k in keys):
        raise BadOption("lora_parameters: keys must name layers.", f"For instance: {', '.join(TARGETS[:2])}.")
    lora: Lora = _convert(Lora, {**found, "keys": tuple(keys)})
    return lora


def _typed(row: Mapping[str, Any]) -> Recipe:
    schedule = row.get("lr_schedule")
    if schedule is None:
        return _recipe(row)
    if not isinstance(schedule, Mapping) or not schedule.keys() >= {"name", "arguments"}:
        raise BadOption(
            "lr_schedule needs name and arguments.", "Leave it out, or write it as mlx-lm has it."
        )
    name, given = str(schedule["name"]), schedule["arguments"]
    if name not in SCHEDULES:
        raise BadOption(f"lr_schedule: there is no {name}.", f"Choose one of: {', '.join(SCHEDULES)}.")
    numbers = isinstance(given, list | tuple) and all(type(n) in (int, float) for n in given)
    if not numbers or len(given) not in SCHEDULES[name]:
        wanted = " or ".join(map(str, SCHEDULES[name]))
        raise BadOption(
            f"lr_schedule: arguments of {name} must be {wanted} numbers.",
            "The first is the rate to start with, such as 1e-5; or leave lr_schedule out.",
        )
    return _recipe(row)


def _recipe(row: Mapping[str, Any]) -> Recipe:
    found: Recipe = _convert(Recipe, row)
    return found


def _convert(kind: type[Any], row: Mapping[str, Any]) -> Any:
    """The dataclass with plain numbers where its defaults are numbers."""
    defaults = kind()
    values: dict[str, Any] = {}
    for name, value in row.items():
        want = type(getattr(defaults, name))
        if want is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if want in (int, float, bool, str) and type(value) is not want:
            raise BadOption(f"{name}: {value!r} is not possible.", f"{name} takes {_KINDS[want]}.")
        values[name] = value
    return kind(**values)


_KINDS = {int: "a whole number", float: "a number", bool: "true or false", str: "a text"}


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {close[0]}?" if close else "Remove it, or see the manual for the keys there are."


def write_config(path: Path, recipe: Recipe, examples: int) -> None:
    """config.yaml as both `pastiche train --config` and stock `mlx_lm.lora --config` take it."""
    head = (
        "# Written by Pastiche. `mlx_lm.lora --config` accepts it as it stands.\n"
        f"# iters: {recipe.iters} micro-batches of {recipe.batch_size} over {examples} training examples.\n"
    )
    write_text(path, head + yaml.safe_dump(recipe.as_mlx(), sort_keys=False, allow_unicode=True))
