"""Owns the sight of a voice as it forms: the same plain account, written again at each check."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.loading import Sample
from desktop.widgets.basics import button, column, hairline, label, row
from desktop.widgets.step_keys import StepKeys
from desktop.widgets.tried import Reading


class Forming(QWidget):
    """Stands at the newest paragraph until somebody steps back; Left, Right, Home and End step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.samples: tuple[Sample, ...] = ()
        self.place = 0
        self._best: int | None = None
        self._follows = True
        self.earlier = button(self.tr("Earlier"), lambda: self.go_to(self.place - 1), "small")
        self.later = button(self.tr("Later"), lambda: self.go_to(self.place + 1), "small")
        self.earlier.setToolTip(self.tr("What it wrote at the check before (Left)"))
        self.later.setToolTip(self.tr("What it wrote at the next check (Right)"))
        self.which = label("", "strong", wrap=True)
        self.account = Reading("", "soft", self.tr("The plain account it was given"))
        self.text = Reading("", "prose", self.tr("What it wrote"))
        self.original = Reading("", "prose", self.tr("The author's own passage"))
        StepKeys(self.go_to, lambda: (self.place, len(self.samples) - 1), self, self.earlier, self.later)
        self.setAccessibleName(self.tr("Hear the voice forming"))
        self._build()
        self.clear()

    def _build(self) -> None:
        self.intro = label("", "soft", wrap=True)
        stepper = row(self.which, 12, self.earlier, 6, self.later)
        stepper.setStretch(0, 1)
        self.own = [label(self.tr("The author's own page"), "caption"), self.original]
        self.given = [label(self.tr("The plain account it was given"), "caption"), self.account]
        self.rule = hairline()
        self.setLayout(
            column(
                label(self.tr("Hear the voice forming"), "section"), 2, self.intro, 16,
                stepper, 8, self.text, 18, self.rule, 12,
                self.given[0], 4, self.given[1], 16, self.own[0], 4, self.own[1], -1,
            )
        )  # fmt: skip

    def clear(self) -> None:
        """Nothing is written yet."""
        self.samples, self._best, self._follows, self.place = (), None, True, 0
        self._show()

    def show_samples(self, samples: Sequence[Sample], best: int | None) -> None:
        """Take what was written so far; `best` is the step of the weights that are kept, if any."""
        if (tuple(samples), best) == (self.samples, self._best):
            return  # it is asked often; who marks a line to copy keeps it
        self.samples, self._best = tuple(samples), best
        newest = len(self.samples) - 1
        self.place = newest if self._follows else min(self.place, newest)
        self._show()

    def show_best(self) -> None:
        """Stand at what the weights that were kept wrote: the training is over."""
        steps = [sample.step for sample in self.samples]
        if self._best in steps:
            self.go_to(steps.index(self._best))

    def go_to(self, place: int) -> None:
        if not 0 <= place < len(self.samples):
            return
        self.place = place
        self._follows = place == len(self.samples) - 1
        self._show()

    def _show(self) -> None:
        there = bool(self.samples)
        for part in (self.which, self.earlier, self.later, self.text, self.rule, *self.given, *self.own):
            part.setVisible(there)
        if not there:
            self.intro.setText(
                self.tr("At each check it writes a paragraph, always from the same plain account.")
            )
            return
        self.intro.setText(self.tr("The same plain account, written again at each check."))
        sample = self.samples[self.place]
        self.which.setText(self.name(self.place))
        self.text.setText(sample.text)
        self.text.setAccessibleName(self.tr("{which}, what it wrote").format(which=self.name(self.place)))
        self.account.setText(sample.description)
        self.original.setText(sample.original)
        self.earlier.setEnabled(self.place > 0)
        self.later.setEnabled(self.place < len(self.samples) - 1)

    def name(self, place: int) -> str:
        """E.g. "Step 400, the best so far"."""
        step = self.samples[place].step
        if not step:
            return self.tr("Before training")
        said = self.tr("Step {n}").format(n=words.number(step))
        return self.tr("{step}, the best so far").format(step=said) if step == self._best else said
