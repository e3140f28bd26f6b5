"""Owns how a folder of files comes into being: written aside, flushed, renamed, and never over another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from core import machine
from core.files import disk_errors, flush_folder, folder_lock
from core.progress import BadOption, Locked, NoSpace

Moved = Callable[[int], None]
"""Hears how many bytes were copied since it was last called; may raise Cancelled."""

ASIDE = ".pastiche-part"
LOCK = ".lock"  # `folder_lock` makes it
PIECE = 8 << 20  # bytes copied between two reports
SLACK = 64 << 20  # bytes that a disk should have left


@contextmanager
def made(final: Path) -> Iterator[Path]:
    """A new folder beside `final` to write into, which becomes `final` at the end; gone where that fails.

    What a kill left there is cleared by the next try.

    Raises:
        BadOption: something is at `final` already. Locked: it is being written by another process.
        BadInput, NoSpace: as `core.files.disk_errors`.
    """
    refuse_taken(final)
    aside = _aside(final)
    with disk_errors(final):
        aside.mkdir(parents=True, exist_ok=True)
    with folder_lock(aside, f"{final.name} is being written already.", "Wait until that is done."):
        try:
            _clear(aside)
            yield aside
            refuse_taken(final)
            finish(aside, final)
            (final / LOCK).unlink()  # held to the end, or another could clear what is being flushed
        except BaseException:
            shutil.rmtree(aside, ignore_errors=True)
            raise


def clear_left(final: Path) -> None:
    """Remove what a kill left of a folder that was being written; nothing while it is written still."""
    aside = _aside(final)
    if aside.is_dir():
        with suppress(Locked), folder_lock(aside, "", ""):
            shutil.rmtree(aside, ignore_errors=True)


def _aside(final: Path) -> Path:
    return final.with_name(f".{final.name[:60]}{ASIDE}")


def finish(aside: Path, final: Path) -> None:
    """Have the disk take all of `aside`, then give it its name."""
    with disk_errors(final):
        _flush(aside)
        os.rename(aside, final)
        flush_folder(final.parent)


def _clear(aside: Path) -> None:
    for path in aside.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != LOCK:
            path.unlink()


def refuse_taken(final: Path) -> None:
    """Raise BadOption where something is there already; an empty folder counts as nothing."""
    try:
        taken = final.is_symlink() or (final.exists() and not (final.is_dir() and not any(final.iterdir())))
    except OSError:  # it may not be looked into
        taken = True
    if taken:
        raise BadOption(
            f"{final} is there already.", "Choose a new folder, or move that one away: nothing is replaced."
        )


def numbered(final: Path) -> Path:
    """`final`, or the first of "final-2", "final-3" ... that is free."""
    number, found = 1, final
    while found.exists() or found.is_symlink():
        number += 1
        found = final.with_name(f"{final.name}-{number}")
    return found


def need_space(place: Path, need: int, what: str) -> None:
    """Raise NoSpace where the disk that holds `place` has fewer than `need` bytes to give."""
    free = machine.free_disk(place)
    if free < need + SLACK:
        raise NoSpace(
            f"{what} needs about {machine.human(need)} of disk; {machine.human(free)} are free.",
            "Free some space, or choose a folder on another disk.",
        )


def copy(source: Path, target: Path, moved: Moved) -> None:
    """Copy a file's content and nothing else of it.

    Raises:
        NoSpace, BadInput: see `core.files.disk_errors`.
    """
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as read, target.open("wb") as write:
            while piece := read.read(PIECE):
                write.write(piece)
                moved(len(piece))


def save_arrays(path: Path, arrays: Mapping[str, Any], kind: str = "mlx") -> None:
    """Write arrays as safetensors. Args: kind: the library they are for, as the format notes it.

    Raises:
        NoSpace: the disk is full. BadInput: the place cannot be written to.
    """
    import mlx.core as mx

    with disk_errors(path):
        try:
            mx.save_safetensors(str(path), dict(arrays), {"format": kind})
        except RuntimeError as error:  # all that mlx says of a failed write
            if "write" not in str(error).lower():
                raise
            raise NoSpace(
                f"The disk is full: {path.name} could not be written.",
                "Free some space, or choose a folder on another disk.",
                str(error),
            ) from error


def size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _flush(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
