"""Owns the page *Voices*: the trained voices of this and recent projects, and what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core import adapters, machine
from core.progress import BadInput
from core.types import Adapter
from desktop import words
from desktop.jobs import Load
from desktop.state import State
from desktop.widgets.basics import button, column, holder, label, row, scrolling
from desktop.widgets.problem import Empty

COLUMNS = 2


def read_voices(folders: Sequence[Path]) -> list[tuple[Adapter, bool]]:
    """The voices in these folders, and whether copies from each one's books can be found. For a `Load`."""
    return [(adapter, adapters.keeps_text(Path(adapter.path))) for adapter in adapters.find(folders)]


class VoicesPage(QWidget):
    """`chosen` asks for the restyle page with a voice."""

    chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self._reading: Load | None = None
        self.voices: list[Adapter] = []
        self.empty = Empty("voices")
        self.empty.show_text(
            self.tr("No voice yet"),
            self.tr(
                "The five steps make one from a book. A voice trained elsewhere can be added by its folder."
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
        add = button(self.tr("Add a Voice..."), self.choose_folder)
        texts = column(
            label(self.tr("Voices"), "title"),
            2,
            label(
                self.tr("Every voice of this project, of those opened lately, and those you added."),
                "soft",
                wrap=True,
            ),
        )
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 16)
        head.addLayout(texts, 1)
        head.addWidget(add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.empty, 1)
        state.project_changed.connect(self.look)
        state.run_ended.connect(self._run_ended)
        self.look()

    def folders(self) -> list[Path]:
        """Where voices are looked for."""
        project = self.state.project
        roots = [] if project is None else [project.root]
        found = [root / "lora_adapters" for root in [*roots, *self.state.preferences.recents()]]
        added = [Path(p) for p in self.state.preferences.get("voices", [])]
        return [*found, machine.data_dir() / "voices", *added]

    def look(self) -> None:
        """Look again, away from the window's thread."""
        if self._reading is not None:
            self._reading.drop()
        folders = self.folders()
        self._reading = Load(lambda: read_voices(folders), self._show, self.state.refused.emit)

    def _run_ended(self, stage: str) -> None:
        if stage == "train":
            self.look()

    def _show(self, found: list[tuple[Adapter, bool]]) -> None:
        self._reading = None
        self.voices = [adapter for adapter, _ in found]
        clear_grid(self._grid)
        self._area.setVisible(bool(found))
        self.empty.setVisible(not found)
        for place, (adapter, text) in enumerate(found):
            self._grid.addWidget(self._card(adapter, text), place // COLUMNS, place % COLUMNS)

    def _card(self, adapter: Adapter, text: bool) -> QWidget:
        author = adapter.author or Path(adapter.path).name
        write = button(
            self.tr("Write in It"),
            lambda: self.chosen.emit(adapter.path),
            "small",
            name=self.tr("Write in the voice of {author}").format(author=author),
        )
        show = button(
            self.tr("Show Folder"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(adapter.path)),
            "small",
            name=self.tr("Show the folder of {author}").format(author=author),
        )
        facts = QGridLayout()
        facts.setHorizontalSpacing(16)
        facts.setVerticalSpacing(4)
        facts.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(self._facts(adapter, text)):
            facts.addWidget(label(name, "note"), line, 0)
            facts.addWidget(label(value, "note", wrap=True), line, 1)
        inside = column(
            label(author, "name"), 2, label(adapter.path, "caption", wrap=True), 12, facts, -1, 16,
            row(write, 8, show, -1), margins=(16, 16, 16, 16),
        )  # fmt: skip
        card = holder(inside, "card")
        card.setAccessibleName(author)
        return card

    def _facts(self, adapter: Adapter, text: bool) -> list[tuple[str, str]]:
        unknown = self.tr("not said")
        meta: Any = adapter.metadata
        before, after = _figure(meta, "loss_before"), _figure(meta, "loss_after")
        surprise = unknown
        if before is not None and after is not None:
            surprise = self.tr("{after}, was {before} before").format(
                after=words.decimal(after), before=words.decimal(before)
            )
        model = adapter.base_model or unknown
        if Path(model).name == "practice_model" or model == "practice":
            model = self.tr("practice model, not literature")
        return [
            (self.tr("Model"), model),
            (self.tr("Surprise"), surprise),
            (self.tr("Described by"), str(meta.get("describer") or unknown)),
            (
                self.tr("Copying"),
                self.tr("checked on every passage it writes")
                if text
                else self.tr("not checked: the training text is not there"),
            ),
        ]

    def choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a voice"))
        if folder:
            self.add(Path(folder))

    def add(self, folder: Path) -> None:
        """Remember a voice that lies elsewhere."""
        try:
            adapters.load(folder)
        except BadInput as error:
            self.state.refused.emit(error)
            return
        known = [p for p in self.state.preferences.get("voices", []) if p != str(folder)]
        self.state.preferences.set("voices", [*known, str(folder)])
        self.look()


def _figure(meta: Any, name: str) -> float | None:
    """A loss out of the result that metadata.json holds, or None in a folder from another tool."""
    result = meta.get("result")
    value = result.get(name) if isinstance(result, dict) else None
    return float(value) if isinstance(value, int | float) else None


def clear_grid(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
