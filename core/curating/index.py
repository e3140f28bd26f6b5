"""Owns the index of curated passages: their vectors beside their text, replaced as a whole, searched exactly.

A folder holds `index.json`, `passages-HASH.jsonl` and `vectors-HASH.npy`, each HASH that of the file's own
bytes. Only index.json says which of them count, and it is written last, in one rename: whatever moment a
kill picks, the folder holds the old index or the new one, and a file that was changed is found out.
"""

from __future__ import annotations

import hashlib
import io
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.files import disk_errors, read_json, write_bytes, write_json
from core.language.embedding_model import MODEL
from core.language.embeddings import DIMENSION, Vectors
from core.language.words import count_words
from core.progress import BadInput, Missing
from core.types import Passage, as_json, from_json

_HEAD = "index.json"
_PARTS = ("passages-*.jsonl", "vectors-*.npy", "passages.jsonl", "vectors.npy", ".*.tmp")
_FORMAT = 1
_REMEDY = "Make it anew with `pastiche index`; for a project, curating with themes does so too."


@dataclass(frozen=True, slots=True)
class About:
    """What an index holds.

    Attributes:
        author, source: as given when it was made; the source is a file name. Either may be empty.
        words: of all passages together.
        date: when it was made, ISO 8601 with the zone.
        model: the embedding model.
    """

    author: str
    source: str
    passages: int
    words: int
    date: str
    model: str


@dataclass(frozen=True, slots=True)
class Row:
    """A passage in the index.

    Attributes:
        run, start: its place in the text that was indexed, as in `core.types.Passage`.
        words: as `core.language.tokens.count_words` counts them.
    """

    id: str
    text: str
    run: int = 0
    start: int = 0
    words: int = 0
    author: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and its cosine to what was looked for, -1 to 1."""

    row: Row
    similarity: float

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def text(self) -> str:
        return self.row.text


@dataclass(frozen=True, slots=True)
class Index:
    """The passages and their vectors of unit length, shape (passages, dimension), in the same order."""

    about: About
    rows: tuple[Row, ...]
    vectors: Vectors

    def search(self, vector: Vectors, count: int = 5) -> list[Hit]:
        """The nearest passages, the nearest first. A few thousand vectors need no cleverer search."""
        nearness = self.vectors @ vector
        order = np.argsort(-nearness, kind="stable")[:count].tolist()
        return [Hit(self.rows[i], float(nearness[i])) for i in order]


def write(
    folder: Path, passages: Sequence[Passage], vectors: Vectors, author: str = "", source: str = ""
) -> About:
    """Write the index of these passages into the folder, in place of the one that is there.

    Args:
        vectors: of unit length, shape (len(passages), DIMENSION).
        author: whose passages, where known.
        source: name of the file they come from.

    Raises:
        NoSpace, BadInput: as `core.files.write_bytes`; the index that was there stays.
    """
    rows = [Row(p.id, p.text, p.run, p.start, count_words(p.text), author) for p in passages]
    lines = "".join(json.dumps(as_json(row), ensure_ascii=False) + "\n" for row in rows)
    stream = io.BytesIO()
    np.save(stream, vectors.astype(np.float32))
    about = About(author, source, len(rows), sum(r.words for r in rows), _now(), MODEL)
    names = {
        "rows": _write_part(folder, "passages-{}.jsonl", lines.encode("utf-8", "surrogatepass")),
        "vectors": _write_part(folder, "vectors-{}.npy", stream.getvalue()),
    }
    write_json(folder / _HEAD, {"format": _FORMAT, **as_json(about), **names})
    _remove_parts(folder, keep=set(names.values()))
    return about


def read(folder: Path) -> Index:
    """Read the index of a folder.

    Raises:
        Missing: there is none.
        BadInput: it is damaged, of another embedding model, or made by a newer version.
    """
    while True:
        head = _head(folder)
        try:
            return _load(folder, head)
        except FileNotFoundError as error:
            if _head(folder) == head:  # otherwise it has just been replaced
                raise _damaged(folder, str(error)) from error


def about(folder: Path) -> About:
    """What the index of a folder holds, without reading its passages.

    Raises:
        Missing, BadInput: as `read`.
    """
    return _about(folder, _head(folder))


def clear(folder: Path) -> bool:
    """Remove the index; whether there was one.

    Raises:
        BadInput: the place cannot be written to.
    """
    if not folder.is_dir():
        return False
    with disk_errors(folder):
        found = (folder / _HEAD).exists()
        (folder / _HEAD).unlink(missing_ok=True)
        _remove_parts(folder, keep=set())
        if not any(folder.iterdir()):
            folder.rmdir()
    return found


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")


def _write_part(folder: Path, pattern: str, data: bytes) -> str:
    name = pattern.format(_hash(data))
    write_bytes(folder / name, data)
    return name


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _remove_parts(folder: Path, keep: set[str]) -> None:
    """Remove what no index.json names any more, and what a kill left half written."""
    with disk_errors(folder):
        for pattern in _PARTS:
            for path in folder.glob(pattern):
                if path.name not in keep:
                    path.unlink(missing_ok=True)


def _head(folder: Path) -> dict[str, Any]:
    path = folder / _HEAD
    if not path.is_file():
        raise Missing("There is no index here yet.", _REMEDY)
    try:
        head = read_json(path)
    except BadInput as error:
        raise _damaged(folder, error.detail) from error
    if not isinstance(head, dict) or not isinstance(head.get("format"), int):
        raise _damaged(folder)
    if head["format"] > _FORMAT:
        raise BadInput(f"The index in {folder} was made by a newer Pastiche.", "Update Pastiche to read it.")
    return head


def _about(folder: Path, head: dict[str, Any]) -> About:
    try:
        found = from_json(About, head)
    except TypeError as error:
        raise _damaged(folder, str(error)) from error
    if not (isinstance(found.passages, int) and isinstance(found.words, int)):
        raise _damaged(folder)
    return found


def _load(folder: Path, head: dict[str, Any]) -> Index:
    """The index that index.json describes.

    Raises:
        FileNotFoundError: a part of it is not there.
        BadInput: see `read`.
    """
    found = _about(folder, head)
    if found.model != MODEL:
        raise BadInput(f"The index in {folder} was made with another model ({found.model}).", _REMEDY)
    lines, numbers = _part(folder, head, "rows"), _part(folder, head, "vectors")
    try:
        vectors = np.load(io.BytesIO(numbers), allow_pickle=False)
        rows = tuple(from_json(Row, json.loads(line)) for line in lines.split(b"\n") if line)
    except (ValueError, EOFError, TypeError) as error:
        raise _damaged(folder, str(error)) from error
    if len(rows) != found.passages or vectors.shape != (len(rows), DIMENSION) or vectors.dtype != np.float32:
        raise _damaged(folder)
    return Index(found, rows, vectors)


def _part(folder: Path, head: dict[str, Any], key: str) -> bytes:
    name = head.get(key)
    if not isinstance(name, str) or Path(name).name != name:
        raise _damaged(folder)
    try:
        data = (folder / name).read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise BadInput(
            f"{folder / name} cannot be read: {error.strerror}.", "Check that you may read it."
        ) from error
    if Path(name).stem.rpartition("-")[2] != _hash(data):
        raise _damaged(folder, f"{name} is not what was written")
    return data


def _damaged(folder: Path, detail: str = "") -> BadInput:
    return BadInput(f"The index in {folder} is damaged.", _REMEDY, detail)
