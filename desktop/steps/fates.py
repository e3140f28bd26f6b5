"""Owns the account of a choice: a bar of what became of the words, its legend, the figures, the warnings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.curating import Result
from desktop import words
from desktop.language import translated
from desktop.passages import BEYOND
from desktop.theme import theme
from desktop.widgets.basics import clear, column, holder, label
from desktop.widgets.chart import ShareBar, Swatch

WIDE = 250  # pixels of a column of the legend


class Legend(QWidget):
    """The parts of the bar in words, in as many columns as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[str, str]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)

    def set_parts(self, parts: Sequence[tuple[str, str]]) -> None:
        """Figure and name of each part."""
        if list(parts) != self.parts:
            self.parts = list(parts)
            self._columns = 0
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        columns = max(1, min(len(self.parts), self.width() // theme().px(WIDE)))
        if columns == self._columns:
            return
        self._columns = columns
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        for number, (figure, name) in enumerate(self.parts):
            line, first = number // columns, 3 * (number % columns)
            self._grid.addWidget(Swatch(number), line, first)
            self._grid.addWidget(label(figure, "strong"), line, first + 1)
            self._grid.addWidget(label(name, "soft", wrap=True), line, first + 2)
            self._grid.setColumnStretch(first + 2, 1)


class Fates(QWidget):
    """What became of how much: in words where they were counted, else in passages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = label("", "section")
        self.bar = ShareBar()
        self.legend = Legend()
        self.figures = label("", "text", wrap=True)
        self.counted = label("", "caption", wrap=True)
        self.warnings = QVBoxLayout()
        self.warnings.setSpacing(4)
        self.setLayout(column(self.why, 8, self.bar, 10, self.legend))
        self.details = holder(column(self.figures, 2, self.counted, 4, self.warnings))
        """The figures in sentences, for whoever lays out the page to put where there is room."""

    def show_result(self, result: Result) -> None:
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
        counted = self.tr("{n} tokens of {all}, counted by {name}.")
        n, whole = words.number(result.tokens), words.number(result.corpus_tokens)
        self.counted.setText(counted.format(n=n, all=whole, name=result.counted_by))
        self._show_parts(result)
        clear(self.warnings)
        for warning in (w for w in result.warnings if result.counted_by not in w):  # that is said above
            self.warnings.addWidget(label(translated(warning), "looknote", wrap=True))

    def _show_parts(self, result: Result) -> None:
        """The chosen first, then what was not needed, then the rest by weight."""
        in_words = bool(result.rejected_words) or not result.rejected  # older results count passages
        rejected = result.rejected_words if in_words else result.rejected
        left_out = sorted(rejected.items(), key=lambda pair: (pair[0] != BEYOND, -pair[1]))
        parts = [(self.tr("chosen"), result.words if in_words else result.chosen)]
        parts += [(words.passage_reason(reason), n) for reason, n in left_out if n]
        title = self.tr("Why the rest stays out") if len(parts) > 1 else self.tr("All of it is chosen")
        self.why.setText(title)
        self.bar.set_parts([n for _, n in parts])
        count = words.words if in_words else words.passages
        self.bar.setToolTip(self.tr("In words") if in_words else self.tr("In passages"))
        self.bar.setAccessibleDescription(", ".join(f"{count(n)} {name}" for name, n in parts))
        # The first says what is counted.
        figures = [count(n) if not place else words.number(n) for place, (_, n) in enumerate(parts)]
        self.legend.set_parts([(figure, name) for figure, (name, _) in zip(figures, parts, strict=True)])
