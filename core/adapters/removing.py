"""Owns taking a voice away: its own files and nothing else, wherever it lies."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.adapters import CHECKPOINTS, CONFIG, METADATA, PEFT_WEIGHTS, STATES, WEIGHTS
from core.adapters.placing import LOCK, numbered
from core.adapters.shipping import TEXTS
from core.files import disk_errors, folder_lock
from core.project import is_project

_FILES = (CONFIG, METADATA, *TEXTS, "losses.jsonl", "samples.jsonl", "fit.json")
EVALUATION = "evaluation"
"""What was found out about the voice."""
_SYSTEMS = (".DS_Store", "Icon\r")
"""What Finder leaves in a folder that it showed, beside the `._` files of disks without its attributes."""


def project_of(folder: Path) -> Path | None:
    """The project that a voice was trained in and lies in, or None."""
    return next((place for place in folder.resolve().parents[:3] if is_project(place)), None)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    message = f"A training is writing to {folder.name}."
    with disk_errors(folder), folder_lock(folder, message, "Stop it first, or wait until it is done."):
        yield


def remove(folder: Path) -> tuple[str, ...]:
    """Delete the voice in a folder, the weights first; what else lies there stays, and is named.

    Raises:
        Locked: a training is writing to it. BadInput: it may not be deleted.
    """
    with _held(folder):
        for path in _own(folder):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()
        return _tidied(folder)


def put_away(folder: Path, take: Callable[[Path], None]) -> tuple[str, ...]:
    """Hand the voice in a folder to `take` as a folder; what else lies there stays, and is named.

    Args:
        take: moves a folder somewhere, the Trash say, whole or not at all; where it fails, all stays.

    Raises:
        Locked: a training is writing to it. BadInput, NoSpace: it cannot be moved. Whatever `take` raises.
    """
    with _held(folder):
        own = _own(folder)
        inside = {path for path in folder.rglob("*") if not path.is_dir() and path != folder / LOCK}
        if all(_of_system(path) or any(p in own for p in (path, *path.parents)) for path in inside):
            take(folder)
            return ()
        bag = numbered(folder / f"{folder.name}-voice")
        moved: list[tuple[Path, Path]] = []
        try:
            for path in own:
                place = bag / path.relative_to(folder)
                place.parent.mkdir(parents=True, exist_ok=True)
                os.rename(path, place)
                moved.append((path, place))
            take(bag)
        except BaseException:
            for path, place in moved:
                os.rename(place, path)
            shutil.rmtree(bag, ignore_errors=True)
            raise
        return _tidied(folder)


def _own(folder: Path) -> list[Path]:
    """What of a folder is the voice, the weights first."""
    named = [folder / name for name in (WEIGHTS, PEFT_WEIGHTS, *_FILES, CHECKPOINTS, STATES, EVALUATION)]
    return [path for path in (*named, *sorted(folder.glob("*shingles*.npz"))) if path.exists()]


def _of_system(path: Path) -> bool:
    """Whether the system put it there, unasked."""
    return path.name in _SYSTEMS or path.name.startswith("._")


def _tidied(folder: Path) -> tuple[str, ...]:
    """Take away folders that are empty now but for the system's own; the names of what is left."""
    (folder / LOCK).unlink()
    for place in (folder / "data", folder):
        found = list(place.iterdir()) if place.is_dir() else []
        if place.is_dir() and all(_of_system(path) and not path.is_dir() for path in found):
            for path in found:
                path.unlink()
            place.rmdir()
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if not _of_system(path)))
