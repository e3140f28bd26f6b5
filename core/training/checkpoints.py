"""Owns checkpoints: everything a training needs to go on exactly, written aside, renamed, and pruned."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from core.files import disk_errors, file_hash, flush_folder, read_json, write_json
from core.progress import BadInput, NoSpace
from core.types import as_json, from_json

KEEP = 2
Arrays = Mapping[str, Any]
"""Names -> mlx arrays."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a training stands.

    Attributes:
        run: hash of data, recipe and base model; another run's checkpoints are never gone on from.
        step: micro-batches done; the place in the data and all random numbers follow from it.
        evaluated: step of the last evaluation, -1 before the first.
        best_step, best_loss: of the weights kept, 0 and None while there are none.
        since_best: measurements since the best, none of them better.
        loss_before, last_loss: validation loss of the untrained model and of the last evaluation.
        loss_sum, loss_count, tokens: training losses since the last report.
        all_tokens: completion tokens learned from so far. seconds: time spent training.
    """

    run: str
    step: int = 0
    evaluated: int = -1
    best_step: int = 0
    best_loss: float | None = None
    since_best: int = 0
    loss_before: float | None = None
    last_loss: float | None = None
    loss_sum: float = 0.0
    loss_count: int = 0
    tokens: int = 0
    all_tokens: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint on the disk, checked.

    Attributes:
        parts: file stem ("adapters", "optimizer", "gradient") -> file.
    """

    state: State
    parts: Mapping[str, Path]


def save(folder: Path, state: State, parts: Mapping[str, Arrays]) -> None:
    """Write a checkpoint and remove all but the last two.

    Args:
        folder: `checkpoints` of the adapter. parts: file stem -> arrays.

    Raises:
        NoSpace: the disk is full; the checkpoint before stays as it is.
    """
    name = f"{state.step:07d}"
    aside, final = folder / f".{name}.tmp", folder / name
    with disk_errors(aside):
        for left in folder.glob(".*.tmp"):  # by a kill while it was written, at this step or another
            _remove(left)
        aside.mkdir(parents=True)
    try:
        hashes = {}
        for stem, arrays in parts.items():
            path = aside / f"{stem}.safetensors"
            save_arrays(path, arrays)
            hashes[stem] = file_hash(path)
        write_json(aside / "state.json", {"state": as_json(state), "hashes": hashes})
    except BaseException:
        _remove(aside)
        raise
    with disk_errors(final):
        _remove(final)
        os.rename(aside, final)
        flush_folder(folder)
    for old in _steps(folder)[:-KEEP]:
        _remove(old)


def latest(folder: Path, run: str) -> tuple[Checkpoint | None, tuple[str, ...]]:
    """The newest whole checkpoint of this run, or None; and the damaged ones that were passed over."""
    damaged: tuple[str, ...] = ()
    for path in reversed(_steps(folder)):
        try:
            found = read_json(path / "state.json")
            state = from_json(State, found["state"])
            hashes = found["hashes"]
            parts = {stem: path / f"{stem}.safetensors" for stem in hashes}
            whole = all(file_hash(part) == hashes[stem] for stem, part in parts.items())
        except (BadInput, OSError, KeyError, TypeError):
            whole = False
        if not whole:
            damaged = (*damaged, path.name)
        elif state.run == run:
            return Checkpoint(state, parts), damaged
    return None, damaged


def any_whole(folder: Path) -> bool:
    """Whether there is a checkpoint, of whichever run."""
    return bool(_steps(folder))


def clear(folder: Path) -> None:
    """Remove all checkpoints: another training begins."""
    _remove(folder)


def save_arrays(path: Path, arrays: Arrays, note: Mapping[str, str] | None = None) -> None:
    """Write arrays as safetensors and flush them to the disk.

    Raises:
        NoSpace: the disk is full. BadInput: the place cannot be written to.
    """
    import mlx.core as mx

    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            mx.save_safetensors(str(path), dict(arrays), dict(note or {}))
        except RuntimeError as error:  # all that mlx says of a failed write
            if "write" not in str(error).lower():
                raise
            path.unlink(missing_ok=True)
            raise NoSpace(
                f"The disk is full: {path.name} could not be written.",
                "Free some space and train again; it goes on from the last checkpoint.",
                str(error),
            ) from error
        with path.open("rb") as stream:
            os.fsync(stream.fileno())


def replace_arrays(path: Path, arrays: Arrays, note: Mapping[str, str]) -> None:
    """`save_arrays` aside, then rename over `path`.

    Raises:
        NoSpace, BadInput: see `save_arrays`.
    """
    aside = path.with_name(f".{path.stem}.tmp.safetensors")
    save_arrays(aside, arrays, note)
    os.replace(aside, path)
    flush_folder(path.parent)


def with_best(state: State, best: Path) -> State:
    """The state with the best weights on the disk, where those are newer than the checkpoint.

    The steps between are done again and give the same weights, so the newer best stays true. One that is
    damaged counts as none: the next measurement is then the best.
    """
    none = replace(state, best_step=0, best_loss=None, since_best=0)
    try:
        note = _note(best)
        if note["run"] != state.run or note["hash"] != _digest(load_arrays(best)):
            return none
        return replace(state, best_step=int(note["step"]), best_loss=float(note["loss"]))
    except (OSError, ValueError, KeyError, RuntimeError):  # none yet, or damaged
        return none


def keep_best(path: Path, state: State, loss: float, arrays: Arrays) -> State:
    """Put the weights of this step down as the best; the state that knows of it.

    Raises:
        NoSpace, BadInput: see `save_arrays`.
    """
    note = {"run": state.run, "step": str(state.step), "loss": repr(loss), "hash": _digest(arrays)}
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_arrays(path, arrays, note)
    return replace(state, best_step=state.step, best_loss=loss, since_best=0)


def _digest(arrays: Arrays) -> str:
    """Of names and numbers."""
    import numpy as np

    digest = hashlib.sha256()
    for name in sorted(arrays):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(np.array(arrays[name], copy=False)).data)
    return digest.hexdigest()


def load_arrays(path: Path) -> dict[str, Any]:
    """Name -> array of a safetensors file."""
    import mlx.core as mx

    return cast("dict[str, Any]", mx.load(str(path)))


def _note(path: Path) -> dict[str, str]:
    """What `save_arrays` noted in the file."""
    with path.open("rb") as stream:
        size = int.from_bytes(stream.read(8), "little")
        header: dict[str, dict[str, str]] = json.loads(stream.read(size))
    return header.get("__metadata__", {})


def _steps(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.name.isdigit() and p.is_dir())


def _remove(path: Path) -> None:
    if path.exists():
        shutil.rmtree(path)
