"""The window left alone with the big project: seconds of CPU on every page, and its memory; as one JSON line.

python -m tests.bench.app_rest PROJECT SECONDS   imports nothing but the window, whose memory this is
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.stages import WALK
from desktop.app import make_app
from desktop.jobs import Load
from desktop.preferences import Preferences
from desktop.state import State
from desktop.window import Window

SETTLE = 1500  # milliseconds


def pause(app: QApplication, milliseconds: int) -> None:
    """Let the event loop run by itself, as the app does."""
    QTimer.singleShot(milliseconds, lambda: app.exit(0))
    app.exec()
    if Load.busy():
        pause(app, milliseconds)


def resting(app: QApplication, window: Window, name: str, seconds: float) -> float:
    """Share of a processor that the process uses on a page on which nothing happens."""
    window.show_page(name)
    pause(app, SETTLE)
    cpu, wall = time.process_time(), time.perf_counter()
    pause(app, round(seconds * 1000))
    return (time.process_time() - cpu) / (time.perf_counter() - wall)


def main(root: Path, seconds: float) -> None:
    app = make_app(["pastiche"])
    with tempfile.TemporaryDirectory() as name:
        window = Window(State(Preferences(Path(name) / "preferences.json")))
        window.show()
        pause(app, SETTLE * 2)
        shares = {"welcome": resting(app, window, "welcome", seconds)}
        window.open_project(root)
        for page in (*WALK, "restyle", "voices", "projects", "settings"):
            shares[page] = resting(app, window, page, seconds)
        memory = psutil.Process().memory_info().rss / 1e6
        tray = window.icon.there
        window.close()
    print(json.dumps({"shares": shares, "megabytes": memory, "tray": tray}))
    app.exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
