"""Owns the page *Neutralize*: passages are described, and the accounts looked at."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtWidgets import QWidget

from core.neutralizing import Result
from core.progress import PasticheError, Progress
from desktop import loading, words
from desktop.jobs import Load
from desktop.loading import PairRow
from desktop.state import State
from desktop.steps.neutralize_runs import NeutralizeRuns
from desktop.steps.step import Mode
from desktop.widgets.pairs import PairsView

LEAST_PAUSE = 3.0  # seconds between two readings of the pairs while they grow


class NeutralizePage(NeutralizeRuns):
    """The half that shows the accounts beside the author's text."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._pairs: PairsView | None = None
        self._shown: Any = None
        self._reading: Load | None = None
        self._asked = 0.0
        self._pause = LEAST_PAUSE

    def question(self) -> tuple[str, str]:
        return (
            self.tr("Say plainly what happens"),
            self.tr(
                "Each passage is told again without its style. Training learns the way back to the author."
            ),
        )

    def body(self, mode: Mode) -> QWidget:
        if mode == "choose":
            return self._choice_body()
        if self._pairs is None:
            self._pairs = PairsView()
            self._read()
        return self._pairs

    def other_way(self) -> Any:
        return (self.tr("Choose Another..."), self.choose_again)

    def unit(self, n: int) -> str:
        return words.passages(n)

    def safe(self) -> str:
        return self.tr("Nothing is lost: every account that came is saved; only the rest will be asked for.")

    def footnote(self) -> str:
        if self.mode == "choose":
            return self.tr("You can stop at any time; what is done stays done.")
        result = self.state.result(self.stage) if self.mode == "done" else None
        if result is None:
            return ""
        said = self.tr("{share} of the chosen words stand in a pair.")
        said = said.format(share=words.percent(result.coverage))
        if result.failed:
            one, many = self.tr("{n} passage got no account."), self.tr("{n} passages got no account.")
            said = f"{words.count(result.failed, one, many)} {said}"
        return said

    # Pairs.
    def show_progress(self, progress: Progress) -> None:
        if time.monotonic() - self._asked >= self._pause:
            self._read()

    def show_result(self, result: Result | None) -> None:
        project = self.state.project
        if result is not None and project is not None and (project.root, result) != self._shown:
            self._shown = (project.root, result)
            if self._reading is not None:  # it may have begun before the last account was written
                self._reading.drop()
                self._reading = None
            self._read()

    def _read(self) -> None:
        project = self.state.project
        if project is None or self._reading is not None:
            return
        self._asked = time.monotonic()
        pairs, failed = project.pairs, project.failed
        self._reading = Load(lambda: loading.read_pairs(pairs, failed), self._show_pairs, self._not_read)

    def _show_pairs(self, pairs: list[PairRow]) -> None:
        self._reading = None
        self._pause = max(LEAST_PAUSE, 20 * (time.monotonic() - self._asked))
        if self._pairs is not None:
            self._pairs.show_pairs(pairs)

    def _not_read(self, error: PasticheError) -> None:
        self._reading = None
        self.state.refused.emit(error)

    def forget(self) -> None:
        self._shown = None
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        if self._pairs is not None:
            self._pairs.show_pairs([])
        self._drop_choice()
