"""Owns the advice on the page Voices: that the open project's own voice will hardly be heard, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.training.recipe import PRESETS
from desktop import advice
from desktop.advice import Advice
from desktop.advice_card import AdviceCard
from desktop.state import State
from desktop.widgets.basics import column, holder


def trained_with(state: State) -> Mapping[str, Any]:
    """What the open project's voice was trained with, as in a voice's metadata; empty where there is none."""
    result, asked = state.result("train"), state.options("train")
    if result is None or not state.done("train"):
        return {}
    preset = str(asked.get("preset") or "")
    usual = PRESETS[preset].recipe.epochs if preset in PRESETS else 0.0
    return {
        "result": asdict(result),
        "recipe": {"epochs": asked.get("epochs") or usual},
        "base_model": asked.get("model") or "",
        "preset": preset,
    }


class VoiceAdvice(QObject):
    """`page_wanted` and `preset_wanted` say where the button leads. `place` goes above the cards."""

    page_wanted = Signal(str)
    preset_wanted = Signal(str)

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.card = AdviceCard(state)
        self.card.taken.connect(self._take)
        self.place = holder(column(self.card, margins=(32, 0, 32, 12)))
        self.place.hide()
        self.card.changed.connect(lambda: self.place.setVisible(not self.card.isHidden()))
        state.project_changed.connect(self.look)
        state.stages_changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Show what speaks for advice now, or nothing."""
        self.card.show_advice(advice.of_voice(trained_with(self._state)))

    def _take(self, found: Advice) -> None:
        signal = self.preset_wanted if found.action == "preset" else self.page_wanted
        signal.emit(found.value)
        self.look()
