"""Owns which words two texts share in a row: exact longest runs, and a corpus kept as hashed runs.

A corpus is held as 64-bit hashes of its runs of n words, sorted. It can be shipped without the
text: a hash tells whether a run of words is there, never what it says. A run that is not in a corpus
of a million words is taken for one that is about once in 10^13 lookups.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.files import write_bytes
from core.language.words import WORD, words
from core.progress import BadInput

Hashes = NDArray[np.uint64]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_VERSION = 1


@dataclass(frozen=True, slots=True)
class SharedRun:
    """Words in a row that also stand in the corpus.

    Attributes:
        start, end: characters of the text looked at, end exclusive.
        words: how many.
    """

    start: int
    end: int
    words: int


def run_hashes(tokens: Sequence[str], n: int) -> Hashes:
    """One hash for each run of n words, shape (len(tokens) - n + 1,); empty for shorter texts."""
    return _runs_of(_word_hashes(tokens), n)


def _word_hashes(tokens: Sequence[str]) -> Hashes:
    return np.fromiter((word_hash(t) for t in tokens), np.uint64, len(tokens))


def _runs_of(values: Hashes, n: int) -> Hashes:
    count = len(values) - n + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    hashes = np.zeros(count, np.uint64)
    for offset in range(n):
        hashes = hashes * _MULTIPLIER + values[offset : offset + count]
    return _mix(hashes)


def longest_shared_run(a: str, b: str) -> int:
    """How many words in a row stand in both texts, at most; case and punctuation do not count."""
    first, second = _word_hashes(words(a)), _word_hashes(words(b))

    def shared(n: int) -> bool:
        return not set(_runs_of(first, n).tolist()).isdisjoint(_runs_of(second, n).tolist())

    most, low = min(len(first), len(second)), 0
    high = 1
    while high <= most and shared(high):  # a shared run of k words holds one of k - 1
        low, high = high, 2 * high
    high = min(high - 1, most)
    while low < high:
        middle = (low + high + 1) // 2
        if shared(middle):
            low = middle
        else:
            high = middle - 1
    return low


def longest_run_in(text: str, corpus: Iterable[str]) -> int:
    """How many words in a row of `text` stand in a text of a corpus, at most; as `longest_shared_run`.

    Words of a corpus are hashed once, whatever the length of the run: 350,000 take less than a second.
    """
    own = _word_hashes(words(text))
    known = [_word_hashes(words(other)) for other in corpus]
    longest = 0
    for n in range(1, len(own) + 1):
        runs = np.unique(_runs_of(own, n))
        left = [values for values in known if np.isin(_runs_of(values, n), runs).any()]
        if not left:
            break
        known, longest = left, n  # what has no run of n words has none of more
    return longest


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of n words of a corpus, as sorted hashes.

    Attributes:
        n: words in a run.
        hashes: unique, ascending.
    """

    n: int
    hashes: Hashes

    @classmethod
    def of(cls, texts: Iterable[str], n: int = 5) -> Shingles:
        """Index texts; no run goes from one into the next. 8 bytes a word."""
        parts = [run_hashes(words(text), n) for text in texts]
        return cls(n, np.unique(np.concatenate(parts)) if parts else np.empty(0, np.uint64))

    def holds(self, hashes: Hashes) -> NDArray[np.bool_]:
        """For each hash of a run of n words whether the corpus has it."""
        if not self.hashes.size:
            return np.zeros(hashes.shape, np.bool_)
        at = np.searchsorted(self.hashes, hashes)
        return np.equal(self.hashes[np.minimum(at, self.hashes.size - 1)], hashes)

    def save(self, path: Path, beside: Mapping[str, Hashes] | None = None) -> None:
        """Write one .npz file that holds no text.

        Args:
            beside: more hashes for the same file, by name.

        Raises:
            NoSpace, BadInput: as `core.files.write_bytes`.
        """
        stream = io.BytesIO()
        arrays: dict[str, Any] = {"n": self.n, "hashes": self.hashes, **(beside or {})}
        np.savez(stream, version=_VERSION, **arrays)
        write_bytes(path, stream.getvalue())

    @classmethod
    def load(cls, path: Path) -> Shingles:
        """Read what `save` wrote.

        Raises:
            BadInput: missing, damaged, or from a newer version.
        """
        return cls.load_with(path, ())[0]

    @classmethod
    def load_with(cls, path: Path, beside: Iterable[str]) -> tuple[Shingles, dict[str, Hashes]]:
        """`load`, and of what lies beside it what is named and there.

        Raises:
            BadInput: as `load`.
        """
        try:
            with np.load(path, allow_pickle=False) as data:
                if int(data["version"]) == _VERSION:
                    more = {name: data[name].astype(np.uint64) for name in beside if name in data}
                    return cls(int(data["n"]), data["hashes"].astype(np.uint64, copy=False)), more
        except (OSError, ValueError, KeyError, EOFError, MemoryError, zipfile.BadZipFile) as error:
            raise BadInput(
                f"{path.name} cannot be read.", "Train or import this voice again to check for copying."
            ) from error
        raise BadInput(f"{path.name} was made by a newer Pastiche.", "Update Pastiche to read it.")


def shared_runs(text: str, corpus: Shingles, n: int = 0) -> list[SharedRun]:
    """The stretches of `text` that also stand in the corpus, in order.

    A stretch is a chain of overlapping runs of `corpus.n` words, each found in the corpus; a chain
    can be put together from several places there, so its length is an upper bound.

    Args:
        n: shortest stretch to give, in words; at least `corpus.n`, which is the default.
    """
    return stretches(words(text), [m.span() for m in WORD.finditer(text)], corpus, n)


def stretches(
    tokens: Sequence[str], spans: Sequence[tuple[int, int]], corpus: Shingles, n: int = 0
) -> list[SharedRun]:
    """As `shared_runs`, for a text cut into words already; `spans` are their characters, end exclusive."""
    found = corpus.holds(run_hashes(tokens, corpus.n))
    edges = np.flatnonzero(np.diff(np.concatenate(([False], found, [False])).astype(np.int8)))
    runs = []
    for first, past in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        last = past - 1 + corpus.n - 1
        if last - first + 1 >= n:
            runs.append(SharedRun(spans[first][0], spans[last][1], last - first + 1))
    return runs


@lru_cache(maxsize=1 << 17)
def word_hash(word: str) -> int:
    """Stable across processes, which Python's own hash is not."""
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def _mix(values: Hashes) -> Hashes:
    """The finishing steps of splitmix64 (Steele, Lea and Flood 2014): every bit depends on every bit."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
