"""Owns the report on screen: the verdict, the questions with their answers, what was written."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.evaluating.excerpts import worst
from core.evaluating.methods import methods
from core.evaluating.shown import Answer
from core.evaluating.summary import Finding
from desktop.evaluation.figures import ABOVE, AnswerView, Passage, Remarks, Verdict
from desktop.evaluation.glance import Glance
from desktop.evaluation.reading import Found, speech
from desktop.evaluation.samples_view import SamplesView
from desktop.evaluation.second_opinion import SecondOpinion
from desktop.evaluation.states import Choice, better
from desktop.state import State
from desktop.theme import theme
from desktop.voice_models import Fetches
from desktop.widgets.basics import fill, label, scrolling
from desktop.widgets.rows import Rows

WIDEST = 820  # pixels of a line at the usual text size
GAP = 36  # pixels between two questions


def tr(text: str) -> str:
    return QCoreApplication.translate("evaluation", text)


class Paper(QWidget):
    """Made a piece a turn, since each takes milliseconds. `filled` comes with the last one.

    `wanted` comes with the step of the training with which the voice is to write from now on; `test_wanted`
    asks for the blind test.
    """

    filled = Signal()
    wanted = Signal(int)
    test_wanted = Signal()

    def __init__(self, state: State) -> None:
        super().__init__()
        self.fetches = Fetches(state, self)
        self.rows = Rows(gap=GAP)
        self._sought = ""  # the answer to go to as soon as it is there
        self._pieces: Iterator[Callable[[], QWidget]] = iter(())
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._add)
        inner = QWidget()
        line = QHBoxLayout(inner)
        line.setContentsMargins(32, 24, 32, 32)
        line.addStretch(1)
        line.addWidget(self.rows, 1000)
        line.addStretch(1)
        upright = QVBoxLayout()
        upright.setContentsMargins(0, 0, 0, 0)
        self.area: QScrollArea = scrolling(inner)
        upright.addWidget(self.area)
        self.setLayout(upright)
        theme().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.rows.setMaximumWidth(theme().px(WIDEST))

    def show_found(self, found: Found) -> None:
        """Another report in the place of this one."""
        self.rows.clear()
        self.area.verticalScrollBar().setValue(0)
        self._sought = ""
        self._pieces = _pieces(found, self)
        self._add()
        self._next.start()

    def _add(self) -> None:
        make = next(self._pieces, None)
        if make is None:
            self._next.stop()
            self.filled.emit()
        else:
            self.rows.add(make())
            if self._sought:
                self.go_to(self._sought)

    def go_to(self, name: str) -> None:
        """Bring an answer into sight, with the keys; one that is not made yet as soon as it is."""
        answers = (row for row in self.rows.rows if isinstance(row, AnswerView))
        found = next((row for row in answers if row.answer.name == name), None)
        self._sought = name if found is None else ""
        if found is not None:
            self.area.verticalScrollBar().setValue(found.mapTo(self.area.widget(), QPoint(0, -ABOVE)).y())
            found.setFocus(Qt.FocusReason.OtherFocusReason)


def _glance(found: Found, paper: Paper) -> Glance:
    made = Glance(found.answers, found.finding.verdict == "copied", found.blind)
    made.test_wanted.connect(paper.test_wanted)
    made.wanted.connect(paper.go_to)
    return made


def _pieces(found: Found, paper: Paper) -> Iterator[Callable[[], QWidget]]:
    finding = found.finding
    yield lambda: Verdict(finding)
    if found.answers:
        yield lambda: _glance(found, paper)
    for answer in found.answers:
        yield lambda answer=answer: _answer(answer, found, paper.wanted.emit)  # type: ignore[misc]
        if answer.name == "copying":
            yield from _passages(finding)
    if finding.samples:
        yield lambda: SamplesView(finding)
    if finding.not_checked:
        why = [speech().say(row.why) for row in finding.not_checked]
        yield lambda: Remarks(tr("What was not checked"), why, "text")
    if found.model:
        yield lambda: SecondOpinion(found.model, found.model_here, paper.fetches)
    yield lambda: Remarks(tr("How it was measured"), list(methods(finding, speech())))


def _answer(answer: Answer, found: Found, choose: Callable[[int], None]) -> AnswerView:
    """A question; below the states of the training the button that takes the better one."""
    made = AnswerView(answer, found.finding)
    if answer.name == "checkpoints" and (step := better(found)):
        choice = Choice(step)
        choice.wanted.connect(choose)
        fill(made.lines, 14, choice)
    return made


def _passages(finding: Finding) -> Iterator[Callable[[], QWidget]]:
    """The texts that copy most, under a heading."""
    shown = worst(finding)
    if shown:
        yield lambda: label(tr("The texts with most of the books in them"), "strong", wrap=True)
    for sample in shown:
        yield lambda sample=sample: Passage(sample)  # type: ignore[misc]
