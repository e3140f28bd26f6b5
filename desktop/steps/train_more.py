"""Owns the settings of a training that few need: times through, wordings, and a model by its hub name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QWidget

from core.training.recipe import PRESETS
from desktop.preferences import Preferences
from desktop.settings.values import of_stage
from desktop.widgets.basics import button, column, holder, label, row

SAME = 0.005  # epochs that make no difference on screen


class Epochs(QDoubleSpinBox):
    """Leaves the wheel to the page, or scrolling past it would change the number."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class MoreSettings(QWidget):
    """Folded until it is asked for. `name_given` carries a model's name on the hub."""

    changed = Signal()
    name_given = Signal(str)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._stood = 0.0  # at the preset's number, until the user chooses another
        self.toggle = button("", self.fold, "link")
        self.epochs = Epochs()
        self.epochs.setDecimals(2)
        self.epochs.setRange(0.01, 20.0)  # as little as a trial on the command line may have had
        self.epochs.setSingleStep(0.5)
        self.epochs.setAccessibleName(self.tr("Times through the passages"))
        self.epochs.valueChanged.connect(lambda _: self.changed.emit())
        self.variety = QCheckBox(self.tr("Word the instruction in several ways"))
        self.name = QLineEdit()
        self.name.setPlaceholderText("owner/model")
        self.name.setAccessibleName(self.tr("Name of another base model on the hub"))
        self.name.setMinimumWidth(280)
        self.name.setMaximumWidth(360)
        self.use = button(self.tr("Use This Model"), self._give)
        self.use.setEnabled(False)
        self.name.textChanged.connect(lambda text: self.use.setEnabled("/" in text.strip().strip("/")))
        self.name.returnPressed.connect(self._give)
        self.inner = self._build()
        self.setLayout(column(row(self.toggle, -1), self.inner))
        self.inner.hide()
        self._say()

    def _build(self) -> QWidget:
        through = label(self.tr("times through the passages (epochs)"), "soft")
        wordings = self.tr(
            "It then learns the voice rather than an answer to one sentence. Worth a try with few passages; "
            "it is always checked with the usual wording."
        )
        another = self.tr("Another base model, by its name on huggingface.co")
        return holder(
            column(
                14, row(self.epochs, 8, through, -1), 18, self.variety, 2,
                label(wordings, "note", wrap=True), 18, label(another, "soft"), 6,
                row(self.name, 8, self.use, -1),
            )
        )  # fmt: skip

    def fold(self) -> None:
        """Show or hide them."""
        self.inner.setVisible(self.inner.isHidden())
        self._say()

    def _say(self) -> None:
        text = self.tr("More Settings") if self.inner.isHidden() else self.tr("Fewer Settings")
        self.toggle.setText(text)
        self.toggle.setAccessibleName(text)

    def _give(self) -> None:
        name = self.name.text().strip().strip("/")
        if "/" in name:
            self.name.clear()
            self.name_given.emit(name)

    # The values.
    def usual(self, preset: str) -> float:
        """Times through without another choice here: Standard's may have been changed in Settings."""
        own = PRESETS[preset].recipe.epochs
        changed = of_stage(self._preferences, "train").get("epochs", own)
        return float(changed) if preset == "reference" else own

    def stand_at(self, preset: str) -> None:
        """The preset's number of times."""
        self._stood = self.usual(preset)
        self.epochs.setValue(self._stood)

    def follow(self, preset: str) -> None:
        """The number may have been changed in Settings; what the user chose here stays."""
        if abs(self.epochs.value() - self._stood) < SAME:
            self.stand_at(preset)

    def restore(self, before: Mapping[str, Any]) -> None:
        """What was chosen for the last training."""
        if "variety" in before:  # what a training left off does not say stays as it was chosen
            self.variety.setChecked(bool(before["variety"]))
        if before.get("epochs"):
            self.epochs.setValue(float(before["epochs"]))
        other = before.get("preset") in PRESETS and abs(self.epochs.value() - self._stood) >= SAME
        if self.variety.isChecked() or other:
            self.inner.show()
            self._say()

    def share(self, preset: str) -> float:
        """Times through, against the preset's own."""
        return self.epochs.value() / PRESETS[preset].recipe.epochs

    def chosen_epochs(self, preset: str) -> float | None:
        """None where it is the preset's own."""
        usual = PRESETS[preset].recipe.epochs
        return None if abs(self.epochs.value() - usual) < SAME else self.epochs.value()
