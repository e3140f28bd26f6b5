"""Owns the stage *fetch*: a model brought onto this machine, or the rest of one that was stopped."""

from __future__ import annotations

from dataclasses import dataclass

from core.progress import Progress, Report
from core.project import Project

STAGE = "fetch"


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes: model: its name on the hub; whatever Pastiche uses it for."""

    model: str


@dataclass(frozen=True, slots=True)
class Result:
    """Attributes: model: as it was asked for."""

    model: str


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Fetch what is missing of the model, or make it where the hub has none; nothing where it is here.

    Raises:
        BadOption, BadInput, Missing, DownloadFailed, NoSpace, Locked: as `core.downloads.fetch`.
        Cancelled: `report` did; what has come stays.
    """
    from core.describing.obtaining import obtain as obtain_describer
    from core.describing.providers.mlx import CATALOGUE
    from core.evaluating import style_model
    from core.language import embedding_model
    from core.writing.obtaining import obtain as obtain_base

    def told(done: int, total: int, note: str) -> None:
        report(Progress(STAGE, done, total or None, f"Fetching {options.model}: {note}", {"bytes": 1.0}))

    if options.model == embedding_model.MODEL:
        embedding_model.fetch_model(told)
    elif options.model in (style_model.ENGLISH, style_model.MANY):
        style_model.fetch_model(options.model, told)
    elif options.model in {model.name for model in CATALOGUE}:
        obtain_describer(f"mlx:{options.model}", told)
    else:
        obtain_base(options.model, told)
    return Result(options.model)
