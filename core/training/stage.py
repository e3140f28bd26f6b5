"""Owns the run of the stage *train*: plan, measure, fit, train, and put the voice in its folder."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from core import __version__, machine
from core.files import disk_errors, folder_lock, read_json, text_hash, write_json
from core.progress import BadInput, BadOption, Cancelled, NoSpace, Progress, Report
from core.project import Project
from core.training import Options, Result, memory
from core.training.checkpoints import State, clear, load_arrays, replace_arrays
from core.training.config import write_config
from core.training.dataset import Tokens, write_rows
from core.training.encoding import Encoded, encoded
from core.training.plan import Plan, plan
from core.training.recipe import Recipe
from core.types import as_json, from_json
from core.writing import models

STAGE = "train"


@dataclass(frozen=True, slots=True)
class Job:
    """A training that can start.

    Attributes:
        recipe: with iters counted out and the base model's folder as `model`.
        base: the base model's name for people. run: hash of all that decides the result.
        train: every example in each of its `variants` wordings, see `encoding.Encoded`.
    """

    plan: Plan
    recipe: Recipe
    shape: models.Shape
    base: str
    base_hash: str
    data_hash: str
    train: tuple[Tokens, ...]
    valid: tuple[Tokens, ...]
    variants: int
    run: str
    warnings: tuple[str, ...]


def run(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.training.run`."""
    report(Progress(STAGE, 0, None, "Reading the pairs"))
    asked = plan(project, options)
    folder = models.resolve(asked.recipe.model)
    models.prepare_mlx()
    job = _prepare(asked, folder, report)
    if options.resume:
        done = _finished(job)
        if done is not None:
            return done
    job = _fitted(job)
    with _alone(job.plan.output):
        if not options.resume:
            clear(job.plan.output / "checkpoints")
        _write_inputs(job)
        return _train(job, folder, report)


def _prepare(asked: Plan, folder: Path, report: Report) -> Job:
    """Count everything out: tokens, steps, and the hash of all that decides the result.

    Raises:
        BadInput: nothing is left on one of the two sides. BadOption: the batch is too large.
    """
    shape = models.shape_of(folder)
    limit = min(asked.recipe.max_seq_length, shape.context)
    found = _encoded(asked, folder, limit, report)
    count = len(found.train.examples)
    recipe = asked.recipe.with_iters(count)
    if recipe.batch_size > count:
        raise BadOption(
            f"batch_size: {recipe.batch_size} is more than the {count} training examples.",
            "Choose a smaller batch_size.",
        )
    recipe = dataclasses.replace(
        recipe,
        model=str(folder.resolve()),
        data=str(asked.inputs.resolve()) if asked.inputs else recipe.data,
        adapter_path=str(asked.output),
        max_seq_length=limit,
    )
    name = asked.recipe.model
    base_hash, data = models.fingerprint(folder), found.data_hash
    return Job(
        plan=dataclasses.replace(asked, train=found.train.examples, valid=found.valid.examples),
        recipe=recipe,
        shape=shape,
        base=str(folder.resolve()) if Path(name).expanduser().is_dir() else name,
        base_hash=base_hash,
        data_hash=data,
        train=found.train.tokens,
        valid=found.valid.tokens,
        variants=found.variants,
        run=text_hash(recipe.fingerprint, data, base_hash, asked.author),
        warnings=(*asked.warnings, *found.warnings),
    )


def _encoded(asked: Plan, folder: Path, limit: int, report: Report) -> Encoded:
    """Both sides in the base model's tokens; see `core.training.encoding.encoded`."""
    from core.training import base

    report(Progress(STAGE, 0, None, "Loading the base model's vocabulary"))
    tokenizer = base.load_tokenizer(folder)

    def tick(done: int) -> None:
        if done % 20 == 0:
            report(Progress(STAGE, 0, None, f"Measuring the examples: {done} so far"))

    return encoded(asked.train, asked.valid, tokenizer, limit, asked.variety, tick)


def _fitted(job: Job) -> Job:
    """Make sure that memory and disk will do.

    Raises:
        PasticheError: not enough memory, with an offer. NoSpace: not enough disk.
    """
    rank, recipe = job.recipe.lora_parameters.rank, job.recipe
    longest = max(len(ids) for ids, _ in (*job.train, *job.valid))
    way = memory.fit(
        job.shape, rank, longest, recipe.batch_size, recipe.grad_checkpoint, machine.this_machine().memory
    )
    warnings = job.warnings
    if way and not recipe.grad_checkpoint:
        warnings += ("Memory is short for this base model: gradient checkpointing is on, which is slower.",)
    output = job.plan.output
    need, free = 4 * memory.checkpoint_bytes(job.shape, rank), machine.free_disk(output)
    if free < need:
        raise NoSpace(
            f"Checkpoints need about {machine.human(need)} of disk; {machine.human(free)} are free.",
            "Free some space, or choose a smaller rank.",
        )
    recipe = dataclasses.replace(recipe, grad_checkpoint=way)
    return dataclasses.replace(job, recipe=recipe, warnings=warnings)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Hold the adapter folder; the system lets go when the process dies.

    Raises:
        Locked: another training writes to it. BadInput: it cannot be made.
    """
    with disk_errors(output):
        output.mkdir(parents=True, exist_ok=True)
    message = f"Another training is writing to {output.name} already."
    with folder_lock(output, message, "Wait until it is done, or choose another --output."):
        yield


def _write_inputs(job: Job) -> None:
    """training/AUTHOR: what stock mlx-lm could train from."""
    folder = job.plan.inputs
    if folder is None:
        return
    write_rows(folder / "train.jsonl", job.plan.train)
    write_rows(folder / "valid.jsonl", job.plan.valid)
    write_config(folder / "config.yaml", job.recipe, len(job.plan.train))


def _train(job: Job, folder: Path, report: Report) -> Result:
    from core.training import base, trainer

    report(Progress(STAGE, 0, None, "Loading the base model"))
    model = base.load_base(folder)
    base.add_lora(model, job.recipe)
    data = trainer.Data(job.train, job.valid, job.variants)
    work = trainer.Trainer(model, job.recipe, data, job.plan.output, job.run, report)
    work.resume()
    job = dataclasses.replace(job, warnings=(*job.warnings, *work.notes))
    try:
        work.run()
    except Cancelled:
        if work.state.step:
            _publish(job, work, finished=False)
        raise
    return _publish(job, work, finished=True)


def _publish(job: Job, work: Any, finished: bool) -> Result:
    """Put the best weights and all that belongs to them into the adapter folder, metadata last.

    Stopped before the first measurement, there is no best yet: then the weights as they are.
    """
    output, kept = job.plan.output, work.state.best_loss is not None
    result = _result(job, work.state, finished)
    weights = load_arrays(work.best) if kept else work.weights()
    write_json(output / "adapter_config.json", {**job.recipe.as_mlx(), "model": job.base})
    note = {"run": job.run, "step": str(result.best_step)}
    replace_arrays(output / "adapters.safetensors", weights, note)
    write_rows(output / "data" / "train.jsonl", job.plan.train)
    write_rows(output / "data" / "valid.jsonl", job.plan.valid)
    write_json(output / "metadata.json", _metadata(job, result, finished))
    return result


def _result(job: Job, state: State, finished: bool) -> Result:
    kept = state.best_loss is not None
    before, after = state.loss_before or 0.0, (state.best_loss if kept else state.last_loss) or 0.0
    warnings = job.warnings
    if kept and after >= before:
        warnings += ("Held-out text got no better by training: this voice will hardly be heard.",)
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
        "recipe": as_json(job.recipe),
        "data_hash": job.data_hash,
        "run": job.run,
        "finished": finished,
        "result": as_json(result),
        "versions": {"pastiche": __version__, "mlx": version("mlx"), "mlx_lm": version("mlx-lm")},
        "time": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
    }


def _finished(job: Job) -> Result | None:
    """The result of a training that exactly this data and recipe had, where it came to its end."""
    output = job.plan.output
    try:
        found = read_json(output / "metadata.json")
        if found["run"] != job.run or not found["finished"]:
            return None
        result = from_json(Result, found["result"])
    except (OSError, BadInput, KeyError, TypeError):  # damaged: training goes on from the last checkpoint
        return None
    if not all((output / n).is_file() for n in ("adapters.safetensors", "adapter_config.json")):
        return None
    return dataclasses.replace(result, adapter=str(output))
