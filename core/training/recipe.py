"""Owns the recipe of a training: its numbers, the presets, and config.yaml in mlx-lm's keys."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from core.files import read_text, text_hash, write_text
from core.progress import BadInput, BadOption
from core.types import as_json

TARGETS = (
    "self_attn.q_proj",
    "self_attn.k_proj",
    "self_attn.v_proj",
    "self_attn.o_proj",
    "mlp.gate_proj",
    "mlp.up_proj",
    "mlp.down_proj",
)


@dataclass(frozen=True, slots=True)
class Lora:
    """The adapter: rank, scale of its output, dropout before it, and the layers it is added to."""

    rank: int = 64
    scale: float = 2.0
    dropout: float = 0.15
    keys: tuple[str, ...] = TARGETS


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides what a training gives; the defaults are preset "reference".

    Names are those of mlx-lm's config.yaml, except:
        epochs: passes over the examples; the user's number.
    Attributes worth a word:
        iters: micro-batches; 0 means "from epochs", see `with_iters`.
        steps_per_report, steps_per_eval, save_every: in micro-batches.
        grad_accumulation_steps: micro-batches per update of the weights.
        lr_schedule: {"name", "arguments", "warmup", "warmup_init"} in updates, or None.
    """

    model: str = "mlx-community/Qwen3-8B-Base-bf16"
    data: str = ""
    adapter_path: str = ""
    fine_tune_type: str = "lora"
    optimizer: str = "adam"
    seed: int = 42
    num_layers: int = -1
    batch_size: int = 1
    grad_accumulation_steps: int = 2
    iters: int = 0
    epochs: float = 0.87
    learning_rate: float = 1e-5
    lr_schedule: Mapping[str, Any] | None = None
    max_seq_length: int = 2048
    grad_checkpoint: bool = False
    clear_cache_threshold: int = 0
    val_batches: int = -1
    steps_per_report: int = 50
    steps_per_eval: int = 200
    save_every: int = 500
    lora_parameters: Lora = field(default_factory=Lora)

    def with_iters(self, examples: int) -> Recipe:
        """The same recipe with `iters` counted out for so many training examples."""
        if self.iters:
            return self
        iters = max(1, round(self.epochs * examples / self.batch_size))
        return dataclasses.replace(self, iters=iters)

    @property
    def fingerprint(self) -> str:
        """Hash of what changes the weights; places, names and report intervals are left out."""
        row = as_json(self)
        for name in ("model", "data", "adapter_path", "epochs", "steps_per_report", "save_every"):
            row.pop(name)
        for name in ("grad_checkpoint", "clear_cache_threshold", "val_batches"):
            row.pop(name)
        return text_hash(repr(sorted(row.items())))

    def as_mlx(self) -> dict[str, Any]:
        """The recipe under mlx-lm's keys, as config.yaml and adapter_config.json hold it."""
        row: dict[str, Any] = as_json(self)
        row.pop("epochs")
        return {"train": True, **row}


@dataclass(frozen=True, slots=True)
class Preset:
    """A recipe by name.

    Attributes:
        title, note: for people.
    """

    name: str
    title: str
    note: str
    recipe: Recipe


PRESETS: Mapping[str, Preset] = {
    p.name: p
    for p in (
        Preset("reference", "Reference", "The settings of the published method.", Recipe()),
        Preset(
            "quick",
            "Quick",
            "A smaller base model, a smaller adapter and a higher rate: a first impression.",
            Recipe(
                model="mlx-community/Qwen3-1.7B-Base-bf16",
                learning_rate=1e-4,
                epochs=1.0,
                steps_per_report=20,
                steps_per_eval=100,
                save_every=200,
                lora_parameters=Lora(rank=32),
            ),
        ),
        Preset(
            "thorough",
            "Thorough",
            "Three passes over the examples, for a single short book.",
            Recipe(epochs=3.0, steps_per_eval=100),
        ),
        Preset(
            "practice",
            "Practice",
            "For the bundled practice model only: it shows the way, not a voice.",
            Recipe(
                model="practice",
                learning_rate=1e-3,
                epochs=3.0,
                steps_per_report=5,
                steps_per_eval=10,
                save_every=10,
            ),
        ),
    )
}

# Keys of mlx-lm that change nothing here, with the values that we can honour.
_FIXED: Mapping[str, tuple[Any, ...]] = {
    "train": (True,),
    "test": (False, None),
    "fine_tune_type": ("lora",),
    "optimizer": ("adam",),
    "resume_adapter_file": (None,),
    "report_to": (None,),
    "project_name": (None,),
    "trust_remote_code": (False, None),
    "config": (None,),
}
_IGNORED = {"mask_prompt", "test_batches", "optimizer_config"}
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
    try:
        found = yaml.load(read_text(path), _Loader)
    except yaml.YAMLError as error:
        raise BadInput(f"{path.name} is no YAML.", "Compare it with a config.yaml written by Pastiche.", str(error)) from error
    if not isinstance(found, dict):
        raise BadInput(f"{path.name} holds no settings.", "Compare it with a config.yaml written by Pastiche.")
    return recipe_from(found)


def recipe_from(found: Mapping[str, Any]) -> tuple[Recipe, tuple[str, ...]]:
    """See `read_config`; `found` is the parsed file."""
    row, told = dict(found), []
    if "grad_accumulation" in row:
        old = row.pop("grad_accumulation")
        row.setdefault("grad_accumulation_steps", old)
        told.append(
            f"grad_accumulation: {old} was read as grad_accumulation_steps, which is what mlx-lm calls it; "
            "mlx-lm itself passes over the old name."
        )
    for name, values in _FIXED.items():
        if name in row and row[name] not in values:
            raise BadOption(f"{name}: {row[name]} is not possible here.", f"Leave {name} out, or write {values[0]}.")
        if name not in Recipe.__slots__:
            row.pop(name, None)
    for name in sorted(_IGNORED & row.keys()):
        row.pop(name)
        told.append(f"{name} was passed over: prompts are always left out of the loss.") if name == "mask_prompt" else None
    if row.pop("val_batches", -1) != -1:
        told.append("val_batches was passed over: the whole validation set is always measured.")
    unknown = sorted(row.keys() - set(Recipe.__slots__))
    if unknown:
        raise BadOption(f"Unknown in config.yaml: {', '.join(unknown)}.", _did_you_mean(unknown[0], Recipe.__slots__))
    left_out = [name for name in _SHOULD_SAY if name not in row]
    if left_out:
        told.append(f"Not in config.yaml and so as in preset reference: {', '.join(left_out)}.")
    row["lora_parameters"] = _lora(row.get("lora_parameters", {}))
    recipe = _typed(row)
    check(recipe)
    return recipe, tuple(told)


def _lora(found: Any) -> Lora:
    if not isinstance(found, Mapping):
        raise BadOption("lora_parameters must be a list of settings.", "Write rank, scale, dropout and keys under it.")
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
    return _convert(Lora, {**found, "keys": tuple(keys)})


def _typed(row: Mapping[str, Any]) -> Recipe:
    schedule = row.get("lr_schedule")
    if schedule is not None and not (isinstance(schedule, Mapping) and {"name", "arguments"} <= schedule.keys()):
        raise BadOption("lr_schedule needs name and arguments.", "Leave it out, or write it as mlx-lm's manual shows.")
    return _convert(Recipe, row)


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


def _did_you_mean(name: str, known: Any) -> str:
    import difflib

    close = difflib.get_close_matches(name, list(known), n=1)
    return f"Did you mean {close[0]}?" if close else "Remove it, or see the manual for the keys there are."


def check(recipe: Recipe) -> None:
    """Refuse numbers that cannot work.

    Raises:
        BadOption: with the key and what it takes.
    """
    lora = recipe.lora_parameters
    for name, good, takes in (
        ("rank", lora.rank >= 1, "a whole number from 1"),
        ("dropout", 0 <= lora.dropout < 1, "a number from 0 up to, but not including, 1"),
        ("batch_size", recipe.batch_size >= 1, "a whole number from 1"),
        ("grad_accumulation_steps", recipe.grad_accumulation_steps >= 1, "a whole number from 1"),
        ("learning_rate", 0 < recipe.learning_rate < 1, "a number between 0 and 1, such as 1e-5"),
        ("epochs", recipe.iters > 0 or 0 < recipe.epochs <= 1000, "a number above 0"),
        ("iters", recipe.iters >= 0, "a whole number from 1"),
        ("num_layers", recipe.num_layers == -1 or recipe.num_layers >= 1, "-1 for all, or a whole number from 1"),
        ("max_seq_length", recipe.max_seq_length >= 64, "a whole number from 64"),
        ("steps_per_report", recipe.steps_per_report >= 1, "a whole number from 1"),
        ("steps_per_eval", recipe.steps_per_eval >= 1, "a whole number from 1"),
        ("save_every", recipe.save_every >= 1, "a whole number from 1"),
        ("seed", 0 <= recipe.seed < 1 << 32, "a whole number from 0, below 4,294,967,296"),
    ):
        if not good:
            raise BadOption(f"{name} makes no sense as it is.", f"{name} takes {takes}.")


def preset(name: str) -> Recipe:
    """The recipe of a preset.

    Raises:
        BadOption: there is none of that name.
    """
    if name not in PRESETS:
        raise BadOption(f"There is no preset {name}.", f"Choose one of: {', '.join(PRESETS)}.")
    return PRESETS[name].recipe


def write_config(path: Path, recipe: Recipe, examples: int) -> None:
    """config.yaml as both `pastiche train --config` and stock `mlx_lm.lora --config` take it."""
    head = (
        "# Written by Pastiche. `mlx_lm.lora --config` accepts it as it stands.\n"
        f"# iters: {recipe.iters} micro-batches of {recipe.batch_size} over {examples} training examples.\n"
    )
    write_text(path, head + yaml.safe_dump(recipe.as_mlx(), sort_keys=False, allow_unicode=True))
