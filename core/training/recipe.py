"""Owns the recipe of a training: its numbers, what makes sense of them, and the presets."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.files import text_hash
from core.progress import BadOption
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

MOST_MEASURES = 24
"""Where iterations follow from epochs, the validation set is measured at most about this often."""


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
        decay: True lets the rate fall evenly to a twentieth; becomes lr_schedule in `with_iters`.
        warmup: updates over which the rate rises from 0, at most half of all; becomes lr_schedule likewise.
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
    decay: bool = False
    warmup: int = 0
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
        """The same recipe with `iters`, and what follows from it, for so many training examples."""
        iters = self.iters or max(1, round(self.epochs * examples / self.batch_size))
        schedule = self.lr_schedule
        if (self.decay or self.warmup) and schedule is None:
            updates = -(-iters // self.grad_accumulation_steps)
            rising = min(self.warmup, updates // 2)
            last = self.learning_rate / 20 if self.decay else self.learning_rate
            schedule = {"name": "linear_schedule", "arguments": [self.learning_rate, last, updates - rising]}
            if rising:
                schedule["warmup"] = rising
        every = self.steps_per_eval if self.iters else max(self.steps_per_eval, iters // MOST_MEASURES)
        return dataclasses.replace(self, iters=iters, steps_per_eval=every, lr_schedule=schedule)

    @property
    def fingerprint(self) -> str:
        """Hash of what changes the weights; places, names and report intervals are left out."""
        row = as_json(self)
        for name in ("model", "data", "adapter_path", "epochs", "decay", "steps_per_report", "save_every"):
            row.pop(name)
        for name in ("warmup", "grad_checkpoint", "clear_cache_threshold", "val_batches"):
            row.pop(name)
        return text_hash(repr(sorted(row.items())))

    def as_mlx(self) -> dict[str, Any]:
        """The recipe under mlx-lm's keys, as config.yaml and adapter_config.json hold it."""
        row: dict[str, Any] = as_json(self)
        for name in ("epochs", "decay", "warmup"):  # ours; told in iters and lr_schedule
            row.pop(name)
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
                model="mlx-community/Qwen3-1.7B-Base-4bit",
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
            "Three passes over the examples at a higher rate, for a single short book.",
            Recipe(learning_rate=5e-5, epochs=3.0, steps_per_eval=100),
        ),
        Preset(
            "practice",
            "Practice",
            "For the bundled practice model only: it shows the way, not a voice.",
            Recipe(
                model="practice",
                learning_rate=5e-4,
                decay=True,
                epochs=2.5,
                steps_per_report=5,
                steps_per_eval=10,
                save_every=10,
            ),
        ),
    )
}


SHORT = 500
"""Examples of a short book or two; the published recipe has 1,500 and more."""


def usual_preset(examples: int) -> str:
    """The name of the preset to stand at for so many examples, 0 where nobody knows how many there are.

    Of few examples the reference's rate leaves most unlearned: docs/experiments/learning_rate.md.
    """
    return "thorough" if 0 < examples < SHORT else "reference"


def check(recipe: Recipe) -> None:
    """Refuse numbers that cannot work.

    Raises:
        BadOption: with the key and what it takes.
    """
    lora = recipe.lora_parameters
    for name, good, takes in (
        ("rank", lora.rank >= 1, "a whole number from 1"),
        ("scale", 0 < lora.scale <= 1000, "a number above 0, such as 2.0"),
        ("dropout", 0 <= lora.dropout < 1, "a number from 0 up to, but not including, 1"),
        ("batch_size", recipe.batch_size >= 1, "a whole number from 1"),
        ("grad_accumulation_steps", recipe.grad_accumulation_steps >= 1, "a whole number from 1"),
        ("learning_rate", 0 < recipe.learning_rate < 1, "a number between 0 and 1, such as 1e-5"),
        ("epochs", recipe.iters > 0 or 0 < recipe.epochs <= 1000, "a number above 0"),
        ("iters", recipe.iters >= 0, "a whole number from 1"),
        (
            "num_layers",
            recipe.num_layers == -1 or recipe.num_layers >= 1,
            "a whole number from 1, or -1 for all",
        ),
        ("warmup", recipe.warmup >= 0, "a whole number from 0"),
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
