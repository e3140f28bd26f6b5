"""Owns how a training is made to fit this machine: checkpointing, length of examples, disk, describer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core import machine
from core.describing.providers import is_local, ollama_elsewhere, split_name
from core.files import read_json, text_hash, write_json
from core.progress import BadInput, NoMemory, NoSpace
from core.training import memory
from core.training.recipe import Recipe
from core.writing.models import Shape

LENGTHS = (2048, 1536, 1280, 1024, 768)
"""Longest examples, in tokens, to try one after the other; shorter ones would hold too little of a style."""
NOTED = "fit.json"
"""What was decided, in the adapter folder, so that a training that goes on decides the same."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a training fits.

    Attributes:
        checkpointing: gradient checkpointing, which gives the same in less memory and more time.
        max_tokens: no example may be longer; longer ones are divided.
        need, budget: estimated peak bytes, and how many may be used.
        warnings: what the user should know of the decision.
    """

    checkpointing: bool
    max_tokens: int
    need: int
    budget: int
    warnings: tuple[str, ...] = ()


def choose(
    shape: Shape,
    recipe: Recipe,
    longest: int,
    total: int,
    factors: Mapping[bool, float] | None = None,
) -> Fit:
    """The first that fits: as the recipe says, with checkpointing, with shorter and shorter examples.

    Args:
        longest: tokens of the longest example, before any is divided.
        total: bytes of memory of the machine, of which `machine.FITS` may be used.
        factors: measured against estimated activations, without and with checkpointing, as
            `measured.factors` gives them.

    Raises:
        NoMemory: nothing fits; the remedy names the largest base model and rank that would.
    """
    budget, limit = int(machine.FITS * total), min(recipe.max_seq_length, shape.context)
    rank, batch = recipe.lora_parameters.rank, recipe.batch_size
    most = min(longest, limit)
    need = 0
    for length in (most, *(n for n in LENGTHS if n < most)):
        for way in sorted({recipe.grad_checkpoint, True}):
            factor = (factors or {}).get(way, 1.0)
            need = memory.estimate(shape, rank, length, batch, way, factor).total
            if need <= budget:
                kept = limit if length == most else length
                return Fit(way, kept, need, budget, _told(recipe, way, length if length < most else 0))
    raise NoMemory(
        f"This base model does not fit: training needs about {memory.shown(need)} of memory, "
        f"and of this machine's {memory.shown(total)} about {memory.shown(budget)} may be used.",
        memory.offer(min(most, LENGTHS[-1]), budget),
    )


def _told(recipe: Recipe, checkpointing: bool, shortened: int) -> tuple[str, ...]:
    told = []
    if checkpointing and not recipe.grad_checkpoint:
        told.append("Memory is short for this base model: gradient checkpointing is on, which is slower.")
    if shortened:
        told.append(
            f"Memory is short for this base model: examples longer than {shortened} tokens are divided."
        )
    return tuple(told)


def fitted(
    shape: Shape,
    recipe: Recipe,
    longest: int,
    output: Path,
    key: str,
    factors: Mapping[bool, float] | None = None,
    fresh: bool = False,
) -> Fit:
    """As `choose` for this machine, but what was decided for the same training before stays.

    So a training that was stopped goes on exactly, although more may have been measured since.

    Args:
        output: the adapter folder. key: hash of data, recipe and base model, before anything is divided.
        fresh: decide anew, since the training begins anew.

    Raises:
        NoMemory: as `choose`. BadInput, NoSpace: the adapter folder cannot be written to.
    """
    here = machine.this_machine()
    mark = text_hash(key, str(here.memory))  # on another machine it is decided anew
    before = None if fresh else _noted(output, mark)
    fit = choose(shape, recipe, longest, here.memory, factors) if before is None else before
    row = {"key": mark, "checkpointing": fit.checkpointing, "max_tokens": fit.max_tokens}
    if before is None:
        output.mkdir(parents=True, exist_ok=True)
        write_json(output / NOTED, {**row, "need": fit.need, "budget": fit.budget, "told": fit.warnings})
    if here.free_memory < fit.need:
        told = (
            f"Training needs about {memory.shown(fit.need)} of memory, and {memory.shown(here.free_memory)} "
            "are free now: close what you do not need, or it will be slow.",
        )
        fit = Fit(fit.checkpointing, fit.max_tokens, fit.need, fit.budget, (*fit.warnings, *told))
    return fit


def _noted(output: Path, mark: str) -> Fit | None:
    try:
        row = read_json(output / NOTED)
        if row["key"] != mark:
            return None
        told = tuple(str(line) for line in row["told"])
        return Fit(
            bool(row["checkpointing"]), int(row["max_tokens"]), int(row["need"]), int(row["budget"]), told
        )
    except (OSError, BadInput, KeyError, TypeError, ValueError):  # none, or damaged: decided anew
        return None


def check_disk(shape: Shape, rank: int, output: Path) -> None:
    """Room for everything that a training writes, before the first step.

    Args:
        output: the adapter folder; what lies in it already counts.

    Raises:
        NoSpace: with figures.
    """
    here = sum(p.stat().st_size for p in output.rglob("*.safetensors")) if output.is_dir() else 0
    need = max(0, memory.disk_bytes(shape, rank) - here)
    free = machine.free_disk(output)
    if free < need:
        raise NoSpace(
            f"Training needs about {machine.human(need)} more on the disk; {machine.human(free)} are free.",
            "Free some space, or choose a smaller base model or rank.",
        )


def unload_describer(describer: str) -> None:
    """Have a local Ollama give back the memory of the model that described, which it holds for minutes.

    Says nothing where the describer was another one, or Ollama is not running or not on this machine.

    Args:
        describer: as the pairs name it, e.g. "ollama:qwen3:8b".
    """
    name, model, url = split_name(describer)
    away = not is_local(url) if url else bool(ollama_elsewhere())
    if name == "ollama" and model and not away:
        from core.describing.providers.ollama import unload

        unload(model, url)
