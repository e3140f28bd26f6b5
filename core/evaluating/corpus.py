"""Owns what there is to compare a voice's writing with: the author's text, its hashes, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from core.adapters.chapters import Chapter, chapters, stamp, stamp_of
from core.adapters.copies import read_traces, text_files, traces_file, training_texts
from core.evaluating.corpus_index import CorpusIndex, read
from core.language.cast import Cast
from core.language.names import cast
from core.language.shingles import Shingles
from core.project import Project

_THERE = 0.9
"""Share of a passage's runs from which on the clean text counts as having it; the rest may be repaired."""


@dataclass(frozen=True)
class Corpus:
    """An author's books as far as they are known.

    Attributes:
        texts: the books by chapters, or what a voice learned from by passages; empty without a text.
        whole: whether these are the books, and not only what a voice learned from.
        traces: hashed runs of words of a voice that travelled without its text; None where there are none.
        hashed_names: the names in them, with `traces`.
    """

    texts: tuple[Chapter, ...] = ()
    traces: Shingles | None = None
    hashed_names: Cast = field(default_factory=Cast)
    whole: bool = True

    @classmethod
    def of(cls, texts: Iterable[str]) -> Corpus:
        """The corpus of books whose chapters have no names."""
        return cls(tuple(Chapter("", text) for text in texts))

    @cached_property
    def index(self) -> CorpusIndex | None:
        """The index of the text, made when it is first wanted: about a second for a million words."""
        return CorpusIndex(self.texts) if any(chapter.text.strip() for chapter in self.texts) else None

    @cached_property
    def cast(self) -> frozenset[str]:
        """The names, bare, that occur often in the text."""
        return cast(chapter.text for chapter in self.texts)


def corpus_of(adapter: Path, project: Project | None = None) -> Corpus:
    """What is known of a voice's books.

    The clean text of the project that it lies in, all of it, with its chapters' names; what the voice
    learned from beside its weights, as far as that stands in no chapter; else what it has of hashes.

    Args:
        project: with the author's books, for a voice that lies in none that can be read.

    Raises:
        BadInput: what lies beside the weights is damaged.
    """
    known = stamp(adapter) or (stamp_of(project) if project is not None else None)
    found = chapters(known) if known is not None else []
    learned = [text for path in text_files(adapter) for text in training_texts(path) if text.strip()]
    corpus = Corpus(tuple(found))
    if corpus.index is not None:
        index = corpus.index
        learned = [text for text in learned if index.holds(read(text)) < _THERE]
    if learned:
        passages = (Chapter("", text) for text in without_overlaps(learned))
        corpus = Corpus((*found, *passages), whole=bool(found))
    if not corpus.texts and (path := traces_file(adapter)):
        return Corpus((), *read_traces(path), whole=False)
    return corpus


def without_overlaps(passages: Sequence[str]) -> Iterator[str]:
    """The passages, each without the paragraphs at its beginning with which the one before it ends."""
    before: list[str] = []
    for passage in passages:
        paragraphs = passage.split("\n\n")
        most = min(len(before), len(paragraphs) - 1)
        shared = next((n for n in range(most, 0, -1) if before[-n:] == paragraphs[:n]), 0)
        yield "\n\n".join(paragraphs[shared:])
        before = paragraphs
