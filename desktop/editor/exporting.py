"""Owns the writing out of a text: where to, and that nobody else's changes to that file are lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core.progress import BadInput, PasticheError
from desktop.editor import texts
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.editor.editor import EditorPage


class _Changed(BadInput):
    """Somebody else has written to the file since it was read."""


class Exporting(QObject):
    """Exports the page's text with what was accepted."""

    done = Signal(Path)
    problem = Signal(object, object)  # PasticheError, and another way out as (words, function) or None

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page)
        self._page = page

    def choose(self) -> None:
        """Ask for the file."""
        text = self._page.text
        if text is None:
            return
        stem = (Path(text.name).stem if text.path is not None else text.name) + text.suffix
        folder = text.path.parent if text.path is not None else Path.home()
        names = {".md": self.tr("Markdown"), ".txt": self.tr("Plain text"), ".docx": self.tr("Word document")}
        ordered = sorted(names, key=lambda suffix: suffix != text.suffix)  # the text's own kind first
        kinds = ";;".join(f"{names[suffix]} (*{suffix})" for suffix in ordered)
        title = self.tr("Export the Text")
        name, kind = QFileDialog.getSaveFileName(self._page, title, str(folder / stem), kinds)
        if name:
            chosen = next((suffix for suffix in ordered if f"(*{suffix})" in kind), text.suffix)
            self.to(Path(name) if Path(name).suffix else Path(name + chosen))

    def to(self, path: Path, replace: bool = False) -> None:
        """Write to this file; one that was changed meanwhile is not replaced unasked."""
        self._page.view.end_edit()
        text, rows = self._page.text, list(self._page.model.rows())
        if text is None:
            return

        def work() -> Path:
            if not replace and texts.changed_meanwhile(text, path):
                raise _Changed(
                    f"{path.name} was changed by another program since it was opened here.",
                    "Export under another name, or replace it with this version.",
                )
            return texts.write_out(text, rows, path)

        def failed(error: PasticheError) -> None:
            other = (self.tr("Replace It"), lambda: self.to(path, replace=True))
            self.problem.emit(error, other if isinstance(error, _Changed) else None)

        Load(work, self.done.emit, failed)
