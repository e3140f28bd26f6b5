"""Owns text on its way to the window: held back a moment, so that pieces do not come too often."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.channel import Channel

PACE = 0.05
"""Seconds between two pieces of one passage: 20 a second look like a stream and cost the window little."""


class Stream:
    """Pieces of several passages, each sent at most once in `PACE`."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._held: dict[str, str] = {}
        self._sent: dict[str, float] = {}

    def add(self, name: str, text: str) -> None:
        self._held[name] = self._held.get(name, "") + text

    def forget(self, name: str) -> None:
        self._held.pop(name, None)
        self._sent.pop(name, None)

    def flush(self, name: str = "") -> None:
        """Send what is due; all that is held of `name`, which is finished."""
        now = time.monotonic()
        for held in [name] if name else list(self._held):
            if text := self._held.get(held):
                if not name and now - self._sent.get(held, 0.0) < PACE:
                    continue
                self._channel.send({"event": "piece", "id": held, "text": text})
                self._held[held] = ""
                self._sent[held] = now
        if name:
            self.forget(name)
