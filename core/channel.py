"""Owns the two pipes between a child process and its parent: requests in, events out, JSON lines.

Libraries print to file descriptor 1, so events go through a copy of it and 1 points at 2.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
from collections.abc import Iterator
from typing import Any

ORPHANED = 3
"""Exit status when standard input ended: the parent is gone."""


class Channel:
    """The two pipes to the parent: requests in, events out, and whether a stop was asked for."""

    def __init__(self, silent: bool = False) -> None:
        """A `silent` one tells of nothing but errors: another process tells the parent how it goes."""
        self._silent = silent
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._lock = threading.Lock()
        self.stopped = threading.Event()
        self._requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def send(self, event: dict[str, Any]) -> None:
        """Write one event. A parent that is gone ends this process."""
        if self._silent and event.get("event") != "error":
            return
        line = json.dumps(event, ensure_ascii=False, default=float) + "\n"
        with self._lock:
            try:
                self._out.write(line)
                self._out.flush()
            except BrokenPipeError:
                os._exit(ORPHANED)

    def listen(self) -> None:
        """Read the rest of standard input on a thread of its own."""
        threading.Thread(target=self._read, name="requests", daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            request = json.loads(line)
            if request.get("do") == "stop":
                self.stopped.set()
            self._requests.put(request)
        os._exit(ORPHANED)

    def requests(self) -> Iterator[dict[str, Any]]:
        """Requests as they come, without end."""
        while True:
            yield self._requests.get()

    def waiting(self) -> list[dict[str, Any]]:
        """Requests that have come already, without waiting for more."""
        found = []
        while True:
            try:
                found.append(self._requests.get_nowait())
            except queue.Empty:
                return found
