"""Measures training on the practice model against stock mlx-lm, through kills, and against its own estimate.

python -m tests.bench.bench_train [BOOK] [--author A] [--examples 40] [--runs 5] [--kills 20] [--into FOLDER]

Stock and ours train on the same files, with the same dtype, BLAS and threads, in turn.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median

from core import cleaning, curating, importing, machine, neutralizing
from core.files import file_hash, read_jsonl
from core.progress import silent
from core.project import Project
from core.runner import run_here, worker_environment
from core.training.config import write_config
from core.training.dataset import Example, from_pairs, write_rows
from core.training.recipe import preset
from core.training.splitting import split
from tests.bench import bench_memory, bench_train_window
from tests.bench.bars import Bar, finish

PACE = 0.35
"""About how many seconds a step takes here; only the moments of the kills depend on it."""


def pairs_of(book: Path, author: str, into: Path) -> Path:
    """Pairs of a book, described by its outline, made once."""
    root = into / f"{book.stem}.pastiche"
    project = Project.open_or_create(root, author)
    if not project.pairs.is_file():
        run_here("import", project, importing.Options((str(book),)), silent)
        run_here("clean", project, cleaning.Options(), silent)
        run_here("curate", project, curating.Options(target_tokens=60_000, cluster=False), silent)
        run_here("neutralize", project, neutralizing.Options(llm="outline"), silent)
    return project.pairs


def write_data(pairs: Path, author: str, count: int, folder: Path) -> int:
    """train.jsonl with at most `count` examples, and valid.jsonl; how many there are to learn from."""
    parts = split(from_pairs(pairs, author).examples)
    train = _even(parts.train, count)
    write_rows(folder / "train.jsonl", train)
    write_rows(folder / "valid.jsonl", _even(parts.valid, max(4, count // 5)))
    return len(train)


def _even(examples: tuple[Example, ...], count: int) -> list[Example]:
    """So many, spread over all; a multiple of four, so that no side leaves a batch unfinished."""
    most = min(count, len(examples)) // 4 * 4
    return [examples[i * len(examples) // most] for i in range(most)]


def config(folder: Path, batch: int, accumulate: int, examples: int, side: str) -> Path:
    """config.yaml for one pass over the examples, with its adapter in a folder of its own."""
    adapter = folder / f"{side}-{batch}"
    shutil.rmtree(adapter, ignore_errors=True)
    recipe = replace(
        preset("practice"),
        model=str(machine.resource("practice_model")),
        data=str(folder),
        adapter_path=str(adapter),
        batch_size=batch,
        grad_accumulation_steps=accumulate,
        iters=examples // batch,
        decay=False,
        steps_per_report=10,
        steps_per_eval=10_000,
        save_every=50,
    )
    path = folder / f"{side}-{batch}.yaml"
    write_config(path, recipe, examples)
    return path


def trained(side: str, path: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.bench.trainings", side, str(path)],
        env=worker_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def against_stock(folder: Path, examples: int, runs: int) -> list[Bar]:
    """Completion tokens per CPU-second, validation loss and memory, at two batch sizes."""
    bars = []
    for batch, accumulate, least in ((1, 2, 1.05), (4, 1, 1.3)):
        found: dict[str, list[dict[str, float]]] = {"ours": [], "stock": []}
        for number in range(runs):
            for side, rows in found.items():
                rows.append(trained(side, config(folder, batch, accumulate, examples, side)))
                print(f"batch {batch}, run {number + 1}, {side}: {rows[-1]}", flush=True)
        ours, stock = found["ours"], found["stock"]

        def ratio(
            name: str, ours: list[dict[str, float]] = ours, stock: list[dict[str, float]] = stock
        ) -> float:
            return median(r[name] for r in ours) / median(r[name] for r in stock)

        bars += [
            Bar(
                f"batch {batch}: completion tokens per CPU-second, of stock's", 1 / ratio("cpu"), ">=", least
            ),
            Bar(f"batch {batch}: validation loss, of stock's", ratio("valid"), "<=", 1.005),
            Bar(f"batch {batch}: peak memory, of stock's", ratio("peak"), "<=", 1.0),
            Bar(
                f"batch {batch}: share of time outside the step",
                median(r["outside"] for r in ours),
                "<",
                0.03,
            ),
        ]
    return bars


def after_kills(folder: Path, examples: int, kills: int) -> list[Bar]:
    """A training killed at random moments against one that was left alone."""
    paths = [config(folder, 1, 2, examples, side) for side in ("calm", "killed")]
    for path in paths:
        text = path.read_text(encoding="utf-8").replace("save_every: 50", "save_every: 5")
        path.write_text(text.replace("steps_per_eval: 10000", "steps_per_eval: 20"), encoding="utf-8")
    command = [sys.executable, "-P", "-m", "tests.bench.trainings", "stage"]
    subprocess.run([*command, str(paths[0])], env=worker_environment(), check=True, capture_output=True)
    random.seed(11)
    done = 0
    while True:
        process = subprocess.Popen([*command, str(paths[1])], env=worker_environment())
        limit = random.uniform(0.5, 4 + 8 * PACE) if done < kills else None
        try:
            if process.wait(limit) != 0:
                raise SystemExit("the training failed by itself")
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            done += 1
    weights = {file_hash(folder / f"{side}-1" / "adapters.safetensors") for side in ("calm", "killed")}
    losses = [
        [(row["step"], row.get("val_loss")) for row in read_jsonl(folder / f"{side}-1" / "losses.jsonl")]
        for side in ("calm", "killed")
    ]
    return [
        Bar("kills", done, ">=", kills),
        Bar("after the kills: adapters that differ in a bit", len(weights) - 1, "==", 0),
        Bar("after the kills: validation losses that differ", float(losses[0] != losses[1]), "==", 0),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path, nargs="?", default=machine.resource("sample_book.epub"))
    parser.add_argument("--author", default="The Author")
    parser.add_argument("--examples", type=int, default=40)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--only", choices=("stock", "kills", "memory", "window"), help="one part")
    parser.add_argument("--into", type=Path, default=Path("build/bench/train"))
    options = parser.parse_args()
    folder = (options.into / options.book.stem).resolve()
    examples = write_data(
        pairs_of(options.book, options.author, options.into), options.author, options.examples, folder
    )
    print(f"{examples} examples of {options.book.stem}", flush=True)
    bars = []
    if options.only in (None, "stock"):
        bars += against_stock(folder, examples, options.runs)
    if options.only in (None, "kills"):
        bars += after_kills(folder, examples, options.kills)
    if options.only in (None, "memory"):
        bars += bench_memory.bars()
    if options.only in (None, "window"):
        bars += bench_train_window.bars()
    finish(bars)


if __name__ == "__main__":
    main()
