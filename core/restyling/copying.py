"""Owns what a voice was trained on, as far as it lies beside the adapter: to tell copies from new text.

It is held as hashes: of the runs of words, and of the names that occur often. Made from the training text
once and kept in our cache, or come with a voice that travelled without its text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core import machine
from core.adapters.copies import training_texts
from core.adapters.papers import COPIED as COPIED  # the one threshold, also of what a card calls a copy
from core.files import disk_errors, file_hash, text_hash
from core.language.names import cast
from core.language.shingles import Hashes, SharedRun, Shingles, run_hashes, stretches, word_hash
from core.progress import BadInput, NoSpace
from core.restyling.readings import readings, spellings, without_apostrophes
from core.restyling.whence import whence

TRACES = "shingles.npz"
TEXTS = ("train.jsonl", "valid.jsonl")
_VERSION = "3"
"""Goes up when a text would be cut into other words: what an earlier one kept is made anew."""
_KEPT = 20  # corpora in the cache; those used longest ago go first


class Cast:
    """The names of a corpus, as hashes: it tells whether a name is among them, never which there are."""

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


@dataclass(frozen=True, slots=True)
class Corpus:
    """The training text of a voice, for comparison.

    Attributes:
        runs: its hashed runs of words, or None where neither text nor hashes came with the adapter.
        cast: what answers whether a bare name occurs often in it.
        adapter: the voice's folder, where it has one.
    """

    runs: Shingles | None = None
    cast: Cast | Collection[str] = frozenset()
    adapter: Path | None = None

    @classmethod
    def of(cls, texts: Sequence[str]) -> Corpus:
        """What is known of an author's texts, one or more; no run goes from one into the next."""
        parts = [run_hashes(words, COPIED) for text in texts for words in spellings(text)]
        return cls(Shingles(COPIED, np.unique(np.concatenate(parts))), Cast.of(cast(texts)))

    def copied(self, text: str) -> list[SharedRun]:
        """The stretches of at least `COPIED` words that a text shares with the training text, in order.

        Letters' case, punctuation, line ends, and words broken at line ends do not hide one.
        """
        if self.runs is None:
            return []
        found: list[SharedRun] = []
        for words, spans in readings(text):
            found += stretches(words, spans, self.runs, COPIED)
            bare = without_apostrophes(words)
            found += stretches(bare, spans, self.runs, COPIED) if bare != words else []
        return _joined(found)

    def place(self, text: str, run: SharedRun) -> str:
        """ "Book, chapter" where a run that `copied` found in `text` stands; "" where that cannot be told."""
        return "" if self.adapter is None else whence(self.adapter, text[run.start : run.end])

    def save(self, path: Path) -> None:
        """Write the hashes, for a voice that travels without its text; nothing where there are none.

        Raises:
            NoSpace, BadInput: the place cannot be written to.
        """
        if self.runs is not None:
            names = self.cast if isinstance(self.cast, Cast) else Cast.of(self.cast)
            self.runs.save(path, {"cast": names.hashes()})


def _joined(runs: Iterable[SharedRun]) -> list[SharedRun]:
    """In order, with those that overlap, as two readings of one place do, in one."""
    found: list[SharedRun] = []
    for run in sorted(runs, key=lambda run: (run.start, -run.end)):
        if found and run.start < found[-1].end:
            last = found[-1]
            found[-1] = SharedRun(last.start, max(last.end, run.end), max(last.words, run.words))
        else:
            found.append(run)
    return found


def load_corpus(adapter: Path) -> Corpus:
    """What is known of the training text of the adapter in a folder; empty for one that came without.

    Raises:
        BadInput: the training text is there, and damaged.
    """
    files = [path for name in TEXTS if (path := adapter / "data" / name).is_file() and path.stat().st_size]
    if files:
        return replace(_of_text(files), adapter=adapter)
    for path in sorted(adapter.glob("*shingles*.npz")):
        return replace(_read(path), adapter=adapter)
    return Corpus()


def _of_text(files: Iterable[Path]) -> Corpus:
    """The corpus of training files, from the cache where it is there and whole."""
    files = tuple(files)
    kept = _cache() / f"{text_hash(_VERSION, str(COPIED), *map(file_hash, files))}.npz"
    if kept.is_file():
        with suppress(BadInput, OSError):  # damaged: it is made anew
            corpus = _read(kept)
            kept.touch()
            return corpus
    texts = [text for path in files for text in training_texts(path) if text.strip()]
    if not texts:
        return Corpus()
    corpus = Corpus.of(texts)
    with suppress(BadInput, NoSpace):  # without it, the next time takes as long again, and no more
        corpus.save(kept)
        _tidy()
    return corpus


def _read(path: Path) -> Corpus:
    runs, more = Shingles.load_with(path, ("cast",))
    return Corpus(runs, Cast(more["cast"].tolist()) if "cast" in more else Cast())


def _cache() -> Path:
    return machine.cache_dir() / "corpora"


def _tidy() -> None:
    with disk_errors(_cache()):
        found = sorted(_cache().glob("*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in found[_KEPT:]:
            path.unlink(missing_ok=True)
