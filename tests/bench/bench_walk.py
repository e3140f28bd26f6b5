"""Measures the whole walk on a real book: coverage, leaks, stock mlx-lm, and kills at random moments.

python -m tests.bench.bench_walk BOOK --author "A" [--kills 10] [--into build/bench/walk]
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from operator import ne
from pathlib import Path

from core import machine
from core.files import file_hash, parse_runs, read_jsonl, read_text
from core.neutralizing.segment import segment
from core.project import Project
from core.runner import worker_environment
from core.stages import STAGES
from tests.bench.bars import Bar, finish

RUN = 12


def command(book: Path, author: str, project: Path, more: Sequence[str] = ()) -> list[str]:
    return [
        *(sys.executable, "-P", "-m", "core.cli", "run", str(book), "--author", author),
        *("--project", str(project), "--llm", "outline", "--model", "practice", *more),
    ]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def runs_of(text: str, n: int = RUN) -> list[tuple[str, ...]]:
    found = words(text)
    return [tuple(found[i : i + n]) for i in range(len(found) - n + 1)]


def leaked_runs(project: Project) -> int:
    """12-word runs that stand in training and validation originals, less those the book repeats itself."""
    sides = []
    for name in ("train.jsonl", "valid.jsonl"):
        rows = read_jsonl(project.training / name)
        sides.append({r for row in rows for r in runs_of(row["text"][row["prompt_chars"] :])})
    repeated = Counter(
        r for run in parse_runs(read_text(project.curated_text)) for r in runs_of("\n".join(run))
    )
    return sum(1 for r in sides[0] & sides[1] if repeated[r] < 2)


def measure_walk(project: Project) -> list[Bar]:
    """The bars that a finished project can be held against."""
    neutralized, trained = project.outcome(STAGES["neutralize"]), project.outcome(STAGES["train"])
    fall = 1 - trained.loss_after / trained.loss_before
    stock = subprocess.run(
        [
            *(sys.executable, "-P", "-m", "mlx_lm", "generate"),
            *("--model", str(machine.resource("practice_model")), "--adapter-path", str(project.adapter)),
            *("--prompt", "It was a fine morning, and", "--max-tokens", "8"),
        ],
        env=worker_environment(),
        capture_output=True,
        text=True,
    )
    return [
        Bar("coverage", neutralized.coverage, ">", 0.9),
        Bar("chunks described", neutralized.pairs, "==", neutralized.chunks),
        Bar("12-word runs shared by training and validation", leaked_runs(project), "==", 0),
        Bar("fall of validation loss", fall, ">", 0),
        Bar("stock mlx_lm.generate, exit status", stock.returncode, "==", 0),
    ]


def wait_or_kill(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Let the run go on for `seconds`, then kill it or one of its children; True when it had ended."""
    try:
        return process.wait(timeout=seconds) == 0
    except subprocess.TimeoutExpired:
        pass
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    child = children.read_text().split() if children.exists() else []
    victim = int(child[0]) if child and random.random() < 0.5 else process.pid
    os.kill(victim, signal.SIGKILL)
    process.wait()
    return False


def kill_and_restart(
    book: Path, author: str, root: Path, kills: int, whole: float, more: Sequence[str] = ()
) -> int:
    """Kill the run at random moments until it has been killed `kills` times; how often it was started.

    `whole` is about how many seconds a calm run takes; `more` are further flags of `pastiche run`.
    """
    random.seed(7)
    shutil.rmtree(root, ignore_errors=True)
    starts = killed = 0
    while True:
        starts += 1
        process = subprocess.Popen(command(book, author, root, more), stderr=subprocess.DEVNULL)
        limit = _moment(killed, whole) if killed < kills else whole * 10
        if wait_or_kill(process, limit):
            return starts
        killed += 1
        print(f"killed {killed} of {kills} after {limit:.0f} s", flush=True)
        if killed > kills + 3:
            raise SystemExit("the run does not end by itself after the kills")


def _moment(killed: int, whole: float) -> float:
    """Seconds after which to kill: a few early ones hit the quick steps, the others are anywhere."""
    return random.uniform(0.5, 8) if killed < 4 else random.uniform(2, whole / 8)


def calm_run(book: Path, author: str, root: Path) -> float:
    """A run that nobody disturbs, or the one that lies there; about how many seconds it took."""
    clock = root.with_suffix(".seconds")
    if not clock.exists():
        shutil.rmtree(root, ignore_errors=True)
    began = time.monotonic()
    subprocess.run(command(book, author, root), check=True)
    if not clock.exists():
        clock.write_text(f"{time.monotonic() - began:.0f}")
    return float(clock.read_text())


def same_chunks(project: Project) -> tuple[int, int]:
    """Chunks that a fresh segmentation gives, and lines of the pairs file that differ from it."""
    runs = parse_runs(read_text(project.curated_text))
    wanted = Counter(c.text for c in segment(runs))
    found = Counter(row["original"] for row in read_jsonl(project.pairs))
    return sum(wanted.values()), sum(((wanted - found) + (found - wanted)).values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path)
    parser.add_argument("--author", required=True)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--into", type=Path, default=Path("build/bench/walk"))
    options = parser.parse_args()

    calm = options.into / "calm.pastiche"
    whole = calm_run(options.book, options.author, calm)
    bars = measure_walk(Project.open(calm))
    if options.kills:
        killed = options.into / "killed.pastiche"
        starts = kill_and_restart(options.book, options.author, killed, options.kills, whole)
        chunks, wrong = same_chunks(Project.open(killed))
        print(f"{starts} starts, {chunks} chunks")
        both = [Project.open(root) for root in (calm, killed)]
        rows, others = ([{**row, "book": ""} for row in read_jsonl(p.pairs)] for p in both)
        weights = {file_hash(p.adapter / "adapters.safetensors") for p in both}
        bars += [
            Bar("after kills: chunks missing or doubled", wrong, "==", 0),
            Bar("after kills: pairs that differ from the calm run", sum(map(ne, rows, others)), "==", 0),
            Bar("after kills: different adapters", len(weights) - 1, "==", 0),
        ]
    finish(bars)


if __name__ == "__main__":
    main()
