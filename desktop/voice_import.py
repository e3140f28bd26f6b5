"""Owns the sheet that imports a voice: where it lies, whose it is, and what came of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from core.adopting import Options, Result
from desktop.state import State
from desktop.voice_sheet import Sheet
from desktop.widgets.basics import fill, label


class ImportSheet(Sheet):
    """Asks whose voice it is, and takes it into the library."""

    def __init__(self, state: State, source: Path, parent: QWidget) -> None:
        super().__init__(state, parent.tr("Import a Voice"), parent)
        self.source = source
        self.author = QLineEdit()
        self.author.setAccessibleName(self.tr("Whose voice it is"))
        self.author.setPlaceholderText(self.tr("As it says itself, or like its folder"))
        explained = self.tr(
            "A copy is made among your voices; what lies there stays as it is. An adapter of PEFT's, of "
            "mlx-lm's or of Pastiche's will do."
        )
        fill(
            self.form_lines,
            label(str(source), "text", wrap=True),
            8,
            label(explained, "soft", wrap=True),
            16,
            label(self.tr("Whose voice is it?"), "strong"),
            6,
            self.author,
        )
        self.buttons(self.tr("Import"), self.take)
        self.author.setFocus()

    def take(self) -> None:
        """Take it in."""
        self.start("adopt", Options(str(self.source), self.author.text().strip()))

    def show_result(self, result: Result) -> None:
        said = self.tr("The voice of {author} is among your voices now.")
        self.said.setText(said.format(author=result.author))
        super().show_result(result)
