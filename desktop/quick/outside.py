"""Owns what comes to the quick panel from outside: the Services menu, and a shortcut for every app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop import mac, mac_keys
from desktop.jobs import Load

if TYPE_CHECKING:
    from desktop.preferences import Preferences

SHORTCUT = "quick_shortcut"
"""In the preferences, as `QKeySequence` writes keys portably; "" for none, until the user sets it."""

USUAL = "Meta+Alt+Ctrl+V"
"""What is offered: Control, Option and Command with V, which no application of Apple's takes."""


class Outside(QObject):
    """Made once the window stands: a request may come as soon as the system knows of us.

    Both signals come in the middle of a call by the system, which must not wait: connect them queued.
    """

    text_sent = Signal(str)
    pressed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._service: Any = None
        self._key = mac_keys.hot_key(self.pressed.emit)
        self._set_key(preferences.get(SHORTCUT, ""))
        Load(mac.read_spelling, self._offer)

    def _offer(self, _read: object) -> None:
        self._service = mac.offer_service(self.text_sent.emit)

    def set_shortcut(self, keys: str) -> bool:
        """Hear these keys from now on, "" for none; False where the system does not give them."""
        heard = self._set_key(keys)
        self._preferences.set(SHORTCUT, keys if heard else "")
        return heard

    def _set_key(self, keys: str) -> bool:
        return self._key is not None and self._key.set(keys)
