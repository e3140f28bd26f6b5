"""Owns files that only grow: a row added is there, whatever happens to this process next."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Any

from core.files import disk_errors


class Appender:
    """An append-only JSONL file: what `add` took survives a kill of this process, at whatever moment.

    A flush to the disk itself goes on behind the caller's back, one for all rows that wait, so that a slow
    disk delays nobody: a power cut may take the rows of the last flush. `close` waits for it. A torn last
    line left by a kill is cut off on opening, so that it never joins the next row.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._news = threading.Condition()
        self._added = self._flushed = 0
        self._closing = False
        self._fault: OSError | None = None
        self._flusher: threading.Thread | None = None
        with disk_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = path.open("a+b")
            self._cut_torn_line()

    def _cut_torn_line(self) -> None:
        size = self._stream.seek(0, os.SEEK_END)
        self._stream.seek(max(0, size - (1 << 22)))
        tail = self._stream.read()
        if tail and not tail.endswith(b"\n"):
            self._stream.truncate(size - (len(tail) - tail.rfind(b"\n") - 1))
        self._stream.seek(0, os.SEEK_END)

    def add(self, row: Any) -> None:
        """Append one JSON value.

        Raises:
            NoSpace: the disk is full, or was when a row before this one was flushed.
        """
        with disk_errors(self.path):
            self._raise_fault()
            self._stream.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            self._stream.flush()
        with self._news:
            self._added += 1
            self._news.notify_all()
        if self._flusher is None:
            self._flusher = threading.Thread(target=self._flush_all, name="flush", daemon=True)
            self._flusher.start()

    def _raise_fault(self) -> None:
        fault, self._fault = self._fault, None
        if fault is not None:
            raise fault

    def _flush_all(self) -> None:
        """On a thread of its own, until the end: flush whenever there is something new."""
        while True:
            with self._news:
                while self._added == self._flushed:
                    if self._closing:
                        return
                    self._news.wait()
                upto = self._added
            try:
                os.fsync(self._stream.fileno())
            except OSError as error:
                self._fault = error
            with self._news:
                self._flushed = upto

    def close(self) -> None:
        """Flush and close; what a full disk did not take is tried once more.

        Raises:
            NoSpace: the disk is still full.
        """
        with self._news:
            self._closing = True
            self._news.notify_all()
        if self._flusher is not None:
            self._flusher.join()
        with disk_errors(self.path):
            self._stream.close()
            self._raise_fault()

    def __enter__(self) -> Appender:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()
