"""Owns the line above the choice of a describer where a run was stopped: how far it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from core.neutralizing import Options
from core.neutralizing.trying import Result
from desktop import words
from desktop.state import State
from desktop.widgets.basics import column, label


class LeftOff(QWidget):
    """Hidden where nothing was left off. How far a run came is known as soon as an estimate has come."""

    def __init__(self, state: State, stage: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._stage = state, stage
        self._counted: tuple[int, int] | None = None  # passages with an account, and all of them
        self._ran: tuple[Path, Options] | None = None  # what was asked for last, in which project
        self.said = label("", "text", wrap=True)
        self.setLayout(column(self.said, 16))
        self.hide()

    def forget(self) -> None:
        """The count is of another text, or a run goes on with it."""
        self._counted = None

    def count(self, result: Result) -> None:
        """Take what an estimate found; not one for a run that starts anew."""
        self._counted = result.chunks - result.missing, result.chunks

    def note_run(self, options: Options) -> None:
        """A run begins: a project keeps the options only of one that ends well."""
        self.forget()
        if self._state.project is not None:
            self._ran = self._state.project.root, options

    @property
    def unfinished(self) -> bool:
        project = self._state.project
        return project is not None and self._stage not in self._state.runs and project.unfinished(self._stage)

    def goes_on(self, now: Options) -> bool:
        """Whether a run with these would have the same describer do the rest."""
        if not now.resume or not self.unfinished or self._counted is None or not self._counted[0]:
            return False
        before = self._before()
        asked = before.get("llm"), before.get("neutral_names", False)
        return asked == (now.llm, now.neutral_names)

    def _before(self) -> Mapping[str, Any]:
        project = self._state.project
        if self._ran is not None and project is not None and self._ran[0] == project.root:
            return asdict(self._ran[1])
        return self._state.options(self._stage)

    def tell(self, start: str, anew: bool) -> None:
        """Show the line.

        Args:
            start: what the button says that asks for the rest.
            anew: it would ask for all of them.
        """
        said = self._sentence()
        if said and self._counted is not None and not anew:
            said = f"{said} {self.tr('{start} asks for the rest.').format(start=start)}"
        self.said.setText(said)
        self.setVisible(bool(said))

    def _sentence(self) -> str:
        if not self.unfinished:
            return ""
        if self._counted is None:
            return self.tr("Stopped. What is described already is kept.")
        described, all = self._counted
        if not described:
            return ""
        said = self.tr("Stopped: {n} of {passages} are described.")
        return said.format(n=words.number(described), passages=words.passages(all))
