"""Owns the page *Curate*: how much to learn from, what was chosen, and why the rest stays out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.curating import Options, Result
from desktop import loading, words
from desktop.jobs import Load
from desktop.loading import Review
from desktop.state import State
from desktop.steps.step import MARGIN, Mode, Step
from desktop.widgets.basics import clear, column, hairline, holder, label, row, scrolling
from desktop.widgets.chart import ShareBar, Swatch
from desktop.widgets.paragraphs import ParagraphView
from desktop.widgets.problem import Empty

TOKENS_A_WORD = 1.3  # as core counts when no tokenizer is on disk
LEAST, ENOUGH = 20_000, 900_000  # words, tokens
PAGE = 300  # words


class CuratePage(Step):
    stage = "curate"
    before = "clean"

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(state, parent)
        self._shown: Any = None
        self._reading: Load | None = None
        self._choose: QWidget | None = None
        self._done: QWidget | None = None
        self._busy = Empty("quill")

    def question(self) -> tuple[str, str]:
        return (
            self.tr("Choose what the voice learns from"),
            self.tr(
                "Whole, clean passages, taken from everywhere, so that the author's full range is heard."
            ),
        )

    def body(self, mode: Mode) -> QWidget:
        if mode == "choose":
            if self._choose is None:
                self._choose = self._build_choose()
            self._offer()
            return self._choose
        if mode == "done":
            if self._done is None:
                self._done = self._build_done()
            return self._done
        self._busy.show_text(
            self.tr("Weighing every passage"),
            self.tr("A large choice is compared by what the passages speak of. That is the longer part."),
        )
        return self._busy

    # Choosing.
    def _build_choose(self) -> QWidget:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(self.tr("How much to learn, in words"))
        self.slider.valueChanged.connect(self._say_amount)
        self.amount = label("", "strong", wrap=True)
        self.advice = label("", "soft", wrap=True, width=560)
        self.low, self.high = label("", "caption"), label("", "caption")
        self.spread = QCheckBox(self.tr("Cover everything the author speaks of"))
        self.spread.setChecked(True)
        self.least = QSpinBox()
        self.least.setRange(1, 200)
        self.least.setValue(40)
        self.least.setAccessibleName(self.tr("Shortest passage in words"))
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 24)
        layout.setSpacing(0)
        self.scale = holder(column(self.slider, 4, row(self.low, -1, self.high), 12))
        part = [
            label(self.tr("How much to learn"), "section"), 8, hairline(), 16, self.scale, self.amount, 4,
            self.advice, 32, label(self.tr("How to choose"), "section"), 8, hairline(), 12, self.spread, 2,
            label(self.tr("Groups passages by what they are about and takes some of each. Not needed when "
                          "all of it fits; without it the choice is spread evenly through the books."),
                  "note", wrap=True),
            16,
            row(label(self.tr("Leave out passages under")), 8, self.least, 8, label(self.tr("words")), -1),
        ]  # fmt: skip
        frame = QFrame()
        frame.setMaximumWidth(720)
        frame.setLayout(column(*part))
        layout.addWidget(frame)
        layout.addStretch(1)
        return scrolling(inner)

    def _offer(self) -> None:
        """Set the slider to what the books hold, and to what was chosen before."""
        clean = self.state.result("clean")
        kept = clean.kept_words if clean is not None else 0
        most = max(LEAST, kept)
        self.slider.blockSignals(True)
        self.slider.setRange(LEAST // 1000, -(-most // 1000))
        before = self.state.options(self.stage)
        tokens = int(before.get("target_tokens", ENOUGH))
        self.slider.setValue(min(self.slider.maximum(), round(tokens / TOKENS_A_WORD / 1000)))
        self.scale.setVisible(self.slider.maximum() > self.slider.minimum())
        self.slider.blockSignals(False)
        self.spread.setChecked(bool(before.get("cluster", True)))
        self.least.setValue(int(before.get("min_para_words", 40)))
        self.low.setText(words.words(LEAST))
        self.high.setText(self.tr("{words}, all there is").format(words=words.words(kept)))
        self._say_amount()

    def _say_amount(self) -> None:
        clean = self.state.result("clean")
        kept = clean.kept_words if clean is not None else 0
        wanted = kept if self._all() else self.slider.value() * 1000
        pages = words.number(max(1, round(wanted / PAGE)))
        said = self.tr("About {words}, some {pages} pages").format(words=words.words(wanted), pages=pages)
        self.amount.setText(said)
        if kept < 60_000:
            text = self.tr(
                "That is little for a voice: take all of it, and expect the manner rather than the art."
            )
        else:
            text = self.tr("More text takes longer, and nobody has shown that it sounds better.")
        self.advice.setText(text)

    def _all(self) -> bool:
        return self.slider.value() >= self.slider.maximum()

    def chosen_options(self) -> Options:
        if self._choose is None:
            self._choose = self._build_choose()
            self._offer()
        tokens = round(self.slider.value() * 1000 * TOKENS_A_WORD)
        if self._all():
            tokens = max(ENOUGH, tokens * 2)  # whatever the tokenizer makes of it, all of it fits
        return Options(
            target_tokens=tokens, cluster=self.spread.isChecked(), min_para_words=self.least.value()
        )

    def start_text(self) -> str:
        return self.tr("Choose Passages")

    def can_change(self) -> bool:
        return True

    def unit(self, n: int) -> str:
        return words.passages(n)

    def footnote(self) -> str:
        return self.tr("Nothing leaves this computer.")

    # The result.
    def _build_done(self) -> QWidget:
        self.figures = label("", "text", wrap=True)
        self.counted = label("", "note", wrap=True)
        self.bar = ShareBar()
        self.table = QGridLayout()
        self.table.setHorizontalSpacing(12)
        self.table.setVerticalSpacing(6)
        self.table.setColumnStretch(2, 1)
        self._warnings = QVBoxLayout()
        self.list = ParagraphView(reasons=False)
        self.list.setAccessibleName(self.tr("The chosen passages"))
        self.why = label("", "section")
        left = column(
            self.figures, 4, self.counted, 16, self.why, 8,
            self.bar, 12, self.table, 12, self._warnings, -1, margins=(MARGIN, 0, 24, 16),
        )  # fmt: skip
        side = QWidget()
        side.setLayout(left)
        area = scrolling(side)
        area.setMinimumWidth(340)
        area.setMaximumWidth(480)
        heading = label(self.tr("What it will learn from"), "section")
        right = holder(column(heading, 8, hairline(), margins=(24, 0, 0, 0)))
        right.layout().addWidget(self.list)
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area, 2)
        layout.addWidget(hairline(vertical=True))
        layout.addWidget(right, 3)
        return made

    def show_result(self, result: Result | None) -> None:
        project = self.state.project
        if result is None or project is None or (project.root, result) == self._shown:
            return
        self._shown = (project.root, result)
        share = result.words / result.corpus_words if result.corpus_words else 0.0
        said = self.tr("{words} are chosen, {share} of the clean text: {chosen} of {all}.")
        self.figures.setText(
            said.format(
                words=words.words(result.words),
                share=words.percent(share),
                chosen=words.number(result.chosen),
                all=words.passages(result.passages),
            )
        )
        counted = self.tr("{n} tokens, counted by {name}.")
        self.counted.setText(counted.format(n=words.number(result.tokens), name=result.counted_by))
        self._show_table(result)
        clear(self._warnings)
        for warning in (w for w in result.warnings if result.counted_by not in w):  # that is said above
            self._warnings.addWidget(label(warning, "looknote", wrap=True))
        path = project.curated_text
        heading = self.tr("Part {n}")
        if self._reading is not None:
            self._reading.drop()
        self._reading = Load(
            lambda: loading.read_runs(path, heading), self._show_text, self.state.refused.emit
        )

    def _show_table(self, result: Result) -> None:
        while (item := self.table.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        left_out = sorted(result.rejected.items(), key=lambda pair: -pair[1])
        parts = [(self.tr("chosen"), result.chosen), *left_out]
        rest = result.passages - sum(n for _, n in parts)
        if rest > 0:
            parts.insert(1, (self.tr("not needed for this amount"), rest))
        whole = len(parts) == 1
        self.why.setText(self.tr("All of it is chosen") if whole else self.tr("Why the rest stays out"))
        self.bar.set_parts([n for _, n in parts])
        self.bar.setAccessibleDescription(", ".join(f"{n} {name}" for name, n in parts))
        for line, (name, n) in enumerate(parts):
            figure = label(words.number(n), "strong")
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.table.addWidget(Swatch(line), line, 0)
            self.table.addWidget(figure, line, 1)
            self.table.addWidget(label(name, "soft", wrap=True), line, 2)

    def _show_text(self, review: Review) -> None:
        self._reading = None
        self.list.show_review(review)

    def forget(self) -> None:
        self._shown = None
