"""Measures the window: CPU-seconds to the first paint, and gaps in the event loop while training runs."""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from core import cleaning, curating, importing, machine, neutralizing, training
from core.project import Project
from core.walk import walk
from tests.bench.bars import Bar, cpu_seconds, finish

RUNS = 5
HEAVY = "{'mlx', 'mlx_lm', 'torch', 'transformers', 'sentence_transformers'}"


def first_paint() -> float:
    """Median CPU-seconds from process start to the first painted frame, over five starts."""
    command = [sys.executable, "-P", "-m", "desktop", "--time-to-paint"]
    return statistics.median(cpu_seconds(command)[0] for _ in range(RUNS))


def heavy_modules() -> int:
    """Model libraries that importing the window brings in."""
    code = f"import sys, desktop.window, desktop.app; print(len({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout)


def described_sample(folder: Path) -> Project:
    """A project of the sample book, ready to be trained."""
    project = Project.create(folder / "Sample.pastiche", "Sample Author")
    stages = {
        "import": importing.Options(paths=(str(machine.resource("sample_book.epub")),)),
        "clean": cleaning.Options(),
        "curate": curating.Options(model="practice"),
        "neutralize": neutralizing.Options(llm="outline"),
        "train": training.Options(model="practice", preset="practice"),
    }

    class Described(Exception):
        pass

    def tell(stage: str, result: object, fresh: bool) -> None:
        if stage == "neutralize":
            raise Described

    with contextlib.suppress(Described):
        walk(project, stages, lambda progress: None, tell)
    return project


def longest_gap(project: Project) -> float:
    """Longest time between two ticks of the event loop, in milliseconds, while the train page trains.

    The ticks are those of a 5 ms timer. One without a pause would keep a core busy by itself, and
    measure how that core is shared with the training and not how long the window waits.
    """
    from PySide6.QtCore import Qt, QTimer

    from desktop.app import make_app
    from desktop.window import Window

    app = make_app(["pastiche"])
    window = Window()
    window.state.open_project(project.root)
    window.show_page("train")
    window.show()
    gaps: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        gaps.append((now - last) * 1000)
        last = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(5)
    timer.timeout.connect(tick)
    job = window.start_stage("train", training.Options(model="practice", preset="practice"))
    job.finished.connect(app.quit)
    timer.start()
    app.exec()
    window.close()
    return max(gaps[5:])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = described_sample(Path(folder))
        bars = [
            Bar("model libraries imported by the window", heavy_modules(), "==", 0),
            Bar("first paint, CPU-seconds, median of 5", first_paint(), "<=", 1.0, " s"),
            Bar("longest gap while training", longest_gap(project), "<", 100, " ms"),
        ]
    finish(bars)


if __name__ == "__main__":
    main()
