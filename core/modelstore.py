"""Owns which models lie on this disk, how much room each takes, and what a stopped download left behind.

A model lies in one of two places: in our own folder as `OWNER/NAME`, or in the cache of Hugging Face's
libraries as `models--OWNER--NAME`, where all states of it share their files (`blobs`) through links. Such a
folder is therefore counted, and taken away, as a whole: to remove one state would leave its files behind, or
take them from the others.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from core import machine
from core.files import disk_errors, folder_lock

PARTS = ".parts"
MADE = "--made"
"""Ends the name of a folder in `PARTS` in which a 4-bit model is being made here."""
_FLAT = "models--"


@dataclass(frozen=True, slots=True)
class Stored:
    """A model on this disk.

    Attributes:
        name: as the hub has it. folder: all that it takes, to be removed as one. size: bytes.
        shared: it lies in Hugging Face's cache, where other programs use it, too.
    """

    name: str
    folder: Path
    size: int
    shared: bool


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A download that was stopped.

    Attributes:
        size: bytes that are here. made: it was being made here from another model, not fetched.
    """

    name: str
    folder: Path
    size: int
    made: bool


def stored(known: Collection[str]) -> list[Stored]:
    """The models in our own folder, and those of the names in `known` in Hugging Face's cache, by name.

    Reads folders: some milliseconds a model.
    """
    ours, found = machine.models_dir(), []
    if ours.is_dir():
        for folder in sorted(ours.glob("*/*")):
            if (folder / "config.json").is_file() and not folder.parent.name.startswith("."):
                name = str(folder.relative_to(ours))
                found.append(Stored(name, folder, size_of(folder), shared=False))
    for store, shared in ((ours, False), (machine.hub_cache(), True)):
        for name in sorted(known):
            folder = store / (_FLAT + name.replace("/", "--"))
            if "/" in name and any(folder.glob("snapshots/*/config.json")):
                found.append(Stored(name, folder, size_of(folder), shared))
    return sorted(found, key=lambda model: (model.name.casefold(), model.shared))


def size_of(folder: Path) -> int:
    """Bytes of the files in a folder, each counted once, however many links lead to it."""
    total, seen = 0, set()
    for place, _, files in os.walk(folder):
        for name in files:
            try:
                found = os.lstat(os.path.join(place, name))
            except OSError:  # gone meanwhile
                continue
            if (found.st_dev, found.st_ino) not in seen:
                seen.add((found.st_dev, found.st_ino))
                total += found.st_size
    return total


def unfinished() -> list[Unfinished]:
    """What stopped downloads left in our folder, by name."""
    store = machine.models_dir() / PARTS
    found = []
    for folder in sorted(store.iterdir()) if store.is_dir() else ():
        size = size_of(folder) if folder.is_dir() else 0
        if size:
            flat = folder.name.removesuffix(MADE)
            found.append(Unfinished(flat.replace("--", "/", 1), folder, size, folder.name.endswith(MADE)))
    return found


def discard(left: Unfinished) -> None:
    """Remove what a stopped download left. It is no model yet, and of no use to anybody: not for the Trash.

    Raises:
        Locked: the download goes on just now. BadInput: it may not be removed.
    """
    if not left.folder.is_dir():
        return
    message = f"{left.name} is being downloaded just now."
    with folder_lock(left.folder, message, "Stop the download first."), disk_errors(left.folder):
        shutil.rmtree(left.folder)
