"""Several machines: who shares which rows, what a hosts file must say, and the same loss as one machine."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.files import read_json, read_jsonl
from core.hosts import launch_command
from core.progress import BadInput, BadOption, silent
from core.runner import run_child
from core.training import Options, Result
from core.training.batching import Batches
from core.training.recipe import Recipe
from core.training.team import shared_out
from tests.fakes.pairs import rows, write_pairs

HERE = {"ssh": "127.0.0.1", "ips": ["127.0.0.1"]}


def test_shares_of_a_batch_are_all_of_it() -> None:
    examples = [(list(range(1, 40 + 7 * i)), 5 + i) for i in range(8)]
    batch = Batches(examples, 4, 42, 2048).training(1)
    shares = [batch.share(rank, 2) for rank in range(2)]
    whole = {
        (tuple(batch.inputs[place // batch.inputs.shape[1]]), place % batch.inputs.shape[1], target)
        for place, target, weight in zip(batch.places, batch.targets, batch.weights, strict=True)
        if weight
    }
    found = [
        (tuple(part.inputs[place // part.inputs.shape[1]]), place % part.inputs.shape[1], target)
        for part in shares
        for place, target, weight in zip(part.places, part.targets, part.weights, strict=True)
        if weight
    ]
    assert set(found) == whole and len(found) == len(whole) == int(batch.weights.sum())
    assert {part.inputs.shape for part in shares} == {(2, batch.inputs.shape[1])}
    assert np.array_equal(batch.share(0, 1).inputs, batch.inputs)


def test_an_update_is_shared_out_or_refused() -> None:
    recipe = Recipe(batch_size=1, grad_accumulation_steps=2, iters=100)
    changed, told = shared_out(recipe, 2)
    assert (changed.batch_size, changed.grad_accumulation_steps, changed.iters) == (2, 1, 50)
    assert "batch_size 2" in told[0]
    assert shared_out(replace(recipe, batch_size=4), 2) == (replace(recipe, batch_size=4), ())
    with pytest.raises(BadOption, match="3 machines cannot share"):
        shared_out(recipe, 3)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{", BadInput),
        ("[]", BadInput),
        (json.dumps([HERE]), BadInput),
        (json.dumps([HERE, {"ssh": "other.local"}]), BadInput),
        (json.dumps([{"ssh": "other.local", "ips": ["10.0.0.2"]}, HERE]), BadOption),
    ],
)
def test_a_file_that_lists_no_machines_is_refused(tmp_path: Path, text: str, error: type[Exception]) -> None:
    path = tmp_path / "hosts.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(error):
        launch_command(str(path), ["python", "-m", "core.worker"])
    with pytest.raises(BadInput, match="There is no file"):
        launch_command(str(tmp_path / "nothing.json"), ["python"])


@pytest.mark.long
def test_two_processes_learn_as_one_does(tiny_model: Path, tmp_path: Path) -> None:
    pairs = write_pairs(tmp_path / "fern.jsonl", rows([3, 2, 3, 2, 3]))
    hosts = tmp_path / "hosts.json"
    hosts.write_text(json.dumps([HERE, HERE]), encoding="utf-8")
    together = Options(
        pairs=str(pairs), author="Ada Fern", model=str(tiny_model), preset="practice",
        output=str(tmp_path / "two"), hosts=str(hosts), sample=False,
    )  # fmt: skip
    two: Result = run_child("train", None, together, silent)
    assert "2 machines share an update" in " ".join(two.warnings)
    recipe = read_json(tmp_path / "two" / "metadata.json")["recipe"]
    assert (recipe["batch_size"], recipe["grad_accumulation_steps"]) == (2, 1)
    config = (tmp_path / "two" / "training" / "config.yaml").read_text(encoding="utf-8")
    (tmp_path / "one.yaml").write_text(config.replace(str(tmp_path / "two\n"), str(tmp_path / "one\n")))
    alone = Options(config=str(tmp_path / "one.yaml"), output=str(tmp_path / "one"), sample=False)
    one: Result = run_child("train", None, alone, silent)
    assert two.steps == one.steps and two.loss_after == pytest.approx(one.loss_after, rel=1e-5)
    curves = [read_jsonl(tmp_path / name / "losses.jsonl") for name in ("two", "one")]
    for ours, theirs in zip(*curves, strict=True):
        assert ours["step"] == theirs["step"]
        for name in {"train_loss", "val_loss"} & theirs.keys():
            assert ours[name] == pytest.approx(theirs[name], rel=1e-5)
