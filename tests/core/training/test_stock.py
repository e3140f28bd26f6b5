"""Beside stock mlx-lm: its config and data are taken, ours are taken by it, and the voice is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from core import cli
from core.files import read_json, read_jsonl, write_jsonl
from core.progress import PasticheError, silent
from core.training import Options, Result, run
from core.training.config import read_config, recipe_from, write_config
from core.training.dataset import from_pairs, write_rows
from core.training.recipe import Recipe, preset
from core.training.splitting import split
from core.writing.prompt import training_prompt
from tests.fakes.pairs import rows, write_pairs

PROMPT = training_prompt("Ada Fern", 40, "Somebody sees a heron and a lamp. It rains.")
PUBLISHED: dict[str, Any] = {
    "model": "mlx-community/Qwen3-8B-Base-bf16",
    "train": True,
    "data": "data/training/author",
    "batch_size": 1,
    "grad_accumulation": 2,
    "iters": 3000,
    "learning_rate": 1e-5,
    "num_layers": -1,
    "lora_parameters": {
        "rank": 64,
        "scale": 2.0,
        "dropout": 0.15,
        "keys": [f"self_attn.{x}_proj" for x in "qkvo"] + [f"mlp.{x}_proj" for x in ("gate", "up", "down")],
    },
    "adapter_path": "lora_adapters/author",
    "save_every": 500,
    "steps_per_report": 50,
    "steps_per_eval": 200,
    "seed": 42,
}
"""The keys and numbers of the published config.yaml."""


@pytest.fixture(scope="module")
def voice(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """An adapter in its folder, with training/fern beside it."""
    folder = tmp_path_factory.mktemp("voice")
    pairs = write_pairs(folder / "fern.jsonl", rows([3, 2, 3, 2]))
    output = folder / "lora_adapters" / "fern"
    result = run(
        None,
        Options(
            pairs=str(pairs), author="Ada Fern", model=str(tiny_model), output=str(output),
            preset="practice", variety=True, sample=False,
        ),
        silent,
    )  # fmt: skip
    return output, result


def published(folder: Path, model: Path, iters: int = 6) -> Path:
    """The published config with only model, paths and iters changed, and data of the published form."""
    parts = split(from_pairs(write_pairs(folder / "p.jsonl", rows([3, 3, 3, 3])), "Ada Fern").examples)
    write_rows(folder / "data" / "train.jsonl", parts.train)
    write_rows(folder / "data" / "valid.jsonl", parts.valid)
    for path in (folder / "data").iterdir():
        write_jsonl(path, [{"text": row["text"]} for row in read_jsonl(path)])
    mine = {"model": str(model), "data": str(folder / "data"), "iters": iters}
    found = {**PUBLISHED, **mine, "adapter_path": str(folder / "adapter")}
    (folder / "config.yaml").write_text(yaml.safe_dump(found, sort_keys=False), encoding="utf-8")
    return folder / "config.yaml"


def test_the_published_config_trains_with_a_notice_on_the_alias(tmp_path: Path, tiny_model: Path) -> None:
    path = published(tmp_path, tiny_model)
    recipe, told = read_config(path)
    assert recipe.grad_accumulation_steps == 2 and len(told) == 1
    result = run(None, Options(config=str(path), sample=False), silent)
    assert result.steps == 6 and (tmp_path / "adapter" / "adapters.safetensors").is_file()
    assert any("grad_accumulation: 2 was read as grad_accumulation_steps" in w for w in result.warnings)


@pytest.mark.long
def test_the_published_config_trains_from_the_command_line(
    tmp_path: Path, tiny_model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = published(tmp_path, tiny_model)
    assert cli.main(["train", "--config", str(path)]) == 0
    said = capsys.readouterr()
    assert "grad_accumulation_steps" in said.out + said.err
    assert (tmp_path / "adapter" / "adapters.safetensors").is_file()


def stock(*arguments: str) -> str:
    """What `python -m mlx_lm` with these arguments prints; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", "mlx_lm", *arguments],
        env={**os.environ, "MLX_DISABLE_COMPILE": "1", "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_stock_takes_our_config_and_our_reworded_data_as_they_stand(
    voice: tuple[Path, Result], tiny_model: Path, tmp_path: Path
) -> None:
    """Two iterations, no key added on the command line."""
    import mlx.core as mx

    inputs = voice[0].parent.parent / "training" / "fern"
    recipe = read_config(inputs / "config.yaml")[0]
    short = Recipe(
        model=str(tiny_model), data=recipe.data, adapter_path=str(tmp_path / "stock"), iters=2,
        lora_parameters=recipe.lora_parameters, decay=True,
    ).with_iters(8)  # fmt: skip
    write_config(tmp_path / "config.yaml", short, 8)
    said = stock("lora", "--config", str(tmp_path / "config.yaml"))
    assert "Trainable parameters" in said
    kept = read_json(tmp_path / "stock" / "adapter_config.json")
    assert (kept["iters"], kept["lr_schedule"]) == (2, short.as_mlx()["lr_schedule"])
    theirs, ours = (mx.load(str(f / "adapters.safetensors")) for f in (tmp_path / "stock", voice[0]))
    assert {k: v.shape for k, v in theirs.items()} == {k: v.shape for k, v in ours.items()}


def test_stock_loads_our_adapter_and_has_the_same_logits_and_greedy_words(
    voice: tuple[Path, Result], tiny_model: Path
) -> None:
    import mlx.core as mx
    from mlx_lm import load, stream_generate

    from core.writing.generate import Request, Voice
    from core.writing.sampling import Sampling

    ours = Voice(tiny_model)
    ids = mx.array([ours.tokens(PROMPT)])
    plain = ours.model(ids)
    ours.set_adapter(voice[0])
    theirs, tokenizer = load(str(tiny_model), adapter_path=str(voice[0]))[:2]
    theirs.eval()
    assert list(tokenizer.encode(PROMPT)) == ours.tokens(PROMPT)
    mine, other = ours.model(ids), theirs(ids)
    assert float(mx.abs(mine - other).max()) == 0.0
    assert float(mx.abs(mine - plain).max()) > 1e-3

    sampling = Sampling(temperature=0, repetition_penalty=1, max_tokens=48)
    written = "".join(piece.text for piece in ours.write([Request("a", PROMPT, sampling)]))
    stock_text = "".join(r.text for r in stream_generate(theirs, tokenizer, PROMPT, max_tokens=48))
    assert written == stock_text and len(ours.tokens(written)) > 10


def test_every_key_of_mlx_lm_is_used_passed_over_or_refused_with_a_reason() -> None:
    from mlx_lm.lora import CONFIG_DEFAULTS

    others: dict[str, Any] = {
        "config": "b.yaml",
        "fine_tune_type": "dora",
        "mask_prompt": True,
        "optimizer": "adamw",
        "optimizer_config": {"adam": {"eps": 1.0}},
        "project_name": "x",
        "report_to": "wandb",
        "resume_adapter_file": "a.safetensors",
        "test": True,
        "test_batches": 3,
        "train": False,
        "trust_remote_code": True,
        "val_batches": 3,
    }
    usual = {k: v for k, v in CONFIG_DEFAULTS.items() if k != "train"}
    recipe, told = recipe_from(usual)
    assert (recipe.lora_parameters.scale, recipe.num_layers, recipe.batch_size) == (20.0, 16, 4)
    assert all("passed over" in one for one in told) and len(told) == 3
    for name in CONFIG_DEFAULTS:
        if name not in others:
            assert name in Recipe.__slots__, name
            continue
        try:
            _, told = recipe_from({name: others[name]})
        except PasticheError as error:
            assert name in error.message and error.remedy.startswith("Leave")
            assert "possible here" in error.message
        else:
            assert any(one.startswith(f"{name} was passed over: ") for one in told), name


def test_null_in_a_config_is_as_if_left_out() -> None:
    recipe, told = recipe_from(
        {"seed": None, "lr_schedule": None, "lora_parameters": {"keys": None, "rank": 8}}
    )
    assert recipe.seed == preset("reference").seed and recipe.lora_parameters.rank == 8
    assert recipe.lora_parameters.keys == preset("reference").lora_parameters.keys
    assert any("seed" in one for one in told)
    for name, words in (("hf_dataset", "train.jsonl"), ("lora_layers", "num_layers")):
        with pytest.raises(PasticheError, match=name) as caught:
            recipe_from({name: 8})
        assert words in caught.value.remedy
