"""Owns taking a voice away: its own files and nothing else, wherever it lies."""

from __future__ import annotations

import shutil
from pathlib import Path

from core.adapters import CONFIG, METADATA, PEFT_WEIGHTS, WEIGHTS
from core.adapters.shipping import TEXTS
from core.files import disk_errors, folder_lock
from core.project import is_project

_FILES = (CONFIG, METADATA, *TEXTS, "losses.jsonl", "samples.jsonl", "fit.json")


def project_of(folder: Path) -> Path | None:
    """The project that a voice was trained in and lies in, or None."""
    return next((place for place in folder.resolve().parents[:3] if is_project(place)), None)


def remove(folder: Path) -> tuple[str, ...]:
    """Delete the voice in a folder, the weights first; what else lies there stays, and is named.

    Raises:
        Locked: a training is writing to it. BadInput: it may not be deleted.
    """
    message = f"A training is writing to {folder.name}."
    with disk_errors(folder), folder_lock(folder, message, "Stop it first, or wait until it is done."):
        for name in (WEIGHTS, PEFT_WEIGHTS, *_FILES):
            (folder / name).unlink(missing_ok=True)
        for path in folder.glob("*shingles*.npz"):
            path.unlink()
        shutil.rmtree(folder / "checkpoints", ignore_errors=True)
        if (folder / "data").is_dir() and not any((folder / "data").iterdir()):
            (folder / "data").rmdir()
        (folder / ".lock").unlink()
        left = tuple(sorted(path.name for path in folder.iterdir()))
        if not left:
            folder.rmdir()
    return left
