"""Owns the project's books: finding files in folders, keeping the originals, writing the parsed books."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from core.files import disk_errors, file_hash, read_json, write_bytes, write_json
from core.importing import Imported, Options, Refused, Result
from core.importing.reading import read_book
from core.importing.words import count_words
from core.progress import BadInput, PasticheError, Progress, Report
from core.project import Project
from core.types import Book, as_json, from_json

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
    before = {book.digest: name for name, book in saved(project).items()}
    refused: list[Refused] = []
    errors: list[PasticheError] = []
    files = _files((*options.paths, *(_originals(project, before) if lost else ())))
    for done, path in enumerate(files):
        report(Progress("import", done, len(files), f"Reading {path.name}"))
        try:
            _import(project, path, before, _within(report, done, len(files)))
        except BadInput as error:
            refused.append(Refused(path.name, error.message, error.remedy))
            errors.append(error)
    if not before:
        raise errors[0] if errors else _nothing(options)
    report(Progress("import", len(files), len(files), f"{len(before)} books"))
    return Result(tuple(imported(book) for book in saved(project).values()), tuple(refused))


def _within(report: Report, done: int, total: int) -> Report:
    """Progress inside one file: the count stays, the note tells the part."""

    def inner(progress: Progress) -> None:
        share = f" ({progress.done}/{progress.total})" if progress.total else ""
        report(Progress("import", done, total, progress.note + share))

    return inner


def _import(project: Project, path: Path, before: dict[str, str], report: Report) -> None:
    """Read one file and keep it; the same bytes again take the place they had."""
    book = read_book(path, report)
    source = project.sources / f"{book.digest}{path.suffix.lower()}"
    if not source.exists():
        write_bytes(source, path.read_bytes())
    name = before.get(book.digest) or _free_name(project, book, path)
    write_json(project.books / name, as_json(book))
    before[book.digest] = name


def _free_name(project: Project, book: Book, path: Path) -> str:
    """A readable file name; the digest tells apart what would be called the same."""
    stem = re.sub(r"[^\w]+", "-", (book.title or path.stem).lower()).strip("-_")[:60] or "book"
    name = f"{stem}.json"
    return f"{stem}-{book.digest[:8]}.json" if (project.books / name).exists() else name


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


def _originals(project: Project, known: Mapping[str, str]) -> tuple[str, ...]:
    """The kept files of books that have no readable parse, so that they are read again."""
    files = sorted(p for p in project.sources.iterdir() if p.is_file() and not p.name.startswith("."))
    return tuple(str(p) for p in files if p.stem not in known)


def imported(book: Book) -> Imported:
    words = sum(count_words(p.text) for s in book.sections for p in s.paragraphs)
    return Imported(book.source, book.title, book.author, book.format, words, book.digest, book.warnings)


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
        unique.setdefault(file_hash(path) if path.is_file() and _readable(path) else str(path), path)
    return list(unique.values())


def _readable(path: Path) -> bool:
    try:
        with path.open("rb"):
            return True
    except OSError:
        return False


def _nothing(options: Options) -> BadInput:
    where = ", ".join(Path(p).name for p in options.paths)
    return BadInput(
        f"There is no book in {where}." if where else "No book was named.",
        "Choose files or a folder with ePub, PDF, Word, text, Markdown or HTML books.",
    )
