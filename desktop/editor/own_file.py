"""Owns whose a file is that another window may write, too: ours as we left it, or another's since."""

from __future__ import annotations

from itertools import count
from pathlib import Path

Stamp = tuple[int, int, int]
"""What tells two writings of a file apart: each goes to a new file that takes the old one's name."""


def stamp(path: Path) -> Stamp | None:
    """The file's state on the disk now; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def free(path: Path) -> Path:
    """This name, or the first with a number behind it that nobody has."""
    if not path.exists():
        return path
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))
    return next(name for name in names if not name.exists())


class OwnFile:
    """A file that we write again and again, and never over what somebody else wrote there.

    Attributes:
        path: where it is; another name beside it once somebody else has written there.
    """

    def __init__(self, path: Path, seen: Stamp | None = None) -> None:
        """Args: seen: the file's state when it was read here; None where it was not."""
        self.path = path
        self._seen = seen

    @property
    def others(self) -> bool:
        """True when what lies there is neither what we read nor what we wrote."""
        now = stamp(self.path)
        return now is not None and now != self._seen

    def make_way(self) -> bool:
        """Before a writing: take a name of our own where the file is another's by now; True where so."""
        if not self.others:
            return False
        self.path, self._seen = free(self.path), None
        return True

    def written(self) -> None:
        """What lies there now is ours."""
        self._seen = stamp(self.path)
