"""Owns one side of the window in which voices are tried: which voice, and what it made of the passage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from core.progress import PasticheError
from desktop.editor.requests import Voice as Loaded
from desktop.editor.requests import Written
from desktop.voice_facts import Voice
from desktop.widgets.basics import button, clear, column, fill, label, row, scrolling
from desktop.widgets.problem import Problem
from desktop.widgets.progress import ProgressLine
from desktop.widgets.tried import Reading


class Side(QWidget):
    """`changed` comes with every other choice, `keep_wanted` when this is to be the voice's sample."""

    changed = Signal()
    again_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, name: str, none: str = "") -> None:
        """Args: name: of the list, for screen readers. none: the entry for no voice; "" for no such entry."""
        super().__init__()
        self.voices: list[Voice] = []
        self._none = none
        self.choice = QComboBox()
        self.choice.setAccessibleName(name)
        self.choice.setPlaceholderText(self.tr("Choose a Voice"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.activated.connect(self.changed)
        self.state = label("", "note", wrap=True)
        self.line = ProgressLine()
        self.text = Reading("", "prose", self.tr("What it wrote"))
        self.remarks = column()
        self.problem = Problem()
        self.problem.again.connect(self.again_wanted)
        self.copy = button(self.tr("Copy"), self._copy, "link", "copy")
        self.keep = button(self.tr("Keep as Its Sample"), self.keep_wanted.emit, "link")
        inner = QWidget()
        inner.setLayout(
            column(self.state, 6, self.line, 8, self.text, self.remarks, self.problem, -1,
                   margins=(0, 0, 12, 0))
        )  # fmt: skip
        self.setLayout(column(self.choice, 12, scrolling(inner), row(self.copy, 16, self.keep, -1)))
        self.clear()

    # The choice.
    def show_voices(self, voices: Sequence[Voice], labels: Sequence[str], chosen: str) -> None:
        """List these voices, all of which can write, and choose the one in the folder `chosen`.

        Where that is no longer among them none is chosen, and what it wrote leaves with it; where it is ""
        the first entry is.
        """
        self.voices = list(voices)
        self.choice.clear()
        if self._none:
            self.choice.addItem(self._none, "")
        for voice, said in zip(voices, labels, strict=True):
            self.choice.addItem(said, voice.adapter.path)
        self.choose(chosen)

    @property
    def voice(self) -> Voice | None:
        path = self.choice.currentData()
        return next((voice for voice in self.voices if voice.adapter.path == path), None)

    def choose(self, path: str) -> None:
        """Choose the voice in a folder; "" is the first entry."""
        self.choice.setCurrentIndex(self.choice.findData(path) if path else 0)
        if path and self.voice is None:
            self.choice.setCurrentIndex(0 if self._none else -1)
            self.clear()

    # What it wrote.
    def clear(self) -> None:
        """Nothing is written yet."""
        self.written: Written | None = None
        self.text.setText("")
        self.state.setText("")
        self.copy.setText(self.tr("Copy"))
        clear(self.remarks)
        for made in (self.problem, self.copy, self.keep, self.line, self.state):
            made.hide()
        self.hint()

    def hint(self) -> None:
        """Where nothing is written yet, what will stand here."""
        if self.voice is not None and not self.text.text():
            self.say(self.tr("What it writes will stand here."))

    def say(self, text: str, busy: bool = False) -> None:
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.line.setVisible(busy)
        self.line.set_share(None if busy else 0.0)

    def wait(self) -> None:
        self.clear()
        self.say(self.tr("Waits for its turn"))

    def load(self) -> None:
        self.say(self.tr("The voice is being loaded..."), busy=True)

    def hear(self, text: str, anew: bool = False) -> None:
        """More of the text, or all of it `anew`."""
        self.say(self.tr("Writing..."), busy=True)
        self.text.setText(text if anew else self.text.text() + text)

    def show_written(self, written: Written) -> None:
        self.say("")
        self.written = written
        self.text.setText(written.text)
        clear(self.remarks)
        for remark in written.notes:
            fill(self.remarks, 8, label(remark.text, "looknote", wrap=True))
        self.copy.show()
        self.setAccessibleDescription(written.text)

    def show_error(self, error: PasticheError) -> None:
        self.say("")
        self.text.setText("")
        self.problem.show_error(error)

    def stop(self) -> None:
        if self.written is None:
            self.say(self.tr("Stopped"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self.copy.setText(self.tr("Copied"))
        QTimer.singleShot(2000, self.copy, lambda: self.copy.setText(self.tr("Copy")))

    def loaded(self) -> Loaded | None:
        """The voice as the writer is asked for it."""
        voice = self.voice
        return None if voice is None else Loaded(voice.adapter.path, voice.adapter.author, voice.model)

    def focus(self) -> None:
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
