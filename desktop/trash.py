"""Owns the way to the system's Trash, where whatever the user deletes can be taken back from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFile, QStandardPaths

from core.progress import PasticheError


class NotTrashed(PasticheError):
    """The system did not take it; it lies where it was."""


def to_trash(path: Path) -> None:
    """Move a file or a folder to the Trash. Takes a while for a big one on another disk: for a `Load`.

    Raises:
        NotTrashed: it is gone already, may not be moved, or the disk has no Trash.
    """
    if not path.exists() or not _move(path):
        say = QCoreApplication.translate
        raise NotTrashed(
            say("trash", "{name} could not be moved to the Trash.").format(name=path.name),
            say("trash", "Look whether it is still at {folder}, and whether you may write there.").format(
                folder=path.parent
            ),
        )


def _move(path: Path) -> bool:
    # Elsewhere than on a Mac the Trash lies in the home folder's data, which may not be there yet.
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    Path(place).mkdir(parents=True, exist_ok=True)
    moved: object = QFile.moveToTrash(str(path))
    return bool(moved[0]) if isinstance(moved, tuple) else bool(moved)  # a pair by its documentation
