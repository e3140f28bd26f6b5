"""Owns the keys that step through a series: Left and Right by one, Home and End to its ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class StepKeys(QObject):
    """Takes them from widgets, also where Qt would move the focus between two buttons."""

    def __init__(
        self, go_to: Callable[[int], None], where: Callable[[], tuple[int, int]], *watched: QWidget
    ) -> None:
        """Args: where: the place in the series, from 0, and the last place. watched: the first keeps this."""
        super().__init__(watched[0])
        self._go_to, self._where = go_to, where
        for part in watched:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        key, (place, last) = Qt.Key, self._where()
        places = {
            key.Key_Left: place - 1,
            key.Key_Right: place + 1,
            key.Key_Home: 0,
            key.Key_End: last,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in places:
            return False
        self._go_to(places[Qt.Key(event.key())])
        return True
