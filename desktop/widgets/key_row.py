"""Owns the row in which the key of a service is pasted, stored, tried and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QWidget

from core import keys
from core.describing.providers import SERVICES
from core.progress import PasticheError
from desktop import words
from desktop.jobs import Load
from desktop.keycheck import try_key
from desktop.language import translated
from desktop.preferences import Preferences
from desktop.theme import set_look
from desktop.widgets.basics import button, column, label, row
from desktop.widgets.fields import FIELD, NARROW, FieldName
from desktop.widgets.icons import IconLabel

PAGES: Mapping[str, str] = {
    "deepseek": "https://platform.deepseek.com/api_keys",
    "openai": "https://platform.openai.com/api-keys",
    "openrouter": "https://openrouter.ai/settings/keys",
}
"""Service -> where whoever has an account there makes a key."""

TRIED = "keys_tried"  # in the preferences: {service: the day on which its key worked}; never a key
NAME = 152  # pixels of the service's name


class KeyRow(QWidget):
    """The key of one service: stored, tried, removed. A stored key never comes back into the field.

    `known` comes whenever it was found out whether there is a key.
    """

    known = Signal()

    def __init__(self, service: str, alone: bool = False, preferences: Preferences | None = None) -> None:
        """`alone` where the service is named above already, and room is short.

        Args:
            preferences: remembers when the key last worked; None where nobody shows it.
        """
        super().__init__()
        self.service, self.url = service, ""
        self.shown = SERVICES[service].shown
        self.alone = alone
        self.preferences = preferences
        self.stored: bool | None = None  # None until somebody has looked
        self.busy = False
        self._asked: Load | None = None
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Key for {service}").format(service=self.shown))
        self.field.setMinimumWidth(160 if alone else NARROW)
        self.field.setMaximumWidth(FIELD)
        self.field.textChanged.connect(self._show)
        self.field.returnPressed.connect(self.save)
        self.save_button = self._button(self.tr("Save"), self.save)
        self.test_button = self._button(self.tr("Test"), self.test)
        self.remove_button = self._button(self.tr("Remove"), self.remove)
        self.get = button(self.tr("Where do I get one?"), self._open_page, "link")
        named = self.tr("Where to get a key for {service}").format(service=self.shown)
        self.get.setAccessibleName(named)
        self.get.setToolTip(PAGES[service])
        self.said = label("", "note", wrap=True)
        self.tick = IconLabel("tick", "accent", 12)
        self.tick.hide()
        self._build()
        self.setEnabled(False)
        self._show()

    def _button(self, text: str, on: Callable[[], object]) -> Any:
        named = self.tr("{what} the key for {service}").format(what=text, service=self.shown)
        return button(text, on, name=named)

    def _build(self) -> None:
        self.title = FieldName(self.tr("Key")) if self.alone else FieldName(self.shown, NAME)
        gap = 8 if self.alone else 16
        buttons = row(self.save_button, self.test_button, self.remove_button)
        buttons.setSpacing(8)  # none beside a button that is not there
        line = row(self.title, gap, self.field, gap, buttons)
        line.insertStretch(-1 if self.alone else 4, 1)
        margin = 14
        line.setStretch(2, 10)
        if self.alone:
            margin = 0
        said = row(column(2, self.tick, -1), self.said)
        said.setSpacing(4)
        said.setStretch(1, 1)
        below = row(FieldName("", 64 if self.alone else NAME), gap, column(said, 2, row(self.get, -1)))
        below.setStretch(2, 1)
        self.setLayout(column(line, 6, below, margins=(0, margin, 0, margin)))

    def _open_page(self) -> None:
        QDesktopServices.openUrl(QUrl(PAGES[self.service]))

    def belong_to(self, name: str, shown: str, url: str) -> None:
        """Be the row of a server that the user named; where to get a key for it nobody can say."""
        if name != self.service:
            self.service, self.shown, self.url = name, shown, url
            self.stored = None
            self.field.clear()
            self.field.setAccessibleName(self.tr("Key for {service}").format(service=shown))
            if not self.alone:
                self.title.setText(shown)
            for made in (self.save_button, self.test_button, self.remove_button):
                named = self.tr("{what} the key for {service}").format(what=made.text(), service=shown)
                made.setAccessibleName(named)
            self._say("", "note")
            self.look()

    def look(self) -> None:
        """Ask the Keychain whether there is a key; it may take its time, and may ask the user."""
        if not self.busy:
            service = self.service
            self._run(lambda: (keys.find(service) or "")[-4:], self._looked)

    def _looked(self, tail: str) -> None:
        self.stored = bool(tail)
        self.field.setPlaceholderText("••••••••" + tail if tail else self.tr("Paste a key here"))
        asked = self.tr("No key yet. It is kept in the system's Keychain.")
        self._say(asked if self.alone and not tail else "", "note")
        if tail:
            self._say_tried()
        self.known.emit()

    # When it last worked.
    def _tried(self) -> dict[str, str]:
        none: dict[str, str] = {}
        return none if self.preferences is None else self.preferences.get(TRIED, none)

    def _note_tried(self, on: str) -> None:
        """`on`: a day as ISO writes it; "" when the key is another one or gone, and nobody knows."""
        if self.preferences is not None and on != self._tried().get(self.service, ""):
            self.preferences.put(TRIED, self.service, on or None)

    def _say_tried(self) -> None:
        try:
            said = words.when(date.fromisoformat(self._tried().get(self.service, "")))
        except (ValueError, TypeError):  # it never worked, or the note was changed by hand
            return
        self._say(self.tr("Works, tried {when}").format(when=said), "accentnote")

    def save(self) -> None:
        key, service = self.field.text().strip(), self.service
        if key and not self.busy:
            self._run(lambda: keys.store(service, key), self._changed)

    def remove(self) -> None:
        service = self.service
        self._run(lambda: keys.remove(service), self._changed)

    def _changed(self, _: object) -> None:
        self._note_tried("")
        self.field.clear()
        self.look()

    def test(self) -> None:
        service = self.service
        self._say(self.tr("Asking {service}...").format(service=self.shown), "note")
        url = self.url
        self._run(lambda: try_key(service, url), self._tested)

    def _tested(self, _: object) -> None:
        self._note_tried(date.today().isoformat())
        self._say(self.tr("Works, tried {when}").format(when=words.when(date.today())), "accentnote")

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.busy = True
        self._show()

        def done(value: Any) -> None:
            self.busy = False
            self.setEnabled(True)
            then(value)
            self._show()

        self._asked = Load(work, done, self._failed)

    def drop(self) -> None:
        """This goes away: no answer may come any more. What was to be stored is."""
        if self._asked is not None:
            self._asked.drop()

    def _failed(self, error: PasticheError) -> None:
        self.busy = False
        self.setEnabled(True)
        self._say(translated(str(error)), "errornote")
        self._show()
        if self.stored is None:
            self.stored = False
        self.known.emit()

    def _say(self, text: str, look: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.tick.setVisible(look == "accentnote")
        set_look(self.said, look)

    def _show(self, *_: object) -> None:
        self.get.setVisible(self.stored is False and not self.url)
        typed = bool(self.field.text().strip())
        self.save_button.setEnabled(typed and not self.busy)
        for made in (self.test_button, self.remove_button):
            made.setEnabled(bool(self.stored) and not self.busy)
        self.test_button.setVisible(bool(self.stored) or not self.alone)
        self.remove_button.setVisible(bool(self.stored))
        self.save_button.setVisible(typed or not self.stored)
