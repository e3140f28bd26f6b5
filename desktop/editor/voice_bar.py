"""Owns the strip above the passages: which voice, how strongly, and the commands for the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSlider, QWidget

from core.types import Adapter
from desktop import words
from desktop.editor.requests import Voice
from desktop.editor.voice_papers import Entry, Known
from desktop.theme import theme
from desktop.widgets.basics import button, label
from desktop.widgets.icons import icon

STEPS = 10
"""Slider steps for a strength of 1."""

NAME = 18
"""Letters of a voice's name that the list has room for, where the window has it."""

FOLDER = "\0folder"  # the entry that asks for a folder


class VoiceBar(QWidget):
    """Voice, strength, and the buttons at the right."""

    voice_changed = Signal()
    wishes_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._adapters: list[Adapter] = []
        self._entries: list[Entry] = []
        self._chosen = 0
        self.voices = QComboBox()
        self.voices.setAccessibleName(self.tr("Voice"))
        self.voices.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.voices.setMinimumContentsLength(NAME)
        self.voices.activated.connect(self._activated)
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, 2 * STEPS)
        self.strength.setValue(STEPS)
        self.strength.setPageStep(5)
        self.strength.setFixedWidth(112)
        self.strength.setAccessibleName(self.tr("Strength of the voice"))
        self.strength.setToolTip(self.tr("How strongly the voice works: 1 as it was trained, 0 not at all"))
        self.strength.valueChanged.connect(self._slid)
        self.figure = label("", "text")
        self.wishes = button(self.tr("How It Writes..."), self.wishes_wanted.emit)
        self.wishes.setToolTip(self.tr("Freedom, length, wordings at once, checks"))
        self.more = button("…", name=self.tr("More commands"))
        self.more.setMenu(menu)
        self.more.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0 }")
        self.stop = button(self.tr("Stop"))
        self.accept_all = button(self.tr("Accept All"))
        self.rest = button(self.tr("Restyle the Rest"), look="primary")
        for made in (self.wishes, self.more, self.stop, self.accept_all, self.rest):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the passages
        self._lay_out()
        self._slid()
        self.show_voices([], None)

    def _lay_out(self) -> None:
        self.voice_label = label(self.tr("Voice"), "soft")
        self.strength_label = label(self.tr("Strength"), "soft")
        self._strip = layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 13, 32, 13)
        layout.setSpacing(8)
        layout.addWidget(self.voice_label)
        layout.addWidget(self.voices)
        layout.addSpacing(16)
        layout.addWidget(self.strength_label)
        layout.addWidget(self.strength)
        layout.addWidget(self.figure)
        layout.addSpacing(8)
        layout.addWidget(self.wishes)
        layout.addStretch(1)
        for widget in (self.more, self.stop, self.accept_all, self.rest):
            layout.addWidget(widget)
        self.stop.hide()
        self.setMinimumWidth(320)  # or the labels, which go, would keep the window wide
        theme().changed.connect(self.fold)
        theme().changed.connect(self._mark)

    def show_busy(self, busy: bool) -> None:
        self.stop.setVisible(busy)
        self.fold()

    def fold(self) -> None:
        """In a narrow window first the labels go, then words become icons, then the list gets narrow.

        Names and tool tips stay.
        """
        margin = 32 if self.width() >= 820 * theme().scale else 24
        self._strip.setContentsMargins(margin, 13, margin, 13)
        for level in range(5):
            for widget in (self.voice_label, self.strength_label):
                widget.setVisible(level < 1)
            self.wishes.setText(self.tr("How It Writes...") if level < 2 else "")
            self.wishes.setIcon(QIcon() if level < 2 else icon("settings"))
            self.accept_all.setVisible(level < 3)  # it is in the menu, too
            self.voices.setMinimumContentsLength(NAME if level < 4 else NAME // 2)
            self.voices.setMinimumWidth(self.voices.sizeHint().width())  # its own minimum, Qt keeps
            self._strip.invalidate()
            if self._strip.minimumSize().width() <= self.width():
                break

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()

    def show_voices(
        self, adapters: Sequence[Adapter], chosen: str | None, entries: Sequence[Entry] = ()
    ) -> None:
        """List these voices as their entries say, and choose that in the folder `chosen`, else the first."""
        self._adapters = list(adapters)
        self._entries = list(entries or (Known(adapter).entry for adapter in adapters))
        self.voices.clear()
        for adapter, entry in zip(self._adapters, self._entries, strict=True):
            self.voices.addItem(entry.label, adapter.path)
            self.voices.setItemData(self.voices.count() - 1, entry.tip, Qt.ItemDataRole.ToolTipRole)
        if not adapters:
            self.voices.addItem(self.tr("No voice yet"), "")
        self.voices.insertSeparator(self.voices.count())
        self.voices.addItem(self.tr("Choose Folder..."), FOLDER)
        paths = [adapter.path for adapter in self._adapters]
        self._chosen = paths.index(chosen) if chosen in paths else 0
        self.voices.setCurrentIndex(self._chosen)
        self._mark()
        self._tell_chosen()

    def _mark(self) -> None:
        """A sign at the voices that lack something, in the theme's colour."""
        for place, entry in enumerate(self._entries):
            self.voices.setItemIcon(place, icon("stopped", "look") if entry.lacking else QIcon())

    @property
    def adapter(self) -> Adapter | None:
        return self._adapters[self._chosen] if self._chosen < len(self._adapters) else None

    @property
    def voice(self) -> Voice | None:
        adapter = self.adapter
        if adapter is None:
            return None
        return Voice(adapter.path, voice_name(adapter), self._entries[self._chosen].model)

    @property
    def strength_wanted(self) -> float:
        return self.strength.value() / STEPS

    def _activated(self, index: int) -> None:
        if self.voices.itemData(index) == FOLDER:
            self.voices.setCurrentIndex(self._chosen)
            self.folder_wanted.emit()
        elif index != self._chosen:
            self._chosen = index
            self._tell_chosen()
            self.voice_changed.emit()

    def _tell_chosen(self) -> None:
        """Where the list's own words are cut, the tool tip has all of them."""
        chosen = self._entries[self._chosen] if self._chosen < len(self._entries) else None
        told = "" if chosen is None else f"{chosen.label}. {chosen.tip}"
        self.voices.setToolTip(told)
        self.voices.setAccessibleDescription(told)

    def _slid(self) -> None:
        self.figure.setText(words.decimal(self.strength_wanted, 1))


def voice_name(adapter: Adapter) -> str:
    """The author, or the folder's name where a folder from another tool names none."""
    return adapter.author or Path(adapter.path).name
