"""Owns how this text is to be written: the wishes that hold, and their panel, made when it is wanted."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.editor.wishes import Wishes, remember, remembered
from desktop.editor.wishes_panel import WishesPanel
from desktop.preferences import Preferences


class Wishing(QObject):
    """Begins with what was wished last; what the user sets is remembered for later texts."""

    left = Signal()  # the panel was put away

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences, self._above = preferences, parent
        self.wishes = remembered(preferences)

    @cached_property
    def panel(self) -> WishesPanel:
        """Nobody pays for it who does not open it: it takes as long to make as a page's head."""
        made = WishesPanel(self.wishes, self._above)
        made.changed.connect(self._keep)
        made.left.connect(self.left)
        return made

    def open_under(self, widget: QWidget) -> None:
        """Show the panel under a button."""
        self.panel.open_under(widget)

    def wish(self, wishes: Wishes) -> None:
        """Set all of it, as if the user had."""
        if wishes != self.wishes:
            self._show(wishes)
            self._keep(wishes)

    def work_from_words(self) -> None:
        """Answer to a question about this text: shown in the panel, but no wish for later ones."""
        self._show(replace(self.wishes, from_words=True))

    def _show(self, wishes: Wishes) -> None:
        self.wishes = wishes
        if "panel" in self.__dict__:
            self.panel.show_wishes(wishes)

    def _keep(self, wishes: Wishes) -> None:
        self.wishes = wishes
        remember(self._preferences, wishes)
