"""Owns a window's claim on a project: the one that opened it first may change it, the others may look."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Literal

FILE = ".window"
"""Locked as long as the window lives; the work's own lock is another, which children take and leave."""


class Claim:
    """Held until `release`, or until this process ends, however it ends.

    Attributes:
        kept_by: "" where it is held; else "another window" has it, "the folder" lets nobody write, or
            "the disk" knows no locks, as some in a network do not.
    """

    def __init__(self, root: Path) -> None:
        self._stream: IO[str] | None = None
        self.kept_by: Literal["", "another window", "the folder", "the disk"] = ""
        try:
            self._stream = (root / FILE).open("a", encoding="utf-8")
        except OSError:
            self.kept_by = "the folder"
            return
        self.kept_by = _lock(self._stream)
        if self.kept_by:
            self.release()

    def release(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def _lock(stream: IO[str]) -> Literal["", "another window", "the disk"]:
    import fcntl

    try:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return "another window"
    except OSError:
        return "the disk"
    return ""
