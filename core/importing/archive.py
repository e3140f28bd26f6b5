"""Owns reading a zip archive without trusting it: sizes, ratios, damage, locks, and names inside it."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from pathlib import Path
from urllib.parse import unquote, urlsplit

from core.progress import BadInput, Protected

ENTRY_LIMIT = 96 << 20  # bytes of one part; the longest novels stay under 5 MB
TOTAL_LIMIT = 1 << 30  # bytes unpacked, pictures included
RATIO_LIMIT = 150  # text compresses some 3 times, blank pictures some 50 times


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
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BadInput(
                f"{path.name} is damaged or incomplete: its table of contents is missing.",
                "Download it again, or export it again from where it came.",
                str(error),
            ) from error
        entries = [e for e in self._zip.infolist() if not e.is_dir()]
        unpacked = sum(e.file_size for e in entries)
        packed = sum(e.compress_size for e in entries) or 1
        huge = max((e.file_size for e in entries), default=0) > ENTRY_LIMIT
        if unpacked > TOTAL_LIMIT or (huge and unpacked / packed > RATIO_LIMIT):
            self.close()
            raise self._too_big(unpacked)
        self._entries = {e.filename: e for e in entries}
        self._folded = {e.filename.casefold(): e.filename for e in entries}

    def names(self) -> list[str]:
        return list(self._entries)

    def find(self, name: str) -> str | None:
        """The entry meant by a name, whatever its case or percent signs; None when there is none."""
        for candidate in (name, unquote(name)):
            if candidate in self._entries:
                return candidate
        return self._folded.get(unquote(name).casefold())

    def resolve(self, base: str, reference: str) -> str | None:
        """The entry that `reference` in the file `base` points at; None outside the archive."""
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = posixpath.normpath(posixpath.join(posixpath.dirname(base), parts.path))
        if path.startswith(("../", "/")):
            return None
        return self.find(path)

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
                data = stream.read(ENTRY_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise BadInput(
                f"{self.name} is damaged: the part {name} cannot be read.",
                "Download it again, or export it again from where it came.",
                str(error),
            ) from error
        if len(data) > ENTRY_LIMIT:
            raise self._too_big(len(data))
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
