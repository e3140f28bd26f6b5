"""Owns how anything reaches the disk: atomic writes, append-only JSONL, hashes, and plain text with gaps."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.progress import BadInput, Locked, NoSpace, PasticheError

GAP = "\n\n\n\n"
"""Three blank lines: between chapters, books, and wherever something in between was left out."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_NO_PLACE = {
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EISDIR),
    *(errno.ENAMETOOLONG, errno.ELOOP, errno.EINVAL, errno.ENOTEMPTY, errno.EBUSY),
}


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn a failing write into a message with a remedy.

    Raises:
        NoSpace: the disk is full.
        BadInput: the place cannot be written to.
    """
    try:
        yield
    except OSError as error:
        known = disk_fault(error, path)
        if known is None:
            raise
        raise known from error


def disk_fault(error: OSError, path: Path) -> PasticheError | None:
    """A failing write as a message with a remedy; None for what says nothing about disk or place."""
    if error.errno in _FULL:
        return NoSpace(
            f"The disk is full: {path.name} could not be written.",
            "Free some space and run this again; it goes on where it stopped.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return BadInput(f"The name {path.name[:40]}… is too long for this disk.", "Choose a shorter name.")
    if error.errno in _NO_PLACE:
        return BadInput(
            f"{path} cannot be written: {error.strerror or error}.", "Choose a folder that you may write to."
        )
    return None


@contextmanager
def folder_lock(folder: Path, message: str, remedy: str) -> Iterator[None]:
    """Hold a folder against other processes; the system lets go when this one dies.

    Raises:
        Locked: another process holds it; said with `message` and `remedy`.
        BadInput: the lock file cannot be made, or the disk knows no locks. NoSpace: the disk is full.
    """
    import fcntl

    with disk_errors(folder):
        stream = (folder / ".lock").open("a+", encoding="utf-8")
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Locked(message, remedy) from error
        except OSError as error:
            raise BadInput(
                f"The disk that holds {folder.name} cannot keep two programs from writing to it at once.",
                "Copy it onto this computer's own disk, and work there.",
                str(error),
            ) from error
        yield


def same_place(one: Path, other: Path) -> bool:
    """Whether two names mean one file, also through links or on a disk that knows no capitals."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return one.resolve() == other.resolve()


def write_bytes(path: Path, data: bytes) -> None:
    """Write aside, flush to the disk, rename: a reader sees the old file or the new one, never half.

    Raises:
        NoSpace, BadInput: see `disk_errors`.
    """
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:20]}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def flush_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_text(path: Path, text: str) -> None:
    """`write_bytes` of the text in UTF-8, line ends as they are."""
    write_bytes(path, text.encode("utf-8"))


def write_json(path: Path, value: Any) -> None:
    """`write_text` of indented JSON with a final newline."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def read_json(path: Path) -> Any:
    """The parsed file.

    Raises:
        BadInput: it is no JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(
            f"{path.name} is damaged: it cannot be read.",
            f"Put back a copy of {path} from a backup, or move it away and start that step again.",
            str(error),
        ) from error


def write_jsonl(path: Path, rows: Iterable[Any]) -> None:
    """`write_text` of one JSON value a line."""
    write_text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The rows of an append-only file; a torn last line (a kill while writing) is dropped.

    Raises:
        BadInput: a line before the last cannot be read.
    """
    if not path.exists():
        return []
    lines = path.read_bytes().split(b"\n")
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            if number == len(lines):  # no newline behind it: it never was finished
                break
            raise BadInput(
                f"{path.name} is damaged at line {number}.",
                f"Put back a copy of {path} from a backup, or remove that line.",
            ) from error
        if not isinstance(row, dict):
            raise BadInput(
                f"{path.name} holds something else than records at line {number}.",
                "Choose a file of JSON records, one a line.",
            )
        rows.append(row)
    return rows


def latest_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of an append-only file by `id`: a later row supersedes an earlier one in its place."""
    rows: dict[str, dict[str, Any]] = {}
    for row in read_jsonl(path):
        rows[row["id"]] = row
    return list(rows.values())


def file_hash(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def text_hash(*parts: str) -> str:
    """First 16 hexadecimal digits of the SHA-256 of the parts, which cannot run into each other."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:16]


def parse_runs(text: str) -> list[list[str]]:
    """Plain text as unbroken runs of paragraphs: a blank line parts paragraphs, three part runs.

    Line ends inside a paragraph are kept (verse).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    runs = []
    for block in re.split(r"\n(?:[ \t]*\n){3,}|\f", text):
        run = [p.strip("\n").rstrip() for p in re.split(r"\n(?:[ \t]*\n)+", block)]
        run = [p for p in run if p.strip()]
        if run:
            runs.append(run)
    return runs


def join_runs(runs: Iterable[Sequence[str]]) -> str:
    """Runs of paragraphs as plain text, ending in one newline; the inverse of `parse_runs`."""
    text = GAP.join("\n\n".join(run) for run in runs if run)
    return text + "\n" if text else ""


def read_text(path: Path) -> str:
    """A UTF-8 text file.

    Raises:
        BadInput: it is missing, a folder, unreadable, or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{path.name} is not UTF-8 text.",
            "Open it in a text editor and save it with the encoding Unicode (UTF-8), then open it again.",
            str(error),
        ) from error
    except OSError as error:
        raise BadInput(
            f"{path} cannot be read: {error.strerror}.", "Check the name, and that you may read it."
        ) from error
