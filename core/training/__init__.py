"""Owns the stage *train*: pairs in, a LoRA adapter out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.progress import Report
from core.project import Project
from core.types import ONCE, PACE


@dataclass(frozen=True, slots=True)
class Options:
    """What to train with. `config` alone, or pairs with a preset.

    Attributes:
        config: a config.yaml in mlx-lm's keys; then the others are not used.
        pairs, output: JSONL and adapter folder; empty for those of the project.
        author: needed without a project.
        model: base model: a name, a path or "practice"; empty for the preset's.
        preset: "reference", "quick", "thorough" or "practice".
        epochs: None for the preset's.
        seed: None for the preset's.
        changes: values in the place of the preset's, by the names of `core.training.changing.CHANGEABLE`.
        variety: word the instruction in several ways; the validation set keeps the usual one.
        patience: end after so many measurements without a better one, the best kept; 0 is never.
        sample: write a paragraph from a held-out description at each measurement.
        hosts: JSON file of machines that train together, as mlx.launch takes it; empty for this one alone.
        download: fetch the base model first where it is not on this machine.
        resume: False starts anew although checkpoints are there.
    """

    config: str = ""
    pairs: str = ""
    author: str = ""
    model: str = ""
    output: str = ""
    preset: str = "reference"
    epochs: float | None = None
    seed: int | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    variety: bool = False
    patience: int = 0
    sample: bool = field(default=True, metadata=PACE)
    hosts: str = field(default="", metadata=PACE)
    download: bool = field(default=False, metadata=ONCE)
    resume: bool = field(default=True, metadata=ONCE)


@dataclass(frozen=True, slots=True)
class Result:
    """What training reached.

    Attributes:
        adapter: the adapter folder.
        train_examples, valid_examples: numbers of examples.
        steps: micro-batches done; best_step: the step of the weights that were kept.
        loss_before, loss_after: validation loss per completion token, in nats, over the whole
            validation set, before training and for the weights that were kept.
        stopped_early: True when the user stopped it; the best so far is kept.
    """

    adapter: str
    train_examples: int
    valid_examples: int
    steps: int
    best_step: int
    loss_before: float
    loss_after: float
    stopped_early: bool = False
    warnings: tuple[str, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Train, or go on training, or return at once where exactly this is trained already.

    Raises:
        BadInput, BadOption, Missing, NoSpace, PasticheError: each with its remedy.
        Cancelled: stopped; once steps were taken, a checkpoint is written and the best weights are in place.
    """
    from core.training import stage  # heavy: only where training happens

    return stage.run(project, options, report)


def follow() -> None:
    """Train as the leading machine says, until it ends; writes nothing and reports nothing.

    Raises:
        Missing, BadInput: the base model is not on this machine, or is another one.
    """
    from core.training import stage

    stage.follow()
