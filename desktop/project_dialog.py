"""Owns how a project is chosen: as a folder, on a Mac as the one document that the Finder makes of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from core.project import SUFFIX
from desktop import mac
from desktop.words import tr

INSIDE = "project.json"
"""May be chosen for its folder: one of another name is no document, nor is any before the bundle is known."""


def choose_project(parent: QWidget) -> Path | None:
    """The project that the user chooses in the system's panel, or None."""
    title, home = tr("Open a project"), str(Path.home())
    if not mac.MAC:
        folder = QFileDialog.getExistingDirectory(parent, title, home)
        return Path(folder) if folder else None
    # The panel for folders shows documents in grey, even those that are folders.
    kinds = tr("Projects") + f" (*{SUFFIX} {INSIDE})"
    name, _ = QFileDialog.getOpenFileName(parent, title, home, kinds)
    if not name:
        return None
    chosen = Path(name)
    return chosen.parent if chosen.name == INSIDE else chosen
