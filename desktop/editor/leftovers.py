"""Owns which drafts were left: the unfinished ones to offer, the discarded ones that can still come back."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from core import files
from core.progress import BadInput
from desktop.editor.drafts import Draft, discard, folder, read
from desktop.editor.own_file import free

KEPT_DAYS = 30
"""How long a draft stays whose work is in a file; an unfinished one stays until it is discarded."""

OFFERED = 3
"""Unfinished drafts that are offered at once."""

_ASIDE = ".aside"
"""How a draft ends that was discarded and can still come back."""


def unfinished(most: int = OFFERED) -> tuple[Draft, ...]:
    """The drafts with something in them that no file holds, those worked on last first.

    One that cannot be read is passed over and stays where it is.
    """
    found: list[Draft] = []
    for path in _latest_first():
        if len(found) == most:
            break
        try:
            if _finished(path):
                continue  # cheaper than to cut its text into rows
            draft = read(path)
        except (BadInput, FileNotFoundError):
            continue
        if not draft.text.exported:
            found.append(draft)
    return tuple(found)


def _latest_first() -> list[Path]:
    found = []
    for path in folder().glob("*.json"):
        with suppress(FileNotFoundError):  # discarded in this moment
            found.append((path.stat().st_mtime, path))
    return [path for _, path in sorted(found, reverse=True)]


def _finished(path: Path) -> bool:
    """True when a file holds all that was decided in this draft."""
    data = files.read_json(path)
    return isinstance(data, dict) and data.get("exported") is True


def clear_old() -> None:
    """Remove the finished drafts that nobody has touched for `KEPT_DAYS`.

    One that cannot be removed stays for the next time.
    """
    oldest = time.time() - KEPT_DAYS * 86_400
    for path in _latest_first():
        with suppress(BadInput, FileNotFoundError):  # an unreadable one stays: it may be unfinished work
            if path.stat().st_mtime < oldest and _finished(path):
                discard(path)


def must_be_there(path: Path) -> None:
    """Raises: BadInput: another window has discarded this draft, or deleted what was discarded here."""
    if not path.exists():
        raise BadInput(
            "This draft is not there any more: another window has discarded it.",
            "Open the text itself to work on it again.",
        )


def put_aside(path: Path) -> Path:
    """Take a draft out of those that are offered, so that it can still come back; gives where it lies.

    Raises:
        BadInput: it is not there any more, or cannot be moved.
    """
    must_be_there(path)
    aside = free(path.with_suffix(_ASIDE))
    with files.disk_errors(path):
        path.rename(aside)
    copy = path.with_suffix(".docx")
    if copy.exists():
        with files.disk_errors(copy):
            copy.rename(_copy(aside))
    return aside


def bring_back(aside: Path) -> Path:
    """Make a draft again of what was put aside; gives its place.

    Raises:
        BadInput: it is not there any more, or cannot be moved.
    """
    must_be_there(aside)
    path = free(aside.with_suffix(".json"))  # the text may have been worked on anew in another window
    with files.disk_errors(aside):
        aside.rename(path)
    if _copy(aside).exists():
        with files.disk_errors(aside):
            _copy(aside).rename(path.with_suffix(".docx"))
    return path


def _copy(aside: Path) -> Path:
    return aside.with_name(f"{aside.name}.docx")


def all_aside() -> list[Path]:
    """What was put aside and never deleted: by a window that ended."""
    return list(folder().glob(f"*{_ASIDE}"))


def remove(aside: Iterable[Path]) -> None:
    """Delete what was put aside; one that cannot be deleted stays for the next start."""
    for path in aside:
        with suppress(OSError):
            path.unlink(missing_ok=True)
            _copy(path).unlink(missing_ok=True)
