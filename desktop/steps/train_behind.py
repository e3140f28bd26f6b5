"""Owns which step before Train is out of date, and what a training learns from all the same."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.stages import STAGES, WALK
from desktop import words
from desktop.state import State
from desktop.steps.changes import Changes


def tr(text: str) -> str:
    return QCoreApplication.translate("TrainPage", text)


class Behind(QObject):
    """`known` comes when it was found out what changed under that step."""

    known = Signal()

    def __init__(self, state: State, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state
        self.earlier = {name: Changes(state, STAGES[name], self) for name in WALK[:-1]}
        for found in self.earlier.values():
            found.known.connect(self.known)

    def look(self, may: bool) -> bool:
        """Find out anew; whether there is such a step. Args: may: the page has room to say so."""
        behind = self._state.behind(WALK[-1]) if may else ""
        for name, found in self.earlier.items():
            found.look(name == behind)
        return bool(behind)

    def sentence(self) -> str:
        """What changed and what is learned from; "" where nothing before this is out of date."""
        behind = self._state.behind(WALK[-1])
        if not behind:
            return ""
        said = tr(
            "{why} Learning takes the plain accounts as they are. To learn from what changed, first do "
            "{step} and the steps after it again."
        )
        usual = tr("What the step {step} works on has changed since it ran.")
        title = words.step_title(behind)
        return said.format(why=self.earlier[behind].sentence or usual.format(step=title), step=title)
