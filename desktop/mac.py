"""Owns what only a Mac has: staying awake while work runs, the mark on the Dock; elsewhere a no-op."""

from __future__ import annotations

import os
import subprocess
import sys

MAC = sys.platform == "darwin"


class Awake:
    """Keeps the Mac from idle sleep while `on`; the display may sleep."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def set(self, on: bool) -> None:
        if not MAC:
            return
        if on and self._process is None:
            # -w: it ends with us, whatever happens to us.
            self._process = subprocess.Popen(["/usr/bin/caffeinate", "-i", "-w", str(os.getpid())])
        elif not on and self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None


def dock_label(text: str) -> None:
    """A short text on the Dock icon, e.g. "57 %"; empty takes it away."""
    if not MAC:
        return
    try:
        from AppKit import NSApp
    except ImportError:  # pyobjc is no part of a source install, and nothing depends on this mark
        return
    NSApp.dockTile().setBadgeLabel_(text)
