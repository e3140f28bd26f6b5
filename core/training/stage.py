"""Owns the run of the stage *train*: its turn, the training itself, and what is made of its failures."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from core import machine
from core.files import disk_errors, folder_lock, read_json
from core.progress import (
    BadInput,
    Cancelled,
    Locked,
    PasticheError,
    Progress,
    Report,
    WorkerDied,
    silent,
)
from core.project import Project
from core.training import Options, Result, fitting
from core.training.checkpoints import clear
from core.training.plan import plan
from core.training.preparing import STAGE, Job, prepared
from core.training.publishing import finished_before, publish, publish_stopped, write_inputs
from core.training.recipe import Recipe
from core.training.team import Team
from core.types import as_json, from_json
from core.writing import models

pause = time.sleep
"""Waits for seconds between two looks at whose turn it is; tests put another in its place."""


def run(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.training.run`."""
    report(Progress(STAGE, 0, None, "Reading the pairs"))
    asked = plan(project, options)
    if not options.download:
        models.resolve(asked.recipe.model)  # what is missing is said before anything is waited for
    models.prepare_mlx()
    team = Team.joined() if options.hosts else Team()
    with _turn(report), _alone(asked.output):
        job = prepared(asked, options, report, team.size)
        done = finished_before(job, options.patience) if options.resume else None
        if done is not None:
            return done
        if not options.resume:
            clear(job.plan.output / "checkpoints")
        write_inputs(job)
        fitting.unload_describer(job.plan.describer)
        return _train(job, options, report, team)


def follow() -> None:
    """See `core.training.follow`."""
    from core.training import base, trainer

    models.prepare_mlx()
    team = Team.joined()
    told = team.share()
    recipe, folder = from_json(Recipe, told["recipe"]), models.resolve(told["base"])
    if models.fingerprint(folder) != told["base_hash"]:
        raise BadInput(
            f"{told['base']} is another base model on one of the machines.",
            "Put the same files on every machine.",
        )
    model = base.load_base(folder)
    base.add_lora(model, recipe)
    sides = [[(list(ids), int(prompt)) for ids, prompt in told[side]] for side in ("train", "valid")]
    data = trainer.Data(sides[0], sides[1], told["variants"])
    trainer.Trainer(model, recipe, data, folder, "", silent, team=team).follow()


@contextmanager
def _turn(report: Report) -> Iterator[None]:
    """One training at a time on a machine: two would not fit into its memory. Others wait, and say so.

    Raises:
        Cancelled: `report` did.
    """
    place = machine.data_dir() / "training"
    with disk_errors(place):
        place.mkdir(parents=True, exist_ok=True)
    while True:
        try:
            with folder_lock(place, "", ""):
                yield
                return
        except Locked as error:
            if error.message:  # not ours: raised by what ran inside
                raise
        report(Progress(STAGE, 0, None, "Another training is running; this one starts when it is done"))
        pause(0.5)


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Hold the adapter folder; the system lets go when the process dies.

    Raises:
        Locked: somebody else writes to it, or moves it. BadInput: it cannot be made.
    """
    with disk_errors(output):
        output.mkdir(parents=True, exist_ok=True)
    message = f"Something else is at work in {output.name} already."
    with folder_lock(output, message, "Wait until it is done, or choose another --output."):
        yield


def _train(job: Job, options: Options, report: Report, team: Team) -> Result:
    from core.training import base, hearing, trainer

    team.share(_for_followers(job) if team.size > 1 else None)

    report(Progress(STAGE, 0, None, "Loading the base model"))
    model = base.load_base(job.folder)
    base.add_lora(model, job.recipe)
    ear = None
    example = hearing.chosen(job.plan.valid) if options.sample else None
    if example is not None:
        config = read_json(job.folder / "config.json")
        file = job.plan.output / hearing.NAME
        ear = hearing.Ear(base.load_tokenizer(job.folder), config, example, file, job.recipe.seed)
    data = trainer.Data(job.train, job.valid, job.variants)
    where, patience = job.plan.output, options.patience
    work = trainer.Trainer(model, job.recipe, data, where, job.run, report, patience, ear, team)
    work.resume()
    job = dataclasses.replace(job, warnings=(*job.warnings, *work.notes))
    try:
        work.run()
    except Cancelled:
        publish_stopped(job, work)
        raise
    except PasticheError:  # the loss ran away, or the disk is full: the best by then is a voice all the same
        if work.state.best_loss is not None:
            with suppress(PasticheError):
                publish_stopped(job, work)
        raise
    except RuntimeError as error:
        raise _fault(error) from error
    return publish(job, work, finished=True)


def _for_followers(job: Job) -> dict[str, Any]:
    """All that another machine needs, but for the base model, which lies there already."""
    row = {"recipe": as_json(job.recipe), "base": job.base, "base_hash": job.base_hash}
    return {**row, "train": job.train, "valid": job.valid, "variants": job.variants}


def _fault(error: RuntimeError) -> Exception:
    """What MLX could not do, as something that can be acted on; anything else as it is."""
    said = str(error)
    if "allocate" in said.lower():
        return PasticheError(
            "There is not enough memory to go on training.",
            "Close other applications and train again, which goes on from the last checkpoint; or choose a "
            "smaller base model.",
            said,
        )
    if "[METAL]" in said.upper() or "command buffer" in said.lower():
        return WorkerDied(
            "The Mac's graphics processor broke off the training.",
            "Train again; it goes on from the last checkpoint. Let the display sleep meanwhile.",
            said,
        )
    return error
