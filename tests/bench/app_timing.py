"""Owns how the window's time is taken: pages opened, and the pieces of work between two turns of its loop."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from core.stages import WALK
from desktop.jobs import Load
from desktop.window import Window

PAGES = (*WALK, "restyle", "voices", "projects", "settings")
REST = 0.2  # seconds without anything to do, after which a page has settled
TICK = 5  # milliseconds


@dataclass(frozen=True)
class Opening:
    """What it took to open a page, in milliseconds, until it was painted and nothing was left to do.

    Attributes:
        cpu: of the window's thread; piece: its longest piece between two turns of the loop.
        wall, gap: the same by the clock, in which other processes and waiting for threads count too.
    """

    cpu: float
    wall: float
    piece: float
    gap: float


def open_page(app: QApplication, act: Callable[[], object]) -> Opening:
    """Do something that shows a page, and all that follows from it."""
    began, cpu = time.perf_counter(), time.thread_time()
    last, busy_cpu, piece, gap = began, 0.0, 0.0, 0.0
    first = True
    while first or time.perf_counter() - last < REST:
        turn, used = time.perf_counter(), time.thread_time()
        if first:
            act()
        app.processEvents()
        spent, now = time.thread_time() - used, time.perf_counter()
        piece, gap = max(piece, spent), max(gap, now - turn)
        if first or Load.busy() or spent > 0.001:
            last, busy_cpu = now, time.thread_time() - cpu
        first = False
        time.sleep(0.0005)
    return Opening(busy_cpu * 1000, (last - began) * 1000, piece * 1000, gap * 1000)


class Gaps(QObject):
    """The longest time between two ticks of a 5 ms timer, while the window does this or that.

    Milliseconds used by the window's thread, and milliseconds by the clock.
    """

    def __init__(self) -> None:
        super().__init__()
        self.what: dict[str, tuple[float, float]] = {}
        self.doing = ""
        self._wall = self._cpu = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        wall, cpu = time.perf_counter(), time.thread_time()
        longest = self.what.get(self.doing, (0.0, 0.0))
        used, passed = (cpu - self._cpu) * 1000, (wall - self._wall) * 1000
        self.what[self.doing] = max(longest[0], used), max(longest[1], passed)
        self._wall, self._cpu = wall, cpu


class Visitor(QObject):
    """Somebody who goes from page to page, twice a second."""

    def __init__(self, window: Window, gaps: Gaps, pause: int = 400) -> None:
        super().__init__()
        self.window, self.gaps, self.turn = window, gaps, 0
        self._timer = QTimer(self)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self.go)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def go(self) -> None:
        name = PAGES[self.turn % len(PAGES)]
        self.gaps.doing = name
        self.turn += 1
        self.window.show_page(name)
