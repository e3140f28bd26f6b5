"""Owns how the stage *neutralize* is asked to run from its page: who describes, what it takes, and a try."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from core.neutralizing import Options
from core.neutralizing.trying import Options as TryOptions
from core.neutralizing.trying import Result as TryResult
from desktop.language import translated
from desktop.prices import money, open_prices
from desktop.settings.values import of_stage
from desktop.state import Run, State
from desktop.steps import describer_start
from desktop.steps.describers import DescriberChoice
from desktop.steps.estimate import Estimator, Takes
from desktop.steps.left_off import LeftOff
from desktop.steps.step import MARGIN, Mode, Step
from desktop.steps.tryout import Sight, Tryout, bytes_sentence
from desktop.widgets.basics import button, column, fill, scrolling

TRY = "try"
PASSAGES = 3
ASIDE: dict[str, Any] = {"workers": 1, "download": False, "resume": True}
"""Options of a try that make its accounts no others."""
KEPT = ("min_words", "max_words", "overlap", "cleanup")
"""Options that this page does not ask: as they were chosen last, perhaps on the command line."""


class NeutralizeRuns(Step):
    """The asking half of the page; the other shows the accounts."""

    stage = "neutralize"
    before = "curate"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.choice: DescriberChoice | None = None
        self._choose: QScrollArea | None = None
        self._sight: Sight | None = None
        self._tried: TryOptions | None = None  # what was asked for last
        self.left_off = LeftOff(state, self.stage, self)
        self.estimator = Estimator(self)
        self.estimator.known.connect(self._show_estimate)
        self.estimator.failed.connect(lambda error: self.takes.say(str(error)))
        self.estimator.waiting.connect(lambda: self.takes.say(self.tr("Working out what it takes...")))
        self.tryout = Tryout()
        self.tryout.retry_wanted.connect(self.try_three)
        self.tryout.stop_wanted.connect(lambda: self.state.stop(TRY))
        self.tryout.other_wanted.connect(self._to_choice)
        self.tryout.moved.connect(lambda: self._show_at_top(self.tryout))
        self.tryout.setParent(self)
        self.tryout.hide()
        self._build_try()
        state.run_started.connect(self._try_moved)
        state.run_moved.connect(self._try_moved)
        state.run_ended.connect(self._any_ended)
        QGuiApplication.instance().applicationStateChanged.connect(self._came_back)  # type: ignore[union-attr]

    def _build_try(self) -> None:
        """The button beside Start, and what a run takes."""
        self.try_button = button(self.tr("Try Three Passages"), self.try_three)
        self.try_button.hide()
        footer = self.primary.parentWidget().layout()
        assert isinstance(footer, QBoxLayout)
        place = footer.indexOf(self.primary)
        footer.insertWidget(place, self.try_button)
        footer.insertSpacing(place + 1, 8)
        QWidget.setTabOrder(self.back, self.try_button)
        QWidget.setTabOrder(self.try_button, self.primary)
        self.takes = Takes(self)
        self.takes.prices_wanted.connect(lambda: open_prices(self.state.refused.emit))
        self.takes.hide()

    # The choice.
    def _choice_body(self) -> QWidget:
        curated = self.state.result("curate")
        amount = curated.words if curated is not None else 0
        if self._choose is None or self.choice is None or self.choice.words_to_send != amount:
            self._drop_choice()
            self.choice = describer_start.make_choice(self.state, amount)
            fill(self.choice.below, self.takes)
            self.takes.show()
            self.choice.changed.connect(self._chosen_changed)
            inner = QWidget()
            inner.setLayout(
                column(self.left_off, self.choice, 24, self.tryout, -1, margins=(MARGIN, 0, MARGIN, 24)),
            )
            inner.setMinimumSize(1, 1)  # its height goes by its width; Qt would add what a narrower one needs
            self._choose = scrolling(inner)
            self._sight = Sight(self._choose)
            self.choice.opened.connect(self._show_at_top)
        describer_start.recall(self.state, self.choice)
        return self._choose

    def _drop_choice(self) -> None:
        self.estimator.forget()
        self._tried = None
        self.left_off.forget()
        if self._choose is not None and self.choice is not None:
            self.choice.drop()
            for part in (self.tryout, self.takes, self.left_off):
                part.setParent(self)
                part.hide()
            self.tryout.clear()
            self.stack.removeWidget(self._choose)
            self._choose.deleteLater()
            self._choose, self._sight, self.choice = None, None, None

    def _chosen_changed(self) -> None:
        if self.mode == "choose":
            self._show_footer(self.mode)
            self._want_estimate()

    def ready(self) -> bool:
        return self.choice is not None and self.choice.ready() and not self._trying()

    def _trying(self) -> bool:
        return TRY in self.state.runs

    def same_options(self) -> Options:
        """Those of the last run, or the usual ones as set in Settings; never those of one run alone."""
        usual = Options()
        before = self.state.options(self.stage) or of_stage(self.state.preferences, self.stage)
        return replace(usual, **{name: before.get(name, getattr(usual, name)) for name in KEPT})

    def chosen_options(self) -> Options:
        assert self.choice is not None
        return replace(
            self.same_options(),
            llm=self.choice.llm(),
            workers=self._workers(),
            neutral_names=self.choice.neutral_names(),
            download=self.choice.fetches(),
            resume=not self.choice.anew.isChecked(),
        )

    def _workers(self) -> int:
        assert self.choice is not None
        return self.choice.workers.value() if not self.choice.at_a_time.isHidden() else 1

    def _try_options(self, passages: int, seed: int = 0) -> TryOptions:
        return TryOptions(**asdict(self.chosen_options()), passages=passages, seed=seed)

    def start(self) -> Run | None:
        """Nothing is sent anywhere without the tick, however Start was reached."""
        self._choice_body()
        if not self.ready():
            self.choosing = True
            self.refresh()
            return None
        self.estimator.cancel()
        self.tryout.clear()
        self._tried = None
        self.left_off.note_run(self.chosen_options())
        run = super().start()
        if self.choice is not None:
            describer_start.note(self.state, self.choice)
            self.choice.anew.setChecked(False)  # once is enough
        return run

    def start_text(self) -> str:
        if self.choice is not None and self.choice.fetches():
            return self.tr("Download and Start")
        return self.tr("Go On") if self._goes_on() else self.tr("Start")

    def _goes_on(self) -> bool:
        return self.choice is not None and self.left_off.goes_on(self.chosen_options())

    def can_change(self) -> bool:
        return True

    def arrive(self, going_on: bool) -> None:
        """A key may have been stored meanwhile, Ollama opened, a model fetched."""
        looked = self.choice is not None
        super().arrive(going_on)
        if looked and self.choice is not None and self.mode == "choose" and not self._trying():
            self.choice.look()

    def _came_back(self, state: Qt.ApplicationState) -> None:
        """From the table of prices, perhaps."""
        if state == Qt.ApplicationState.ApplicationActive:
            self._want_estimate()

    # What is said.
    def refresh(self) -> None:
        super().refresh()
        self._want_estimate()

    def _show_footer(self, mode: Mode) -> None:
        super()._show_footer(mode)
        choosing = mode == "choose"
        self.try_button.setVisible(choosing)
        lacking = self.choice.lacking() if choosing and self.choice is not None else ""
        lacking = self.state.read_only or lacking
        for made in (self.primary, self.try_button):
            made.setToolTip(lacking)
            made.setAccessibleDescription(lacking)
        if not choosing or self.choice is None:
            return
        self.left_off.tell(self.start_text(), self.choice.anew.isChecked())
        trying = self._trying()
        self.choice.setEnabled(not trying)
        self.tryout.set_fits(trying or self._tried is None or self._same_asked())
        self.try_button.setEnabled(self.ready() and self.may_change)
        others = self._tried is not None and self.tryout.result is not None and self._same_asked()
        text = self.tr("Try Three Others") if others else self.tr("Try Three Passages")
        self.try_button.setText(text)
        self.try_button.setAccessibleName(text)
        if trying:
            self.foot.setText(self.tr("Three passages are being tried."))
        elif lacking:
            self.foot.setText(lacking)

    def busy_sentence(self, run: Run) -> str:
        """As ever; a model that is fetched first counts in bytes, and what costs money says how much."""
        progress = run.progress
        if progress is None or run.job.stopping:
            return super().busy_sentence(run)
        if "bytes" in progress.metrics:
            if not progress.total:
                return f"{translated(progress.note)}..."
            count = bytes_sentence(progress.done, progress.total)
            return f"{translated(progress.note)}. {count}. {run.clock.sentence()}."
        said = super().busy_sentence(run)
        cost = progress.metrics.get("cost", 0.0)
        return f"{said} {self.tr('{money} so far.').format(money=money(cost))}" if cost else said

    # What it takes.
    def _want_estimate(self) -> None:
        project = self.state.project
        if project is None or self.mode != "choose" or self.choice is None or not self.isVisible():
            return
        if self.choice.named():
            self.estimator.want(project.root, self._try_options(0))
        else:
            self.estimator.cancel()
            self.takes.say(self.tr("Say who describes, and what it takes stands here."))

    def _show_estimate(self, result: TryResult) -> None:
        if self.choice is not None:
            if not self.choice.anew.isChecked():
                self.left_off.count(result)
            if self.mode == "choose":
                self._show_footer("choose")
            self.choice.offer_anew(result.missing < result.chunks)
            self.takes.show_result(result, self.choice.host())

    # The try.
    def try_three(self) -> Run | None:
        """Have three passages described with what is chosen; others, where these were shown already."""
        if self.choice is not None:
            describer_start.recall(self.state, self.choice)  # the word may be taken back by now
        if not self.ready():
            return None
        seed = self._tried.seed if self._tried is not None else 0
        shown = self._tried is not None and self.tryout.result is not None and self._same_asked()
        return self._try(seed + 1 if shown else seed)

    def _same_asked(self) -> bool:
        """Whether what was tried last is what is chosen now, but for how a run goes about it."""
        tried = self._tried
        if tried is None:
            return False
        now = self._try_options(PASSAGES, tried.seed)
        return replace(now, **ASIDE) == replace(tried, **ASIDE)

    def _try(self, seed: int) -> Run | None:
        options = self._try_options(PASSAGES, seed)
        self.estimator.cancel()
        self._tried = options
        run = self.state.start(TRY, options)
        if run is not None:
            run.job.succeeded.connect(self._try_succeeded)
            self._show_at_top(self.tryout)
            self.tryout.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        return run

    def _try_moved(self, stage: str) -> None:
        run = self.state.runs.get(TRY)
        if stage != TRY or run is None:
            return
        self.tryout.show_busy(run, run.job is not self.state.queue.current)
        if self.mode == "choose":
            self._show_footer("choose")

    def _try_succeeded(self, result: TryResult) -> None:
        project, options = self.state.project, self._tried
        if project is None or options is None:
            return
        self.estimator.forget()
        self.estimator.take(project.root, options, result)
        self.tryout.show_result(options, result)

    def _any_ended(self, stage: str) -> None:
        """Text and accounts may be others; a try says what became of it."""
        if stage != TRY:
            self.estimator.forget()
            return
        error = self.state.problems.pop(TRY, None)
        if error is not None:
            self.tryout.show_error(error)
        elif self.tryout.result is None:
            self.tryout.show_stopped()
        if self.mode == "choose" and self.choice is not None:
            if self._tried is not None and self._tried.download:
                self.choice.look()
            self._show_footer("choose")
            if self.isVisible():
                self.try_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._want_estimate()

    def _show_at_top(self, part: QWidget) -> None:
        if self._sight is not None:
            self._sight.show_at_top(part)

    def _to_choice(self) -> None:
        if self._choose is not None and self.choice is not None:
            self._choose.verticalScrollBar().setValue(0)
            self.choice.rows[self.choice.chosen().name].radio.setFocus(Qt.FocusReason.OtherFocusReason)
