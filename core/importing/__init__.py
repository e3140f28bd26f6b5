"""Owns the stage *import*: files and folders in, one `Book` a file out."""

from __future__ import annotations

from dataclasses import dataclass

from core.progress import Report
from core.project import Project


@dataclass(frozen=True, slots=True)
class Options:
    """What to import.

    Attributes:
        paths: files and folders; a folder gives every file in it that looks like a book.
    """

    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that became a Book."""

    file: str
    title: str
    author: str
    format: str
    words: int
    digest: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """One file that did not, and what to do about it."""

    file: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Result:
    """Every book of the project after this run, and what was refused in this run."""

    books: tuple[Imported, ...]
    refused: tuple[Refused, ...] = ()


def run(project: Project | None, options: Options, report: Report) -> Result:
    """Import every file and folder named; books of earlier runs stay.

    Raises:
        BadInput: nothing could be imported, or no project was given.
        Cancelled: as `report` does; books read before stay imported.
    """
    from core.importing.library import import_files

    return import_files(project, options, report)
