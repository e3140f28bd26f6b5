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
from core.adapters.copies import read_traces, text_files, traces_file, training_texts
from core.adapters.papers import COPIED as COPIED  # the one threshold, also of what a card calls a copy
from core.files import disk_errors, file_hash, text_hash
from core.language.cast import Cast as Cast
from core.language.names import cast
from core.language.readings import copied_runs, spellings
from core.language.shingles import SharedRun, Shingles, run_hashes
from core.progress import BadInput, NoSpace
from core.restyling.whence import whence

TRACES = "shingles.npz"
_VERSION = "4"
"""Goes up when a text would be cut into other words or names: what an earlier one kept is made anew."""
_KEPT = 20  # corpora in the cache; those used longest ago go first


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
        return [] if self.runs is None else copied_runs(text, self.runs, COPIED)

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


def load_corpus(adapter: Path) -> Corpus:
    """What is known of the training text of the adapter in a folder; empty for one that came without.

    Raises:
        BadInput: the training text is there, and damaged.
    """
    if files := text_files(adapter):
        return replace(_of_text(files), adapter=adapter)
    if path := traces_file(adapter):
        return replace(Corpus(*read_traces(path)), adapter=adapter)
    return Corpus()


def _of_text(files: Iterable[Path]) -> Corpus:
    """The corpus of training files, from the cache where it is there and whole."""
    files = tuple(files)
    kept = _cache() / f"{text_hash(_VERSION, str(COPIED), *map(file_hash, files))}.npz"
    if kept.is_file():
        with suppress(BadInput, OSError):  # damaged: it is made anew
            corpus = Corpus(*read_traces(kept))
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


def _cache() -> Path:
    return machine.cache_dir() / "corpora"


def _tidy() -> None:
    with disk_errors(_cache()):
        found = sorted(_cache().glob("*.npz"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in found[_KEPT:]:
            path.unlink(missing_ok=True)
