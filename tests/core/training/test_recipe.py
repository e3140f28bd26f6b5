"""The recipe: presets, config.yaml both ways, and what is refused."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.progress import BadInput, BadOption
from core.training.config import read_config, recipe_from, write_config
from core.training.recipe import PRESETS, TARGETS, Lora, Recipe, check, preset, usual_preset

REFERENCE = """
model: "mlx-community/Qwen3-8B-Base-bf16"
train: true
data: "data/training/author"
batch_size: 1
grad_accumulation: 2
iters: 3000
learning_rate: 1e-5
num_layers: -1
lora_parameters:
  rank: 64
  scale: 2.0
  dropout: 0.15
  keys: ["self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
         "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj"]
adapter_path: "lora_adapters/author"
save_every: 500
steps_per_report: 50
steps_per_eval: 200
seed: 42
"""


def test_the_reference_file_is_the_reference_preset(tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text(REFERENCE, encoding="utf-8")
    recipe, told = read_config(tmp_path / "config.yaml")
    assert recipe == dataclasses.replace(
        preset("reference"), data="data/training/author", adapter_path="lora_adapters/author", iters=3000
    )
    assert len(told) == 1 and "grad_accumulation_steps" in told[0]


@pytest.mark.parametrize("name", list(PRESETS))
def test_what_is_written_reads_back_the_same(tmp_path: Path, name: str) -> None:
    recipe = dataclasses.replace(preset(name), data="d", adapter_path="a").with_iters(100)
    check(recipe)
    write_config(tmp_path / "config.yaml", recipe, 100)
    again, told = read_config(tmp_path / "config.yaml")
    assert dataclasses.replace(again, epochs=recipe.epochs, decay=recipe.decay) == recipe
    assert told == ()


def test_written_keys_are_all_known_to_mlx_lm(tmp_path: Path) -> None:
    from mlx_lm.lora import CONFIG_DEFAULTS

    write_config(tmp_path / "c.yaml", preset("reference").with_iters(9), 9)
    found = yaml.safe_load((tmp_path / "c.yaml").read_text(encoding="utf-8"))
    assert found.keys() <= CONFIG_DEFAULTS.keys()
    assert set(found["lora_parameters"]["keys"]) == set(TARGETS)
    assert found["val_batches"] == -1 and found["learning_rate"] == 1e-5


def test_iterations_follow_from_epochs_unless_given() -> None:
    assert Recipe(epochs=0.87).with_iters(100).iters == 87
    assert Recipe(epochs=3.0, batch_size=4).with_iters(10).iters == 8
    assert Recipe(epochs=0.01).with_iters(3).iters == 1
    assert Recipe(iters=12).with_iters(1000).iters == 12


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"learning_rat": 1e-5}, "learning_rate"),
        ({"lora_parameters": {"alpha": 128, "rank": 64}}, "scale = alpha / rank"),
        ({"lora_parameters": {"ranks": 8}}, "rank"),
        ({"lora_parameters": {"keys": []}}, "self_attn.q_proj"),
        ({"lora_parameters": {"dropout": 1.0}}, "dropout takes"),
        ({"batch_size": 0}, "batch_size takes"),
        ({"batch_size": "four"}, "a whole number"),
        ({"learning_rate": "fast"}, "a number"),
        ({"fine_tune_type": "full"}, "lora"),
        ({"lr_schedule": {"name": "sawtooth", "arguments": [1]}}, "cosine_decay"),
        ({"optimizer_config": {"adam": {"eps": 1.0}}}, "Leave it out"),
        ({"optimizer_config": 5}, "Leave it out"),
        ({1: 2, "rank": 3}, "Unknown in config.yaml: 1, rank"),
        ({"lora_parameters": {1: 2, "alpha": 3}}, "Unknown in lora_parameters: 1, alpha"),
        ({"lora_parameters": {"scale": float("nan")}}, "scale takes"),
        ({"lr_schedule": {"name": "linear_schedule", "arguments": "x"}}, "3 numbers"),
        ({"lr_schedule": {"name": "cosine_decay", "arguments": [1e-5]}}, "2 or 3 numbers"),
    ],
)
def test_what_means_nothing_is_refused(row: dict[str, Any], words: str) -> None:
    with pytest.raises(BadOption) as caught:
        recipe_from(row)
    assert words in caught.value.message + caught.value.remedy


def test_what_is_left_out_or_passed_over_is_told() -> None:
    recipe, told = recipe_from({"model": "m", "val_batches": 25, "mask_prompt": True})
    assert recipe.batch_size == 1 and recipe.lora_parameters == Lora()
    assert any("batch_size" in t for t in told) and any("val_batches" in t for t in told)


def test_no_yaml_and_no_settings(tmp_path: Path) -> None:
    for text in ("a: [1", "just words"):
        (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(BadInput):
            read_config(tmp_path / "c.yaml")


def test_the_fingerprint_knows_what_matters() -> None:
    plain = Recipe(iters=10)
    assert (
        dataclasses.replace(plain, save_every=7, data="x", adapter_path="y").fingerprint == plain.fingerprint
    )
    for change in ({"seed": 1}, {"learning_rate": 2e-5}, {"iters": 11}, {"lora_parameters": Lora(rank=8)}):
        assert dataclasses.replace(plain, **change).fingerprint != plain.fingerprint  # type: ignore[arg-type]


def test_there_is_no_such_preset() -> None:
    with pytest.raises(BadOption, match="reference"):
        preset("fastest")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"grad_accumulation": 2, "grad_accumulation_steps": 4}, "say different things"),
        ({"iters": 0}, "trains nothing"),
    ],
)
def test_what_says_nothing_sure_is_refused(row: dict[str, int], said: str) -> None:
    with pytest.raises(BadOption, match=said):
        recipe_from({"model": "practice", **row})
    same, _ = recipe_from({"grad_accumulation": 4, "grad_accumulation_steps": 4, "iters": 3})
    assert same.grad_accumulation_steps == 4


def test_a_short_book_is_gone_through_often_and_the_reference_stays_what_it_is() -> None:
    assert [usual_preset(examples) for examples in (0, 1, 499, 500, 3000)] == [
        "reference", "thorough", "thorough", "reference", "reference",
    ]  # fmt: skip
    assert (preset("reference").learning_rate, preset("reference").epochs) == (1e-5, 0.87)
    assert preset("thorough").learning_rate > preset("reference").learning_rate
