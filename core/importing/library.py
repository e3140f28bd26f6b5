"""Owns the project's books: finding files in folders, keeping the originals, telling what was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from core.files import disk_errors, file_hash, read_json, write_bytes
from core.importing import Options, Refused, Result, shelf
from core.importing.reading import read_book
from core.progress import BadInput, PasticheError, Progress, Report
from core.project import Project
from core.types import Book, from_json

SUFFIXES = frozenset(
    [
        ".epub",
        ".pdf",
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".htm",
        ".html",
        ".xhtml",
        ".docx",
        ".docm",
        ".dotx",
        ".rtf",
        ".doc",
        ".odt",
        ".mobi",
        ".azw3",
    ]
)
"""What a folder is searched for; a file named by itself may be called anything."""


def import_files(project: Project | None, options: Options, report: Report) -> Result:
    """See `core.importing.run`."""
    if project is None:
        raise BadInput(
            "Importing needs a project.",
            "Name one with --project, or use `pastiche extract` for a single file.",
        )
    lost = _set_aside_damaged(project)
    books = shelf.saved(project)
    names = shelf.original_names(project) if lost else {}
    files = [(path, path.name) for path in _files(options.paths)]
    if lost:
        files += [(path, names.get(path.stem, path.name)) for path in _originals(project, books)]
    refused: list[Refused] = []
    errors: list[PasticheError] = []
    for done, (path, name) in enumerate(files):
        report(Progress("import", done, len(files), f"Reading {name}"))
        try:
            _import(project, path, name, books, _within(report, done, len(files)))
        except BadInput as error:
            refused.append(Refused(name, error.message, error.remedy))
            errors.append(error)
    if not books:
        raise _none_taken(refused, errors) if errors else _nothing(options)
    report(Progress("import", len(files), len(files), f"{len(books)} books"))
    return Result(tuple(shelf.imported(books[name]) for name in sorted(books)), tuple(refused))


def _none_taken(refused: Sequence[Refused], errors: Sequence[PasticheError]) -> PasticheError:
    """One failure as it is; several told one by one, each with its remedy."""
    if len(errors) == 1:
        return errors[0]
    return BadInput(
        f"None of these {len(errors)} files could be taken.",
        "\n".join(f"{one.file}: {one.message} {one.remedy}" for one in refused),
        "\n".join(error.detail for error in errors if error.detail),
    )


def _within(report: Report, done: int, total: int) -> Report:
    """Progress inside one file: the count stays, the note tells the part."""

    def inner(progress: Progress) -> None:
        share = f" ({progress.done}/{progress.total})" if progress.total else ""
        report(Progress("import", done, total, progress.note + share))

    return inner


def _import(project: Project, path: Path, given: str, books: dict[str, Book], report: Report) -> None:
    """Read one file and keep it; the same bytes again take the place they had.

    Args:
        given: the file's name as the user knows it; a kept original is called by its hash.
    """
    book = replace(read_book(path, report), source=given)
    original = project.sources / f"{book.digest}{path.suffix.lower()}"
    if not original.exists():
        write_bytes(original, path.read_bytes())
    shelf.note_name(project, book.digest, given)
    name = next((name for name, other in books.items() if other.digest == book.digest), "")
    twin = "" if name else shelf.same_book(book, books)
    if not name:
        name = shelf.copy_name(twin, book.digest) if twin else shelf.free_name(project, book, given)
    shelf.keep(project, book, name, books[twin].digest if twin else "")
    books[name] = book


def _set_aside_damaged(project: Project) -> bool:
    """Rename parsed books that cannot be read; True when there were some. Nothing is deleted."""
    lost = False
    for path in sorted(project.books.glob("*.json")):
        try:
            from_json(Book, read_json(path))
        except (BadInput, TypeError):
            lost = True
            with disk_errors(path):
                path.replace(path.with_name(f"{path.name}.damaged"))
    return lost


def _originals(project: Project, books: Mapping[str, Book]) -> list[Path]:
    """The kept files of books that have no readable parse and were not taken out; they are read again."""
    known = {book.digest for book in books.values()}
    known |= {book.digest for book in shelf.taken_out(project)}
    files = sorted(p for p in project.sources.iterdir() if p.is_file() and not p.name.startswith("."))
    return [p for p in files if p.stem not in known and p.name != "shelf.json"]


def _files(paths: Sequence[str]) -> list[Path]:
    """The files meant: folders give every book in them, in order of name, hidden ones left out."""
    found: list[Path] = []
    for path in (Path(p).expanduser() for p in paths):
        if path.is_dir() and path.suffix.lower() != ".epub":
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            found += [
                p for p in inside if not any(part.startswith(".") for part in p.relative_to(path).parts)
            ]
        else:
            found.append(path)
    unique: dict[str, Path] = {}
    for path in found:
        unique.setdefault(file_hash(path) if _has_bytes(path) else str(path), path)
    return list(unique.values())


def _has_bytes(path: Path) -> bool:
    """False for what has none to compare: folders, empty files, and what may not be read."""
    try:
        with path.open("rb") as stream:
            return bool(stream.read(1))
    except OSError:
        return False


def _nothing(options: Options) -> BadInput:
    where = ", ".join(Path(p).name for p in options.paths)
    return BadInput(
        f"There is no book in {where}." if where else "No book was named.",
        "Choose files or a folder with ePub, PDF, Word, text, Markdown or HTML books.",
    )
