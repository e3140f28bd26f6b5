"""Owns the way to a folder in the system's file manager, and what is said where none shows it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from core.progress import Missing, PasticheError
from core.project import SUFFIX
from desktop import mac


def show_folder(path: str | Path, refused: Callable[[PasticheError], object]) -> None:
    """Open a folder, or a file in what edits it; `refused` hears where it lies if nothing opened.

    A project is shown where it lies: for a Mac it is a document of ours, which would only come back to us.
    """
    project = mac.MAC and Path(path).suffix == SUFFIX
    if mac.reveal(str(path)) if project else QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        return
    said = QCoreApplication.translate("folders", "No program here shows folders.")
    remedy = QCoreApplication.translate("folders", "Go there in another way: {path}")
    refused(Missing(said, remedy.format(path=path)))
