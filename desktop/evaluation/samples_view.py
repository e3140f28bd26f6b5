"""Owns the sight of what base model and voice wrote, one description at a time, beside the author's page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.evaluating.summary import Finding, Sample
from desktop import words
from desktop.evaluation.marked import Marked
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.step_keys import StepKeys
from desktop.widgets.tried import Reading


class SamplesView(QWidget):
    """Left, Right, Home and End step."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.samples = finding.samples
        self.place = 0
        self._waiting: list[Callable[[], None]] = []
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._show_next)
        self.earlier = button(self.tr("Previous"), lambda: self.go_to(self.place - 1), "small")
        self.later = button(self.tr("Next"), lambda: self.go_to(self.place + 1), "small")
        self.earlier.setAccessibleName(self.tr("The description before"))
        self.later.setAccessibleName(self.tr("The next description"))
        self.which = label("", "strong", wrap=True)
        self.told = Reading("", "soft", self.tr("What was to be told"))
        self.base = Marked(self.tr("What the base model wrote"))
        self.voice = Marked(self.tr("What the voice wrote"))
        self.own = Reading("", "prose", self.tr("The author's own page"))
        self.author_side = self._side(finding.author, self.own)
        StepKeys(self.go_to, lambda: (self.place, len(self.samples) - 1), self.earlier, self.later)
        self._build()
        self.go_to(0)

    def _side(self, title: str, text: QWidget) -> QWidget:
        made = QWidget()
        lines: QVBoxLayout = column(label(title, "caption", wrap=True), 6, text, -1)
        made.setLayout(lines)
        return made

    def _build(self) -> None:
        stepper = row(self.which, 12, self.earlier, 6, self.later)
        stepper.setStretch(0, 1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        for side in (
            self._side(self.tr("Base model"), self.base),
            self._side(self.tr("The voice"), self.voice),
            self.author_side,
        ):
            sides.addWidget(side, 1)
        self.setLayout(
            column(
                label(self.tr("What they wrote"), "name"), 4,
                label(
                    self.tr("Base model and voice were given the same descriptions, and nothing else."),
                    "text", wrap=True,
                ),
                14, stepper, 8, self.told, 14, sides,
            )
        )  # fmt: skip

    def go_to(self, place: int) -> None:
        if not 0 <= place < len(self.samples):
            return
        self.place = place
        sample = self.samples[place]
        self.which.setText(self._name(sample))
        self.told.setText(sample.description)
        self.author_side.setVisible(bool(sample.original))
        self._waiting = [
            lambda: self.voice.show_text(sample.voice.text, sample.voice.spans),
            lambda: self.base.show_text(sample.base.text),
            lambda: self.own.setText(sample.original),
        ]
        self._next.start()
        self.earlier.setEnabled(place > 0)
        self.later.setEnabled(place < len(self.samples) - 1)

    def _show_next(self) -> None:
        """One text a turn: to lay out three takes longer than a frame of the screen."""
        if self._waiting:
            self._waiting.pop(0)()
        else:
            self._next.stop()

    def _name(self, sample: Sample) -> str:
        scene = sample.kind == "scene"
        kind = self.tr("A scene of today") if scene else self.tr("A page that it never saw")
        said = self.tr("{n} of {all}. {kind}").format(
            n=words.number(self.place + 1), all=words.number(len(self.samples)), kind=kind
        )
        return f"{said}: {sample.title}" if sample.title else said
