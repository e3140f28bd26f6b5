"""Owns reading a zip archive without trusting it: damage, locks, names inside it; and the sizes of books."""

from __future__ import annotations

import lzma
import posixpath
import stat
import struct
import zipfile
import zlib
from pathlib import Path
from urllib.parse import unquote, urlsplit

from core.progress import BadInput, Protected

ENTRY_LIMIT = 96 << 20  # bytes of one entry, pictures included
PART_LIMIT = 16 << 20  # bytes of one part that is read; the longest novels stay under 5 MB
TEXT_LIMIT = 64 << 20  # bytes of all parts that are read; collected works stay under 30 MB
TOTAL_LIMIT = 1 << 30  # bytes unpacked, pictures included
PARAGRAPHS_LIMIT = 300_000  # of one book; collected works have some 60,000
RATIO_LIMIT = 150  # text compresses some 3 times, blank pictures some 50 times
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)
"""What zipfile raises on archives that are damaged or made by nobody in good faith."""


class Archive:
    """A zip file, opened. `read` gives a part whole or raises; nothing is ever unpacked to the disk."""

    def __init__(self, path: Path, kind: str) -> None:
        """Open the archive.

        Args:
            kind: what it should be, for messages: "ePub", "Word document".

        Raises:
            BadInput: it is damaged, or unpacks to far more than a book.
        """
        self.name = path.name
        self.kind = kind
        self._read = 0
        try:
            self._zip = zipfile.ZipFile(path)
        except DAMAGE as error:
            raise BadInput(
                f"{path.name} is damaged or incomplete: its table of contents is missing.",
                "Download it again, or export it again from where it came.",
                str(error),
            ) from error
        entries = [e for e in self._zip.infolist() if not e.is_dir() and not _is_link(e)]
        unpacked = sum(e.file_size for e in entries)
        packed = sum(e.compress_size for e in entries) or 1
        huge = max((e.file_size for e in entries), default=0) > ENTRY_LIMIT
        if unpacked > TOTAL_LIMIT or (huge and unpacked / packed > RATIO_LIMIT):
            self.close()
            raise self._too_big(unpacked)
        self._entries = {e.filename.replace("\\", "/"): e for e in entries}
        self._folded = {name.casefold(): name for name in self._entries}

    def names(self) -> list[str]:
        return list(self._entries)

    def find(self, name: str) -> str | None:
        """The entry meant by a name, whatever its case or percent signs; None when there is none."""
        for candidate in (name, unquote(name)):
            if candidate in self._entries:
                return candidate
        return self._folded.get(unquote(name).casefold())

    def resolve(self, base: str, reference: str) -> str | None:
        """The entry that `reference` in the file `base` points at; None outside the archive.

        A path from the root is one from the root of the archive.
        """
        try:
            parts = urlsplit(reference.replace("\\", "/"))
        except ValueError:
            return None
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), parts.path))
        return None if path.startswith("../") else self.find(path.lstrip("/"))

    def read(self, name: str) -> bytes:
        """One part, whole.

        Raises:
            BadInput: it is damaged, or unpacks to more than it said.
            Protected: it is encrypted.
        """
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise Protected(
                f"{self.name} is locked with a password.",
                "Save a copy without the password and import that.",
            )
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(PART_LIMIT + 1)
        except DAMAGE as error:
            raise BadInput(
                f"{self.name} is damaged: the part {name} cannot be read.",
                "Download it again, or export it again from where it came.",
                str(error),
            ) from error
        self._read += len(data)
        if len(data) > PART_LIMIT or self._read > TEXT_LIMIT:
            raise self._too_big(max(self._read, entry.file_size))
        return data

    def close(self) -> None:
        self._zip.close()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *ignored: object) -> None:
        self.close()

    def _too_big(self, size: int) -> BadInput:
        return BadInput(
            f"{self.name} unpacks to far more data than a book holds ({size >> 20} MB): "
            f"it is over the size limit.",
            f"Get the {self.kind} from another place.",
        )


def _is_link(entry: zipfile.ZipInfo) -> bool:
    """A link points at a file of whoever opens it; there is no text in it."""
    return stat.S_ISLNK(entry.external_attr >> 16)


def refuse_flood(count: int, name: str) -> None:
    """Stop before the paragraphs of what is no book fill the memory.

    Raises:
        BadInput: there are more than PARAGRAPHS_LIMIT.
    """
    if count > PARAGRAPHS_LIMIT:
        raise BadInput(
            f"{name} holds more than {PARAGRAPHS_LIMIT:,} paragraphs, far more than a book.",
            "Cut it into parts, or get it from another place.",
        )
