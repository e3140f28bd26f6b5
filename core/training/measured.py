"""Owns what was measured of training on this machine: kept in one small file, looked up without MLX."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from core import machine
from core.files import read_json, write_json
from core.progress import BadInput
from core.training import memory
from core.training.recipe import Recipe
from core.writing import models
from core.writing.models import Shape

MOST = 40
"""Data sets whose lengths are kept; the oldest go first."""
Points = tuple[tuple[int, float], ...]
"""(tokens of an example as padded, seconds), by tokens."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What training took with one base model, rank, batch and way on this machine.

    Attributes:
        step: seconds of a micro-batch. valid: seconds of measuring one batch.
        peak: bytes, in training at `tokens` tokens; 0 where it was not measured.
        load: seconds to load the base model. sample: seconds to write one paragraph, 0 if not measured.
    """

    step: Points = ()
    valid: Points = ()
    peak: int = 0
    tokens: int = 0
    load: float = 0.0
    sample: float = 0.0

    def factor(self, shape: Shape, recipe: Recipe) -> float:
        """Measured against estimated activations; 1 where nothing was measured."""
        if not self.peak:
            return 1.0
        need = memory.estimate(
            shape,
            recipe.lora_parameters.rank,
            self.tokens,
            recipe.batch_size,
            recipe.grad_checkpoint,
        )
        return max(0.2, (self.peak - need.weights - need.adapter) / max(1, need.activations))


def seconds(points: Points, tokens: int) -> float:
    """Seconds for so many tokens: along the line through the outermost points, never below proportion."""
    if not points:
        return 0.0
    (low, a), (high, b) = points[0], points[-1]
    if high == low or b <= a:
        return max(a, b) * tokens / high
    slope = (b - a) / (high - low)
    return max(a + slope * (tokens - low), 0.5 * a * tokens / low)


class Store:
    """`data_dir()/probes.json`; a damaged one counts as empty, since all of it can be measured again."""

    def __init__(self) -> None:
        self._path = machine.data_dir() / "probes.json"
        try:
            found = read_json(self._path)
        except (OSError, BadInput):
            found = {}
        self._rows: dict[str, Any] = found if isinstance(found, dict) else {}
        self._machine = f"{machine.this_machine().chip} mlx-{_mlx()}"

    def find(self, folder: Path, recipe: Recipe) -> Measured | None:
        """What was measured with this base model, rank, batch and way, with this MLX on this chip."""
        row = self._part("runs").get(self._key(folder, recipe))
        try:
            if not row:
                return None
            points = {name: tuple((int(t), float(s)) for t, s in row[name]) for name in ("step", "valid")}
            rest = {name: float(row[name]) for name in ("load", "sample")}
            return Measured(**points, **rest, peak=int(row["peak"]), tokens=int(row["tokens"]))  # type: ignore[arg-type]
        except (KeyError, TypeError, ValueError):
            return None

    def keep(self, folder: Path, recipe: Recipe, found: Measured) -> None:
        self._part("runs")[self._key(folder, recipe)] = asdict(found)
        self._write()

    def lengths(self, folder: Path, data: str) -> tuple[list[int], list[int]] | None:
        """Tokens of each training and each held-out example, where they were counted before."""
        row = self._part("lengths").get(f"{self.fingerprint(folder)} {data}")
        if not isinstance(row, list) or len(row) != 2:
            return None
        return row[0], row[1]

    def keep_lengths(self, folder: Path, data: str, train: Sequence[int], valid: Sequence[int]) -> None:
        part = self._part("lengths")
        part.pop(key := f"{self.fingerprint(folder)} {data}", None)
        part[key] = [list(train), list(valid)]
        for old in list(part)[:-MOST]:
            del part[old]
        self._write()

    def fingerprint(self, folder: Path) -> str:
        """As `models.fingerprint`, but read only where the files changed."""
        folder = folder.resolve()
        files = (folder / "config.json", folder / "tokenizer.json", *models.weight_files(folder))
        stats = [path.stat() for path in files]
        stamp = " ".join(f"{s.st_size}.{s.st_mtime_ns}" for s in stats)
        known = self._part("models").get(str(folder))
        if not isinstance(known, list) or known[0] != stamp:
            known = [stamp, models.fingerprint(folder)]
            self._part("models")[str(folder)] = known
        return str(known[1])

    def _part(self, name: str) -> dict[str, Any]:
        part = self._rows.setdefault(name, {})
        if not isinstance(part, dict):
            part = self._rows[name] = {}
        return part

    def _key(self, folder: Path, recipe: Recipe) -> str:
        way = "checkpointed" if recipe.grad_checkpoint else "plain"
        sizes = f"rank-{recipe.lora_parameters.rank} batch-{recipe.batch_size}"
        return f"{self.fingerprint(folder)} {self._machine} {sizes} {way}"

    def _write(self) -> None:
        write_json(self._path, self._rows)


def _mlx() -> str:
    try:
        return version("mlx")
    except PackageNotFoundError:
        return "none"


def factors(folder: Path, shape: Shape, recipe: Recipe, store: Store | None = None) -> Mapping[bool, float]:
    """Measured against estimated activations, without and with gradient checkpointing; for `fitting.choose`.

    Where only one way was measured, the other is corrected by the same factor.
    """
    store, found = store or Store(), {}
    for way in (False, True):
        asked = replace(recipe, grad_checkpoint=way)
        before = store.find(folder, asked)
        if before is not None and before.peak:
            found[way] = before.factor(shape, asked)
    return {way: found.get(way, next(iter(found.values()), 1.0)) for way in (False, True)}


def learned(
    folder: Path, recipe: Recipe, tokens: int, steps: int, spent: float, longest: int, peak: int
) -> None:
    """Keep what a real training took: call it when one ends or is stopped.

    Args:
        folder: of the base model. recipe: as it was trained, checkpointing included.
        tokens: padded tokens of an example, on average over the examples.
        steps, spent: micro-batches done in this process, and the seconds of the steps alone.
        longest: padded tokens of the longest example learned from. peak: bytes, over these steps.
    """
    if steps < 5 or spent <= 0:
        return  # the first ones are slower than the rest
    store = Store()
    before = store.find(folder, recipe) or Measured()
    mean = spent / steps
    old = seconds(before.step, tokens)
    step: Points = tuple((t, s * mean / old) for t, s in before.step) if old else ((tokens, mean),)
    store.keep(folder, recipe, replace(before, step=step, peak=peak, tokens=longest))
