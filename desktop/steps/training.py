"""Owns the page *Train*: how thoroughly, on which model, the sight of it learning, and what came of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from core.progress import Progress
from core.training import Options, Result
from desktop import words
from desktop.state import Run, State
from desktop.steps.presets import PresetChoice
from desktop.steps.step import MARGIN, Mode, Step
from desktop.steps.train_advice import TrainAdvice
from desktop.steps.train_base import coming
from desktop.steps.train_behind import Behind
from desktop.steps.train_learning import Learning
from desktop.steps.train_left import LeftBar, same_again
from desktop.steps.train_words import learns, waits
from desktop.theme import set_look
from desktop.widgets.basics import button, column, holder, label, row, scrolling
from desktop.widgets.chart import LossChart


class TrainPage(Step):
    help_wanted = Signal(str)  # a page of the help
    measure_wanted = Signal(str)  # the folder of the voice whose closeness is asked for
    stage = "train"
    before = "neutralize"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        set_look(self.end, "small")
        self.consequence = label("", "note", wrap=True)
        self.below = holder(row(self.consequence, margins=(MARGIN, 6, MARGIN, 0)))
        self.below.hide()
        self.how_close = button(self.tr("How Close Is It?"), self._measure, "small")
        self.how_close.setToolTip(self.tr("Whether it sounds like the author, and whether it recites."))
        self.how_close.hide()
        self.tools.addWidget(self.how_close)
        self._choose: QWidget | None = None
        self._learning: QWidget | None = None
        self._shown: Any = None
        self.left = LeftBar()
        self.left.use_wanted.connect(self.went_on)
        self.left.choice_wanted.connect(self.choose_again)
        self.left.failed.connect(self.state.refused)
        self.left.known.connect(self._left_known)
        self._run: Run | None = None
        self._goes_on = False
        self._asked: Options | None = None
        self._preferred: Mapping[str, Any] = {}
        self._already = False  # the last run found that all of it was learned before
        self.behind = Behind(state, self)
        self.behind.known.connect(self._say_stale)
        state.work_ended.connect(self._work_ended)
        self.advice = TrainAdvice(self)
        layout = self.layout()
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(layout.indexOf(self.stack), self.left)
        layout.insertWidget(layout.indexOf(self.stack), self.advice.place)
        layout.insertWidget(layout.indexOf(self.cards), self.below)

    def question(self) -> tuple[str, str]:
        if self.mode == "done" and self._best_so_far() is not None:
            return (
                self.tr("The best so far is ready"),
                self.tr("Write in it, or go on learning from where it stopped."),
            )
        if self.mode == "done":
            return (
                self.tr("The voice is ready"),
                self.tr("Go on to write in it. You can train again at any time, with other settings."),
            )
        return (
            self.tr("Learn the voice"),
            self.tr(
                "The model practises each page from its plain account, until it can write pages it never saw."
            ),
        )

    def body(self, mode: Mode) -> QWidget:
        if mode == "choose":
            return self._choose_body()
        if self._learning is None:
            self.learning = Learning()
            self.learning.failed.connect(self.state.refused)
            self.learning.stop_wanted.connect(self.stop_run)
            self.learning.heard.connect(self.advice.look)
            self._learning = scrolling(self.learning)
            if self.state.project is not None:
                self.learning.watch(self.state.project.adapter)
                self.learning.read()
        self.learning.set_busy(mode == "busy")
        run = self.state.runs.get(self.stage)
        if run is not None and run is not self._run:
            self.learning.begin(self._goes_on)
            self._shown = None
        self._run = run
        return self._learning

    def _choose_body(self) -> QWidget:
        if self._choose is None:
            self.presets = PresetChoice(self.state)
            self.presets.changed.connect(self._say_ready)
            self.presets.known.connect(self._settle_focus)
            inner = QWidget()
            beside = row(self.presets, -1)  # a column would ask for the height at its own width
            beside.setStretch(0, 1)
            beside.setStretch(1, 0)
            inner.setLayout(column(beside, -1, margins=(MARGIN, 0, MARGIN, 24)))
            self._choose = scrolling(inner)
            self.presets.look()
            self._left_known()
        return self._choose

    # Choosing.
    def chosen_options(self) -> Options:
        self._choose_body()
        return self.presets.options()

    def ready(self) -> bool:
        return self._choose is not None and self.presets.ready()

    def _show_footer(self, mode: Mode) -> None:
        super()._show_footer(mode)
        self.how_close.setVisible(mode == "done")
        if mode == "done" and self.left.further:
            self.primary.setText(self.tr("Go On Learning"))
            self.primary.setAccessibleName(self.primary.text())

    def _say_ready(self) -> None:
        self.advice.look()
        if self.mode == "choose":
            self._show_footer("choose")

    def _settle_focus(self) -> None:
        """Start could not take the focus before it was known to be possible."""
        if self.mode == "choose" and self.isVisible():
            self.take_focus()

    def start_text(self) -> str:
        if self._choose is not None and self.presets.fetches():
            return self.tr("Download and Start")
        goes_on = self._choose is not None and self.left.goes_on(self.presets.options())
        return self.tr("Go On Learning") if goes_on else self.tr("Start Learning")

    def start(self) -> Run | None:
        self._choose_body()
        self._asked = self.presets.options()
        self._goes_on = self.left.goes_on(self._asked)
        self.presets.measurer.cancel()
        self._already = False
        return super().start()

    def press_primary(self) -> None:
        if self.mode == "done" and self.left.further:
            self.go_further()
        else:
            super().press_primary()

    def go_further(self) -> Run | None:
        """Go on with the training that was left off, with what it was begun with."""
        left, asked = self.left.left, self._asked
        assert left is not None
        if asked is None or (asked.preset, asked.model) != (left.choice["preset"], left.choice["model"]):
            asked = same_again(left)
        if self._choose is not None:
            self.presets.measurer.cancel()
        self._asked, self._goes_on = dataclasses.replace(asked, download=False), True
        return self.state.start(self.stage, self._asked)

    def _left_known(self) -> None:
        """A training was left off: the page stands at its choice, so that Start goes on with it."""
        choice = self.left.left.choice if self.left.left is not None else {}
        if self._choose is not None and choice and choice != self._preferred:
            self._preferred = choice
            self.presets.prefer(choice)
        if self.mode == "done":
            self._show_head("done")
            self._show_footer("done")
            self._show_end()
        self._say_ready()

    def refresh(self) -> None:
        super().refresh()
        project = self.state.project
        may = project is not None and self.mode in ("choose", "done") and self.stage not in self.state.runs
        elsewhere = project is not None and self.state.claims.elsewhere(project.root)
        if elsewhere and may:
            said = self.tr(
                "Another window of Pastiche works on this project. What is learned there shows there."
            )
            self.left.tell(said)
        else:
            self.left.look(project.adapter if project is not None and may else None, self.mode == "done")
        run = self.state.runs.get(self.stage)
        if run is None and self._already:
            self.consequence.setText(
                self.tr("This voice is already trained with these settings; nothing was left to learn.")
            )
        self.below.setVisible(self._already if run is None else self._saves(run) and learns(run))
        self.advice.look()

    def _work_ended(self, run: Run) -> None:
        project = self.state.project
        if run.job.stage == self.stage and project is not None and run.job.root == project.root:
            self._already = run.result is not None and not learns(run)
            self.refresh()

    # What changed before it.
    def _show_cards(self, mode: Mode) -> None:
        super()._show_cards(mode)
        behind = self.behind.look(mode in ("choose", "done"))
        self.anew.setVisible(not behind)
        if behind and self.stage not in self.state.problems:
            self._say_stale()
            self.stale.show()
            self.cards.show()

    def stale_text(self) -> str:
        """An earlier step's change has not come as far as this one: learning goes on from what was."""
        return self.behind.sentence() or super().stale_text()

    def stays(self) -> str:
        return self.tr("Another training then begins anew, from what there is now.")

    def can_change(self) -> bool:
        return True

    def other_way(self) -> Any:
        advised = self.advice.way_out(self.state.problems.get(self.stage))
        return advised or (self.tr("Choose Another..."), self.choose_again)

    # What advice works with.
    @property
    def choice(self) -> PresetChoice | None:
        """What is chosen for a training, once the page was there."""
        return self.presets if self._choose is not None else None

    @property
    def chart(self) -> LossChart | None:
        """The curve, once there is one."""
        return self.learning.chart if self._learning is not None else None

    @property
    def shown_result(self) -> Result | None:
        """Of the training whose curve is shown."""
        return self._shown[1] if self._shown is not None else None

    @property
    def preset_before(self) -> str:
        """The way in which that was trained; "" where nobody knows."""
        left = self.left.left
        before = left.choice if left is not None and left.choice else self.state.options(self.stage)
        return str(before.get("preset") or "")

    def choose_preset(self, name: str) -> None:
        """To the choice, standing at this way to train."""
        self.choose_again()
        self._choose_body()
        self.presets.rows[name].radio.setChecked(True)

    def choose_base(self, name: str) -> None:
        """To the choice, standing at this model."""
        self.choose_again()
        self._choose_body()
        self.presets.base.stand_at(name)
        self.presets.base.changed.emit()

    def safe(self) -> str:
        return self.tr("Nothing it had learned by the last checkpoint is lost; it goes on from there.")

    def footnote(self) -> str:
        if self.mode == "busy":
            return self.tr("Learning goes on while you use the other pages, and this computer stays awake.")
        if self.mode == "choose":
            lacking = self.presets.lacking() if self._choose is not None and self.presets.facts else ""
            return lacking or self.tr("You can stop whenever you like; the best so far is kept.")
        return ""

    # Learning.
    def unit(self, n: int) -> str:
        return words.count(n, self.tr("{n} step"), self.tr("{n} steps"))

    def show_progress(self, progress: Progress) -> None:
        if self._learning is None:
            return
        if "bytes" in progress.metrics:
            said = self.tr("It is fetched once; then the learning begins.")
            self.learning.say(self.tr("First the model"), said)
        elif progress.note.startswith(words.WAITS):
            self.learning.say(self.tr("Another training is running"), self.tr("This one begins by itself."))
        else:
            self.learning.show_progress(progress)

    def busy_sentence(self, run: Run) -> str:
        """As ever; a model that is fetched first counts in bytes, and a training may wait for another."""
        if run.job.stopping:
            saves = self.tr("Finishing this step and saving...")
            return saves if learns(run) else self.tr("Stopping. Nothing has been learned yet in this run.")
        progress = run.progress
        if progress is not None and "bytes" in progress.metrics:
            return coming(run)
        return super().busy_sentence(run)

    def _run_moved(self, stage: str) -> None:
        super()._run_moved(stage)
        run = self.state.runs.get(stage)
        if stage != self.stage or run is None:
            return
        self.consequence.setText(self._consequence())
        self.below.setVisible(self._saves(run) and learns(run))
        keeps = learns(run) and not run.job.stopping  # then it is pressed, and End Now needs its room
        text = self.tr("Stop and Keep the Best") if keeps else self.tr("Stop")
        if self.stop.text() != text:
            self.stop.setText(text)
            self.stop.setAccessibleName(text)
        self.end.setText(self.tr("End Now Without Saving") if learns(run) else self.tr("End Now"))
        self.end.setAccessibleName(self.end.text())
        self.title.setText(self.tr("Waiting to learn") if waits(run) else words.step_busy(self.stage))
        if run.job.stopping and self._learning is not None:
            self.learning.offer.hide()

    def _consequence(self) -> str:
        return self.tr(
            "To end now loses what it learned since it last saved, a quarter of an hour at most. The next "
            "training goes on from there."
        )

    # The end.
    def show_result(self, result: Result | None) -> None:
        """It is shown by `_show_end`, once it is known whether a newer training left something else."""

    def _best_so_far(self) -> Result | None:
        """What a training that did not come to its end put in the place of an earlier voice."""
        return self.left.left.result if self.left.left is not None else None

    def _show_end(self) -> None:
        project = self.state.project
        if project is None or not self.state.settled:
            return
        result = self._best_so_far() or self.state.result(self.stage)
        if result is not None and (project.root, result) != self._shown:
            self._shown = (project.root, result)
            self.learning.show_result(result)
            self.advice.look()

    def forget(self) -> None:
        self._shown, self._run, self._preferred = None, None, {}
        self._goes_on, self._asked, self._already = False, None, False
        self.advice.forget()
        self.left.look(None, False)
        if self._choose is not None:
            self.presets.drop()
            self.stack.removeWidget(self._choose)
            self._choose.deleteLater()
            self._choose = None
        if self._learning is not None:
            self.learning.forget()
            if self.state.project is not None:
                self.learning.watch(self.state.project.adapter)

    def _measure(self) -> None:
        folder = self.adapter()
        if folder is not None:
            self.measure_wanted.emit(str(folder))

    def adapter(self) -> Path | None:
        """The folder of the voice, once there is one."""
        return self.state.project.adapter if self.state.project is not None and self.mode == "done" else None
