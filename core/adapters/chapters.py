"""Owns the chapters of the books that a voice was made of, as far as the voice lies in its project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.adapters.removing import project_of
from core.files import parse_runs, read_json, read_text
from core.progress import PasticheError
from core.project import Project


@dataclass(frozen=True, slots=True)
class Chapter:
    """An unbroken stretch of a book's clean text; its place is told as "Book, chapter", or "" if unknown."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which state of which files the chapters are read from: equal while nothing was changed."""

    clean: Path
    places: Path
    changed: tuple[int, ...]


def stamp(adapter: Path) -> Stamp | None:
    """What `chapters` reads for a voice; None where it lies in no project that can be read."""
    root = project_of(adapter)
    if root is None:
        return None
    try:
        return stamp_of(Project.open(root))
    except PasticheError:  # moved or damaged since
        return None


def stamp_of(project: Project) -> Stamp | None:
    """What `chapters` reads for a project; None where it has no clean text."""
    try:
        files = project.clean_text, project.places
        return Stamp(*files, tuple(path.stat().st_mtime_ns for path in files))
    except OSError:
        return None


def chapters(known: Stamp) -> list[Chapter]:
    """The clean text by chapters; empty where the files do not agree, or cannot be read."""
    try:
        runs, places = parse_runs(read_text(known.clean)), read_json(known.places)
    except (OSError, PasticheError):
        return []
    if not isinstance(places, list) or len(places) != len(runs):
        return []
    return [Chapter(_shown(place), "\n\n".join(run)) for place, run in zip(places, runs, strict=True)]


def _shown(place: object) -> str:
    names = [str(place.get(name) or "") for name in ("book", "chapter")] if isinstance(place, dict) else []
    return ", ".join(filter(None, names))
