"""Owns how a bench tells what it found: a line for each bar, and exit status 1 when one is missed."""

from __future__ import annotations

import operator
import os
import resource
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.children import worker_environment

_OPERATORS = {"<=": operator.le, "<": operator.lt, ">=": operator.ge, ">": operator.gt, "==": operator.eq}


@dataclass(frozen=True)
class Bar:
    """One figure held against its limit, e.g. Bar("coverage", 0.97, ">", 0.9)."""

    name: str
    figure: float
    sign: str
    limit: float
    unit: str = ""

    @property
    def met(self) -> bool:
        return bool(_OPERATORS[self.sign](self.figure, self.limit))


def finish(bars: Sequence[Bar]) -> None:
    """Print every bar and leave the process: 0 when all are met, else 1."""
    width = max(len(b.name) for b in bars)
    for bar in bars:
        mark = "ok    " if bar.met else "MISSED"
        limit = f"(bar: {bar.sign} {bar.limit:g}{bar.unit})"
        print(f"{mark}  {bar.name:<{width}}  {bar.figure:.4g}{bar.unit}  {limit}")
    sys.exit(0 if all(b.met for b in bars) else 1)


def with_the_apps_blas() -> None:
    """Begin this bench anew as a child of the app begins, where MLX has a fast BLAS, unless it is one."""
    # One thread: those that wait for work spin, which counts as CPU-seconds and does nothing.
    environment = {**worker_environment(), "OPENBLAS_NUM_THREADS": "1"}
    if environment.get("LD_PRELOAD") != os.environ.get("LD_PRELOAD"):
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)


def cpu_seconds(command: Sequence[str], env: Mapping[str, str] | None = None) -> tuple[float, str]:
    """CPU-seconds, user and system, that a command and its children use, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return used, done.stdout
