"""Owns the line above the page where a training did not come to its end: what is kept, and what goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.progress import PasticheError
from core.training import Options
from core.training.recipe import PRESETS
from desktop import words
from desktop.jobs import Load
from desktop.loading import LeftTraining, read_left
from desktop.widgets.basics import button, column, holder, label, row

MARGIN = 32


def sentence(left: LeftTraining, done: bool) -> str:
    """E.g. "The last training stopped. The best so far, from step 30, is kept and can be used.".

    Args:
        done: a curve is on the page.
    """
    parts = [words.tr("The last training stopped before its end.")]
    if left.kept:
        stays = words.tr("The earlier voice stays in place; the curve is that of the new training.")
        parts.append(stays if done else words.tr("The earlier voice stays in place."))
    if left.best is not None:
        said = words.tr("The best so far, from step {n}, is kept and can be used.")
        parts.append(said.format(n=words.number(left.best)))
    if left.step:
        said = words.tr("With the same choice it goes on from step {n}; another choice begins anew.")
        parts.append(said.format(n=words.number(left.step)))
    return " ".join(parts)


def same_again(left: LeftTraining) -> Options:
    """The options that go on with it. Its `choice` is known."""
    choice = left.choice
    recipe = PRESETS[choice["preset"]].recipe if choice["preset"] in PRESETS else None

    def own(name: str) -> Any:
        usual = getattr(recipe, name) if recipe is not None else None
        return None if choice.get(name) == usual else choice.get(name)

    return Options(
        preset=choice["preset"],
        model=choice["model"],
        epochs=own("epochs"),
        seed=own("seed"),
        variety=bool(choice.get("variety")),
        changes=dict(choice.get("changes") or {}),
    )


class LeftBar(QWidget):
    """Hidden where nothing was left off.

    `use_wanted` when the user wants to write in what there is, `choice_wanted` to go on with the new training
    beside an earlier voice.
    """

    use_wanted = Signal()
    choice_wanted = Signal()
    known = Signal()
    failed = Signal(object)  # a PasticheError

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left: LeftTraining | None = None
        self._reading: Load | None = None
        self._done = False
        self.said = label("", "text", wrap=True)
        self.use = button(self.tr("Write in It"), self.use_wanted.emit)
        self.choose = button(self.tr("Go On Learning..."), self.choice_wanted.emit)
        line = row(self.said, 16, self.use, self.choose, margins=(16, 8, 8, 8))
        line.setStretch(0, 1)
        self.setLayout(column(holder(line, "card"), 14, margins=(MARGIN, 0, MARGIN, 0)))
        self.hide()

    def goes_on(self, options: Options) -> bool:
        """Whether a training with these would go on with it, as far as can be seen."""
        if self.left is None or not self.left.step:
            return False
        choice, now = self.left.choice, (options.preset, options.model, dict(options.changes))
        return not choice or (choice["preset"], choice["model"], dict(choice.get("changes") or {})) == now

    @property
    def further(self) -> bool:
        """Whether the best of an unfinished training is in place, and it can go on from there as it was."""
        left = self.left
        known = left is not None and left.result is not None and bool(left.choice.get("preset"))
        return known and left is not None and left.step > 0

    def look(self, folder: Path | None, done: bool) -> None:
        """Read what a training in this adapter folder left off; None for nobody to say anything of.

        Args:
            done: the page shows a voice; its own button leads on to writing unless this can go `further`.
        """
        if self._reading is not None:
            self._reading.drop()
            self._reading = None
        self._done = done
        if folder is None:
            self._show(None)
        else:
            self._reading = Load(lambda: read_left(folder), self._show, self._not_read)

    def tell(self, text: str) -> None:
        """Say this instead; there is nothing to choose."""
        self.look(None, self._done)
        self.said.setText(text)
        for made in (self.use, self.choose):
            made.hide()
        self.show()

    def _not_read(self, error: PasticheError) -> None:
        self._show(None)
        self.failed.emit(error)

    def _show(self, left: LeftTraining | None) -> None:
        self._reading = None
        self.left = left
        if left is not None:
            self.said.setText(sentence(left, self._done))
            self.use.setVisible(left.best is not None and (self.further or not self._done))
            self.choose.setVisible(left.kept and self._done)
        self.setVisible(left is not None)
        self.known.emit()
