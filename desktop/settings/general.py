"""Owns the tab *General*: how Pastiche looks, its text's size, the quick panel's keys, newer versions."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QKeySequenceEdit, QLineEdit, QWidget

from core import updates
from desktop import mac, words
from desktop.mac_keys import code_of
from desktop.quick.outside import SHORTCUT
from desktop.settings.tab import Said, Tab, at_left, setting
from desktop.state import State
from desktop.theme import SCALES, theme
from desktop.updates import ANSWERED, WANTED
from desktop.widgets.basics import button, fill, hairline, label


def make(state: State) -> Tab:
    return GeneralTab(state)


class GeneralTab(Tab):
    def __init__(self, state: State) -> None:
        super().__init__(state, self.tr("General"), self.tr("What you change here holds at once."))
        fill(self.body, hairline(), self._appearance(), hairline(), self._size(), hairline())
        if mac.MAC:
            fill(self.body, self._quick(), hairline())
        fill(self.body, self._newer(), hairline())
        theme().changed.connect(self._follow)
        self._follow()

    def _appearance(self) -> QWidget:
        self.scheme = QComboBox()
        self.scheme.setAccessibleName(self.tr("Appearance"))
        for name, text in (
            ("auto", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.scheme.addItem(text, name)
        self.scheme.activated.connect(self._set_scheme)
        return setting(self.tr("Appearance"), at_left(self.scheme))

    def _size(self) -> QWidget:
        self.text_size = QComboBox()
        self.text_size.setAccessibleName(self.tr("Text size"))
        for scale in SCALES:
            self.text_size.addItem(words.percent(scale), scale)
        self.text_size.activated.connect(self._set_size)
        keys = [
            QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in ("Ctrl++", "Ctrl+-")
        ]
        said = self.tr("{bigger} and {smaller} do it everywhere.").format(bigger=keys[0], smaller=keys[1])
        return setting(self.tr("Text size"), at_left(self.text_size), 4, label(said, "note", wrap=True))

    def _follow(self) -> None:
        """Menus and keys set these, too."""
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(theme().scheme)))
        near = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - theme().scale))
        self.text_size.setCurrentIndex(near)

    def _set_scheme(self, *_: object) -> None:
        scheme = self.scheme.currentData()
        self.state.preferences.set("scheme", scheme)
        theme().set_scheme(scheme)

    def _set_size(self, *_: object) -> None:
        scale = float(self.text_size.currentData())
        self.state.preferences.set("scale", scale)
        theme().set_scale(scale)

    # The quick panel's keys.
    def _quick(self) -> QWidget:
        self.keys = QKeySequenceEdit()
        self.keys.setMaximumSequenceLength(1)
        ends = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)  # keys that lead out of the field
        back = QKeyCombination(Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Backtab)
        self.keys.setFinishingKeyCombinations([*map(QKeyCombination, ends), back])
        for part in (self.keys, *self.keys.findChildren(QLineEdit)):
            part.setAccessibleName(self.tr("Keys for Restyle Clipboard from any app"))
        self.keys.setKeySequence(QKeySequence(self.state.preferences.get(SHORTCUT, "")))
        self.keys.editingFinished.connect(self._set_keys)
        self.none = button(
            self.tr("None"),
            self._no_keys,
            "small",
            name=self.tr("No keys for Restyle Clipboard from any app"),
        )
        self.keys_said = Said()
        about = self.tr(
            "Opens the small panel from any app. It needs Control, Option, or Command with Shift. Off while "
            "empty."
        )
        self._say_keys()
        return setting(
            self.tr("Restyle Clipboard from any app"),
            at_left(self.keys, 8, self.none), 4, label(about, "note", wrap=True), self.keys_said,
        )  # fmt: skip

    def _set_keys(self) -> None:
        keys = self.keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        wrong = bool(keys) and code_of(keys) is None
        if wrong:
            self.keys_said.say(
                self.tr(
                    "Pastiche cannot take these keys from other apps. Add Control or Option, or choose "
                    "another key."
                ),
                "errornote",
            )
        else:
            self.keys_said.say("")
            if keys != self.state.preferences.get(SHORTCUT, ""):
                self.state.preferences.set(SHORTCUT, keys)
        self._say_keys()

    def _no_keys(self) -> None:
        self.keys.clear()
        self._set_keys()

    def _say_keys(self) -> None:
        self.none.setEnabled(not self.keys.keySequence().isEmpty())

    # Newer versions.
    def _newer(self) -> QWidget:
        preferences = self.state.preferences
        self.newer = QCheckBox(self.tr("Ask once a day"))
        self.newer.setAccessibleName(self.tr("Ask once a day for a newer version"))
        self.newer.setChecked(preferences.get(WANTED, False))
        self.newer.clicked.connect(lambda on: preferences.set(WANTED, bool(on)))
        about = self.tr(
            "Pastiche then asks {host} for the newest version and sends nothing but the question. Nothing is "
            "downloaded. Usually off."
        )
        self.answered = Said()
        self._say_answered()
        preferences.watch(ANSWERED, self._say_answered)
        shown = label(about.format(host=urlsplit(updates.ADDRESS).netloc), "note", wrap=True)
        return setting(self.tr("Newer versions"), at_left(self.newer), 4, shown, self.answered)

    def _say_answered(self) -> None:
        try:
            day = date.fromisoformat(self.state.preferences.get(ANSWERED, ""))
        except ValueError:  # it never was, or the note was changed by hand
            return
        self.answered.say(self.tr("Last answered {when}.").format(when=words.when(day)))
