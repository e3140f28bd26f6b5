"""Measures the demo: how far validation loss falls on three seeds, and how long it takes, first and again."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from core.project import Project
from core.stages import STAGES
from tests.bench.bars import Bar, finish

SEEDS = (0, 1, 2)


def demo(into: Path, seed: int) -> float:
    """Run the demo; wall-clock seconds."""
    began = time.monotonic()
    command = [sys.executable, "-P", "-m", "core.cli", "demo", "--into", str(into), "--seed", str(seed)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def main() -> None:
    bars = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in SEEDS:
            into = Path(folder) / str(seed)
            first = demo(into, seed)
            trained = Project.open(into / "Sample.pastiche").outcome(STAGES["train"])
            bars += [
                Bar(
                    f"seed {seed}: fall of validation loss",
                    1 - trained.loss_after / trained.loss_before,
                    ">=",
                    0.03,
                ),
                Bar(f"seed {seed}: first run, without installing", first, "<", 480, " s"),
            ]
        bars.append(Bar("again", demo(into, seed), "<", 180, " s"))
    finish(bars)


if __name__ == "__main__":
    main()
