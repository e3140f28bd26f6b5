"""Measures the page Train while the practice model learns: gaps of the window, Stop, End Now, memory.

python -m tests.bench.bench_train_window
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.progress import Progress
from desktop.app import make_app
from desktop.preferences import Preferences
from desktop.state import State
from desktop.steps import train_probe
from desktop.window import Window
from tests.bench.bars import Bar, finish
from tests.bench.bench_window import described_sample
from tests.fakes.windows import settle

STEPS = 22  # two checkpoints and three measurements
PATIENCE = 300.0  # seconds
TICK = 5  # milliseconds
MORE = 60  # megabytes that the window may have grown by


@dataclass
class Watch:
    """The event loop's gaps in milliseconds, and the seconds between steps, while `of` says so."""

    app: QApplication
    gaps: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    _last: float = 0.0
    _step: tuple[int, float] = (0, 0.0)

    def __post_init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now

    def see(self, progress: Progress) -> None:
        """A report: what lies between the last one of a step and the first of the next is a step.

        It holds the checkpoint where there is one, and neither the measuring nor the paragraph.
        """
        now = time.perf_counter()
        step, then = self._step
        if progress.total:
            if progress.done == step + 1 and then:
                self.steps.append(now - then)
            self._step = (progress.done, now)

    def until(self, done: Callable[[], bool]) -> float:
        """Run the event loop until it is done; the longest gap in milliseconds."""
        self.gaps, self._last = [], time.perf_counter()
        self._timer.start()
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, "it does not come to its end"
            self.app.processEvents()
            time.sleep(0.0005)
        self._timer.stop()
        return max(self.gaps, default=0.0)


def children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]


def gone(child: psutil.Process) -> bool:
    return not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def megabytes() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6


def begin(page: Any, watch: Watch) -> psutil.Process:
    """Press Start; the child, as soon as it is there."""
    QTest.mouseClick(page.primary, Qt.MouseButton.LeftButton)
    run = page.state.runs["train"]
    run.job.progress.connect(watch.see)
    watch.until(lambda: bool(children()))
    return children()[0]


def click(button: Any, answered: Callable[[], bool], app: QApplication) -> float:
    """Milliseconds from a click until the window says so and has painted it."""
    started = time.perf_counter()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    while not answered():
        app.processEvents()
    app.processEvents()
    return (time.perf_counter() - started) * 1000


def stop(page: Any, watch: Watch) -> tuple[float, float, float]:
    """Press Stop: ms to the answer, the longest gap afterwards in ms, seconds to the child's end."""
    child = children()[0]
    began = time.perf_counter()
    answer = click(page.stop, lambda: page.lead.text().startswith("Finishing"), watch.app)
    gap = watch.until(lambda: gone(child))
    seconds = time.perf_counter() - began
    gap = max(gap, watch.until(lambda: "train" not in page.state.runs))
    return answer, gap, seconds


def end_now(page: Any, watch: Watch) -> tuple[float, float]:
    """Press Stop and End Now: ms to the first answer, seconds from the second click to the child's end."""
    child = children()[0]
    answer = click(page.stop, lambda: page.end.isVisible(), watch.app)
    began = time.perf_counter()
    QTest.mouseClick(page.end, Qt.MouseButton.LeftButton)
    watch.until(lambda: gone(child))
    seconds = time.perf_counter() - began
    watch.until(lambda: "train" not in page.state.runs)
    return answer, seconds


def measure(window: Window, app: QApplication) -> list[Bar]:
    """Two trainings of the open project: one is stopped, one ended."""
    window.show_page("train")
    page: Any = window.pages["train"]
    settle()
    page.presets.rows["practice"].radio.setChecked(True)
    page.presets.more.epochs.setValue(10.0)
    before, watch = megabytes(), Watch(app)
    begin(page, watch)
    loading = watch.until(lambda: bool(watch.steps))
    gap = watch.until(lambda: watch._step[0] >= STEPS)
    assert page.learning.forming.samples and len(page.learning.chart.valid) > 2
    answer, after, seconds = stop(page, watch)
    settle()
    longest = max(watch.steps)  # one with a checkpoint
    usual = statistics.median(watch.steps)
    said = f"a step: {usual:.2f} s; with a checkpoint: {longest:.2f} s; from Stop to the end: {seconds:.2f} s"
    print(said, flush=True)
    watch._step = (0, 0.0)
    begin(page, watch)
    watch.until(lambda: watch._step[0] > STEPS)
    answer_2, ended = end_now(page, watch)
    settle()
    # A quarter more than a step and a checkpoint: the voice is put in its place.
    return [
        Bar("longest gap while it loads and begins", loading, "<", 100, " ms"),
        Bar("longest gap while it learns", gap, "<", 100, " ms"),
        Bar("Stop: until the window says so", max(answer, answer_2), "<", 100, " ms"),
        Bar("Stop: longest gap afterwards", after, "<", 100, " ms"),
        Bar("Stop: until the child is gone, in steps with a checkpoint", seconds / longest, "<=", 1.25),
        Bar("End Now: until the child is gone", ended, "<", 1.0, " s"),
        Bar("children left", len(children()), "==", 0),
        Bar("what the window has grown by", megabytes() - before, "<", MORE, " MB"),
    ]


def bars() -> list[Bar]:
    """What this measures, for a bench that holds more."""
    train_probe.PAUSE = 3_600_000  # what a training takes is measured elsewhere
    app = QApplication.instance() or make_app(["pastiche"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = described_sample(folder)
        window = Window(State(Preferences(folder / "preferences.json")))
        window.show()
        window.state.open_project(project.root)
        try:
            return measure(window, app)
        finally:
            window.close()


def main() -> None:
    finish(bars())


if __name__ == "__main__":
    main()
