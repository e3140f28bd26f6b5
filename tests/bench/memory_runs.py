"""Owns measuring the peak memory of one training on a random model, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core import machine
from core.writing.models import Shape
from tests.fakes.shaped_model import Build, make_shaped_model

ROOT = Path(__file__).resolve().parents[2]
STEPS = 2
"""A micro-batch, and another with the first one's gradient at hand and an update: four give the same peak."""


@dataclass(frozen=True)
class Run:
    """A training to measure: `tokens` long, of which `prompt` are not learned."""

    name: str
    build: Build
    rank: int
    tokens: int
    batch: int = 1
    checkpointing: bool = False
    prompt: int = 0

    def shape(self) -> Shape:
        """What `core.training.memory` is told of the model."""
        b, stored = self.build, 4 if self.build.dtype == "float32" else 2
        weight = b.bits / 8 + 2 * stored / 64 if b.bits else float(stored)
        sizes = (b.hidden, b.intermediate, b.layers, b.vocabulary, b.heads, b.kv_heads, b.head_dim)
        return Shape(*sizes, tied=b.tied, bytes_per_weight=weight, bytes_per_activation=stored)


def peak(run: Run) -> float:
    """Peak bytes of `Trainer.run`, measurements before and after included."""
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model"
        _child("make", {"build": asdict(run.build), "folder": str(model)})
        return float(_child("train", {"run": asdict(run), "folder": str(model)}))


def _child(task: str, row: dict[str, Any]) -> Any:
    env = dict(os.environ)
    blas = machine.openblas()
    if blas:
        env["LD_PRELOAD"] = blas
    command = [sys.executable, "-P", "-m", "tests.bench.memory_runs", task, json.dumps(row)]
    env["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return json.loads(done.stdout.strip().splitlines()[-1])


def _train(row: dict[str, Any]) -> int:
    import mlx.core as mx

    from core.progress import silent
    from core.training import base, trainer
    from core.training.recipe import Lora, Recipe
    from core.writing.models import prepare_mlx

    prepare_mlx()
    run = Run(**{**row["run"], "build": Build(**row["run"]["build"])})
    recipe = Recipe(
        batch_size=run.batch,
        grad_checkpoint=run.checkpointing,
        max_seq_length=run.tokens,
        lora_parameters=Lora(rank=run.rank),
        steps_per_eval=10_000,
        iters=STEPS,
    )
    model = base.load_base(Path(row["folder"]))
    base.add_lora(model, recipe)
    vocabulary = run.build.vocabulary
    ids = [[(7 * i + 13 * j) % vocabulary for j in range(run.tokens)] for i in range(run.batch + 1)]
    prompt = run.prompt or run.tokens // 6
    data = trainer.Data([(row, prompt) for row in ids], [(row, prompt) for row in ids[:1]])
    mx.clear_cache()
    mx.reset_peak_memory()
    with tempfile.TemporaryDirectory() as folder:
        trainer.Trainer(model, recipe, data, Path(folder), "run", silent).run()
    return int(mx.get_peak_memory())


def main() -> None:
    task, row = sys.argv[1], json.loads(sys.argv[2])
    if task == "make":
        make_shaped_model(Path(row["folder"]), Build(**row["build"]))
        print("{}")
    else:
        print(json.dumps(_train(row)))


if __name__ == "__main__":
    main()
