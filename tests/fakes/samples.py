"""Owns ready-made projects of the sample book for tests: described, and trained for a few steps."""

from __future__ import annotations

import contextlib
import json
import shutil
from pathlib import Path

from core import cleaning, curating, importing, machine, neutralizing, training
from core.progress import silent
from core.project import Project
from core.walk import walk


class _Reached(Exception):
    pass


def author() -> str:
    """The invented author of the sample book."""
    book = json.loads(machine.resource("sample_book/book.json").read_text(encoding="utf-8"))
    return str(book["author"])


def options(epochs: float = 0.5, book: Path | None = None) -> dict[str, object]:
    """Options for the whole walk on the sample book with the practice model and the outline provider."""
    path = book or machine.resource("sample_book.epub")
    return {
        "import": importing.Options(paths=(str(path),)),
        "clean": cleaning.Options(),
        "curate": curating.Options(model="practice"),
        "neutralize": neutralizing.Options(llm="outline"),
        "train": training.Options(model="practice", preset="practice", epochs=epochs),
    }


def walk_sample(root: Path, until: str = "train", epochs: float = 0.5) -> Project:
    """A new project of the sample book, taken through the steps up to and including `until`."""
    project = Project.create(root, author())

    def tell(stage: str, result: object, fresh: bool) -> None:
        if stage == until:
            raise _Reached

    with contextlib.suppress(_Reached):
        walk(project, options(epochs), silent, tell)
    return project


def copy_project(project: Project, root: Path) -> Project:
    """The project again, in a folder that a test may change."""
    shutil.copytree(project.root, root)
    return Project.open(root)
