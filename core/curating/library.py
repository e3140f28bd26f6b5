"""Owns the authors' indexes that belong to no project: where they lie, which there are, and their removal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core import machine
from core.curating import index
from core.files import disk_errors, folder_lock
from core.language.embeddings import Vectors
from core.progress import BadInput, Missing
from core.project import slug
from core.types import Passage

_MAKE = 'Make one with `pastiche index --input curated.txt --author "A"`.'
_BUSY = "Wait until that work is done, then run this again."


@dataclass(frozen=True, slots=True)
class Entry:
    """An author's index.

    Attributes:
        slug: of the author's name; also the name of the folder.
        about: None where the index is damaged.
    """

    slug: str
    about: index.About | None


def place(author: str) -> Path:
    """The folder of an author's index, which need not be there."""
    return _root() / slug(author)


def entries() -> list[Entry]:
    """All authors' indexes, by slug."""
    root = _root()
    folders = sorted(p for p in root.iterdir() if p.is_dir()) if root.is_dir() else []
    found = []
    for folder in folders:
        try:
            found.append(Entry(folder.name, index.about(folder)))
        except Missing:  # only its lock: a first index is being made, or one was removed
            continue
        except BadInput:
            found.append(Entry(folder.name, None))
    return found


def read(author: str) -> index.Index:
    """An author's index.

    Args:
        author: the name or its slug.

    Raises:
        Missing: there is none.
        BadInput: as `index.read`.
    """
    try:
        return index.read(place(author))
    except Missing as error:
        raise Missing(f"Nothing of {author} is indexed.", _which()) from error


def read_all() -> list[index.Index]:
    """Every author's index.

    Raises:
        Missing: there is none at all.
        BadInput: one is damaged.
    """
    found = [read(entry.slug) for entry in entries()]
    if not found:
        raise Missing("Nothing is indexed yet.", _MAKE)
    return found


def write(author: str, passages: list[Passage], vectors: Vectors, source: str) -> index.About:
    """Write an author's index in the place of the earlier one.

    Raises:
        Locked: another process writes it just now.
        NoSpace, BadInput: as `index.write`.
    """
    folder = place(author)
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with folder_lock(folder, f"The index of {author} is being written by another Pastiche.", _BUSY):
        return index.write(folder, passages, vectors, author, source)


def clear(author: str = "") -> list[str]:
    """Remove an author's index, or all; the names of those removed.

    Raises:
        Missing: the author has none.
        Locked: another process writes it just now.
        BadInput: a folder cannot be written to.
    """
    chosen = [e for e in entries() if not author or e.slug == slug(author)]
    if author and not chosen:
        raise Missing(f"Nothing of {author} is indexed.", _which())
    for entry in chosen:
        folder = place(entry.slug)
        name = entry.about.author if entry.about else entry.slug
        with folder_lock(folder, f"The index of {name} is being written by another Pastiche.", _BUSY):
            index.clear(folder)
            (folder / ".lock").unlink(missing_ok=True)
            if not any(folder.iterdir()):
                folder.rmdir()
    return [e.about.author if e.about else e.slug for e in chosen]


def _root() -> Path:
    return machine.data_dir() / "indexes"


def _which() -> str:
    names = [e.about.author if e.about else e.slug for e in entries()]
    return f"These are: {', '.join(names)}." if names else _MAKE
