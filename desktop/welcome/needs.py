"""Owns what the first page says of this computer: the check-up in plain words, and only what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core import doctor, machine
from core.doctor import Check
from core.machine import Machine
from desktop import words
from desktop.language import translated
from desktop.widgets.basics import button, clear, column, fill, holder, label, row

CHECKED = ("Python", "System", "MLX", "Memory", "Disk", "Practice model")
"""What the first steps need. Ollama and the model for themes are said where they are chosen."""


def tr(text: str) -> str:
    return QCoreApplication.translate("needs", text)


@dataclass(frozen=True, slots=True)
class Found:
    """This computer, and what `core.doctor` says of it.

    Attributes:
        disk: free bytes where projects are to lie.
    """

    here: Machine
    disk: int
    checks: tuple[Check, ...]

    @property
    def missing(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.ok)

    @property
    def ready(self) -> bool:
        """Whether all is there without which nothing goes."""
        return not any(check.essential for check in self.missing)


def look(folder: Path) -> Found:
    """The check-up. For a `Load`: it starts a child to see whether MLX can be loaded."""
    checks = tuple(doctor.examine(folder, CHECKED))
    return Found(machine.this_machine(), machine.free_disk(folder), checks)


def sentence(found: Found) -> str:
    """What it needs, and what there is."""
    if not found.here.metal:
        said = tr(
            "Made for a Mac with Apple Silicon and macOS 14. This computer, with {memory} of memory and "
            "{disk} of disk free, will do to try it."
        )
        if not found.ready:
            said = tr(
                "Made for a Mac with Apple Silicon and macOS 14. This computer has {memory} of memory and "
                "{disk} of disk free."
            )
    elif found.ready and not found.missing:
        said = tr(
            "macOS 14, 16 GB of memory and 25 GB of disk. This Mac has {memory}, and {disk} free, so it is "
            "ready."
        )
    else:
        said = tr("macOS 14, 16 GB of memory and 25 GB of disk. This Mac has {memory}, and {disk} free.")
    return said.format(memory=words.size(found.here.memory), disk=words.size(found.disk))


def lack(check: Check) -> str:
    """What is missing and what to do about it, for somebody who writes books."""
    known = {
        "MLX": tr("MLX, which does the learning and the writing, cannot be loaded here."),
        "Memory": tr(
            "Not enough memory for the biggest model. Choose one of the smaller ones in Train; everything "
            "else is the same."
        ),
        "Disk": tr(
            "Not enough disk for the biggest model. Free some space, or choose one of the smaller ones in "
            "Train."
        ),
        "Practice model": tr("The practice model is gone, so the sample cannot be tried."),
    }
    said = known.get(check.name, f"{check.name}: {translated(check.found)}.")
    if check.name in ("Memory", "Disk"):
        return said
    anew = check.name in ("MLX", "Practice model")  # what comes with Pastiche: core's words are a terminal's
    return f"{said} {tr('Install Pastiche anew.') if anew else translated(check.remedy)}"


class NeedsPanel(QWidget):
    """What it needs, as a sentence. `lacks` is the strip that names what is missing, with Look Again."""

    def __init__(self, on_again: Callable[[], None]) -> None:
        super().__init__()
        usual = tr("macOS 14 on Apple Silicon, 16 GB of memory and 25 GB of disk for a real voice.")
        self.said = label(usual, "soft", wrap=True)
        self.setLayout(column(self.said))
        self.again = button(tr("Look Again"), on_again, "small")
        self.again.setToolTip(tr("Looks anew whether everything is there"))
        self._missing = QVBoxLayout()
        self._missing.setSpacing(6)
        line = row(margins=(16, 10, 10, 10))
        line.addLayout(self._missing, 1)
        fill(line, 16, column(self.again, -1))
        self.lacks = holder(line, "sending")
        self.lacks.hide()

    def looking(self) -> None:
        """The button waits while somebody looks."""
        self.again.setEnabled(False)

    def show_found(self, found: Found) -> None:
        self.said.setText(sentence(found))
        clear(self._missing)
        for check in found.missing:
            text = label(lack(check), "looknote", wrap=True)
            text.setToolTip(check.found)
            self._missing.addWidget(text)
        self.again.setEnabled(True)
        self.lacks.setVisible(bool(found.missing))
