"""Owns the likenesses that were found before: by model and texts, in a file that only grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.appender import Appender
from core.evaluating.records import records
from core.files import text_hash
from core.language.likeness import Likeness
from core.types import as_json

NAME = "likenesses.jsonl"


@dataclass(frozen=True, slots=True)
class _Found:
    """A row of the file. Attributes: key: hash of what was compared, and with what."""

    key: str
    to_source: float
    spread: float


class Likenesses:
    """How near texts came to their sources, as far as that was asked before."""

    def __init__(self, path: Path) -> None:
        """Raises: BadInput: the file is damaged."""
        self._path = path
        self._known = {row.key: Likeness(row.to_source, row.spread) for row in records(path, _Found)}

    def keys(self, model: str, sources: Sequence[str], texts: Sequence[str]) -> list[str]:
        """What tells each comparison: the other sources count, too, for a text is held against them."""
        every = text_hash(model, *dict.fromkeys(sources))
        return [text_hash(every, source, text) for source, text in zip(sources, texts, strict=True)]

    def get(self, key: str) -> Likeness | None:
        return self._known.get(key)

    def add(self, key: str, found: Likeness) -> None:
        """Keep a likeness. Raises: NoSpace."""
        with Appender(self._path) as file:
            file.add(as_json(_Found(key, found.to_source, found.spread)))
        self._known[key] = found
