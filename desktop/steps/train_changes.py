"""Owns what of a recipe is not as usual in the training that would start now, and the line that says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLabel

from desktop.preferences import Preferences
from desktop.settings.values import in_words, of_training
from desktop.widgets.basics import label
from desktop.words import tr

PRACTICE = "practice"


class Changes:
    """Those of Settings, but of the training that was left off while its choice stands, so that it goes on.

    Attributes:
        left: what that training was begun with, or nothing.
        counted: those that the figures on the page are for.
    """

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self.left: Mapping[str, Any] = {}
        self.counted: dict[str, Any] = {}
        self.note: QLabel = label("", "note", wrap=True)
        self.note.hide()

    def now(self, preset: str, model: str) -> dict[str, Any]:
        """By the names of a recipe. The practice model keeps its own values."""
        if preset == PRACTICE:
            return {}
        left = self.left
        if left and (left.get("preset"), left.get("model")) == (preset, model):
            return dict(left.get("changes") or {})
        return dict(of_training(self._preferences))

    def recount(self, preset: str, model: str) -> bool:
        """Whether the figures so far are for others; from now on they are for these."""
        now = self.now(preset, model)
        other, self.counted = now != self.counted, now
        return other

    def say(self, preset: str, model: str) -> None:
        now = self.now(preset, model)
        self.note.setText(tr("With your changes from Settings: {what}.").format(what=in_words(now)))
        self.note.setVisible(bool(now))
