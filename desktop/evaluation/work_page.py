"""Owns the page on which one waits while a voice is measured: what is done, how far it is, a way to stop."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from core.progress import Progress
from desktop.language import translated
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.progress import ProgressLine
from desktop.words import Clock


class WorkPage(QWidget):
    """`stopped` asks for an end."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        self.line = ProgressLine()
        self.doing = label("", "text", wrap=True)
        self.left = label("", "note", wrap=True)
        self.stop = button(self.tr("Stop"), self.stopped.emit)
        note = self.tr("You may close this window and go on with other things. What is written is kept.")
        self.setLayout(
            column(
                -1, label(self.tr("Measuring the voice"), "section"), 14, self.line, 12, self.doing, 4,
                self.left, 18, label(note, "soft", wrap=True), 18, row(self.stop, -1), -1,
                margins=(64, 0, 64, 40),
            )
        )  # fmt: skip

    def show_start(self) -> None:
        """Before anything is heard of the work."""
        self.clock = Clock()
        self.line.set_share(None)
        self.doing.setText(self.tr("Starting..."))
        self.left.setText("")
        self.stop.setEnabled(True)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, progress: Progress) -> None:
        share = min(1.0, progress.done / progress.total) if progress.total else None
        self.line.set_share(share)
        self.clock.see(time.monotonic(), progress.done, progress.total)
        if self.stop.isEnabled():
            self.doing.setText(translated(progress.note))
            self.left.setText(self.clock.sentence())

    def show_stopping(self) -> None:
        self.stop.setEnabled(False)
        self.doing.setText(self.tr("Stopping..."))
