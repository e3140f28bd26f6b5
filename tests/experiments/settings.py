"""Owns what an experiment compares: its settings, the one that the others are held against, and on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from core.files import text_hash
from tests.experiments.corpora import HELD_OUT, Cut, Sizes

RATE, EPOCHS = 2e-4, 2.0
"""What all experiments train with that do not vary it: enough for the practice model to learn something of
so little text, so that there is something to compare."""
SCHEDULES = ("constant", "cosine", "linear")
WARMUP = 0.1
"""Share of the updates over which the rate rises, where there is a schedule."""


@dataclass(frozen=True)
class Setting:
    """One way of training.

    Attributes:
        name: for the table.
        schedule: "constant"; or "cosine" or "linear" with warm-up, falling to a twentieth.
        masked: the loss counts the author's words alone.
        cut: how the text that is learned from becomes pairs.
        variety: the instruction in fifteen wordings.
    """

    name: str
    rate: float = RATE
    schedule: str = "constant"
    epochs: float = EPOCHS
    masked: bool = True
    cut: Cut = field(default_factory=Cut)
    variety: bool = False


@dataclass(frozen=True)
class Experiment:
    """A question, and the settings that answer it.

    Attributes:
        name: of its module and its table. title: the question.
        reference: name of the setting that the others are held against.
        limits: what it cannot tell, in sentences.
        held_out: cuts of the held-out chapters that losses and writing are over, each in every one of them.
        describer: it says nothing without a language model's descriptions.
    """

    name: str
    title: str
    settings: tuple[Setting, ...]
    reference: str
    limits: str
    held_out: tuple[Cut, ...] = (HELD_OUT,)
    describer: bool = False

    def __post_init__(self) -> None:
        assert self.reference in {setting.name for setting in self.settings}


@dataclass(frozen=True)
class Conditions:
    """What is the same for every run of an experiment.

    Attributes:
        model: base model. llm: who describes.
    """

    model: str = "practice"
    llm: str = "outline"
    sizes: Sizes = field(default_factory=Sizes)


@dataclass(frozen=True)
class Run:
    """One training with all that is measured of it."""

    author: str
    seed: int
    setting: Setting
    held_out: tuple[Cut, ...]
    conditions: Conditions

    @property
    def key(self) -> str:
        """Hash of all that decides the outcome, so that experiments share their runs; names do not count."""
        row: dict[str, Any] = asdict(self)
        del row["setting"]["name"]
        return text_hash(repr(_sorted(row)))


def _sorted(row: Any) -> Any:
    if isinstance(row, Mapping):
        return [(name, _sorted(row[name])) for name in sorted(row)]
    return [_sorted(one) for one in row] if isinstance(row, (list, tuple)) else row


def runs(experiment: Experiment, authors: tuple[str, ...], seeds: int, conditions: Conditions) -> list[Run]:
    """All runs of an experiment; whoever stops early has every setting for as many authors as possible."""
    return [
        Run(author, seed, setting, experiment.held_out, conditions)
        for seed in range(1, seeds + 1)
        for author in authors
        for setting in experiment.settings
    ]
