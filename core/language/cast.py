"""Owns the names of a corpus as hashes: they tell whether a name is among them, never which there are."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from core.language.shingles import Hashes, word_hash


class Cast:
    """Names that can be asked for and not be read."""

    def __init__(self, hashes: Iterable[int] = ()) -> None:
        self._hashes = frozenset(hashes)

    @classmethod
    def of(cls, names: Iterable[str]) -> Cast:
        """Args: names: bare, as `core.language.names.bare` has them."""
        return cls(map(word_hash, names))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self._hashes) and word_hash(name) in self._hashes

    def __len__(self) -> int:
        return len(self._hashes)

    def hashes(self) -> Hashes:
        """Ascending, as they are kept in a file."""
        return np.array(sorted(self._hashes), np.uint64)
