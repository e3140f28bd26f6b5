"""Owns the sheet that makes a second project out of one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from core.adapters.placing import clear_left
from core.duplicating import Options, Result
from core.project import SUFFIX
from desktop import words
from desktop.state import State
from desktop.voice_sheet import Sheet
from desktop.widgets.basics import button, fill, label, row


class DuplicateSheet(Sheet):
    """Asks for a name and a folder, then copies."""

    def __init__(self, state: State, root: Path, size: int, parent: QWidget) -> None:
        super().__init__(state, parent.tr("Duplicate a Project"), parent)
        self.root = root
        self.folder = root.parent
        self._making: Path | None = None
        about = self.tr(
            "The copy holds everything: books, decisions, accounts and the voice, {size} in all. What you "
            "change in one, the other does not see."
        )
        self.name = QLineEdit(self._free_name())
        self.name.setAccessibleName(self.tr("Name of the copy"))
        self.name.textChanged.connect(self._show_place)
        self.where = label("", "note", wrap=True)
        elsewhere = button(self.tr("Choose Another Folder..."), self._choose, "small")
        fill(
            self.form_lines,
            label(about.format(size=words.size(size)), "soft", wrap=True),
            16,
            label(self.tr("Name of the copy"), "strong"),
            6,
            self.name,
            6,
            self.where,
            8,
            row(elsewhere, -1),
        )
        self.buttons(self.tr("Duplicate"), self.make)
        self._show_place()
        self.name.setFocus()
        self.name.selectAll()

    def target(self) -> Path:
        """The folder to make."""
        stem = "".join(c for c in self.name.text() if c not in '/\\:"<>|?*').strip(" .")
        return self.folder / f"{stem}{SUFFIX}"

    def make(self) -> None:
        self._making = self.target()
        self.start("duplicate", Options(str(self.root), str(self._making)))

    def safe(self) -> str:
        return self.tr("The project itself is as it was.")

    def clear_left(self) -> None:
        if self._making is not None:
            clear_left(self._making)

    def _free_name(self) -> str:
        number = 2
        while (self.folder / f"{self.root.stem} {number}{SUFFIX}").exists():
            number += 1
        return f"{self.root.stem} {number}"

    def _show_place(self) -> None:
        stem = self.target().name != SUFFIX
        taken = stem and self.target().exists()
        said = self.tr("{place} is there already: choose another name.") if taken else "{place}"
        self.where.setText(said.format(place=self.target()) if stem else self.tr("It needs a name."))
        self.go.setEnabled(stem and not taken)

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Where shall it lie?"), str(self.folder))
        if folder:
            self.folder = Path(folder)
            self._show_place()

    def show_result(self, result: Result) -> None:
        self.said.setText(self.tr("The copy is ready."))
        super().show_result(result)
