"""Owns the page *Voices*: the trained voices of this and recent projects, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QMenu, QMessageBox, QVBoxLayout, QWidget

from core import adapters
from core.adapters.removing import project_of
from core.progress import BadInput
from core.types import Adapter
from desktop.jobs import Load
from desktop.state import State
from desktop.voice_card import Voice, VoiceCard, read_voice
from desktop.voice_export import ExportSheet
from desktop.voice_import import ImportSheet
from desktop.voice_sheet import Sheet
from desktop.widgets.basics import button, column, label, scrolling
from desktop.widgets.problem import Empty

COLUMNS = 2


def read_voices(folders: Sequence[Path]) -> list[Voice]:
    """The voices in these folders, with what the disk says of each. For a `Load`."""
    return [read_voice(adapter) for adapter in adapters.find(folders)]


def remove_voice(folder: Path) -> tuple[str, ...]:
    """Delete a voice; what else lay in its folder. For a `Load`."""
    from core.adapters.removing import remove

    return remove(folder)


class VoicesPage(QWidget):
    """`chosen` asks for the restyle page with a voice."""

    chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._reading: Load | None = None
        self.voices: list[Adapter] = []
        self.cards: list[VoiceCard] = []
        self.sheet: Sheet | None = None  # the last one opened; Qt deletes it when it closes
        self.empty = Empty("voices")
        self.empty.show_text(
            self.tr("No voice yet"),
            self.tr(
                "The five steps make one from a book. A voice trained elsewhere, also in PEFT's form, can be "
                "imported."
            ),
            self.tr("Go to Import"),
        )
        self.empty.wanted.connect(lambda: self.wanted.emit("import"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(24)
        for place in range(COLUMNS):
            self._grid.setColumnStretch(place, 1)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(32, 8, 32, 24)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self._area = scrolling(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        outer.addWidget(self._area, 1)
        outer.addWidget(self.empty, 1)
        state.project_changed.connect(self.look)
        state.run_ended.connect(self._run_ended)
        self.look()

    def _head(self) -> QHBoxLayout:
        """What the page is, and the button that brings a voice."""
        self.add_button = button(self.tr("Import a Voice..."), self._show_menu)
        self.menu = QMenu(self)
        self.from_folder = self.menu.addAction(self.tr("From a Folder..."), self.choose_folder)
        self.from_zip = self.menu.addAction(self.tr("From a Zip File..."), self.choose_zip)
        texts = column(
            label(self.tr("Voices"), "title"),
            2,
            label(
                self.tr("Every voice of this project, of those opened lately, and those you imported."),
                "soft",
                wrap=True,
            ),
        )
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 16)
        head.addLayout(texts, 1)
        head.addWidget(self.add_button)
        return head

    def _show_menu(self) -> None:
        self.menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def folders(self) -> list[Path]:
        """Where voices are looked for."""
        project = self.state.project
        roots = [] if project is None else [project.root]
        found = [root / "lora_adapters" for root in [*roots, *self.state.preferences.recents()]]
        added = [Path(p) for p in self.state.preferences.get("voices", [])]
        return [*found, adapters.home(), *added]

    def look(self) -> None:
        """Look again, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
        folders = self.folders()
        self._reading = Load(lambda: read_voices(folders), self._show, self.state.refused.emit)

    def _run_ended(self, stage: str) -> None:
        if stage == "train":
            self.look()

    def _show(self, found: list[Voice]) -> None:
        self._reading = None
        self.voices = [voice.adapter for voice in found]
        clear_grid(self._grid)
        self._area.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.cards = [self._card(voice) for voice in found]
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // COLUMNS, place % COLUMNS)

    def _card(self, voice: Voice) -> VoiceCard:
        card, adapter = VoiceCard(voice), voice.adapter
        card.chosen.connect(lambda: self.chosen.emit(adapter.path))
        card.export_wanted.connect(lambda: self.export(adapter))
        card.delete_wanted.connect(lambda: self.delete(adapter))
        return card

    def choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a voice"))
        if folder:
            self.bring(Path(folder))

    def choose_zip(self) -> None:
        kinds = f"{self.tr('Zip files')} (*.zip)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a zip file with a voice"), "", kinds)
        if name:
            self.bring(Path(name))

    def bring(self, source: Path) -> None:
        """Ask whose voice it is, and take a copy of it into the library."""
        sheet = ImportSheet(self.state, source, self)
        sheet.succeeded.connect(lambda *_: self.look())
        self._open(sheet)

    def export(self, adapter: Adapter) -> None:
        """Ask what a copy is for, and make it."""
        self._open(ExportSheet(self.state, adapter, self))

    def _open(self, sheet: Sheet) -> None:
        self.sheet = sheet
        sheet.open()

    def add(self, folder: Path) -> None:
        """Remember a voice that lies elsewhere; one of PEFT's is imported, which asks whose voice it is."""
        if adapters.is_peft(folder):
            self.bring(folder)
            return
        try:
            adapters.load(folder)
        except BadInput as error:
            self.state.refused.emit(error)
            return
        known = [p for p in self.state.preferences.get("voices", []) if p != str(folder)]
        self.state.preferences.set("voices", [*known, str(folder)])
        self.look()

    def delete(self, adapter: Adapter) -> None:
        """Ask, then delete the voice's own files."""
        if self._sure(adapter):
            folder = Path(adapter.path)
            Load(lambda: remove_voice(folder), self._deleted, self.state.refused.emit)

    def _sure(self, adapter: Adapter) -> bool:
        folder = Path(adapter.path)
        project = project_of(folder)
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Delete the voice of {author}?").format(author=adapter.author or folder.name))
        said = self.tr("There is no way back. It lies in {folder}.").format(folder=folder)
        if project is not None:
            said += " " + self.tr("That is the project {name}: its step Train will be undone.").format(
                name=project.stem
            )
        box.setInformativeText(said)
        yes = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        no = box.addButton(self.tr("Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.setWindowModality(Qt.WindowModality.WindowModal)
        box.exec()
        sure = box.clickedButton() is yes
        box.deleteLater()
        return sure

    def _deleted(self, left: tuple[str, ...]) -> None:
        self.look()
        self.state.refresh()


def clear_grid(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
