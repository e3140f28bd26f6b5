"""Owns the dropping of books: what may be dropped, and the frame that invites it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from desktop.widgets.basics import button, fill, label, row
from desktop.widgets.icons import IconLabel

SUFFIXES = ("epub", "pdf", "txt", "md", "html", "htm", "docx", "docm", "dotx", "rtf", "odt", "doc")


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files and folders in a drag; empty when there are none."""
    if not data.hasUrls():
        return []
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def choose_books(parent: QWidget) -> list[Path]:
    """The system's open panel; content decides later, so every file may be chosen."""
    kinds = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
    names, _ = QFileDialog.getOpenFileNames(
        parent,
        parent.tr("Choose books"),
        str(Path.home()),
        f"{parent.tr('Books')} ({kinds});;{parent.tr('All files')} (*)",
    )
    return [Path(name) for name in names]


def choose_folder(parent: QWidget) -> list[Path]:
    """A folder whose books are all wanted; the panel for files offers none."""
    name = QFileDialog.getExistingDirectory(parent, parent.tr("Choose a folder of books"), str(Path.home()))
    return [Path(name)] if name else []


class DropZone(QFrame):
    """A dashed frame with two buttons; the rest of the window takes drops too."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "door")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Drop books here"))
        self.choose = button(self.tr("Choose Books..."), lambda: self._take(choose_books(self)))
        self.folder = button(self.tr("Choose Folder..."), lambda: self._take(choose_folder(self)))
        self.hint = label(
            self.tr("Drop ePub, PDF, Word or text files, or whole folders, anywhere in this window."),
            "soft",
            wrap=True,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(0)
        line = row(IconLabel("drop", "accent", 24), 16, self.hint, 16, self.folder, 8, self.choose)
        fill(layout, line)

    def _take(self, paths: list[Path]) -> None:
        if paths:
            self.dropped.emit(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)
