"""Owns the choosing of a training: how thoroughly, on which model, and what that takes on this computer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from core.progress import PasticheError
from core.training import Options
from core.training.recipe import usual_preset
from desktop.state import Run, State
from desktop.steps.train_base import BaseChoice
from desktop.steps.train_changes import Changes
from desktop.steps.train_models import PRACTICE, Base
from desktop.steps.train_more import MoreSettings
from desktop.steps.train_probe import Measurer, Wanted, probe_options
from desktop.steps.train_rows import ORDER, PresetRow
from desktop.widgets.basics import column as lines
from desktop.widgets.basics import fill, hairline, label

PROBE = "probe"


class PresetChoice(QWidget):
    """Which preset, on which model, how many times through."""

    changed = Signal()
    known = Signal()  # what is on this computer, for the first time

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.needs: dict[str, dict[str, Any]] = {}
        """Model -> preset -> what it takes, as `core.training.probing.PresetNeed`."""
        self._remarks: dict[str, str] = {}
        """Model -> why nothing is known of it."""
        self._before: Mapping[str, Any] = state.options("train")
        self.changes = Changes(state.preferences)
        self.setMaximumWidth(860)
        self.rows = {name: PresetRow(name) for name in ORDER}
        self.group = QButtonGroup(self)
        self.measured = label("", "note", wrap=True)
        self.base = BaseChoice(state)
        self.more = MoreSettings(state.preferences)
        self._build()
        self.measurer = Measurer(state.make_room, self)
        self.measurer.known.connect(self._take_needs)
        self.measurer.measuring.connect(self._show_measuring)
        self.measurer.held.connect(self._show_held)
        self.measurer.failed.connect(self._show_not_measured)
        self.base.known.connect(self._first_known)
        self.base.changed.connect(self._picked_model)
        self.base.added.connect(self._leave_practice)
        self.base.fetch_wanted.connect(self.fetch)
        self.base.stop_wanted.connect(lambda: self.state.stop(PROBE))
        self.more.changed.connect(self._say)
        self.more.name_given.connect(self.base.add_name)
        state.run_started.connect(self._run_began)
        state.run_moved.connect(self._fetch_moved)
        state.run_ended.connect(self._run_ended)
        self.rows[PRACTICE].radio.setChecked(True)

    def _build(self) -> None:
        layout = lines(label(self.tr("How thoroughly?"), "section"), 8, hairline())
        for row in self.rows.values():
            row.chosen.connect(self._picked)
            self.group.addButton(row.radio)
            fill(layout, row, hairline())
        fill(layout, 10, self.changes.note, self.measured, 26, self.base, 24, hairline(), 10, self.more)
        self.setLayout(layout)

    # What there is.
    def look(self) -> None:
        """Find out what is on this computer, and what a training takes."""
        self.base.look()

    @property
    def facts(self) -> bool:
        """Whether it is known what is on this computer."""
        return self.base.bases is not None

    def _first_known(self) -> None:
        self._stand()
        self.known.emit()

    def prefer(self, before: Mapping[str, Any]) -> None:
        """Stand where a training stood that was left off."""
        self._before = self.changes.left = before
        if self.facts:
            self._stand()

    def _stand(self) -> None:
        """Stand where the last training stood; without one, on what is here."""
        before, bases = self._before, self.base.bases
        here = bases is not None and any(model.here and bases.fits(model) for model in bases.real)
        described = self.state.result("neutralize")
        usual = usual_preset(described.pairs if described is not None else 0)
        preset = str(before.get("preset") or (usual if here else PRACTICE))
        if before.get("model") and before["model"] != PRACTICE:
            self.base.stand_at(str(before["model"]))
        self.rows[preset if preset in self.rows else PRACTICE].radio.setChecked(True)
        self.more.restore(before)
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """A model may have come meanwhile, or the pairs be others."""
        super().showEvent(event)
        if not event.spontaneous():
            self.follow_settings()
            self.look()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page may need the memory."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.measurer.cancel()

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back from Settings may have changed something there."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.isVisible():
            self.follow_settings()

    def follow_settings(self) -> None:
        """What was changed in Settings counts from now on, and takes other minutes and memory."""
        self.more.follow(self.preset())
        if self._changes() != self.changes.counted:
            self.measure()

    def _changes(self) -> dict[str, Any]:
        return self.changes.now(self.preset(), self._name())

    def _name(self) -> str:
        model = self.model()
        return PRACTICE if self.practice else model.name if model is not None else ""

    def drop(self) -> None:
        """Another project: what is still being read of this one is old."""
        self.measurer.forget()
        self.base.drop()
        self.needs.clear()
        self._remarks.clear()

    # What is chosen.
    def preset(self) -> str:
        return next((name for name in ORDER if self.rows[name].radio.isChecked()), PRACTICE)

    @property
    def practice(self) -> bool:
        return self.preset() == PRACTICE

    def model(self) -> Base | None:
        """The model that would be trained on; None while nobody knows."""
        if self.practice:
            return None if self.base.bases is None else self.base.bases.find(PRACTICE)
        return self.base.chosen()

    def _picked(self) -> None:
        self.more.stand_at(self.preset())
        self._picked_model()

    def _leave_practice(self) -> None:
        if self.practice:
            self.rows["reference"].radio.setChecked(True)

    def _picked_model(self) -> None:
        self._say()
        if not self.practice:
            self.base.ask_size()
        self.measure()

    def ready(self) -> bool:
        return not self.lacking()

    def lacking(self) -> str:
        """Why Start cannot be pressed; "" when it can."""
        if PROBE in self.state.runs:
            return self.tr("The model is on its way.")
        said = self.base.lacking(self.model())
        need = self._need(self.preset())
        if said or self.practice:
            model = self.model()
            missing = self.practice and model is not None and not model.here
            return self.tr("The practice model is missing from this installation.") if missing else said
        if need is not None and not need.fits:
            return self.tr("That does not fit this computer: choose a smaller model.")
        return ""

    def fetches(self) -> bool:
        """Whether Start fetches the model first."""
        model = self.model()
        return model is not None and not model.here and model.name != PRACTICE

    def options(self) -> Options:
        return Options(
            preset=self.preset(),
            model=self._name(),
            epochs=self.more.chosen_epochs(self.preset()),
            variety=self.more.variety.isChecked(),
            changes=self._changes(),
            download=self.fetches(),
        )

    # What it takes.
    def measure(self) -> None:
        """Look up what the chosen model takes, and measure it where nobody has yet."""
        project, model = self.state.project, self.model()
        if project is None or model is None or not self.isVisible():
            return
        if self.changes.recount(self.preset(), self._name()):
            self.needs.clear()
            self._remarks.clear()
        if not model.here or self.base.lacking(model) or self.state.read_only:
            self.measurer.cancel()
        elif model.name not in self.needs:
            wanted = Wanted(project.root, model.name, project.pairs, tuple(self._changes().items()))
            self.measurer.want(wanted, not self.state.runs)
        self._say()

    def _take_needs(self, model: str, result: Any) -> None:
        self.needs[model] = {need.preset: need for need in result.presets}
        self._remarks.pop(model, None)
        self._say()

    def _need(self, preset: str) -> Any:
        """What is known of a preset on the model that goes with it, or None."""
        if preset == PRACTICE:
            return self.needs.get(PRACTICE, {}).get(PRACTICE)
        base = self.base.chosen()
        return self.needs.get(base.name, {}).get(preset) if base is not None else None

    def _mine(self, model: str) -> list[str]:
        """The presets that are trained on this model now."""
        base = self.base.chosen()
        real = [name for name in ORDER if name != PRACTICE]
        return [PRACTICE] if model == PRACTICE else real if base is not None and base.name == model else []

    def _show_measuring(self, model: str) -> None:
        self._remarks.pop(model, None)
        self._say()

    def _show_held(self, model: str) -> None:
        self._remarks[model] = self.tr("What it takes is measured when the other work is done.")
        self._say()

    def _show_not_measured(self, model: str, error: PasticheError) -> None:
        self._remarks[model] = self.tr("What it takes could not be measured: {why}").format(why=error)
        self._say()

    # What is said.
    def _say(self) -> None:
        for name, row in self.rows.items():
            self._say_row(name, row)
        self.changes.say(self.preset(), self._name())
        self.measured.setText(self._measured())
        self.base.say(self.practice, bool(self.state.runs))
        self.changed.emit()

    def _say_row(self, name: str, row: PresetRow) -> None:
        need = self._need(name)
        base = self.base.chosen()
        if need is not None:
            row.show_need(need, self.more.share(name) if name == self.preset() else 1.0)
        elif self._measuring(name):
            row.tell(self.tr("Measuring on this computer..."))
        elif name != PRACTICE and base is not None and not base.here and not self.base.lacking(base):
            row.tell(self.tr("known once the model is here"))
        else:
            row.tell("")

    def _measuring(self, preset: str) -> bool:
        return self.measurer.busy and preset in self._mine(self.measurer.model)

    def _measured(self) -> str:
        if self._need(self.preset()) is not None:
            return self.tr("Measured with a few steps of training on this computer.")
        if self._measuring(self.preset()):
            return self.tr("You need not wait for it: Start ends the measuring.")
        model = self.model()
        return self._remarks.get(model.name, "") if model is not None else ""

    # Other work.
    def fetch(self) -> Run | None:
        """Fetch the chosen model, and measure what it takes."""
        model = self.base.chosen()
        if model is None or self.state.runs:
            return None
        self.measurer.cancel()
        return self.state.start(PROBE, probe_options(model.name, download=True))

    def _run_began(self, stage: str) -> None:
        self.measurer.cancel()
        self._fetch_moved(stage)

    def _fetch_moved(self, stage: str) -> None:
        if stage == PROBE:
            self.base.show_fetching(self.state.runs.get(PROBE))
            self._say()

    def _run_ended(self, stage: str) -> None:
        """Pairs may be others, or a model is here now."""
        self.measurer.forget()
        self._remarks.clear()
        if stage in ("neutralize", "train"):
            self.needs.clear()
        if stage == PROBE:
            self.base.show_fetching(None)
            error = self.state.problems.pop(PROBE, None)
            self.state.stopped.discard(PROBE)
            if error is not None:
                self.state.refused.emit(error)
        if self.isVisible():
            self.look()
