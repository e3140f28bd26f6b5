"""Owns reading one book in a child of its own: time, peak memory, and what changed around it."""

from __future__ import annotations

import multiprocessing
import os
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest import mock

from core import cleaning, extracting, importing
from core.progress import PasticheError, silent
from core.project import Project
from core.runner import run_here

SECONDS = 60.0  # of waiting; a child that takes longer hangs
_PRELOADED = [
    "tests.bench.measured",
    *(f"core.importing.{name}" for name in ("library", "epub", "pdf", "word", "markdown", "text")),
    *("core.cleaning.stage", "lxml.html", "pypdfium2", "chardet", "ftfy", "markdown_it"),
]


@dataclass(frozen=True)
class Measured:
    """What became of one file.

    Attributes:
        outcome: "accept", "refuse", "crash" or "hang".
        text: the cleaned text.
        said: warnings, or message and remedy.
        cpu, memory: CPU-seconds; peak resident megabytes of the child, libraries included.
        strayed: what was written, changed or removed outside the project.
    """

    outcome: str
    text: str = ""
    said: str = ""
    cpu: float = 0.0
    memory: float = 0.0
    strayed: tuple[str, ...] = ()


def extract(book: Path) -> Measured:
    """The book through import and clean without a project."""
    with tempfile.TemporaryDirectory() as folder:
        return _in_child(_extract, str(book), str(Path(folder, "out.txt")))


def walk(book: Path) -> Measured:
    """The book imported into a project and cleaned there, with an eye on everything around both."""
    with tempfile.TemporaryDirectory() as folder:
        around = Path(folder)
        for name in ("home", "shelf"):
            (around / name).mkdir()
        project = Project.create(around / "p.pastiche", "Ada Marsh")
        watched = (around, book.parent)
        before = _snapshot(watched, project.root)
        found = _in_child(_walk, str(book), str(project.root))
        after = _snapshot(watched, project.root)
        changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
        return Measured(found.outcome, found.text, found.said, found.cpu, found.memory, tuple(changed))


def _snapshot(folders: tuple[Path, ...], project: Path) -> dict[str, tuple[int, int, int]]:
    """Every file around the project: size, time, mode."""
    found = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if project not in path.parents and path != project:
                state = path.lstat()
                found[str(path)] = (state.st_size, state.st_mtime_ns, state.st_mode)
    return found


# In the child.
def _extract(book: str, output: str) -> tuple[str, str]:
    result = extracting.run(None, extracting.Options(book, output), silent)
    return Path(output).read_text(encoding="utf-8"), " ".join(result.warnings)


def _walk(book: str, folder: str) -> tuple[str, str]:
    os.environ["HOME"] = str(Path(folder).parent / "home")
    os.chdir(Path(folder).parent / "shelf")
    project = Project.open(Path(folder))
    taken: Any = run_here("import", project, importing.Options((book,)), silent)
    kept: Any = run_here("clean", project, cleaning.Options(), silent)
    said = [warning for imported in taken.books for warning in imported.warnings]
    return project.clean_text.read_text(encoding="utf-8"), " ".join((*said, *kept.warnings))


def _in_child(work: Callable[[str, str], tuple[str, str]], book: str, place: str) -> Measured:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_report, args=(theirs, work, book, place))
    child.start()
    theirs.close()
    try:
        found = Measured(*ours.recv()) if ours.poll(SECONDS) else Measured("hang", cpu=SECONDS)
    except EOFError:
        found = Measured("crash", said="the child ended without a word")
    child.kill() if found.outcome == "hang" else None
    child.join()
    return found


def _report(pipe: Connection, work: Callable[[str, str], tuple[str, str]], book: str, place: str) -> None:
    text, start = "", time.process_time()
    try:
        with mock.patch.object(Path, "open", _deny(Path.open)):
            text, said = work(book, place)
        outcome = "accept"
    except PasticheError as error:
        outcome, said = "refuse", str(error)
    cpu = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1 << 20 if sys.platform == "darwin" else 1 << 10
    )
    pipe.send((outcome, text, said, cpu, peak))


def _deny(real: Callable[..., Any]) -> Callable[..., Any]:
    """Open files as ever, but the one that nobody may read: the superuser would read it all the same."""

    def opened(path: Path, *args: Any, **options: Any) -> Any:
        if path.name == "unreadable.epub":
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **options)

    return opened


def made(folder: Path, sample: Path) -> list[dict[str, str]]:
    """Hard inputs that do not travel in a folder of files, made here; as rows of cases.json."""
    (folder / "dangling_link.epub").symlink_to(folder / "nowhere.epub")
    shutil.copy(sample, folder / "unreadable.epub")
    (folder / "unreadable.epub").chmod(0)
    sentence = "The ferry left the slip a little after six, with nobody on it but the two of us. "
    (folder / "one_line.txt").write_text(sentence * (11_000_000 // len(sentence)), encoding="utf-8")
    return [
        {"file": "dangling_link.epub", "expect": "refuse", "must_say": "file not found"},
        {"file": "unreadable.epub", "expect": "refuse", "must_say": "no permission"},
        {"file": "one_line.txt", "expect": "accept", "must_say": "", "must_contain": "with nobody on it"},
    ]
