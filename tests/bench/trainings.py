"""Owns single trainings to be measured, each in a process of its own: ours, or stock mlx-lm's.

python -m tests.bench.trainings ours|stock|stage CONFIG prints one line of JSON, but for "stage", which
only trains, and is there to be killed.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import mlx.core as mx

from core.progress import Progress, silent
from core.training import Options, base, loss, run
from core.training.attention import in_blocks
from core.training.batching import Batches
from core.training.config import read_config
from core.training.dataset import encode, from_folder
from core.training.recipe import Recipe
from core.training.stepping import Stepper
from core.training.trainer import Data, Trainer
from core.writing.encoding import Tokens
from core.writing.models import prepare_mlx


class Shares:
    """Seconds that calls of some methods take, added up."""

    def __init__(self, *methods: tuple[type, str]) -> None:
        self.spent = 0.0
        for owner, name in methods:
            setattr(owner, name, self._timed(getattr(owner, name)))

    def _timed(self, method: Any) -> Any:
        def timed(*given: Any, **named: Any) -> Any:
            started = time.perf_counter()
            try:
                return method(*given, **named)
            finally:
                self.spent += time.perf_counter() - started

        return timed


def data_of(recipe: Recipe) -> Data:
    """Both sides of the recipe's folder in its base model's tokens."""
    tokenizer = base.load_tokenizer(Path(recipe.model))
    return Data(*(encode(side.examples, tokenizer) for side in from_folder(Path(recipe.data), "")))


def ours(recipe: Recipe) -> dict[str, float]:
    """Trained with our trainer; reports go through JSON, as in a child of the window."""
    data, model = data_of(recipe), base.load_base(Path(recipe.model))
    base.add_lora(model, recipe)
    shares = Shares((Stepper, "step"), (Trainer, "measure"))

    def report(progress: Progress) -> None:
        json.dumps([progress.stage, progress.done, progress.total, progress.note, dict(progress.metrics)])

    folder = Path(recipe.adapter_path)
    folder.mkdir(parents=True, exist_ok=True)
    mx.reset_peak_memory()
    wall, cpu = time.perf_counter(), time.process_time()
    work = Trainer(model, recipe, data, folder, "bench", report)
    work.run()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return _found(cpu, mx.get_peak_memory(), model, data.valid) | {"outside": 1 - shares.spent / wall}


def stock(recipe: Recipe) -> dict[str, float]:
    """Trained with stock mlx-lm on the same files, the same dtype, BLAS and threads."""
    from types import SimpleNamespace

    from mlx_lm import lora
    from mlx_lm.tuner.datasets import load_dataset
    from mlx_lm.utils import load

    data = data_of(recipe)
    args = SimpleNamespace(**{**lora.CONFIG_DEFAULTS, **recipe.as_mlx()})
    model, tokenizer = load(recipe.model)
    train, valid, _ = load_dataset(args, tokenizer)
    mx.reset_peak_memory()
    cpu = time.process_time()
    lora.train_model(args, model, train, valid)
    cpu = time.process_time() - cpu
    return _found(cpu, mx.get_peak_memory(), model, data.valid)


def _found(cpu: float, peak: int, model: Any, valid: Any) -> dict[str, float]:
    return {"cpu": cpu, "peak": peak, "valid": held_out_loss(model, valid)}


def held_out_loss(model: Any, valid: list[Tokens]) -> float:
    """Nats per completion token, with the one measure for both sides."""
    model.eval()
    measure, total, count = loss.make_loss(loss.halves(model)), 0.0, 0
    for batch in Batches(valid, 1, 0, 1 << 20).measuring():
        with in_blocks():
            found, tokens = measure(model, *(mx.array(part) for part in batch.arrays))
            total += float(found.item()) * int(tokens.item())
        count += int(tokens.item())
    return total / count


def main() -> None:
    kind, config = sys.argv[1], Path(sys.argv[2])
    prepare_mlx()
    if kind == "stage":
        run(None, Options(config=str(config), sample=False), silent)
        return
    recipe, _ = read_config(config)
    print(json.dumps({"ours": ours, "stock": stock}[kind](recipe)))


if __name__ == "__main__":
    main()
