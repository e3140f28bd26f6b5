"""Owns how the stage *neutralize* is asked to run from its page: who describes, and what that takes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.neutralizing import Options
from desktop.state import Run, State
from desktop.steps.describers import DescriberChoice
from desktop.steps.step import MARGIN, Step
from desktop.widgets.basics import column, scrolling


class NeutralizeRuns(Step):
    """The asking half of the page; the other shows the accounts."""

    stage = "neutralize"
    before = "curate"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.choice: DescriberChoice | None = None
        self._choose: QWidget | None = None

    def _choice_body(self) -> QWidget:
        curated = self.state.result("curate")
        amount = curated.words if curated is not None else 0
        if self._choose is None or self.choice is None or self.choice.words_to_send != amount:
            self._drop_choice()
            self.choice = DescriberChoice(amount, self.state.options(self.stage))
            self.choice.changed.connect(self._say_ready)
            inner = QWidget()
            inner.setLayout(column(self.choice, -1, margins=(MARGIN, 0, MARGIN, 24)))
            self._choose = scrolling(inner)
        return self._choose

    def _drop_choice(self) -> None:
        if self._choose is not None:
            self.stack.removeWidget(self._choose)
            self._choose.deleteLater()
            self._choose, self.choice = None, None

    def _say_ready(self) -> None:
        if self.mode == "choose":
            self.primary.setEnabled(self.ready())

    def ready(self) -> bool:
        return self.choice is not None and self.choice.ready()

    def chosen_options(self) -> Options:
        assert self.choice is not None
        return Options(
            llm=self.choice.llm(),
            workers=self.choice.chosen().workers,
            neutral_names=self.choice.names.isChecked(),
        )

    def start(self) -> Run | None:
        """Nothing is sent anywhere without the tick, however Start was reached."""
        self._choice_body()
        if not self.ready():
            self.choosing = True
            self.refresh()
            return None
        return super().start()

    def can_change(self) -> bool:
        return True
