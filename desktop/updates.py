"""Owns the asking for a newer version: by the menu at any time, by itself once a day where it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from core import updates
from core.progress import PasticheError
from core.updates import Newest
from desktop import log
from desktop.jobs import Load
from desktop.preferences import Preferences

WANTED = "updates"  # in the preferences: whether to ask by itself
ANSWERED = "updates_answered"  # the day of the last answer
TOLD = "updates_told"  # the version that was told of without being asked for
HOUR = 3_600_000  # milliseconds


class Updates(QObject):
    """Asks, and says what came of it. Nothing is sent but the request, and nothing is downloaded.

    `asking` comes when the user asked; then `answered` (a Newest), or `failed` (a PasticheError), comes too.
    Of what it asks by itself it tells a newer version alone, and that once.
    """

    asking = Signal()
    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._tried: date | None = None
        self._asked: Load | None = None
        self._timer = QTimer(self, interval=HOUR)
        self._timer.timeout.connect(self.ask_if_wanted)
        preferences.watch(WANTED, self.ask_if_wanted)

    def start(self) -> None:
        """The window is there: ask where it is time, and look every hour whether it is."""
        if not self._timer.isActive():
            self._timer.start()
            QTimer.singleShot(0, self.ask_if_wanted)

    def ask(self) -> None:
        """The user wants to know now; nothing more is asked today by itself."""
        self._tried = date.today()
        self.asking.emit()
        self._ask(self._answered, self.failed.emit)

    def ask_if_wanted(self) -> None:
        """Ask by itself, at most once a day, and never where it is not switched on."""
        today = date.today()
        if not self._preferences.get(WANTED, False) or not self._timer.isActive():
            return
        if self._tried == today or self._preferences.get(ANSWERED, "") == today.isoformat():
            return
        self._tried = today
        self._ask(self._heard, lambda error: log.ours.info("no answer on newer versions"))

    def _ask(self, then: Callable[[Newest], None], failed: Callable[[PasticheError], object]) -> None:
        if self._asked is not None:
            self._asked.drop()
        address = updates.ADDRESS
        self._asked = Load(lambda: updates.ask(address), then, failed)

    def _answered(self, newest: Newest) -> None:
        self._preferences.set(ANSWERED, date.today().isoformat())
        self.answered.emit(newest)

    def _heard(self, newest: Newest) -> None:
        self._preferences.set(ANSWERED, date.today().isoformat())
        if newest.newer and self._preferences.get(TOLD, "") != newest.version:
            self._preferences.set(TOLD, newest.version)
            self.answered.emit(newest)
