"""Owns which voices the editor offers: where they are looked for, and the one that is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from core import adapters, machine
from core.progress import BadInput
from core.types import Adapter
from desktop.editor.voice_bar import VoiceBar
from desktop.jobs import Load
from desktop.state import State


class Voices(QObject):
    """Fills the bar's list, from the open project, projects opened lately, and folders that were chosen.

    `adapter` is the folder of the voice chosen last, "" before there is one.
    """

    changed = Signal()
    problem = Signal(object)  # PasticheError

    def __init__(self, state: State, bar: VoiceBar) -> None:
        super().__init__(bar)
        self.adapter = ""
        self._state = state
        self._bar = bar
        self._more: list[Path] = [Path(p) for p in state.preferences.get("voices", [])]
        self._looking: Load | None = None
        bar.voice_changed.connect(self._chosen)
        bar.folder_wanted.connect(self.choose_folder)
        state.project_changed.connect(self.find)

    def find(self) -> None:
        """Look for voices, away from the window's thread; what an earlier look still brings is old."""
        if self._looking is not None:
            self._looking.drop()
        project = self._state.project
        projects = [] if project is None else [project.root]
        folders = [root / "lora_adapters" for root in [*projects, *self._state.preferences.recents()]]
        folders += [machine.data_dir() / "voices", *self._more]
        own = "" if project is None else str(project.adapter.resolve())
        self._looking = Load(
            lambda: adapters.find(folders), lambda found: self._show(found, own), self.problem.emit
        )

    def _show(self, found: list[Adapter], own: str) -> None:
        self._bar.show_voices(found, self.adapter or own)
        self._chosen()

    def choose_folder(self) -> None:
        """Ask for an adapter folder."""
        folder = QFileDialog.getExistingDirectory(self._bar, self.tr("Choose a Voice"))
        if folder:
            self.add(Path(folder))

    def add(self, folder: Path) -> None:
        """Use the voice in this folder, now and later."""
        try:
            adapter = adapters.load(folder)
        except BadInput as error:
            self.problem.emit(error)
            return
        self.adapter = adapter.path
        if folder not in self._more:
            self._more.append(folder)
            self._state.preferences.set("voices", [str(path) for path in self._more])
        self.find()

    def _chosen(self) -> None:
        adapter = self._bar.adapter
        if adapter is not None:
            self.adapter = adapter.path
        self.changed.emit()
