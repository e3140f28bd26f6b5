"""Measures the accounts of 3,000 passages on the page Neutralize: milliseconds of the window's thread.

Two tables: CPU-milliseconds of the longest piece of work between two returns to the event loop, as in
bench_review; and the longest gap between two turns of the event loop by the clock, in which waiting for
threads that read, search and write is counted too. The clock's gaps need a machine that does nothing else.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.project import Project
from desktop.app import make_app
from desktop.jobs import Load
from desktop.theme import theme
from desktop.window import Window
from tests.bench.bars import Bar, finish
from tests.bench.bench_review import Table, settle, turns
from tests.fakes.pairs import append_pairs, make_described

PAIRS = 3_000
GAP = 50.0  # milliseconds by the clock
TURN = 0.004  # seconds between two turns: somebody who scrolls all the time


class Clock:
    """The longest gap of the event loop during something, while the list is scrolled on and on."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self.gaps: dict[str, list[float]] = {}

    def take(self, name: str, view: Any, act: Callable[[], object]) -> None:
        """Do something, and scroll until nothing is read or written any more, a second at least."""
        bar = view.list.verticalScrollBar()
        longest, last, quiet = 0.0, time.perf_counter(), time.perf_counter()
        act()
        while time.perf_counter() - quiet < 0.3:
            bar.setValue((bar.value() + 40) % max(1, bar.maximum()))
            self.app.processEvents()
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            if Load.busy():
                quiet = now
            time.sleep(TURN)
            last += TURN
        self.gaps.setdefault(name, []).append(longest * 1000)

    def show(self) -> list[Bar]:
        width = max(map(len, self.gaps))
        print(f"\n{'Milliseconds by the clock, list scrolling':<{width + 6}}  median  worst")
        bars = []
        for name, found in self.gaps.items():
            print(f"      {name:<{width}}  {statistics.median(found):6.1f}  {max(found):5.1f}")
            bars.append(Bar(f"longest gap: {name}", max(found), "<=", GAP, " ms"))
        return bars


def walking(table: Table, view: Any) -> None:
    """Rows one after the other, far jumps, flagged ones, pages of the list."""
    for line in range(100, 112):
        table.take("another passage", lambda n=line: view.list.go_to(n))
    for _ in range(6):
        table.take("the next flagged", lambda: QTest.keyClick(view.list, Qt.Key.Key_N))
    table.take("to the end", lambda: QTest.keyClick(view.list, Qt.Key.Key_End))
    table.take("to the beginning", lambda: QTest.keyClick(view.list, Qt.Key.Key_Home))
    bar = view.list.verticalScrollBar()
    for _ in range(6):
        table.take("scroll by a page", lambda: bar.setValue(bar.value() + bar.pageStep()))


def finding(table: Table, view: Any) -> None:
    """Each filter, and words typed letter by letter."""
    for number, name in ((1, "without an account"), (2, "near-copies"), (4, "edited"), (0, "all")):
        table.take(f"filter: {name}", view.bar.filters.button(number).click)
    for letter in "lantern by":
        table.take("search: a letter typed", lambda key=letter: QTest.keyClicks(view.bar.search, key))
    table.take("search: left", lambda: QTest.keyClick(view.bar.search, Qt.Key.Key_Escape))


def writing(table: Table, page: Any) -> None:
    """An account begun, typed, kept, undone."""
    view = page._pairs
    view.list.go_to(40)
    settle(table.app)
    table.take("edit: begin", lambda: QTest.keyClick(view.list, Qt.Key.Key_E))
    for letter in "and so on":
        table.take("edit: a letter typed", lambda key=letter: QTest.keyClicks(view.account, key))
    table.take("edit: keep", view.panel.keep)
    table.take("edit: undo", page.undo_stack.undo)


def looking(table: Table, window: Window) -> None:
    table.take("narrower window", lambda: window.resize(900, 640))
    table.take("wider window", lambda: window.resize(1280, 800))
    for steps in (1, 0):  # the whole window's style sheet is every page's; here what this page does then
        window.step_text(steps)
        settle(table.app)
        table.take("another text size", theme().changed.emit)


def gaps(clock: Clock, page: Any, project: Project) -> None:
    """Scrolling, while the pairs are read anew, searched, written, and grow."""
    view = page._pairs
    clock.take("scrolling alone", view, lambda: None)
    page._reader = None
    clock.take("reading all", view, page._read)
    clock.take("searching", view, lambda: view.bar.search.setText("lantern by"))
    view.bar.search.clear()
    settle(clock.app)
    clock.take("filtering", view, view.bar.filters.button(3).click)
    view.bar.filters.button(0).click()
    view.list.go_to(60)
    view.panel.begin()
    view.account.setPlainText("Somebody keeps the ledger of the ferry, and nothing else happens that day.")
    clock.take("keeping an edit", view, view.panel.keep)
    append_pairs(project, 8)
    clock.take("growing by eight", view, page._read)
    page.undo_stack.undo()
    settle(clock.app)


def measure() -> list[Bar]:
    app = make_app(["pastiche"])
    with tempfile.TemporaryDirectory() as name:
        project = make_described(Path(name), PAIRS)
        table, clock = Table(app), Clock(app)
        for window, page in turns(table, project, "neutralize"):
            view = page._pairs
            assert len(view.list.pairs.rows) >= PAIRS
            walking(table, view)
            finding(table, view)
            writing(table, page)
            looking(table, window)
            gaps(clock, page, project)
        size = project.pairs.stat().st_size / 1e6
        print(f"{len(view.list.pairs.rows):,} pairs, {size:.1f} MB\n")
    return [*table.show(), *clock.show()]


if __name__ == "__main__":
    finish(measure())
