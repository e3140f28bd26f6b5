"""Owns the questions before a choice: how much, by what, and how short a passage may be."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QSpinBox, QVBoxLayout, QWidget

from core.curating import Options
from desktop import words
from desktop.steps.amount import AmountPanel
from desktop.widgets.basics import column, hairline, label, row, scrolling

MARGIN = 32
MODEL_SIZE = 90_000_000  # bytes, about: all-MiniLM-L6-v2 with its tokenizer
MODEL_FROM = "huggingface.co"


def fetch_text() -> str:
    """What fetching the model means."""
    said = words.tr(
        "For this a model of about {size} is fetched once from {place}. No text of yours is sent."
    )
    return said.format(size=words.size(MODEL_SIZE), place=MODEL_FROM)


class CurateChoice(QWidget):
    """`changed` comes with every answer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.amount = AmountPanel()
        self.amount.changed.connect(self._answered)
        self.spread = QCheckBox(self.tr("Cover everything the author speaks of"))
        self.spread.setChecked(True)
        self.spread.toggled.connect(self._answered)
        self.fetch = label("", "looknote", wrap=True)
        self.fetch.hide()
        self._model_here: bool | None = None
        self.least = QSpinBox()
        self.least.setRange(1, 200)
        self.least.setValue(40)
        self.least.setAccessibleName(self.tr("Shortest passage in words"))
        self.least.valueChanged.connect(lambda _: self.changed.emit())
        self._build()

    def _build(self) -> None:
        note = self.tr(
            "Groups passages by what they are about, takes some of each, and draws a map of them. Without it "
            "the choice is spread evenly through the books."
        )
        least = row(label(self.tr("Leave out passages under")), 8, self.least, 8, label(self.tr("words")), -1)
        frame = QFrame()
        frame.setMaximumWidth(720)
        frame.setLayout(
            column(
                label(self.tr("How much to learn"), "section"), 8, hairline(), 16, self.amount, 32,
                label(self.tr("How to choose"), "section"), 8, hairline(), 12,
                self.spread, 2, label(note, "note", wrap=True), 4, self.fetch, 16, least,
            )
        )  # fmt: skip
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 24)
        layout.setSpacing(0)
        layout.addWidget(frame)
        layout.addStretch(1)
        self.setLayout(column(scrolling(inner)))

    def offer(self, kept: int, rate: float, before: Options) -> None:
        """Set what there is and what was chosen before; see `AmountPanel.offer`."""
        self.amount.offer(kept, rate, before.target_tokens)
        self.spread.setChecked(before.cluster)
        self.least.setValue(before.min_para_words)
        self._answered()

    def show_model(self, here: bool) -> None:
        """Whether the model that reads for themes is on this disk."""
        self._model_here = here
        self.fetch.setText(fetch_text())
        self._answered()

    def fetches(self, here: bool | None) -> bool:
        """Whether what is chosen brings a model onto this disk; not while nobody knows.

        Where all of it is taken no model is needed; the map can be drawn, and the model fetched, later.
        """
        return self.spread.isChecked() and here is False and not self.amount.all

    def _answered(self) -> None:
        self.fetch.setVisible(self.fetches(self._model_here))
        self.changed.emit()

    def options(self, before: Options, here: bool | None) -> Options:
        """The answers, on top of what this page does not ask."""
        spread = self.spread.isChecked()
        return replace(
            before,
            target_tokens=self.amount.tokens,
            cluster=spread,
            min_para_words=self.least.value(),
            index=spread and (here is True or self.fetches(here)),
            download=self.fetches(here),
        )
