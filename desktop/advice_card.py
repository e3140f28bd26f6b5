"""Owns the card that advice stands on: what it means, the button that mends it, and Not Now, remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.advice import Advice
from desktop.state import State
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.icons import IconLabel

NAME = "advice"  # in the preferences


class AdviceCard(QFrame):
    """One piece of advice at a time; hidden without. `taken` carries the Advice whose button was pressed."""

    taken = Signal(object)
    changed = Signal()

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "advice")
        self._state = state
        self.advice: Advice | None = None
        self.title = label("", "strong", wrap=True)
        self.body = label("", "text", wrap=True)
        self.act = button("", self._take, name=self.tr("Follow this advice"))
        self.away = button(self.tr("Not Now"), self._put_away, "link")
        lines = column(self.title, 4, self.body, 12, row(self.act, 12, self.away, -1))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(IconLabel("advice", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(lines, 1)
        self.hide()

    def show_advice(self, advice: Advice | None) -> None:
        """Show it, unless it was put away in this project; None where there is none any more."""
        if advice is not None and advice.name in self._put_aside():
            advice = None
        if advice == self.advice:
            return
        had = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.advice = advice
        if advice is not None:
            self.title.setText(advice.title)
            self.body.setText(advice.body)
            self.act.setText(advice.action_text)
            self.act.setAccessibleName(advice.action_text)
            self.setAccessibleName(advice.title)
            self.setAccessibleDescription(advice.body)
        self.setVisible(advice is not None)
        self.changed.emit()
        above = self.parentWidget()
        if had and advice is None and above is not None:
            above.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        advice = self.advice
        if advice is not None:
            self.show_advice(None)
            self.taken.emit(advice)

    # What was put away.
    def _root(self) -> str:
        """Of the project that "Not Now" holds for; without one it holds for all that belongs to none."""
        return str(self._state.project.root) if self._state.project is not None else ""

    def _put_aside(self) -> list[str]:
        return [str(name) for name in self._state.preferences.get(NAME, {}).get(self._root(), [])]

    def _put_away(self) -> None:
        advice = self.advice
        if advice is not None:
            self._state.preferences.look()
            self._state.preferences.put(NAME, self._root(), [*self._put_aside(), advice.name])
            self.show_advice(None)
