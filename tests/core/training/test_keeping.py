"""What a training keeps and what it gives way to: an old voice, a damaged best, leavings of a kill."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import mlx.core as mx
import mlx.nn as nn
import pytest
from mlx.utils import tree_flatten, tree_map

from core.files import read_json, read_jsonl
from core.progress import Cancelled, PasticheError, Progress, silent
from core.runner import _event
from core.training import Options, run
from core.training.base import add_lora, load_base
from core.training.loss import make_loss
from core.training.recipe import Lora, Recipe, preset
from core.writing.halves import halves
from tests.fakes.pairs import rows, write_pairs


@pytest.fixture
def options(tiny_model: Path, tmp_path: Path) -> Options:
    pairs = write_pairs(tmp_path / "fern.jsonl", rows([3, 2, 3, 2]))
    return Options(
        pairs=str(pairs), author="Ada Fern", model=str(tiny_model), preset="practice", sample=False,
        output=str(tmp_path / "lora_adapters" / "fern"),
    )  # fmt: skip


def stop_at(step: int) -> Any:
    def report(progress: Progress) -> None:
        if progress.total and progress.done >= step:
            raise Cancelled

    return report


def test_a_stopped_beginning_does_not_take_a_finished_voices_place(options: Options) -> None:
    folder = Path(options.output)
    first = run(None, options, silent)
    voice = (folder / "adapters.safetensors").read_bytes()
    with pytest.raises(Cancelled):
        run(None, replace(options, seed=7), stop_at(2))
    assert (folder / "adapters.safetensors").read_bytes() == voice
    assert read_json(folder / "metadata.json")["result"]["loss_after"] == first.loss_after
    again = run(None, replace(options, seed=7), silent)
    assert (folder / "adapters.safetensors").read_bytes() != voice and not again.stopped_early


def test_what_a_kill_left_of_a_checkpoint_is_removed(options: Options) -> None:
    with pytest.raises(Cancelled):
        run(None, options, stop_at(4))
    left = Path(options.output) / "checkpoints" / ".0000003.tmp"
    left.mkdir()
    (left / "adapters.safetensors").write_bytes(b"x" * 1000)
    run(None, options, silent)
    assert not left.exists()


@pytest.mark.parametrize("damage", [b"", b"\0" * 4000, None])
def test_a_damaged_best_is_told_and_another_takes_its_place(options: Options, damage: bytes | None) -> None:
    with pytest.raises(Cancelled):
        run(None, options, stop_at(12))
    best = Path(options.output) / "checkpoints" / "best" / "adapters.safetensors"
    data = best.read_bytes()
    best.write_bytes(data[:-40] + b"\1" * 40 if damage is None else damage)
    result = run(None, options, silent)
    assert any("best so far was damaged" in warning for warning in result.warnings)
    assert result.best_step > 10 and result.loss_after < result.loss_before


def test_other_settings_begin_anew_and_say_so(options: Options) -> None:
    with pytest.raises(Cancelled):
        run(None, options, stop_at(12))
    result = run(None, replace(options, seed=8), silent)
    assert any("other settings begin anew" in warning for warning in result.warnings)
    assert read_jsonl(Path(options.output) / "losses.jsonl")[0]["step"] == 0


def test_the_best_is_kept_where_the_loss_runs_away(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    from core.training.stepping import Stepper

    real = Stepper.step

    def astray(self: Stepper, number: int, batch: Any) -> Any:
        done = real(self, number, batch)
        return replace(done, loss=float("nan")) if number == 13 else done

    monkeypatch.setattr(Stepper, "step", astray)
    with pytest.raises(PasticheError, match="ran away at step 13"):
        run(None, options, silent)
    metadata = read_json(Path(options.output) / "metadata.json")
    assert not metadata["finished"] and metadata["result"]["best_step"] == 10


def test_a_head_that_learns_gets_its_gradient(tiny_model: Path) -> None:
    """The tiny model's head is its embedding: with an adapter on it, the loss must be mlx's own."""
    model = load_base(tiny_model)
    keys = ("model.embed_tokens", "mlp.up_proj")
    add_lora(model, Recipe(lora_parameters=Lora(rank=4, dropout=0.0, keys=keys)))
    model.update(tree_map(lambda p: mx.random.normal(p.shape) * 0.1, model.trainable_parameters()))
    inputs = mx.arange(1, 41)[None]
    places, targets = mx.arange(10, 40), mx.arange(12, 42)

    def plain(model: Any) -> Any:
        return nn.losses.cross_entropy(model(inputs)[0, 10:], targets, reduction="mean")

    expected = dict(tree_flatten(nn.value_and_grad(model, plain)(model)[1]))
    ours = make_loss(halves(model))
    (_, _), tree = nn.value_and_grad(model, ours)(model, inputs, places, targets, mx.ones(30))
    found = dict(tree_flatten(tree))
    assert any("embed_tokens" in name for name in found)
    for name, value in expected.items():
        assert mx.allclose(value, found[name], atol=1e-5), name


def test_an_upgrade_does_not_begin_trainings_anew() -> None:
    """The recipe's part of a run's hash. A new field must not change it while it stands at its default."""
    assert preset("reference").with_iters(1000).fingerprint == "a9d7c18f4074c469"


def test_lines_that_are_no_events_are_passed_over() -> None:
    assert _event('{"event": "progress", "done": 1}\r\n') == {"event": "progress", "done": 1}
    for line in ("a warning of a library\n", "[1, 2]\n", json.dumps({"other": 1}), ""):
        assert _event(line) is None
