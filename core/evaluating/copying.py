"""Owns the check of a text for copying: which of its words stand in the author's books in a row, and where.

A description may quote the books, and be quoted: words that the prompt has are no copied words, and a run is
none that has hardly more than those. One that goes beyond them counts as long as it stands in the books.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.adapters.chapters import Chapter
from core.adapters.papers import COPIED
from core.evaluating.corpus import Corpus
from core.evaluating.corpus_index import RUN, CorpusIndex, Run, Words, read
from core.language.readings import copied_runs
from core.language.shingles import Shingles
from core.language.words import CJK

LONG = 20
"""A span of more words than this is a copy, whatever the book."""
_CHARACTER = re.compile(f"[{CJK}]")

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the books a span stands.

    Attributes:
        text: number of the text of the corpus. start, end: its characters, end exclusive.
        name: "Book, chapter", or "" where that is not known.
    """

    text: int
    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text that stands in the books.

    Attributes:
        start, end: its characters, end exclusive; no two spans overlap.
        words: of the run that it belongs to, as the books count them. Where two runs overlap, the piece of
            the shorter one begins or ends where the longer one does.
        given: how many of them stand in the prompt too, in runs of `RUN` or more.
        place: None where only hashes are known.
    """

    start: int
    end: int
    words: int
    given: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """What of a text stands in the author's books.

    Attributes:
        words: of the text. copied: of them in spans, the prompt's left out. spans: in order.
        quoted: whether runs were passed over because the prompt has them.
        whole: whether it was held against the whole books, as `Corpus.whole`.
        least: the shortest run that could be told, in words; 0 where there was nothing to compare with.
        characters: whether it is mostly in a script without spaces, where a character counts as a word.
    """

    words: int
    copied: int = 0
    spans: tuple[Span, ...] = ()
    least: int = 0
    characters: bool = False
    quoted: bool = False
    whole: bool = True

    @property
    def share(self) -> float:
        """Words in copied spans among all, 0-1."""
        return self.copied / self.words if self.words else 0.0

    @property
    def longest(self) -> Span | None:
        """The span of the longest run."""
        return max(self.spans, key=lambda span: span.words, default=None)

    def beyond(self, words: int) -> tuple[Span, ...]:
        """The spans of so many words or more; of two characters for each in a script without spaces."""
        least = 2 * words if self.characters else words
        return tuple(span for span in self.spans if span.words >= least)

    @property
    def long(self) -> tuple[Span, ...]:
        """The spans of more than `LONG` words."""
        return self.beyond(LONG + 1)

    @property
    def remarkable(self) -> tuple[Span, ...]:
        """The spans of so many words as no two texts share by chance."""
        return self.beyond(COPIED)


def check(text: str, corpus: Corpus, prompt: str = "") -> Copied:
    """What of a text stands in the books, beyond what the prompt has that it was written from."""
    words = read(text)
    characters = 2 * len(_CHARACTER.findall(text)) > len(words)
    if corpus.index is not None:
        runs, least = corpus.index.runs(words), RUN
    elif corpus.traces is not None:
        runs, least = _of_traces(text, words, corpus.traces), corpus.traces.n
    else:
        return Copied(len(words), characters=characters)
    found = counted(words, runs, corpus.index, given(words, prompt), least, characters)
    return replace(found, whole=corpus.whole)


def counted(
    words: Words,
    runs: Iterable[Run],
    index: CorpusIndex | None,
    prompts: Mask,
    least: int = RUN,
    characters: bool = False,
) -> Copied:
    """Spans and counts from the runs that were found; a run with fewer than `RUN` own words is passed over.

    Args:
        prompts: (words,) which words of the text the prompt has.
    """
    covered = np.zeros(len(words), np.bool_)
    spans, quoted = [], False
    for run in sorted(runs, key=lambda run: (run.start - run.end, run.start)):  # the longest first
        known = int(prompts[run.start : run.end].sum())
        if run.words - known < RUN:
            quoted = True
            continue
        for start, end in _stretches(~covered[run.start : run.end]):
            first, last = run.start + start, run.start + end - 1
            place = None if index is None else _place(index, run)
            spans.append(Span(int(words.spans[first, 0]), int(words.spans[last, 1]), run.words, known, place))
        covered[run.start : run.end] = True
    spans.sort(key=lambda span: span.start)
    return Copied(len(words), int((covered & ~prompts).sum()), tuple(spans), least, characters, quoted)


def given(words: Words, prompt: str) -> Mask:
    """Which words of a text stand in the prompt in runs of `RUN` or more, shape (words,)."""
    found = np.zeros(len(words), np.bool_)
    for run in CorpusIndex([Chapter("", prompt)]).runs(words) if prompt.strip() else ():
        found[run.start : run.end] = True
    return found


def _of_traces(text: str, words: Words, traces: Shingles) -> list[Run]:
    """The runs of a text in a corpus of which only hashes are known; where they stand there is not."""
    return [
        Run(
            int(np.searchsorted(words.spans[:, 0], run.start)),
            int(np.searchsorted(words.spans[:, 0], run.end)),
            0,
            run.words,
        )
        for run in copied_runs(text, traces, traces.n)
    ]


def _stretches(mask: Mask) -> Sequence[tuple[int, int]]:
    """Where a mask holds, end exclusive."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _place(index: CorpusIndex, run: Run) -> Place:
    text, start, end = index.place(run.at, run.words)
    return Place(text, start, end, index.texts[text].place)
