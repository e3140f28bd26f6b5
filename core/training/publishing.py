"""Owns what a training leaves behind: the adapter folder with its metadata, and the data set beside it."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from core import __version__
from core.adapters import papers, states
from core.files import read_json, write_json
from core.language.shingles import longest_run_in
from core.language.words import count_words
from core.progress import BadInput
from core.training import Result, hearing, measured
from core.training.checkpoints import State, load_arrays, save_arrays
from core.training.config import write_config
from core.training.dataset import write_rows
from core.training.preparing import Job
from core.types import as_json, from_json


def write_inputs(job: Job) -> None:
    """training/AUTHOR: what stock mlx-lm could train from."""
    folder = job.plan.inputs
    if folder is None:
        return
    write_rows(folder / "train.jsonl", job.plan.train)
    write_rows(folder / "valid.jsonl", job.plan.valid)
    write_config(folder / "config.yaml", job.recipe, len(job.plan.train))


def publish(job: Job, work: Any, finished: bool) -> Result:
    """Put the best weights and all that belongs to them into the adapter folder, metadata last.

    Stopped before the first measurement, there is no best yet: then the weights as they are.

    Args:
        work: the `trainer.Trainer`. finished: it came to its end, and was not stopped.
    """
    output, kept = job.plan.output, work.state.best_loss is not None
    result = _result(job, work.state, finished, work.out_of_patience)
    weights = load_arrays(work.best) if kept else work.weights()
    note = {"run": job.run, "step": str(result.best_step)}
    aside = output / ".adapters.tmp.safetensors"
    save_arrays(aside, weights, note)
    write_json(output / "adapter_config.json", {**job.recipe.as_mlx(), "model": job.base})
    os.replace(aside, output / "adapters.safetensors")  # at once after the settings that go with it
    write_rows(output / "data" / "train.jsonl", job.plan.train)
    write_rows(output / "data" / "valid.jsonl", job.plan.valid)
    said = {**_metadata(job, result, finished), "patience": work.patience}
    write_json(output / "metadata.json", {**said, **_for_people(job, result)})
    states.forget_others(output, job.run)
    took = work.took
    if work.team.size == 1:
        measured.learned(
            job.folder, job.recipe, took.tokens, took.steps, took.seconds, took.longest, took.peak_memory
        )
    return result


def _for_people(job: Job, result: Result) -> dict[str, Any]:
    """What a voice's card shows beside its figures: how much it read, and what the kept weights wrote."""
    texts = [example.completion for example in job.plan.train]
    sample = hearing.kept(job.plan.output / hearing.NAME, result.best_step)
    if sample is not None:
        known = (*texts, *(example.completion for example in job.plan.valid))
        sample = dataclasses.replace(sample, run=longest_run_in(sample.text, known))
    before = _metadata_of(job.plan.output)
    return papers.of_training(before, sum(map(count_words, texts)), sample)


def publish_stopped(job: Job, work: Any) -> None:
    """What a training that did not come to its end leaves behind: nothing before its first step.

    A finished voice of another training gives way only to a better one: what was trained in hours is not
    replaced by a beginning.
    """
    if not work.state.step:
        return
    before, best = _metadata_of(job.plan.output), work.state.best_loss
    other = before.get("finished") and before.get("run") != job.run
    if not other or (best is not None and best < before.get("result", {}).get("loss_after", 0.0)):
        publish(job, work, finished=False)


def _metadata_of(output: Path) -> Mapping[str, Any]:
    try:
        found = read_json(output / "metadata.json")
    except (OSError, BadInput):
        return {}
    return found if isinstance(found, dict) else {}


def _result(job: Job, state: State, finished: bool, early: bool) -> Result:
    kept = state.best_loss is not None
    before, after = state.loss_before or 0.0, (state.best_loss if kept else state.last_loss) or 0.0
    warnings = job.warnings
    if kept and after >= before:
        warnings += ("Held-out text got no better by training: this voice will hardly be heard.",)
    if early and finished and state.step < job.recipe.iters:
        warnings += (
            f"Ended at step {state.step} of {job.recipe.iters}: held-out text had got no better since step "
            f"{state.best_step}, whose weights were kept.",
        )
    return Result(
        adapter=str(job.plan.output),
        train_examples=len(job.plan.train),
        valid_examples=len(job.plan.valid),
        steps=state.step,
        best_step=state.best_step if kept else state.step,
        loss_before=before,
        loss_after=after,
        stopped_early=not finished,
        warnings=warnings,
    )


def _metadata(job: Job, result: Result, finished: bool) -> Mapping[str, Any]:
    return {
        "format": 1,
        "author": job.plan.author,
        "base_model": job.base,
        "base_model_hash": job.base_hash,
        "describer": job.plan.describer,
        "prompt_version": job.plan.prompt_version,
        "preset": job.plan.preset,
        "changes": dict(job.plan.changes),
        "recipe": as_json(job.recipe),
        "variety": job.variants > 1,
        "data_hash": job.data_hash,
        "run": job.run,
        "finished": finished,
        "result": as_json(result),
        "versions": {"pastiche": __version__, "mlx": version("mlx"), "mlx_lm": version("mlx-lm")},
        "time": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }


def finished_before(job: Job, patience: int) -> Result | None:
    """The result of a training that exactly this data and recipe had, where it came to its end.

    One that ended out of patience goes on when more patience is asked for.
    """
    output = job.plan.output
    try:
        found = _metadata_of(output)
        if found["run"] != job.run or not found["finished"]:
            return None
        result = from_json(Result, found["result"])
    except (KeyError, TypeError):  # none, or damaged: training goes on from the last checkpoint
        return None
    if not all((output / n).is_file() for n in ("adapters.safetensors", "adapter_config.json")):
        return None
    if result.steps < job.recipe.iters and not 0 < patience <= found.get("patience", 0):
        return None
    return dataclasses.replace(result, adapter=str(output))
