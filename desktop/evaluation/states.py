"""Owns the change to another state of a voice's training: the button, the line that tells, the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.adapters.states import write_with
from core.progress import PasticheError
from desktop import words
from desktop.evaluation.reading import Found
from desktop.help.keys import native
from desktop.jobs import Load
from desktop.state import State
from desktop.widgets.basics import button, label, row

KEY = "Ctrl+Return"
BACK = "Ctrl+Z"


def better(found: Found) -> int:
    """The step that does better than the voice as it writes now; 0 where there is none."""
    offer = found.finding.offer
    offered = offer.step if offer is not None and offer.better else 0
    return offered if found.in_use and offered != found.in_use else 0


class Choice(QWidget):
    """Stands below the states of the training where one does better."""

    wanted = Signal(int)  # the step

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step
        self.take = button(self.tr("Write with This One"), lambda: self.wanted.emit(step))
        self.take.setToolTip(f"{native(KEY)}. {self.tr('You can go back at any time.')}")
        name = self.tr("Write with step {n}, which does better")
        self.take.setAccessibleName(name.format(n=words.number(step)))
        self.setLayout(row(self.take, -1))


class StateLine(QWidget):
    """Says with which state the voice writes where that is another than was measured, and leads back.

    `changed` comes when the voice writes with another state, `failed` with a PasticheError when it does not.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, state: State, folder: Path) -> None:
        super().__init__()
        self._state, self._folder = state, folder
        self._found: Found | None = None
        self._changing: Load | None = None
        self.said = label("", "look", wrap=True)
        self.back = button(self.tr("Go Back"), self.go_back, "small")
        line = row(self.said, 12, self.back)
        line.setStretch(0, 1)
        line.setAlignment(self.back, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_found(self, found: Found | None) -> None:
        self._found = found
        if found is None or not self.away:
            return
        now, then = words.number(found.in_use), words.number(found.measured)
        said = self.tr(
            "The voice writes with step {now} of its training now. What stands here is of step {then}."
        )
        self.said.setText(said.format(now=now, then=then))
        self.back.setAccessibleName(self.tr("Write with step {n} again").format(n=then))
        self.back.setToolTip(native(BACK))

    @property
    def away(self) -> bool:
        """Whether the voice writes with another state than was measured."""
        found = self._found
        return found is not None and bool(found.in_use and found.measured) and found.in_use != found.measured

    def take_better(self) -> None:
        """Write with the state that does better, where there is one."""
        if self._found is not None and (step := better(self._found)):
            self.write_with(step)

    def go_back(self) -> None:
        """Write with the state that was measured again."""
        if self._found is not None and self.away:
            self.write_with(self._found.measured)

    def write_with(self, step: int) -> None:
        """Have the voice write with the weights of a step, away from the window's thread."""
        if self._changing is not None:
            return
        if not self._state.make_room():  # a model in memory would go on writing with the former weights
            self._failed(
                PasticheError(
                    self.tr("A text is being written just now."),
                    self.tr("Stop that, or wait until it is done."),
                )
            )
            return
        check, folder = self._state.claims.check, self._folder

        def change() -> None:
            check(folder)
            write_with(folder, step)

        self._changing = Load(change, lambda _: self._done(), self._failed)

    def _done(self) -> None:
        self._changing = None
        self.changed.emit()

    def _failed(self, error: PasticheError) -> None:
        self._changing = None
        self.failed.emit(error)
