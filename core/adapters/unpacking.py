"""Owns taking a voice out of a zip file that nobody vouches for: only files we know, of sane sizes."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from core.adapters import CONFIG
from core.adapters.kinds import find_root, wanted
from core.adapters.placing import PIECE, Moved, need_space
from core.files import disk_errors
from core.progress import BadInput

ENTRIES_LIMIT = 10_000
TOTAL_LIMIT = 32 << 30  # bytes unpacked; a rank of 256 on a model of 70 billion weights has some 15 GB
PLAIN_LIMIT = 64 << 20  # bytes of a settings file
DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError)
_AGAIN = "Get it again from where it came."


def holds_voice(path: Path) -> bool:
    """Whether a file is a zip with a voice in it, told from its list of names."""
    try:
        with zipfile.ZipFile(path) as archive:
            return any(PurePosixPath(name).name == CONFIG for name in archive.namelist()[:ENTRIES_LIMIT])
    except (*DAMAGE, NotImplementedError, OSError):
        return False


def unpack(path: Path, into: Path, moved: Moved) -> str:
    """Write the files of the voice in a zip into a folder; the name that the voice goes by.

    Raises:
        BadInput: it is damaged, locked, holds no voice, or was made by nobody in good faith.
        NoSpace: it would not fit. Cancelled: `moved` raised it.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (*DAMAGE, NotImplementedError) as error:
        raise BadInput(f"{path.name} is damaged, or no zip file.", _AGAIN, str(error)) from error
    with archive:
        entries = _entries(archive, path.name)
        root, _ = find_root(entries, path.name)
        inside = {name.removeprefix(root): entry for name, entry in entries.items() if name.startswith(root)}
        chosen = {name: entry for name, entry in inside.items() if wanted(name)}
        _check_sizes(chosen, path.name)
        need_space(into, sum(entry.file_size for entry in chosen.values()), "The voice")
        for name, entry in chosen.items():
            try:
                _write(archive, entry, into / name, moved)
            except (*DAMAGE, NotImplementedError) as error:
                message = f"{path.name} is damaged: {name} cannot be read."
                raise BadInput(message, _AGAIN, str(error)) from error
    return PurePosixPath(root).name or path.stem


def _entries(archive: zipfile.ZipFile, source: str) -> dict[str, zipfile.ZipInfo]:
    """Name -> entry of all plain files; refused as a whole where one points out of the archive."""
    infos = archive.infolist()
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in infos[: ENTRIES_LIMIT + 1]:
        name = entry.filename.replace("\\", "/")
        parts = PurePosixPath(name).parts
        strange = name.startswith("/") or ".." in parts or name in found or "\0" in name
        if strange or stat.S_ISLNK(entry.external_attr >> 16) or len(infos) > ENTRIES_LIMIT:
            raise BadInput(
                f"{source} was not opened: it holds something that no voice needs ({name[:80]}).",
                "Get the voice from somebody you trust.",
            )
        resource = parts[:1] == ("__MACOSX",) or PurePosixPath(name).name.startswith("._")  # the Finder's
        if not entry.is_dir() and not resource:
            found[PurePosixPath(name).as_posix()] = entry
    return found


def _check_sizes(chosen: dict[str, zipfile.ZipInfo], source: str) -> None:
    if any(entry.flag_bits & 1 for entry in chosen.values()):
        raise BadInput(f"{source} is locked with a password.", "Unpack it first, and import the folder.")
    large = [n for n, e in chosen.items() if n.endswith(".json") and e.file_size > PLAIN_LIMIT]
    if large or sum(entry.file_size for entry in chosen.values()) > TOTAL_LIMIT:
        raise BadInput(f"{source} unpacks to far more data than a voice has.", _AGAIN)


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, moved: Moved) -> None:
    """One entry, never more of it than it said it holds."""
    left = entry.file_size
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as read, target.open("wb") as write:
            while piece := read.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise ValueError("more bytes than the list of contents says")
                write.write(piece)
                moved(len(piece))
    if left:
        raise EOFError("fewer bytes than the list of contents says")
