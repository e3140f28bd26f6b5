"""Measures the trainings that the memory formula is fitted to, and refits it: for when the trainer changed.

python -m tests.bench.fit_memory [--peaks PEAKS.json]

What PEAKS.json holds already is not measured again; without one all of it takes ten minutes.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from scipy.optimize import least_squares

from core.training.memory import FITTED as BEFORE
from core.training.memory import Coefficients, estimate
from tests.bench.memory_cases import FITTED, HELD_OUT
from tests.bench.memory_runs import Run, peak

LOWEST = (3.0, 4.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0)
HIGHEST = (7.0, *[30.0] * 10)


def numbers(by: Coefficients) -> list[float]:
    return [by.adapter, by.update, *by.plain, by.kept, *by.layer, *by.loss]


def coefficients(x: Any) -> Coefficients:
    x = [round(float(one), 2) for one in x]
    return Coefficients(x[0], x[1], (x[2], x[3], x[4]), x[5], (x[6], x[7], x[8]), (x[9], x[10]))


def off(run: Run, measured: float, by: Coefficients) -> float:
    need = estimate(run.shape(), run.rank, run.tokens, run.batch, run.checkpointing, 1.0, by)
    return need.total / measured - 1


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peaks", type=Path, default=Path("build/bench/peaks.json"))
    path = parser.parse_args().peaks
    peaks: dict[str, float] = json.loads(path.read_text()) if path.exists() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    for run in (*FITTED, *HELD_OUT):
        if run.name not in peaks:
            peaks[run.name] = peak(run)
            path.write_text(json.dumps(peaks, indent=1))
            print(f"{run.name}: {peaks[run.name] / 1e6:.1f} MB", flush=True)

    def residuals(x: Any) -> list[float]:
        row = [float(one) for one in x]
        by = Coefficients(
            row[0], row[1], (row[2], row[3], row[4]), row[5], (row[6], row[7], row[8]), (row[9], row[10])
        )
        return [off(run, peaks[run.name], by) for run in FITTED]

    start = [min(h, max(lo, one)) for one, lo, h in zip(numbers(BEFORE), LOWEST, HIGHEST, strict=True)]
    by = coefficients(least_squares(residuals, start, bounds=(LOWEST, HIGHEST)).x)
    print(by)
    for run in (*FITTED, *HELD_OUT):
        miss = 100 * off(run, peaks[run.name], by)
        print(f"{run.name:34} {peaks[run.name] / 1e6:8.1f} MB  off by {miss:+.1f} %")


if __name__ == "__main__":
    main()
