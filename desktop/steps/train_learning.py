"""Owns the sight of a training at work and after it: the curve, what it means, figures, the voice forming."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.progress import PasticheError, Progress
from core.training import Result
from desktop import loading, words
from desktop.jobs import Load
from desktop.language import translated
from desktop.loading import Learned
from desktop.steps import train_words
from desktop.theme import theme
from desktop.widgets.basics import button, clear, column, hairline, holder, label, row
from desktop.widgets.chart import LossChart
from desktop.widgets.forming import Forming

MARGIN = 32
BESIDE = 880  # pixels of width, at the usual text size, from where on the paragraphs stand beside the curve

BEAT = 5
"""Steps after which the disk is looked at again: there is the mean over many steps, while a report has the
loss of the last few, and a line that changed from the one to the other would jump."""


class Figures(QWidget):
    """Small figures in a row, each under its caption."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.values = [label("", "text") for _ in names]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(28)
        self.captions = [label(name, "caption") for name in names]
        for caption, value in zip(self.captions, self.values, strict=True):
            layout.addLayout(column(caption, 2, value))
        layout.addStretch(1)

    def show_values(self, values: list[str]) -> None:
        for made, caption, value in zip(self.values, self.captions, values, strict=True):
            made.setText(value)
            made.setVisible(bool(value))
            caption.setVisible(bool(value))


class Learning(QWidget):
    """`failed` carries a PasticheError; `stop_wanted` comes when the user takes the offer to stop."""

    failed = Signal(object)
    stop_wanted = Signal()
    heard = Signal()  # the curve has become longer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._went_on = False  # the offer to stop was turned down
        self._folder: Path | None = None
        self._reading: Load | None = None
        self._again = False
        self._seen: float | None = None
        self._samples = 0.0
        self._beat = 0
        self._restarts = 0
        self._best: int | None = None
        self.heading = label("", "section", wrap=True)
        self.sentence = label("", "soft", wrap=True)
        self.note = label("", "looknote", wrap=True)
        self.note.hide()
        self.chart = LossChart()
        self.forming = Forming()
        self.figures = Figures(
            [self.tr("Step"), self.tr("Speed"), self.tr("Memory"), self.tr("Best on unseen chapters")]
        )
        self.warnings = QVBoxLayout()
        self._build_offer()
        self._build()

    def _build_offer(self) -> None:
        self.offer_text = label("", "text", wrap=True)
        self.stop_now = button(self.tr("Stop Now"), self._take_offer)
        self.go_on = button(self.tr("Go On"), self._turn_down)
        line = row(self.offer_text, 16, self.go_on, 8, self.stop_now, margins=(16, 10, 10, 10))
        line.setStretch(0, 1)
        self.offer = holder(line, "sending")
        self.offer.setAccessibleName(self.tr("Stop now?"))
        self.offer.hide()

    def _build(self) -> None:
        caption = self.tr(
            "How much the author's next word surprises it (loss). Lower is better; the best is kept."
        )
        left = column(
            self.heading, 2, self.sentence, 4, self.note, 12, self.chart, 8,
            label(caption, "caption", wrap=True), 16, hairline(), 12, self.figures, 12, self.warnings, -1,
        )  # fmt: skip
        left.setStretchFactor(self.chart, 100)  # it grows first, up to its height; the gap takes the rest
        self.rule = hairline(vertical=True)
        self.sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.sides.setSpacing(24)
        self.sides.addLayout(left, 5)
        self.sides.addWidget(self.rule)
        self.sides.addWidget(self.forming, 3)
        layout = column(self.offer, 12, margins=(MARGIN, 0, MARGIN, 16))
        layout.addLayout(self.sides, 1)
        self.setLayout(layout)
        self.setMinimumWidth(1)  # or what stands beside would keep it as wide as that needs

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._beside()
        way = QBoxLayout.Direction
        self.sides.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.rule.setVisible(beside)

    def _beside(self) -> bool:
        return self.width() >= theme().px(BESIDE)

    # A run.
    def begin(self, goes_on: bool) -> None:
        """A run begins; what an earlier one learned is shown if it goes on from there."""
        self._went_on = False
        self._seen, self._samples, self._beat, self._restarts = None, 0.0, 0, 0
        self.note.hide()
        self.offer.hide()
        clear(self.warnings)
        self.chart.reset()
        self.forming.clear()
        self.figures.show_values([""] * 4)
        if goes_on:
            self.read()
        self._say()

    def forget(self) -> None:
        """Another project."""
        if self._reading is not None:
            self._reading.drop()
        self._reading, self._folder, self._again = None, None, False
        self.begin(False)

    def show_progress(self, progress: Progress) -> None:
        metrics, beat = progress.metrics, progress.done // BEAT
        valid = metrics.get("val_loss")
        self.chart.total = progress.total or self.chart.total
        measured = valid is not None and valid != self._seen
        if measured:
            self._seen = valid
            self.chart.add(metrics.get("step", float(progress.done)), valid=valid)
            self.heard.emit()
        if measured or (metrics.get("samples", 0.0), beat) != (self._samples, self._beat):
            self._samples, self._beat = metrics.get("samples", 0.0), beat
            self.read()
        if progress.total:  # else it loads, and nobody knows yet where it goes on
            self._show_restarts(int(metrics.get("restarts", 0)), progress.done)
            self._show_figures(progress)
        self._say()

    def _show_figures(self, progress: Progress) -> None:
        metrics = progress.metrics
        memory, best = metrics.get("peak_memory"), metrics.get("best_val_loss")
        done, all = words.number(progress.done), words.number(progress.total or 0)
        self.figures.show_values(
            [
                self.tr("{done} of {all}").format(done=done, all=all),
                train_words.speed(metrics.get("tokens_per_second")),
                words.size(int(memory * 1e9)) if memory else "",
                words.decimal(best) if best else "",
            ]
        )

    def _show_restarts(self, times: int, step: int) -> None:
        if times > self._restarts:
            self.note.setText(train_words.restarted(times, step))
            self.note.show()
        self._restarts = times

    def _say(self) -> None:
        if not self.busy:
            return
        self.say(*train_words.meaning(self.chart.valid))
        self._offer()

    def say(self, heading: str, sentence: str) -> None:
        """What is going on, in a heading and a sentence."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.chart.setAccessibleDescription(f"{heading}. {sentence}")

    # The offer to stop.
    def _offer(self) -> None:
        worth = train_words.offered_step(self.chart.valid) is not None
        if worth:
            self.offer_text.setText(train_words.offer(self.chart.valid))
        self.offer.setVisible(worth and self.busy and not self._went_on)

    def _turn_down(self) -> None:
        """Not asked again in this run."""
        self._went_on = True
        self.offer.hide()

    def _take_offer(self) -> None:
        self._went_on = True
        self.offer.hide()
        self.stop_wanted.emit()

    # What lies in the adapter's folder.
    def watch(self, folder: Path) -> None:
        """Whose curve and paragraphs are shown."""
        self._folder = folder

    def read(self) -> None:
        """The curve and the paragraphs from the disk, which also hold what earlier runs learned."""
        if self._folder is None:
            return
        if self._reading is not None:
            self._again = True
            return
        folder = self._folder
        self._reading = Load(lambda: loading.read_learned(folder), self._show_learned, self._not_read)

    def _show_learned(self, learned: Learned) -> None:
        self._reading = None
        if learned.losses.valid:
            self.chart.reset(learned.losses.train, learned.losses.valid, self.chart.total)
        best = self.chart.best()
        if self.busy:
            self._best = round(best[0]) if best is not None and best[0] else None
        self.forming.show_samples(learned.samples, self._best)
        if not self.busy:
            self.forming.show_best()
            self.forming.setVisible(bool(learned.samples))
            self.rule.setVisible(bool(learned.samples) and self._beside())
        self._say()
        self.heard.emit()
        if self._again:
            self._again = False
            self.read()

    def _not_read(self, error: PasticheError) -> None:
        self._reading, self._again = None, False
        self.failed.emit(error)

    # The end.
    def show_result(self, result: Result) -> None:
        self.busy = False
        self.offer.hide()
        self._best = result.best_step
        self.heading.setText(train_words.verdict(result))
        self.sentence.setText(train_words.examples(result))
        self.chart.setAccessibleDescription(self.heading.text())
        self.chart.total = result.steps
        best = self.tr("{loss}, at step {n}").format(
            loss=words.decimal(result.loss_after), n=words.number(result.best_step)
        )
        self.figures.show_values([words.number(result.steps), "", "", best])
        clear(self.warnings)
        for warning in result.warnings:
            self.warnings.addWidget(label(translated(warning), "looknote", wrap=True))
        self.read()

    def set_busy(self, busy: bool) -> None:
        """Whether a run is at work now."""
        if busy == self.busy:
            return
        self.busy = busy
        if busy:
            self.forming.setVisible(True)
        self._say()
        if not busy:
            self.offer.hide()
