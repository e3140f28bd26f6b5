"""Owns what is told above every page: what went wrong outside of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from core.progress import PasticheError
from core.stages import WALK
from desktop import words
from desktop.language import translated
from desktop.state import Run, State
from desktop.widgets.basics import column
from desktop.widgets.problem import Problem


def tr(text: str) -> str:
    return QCoreApplication.translate("Window", text)


class Notices(QFrame):
    """Hidden while there is nothing to say. `report` and `show_work` are the ways on from it."""

    def __init__(self, state: State, report: Callable[[], None], show_work: Callable[[Run], None]) -> None:
        super().__init__()
        self._state, self._report, self._show_work = state, report, show_work
        self.card = Problem()
        self.card.fix.setText(tr("Close"))
        self.card.fix.setAccessibleName(tr("Close"))
        self.card.again.connect(self.clear)
        self.setLayout(column(self.card, margins=(32, 16, 32, 0)))
        self.hide()
        state.refused.connect(self.tell)
        state.work_ended.connect(self._ended)
        state.project_changed.connect(self.clear)

    def tell(self, error: PasticheError) -> None:
        """What belongs to no step; with a way to report what nobody foresaw."""
        unforeseen = type(error) is PasticheError and bool(error.detail)
        self.card.show_error(error, other=(tr("Report a Problem..."), self._report) if unforeseen else None)
        self.show()

    def _ended(self, run: Run) -> None:
        """What failed in a project that is not open is told here; the page of its step tells the rest."""
        project, error, stage = self._state.project, run.error, run.job.stage
        if error is None or stage not in WALK or (project is not None and project.root == run.job.root):
            return
        said = f"{run.author}, {words.step_title(stage)}: {translated(error.message)}"
        told = PasticheError(said, error.remedy, error.detail).with_traceback(error.__traceback__)
        self.card.show_error(told, other=(tr("Open It"), lambda: self._show_work(run)))
        self.show()

    def clear(self) -> None:
        self.card.hide()
        self.hide()
