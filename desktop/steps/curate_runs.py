"""Owns how the stage *curate* is asked to run from its page: the questions, the options, the ways out."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QWidget

from core.curating import Options
from core.progress import BadInput, BadOption, Locked, NoSpace
from desktop.jobs import Load
from desktop.language import translated
from desktop.settings.values import of_stage
from desktop.state import Run, State
from desktop.steps.amount import TOKENS_A_WORD
from desktop.steps.curate_choice import CurateChoice
from desktop.steps.passage_words import PassageWords
from desktop.steps.step import Step


def find_model() -> bool:
    """Whether the model that reads for themes is on this disk. For a `Load`: it reads the disk."""
    from core.language.embedding_model import model_path

    return model_path() is not None


class CurateRuns(Step):
    """The asking half of the page; the other shows what was chosen."""

    stage = "curate"
    before = "clean"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.undo_stack = QUndoStack(self)
        self.said = PassageWords(self.undo_stack, self)
        self.model_here: bool | None = None  # None until somebody has looked
        self._asked: Options | None = None
        self._looking: Load | None = None
        self._choice: CurateChoice | None = None

    @property
    def choice(self) -> CurateChoice:
        if self._choice is None:
            self._choice = CurateChoice()
            self._choice.changed.connect(lambda: self._show_footer(self.mode or "choose"))
            if self.model_here is not None:
                self._choice.show_model(self.model_here)
        return self._choice

    @property
    def spread(self) -> Any:
        return self.choice.spread

    @property
    def least(self) -> Any:
        return self.choice.least

    def _kept(self) -> int:
        clean = self.state.result("clean")
        return clean.kept_words if clean is not None else 0

    def _rate(self) -> float:
        """Tokens a word, as counted last time."""
        result = self.state.result(self.stage)
        return result.corpus_tokens / result.corpus_words if result and result.corpus_words else TOKENS_A_WORD

    def _offer(self) -> None:
        """Set the choice to what the books hold, and to what was chosen before, or failed just now."""
        failed = self.stage in self.state.problems and self._asked is not None
        before = self._asked if failed and self._asked is not None else self.same_options()
        self.choice.offer(self._kept(), self._rate(), before)

    def same_options(self) -> Options:
        """Those of the last run, or the usual ones, of which Settings may have changed some."""
        known = {field.name for field in fields(Options)}
        before = self.state.options(self.stage) or of_stage(self.state.preferences, self.stage)
        return Options(**{k: v for k, v in before.items() if k in known})

    def chosen_options(self) -> Options:
        if self.mode == "done":
            failed = self.stage in self.state.problems and self._asked is not None
            return self._asked if failed and self._asked is not None else self.same_options()
        return self.choice.options(self.same_options(), self.model_here)

    def start(self) -> Run | None:
        return self._start_with(self.chosen_options())

    def _start_with(self, options: Options) -> Run | None:
        """Run with these options, as soon as the user's word on passages is on the disk."""
        self._asked = options
        self.choosing = False
        self.said.after_writing(lambda: self.state.start(self.stage, options))
        return self.state.runs.get(self.stage)

    def choose_amount(self, tokens: int) -> None:
        """Another amount from the same books, asked for beside the result."""
        same = self.same_options()
        index = same.index or (same.cluster and bool(self.model_here))
        self._start_with(replace(same, target_tokens=tokens, index=index))

    def draw_map(self) -> None:
        """The same choice, read for themes whatever it was made by."""
        self._start_with(replace(self.same_options(), index=True, download=self.model_here is False))

    def other_way(self) -> Any:
        """Without the model, or without a connection to fetch it, there is still an even spread."""
        error, asked = self.state.problems.get(self.stage), self._asked
        if asked is None or not (asked.cluster or asked.index):
            return None
        if isinstance(error, BadInput | BadOption | Locked | NoSpace):
            return None
        plain = replace(asked, cluster=False, index=False, download=False)
        return self.tr("Choose an Even Spread Instead"), lambda: self._start_with(plain)

    def start_text(self) -> str:
        return self.tr("Choose Passages")

    def can_change(self) -> bool:
        return True

    def busy_sentence(self, run: Run) -> str:
        """What is done now and how long it takes; the units of work are no passages, so none are counted."""
        if run.job.stopping or run.progress is None:
            return super().busy_sentence(run)
        note = f" {translated(run.progress.note)}." if run.progress.note else ""
        return f"{run.clock.sentence()}.{note}"

    def arrive(self, going_on: bool) -> None:
        super().arrive(going_on)
        if self._looking is None:
            self._looking = Load(find_model, self._show_model, self.state.refused.emit)

    def _show_model(self, here: bool) -> None:
        self._looking = None
        self.model_here = here
        if self._choice is not None:
            self._choice.show_model(here)
        if self.mode is not None:
            self._show_footer(self.mode)
