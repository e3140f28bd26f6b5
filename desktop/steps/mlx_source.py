"""Owns which model inside Pastiche describes: one of the catalogue, or one in a folder of the user's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QComboBox, QFileDialog

from core import machine
from core.describing import obtaining
from core.describing.providers import split_name
from core.progress import PasticheError
from desktop import words
from desktop.jobs import Load
from desktop.steps.model_source import Source
from desktop.theme import set_look
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.fields import FieldName

MODEL_FROM = "huggingface.co"


@dataclass(frozen=True, slots=True)
class Local:
    """A model to choose. Attributes: memory: bytes it needs, 0 where nobody knows."""

    name: str
    shown: str
    memory: int
    here: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to choose from. Attributes: usual: the one for this computer. memory: its bytes."""

    models: tuple[Local, ...]
    usual: str
    memory: int

    def find(self, name: str) -> Local | None:
        return next((model for model in self.models if model.name == name), None)

    def fits(self, model: Local) -> bool:
        return model.memory <= machine.FITS * self.memory


def read_shelf(folder: str) -> Shelf:
    """The catalogue and what of it is on this disk; with the folder that the user chose. For a `Load`."""
    from core.describing.providers.mlx import CATALOGUE, default_model

    found = [Local(m.name, m.shown, m.memory, obtaining.is_here(f"mlx:{m.name}")) for m in CATALOGUE]
    if folder:
        found.append(Local(folder, Path(folder).name, 0, obtaining.is_here(f"mlx:{folder}")))
    return Shelf(tuple(found), default_model(), machine.this_machine().memory)


def check_folder(folder: str) -> str:
    """The folder, if a model lies in it that follows instructions. For a `Load`.

    Raises:
        Missing, BadOption: there is none, or a base model.
    """
    from core.describing.providers.mlx import MLX

    MLX(folder)
    return folder


class MlxSource(Source):
    """A model that runs inside Pastiche; one that is not here is fetched when the work starts."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.shelf: Shelf | None = None
        self.sizes: dict[str, int | PasticheError] = {}
        self._folder = ""
        self._wanted = ""
        self._sizing: Load | None = None
        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("Model on this computer"))
        self.model.setMinimumWidth(180)
        self.model.activated.connect(self._picked)
        self.elsewhere = button(self.tr("Another Folder..."), self._choose_folder, "small")
        self.said = label(self.tr("Looking at what is on this computer..."), "note", wrap=True)
        first = row(FieldName(self.tr("Model")), 8, self.model, -1)
        second = row(FieldName(""), 8, self.elsewhere, -1)  # its names are long: both are too wide for a line
        self.setLayout(column(first, 8, second, 8, self.said))

    def llm(self) -> str:
        name = self._name()
        return f"{self.name}:{name}" if name else self.name

    def _name(self) -> str:
        return str(self.model.currentData() or self._wanted)

    def restore(self, llm: str) -> None:
        self._wanted = split_name(llm)[1]
        self._folder = self._wanted if Path(self._wanted).is_absolute() else ""

    def look(self) -> None:
        folder = self._folder
        self._read(Load(lambda: read_shelf(folder), self._show, self._not_read))

    def drop(self) -> None:
        super().drop()
        if self._sizing is not None:
            self._sizing.drop()

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self._say(str(error), "errornote")

    def _show(self, shelf: Shelf) -> None:
        self._reading = None
        chosen = str(self.model.currentData() or self._wanted or shelf.usual)
        self.shelf, self._wanted = shelf, ""
        self.model.clear()
        rows: Any = self.model.model()
        for place, model in enumerate(shelf.models):
            self.model.addItem(self._line(shelf, model), model.name)
            rows.item(place).setEnabled(shelf.fits(model))
        self.model.setCurrentIndex(max(0, self.model.findData(chosen)))
        self._picked()

    def _line(self, shelf: Shelf, model: Local) -> str:
        if not shelf.fits(model):
            said = self.tr("{model}, too large for this computer")
        elif model.here:
            said = self.tr("{model}, on this computer")
        else:
            said = self.tr("{model}, to be fetched")
        return said.format(model=model.shown)

    def _picked(self, *_: object) -> None:
        model = self._chosen()
        if self.shelf is None or model is None:
            return
        if not self.shelf.fits(model):
            said = self.tr("It needs about {need} of memory, and this computer has {memory} for everything.")
            said = said.format(need=words.size(model.memory), memory=words.size(self.shelf.memory))
            self._say(said, "looknote")
        elif model.here:
            self._say(self._memory(model))
        else:
            self._say(f"{self._fetched(model)} {self._memory(model)}", "looknote")
            self._ask_size(model.name)
        self.changed.emit()

    def _chosen(self) -> Local | None:
        return None if self.shelf is None else self.shelf.find(self._name())

    def _memory(self, model: Local) -> str:
        if not model.memory:
            return self.tr("It lies in {folder}.").format(folder=model.name)
        said = self.tr("While it works it needs about {need} of memory.")
        return said.format(need=words.size(model.memory))

    def _fetched(self, model: Local) -> str:
        """What is fetched from where, and how much."""
        found = self.sizes.get(model.name)
        if isinstance(found, PasticheError):
            said = self.tr("It is fetched once from {place}; how much could not be found out: {why}")
            return said.format(place=MODEL_FROM, why=found.message)
        if not found:
            said = self.tr("It is fetched once from {place}. No text of yours is sent.")
            return said.format(place=MODEL_FROM)
        said = self.tr("{size} are fetched once from {place}. No text of yours is sent.")
        return said.format(size=words.size(found), place=MODEL_FROM)

    def _ask_size(self, name: str) -> None:
        if name in self.sizes:
            return
        if self._sizing is not None:
            self._sizing.drop()

        def show(found: int | PasticheError) -> None:
            self._sizing = None
            self.sizes[name] = found
            if self._name() == name:
                self._picked()

        self._sizing = Load(lambda: obtaining.size_of(f"mlx:{name}"), show, show)

    def _say(self, text: str, look: str = "note") -> None:
        self.said.setText(text)
        set_look(self.said, look)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a chat model"))
        if folder:
            self.take_folder(folder)

    def take_folder(self, folder: str) -> None:
        """Describe with the model in this folder; what is wrong with it is said in its place."""
        self._read(Load(lambda: check_folder(folder), self._add, self._not_read))

    def _add(self, folder: str) -> None:
        self._folder = self._wanted = folder
        self.model.setCurrentIndex(-1)
        self.look()
        self.changed.emit()

    def lacking(self) -> str:
        model = self._chosen()
        if self.shelf is None or model is None:
            return self.tr("Looking at what is on this computer...")
        if not self.shelf.fits(model):
            return self.tr("This model is too large for this computer. Choose another one.")
        return ""

    def fetches(self) -> bool:
        model = self._chosen()
        return model is not None and not model.here
