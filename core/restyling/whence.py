"""Owns where in the author's books a copied run of words stands, as far as the voice lies in its project."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from core.adapters.removing import project_of
from core.files import parse_runs, read_json, read_text
from core.language.words import words
from core.progress import PasticheError
from core.project import Project
from core.restyling.readings import readings, without_apostrophes

_ENOUGH = 12  # words that are looked for: a longer run may be put together from several places


def whence(adapter: Path, copied: str) -> str:
    """ "Book, chapter" of the first place that has the run; "" where that cannot be told.

    Reads the project's clean text the first time, which takes some tenths of a second.

    Args:
        copied: the run as it stands in the written text.
    """
    root = project_of(adapter)
    if root is None:
        return ""
    try:
        project = Project.open(root)
        stamps = tuple(path.stat().st_mtime_ns for path in (project.clean_text, project.places))
        chapters = _chapters(project.clean_text, project.places, stamps)
    except (OSError, PasticheError):  # moved or damaged since: the copy is a copy all the same
        return ""
    for found, _ in readings(copied):
        needle = f" {' '.join(without_apostrophes(found[:_ENOUGH]))} "
        for shown, text in chapters:
            if needle in text:
                return shown
    return ""


@lru_cache(maxsize=1)
def _chapters(clean: Path, places: Path, stamps: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    """("book, chapter", its words with a space around each) for every run; none where they do not agree."""
    runs, known = parse_runs(read_text(clean)), read_json(places)
    if not isinstance(known, list) or len(known) != len(runs):
        return ()
    found = []
    for place, run in zip(known, runs, strict=True):
        names = (
            [str(place.get(name) or "") for name in ("book", "chapter")] if isinstance(place, dict) else []
        )
        text = " ".join(without_apostrophes(words("\n\n".join(run))))
        found.append((", ".join(filter(None, names)), f" {text} "))
    return tuple(found)
