"""Owns which books a project holds: saved, taken out and put back, and newer copies in an older one's place.

sources/books/NAME.json are the parsed books, sources/removed/DIGEST.json those that were taken out, and
sources/shelf.json what the files themselves do not say:

    names      digest -> name of the file as it was given
    copies     digest -> digest of the book that it is another copy of
    replaced   NAME.json -> digests of the copies that stood in its place before
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.files import disk_errors, read_json, write_json
from core.importing import Imported
from core.importing.words import count_words
from core.progress import BadInput
from core.project import Project
from core.types import Book, as_json, from_json

SAME = 0.9  # share of the longer paragraphs of either book that the other holds too
LONG = 8  # words; shorter paragraphs stand in many books


def saved(project: Project) -> dict[str, Book]:
    """File name -> book, in the order of the names.

    Raises:
        BadInput: a file is damaged.
    """
    found = {}
    for path in sorted(project.books.glob("*.json")):
        try:
            found[path.name] = from_json(Book, read_json(path))
        except TypeError as error:
            raise BadInput(f"{path.name} is damaged.", "Import that book again.", str(error)) from error
    return found


def imported(book: Book) -> Imported:
    words = sum(count_words(p.text) for s in book.sections for p in s.paragraphs)
    return Imported(book.source, book.title, book.author, book.format, words, book.digest, book.warnings)


def taken_out(project: Project) -> tuple[Imported, ...]:
    """The books that were taken out, by title."""
    found = [from_json(Book, read_json(path)) for path in _removed(project).glob("*.json")]
    return tuple(imported(book) for book in sorted(found, key=lambda b: (b.title, b.source, b.digest)))


def copies(project: Project) -> dict[str, str]:
    """Digest -> digest of the book that it is another copy of; either may have been taken out since."""
    return dict(_notes(project)["copies"])


def original_names(project: Project) -> dict[str, str]:
    """Digest -> name of the file as it was given, for those whose name is known."""
    return dict(_notes(project)["names"])


def note_name(project: Project, digest: str, name: str) -> None:
    notes = _notes(project)
    if notes["names"].get(digest) != name:
        notes["names"][digest] = name
        _write(project, notes)


def same_book(book: Book, others: Mapping[str, Book]) -> str:
    """File name of another copy of this book among others, or ""."""
    size = _letters(book)
    mine: set[str] = set()
    for name, other in others.items():
        if min(size, _letters(other)) < SAME * SAME * max(size, _letters(other)):
            continue  # most books end here, before any paragraph is looked at
        mine = mine or _paragraphs(book)
        theirs = _paragraphs(other)
        if mine and theirs and len(mine & theirs) >= SAME * max(len(mine), len(theirs)):
            return name
    return ""


def _letters(book: Book) -> int:
    return sum(len(p.text) for s in book.sections for p in s.paragraphs)


def _paragraphs(book: Book) -> set[str]:
    """The longer paragraphs, folded to their words."""
    folded = (re.findall(r"\w+", p.text.casefold()) for s in book.sections for p in s.paragraphs)
    return {" ".join(words) for words in folded if len(words) >= LONG}


def keep(project: Project, book: Book, name: str, copy_of: str = "") -> None:
    """Write a book to the shelf; what was taken out of the same bytes is not needed any more."""
    write_json(project.books / name, as_json(book))
    _removed_file(project, book.digest).unlink(missing_ok=True)
    notes = _notes(project)
    if copy_of and notes["copies"].get(book.digest) != copy_of:
        notes["copies"][book.digest] = copy_of
        _write(project, notes)


def take_out(project: Project, digest: str) -> None:
    """Take a book off the shelf. Its file, and what was decided on its paragraphs, stay.

    Raises:
        BadInput: it is not there.
    """
    _move(project.books / _name_of(project, digest), _removed_file(project, digest))


def put_back(project: Project, digest: str) -> None:
    """Put a book back that was taken out, or back into the place that a newer copy has taken.

    Raises:
        BadInput: it was not taken out.
    """
    path = _removed_file(project, digest)
    if not path.is_file():
        raise _unknown()
    book = from_json(Book, read_json(path))
    for name, before in _notes(project)["replaced"].items():
        if digest in before and (project.books / name).is_file():
            _swap(project, name, path, digest)
            return
    twin = copies(project).get(digest, "")
    behind = [name for name, other in saved(project).items() if other.digest == twin]
    name = copy_name(behind[0], digest) if behind else free_name(project, book, book.source)
    _move(path, project.books / name)


def use_copy(project: Project, digest: str) -> None:
    """Let a newer copy take the place of the older one; decisions go along where the words are the same.

    Raises:
        BadInput: it is no copy of a book of this project.
    """
    old = copies(project).get(digest)
    if old is None:
        raise _unknown()
    place, aside = _name_of(project, old), _removed_file(project, digest)
    if not aside.exists():
        _move(project.books / _name_of(project, digest), aside)
    _swap(project, place, aside, digest)


def _swap(project: Project, name: str, path: Path, digest: str) -> None:
    """The book in `path` takes the place `name`, and the one there is taken out."""
    old = str(read_json(project.books / name)["digest"])
    notes = _notes(project)
    before = [d for d in notes["replaced"].get(name, []) if d not in (old, digest)]
    notes["replaced"][name] = [*before, digest, old]
    _write(project, notes)
    _move(project.books / name, _removed_file(project, old))
    _move(path, project.books / name)


def free_name(project: Project, book: Book, source: str) -> str:
    """A readable file name; the digest tells apart what would be called the same, and sorts behind it."""
    stem = re.sub(r"[^\w]+", "-", (book.title or Path(source).stem).lower()).strip("-_")[:60] or "book"
    return f"{stem}_{book.digest[:8]}.json" if (project.books / f"{stem}.json").exists() else f"{stem}.json"


def copy_name(older: str, digest: str) -> str:
    """A file name right behind that of the older copy, whose paragraphs are the ones to keep."""
    return f"{Path(older).stem}_{digest[:8]}.json"


def _name_of(project: Project, digest: str) -> str:
    for path in sorted(project.books.glob("*.json")):
        if read_json(path)["digest"] == digest:
            return path.name
    raise _unknown()


def _unknown() -> BadInput:
    return BadInput(
        "This book is not where it was: the project has changed meanwhile.", "Open the project again."
    )


def _removed(project: Project) -> Path:
    return project.sources / "removed"


def _removed_file(project: Project, digest: str) -> Path:
    return _removed(project) / f"{digest}.json"


def _move(path: Path, to: Path) -> None:
    with disk_errors(to):
        to.parent.mkdir(parents=True, exist_ok=True)
        path.replace(to)


def _notes(project: Project) -> dict[str, dict[str, Any]]:
    """What shelf.json says.

    Raises:
        BadInput: it is damaged.
    """
    path = project.sources / "shelf.json"
    found = read_json(path) if path.exists() else {}
    return {part: dict(found.get(part, {})) for part in ("names", "copies", "replaced")}


def _write(project: Project, notes: Mapping[str, Any]) -> None:
    write_json(project.sources / "shelf.json", {part: dict(sorted(notes[part].items())) for part in notes})
