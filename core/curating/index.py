"""Owns the index of curated passages: their vectors beside their text, searched exactly."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.files import read_jsonl, write_bytes, write_jsonl
from core.language.embeddings import Vectors
from core.progress import BadInput, Missing
from core.types import Passage

_VECTORS, _ROWS = "vectors.npy", "passages.jsonl"
_REMEDY = "Curate this project again with themes (without --no-cluster)."


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, and its cosine to what was looked for, -1 to 1."""

    id: str
    text: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Index:
    """The passages and their vectors of unit length, shape (passages, dimension), in the same order."""

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    vectors: Vectors

    def search(self, vector: Vectors, count: int = 5) -> list[Hit]:
        """The nearest passages, the nearest first. A few thousand vectors need no cleverer search."""
        nearness = self.vectors @ vector
        order = np.argsort(-nearness, kind="stable")[:count].tolist()
        return [Hit(self.ids[i], self.texts[i], float(nearness[i])) for i in order]


def write(folder: Path, passages: Sequence[Passage], vectors: Vectors) -> None:
    """Write the index of these passages into the folder.

    Raises:
        NoSpace, BadInput: as `core.files.write_bytes`.
    """
    clear(folder)  # rows and vectors of two corpora must never stand side by side
    stream = io.BytesIO()
    np.save(stream, vectors.astype(np.float32))
    write_jsonl(folder / _ROWS, ({"id": p.id, "text": p.text} for p in passages))
    write_bytes(folder / _VECTORS, stream.getvalue())


def read(folder: Path) -> Index:
    """Read the index of a folder.

    Raises:
        Missing: there is none.
        BadInput: it is damaged.
    """
    if not (folder / _VECTORS).is_file():
        raise Missing("There is no index of this corpus.", _REMEDY)
    rows = read_jsonl(folder / _ROWS)
    try:
        vectors = np.load(folder / _VECTORS, allow_pickle=False)
    except (ValueError, EOFError, OSError) as error:
        raise BadInput("The index of this corpus is damaged.", _REMEDY, str(error)) from error
    if len(vectors) != len(rows):
        raise BadInput("The index of this corpus is damaged.", _REMEDY)
    return Index(tuple(r["id"] for r in rows), tuple(r["text"] for r in rows), vectors)


def clear(folder: Path) -> None:
    """Remove the index, if there is one."""
    for name in (_VECTORS, _ROWS):
        (folder / name).unlink(missing_ok=True)
