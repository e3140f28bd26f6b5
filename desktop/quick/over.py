"""Owns "Paste Over": back to the application that the user came from, and there the key for Paste."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import mac, mac_keys

LOOK, TRIES = 40, 25
"""Milliseconds between two looks whether that application is in front again, and how often it is looked."""


class PasteOver(QObject):
    """Possible on a Mac, where another application was in front when the panel came."""

    missed = Signal()  # that application did not come to the front

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app: mac.OtherApp | None = None
        self._left = 0
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Notice which application is in front, before the panel is."""
        self._app = mac.other_app()

    @property
    def possible(self) -> bool:
        """Whether there is an application to go back to; the system may have to allow it still."""
        return self._app is not None and mac_keys.typist() is not None

    @property
    def where(self) -> str:
        """The name of that application."""
        return self._app.name if self._app is not None else ""

    def may(self) -> bool:
        """Whether the system lets Pastiche press keys; where not, it asks the user, once."""
        typist = mac_keys.typist()
        return typist is not None and (typist.allowed or typist.ask())

    def paste(self) -> None:
        """What is on the clipboard, over what is selected there."""
        if self._app is not None:
            self._app.bring_front()
            self._left = TRIES
            self._timer.start()

    def _look(self) -> None:
        """A key that is pressed too early would go to another application."""
        typist = mac_keys.typist()
        self._left -= 1
        if self._app is not None and typist is not None and self._app.in_front:
            self._timer.stop()
            typist.paste()
        elif self._left <= 0:
            self._timer.stop()
            self.missed.emit()
