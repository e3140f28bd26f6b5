"""Owns what the page *Projects* knows of each project, read from its folder away from the window's thread."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.claim import Claim
from core.progress import PasticheError
from core.project import SUFFIX, Project, is_project
from core.stages import STAGES, WALK
from desktop.language import translated


@dataclass(frozen=True, slots=True)
class Seen:
    """One project.

    Attributes:
        states: step -> "missing", "fresh" or "stale".
        size: bytes of all its files. used: when it was last changed, in seconds since 1970.
        trouble: why it cannot be read, in a sentence; then nothing else of it is known.
    """

    root: Path
    author: str = ""
    words: int = 0
    books: int = 0
    states: tuple[tuple[str, str], ...] = ()
    size: int = 0
    used: float = 0.0
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
        project = Project.open(root)
        states = tuple((name, project.state(STAGES[name])) for name in WALK)
        result = project.outcome(STAGES["import"])
    except PasticheError as error:
        return Seen(root, trouble=translated(str(error)))
    books = result.books if result is not None else ()
    files = [path.stat() for path in root.rglob("*") if path.is_file()]
    return Seen(
        root,
        project.author,
        sum(book.words for book in books),
        len(books),
        states,
        sum(found.st_size for found in files),
        (root / "project.json").stat().st_mtime,
    )


def in_other_window(root: Path) -> bool:
    """Whether another window holds the project now. For a `Load`."""
    claim = Claim(root)
    claim.release()
    return claim.kept_by == "another window"
