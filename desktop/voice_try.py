"""Owns the window in which a passage is read in one voice, or in two side by side."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QWidget

from core.adapters import papers
from core.language.words import count_words
from core.progress import PasticheError
from desktop import words
from desktop.editor.requests import Written
from desktop.editor.voice_papers import entries
from desktop.jobs import Load
from desktop.state import State
from desktop.theme import theme
from desktop.voice_facts import Voice
from desktop.voice_side import Side
from desktop.voice_trying import Trying
from desktop.widgets.basics import button, column, hairline, label, row

MOST = 400
"""Words that can be tried; a longer text belongs on the page Restyle."""
LINES = 5
KEPT = "tried_passage"
"""The user's own passage, in the preferences."""


class TryWindow(QDialog):
    """`changed` comes when a voice has got its sample. Closing it gives the memory back."""

    changed = Signal()

    def __init__(self, state: State, parent: QWidget) -> None:
        super().__init__(parent)
        self.state = state
        self.setWindowTitle(self.tr("Try or Compare Voices"))
        self.setModal(False)
        self.trying = Trying(state, self)
        self.passage = QPlainTextEdit()
        self.passage.setAccessibleName(self.tr("What happens, told plainly"))
        self.passage.setTabChangesFocus(True)
        self.count = label("", "note")
        self.usual = button(self.tr("Use Our Passage"), self._use_ours, "link")
        self.left = Side(self.tr("Voice to try"))
        self.right = Side(self.tr("Voice to compare with"), self.tr("Compare with no other voice"))
        self.sides = (self.left, self.right)
        self.note = label("", "looknote", wrap=True)
        self.stop = button(self.tr("Stop"), self.trying.stop)
        self.go = button(self.tr("Write"), self.write, "primary")
        self._lay_out()
        self._connect()
        self.passage.setPlainText(str(state.preferences.get(KEPT, "")) or self.ours)
        theme().changed.connect(self._size)
        self._size()
        self._look()

    @property
    def ours(self) -> str:
        """The passage that samples are made of, so that voices can be compared."""
        return self.tr(
            "Late in the evening a woman comes down to the ferry. The boat is still there, and the ferryman "
            "is coiling his rope. She has no money for the crossing, and says so. He says that he does not "
            "cross for nothing. She offers him her gloves. He looks at them, and then at the water, and says "
            "that the wind is about to turn. They cross without a word. On the other side she gives him the "
            "gloves all the same, and he does not know what to do with them."
        )

    def _lay_out(self) -> None:
        said = self.tr(
            "Tell plainly what happens, or keep this passage. Each voice writes it in its own way, from the "
            "same words. Nothing leaves this computer."
        )
        self.columns = QHBoxLayout()
        self.columns.setSpacing(24)
        for side in self.sides:
            self.columns.addWidget(side, 1)
        head = row(label(self.tr("What happens, told plainly"), "strong"), 12, self.count, -1, self.usual)
        foot = row(self.note, 12, self.stop, 8, self.go)
        foot.setStretch(0, 1)
        lines = column(
            label(said, "soft", wrap=True), 14, head, 6, self.passage, 16, margins=(24, 20, 24, 16)
        )
        lines.addLayout(self.columns, 1)
        lines.addSpacing(12)
        lines.addWidget(hairline())
        lines.addSpacing(12)
        lines.addLayout(foot)
        self.setLayout(lines)

    def _size(self) -> None:
        lines = self.passage.fontMetrics().lineSpacing()
        self.passage.setFixedHeight(LINES * lines + 14)
        self.setMinimumSize(theme().px(520), 480)
        self.resize(max(self.width(), theme().px(780)), max(self.height(), 620))

    def _connect(self) -> None:
        trying = self.trying
        self.passage.textChanged.connect(self._look)
        trying.loading.connect(lambda place: self.sides[place].load())
        trying.heard.connect(lambda place, text: self.sides[place].hear(text))
        trying.again.connect(lambda place, text: self.sides[place].hear(text, anew=True))
        trying.written.connect(self._written)
        trying.failed.connect(lambda place, error: self.sides[place].show_error(error))
        trying.stopped.connect(lambda place: self.sides[place].stop())
        trying.ended.connect(self._look)
        trying.changed.connect(self._look)
        for place, side in enumerate(self.sides):
            side.changed.connect(self._chose)
            side.again_wanted.connect(self.write)
            side.keep_wanted.connect(lambda place=place: self._keep(place, own=True))
        for keys, on in (("Ctrl+Return", self._press), ("Ctrl+.", self.trying.stop), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self, on)
        self.state.closing.connect(self.trying.leave)

    # The voices.
    def show_voices(self, voices: Sequence[Voice], chosen: Voice | None = None) -> None:
        """Offer these voices as far as they can write; try `chosen`, where it is named."""
        able = [voice for voice in voices if voice.writes]
        labels = labels_of(able)
        now = [side.voice.adapter.path if side.voice is not None else "" for side in self.sides]
        if chosen is not None:
            now[0] = chosen.adapter.path
            if now[1] == now[0]:
                now[1] = ""
        if self.trying.busy and any(path and path not in [v.adapter.path for v in able] for path in now):
            self.trying.stop()  # one that writes was deleted
        for side, path in zip(self.sides, now, strict=True):
            side.show_voices(able, labels, path)
        if chosen is not None and not self.trying.busy:
            for side in self.sides:
                side.clear()
            self.passage.setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()

    def _chose(self) -> None:
        """Another voice has not written what stands there."""
        if not self.trying.busy:
            for side in self.sides:
                if side is self.sender():
                    side.clear()
        self._look()

    # The passage.
    @property
    def said(self) -> str:
        return " ".join(self.passage.toPlainText().split())

    def _use_ours(self) -> None:
        self.passage.setPlainText(self.ours)

    def _look(self) -> None:
        """What can be done now, and why not."""
        number = count_words(self.passage.toPlainText())
        self.count.setText(words.words(number))
        self.usual.setVisible(self.said != self.ours)
        right = self.right.voice is not None
        self.go.setText(self.tr("Write in Both") if right else self.tr("Write"))
        self.go.setAccessibleName(self.go.text())
        busy = self.trying.busy
        self.stop.setEnabled(busy)
        for side in self.sides:
            side.choice.setEnabled(not busy)
        obstacle = self.trying.obstacle()
        if not obstacle and number > MOST:
            said = self.tr("Up to {n} words can be tried. For more, open the text on the page Restyle.")
            obstacle = said.format(n=words.number(MOST))
        self.note.setText(obstacle)
        able = self.left.voice is not None and not self.trying.obstacle()
        self.go.setEnabled(able and 0 < number <= MOST and not busy)

    # Writing.
    def _press(self) -> None:
        if self.go.isEnabled():
            self.write()

    def write(self) -> None:
        """Have the passage written in the voices that are chosen, the left one first."""
        chosen = [side for side in self.sides if side.loaded() is not None]
        if self.left.voice is None or not self.said:
            return
        self.state.preferences.set(KEPT, "" if self.said == self.ours else self.passage.toPlainText())
        for side in self.sides:
            side.clear()
        for side in chosen:
            side.wait()
        self._of = [dataclasses.replace(side.voice) for side in chosen if side.voice is not None]
        self._passage = self.said
        loaded = [voice for side in chosen if (voice := side.loaded()) is not None]
        refused = self.trying.write(self.passage.toPlainText(), loaded)
        self._look()
        if refused:
            for side in chosen:
                side.clear()
            self.note.setText(refused)
        else:
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, place: int, written: Written) -> None:
        side, voice = self.sides[place], self._of[place]
        side.show_written(written)
        if self._passage == self.ours and (voice.sample is None or (voice.sample.run is None and voice.text)):
            self._keep(place, own=False)
        else:
            side.keep.show()
            side.keep.setEnabled(True)

    def _keep(self, place: int, own: bool) -> None:
        """Keep what was written as the voice's sample, compared with what it learned from."""
        side, voice = self.sides[place], self._of[place]
        if side.written is None:
            return
        folder, text = Path(voice.adapter.path), side.written.text
        own = own and self._passage != self.ours
        side.keep.setEnabled(False)

        def keep() -> None:
            self.state.claims.check(folder)
            papers.keep_sample(folder, text, own)

        def kept(_: object) -> None:
            side.keep.hide()
            side.say(self.tr("Kept as the sample of this voice."))
            self.changed.emit()

        def not_kept(error: PasticheError) -> None:
            side.keep.setEnabled(True)
            side.say(f"{error.message} {error.remedy}")  # what was written stays to be read

        Load(keep, kept, not_kept)

    # The end.
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape stops first; a second time, or without work, it closes."""
        if event.key() == Qt.Key.Key_Escape and self.trying.busy:
            self.trying.stop()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """However it was closed; one that is only put into the Dock goes on writing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.trying.close()


def labels_of(voices: Sequence[Voice]) -> list[str]:
    """What lists call the voices; two of one name are told apart as in the editor."""
    return [entry.label for entry in entries([voice.known for voice in voices if voice.known is not None])]
