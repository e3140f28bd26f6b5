"""Measures the window with 350,000 words and 3,000 pairs: start, rest, memory, pages, gaps while it works.

python -m tests.bench.bench_app [start] [rest] [pages] [work] [--idle SECONDS]   all four without a name

Pages and gaps are told twice: by what the window's thread used, and by the clock. The bars are held against
the clock, which needs a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.project import Project
from desktop.app import make_app
from desktop.preferences import Preferences
from desktop.state import State
from desktop.steps import train_probe
from desktop.window import Window
from tests.bench import app_work
from tests.bench.app_timing import PAGES, Opening, open_page
from tests.bench.bars import Bar, finish
from tests.bench.bench_window import first_paint
from tests.bench.big_project import make_big
from tests.fakes.windows import settle

HERE = Path("build/bench/app")
ROUNDS = 3
Times = dict[tuple[str, str], list[Opening]]
PARTS = ("start", "rest", "pages", "work")


def start() -> list[Bar]:
    return [Bar("cold start to first paint, CPU-seconds, median of 5", first_paint(), "<", 0.8, " s")]


def rest(big: Project, seconds: float) -> list[Bar]:
    """The window in a process of its own, left alone on every page."""
    command = [sys.executable, "-m", "tests.bench.app_rest", str(big.root), str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    for page, share in found["shares"].items():
        print(f"      at rest on {page:<12} {100 * share:.2f} % CPU")
    print(f"      tray icon: {'yes' if found['tray'] else 'no, this system has none'}", flush=True)
    return [
        Bar("CPU at rest, the worst page", 100 * max(found["shares"].values()), "<", 1.0, " %"),
        Bar("memory when all pages were seen", found["megabytes"], "<", 200, " MB"),
    ]


def new_window(folder: Path, number: int) -> Window:
    window = Window(State(Preferences(folder / f"preferences-{number}.json")))
    window.resize(1280, 800)
    window.show()
    settle()
    while window.warming.waiting:
        settle()
    return window


def _visit(app: QApplication, window: Window, big: Project, times: Times) -> None:
    """Each page twice; the first visit to the first page is the opening of the project."""

    def go(name: str) -> None:
        if window.state.project is None:
            window.open_project(big.root)
        else:
            window.show_page(name)

    for visit in ("first", "again"):
        for name in PAGES:
            if window.state.project is not None:
                window.show_page("voices" if name == "import" else "import")
                settle()
            times.setdefault((name, visit), []).append(open_page(app, partial(go, name)))


def pages(app: QApplication, big: Project, folder: Path) -> list[Bar]:
    """Every page of a new window, then every page again; three such windows."""
    times: Times = {}
    for number in range(ROUNDS):
        window = new_window(folder, number)
        window.state.preferences.remember_page(big.root, "import")
        _visit(app, window, big, times)
        window.close()
        window.deleteLater()
    print(f"\n{'Milliseconds to open':<24} {'CPU':>6} {'clock':>6}  {'longest piece: CPU':>18} {'clock':>6}")
    for (name, visit), found in times.items():
        cpu, wall, piece, gap = (
            statistics.median(getattr(o, what) for o in found) for what in ("cpu", "wall", "piece", "gap")
        )
        print(f"      {name + ', ' + visit:<18} {cpu:6.0f} {wall:6.0f}  {piece:18.1f} {gap:6.1f}", flush=True)
    walls = {key: statistics.median(o.wall for o in found) for key, found in times.items()}
    pieces = {key: statistics.median(o.piece for o in found) for key, found in times.items()}
    slow, long = max(walls, key=lambda k: walls[k]), max(pieces, key=lambda k: pieces[k])
    return [
        Bar(f"the slowest page to open ({', '.join(slow)})", walls[slow], "<", 300, " ms"),
        Bar(f"the longest piece of work in it ({', '.join(long)}), CPU", pieces[long], "<", 50, " ms"),
    ]


def work(app: QApplication, big: Project, folder: Path) -> list[Bar]:
    """Gaps while stages run and pages are visited."""
    window = new_window(folder, 99)
    found = app_work.measure(app, window, big, folder)
    print(f"\n{'Longest gap in milliseconds while it works':<44} {'CPU':>6} {'clock':>6}  on the way to")
    bars = []
    for stage, gaps in found.items():
        cpu = max(gaps.what, key=lambda page: gaps.what[page][0])
        wall = max(gaps.what, key=lambda page: gaps.what[page][1])
        used, passed = gaps.what[cpu][0], gaps.what[wall][1]
        print(f"      {stage:<38} {used:6.1f} {passed:6.1f}  {cpu}; {wall}")
        bars.append(Bar(f"longest gap during {stage}, CPU", used, "<", 50, " ms"))
        bars.append(Bar(f"longest gap during {stage}, by the clock", passed, "<", 50, " ms"))
    window.close()
    return bars


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", default=[])
    parser.add_argument("--idle", type=float, default=30.0)
    parser.add_argument("--into", type=Path, default=HERE)
    asked = parser.parse_args()
    parts = asked.parts or list(PARTS)
    big = make_big((asked.into / "Big.pastiche").absolute())
    bars: list[Bar] = []
    if "start" in parts:
        bars += start()
    if "rest" in parts:
        bars += rest(big, asked.idle)
    app = make_app(["pastiche"])
    train_probe.PAUSE = 3_600_000  # what a training takes is measured elsewhere
    with tempfile.TemporaryDirectory() as name:
        if "pages" in parts:
            bars += pages(app, big, Path(name))
        if "work" in parts:
            bars += work(app, big, Path(name))
    finish(bars)


if __name__ == "__main__":
    main()
