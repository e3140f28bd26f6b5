"""Owns the choosing of a training: presets as rows, the base model, and what does not fit and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDoubleSpinBox, QFileDialog, QVBoxLayout, QWidget

from core import machine
from core.progress import PasticheError
from core.training import Options
from desktop import words
from desktop.jobs import Load
from desktop.state import State
from desktop.widgets.basics import ChoiceRow, button, fill, hairline, label, row

ORDER = ("quick", "reference", "thorough", "practice")
PRACTICE = "practice"
LONGEST = 1400  # tokens of the longest usual example: 650 words and their account


def read_models(folders: Sequence[str] = ()) -> dict[str, Any]:
    """The base models there are, which lie on this disk, and this machine's memory. For a `Load`.

    `folders` are those that the user chose; one that holds no model any more is passed over.
    """
    from core.writing.models import catalogue

    models = [(info.name, info.title, machine.model_folder(info.name) is not None) for info in catalogue()]
    needs = {info.name: _need(info.shape) for info in catalogue()}
    for folder in folders:
        try:
            needs[folder] = read_folder(Path(folder))
        except PasticheError:
            continue
        models.insert(0, (folder, Path(folder).name, True))
    return {"models": models, "needs": needs, "memory": machine.this_machine().memory}


def read_folder(folder: Path) -> int:
    """Bytes that training on the model in this folder takes. For a `Load`.

    Raises:
        Missing, BadInput: there is no model in it that can be trained.
    """
    from core.writing.models import resolve, shape_of

    return _need(shape_of(resolve(str(folder))))


def _need(shape: Any) -> int:
    """Bytes that training takes at least, by formula: rank 64, with checkpointing."""
    from core.training.memory import estimate

    return estimate(shape, 64, LONGEST, 1, True).total


class PresetChoice(QWidget):
    """Which preset, on which model, how many times through."""

    changed = Signal()
    known = Signal()  # what is on this computer, for the first time

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.facts: dict[str, Any] | None = None
        self._reading: Load | None = None
        self.setMaximumWidth(860)
        self.rows: dict[str, ChoiceRow] = {}
        self.group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        fill(layout, label(self.tr("How thoroughly?"), "section"), 8, hairline())
        texts = self._texts()
        for name in ORDER:
            title, body = texts[name]
            made = ChoiceRow(title, body)
            made.chosen.connect(self._picked)
            self.group.addButton(made.radio)
            self.rows[name] = made
            fill(layout, made, hairline())
        self.model = QComboBox()
        self.model.setAccessibleName(self.tr("The model underneath"))
        self.model.setMinimumWidth(300)
        self.model.activated.connect(self._say)
        self.about = label("", "soft", wrap=True)
        self.elsewhere = button(self.tr("Choose a Model Folder..."), self._choose_folder)
        self.epochs = QDoubleSpinBox()
        self.epochs.setRange(0.1, 20.0)
        self.epochs.setSingleStep(0.5)
        self.epochs.setDecimals(2)
        self.epochs.setAccessibleName(self.tr("Times through the passages"))
        fill(layout, 28, label(self.tr("The model underneath"), "section"), 8, hairline(), 14)
        line = row(self.model, self.elsewhere)
        line.setSpacing(12)
        line.addStretch(1)
        fill(layout, line, 10, self.about, 24, hairline(), 14)
        note = label(self.tr("times through the passages (epochs)"), "soft")
        fill(layout, row(self.epochs, 8, note, -1))
        self.rows[PRACTICE].radio.setChecked(True)

    def _texts(self) -> dict[str, tuple[str, str]]:
        return {
            "quick": (
                self.tr("Quick"),
                self.tr("Once through, on a smaller model: a first impression of whether the books suit it."),
            ),
            "reference": (
                self.tr("Standard"),
                self.tr("The recipe of the published method, for several novels by one author."),
            ),
            "thorough": (
                self.tr("Thorough"),
                self.tr("Three times through. For a single short book, or over night."),
            ),
            PRACTICE: (
                self.tr("Practice, not literature"),
                self.tr(
                    "Minutes, on the small model that comes with Pastiche. It shows the way, not a voice."
                ),
            ),
        }

    def look(self) -> None:
        """Find out, away from the window's thread, what is on this computer."""
        if self._reading is None and self.facts is None:
            self._read(self.take_facts)

    def _read(self, then: Callable[[dict[str, Any]], None]) -> None:
        """Read what there is; what an earlier reading still brings is old."""
        if self._reading is not None:
            self._reading.drop()
        folders = self._folders()
        self._reading = Load(lambda: read_models(folders), then)

    def take_facts(self, facts: dict[str, Any]) -> None:
        self._reading = None
        first, self.facts = self.facts is None, facts
        self.model.clear()
        for name, title, here in facts["models"]:
            if name != PRACTICE:
                shown = title if here else self.tr("{title}, not on this computer").format(title=title)
                self.model.addItem(shown, name)
        here = [name for name, _, found in facts["models"] if found and name != PRACTICE]
        before = self.state.options("train")
        wanted = str(before.get("model") or (here[0] if here else ""))
        self.model.setCurrentIndex(max(0, self.model.findData(wanted)))
        for name in ORDER:
            if name != PRACTICE:
                reason = "" if here else self.tr("needs a base model")
                self.rows[name].set_reason(reason)
        preset = str(before.get("preset", "reference" if here else PRACTICE))
        chosen = self.rows.get(preset, self.rows[PRACTICE])
        (chosen if chosen.radio.isEnabled() else self.rows[PRACTICE]).radio.setChecked(True)
        self._say()
        if first:
            self.known.emit()

    def _folders(self) -> list[str]:
        return [str(folder) for folder in self.state.preferences.get("models", [])]

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose the folder of a model"))
        if folder:
            self.add_folder(Path(folder))

    def add_folder(self, folder: Path) -> None:
        """Train on the model in this folder, and list it from now on; `refused` tells why not."""
        Load(lambda: read_folder(folder), lambda _: self._add(str(folder)), self.state.refused.emit)

    def _add(self, folder: str) -> None:
        folders = [folder, *(f for f in self._folders() if f != folder)]
        self.state.preferences.set("models", folders)

        def show(facts: dict[str, Any]) -> None:
            self.take_facts(facts)
            if self.preset() == PRACTICE:
                self.rows["reference"].radio.setChecked(True)
                self._picked()
            self.model.setCurrentIndex(self.model.findData(folder))
            self._say()

        self._read(show)

    def preset(self) -> str:
        return next((name for name in ORDER if self.rows[name].radio.isChecked()), PRACTICE)

    def _picked(self) -> None:
        from core.training.recipe import PRESETS

        self.epochs.setValue(PRESETS[self.preset()].recipe.epochs)
        self._say()

    def _say(self, *_: object) -> None:
        practice = self.preset() == PRACTICE
        self.model.setVisible(not practice)
        self.about.setText(self._about_practice() if practice else self._about_model())
        self.changed.emit()

    def _about_practice(self) -> str:
        if self.facts is not None and not self._here(PRACTICE):
            return self.tr("The practice model is missing from this installation. Install Pastiche again.")
        told = self.tr(
            "The practice model that comes with Pastiche: 4 million numbers, where real ones have billions."
        )
        if self.facts is not None and not any(h for n, _, h in self.facts["models"] if n != PRACTICE):
            more = self.tr(
                "For a real voice, choose the folder of a base model that is already on this computer. "
                "Pastiche cannot download one yet; those in the Hugging Face cache are found by themselves."
            )
            told = f"{told} {more}"
        return told

    def _about_model(self) -> str:
        if self.facts is None:
            return self.tr("Looking at what is on this computer...")
        name = self.model.currentData()
        if not self._here(name):
            return self.tr(
                "Not on this computer, and Pastiche cannot download it yet. Choose a model that is here, or "
                "its folder."
            )
        need, memory = self.facts["needs"][name], self.facts["memory"]
        said = self.tr("Estimated to need {need} of this computer's {memory} of memory.")
        said = said.format(need=words.size(need), memory=words.size(memory))
        if not self._fits(name):
            said = f"{said} {self.tr('That is too little: choose a smaller one.')}"
        return said

    def _here(self, name: str) -> bool:
        return self.facts is not None and any(n == name and found for n, _, found in self.facts["models"])

    def _fits(self, name: str) -> bool:
        from core.training.memory import SHARE

        return self.facts is not None and self.facts["needs"][name] <= SHARE * self.facts["memory"]

    def ready(self) -> bool:
        name = PRACTICE if self.preset() == PRACTICE else self.model.currentData()
        return bool(name) and self._here(name) and (name == PRACTICE or self._fits(name))

    def options(self) -> Options:
        from core.training.recipe import PRESETS

        preset = self.preset()
        usual = PRESETS[preset].recipe.epochs
        epochs = self.epochs.value()
        model = PRACTICE if preset == PRACTICE else str(self.model.currentData() or "")
        return Options(preset=preset, model=model, epochs=None if abs(epochs - usual) < 0.005 else epochs)
