"""Owns the stage *duplicate*: a second project with all that the first one holds, to try other ways in."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from core import claim
from core.files import same_place
from core.progress import BadInput, BadOption, Progress, Report
from core.project import Project

STAGE = "duplicate"

SKIPPED = frozenset({claim.FILE, ".lock"})
"""What belongs to whoever works in the first one now."""


@dataclass(frozen=True, slots=True)
class Options:
    """Attributes:
    source: the project's folder.
    output: the folder to make; it must not be there yet.
    """

    source: str
    output: str


@dataclass(frozen=True, slots=True)
class Result:
    """Attributes:
    folder: absolute. bytes: of all files.
    """

    folder: str
    bytes: int
    warnings: tuple[str, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Copy the project; the copy appears whole or not at all, under the name of its folder.

    Raises:
        BadInput: no project. BadOption: the place is taken, or lies inside the project.
        Locked: it is at work. NoSpace, Cancelled: as elsewhere.
    """
    from core.adapters.placing import copy, made, need_space
    from core.files import folder_lock

    source = project or Project.open(Path(options.source))
    final = Path(options.output).expanduser().absolute()
    if any(same_place(source.root, place) for place in (final, *final.parents)):
        raise BadOption(f"{final} lies inside the project itself.", "Choose a folder elsewhere.")
    with ExitStack() as held:
        # A folder that lets nobody write, or a disk without locks, is copied as it stands: their way out.
        with suppress(BadInput):
            message = f"{source.name} is at work, and its files change."
            held.enter_context(folder_lock(source.root, message, "Wait until that work is done, or stop it."))
        folder = held.enter_context(made(final))
        files = [p for p in sorted(source.root.rglob("*")) if p.is_file() and p.name not in SKIPPED]
        whole = sum(path.stat().st_size for path in files)
        need_space(final.parent, whole, "The copy")
        done = 0

        def moved(count: int) -> None:
            nonlocal done
            done += count
            report(Progress(STAGE, done, whole, "Copying", {"bytes": 1.0}))

        moved(0)
        for path in files:
            copy(path, folder / path.relative_to(source.root), moved)
        copied = Project.open(folder)
        if not copied.read_only:
            copied.rename(final.stem)
    return Result(str(final), whole)
