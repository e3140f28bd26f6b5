"""Owns the page *Train*: how thoroughly, on which model, the curve while it learns, and what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.progress import Progress
from core.training import Options, Result
from desktop import loading, words
from desktop.jobs import Load
from desktop.loading import Losses
from desktop.state import State
from desktop.steps.presets import PresetChoice
from desktop.steps.step import MARGIN, Mode, Step
from desktop.widgets.basics import clear, column, hairline, label, scrolling
from desktop.widgets.chart import LossChart, Point


def meaning(valid: list[Point]) -> tuple[str, str]:
    """What the curve of the unseen chapters says: a heading and a plain sentence."""
    tr = words.tr
    if len(valid) < 2:
        return tr("Finding its feet"), tr("After the first check on unseen chapters there is more to say.")
    best = min(range(len(valid)), key=lambda i: valid[i][1])
    since = len(valid) - 1 - best
    if since == 0:
        return tr("Still learning"), tr("It guesses unseen chapters better than at any check before.")
    if since < 3:
        return tr("Hardly getting better"), tr(
            "The last check was no better than the best. It may still come."
        )
    return (
        tr("It has begun to memorise"),
        tr("Unseen chapters have been getting harder for {n} checks. Stopping now keeps the best.").format(
            n=since
        ),
    )


class Figures(QWidget):
    """Small figures in a row, each under its caption."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.values = [label("", "text") for _ in names]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(40)
        self.captions = [label(name, "caption") for name in names]
        for caption, value in zip(self.captions, self.values, strict=True):
            layout.addLayout(column(caption, 2, value))
        layout.addStretch(1)

    def show_values(self, values: list[str]) -> None:
        for made, caption, value in zip(self.values, self.captions, values, strict=True):
            made.setText(value)
            made.setVisible(bool(value))
            caption.setVisible(bool(value))


class TrainPage(Step):
    stage = "train"
    before = "neutralize"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self.stop.setText(self.tr("Stop and Keep the Best"))
        self.stop.setAccessibleName(self.stop.text())
        self._choose: QWidget | None = None
        self._learning: QWidget | None = None
        self._shown: Any = None
        self._reading: Load | None = None
        self._seen: tuple[float | None, float | None] = (None, None)

    def question(self) -> tuple[str, str]:
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
            if self._choose is None:
                self.presets = PresetChoice(self.state)
                self.presets.changed.connect(self._say_ready)
                self.presets.known.connect(self._settle_focus)
                inner = QWidget()
                inner.setLayout(column(self.presets, -1, margins=(MARGIN, 0, MARGIN, 24)))
                self._choose = scrolling(inner)
            self.presets.look()
            return self._choose
        if self._learning is None:
            self._learning = self._build_learning()
            self._read()
        return self._learning

    def _build_learning(self) -> QWidget:
        self.heading = label("", "section")
        self.sentence = label("", "soft", wrap=True)
        self.chart = LossChart()
        self.figures = Figures(
            [self.tr("Step"), self.tr("Speed"), self.tr("Memory"), self.tr("Best on unseen chapters")]
        )
        caption = self.tr(
            "How much the author's next word surprises it (loss). Lower is better; the best is kept."
        )
        self._warnings = QVBoxLayout()
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 16)
        layout.setSpacing(0)
        made = column(
            self.heading, 2, self.sentence, 16, self.chart, 8, label(caption, "caption", wrap=True), 16,
            hairline(), 12, self.figures, 12, self._warnings,
        )  # fmt: skip
        layout.addLayout(made)
        return scrolling(inner)

    # Choosing.
    def chosen_options(self) -> Options:
        if self._choose is None:
            self.body("choose")
        return self.presets.options()

    def ready(self) -> bool:
        return self._choose is not None and self.presets.ready()

    def _say_ready(self) -> None:
        if self.mode == "choose":
            self.primary.setEnabled(self.ready())

    def _settle_focus(self) -> None:
        """Start could not take the focus before it was known to be possible."""
        if self.mode == "choose" and self.isVisible():
            self.take_focus()

    def start_text(self) -> str:
        return self.tr("Go On Learning") if self.stage in self.state.stopped else self.tr("Start Learning")

    def start(self) -> Any:
        goes_on = self.stage in self.state.stopped
        run = super().start()
        if run is not None and self._learning is not None:
            self.chart.reset()
            clear(self._warnings)
            if goes_on:
                self._read()
        self._seen = (None, None)
        return run

    def can_change(self) -> bool:
        return True

    def other_way(self) -> Any:
        return (self.tr("Choose Another..."), self.choose_again)

    def safe(self) -> str:
        return self.tr("Nothing it had learned by the last checkpoint is lost; it goes on from there.")

    def footnote(self) -> str:
        if self.mode == "busy":
            return self.tr("Learning goes on while you use the other pages.")
        if self.mode == "choose":
            return self.tr("You can stop whenever you like; the best so far is kept.")
        return ""

    # The curve.
    def unit(self, n: int) -> str:
        return words.count(n, self.tr("{n} step"), self.tr("{n} steps"))

    def show_progress(self, progress: Progress) -> None:
        if self._learning is None:
            return
        m = progress.metrics
        seen = (m.get("train_loss"), m.get("val_loss"))
        step = m.get("step", float(progress.done))
        self.chart.total = progress.total or 0
        if seen != self._seen:
            new_valid = seen[1] if seen[1] != self._seen[1] else None
            self._seen = seen
            self.chart.add(step, seen[0], new_valid)
            self._say_meaning()
            if new_valid is not None:
                self._read()
        speed, memory, best = m.get("tokens_per_second"), m.get("peak_memory"), m.get("best_val_loss")
        of = self.tr("{done} of {all}") if progress.total else "{done}"
        self.figures.show_values(
            [
                of.format(done=words.number(progress.done), all=words.number(progress.total or 0)),
                self._speed(speed),
                words.size(int(memory * 1e9)) if memory else "",
                words.decimal(best) if best else "",
            ]
        )

    def _speed(self, tokens: float | None) -> str:
        """Tokens a second as words a minute."""
        if not tokens:
            return ""
        return self.tr("{n} words a minute").format(n=words.number(round(tokens * 60 / 1.3, -1)))

    def _say_meaning(self) -> None:
        heading, sentence = meaning(self.chart.valid)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.chart.setAccessibleDescription(f"{heading}. {sentence}")

    def _read(self) -> None:
        """The curve from losses.jsonl, which also holds what earlier runs learned."""
        project = self.state.project
        if project is None or self._reading is not None:
            return
        folder = project.adapter
        self._reading = Load(lambda: loading.read_losses(folder), self._show_losses, self._not_read)

    def _show_losses(self, losses: Losses) -> None:
        self._reading = None
        if self._learning is None:
            return
        if losses.valid:
            self.chart.reset(losses.train, losses.valid, self.chart.total)
        if self.mode == "busy":
            self._say_meaning()

    def _not_read(self, error: Any) -> None:
        self._reading = None
        self.state.refused.emit(error)

    def show_result(self, result: Result | None) -> None:
        project = self.state.project
        if result is None or project is None or (project.root, result) == self._shown:
            return
        self._shown = (project.root, result)
        self.heading.setText(self._verdict(result))
        self.sentence.setText(self._examples(result))
        self.chart.setAccessibleDescription(self.heading.text())
        self.chart.total = result.steps
        self.figures.show_values(
            [words.number(result.steps), "", "", f"{words.decimal(result.loss_after)}, {self._best(result)}"]
        )
        clear(self._warnings)
        for warning in result.warnings:
            self._warnings.addWidget(label(warning, "looknote", wrap=True))
        self._read()

    def _verdict(self, result: Result) -> str:
        fall = 1 - result.loss_after / result.loss_before if result.loss_before else 0.0
        if fall > 0:
            said = self.tr(
                "Pages it never saw surprise it {share} less than before: {before} became {after}."
            )
        else:
            said = self.tr("Pages it never saw surprise it no less than before: {before} became {after}.")
        return said.format(
            share=self.tr("{n} %").format(n=words.decimal(100 * fall, 1)),
            before=words.decimal(result.loss_before),
            after=words.decimal(result.loss_after),
        )

    def _examples(self, result: Result) -> str:
        said = self.tr("It practised on {train} and was checked on {valid} that it never practised.")
        text = said.format(
            train=words.passages(result.train_examples), valid=words.number(result.valid_examples)
        )
        if result.stopped_early:
            text = f"{text} {self.tr('You stopped it; the best by then was kept.')}"
        return text

    def _best(self, result: Result) -> str:
        return self.tr("at step {n}").format(n=words.number(result.best_step))

    def forget(self) -> None:
        self._shown = None
        self._seen = (None, None)
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        if self._learning is not None:
            self.chart.reset()
            clear(self._warnings)

    def adapter(self) -> Path | None:
        """The folder of the voice, once there is one."""
        return self.state.project.adapter if self.state.project is not None and self.mode == "done" else None
