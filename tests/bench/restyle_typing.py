"""Measures the editor while the writer works: gaps of the event loop as a user types into a passage.

python -m tests.bench.restyle_typing
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.children import worker_environment
from desktop.app import make_app
from desktop.editor.passage_model import State as RowState
from desktop.preferences import Preferences
from desktop.state import State
from desktop.window import Window
from tests.bench.bars import Bar, finish
from tests.bench.bench_train_window import Watch
from tests.fakes.prose import SUBJECTS, paragraph
from tests.fakes.windows import settle

WRITTEN = 16  # passages being written
OTHERS = 40  # that lie in the text as well
WORDS = 250  # a passage, so that none is joined with its neighbour
KEY = 70  # milliseconds between two keys: a fast typist
KEYS = 400  # at most

TEACH = """
import sys
from pathlib import Path
from tests.bench.restyle_speed import make_voices
make_voices(Path(sys.argv[1]))
"""


def text() -> str:
    """A chapter with a heading between any two passages."""
    parts = [
        f"## {number}\n\n{paragraph(SUBJECTS[number % len(SUBJECTS)], WORDS, number)}"
        for number in range(WRITTEN + OTHERS)
    ]
    return "\n\n".join(parts) + "\n"


def make_voice(folder: Path) -> Path:
    """In another process: the window's must not load a model library."""
    command = [sys.executable, "-c", TEACH, str(folder)]
    subprocess.run(command, check=True, env=worker_environment())
    return folder / "a"


def measure(window: Window, app: QApplication, voice: Path) -> list[Bar]:
    """Type into the last passage as long as the first sixteen are being written."""
    window.show_page("restyle")
    page: Any = window.pages["restyle"]
    watch = Watch(app)
    page.add_voice(voice)
    watch.until(lambda: page.bar.adapter is not None)
    page.wishes.work_from_words()
    page.open_source(text())
    watch.until(lambda: page.text is not None)
    settle()
    prose = page.model.places(RowState.OPEN)
    page.ask(lambda: page.session.write(prose[:WRITTEN]))
    loading = watch.until(lambda: page.model.count(RowState.WRITING) > 0)
    page.view.go_to(prose[WRITTEN])
    page.view.begin_edit(page.model.row(prose[WRITTEN]).source)
    typed = [0]

    def key() -> None:
        if page.view.field is not None:
            QTest.keyClicks(page.view.field, "the rain came on again "[typed[0] % 23])
            typed[0] += 1

    timer = QTimer()
    timer.timeout.connect(key)
    timer.start(KEY)
    gap = watch.until(lambda: not page.client.busy or typed[0] >= KEYS)
    timer.stop()
    gaps = sorted(watch.gaps)
    usual, rare = gaps[len(gaps) // 2], gaps[int(0.99 * len(gaps))]
    print(f"{typed[0]} keys; gaps: median {usual:.1f}, 99th {rare:.1f} ms")
    assert typed[0] > 50, "the writer was done before anybody could type"
    page.session.stop_all()
    return [
        Bar("longest gap while the voice is loaded", loading, "<", 50, " ms"),
        Bar("longest gap while somebody types and the writer writes", gap, "<", 50, " ms"),
    ]


def bars() -> list[Bar]:
    """What this measures, for a bench that holds more."""
    app = QApplication.instance() or make_app(["pastiche"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        voice = make_voice(folder)
        window = Window(State(Preferences(folder / "preferences.json")))
        window.resize(1280, 800)
        window.show()
        settle()
        try:
            return measure(window, app, voice)
        finally:
            page: Any = window.pages["restyle"]
            page.session.stop_all()
            page.drafts.forget()
            page.close_text()  # or closing the window would ask what shall become of it
            window.close()


def main() -> None:
    finish(bars())


if __name__ == "__main__":
    main()
