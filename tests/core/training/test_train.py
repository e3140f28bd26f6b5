"""Training as a stage, on a tiny real model: what it writes, that it learns, stops and goes on exactly."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.adapters.papers import learned_words, sample_of
from core.files import read_jsonl
from core.progress import (
    BadInput,
    BadOption,
    Cancelled,
    Missing,
    NoSpace,
    PasticheError,
    Progress,
    silent,
)
from core.project import Project
from core.training import Options, Result, run
from tests.fakes.pairs import rows, write_pairs
from tests.fakes.tiny_model import make_tiny_model

ENVIRONMENT = {**os.environ, "MLX_DISABLE_COMPILE": "1", "HF_HUB_OFFLINE": "1"}


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pairs(tmp_path_factory.mktemp("pairs") / "fern.jsonl", rows([3, 2, 3, 2, 3]))


@pytest.fixture
def options(pairs: Path, tiny_model: Path, tmp_path: Path) -> Options:
    output = tmp_path / "lora_adapters" / "fern"
    return Options(
        pairs=str(pairs), author="Ada Fern", model=str(tiny_model), output=str(output),
        preset="practice", sample=False,
    )  # fmt: skip


def weights(folder: Path) -> bytes:
    return (folder / "adapters.safetensors").read_bytes()


def losses(folder: Path) -> list[tuple[Any, ...]]:
    """Everything in losses.jsonl that does not depend on the clock."""
    lines = (folder / "losses.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        tuple(row.get(k) for k in ("step", "train_loss", "val_loss", "tokens"))
        for row in map(json.loads, lines)
    ]


def config_of(whole: tuple[Path, Result], place: Path, **changes: Any) -> Options:
    """Options for the config.yaml that the whole training left, changed, with an adapter of its own."""
    source = whole[0].parent.parent / "training" / "fern" / "config.yaml"
    config = yaml.safe_load(source.read_text(encoding="utf-8"))
    config |= {"adapter_path": str(place / "adapter"), "iters": 4, "lr_schedule": None, **changes}
    (place / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return Options(config=str(place / "config.yaml"))


class Crash(Exception):
    """Stands for a process that is gone: nothing is saved on its way out."""


def fail_at(count: int, error: Callable[[], Exception]) -> Callable[[Progress], None]:
    """A report that raises on its nth call after the first step."""
    calls = [0]

    def report(progress: Progress) -> None:
        calls[0] += 1
        if calls[0] == count:
            raise error()

    return report


@pytest.fixture(scope="module")
def whole(pairs: Path, tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """A training that nobody stopped, as (adapter folder, result)."""
    folder = tmp_path_factory.mktemp("whole") / "lora_adapters" / "fern"
    result = run(
        None,
        Options(
            pairs=str(pairs), author="Ada Fern", model=str(tiny_model), output=str(folder), preset="practice"
        ),
        silent,
    )
    return folder, result


def test_it_learns_and_says_so(whole: tuple[Path, Result]) -> None:
    folder, result = whole
    assert (result.train_examples, result.valid_examples) == (11, 2)
    assert result.loss_after < 0.97 * result.loss_before
    assert 0 < result.best_step <= result.steps
    rows_ = [json.loads(x) for x in (folder / "losses.jsonl").read_text(encoding="utf-8").splitlines()]
    measured = {r["step"]: r["val_loss"] for r in rows_ if "val_loss" in r}
    assert measured[0] == result.loss_before
    assert min(v for step, v in measured.items() if step) == result.loss_after == measured[result.best_step]
    assert max(measured) == result.steps


def test_the_adapter_folder_is_whole(whole: tuple[Path, Result], tiny_model: Path) -> None:
    folder, result = whole
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    assert metadata["author"] == "Ada Fern" and metadata["describer"] == "outline"
    assert metadata["base_model"] == str(tiny_model) and len(metadata["base_model_hash"]) == 16
    assert metadata["finished"] and metadata["result"]["steps"] == result.steps
    heard = {row["step"]: row["text"] for row in read_jsonl(folder / "samples.jsonl")}
    sample = sample_of(metadata)
    assert learned_words(metadata) > 500 and sample is not None and sample.run is not None
    assert sample.text == heard[result.best_step] and 0 <= sample.run <= sample.words
    assert len((folder / "data" / "train.jsonl").read_text(encoding="utf-8").splitlines()) == 11
    assert len((folder / "data" / "valid.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    kept = sorted(p.name for p in (folder / "checkpoints").iterdir() if p.name.isdigit())
    assert kept[-1] == f"{result.steps:07d}" and len(kept) == 2
    assert not list(folder.rglob("*.tmp*"))
    inputs = folder.parent.parent / "training" / "fern"
    config = yaml.safe_load((inputs / "config.yaml").read_text(encoding="utf-8"))
    assert config["iters"] == result.steps and config["adapter_path"] == str(folder)
    first = json.loads((inputs / "train.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert first.keys() == {"text", "prompt_chars"}


def test_progress_rises_and_carries_the_figures(options: Options) -> None:
    seen: list[Progress] = []
    run(None, replace(options, sample=True), seen.append)
    steps = [p for p in seen if p.total]
    assert [p.done for p in steps] == sorted(p.done for p in steps)
    names = {"train_loss", "val_loss", "best_val_loss", "best_step", "since_best", "samples"}
    names |= {"tokens_per_second", "peak_memory", "step"}
    assert steps[-1].metrics.keys() == names and steps[-1].done == steps[-1].total
    assert any("better on held-out text" in p.note for p in steps)


def test_what_is_trained_already_is_not_trained_again(whole: tuple[Path, Result], options: Options) -> None:
    folder, result = whole
    seen: list[Progress] = []
    before = weights(folder)
    assert run(None, replace(options, output=str(folder)), seen.append) == result
    assert not any(p.total for p in seen) and weights(folder) == before


@pytest.mark.parametrize("result", [None, [], {"adapter": 5}])
def test_damaged_metadata_is_made_again_from_the_last_checkpoint(
    whole: tuple[Path, Result], options: Options, result: object
) -> None:
    folder = Path(options.output)
    shutil.copytree(whole[0], folder)
    path = folder / "metadata.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**found, "result": result, "name": "Fern"}), encoding="utf-8")
    done = run(None, options, silent)
    assert (done.steps, done.loss_after) == (whole[1].steps, whole[1].loss_after)
    assert weights(folder) == weights(whole[0])
    made = json.loads(path.read_text(encoding="utf-8"))
    assert made["result"]["steps"] == done.steps and made["name"] == "Fern"


def test_a_stop_saves_and_the_same_command_goes_on_exactly(
    whole: tuple[Path, Result], options: Options
) -> None:
    folder = Path(options.output)
    for count in (12, 15, 7):  # between two steps of an accumulation, after a few more, while measuring
        with pytest.raises(Cancelled):
            run(None, options, fail_at(count, Cancelled))
        metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
        assert not metadata["finished"] and metadata["result"]["stopped_early"]
        assert (folder / "adapters.safetensors").exists()
    assert run(None, options, silent) == replace(whole[1], adapter=str(folder))
    assert weights(folder) == weights(whole[0])
    assert losses(folder) == losses(whole[0])


def test_a_crash_at_any_moment_changes_nothing(whole: tuple[Path, Result], options: Options) -> None:
    rng = random.Random(11)
    for _ in range(5):
        with pytest.raises(Crash):
            run(None, options, fail_at(rng.randint(4, 18), Crash))
    run(None, options, silent)
    assert weights(Path(options.output)) == weights(whole[0])
    assert losses(Path(options.output)) == losses(whole[0])


@pytest.mark.long
def test_going_on_is_exact_with_mlx_compile_too(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a Mac, where steps are compiled."""
    import mlx.core as mx

    monkeypatch.setattr("core.writing.models.prepare_mlx", mx.enable_compile)
    try:
        with pytest.raises(Cancelled):
            run(None, options, fail_at(19, Cancelled))
        run(None, options, silent)
        run(None, replace(options, output=str(tmp_path / "whole")), silent)
    finally:
        mx.disable_compile()
    assert weights(Path(options.output)) == weights(tmp_path / "whole")


@pytest.mark.long
def test_kill_9_loses_nothing(whole: tuple[Path, Result], options: Options) -> None:
    """A process of its own, killed in mid-training by its own report."""
    script = (
        "import os, signal, sys, json\n"
        "from core.training import Options, run\n"
        "def report(p):\n"
        "    if p.done >= 25: os.kill(os.getpid(), signal.SIGKILL)\n"
        "run(None, Options(**json.loads(sys.argv[1])), report)\n"
    )
    given = {n: getattr(options, n) for n in ("pairs", "author", "model", "output", "preset")}
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(given)], env=ENVIRONMENT, check=False, timeout=120
    )
    assert done.returncode == -signal.SIGKILL
    found = sorted(p.name for p in (Path(options.output) / "checkpoints").iterdir() if p.name.isdigit())
    assert found[-1] == "0000020"
    first: list[int] = []
    run(None, options, lambda p: first.append(p.done) if p.total else None)
    assert first[0] > 20
    assert weights(Path(options.output)) == weights(whole[0])


def test_a_damaged_checkpoint_is_passed_over_and_told(whole: tuple[Path, Result], options: Options) -> None:
    with pytest.raises(Crash):
        run(None, options, fail_at(36, Crash))
    newest = max((Path(options.output) / "checkpoints").glob("0*"))
    part = newest / "optimizer.safetensors"
    part.write_bytes(part.read_bytes()[:-8] + b"\x00\x01\x02\x03\x04\x05\x06\x07")
    result = run(None, options, silent)
    assert any(newest.name in w and "damaged" in w for w in result.warnings)
    assert weights(Path(options.output)) == weights(whole[0])


def test_a_full_disk_in_a_checkpoint_keeps_the_last_whole_one(
    options: Options, monkeypatch: pytest.MonkeyPatch, whole: tuple[Path, Result]
) -> None:
    import mlx.core as mx

    real, calls = mx.save_safetensors, [0]

    def full(path: str, *rest: Any) -> None:
        calls[0] += 1
        if calls[0] == 7:
            Path(path).write_bytes(b"half")
            raise RuntimeError("[write] Unable to write 2951518 bytes to file.")
        real(path, *rest)

    monkeypatch.setattr(mx, "save_safetensors", full)
    with pytest.raises(NoSpace) as caught:
        run(None, options, silent)
    assert "goes on" in caught.value.remedy
    assert not list(Path(options.output).rglob("*.tmp*"))
    monkeypatch.undo()
    run(None, options, silent)
    assert weights(Path(options.output)) == weights(whole[0])


def test_a_loss_that_is_no_number_ends_the_training(
    options: Options, tmp_path: Path, tiny_model: Path
) -> None:
    import mlx.core as mx

    broken = Path(shutil.copytree(tiny_model, tmp_path / "broken"))
    found = mx.load(str(broken / "model.safetensors"))
    found["model.norm.weight"] *= mx.array(float("nan"))
    mx.save_safetensors(str(broken / "model.safetensors"), found)
    with pytest.raises(PasticheError, match="no longer a number") as caught:
        run(None, replace(options, model=str(broken)), silent)
    assert "lower learning rate" in caught.value.remedy


def test_another_recipe_starts_anew(whole: tuple[Path, Result], options: Options) -> None:
    with pytest.raises(Cancelled):
        run(None, options, fail_at(20, Cancelled))
    seen: list[Progress] = []
    result = run(None, replace(options, seed=7, epochs=1.0), seen.append)
    assert next(p for p in seen if p.total).done == 0 and result.steps == 11
    assert weights(Path(options.output)) != weights(whole[0])


def test_values_of_the_users_own_are_trained_with_noted_and_gone_on_with(options: Options) -> None:
    own = replace(options, changes={"rank": 4, "warmup": 2, "batch_size": 2}, epochs=1.0, sample=False)
    with pytest.raises(Cancelled):
        run(None, own, fail_at(8, Cancelled))
    seen: list[Progress] = []
    result = run(None, own, seen.append)
    assert next(p for p in seen if p.total).done > 0 and result.loss_after < result.loss_before
    folder = Path(own.output)
    config = json.loads((folder / "adapter_config.json").read_text(encoding="utf-8"))
    assert (config["lora_parameters"]["rank"], config["batch_size"]) == (4, 2)
    assert config["lr_schedule"]["warmup"] > 0
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    assert metadata["changes"] == own.changes


def test_batches_and_accumulation_with_a_rest_learn(whole: tuple[Path, Result], tmp_path: Path) -> None:
    """11 steps in groups of 4: the last three count too, and a stop may fall between."""
    options = config_of(whole, tmp_path, batch_size=2, grad_accumulation_steps=4, iters=11, num_layers=1)
    result = run(None, options, silent)
    assert result.steps == 11 and result.loss_after < result.loss_before
    again = replace(options, output=str(tmp_path / "again"))
    with pytest.raises(Cancelled):
        run(None, again, fail_at(14, Cancelled))
    run(None, again, silent)
    assert weights(tmp_path / "again") == weights(tmp_path / "adapter")


def test_checkpointing_trains_without_leaving_a_trace(whole: tuple[Path, Result], tmp_path: Path) -> None:
    from mlx_lm.models.qwen3 import TransformerBlock

    plain = TransformerBlock.__call__
    result = run(None, config_of(whole, tmp_path, grad_checkpoint=True), silent)
    assert result.loss_after < result.loss_before
    assert TransformerBlock.__call__ is plain


def test_a_project_names_its_own_files(pairs: Path, tiny_model: Path, tmp_path: Path) -> None:
    project = Project.create(tmp_path / "Fern.pastiche", "Ada Fern")
    write_pairs(project.pairs, [json.loads(x) for x in pairs.read_text(encoding="utf-8").splitlines()])
    result = run(project, Options(model=str(tiny_model), preset="practice", epochs=0.5), silent)
    assert result.adapter == str(project.adapter)
    assert (project.training / "config.yaml").is_file() and result.steps == 6


def test_too_long_examples_are_left_out_and_never_cut(pairs: Path, options: Options, tmp_path: Path) -> None:
    found = [json.loads(x) for x in pairs.read_text(encoding="utf-8").splitlines()]
    longest = rows([1], words=2000, seed=9)[0]["original"]
    found[0] |= {"original": longest, "word_count": len(longest.split())}
    again = replace(options, pairs=str(write_pairs(tmp_path / "long.jsonl", found)), epochs=0.2)
    result = run(None, again, silent)
    assert result.train_examples == 10
    assert any("One example was left out: longer than 1024 tokens" in w for w in result.warnings)


def test_a_context_too_small_for_everything(options: Options, tmp_path: Path) -> None:
    small = make_tiny_model(tmp_path / "small", context=64)
    with pytest.raises(BadInput, match="at most 64 tokens"):
        run(None, replace(options, model=str(small)), silent)


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ({"model": "nobody/no-such-model"}, Missing, "not on this machine"),
        ({"author": ""}, BadOption, "--author"),
        ({"pairs": "/no/such/file.jsonl"}, BadInput, "/no/such/file.jsonl"),
        ({"epochs": 0.0}, BadOption, "epochs"),
    ],
)
def test_what_cannot_start_says_why(
    options: Options, change: dict[str, Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        run(None, replace(options, **change), silent)


def test_targets_that_match_nothing_are_refused(whole: tuple[Path, Result], tmp_path: Path) -> None:
    lora = {"rank": 4, "scale": 2.0, "dropout": 0.0, "keys": ["self_attn.q_proj", "mlp.gate"]}
    with pytest.raises(BadOption, match=r"mlp\.gate") as caught:
        run(None, config_of(whole, tmp_path, lora_parameters=lora), silent)
    assert "mlp.gate_proj" in caught.value.remedy


def test_a_config_without_validation_keeps_some_back(whole: tuple[Path, Result], tmp_path: Path) -> None:
    shutil.copy(whole[0] / "data" / "train.jsonl", tmp_path / "train.jsonl")
    result = run(None, config_of(whole, tmp_path, data=str(tmp_path), iters=2), silent)
    assert (result.train_examples, result.valid_examples, result.steps) == (10, 1, 2)
    assert any("no valid.jsonl" in w for w in result.warnings)
    metadata = json.loads((tmp_path / "adapter" / "metadata.json").read_text(encoding="utf-8"))
    assert metadata["author"] == "Ada Fern"


def stock(*arguments: str) -> str:
    """What `python -m mlx_lm` with these arguments prints; it must end well."""
    done = subprocess.run(
        [sys.executable, "-m", "mlx_lm", *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_stock_mlx_lm_writes_with_our_adapter(whole: tuple[Path, Result], tiny_model: Path) -> None:
    voice = ("--model", str(tiny_model), "--adapter-path", str(whole[0]), "--ignore-chat-template")
    assert "Generation: 4 tokens" in stock("generate", *voice, "--prompt", "The ferry", "--max-tokens", "4")
