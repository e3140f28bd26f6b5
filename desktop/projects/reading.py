"""Owns what the page *Projects* knows of each project, read from its folder away from the window's thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.claim import Claim
from core.files import folder_lock
from core.progress import Locked, PasticheError
from core.project import SUFFIX, Project, is_project
from core.stages import STAGES, WALK
from desktop.language import translated
from desktop.loading import ends_early
from desktop.trash import to_trash


@dataclass(frozen=True, slots=True)
class Seen:
    """One project.

    Attributes:
        states: step -> "missing", "fresh" or "stale".
        size: bytes of all its files. used: when it was last changed, in seconds since 1970.
        ended_early: the voice is the best of a training that was stopped.
        trouble: why it cannot be read, in a sentence; then nothing else of it is known.
    """

    root: Path
    author: str = ""
    words: int = 0
    books: int = 0
    states: tuple[tuple[str, str], ...] = ()
    size: int = 0
    used: float = 0.0
    ended_early: bool = False
    trouble: str = ""

    @property
    def next_step(self) -> str:
        """The first step that has nothing fresh, or "" where all are done."""
        return next((name for name, state in self.states if state != "fresh"), "")

    def count(self, state: str) -> int:
        return sum(found == state for _, found in self.states)


def read_projects(recents: Iterable[Path], folder: Path) -> list[Seen]:
    """The projects opened lately, in that order, then the others in `folder`. For a `Load`."""
    known = [path.resolve() for path in recents]
    try:
        others = [path.resolve() for path in folder.glob(f"*{SUFFIX}") if is_project(path)]
    except OSError:
        others = []  # a folder that is away has none to show; those opened lately are tried each
    roots = dict.fromkeys([*known, *sorted(others)])
    return [read_project(root) for root in roots]


def read_project(root: Path) -> Seen:
    try:
        return _read(Project.open(root))
    except PasticheError as error:
        return Seen(root, trouble=translated(str(error)))
    except OSError as error:  # it is being moved, or the system lets nobody look into it
        return Seen(root, trouble=error.strerror or str(error))


def _read(project: Project) -> Seen:
    result = project.outcome(STAGES["import"])
    books = result.books if result is not None else ()
    files = [path.stat() for path in project.root.rglob("*") if path.is_file()]
    return Seen(
        project.root,
        project.author,
        sum(book.words for book in books),
        len(books),
        tuple((name, project.state(STAGES[name])) for name in WALK),
        sum(found.st_size for found in files),
        (project.root / "project.json").stat().st_mtime,
        ends_early(project.adapter),
    )


def throw_away(root: Path, ours: bool, opened: Locked, works: Locked) -> None:
    """Move a project to the Trash while nobody else has it. For a `Load`.

    Args:
        ours: this window holds it.
        opened, works: to be raised where another window has it open, or work goes on in it.

    Raises:
        Locked, NotTrashed.
    """
    claim = None if ours else Claim(root)
    try:
        if claim is not None and claim.kept_by == "another window":
            raise opened
        with folder_lock(root, works.message, works.remedy):
            to_trash(root)
    finally:
        if claim is not None:
            claim.release()
