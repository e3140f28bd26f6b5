"""Owns the stage *probe*: what each preset would take on a base model, by a few real steps on it."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.files import file_hash
from core.progress import BadInput, Report
from core.project import Project
from core.training.needs import Lengths, PresetNeed, presets_of
from core.types import ONCE


@dataclass(frozen=True, slots=True)
class Options:
    """What to look ahead to.

    Attributes:
        pairs, author: JSONL and whose text it is; empty for the project's.
        model: base model: a name, a path or "practice".
        config: a config.yaml in its place; then only that recipe is looked at, under the name "config".
        epochs: in place of each preset's. changes: likewise, as those of a training; not for "practice".
        download: fetch the base model first where it is not on this machine.
    """

    pairs: str = ""
    author: str = ""
    model: str = ""
    config: str = ""
    epochs: float | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    download: bool = field(default=False, metadata=ONCE)


@dataclass(frozen=True, slots=True)
class Result:
    """What the presets that this model can have would take.

    Attributes:
        model: as it was asked for. seconds: how long it took to find out.
    """

    model: str
    presets: tuple[PresetNeed, ...]
    seconds: float


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Count the tokens, run a few steps where they were not measured before, and reckon.

    What does not fit by the formula is not tried.

    Raises:
        PasticheError: as the stage *train* does before its first step. Cancelled: `report` did.
    """
    from core.training import trial  # heavy: only where something is measured

    return trial.run(project, options, report)


def known(folder: Path, pairs: Path | None, changes: Mapping[str, Any] | None = None) -> Result | None:
    """What `run` would say of a base model and pairs that it saw before; None where it would measure.

    Takes milliseconds, and loads no MLX.
    """
    from core.training import measured, needs

    started = time.perf_counter()
    if pairs is None or not pairs.is_file():
        return None
    try:
        store = measured.Store()
        counted = store.lengths(folder, file_hash(pairs))
        if counted is None:
            return None
        lengths = Lengths(*counted)
        names = presets_of(str(folder))
        found = [
            needs.need(name, needs.recipe_of(name, changes or {}), folder, lengths, store) for name in names
        ]
    except (OSError, BadInput):  # the model or the pairs went away meanwhile
        return None
    whole = tuple(one for one in found if one is not None)
    if len(whole) < len(found):
        return None
    return Result(str(folder), whole, time.perf_counter() - started)
