"""Owns the table of stages: in which order they run, what each reads and writes, and where its `run` is.

Every stage is a package with three names: `Options` and `Result`, frozen dataclasses of plain values
that travel as JSON, and `run(project, options, report) -> Result`. `project` is None when the options
name the files themselves; both ways give the same result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.progress import Report
    from core.project import Project


@dataclass(frozen=True, slots=True)
class Stage:
    """One room of the walk.

    Attributes:
        name: the word used everywhere, from the CLI to the sidebar.
        module: the package that holds Options, Result and run.
        inputs, outputs: globs inside the project folder; AUTHOR stands for the author's slug.
        step: True for the five steps whose freshness the project keeps.
        restarts: how often a child that died is started again; only for what goes on where it had saved, and
            whose Options has `resume` and whose Result has warnings.
        torch: True where torch computes; it brings a BLAS of its own, and another one preloaded for MLX
            makes it three times slower.
    """

    name: str
    module: str
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    step: bool = True
    torch: bool = False
    restarts: int = 0

    @property
    def options(self) -> type[Any]:
        return import_module(self.module).Options  # type: ignore[no-any-return]

    @property
    def results(self) -> type[Any]:
        return import_module(self.module).Result  # type: ignore[no-any-return]

    def run(self, project: Project | None, options: Any, report: Report) -> Any:
        """Run the stage in this process; on success the project notes what it was made from.

        Raises:
            PasticheError, Cancelled: as the stage does.
        """
        if project is None or not self.step:
            return import_module(self.module).run(project, options, report)
        with project.lock():
            before = project.inputs(self)
            result = import_module(self.module).run(project, options, report)
            project.record(self, options, before, result)
        return result


STAGES: Mapping[str, Stage] = {
    stage.name: stage
    for stage in (
        Stage("import", "core.importing", (), ("sources/books/*.json",)),
        Stage(
            "clean",
            "core.cleaning",
            ("sources/books/*.json", "clean/overrides.json"),
            ("clean/decisions.jsonl", "clean.txt"),
        ),
        Stage(
            "curate",
            "core.curating",
            ("clean.txt", "curated.overrides.json"),
            ("curated.txt", "curated.jsonl"),
            torch=True,
        ),
        Stage("neutralize", "core.neutralizing", ("curated.txt",), ("neutralized/AUTHOR.jsonl",)),
        Stage(
            "train",
            "core.training",
            ("neutralized/AUTHOR.jsonl",),
            ("lora_adapters/AUTHOR/adapters.safetensors",),
            restarts=3,
        ),
        Stage("try", "core.neutralizing.trying", step=False),
        Stage("probe", "core.training.probing", step=False),
        Stage("restyle", "core.restyling", step=False),
        Stage("evaluate", "core.evaluating", step=False),
        Stage("extract", "core.extracting", step=False),
        Stage("index", "core.indexing", step=False, torch=True),
        Stage("fetch", "core.fetching", step=False),
        Stage("export", "core.exporting", step=False),
        Stage("duplicate", "core.duplicating", step=False),
        Stage("adopt", "core.adopting", step=False),
        Stage("prove", "core.proving", step=False),
    )
}

WALK = ("import", "clean", "curate", "neutralize", "train")
