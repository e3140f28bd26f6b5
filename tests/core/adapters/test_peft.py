"""PEFT's form: every kind that can be turned gives PEFT's own logits; every other kind is refused by name."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from core import adopting, exporting
from core.adapters.peft import exact_alpha, read_settings
from core.progress import BadInput, silent
from tests.fakes.peft_adapters import MODULES, PREFIX, logits, make_peft, merged_logits

TWO = dict.fromkeys(MODULES, 2.0)


def bring(folder: Path) -> Path:
    return Path(adopting.run(None, adopting.Options(str(folder)), silent).folder)


@pytest.mark.parametrize(
    ("settings", "scales"),
    [
        ({}, TWO),
        ({"target_modules": r".*\.(q_proj|v_proj|down_proj)"}, TWO),
        ({"layers": (1,), "layers_to_transform": [1]}, TWO),
        ({"prefix": "", "use_rslora": True}, dict.fromkeys(MODULES, 4.0)),
        ({"lora_alpha": 3}, dict.fromkeys(MODULES, 0.75)),
        (
            {
                "ranks": {"mlp.down_proj": 2},
                "rank_pattern": {"down_proj": 2},
                "alpha_pattern": {"mlp.down_proj": 5, "layers.0.self_attn.q_proj": 8, ".*v_pro.": 1},
            },
            {"q_proj": 2.0, "v_proj": 0.25, "down_proj": 2.5},
        ),
        (
            {"ranks": {"mlp.down_proj": 9}, "rank_pattern": {"down_proj": 9}, "use_rslora": True},
            {"q_proj": 4.0, "v_proj": 4.0, "down_proj": 8 / 3},
        ),
    ],
    ids=["plain", "pattern", "one layer", "rank-stabilised", "alpha", "ranks and alphas", "larger rank"],
)
def test_an_imported_adapter_computes_what_peft_defines(
    base: Path, tmp_path: Path, tokens: Any, settings: dict[str, Any], scales: Mapping[str, float]
) -> None:
    folder = make_peft(tmp_path / "ada-fern", base, **settings)
    expected = merged_logits(base, folder, scales, tokens)
    found = logits(base, bring(folder), tokens)
    assert float(abs(found - expected).max()) < 1e-4 * float(abs(expected).max())
    assert float(abs(logits(base, None, tokens) - expected).max()) > 0.1


def test_keys_name_single_layers_only_where_they_have_to(base: Path, tmp_path: Path) -> None:
    every = bring(make_peft(tmp_path / "every", base))
    one = bring(make_peft(tmp_path / "one", base, layers=(0,), layers_to_transform=0))
    keys = [
        json.loads((f / "adapter_config.json").read_text())["lora_parameters"]["keys"] for f in (every, one)
    ]
    assert keys[0] == sorted(MODULES)
    assert keys[1] == sorted(f"model.layers.0.{module}" for module in MODULES)


def test_there_and_back_gives_the_same_numbers(base: Path, ours: Path, tmp_path: Path, tokens: Any) -> None:
    import mlx.core as mx

    out = tmp_path / "peft"
    exporting.run(None, exporting.Options(str(ours), str(out), "peft"), silent)
    back = bring(out)
    before: Any = mx.load(str(ours / "adapters.safetensors"))
    after: Any = mx.load(str(back / "adapters.safetensors"))
    assert before.keys() == after.keys()
    assert all(mx.array_equal(before[name], after[name]) for name in before)
    assert mx.array_equal(logits(base, ours, tokens), logits(base, back, tokens))
    config = json.loads((out / "adapter_config.json").read_text())
    assert (config["r"], config["lora_alpha"]) == (4, 8)


def test_alpha_over_rank_is_the_scale_again() -> None:
    for rank in (3, 7, 8, 12, 64):
        for scale in (0.1, 0.3, 1.7, 2.0, 20.0, math.pi):
            found = exact_alpha(scale, rank) / rank
            assert found == scale or (rank in (3, 7, 12) and abs(found - scale) <= math.ulp(scale))


def test_half_precision_stays_as_it_is(base: Path, tmp_path: Path) -> None:
    import mlx.core as mx

    folder = bring(make_peft(tmp_path / "half", base, dtype="bfloat16"))
    weights: Any = mx.load(str(folder / "adapters.safetensors"))
    assert {value.dtype for value in weights.values()} == {mx.bfloat16}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"peft_type": "IA3"}, "IA3"),
        ({"use_dora": True}, "DoRA"),
        ({"bias": "all"}, "biases"),
        ({"modules_to_save": ["lm_head"]}, "whole layers"),
        ({"fan_in_fan_out": True}, "kind of layer"),
        ({"init_lora_weights": "pissa_niter_4"}, "pissa"),
        ({"lora_alpha": 0}, "no sense"),
        ({"r": "many"}, "cannot be read"),
        ({"alpha_pattern": {"(": 3}}, "cannot be read"),
        ({"alpha_pattern": [1]}, "cannot be read"),
        ({"alpha_pattern": {"(.*)*!": 3}}, "cannot be read"),
        ({"r": 1e999}, "cannot be read"),
    ],
)
def test_what_mlx_has_no_form_for_is_refused(
    base: Path, tmp_path: Path, change: dict[str, Any], words: str
) -> None:
    folder = make_peft(tmp_path / "strange", base, **change)
    with pytest.raises(BadInput, match=words) as caught:
        read_settings(folder)
    assert caught.value.remedy
    with pytest.raises(BadInput, match=words):
        bring(folder)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda w: w.pop(next(iter(w))), "do not fit"),
        (lambda w: w.clear(), "no layers"),
        (lambda w: w.update(extra=next(iter(w.values()))), "no LoRA layer"),
        (lambda w: w.update({f"{PREFIX}m.lora_embedding_A": next(iter(w.values()))}), "no LoRA layer"),
        (lambda w: w.update({n: v[:1] for n, v in w.items() if "lora_A" in n}), "do not fit"),
        (lambda w: w.update({n: v.astype("int32") for n, v in w.items()}), "a kind that an adapter"),
    ],
    ids=["half", "none", "other", "embedding", "ranks", "integers"],
)
def test_weights_that_are_no_adapter_are_refused(base: Path, tmp_path: Path, change: Any, words: str) -> None:
    import numpy as np
    from safetensors.numpy import load_file, save_file

    path = make_peft(tmp_path / "odd", base) / "adapter_model.safetensors"
    weights = load_file(path)
    change(weights)
    save_file({name: np.ascontiguousarray(value) for name, value in weights.items()}, path)
    with pytest.raises(BadInput, match=words):
        bring(path.parent)


def test_a_torn_file_is_refused_before_anything_reads_it(base: Path, tmp_path: Path) -> None:
    path = make_peft(tmp_path / "torn", base) / "adapter_model.safetensors"
    whole = path.read_bytes()
    for data in (whole[:-1], whole[:40], b"", b"\xff" * 200, whole + b"x"):
        path.write_bytes(data)
        with pytest.raises(BadInput, match="damaged"):
            bring(path.parent)


def test_adapters_that_peft_has_no_form_for_are_refused(ours: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "dora"
    shutil.copytree(ours, folder)
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps({**config, "fine_tune_type": "dora"}))
    with pytest.raises(BadInput, match="no plain LoRA"):
        exporting.run(None, exporting.Options(str(folder), str(tmp_path / "out"), "peft"), silent)
    assert not (tmp_path / "out").exists()
