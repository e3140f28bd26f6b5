"""The memory estimate against measured peaks, published figures and itself, and what is offered."""

from __future__ import annotations

import dataclasses
import re
import tempfile
from pathlib import Path

import pytest

from core.training import memory
from core.training.memory import adapter_parameters, estimate, offer, shown
from core.writing.models import BIG, Shape, catalogue
from tests.bench.memory_cases import FITTED, HELD_OUT
from tests.bench.memory_runs import Run

SHAPES = {info.name: info.shape for info in catalogue()}
BIG_4BIT = BIG.replace("bf16", "4bit")
SMALL = SHAPES["practice"]


def test_the_large_model_at_full_length() -> None:
    """Stock mlx-lm takes some 71 GB plain in bf16, and 12 GB checkpointed in 4 bits; ours takes less."""
    assert adapter_parameters(SHAPES[BIG], 64) == 174_587_904
    assert 50e9 < estimate(SHAPES[BIG], 64, 2048).total < 71e9
    assert 9e9 < estimate(SHAPES[BIG_4BIT], 64, 2048, checkpointing=True).total < 12.5e9


def test_constants_are_those_of_the_modules_that_load_mlx() -> None:
    from core.training import attention
    from core.writing import halves

    assert (memory.SLICE, memory.ROWS, memory.BLOCK) == (halves.SLICE, halves.ROWS, attention.BLOCK)


@pytest.mark.parametrize("shape", [SHAPES[BIG], SHAPES[BIG_4BIT], SMALL], ids=["8B", "8B-4bit", "practice"])
@pytest.mark.parametrize("way", [False, True])
def test_more_of_anything_never_takes_less(shape: Shape, way: bool) -> None:
    def total(rank: int = 64, tokens: int = 1024, batch: int = 1, model: Shape = shape) -> int:
        return estimate(model, rank, tokens, batch, way).total

    assert total(rank=8) < total() < total(tokens=2048) < total(tokens=2048, batch=4)
    assert total() < total(model=dataclasses.replace(shape, layers=2 * shape.layers))
    assert total() <= total(model=dataclasses.replace(shape, vocabulary=2 * shape.vocabulary))
    assert estimate(shape, 64, 1024, 1, True).total < estimate(shape, 64, 1024, 1, False).total
    assert (
        estimate(shape, 64, 1024, 1, way, 2.0).total > total() > estimate(shape, 64, 1024, 1, way, 0.5).total
    )


@pytest.mark.long
def test_the_practice_model_takes_what_its_trainer_takes() -> None:
    """A peak of this very trainer, in this process: within a quarter, for what is left of other tests."""
    import mlx.core as mx

    from core.progress import silent
    from core.training import base, trainer
    from core.training.recipe import Recipe
    from core.writing.models import prepare_mlx, resolve

    prepare_mlx()
    before = mx.get_active_memory()
    recipe = Recipe(iters=2, steps_per_eval=100, model="practice")
    model = base.load_base(resolve("practice"))
    base.add_lora(model, recipe)
    row = ([17 + i % 200 for i in range(600)], 100)
    mx.clear_cache()
    mx.reset_peak_memory()
    with tempfile.TemporaryDirectory() as folder:
        data = trainer.Data([row], [row])
        trainer.Trainer(model, recipe, data, Path(folder), "run", silent).run()
    peak = mx.get_peak_memory() - before
    assert estimate(SMALL, 64, 600).total == pytest.approx(peak, rel=0.25)


def test_what_was_fitted_is_told_apart_from_what_is_held_against() -> None:
    def shape(run: Run) -> tuple[object, ...]:
        return run.build, run.rank, run.tokens, run.batch, run.checkpointing

    assert not {shape(run) for run in FITTED} & {shape(run) for run in HELD_OUT}
    assert len(HELD_OUT) >= 6 and {run.batch for run in HELD_OUT} >= {1, 4}
    assert {run.checkpointing for run in HELD_OUT} == {False, True} and any(r.build.bits for r in HELD_OUT)


PEAKS = {
    "bf16": 231.6,
    "bf16, batch 4": 126.2,
    "bf16, checkpointed": 99.9,
    "float32, checkpointed, batch 4": 235.9,
    "float32, output layer of its own": 599.3,
    "4 bits, checkpointed": 49.7,
    "as the practice model, batch 4": 756.4,
    "large rank, short examples": 113.9,
}
"""MB, as `tests.bench.bench_memory` measured them; the bench measures them anew."""


@pytest.mark.parametrize("run", HELD_OUT, ids=lambda run: run.name)
def test_within_a_tenth_of_what_the_bench_measured(run: Run) -> None:
    need = estimate(run.shape(), run.rank, run.tokens, run.batch, run.checkpointing)
    assert need.total / 1e6 == pytest.approx(PEAKS[run.name], rel=0.1)


def test_the_offer_is_the_largest_that_fits() -> None:
    for budget in (40e9, 12e9, 5e9, 3e9):
        said = re.search(r"base model (\S+) with rank (\d+)", offer(1024, int(budget)))
        assert said is not None
        assert estimate(SHAPES[said[1]], int(said[2]), 1024, 1, True).total <= budget
    assert offer(1024, int(40e9)).split()[4] == BIG
    assert "more memory" in offer(1024, 10**6)


def test_memory_for_people() -> None:
    assert [shown(n) for n in (4_649_000_000, 23_900_000_000)] == ["4.6 GB", "24 GB"]
