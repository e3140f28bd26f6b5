"""Owns what comes to the quick panel from outside: the Services menu, and a shortcut for every app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from core.progress import PasticheError
from desktop import mac, mac_keys
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.preferences import Preferences

SHORTCUT = "quick_shortcut"
"""In the preferences, as `QKeySequence` writes keys portably; "" for none, until the user sets it."""


class NotHeard(PasticheError):
    """Keys that another application has, or that no application gets."""


class Outside(QObject):
    """Made once the window stands: a request may come as soon as the system knows of us.

    Both signals come in the middle of a call by the system, which must not wait: connect them queued.
    """

    text_sent = Signal(str)
    pressed = Signal()
    refused = Signal(object)  # PasticheError: the keys stay silent

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._service: Any = None
        self._key = mac_keys.hot_key(self.pressed.emit)
        preferences.watch(SHORTCUT, self.follow_keys)

    def begin(self) -> None:
        """Listen from now on."""
        self.follow_keys()
        Load(mac.read_spelling, self._offer)

    def _offer(self, _read: object) -> None:
        self._service = mac.offer_service(self.text_sent.emit)

    def follow_keys(self) -> None:
        """Hear the keys that the user set, and no others."""
        keys: str = self._preferences.get(SHORTCUT, "")
        if self._key is not None and not self._key.set(keys):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            message = self.tr(
                "{keys} cannot open the quick panel: the system does not give these keys to Pastiche."
            )
            remedy = self.tr("Choose other keys in Settings, General.")
            self.refused.emit(NotHeard(message.format(keys=shown), remedy))
