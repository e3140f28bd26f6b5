"""Owns a preset as a row: what it is for, and what it takes on this computer, measured."""

from __future__ import annotations

from typing import Any

from desktop import words
from desktop.language import translated
from desktop.steps.train_models import PRACTICE
from desktop.theme import set_look
from desktop.widgets.basics import ChoiceRow, fill, label

ORDER = ("quick", "reference", "thorough", PRACTICE)


def texts() -> dict[str, tuple[str, str]]:
    """Title and body of each preset."""
    tr = words.tr
    return {
        "quick": (
            tr("Quick"),
            tr("Once through, in longer strides: a first impression of whether the books suit it."),
        ),
        "reference": (
            tr("Standard"),
            tr("The recipe of the published method, for several novels by one author."),
        ),
        "thorough": (
            tr("Thorough"),
            tr("Three times through, in longer strides. For a single short book, or over night."),
        ),
        PRACTICE: (
            tr("Practice, not literature"),
            tr("Minutes, on the small model that comes with Pastiche. It shows the way, not a voice."),
        ),
    }


def memory(octets: int) -> str:
    """Bytes as people say them of memory: 11 GB, 9 GB, 4.6 GB."""
    tenths = round(octets / 1e8)
    if octets < 9.95e9 and tenths % 10:
        return words.size(octets)
    return words.tr("{n} GB").format(n=words.number(round(octets / 1e9)))


def figures(need: Any, share: float = 1.0) -> str:
    """E.g. "about 25 minutes, 11 GB of memory".

    Args:
        need: a `core.training.probing.PresetNeed` that fits.
        share: how often it goes through the passages, against the preset's own.
    """
    said = words.tr("{time}, {memory} of memory")
    return said.format(time=words.about(60 * need.minutes * share), memory=memory(need.memory))


def cost(need: Any) -> str:
    """What is done so that it fits and what that costs, or why it does not; "" where there is nothing."""
    parts = []
    if not need.fits and need.memory > need.budget:
        said = words.tr("It needs {need} of memory, and {budget} of this computer's may be used.")
        parts.append(said.format(need=memory(need.memory), budget=memory(need.budget)))
    elif need.fits and need.checkpointing and not need.note:
        parts.append(
            words.tr("To fit, it keeps less in mind and works that out again: slower by about a third.")
        )
    return " ".join([*parts, translated(str(need.note))]).strip()


class PresetRow(ChoiceRow):
    """A choice with its figures at the right, and what they cost below."""

    def __init__(self, name: str) -> None:
        title, body = texts()[name]
        super().__init__(title, body)
        self.preset = name
        self._spoken = self.radio.accessibleName()
        self.said = label("", "note", wrap=True)
        self.said.hide()
        fill(self.lines, 2, self.said)

    def tell(self, right: str, said: str = "", possible: bool = True) -> None:
        """Show what it takes; where it is not `possible`, `said` is the reason."""
        self.radio.setEnabled(possible)
        self.title.setEnabled(possible)
        self.right.setText(right)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        set_look(self.said, "note" if possible else "looknote")
        parts = (part.rstrip(".") for part in (self._spoken, right, said) if part)
        self.radio.setAccessibleName(". ".join(parts))

    def show_need(self, need: Any, share: float = 1.0) -> None:
        if need.fits:
            self.tell(figures(need, share), cost(need))
        else:
            self.tell(words.tr("does not fit"), cost(need), possible=False)
