"""Owns a corpus as an index of runs of words: which runs of a text stand in it, how long they are, and where.

Texts are compared by their letters and digits alone, folded, from the beginning of one word to the end of
another. So case, quotes, accents, dashes, emphasis, line ends and words broken there, "dont" for "don't",
"today" for "to-day", "oeuvre" for "œuvre" and "ueber" for "über" hide nothing. A run goes on from one text of
the corpus into the next: a book that was cut into passages is one book.

A run of `RUN` words is kept as a 64-bit hash: two that differ are taken for one once in 10^13 lookups or so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.adapters.chapters import Chapter
from core.language.words import WORD

RUN = 5
"""Words in a row, as the corpus has them, that count as standing there."""
_READ = range(3, 11)
"""As how many words a text may have a run: fewer where it joins words, more where it parts them."""
_MOST = 4096
"""Places of one run that are looked at: what stands there more often is a refrain, and its length a guess."""
_LIGATURES = str.maketrans({"æ": "a", "œ": "o", "ø": "o"})
_BEFORE_E, _E = ([ord(letter) for letter in letters] for letters in ("aouAOU", "eE"))
"""An e behind these is not compared: "ae" is written for "ä" and for "æ", and "ä" is compared as "a".

At the end of a word it is: there it is seldom written so, and "Joe" is not Jo, nor a toe "to".
"""
_BASE = np.uint64(0x9E3779B97F4A7C15)

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words, in numbers.

    Attributes:
        hashes: (n,) of each word's letters. shifts: (n,) what makes room behind a hash for these.
        begins: (n + 1,) letters of the text before each word; the last is all of them.
        spans: (n, 2) characters of each word, end exclusive.
    """

    hashes: Hashes
    shifts: Hashes
    begins: Numbers
    spans: Numbers

    def __len__(self) -> int:
        return len(self.hashes)

    def runs(self, n: int) -> Hashes:
        """A hash of the letters of each n words in a row, shape (len - n + 1,); empty for shorter texts."""
        count = max(0, len(self) - n + 1)
        found = np.zeros(count, np.uint64)
        for place in range(n if count else 0):
            found = found * self.shifts[place : place + count] + self.hashes[place : place + count]
        return found


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a text that stand in the corpus in one place, in a row.

    Attributes:
        start, end: words of the text, end exclusive.
        at: number of the first word in the corpus. words: how many the corpus has there, `RUN` or more.
    """

    start: int
    end: int
    at: int
    words: int


def read(text: str) -> Words:
    """The words of a text."""
    spans = np.array([match.span() for match in WORD.finditer(text)], np.int64).reshape(-1, 2)
    if not len(spans):
        nothing = np.empty(0, np.uint64)
        return Words(nothing, nothing, np.zeros(1, np.int64), spans)
    values, before = _letters(text)
    begins = np.append(before[spans[:, 0]], len(values))
    lengths = np.diff(begins)
    powers = _powers(int(lengths.max()))
    behind = np.repeat(begins[1:], lengths) - 1 - np.arange(len(values))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(values * powers[behind], dtype=np.uint64)))
    return Words(sums[begins[1:]] - sums[begins[:-1]], powers[lengths], begins, spans)


class CorpusIndex:
    """An author's texts with every run of `RUN` words in them; some 30 bytes a word beside the texts."""

    def __init__(self, texts: Iterable[Chapter]) -> None:
        self.texts: tuple[Chapter, ...] = tuple(texts)
        parts = [read(chapter.text) for chapter in self.texts]
        self._firsts = np.cumsum([0, *map(len, parts)])
        whole = _in_a_row(parts)
        self._begins, self._spans = whole.begins.astype(np.uint32), whole.spans.astype(np.uint32)
        hashes = whole.runs(RUN)
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._at = order.astype(np.uint32)

    def __len__(self) -> int:
        """Words of the corpus."""
        return int(self._firsts[-1])

    @property
    def bytes(self) -> int:
        """What it takes in memory, the texts aside."""
        return sum(part.nbytes for part in (self._hashes, self._at, self._begins, self._spans, self._firsts))

    def runs(self, words: Words, leave_out: range = range(0)) -> list[Run]:
        """The longest runs of a text that stand in the corpus, in order; none lies within another.

        Args:
            leave_out: words of the corpus that are taken as not there.
        """
        begins, ends, at = self._seeds(words, leave_out)
        if not len(at):
            return []
        ahead = self._begins[at].astype(np.int64) - begins  # the same all along a run
        begins, ends, ahead = _outermost(*_chained(begins, ends, ahead))
        return [
            Run(start, end, first, last - first)
            for start, end, first, last in zip(
                np.searchsorted(words.begins, begins).tolist(),
                np.searchsorted(words.begins, ends).tolist(),
                np.searchsorted(self._begins, begins + ahead).tolist(),
                np.searchsorted(self._begins, ends + ahead).tolist(),
                strict=True,
            )
        ]

    def _seeds(self, words: Words, leave_out: range) -> tuple[Numbers, Numbers, Numbers]:
        """Letters where each run of `RUN` begins and ends in the text, and its word in the corpus."""
        found = [
            (words.begins[start], words.begins[start + n], at)
            for n in _READ
            for start, at in (self._found(words.runs(n)),)
        ]
        begins, ends, at = (np.concatenate(parts) for parts in zip(*found, strict=True))
        here = (at < leave_out.start - RUN + 1) | (at >= leave_out.stop) if leave_out else slice(None)
        return begins[here], ends[here], at[here]

    def _found(self, hashes: Hashes) -> tuple[Numbers, Numbers]:
        """Of each hash that the corpus has its number here, and each of its places there."""
        low = np.searchsorted(self._hashes, hashes)
        count = np.minimum(np.searchsorted(self._hashes, hashes, "right") - low, _MOST)
        number = np.repeat(np.arange(len(hashes)), count)
        within = np.arange(len(number)) - np.repeat(np.cumsum(count) - count, count)
        return number, self._at[np.repeat(low, count) + within].astype(np.int64)

    def holds(self, words: Words) -> float:
        """The share of a text's runs of `RUN` words that stand here, 0-1; 1 for a text without any."""
        hashes = words.runs(RUN)
        if not len(hashes) or not len(self._hashes):
            return float(not len(hashes))
        at = np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        return float(np.equal(self._hashes[at], hashes).mean())

    def place(self, at: int, words: int) -> tuple[int, int, int]:
        """Number of the text in which words of the corpus begin, and their characters there."""
        text = int(np.searchsorted(self._firsts, at, "right")) - 1
        last = min(at + words, int(self._firsts[text + 1])) - 1
        return text, int(self._spans[at, 0]), int(self._spans[last, 1])

    def pages(self, words: int) -> Iterator[tuple[str, range]]:
        """The corpus in pieces of so many words, none across two texts; each with its words' numbers."""
        for number, (first, past) in enumerate(zip(self._firsts[:-1], self._firsts[1:], strict=True)):
            for start in range(int(first), int(past) - words + 1, words):
                piece = self._spans[start : start + words]
                yield self.texts[number].text[piece[0, 0] : piece[-1, 1]], range(start, start + words)


def _chained(begins: Numbers, ends: Numbers, ahead: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Stretches of letters that overlap or meet, and lie equally far ahead, in one."""
    order = np.lexsort((begins, ahead))
    begins, ends, ahead = begins[order], ends[order], ahead[order]
    apart = (ahead[1:] != ahead[:-1]) | (begins[1:] > ends[:-1])
    edges = np.flatnonzero(np.concatenate(([True], apart, [True])))
    return begins[edges[:-1]], ends[edges[1:] - 1], ahead[edges[:-1]]


def _outermost(begins: Numbers, ends: Numbers, ahead: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The stretches that lie within no other, in order."""
    order = np.lexsort((-ends, begins))
    begins, ends, ahead = begins[order], ends[order], ahead[order]
    kept = ends > np.maximum.accumulate(np.concatenate(([-1], ends[:-1])))
    return begins[kept], ends[kept], ahead[kept]


def _in_a_row(parts: Sequence[Words]) -> Words:
    """Several texts as one; the characters stay those of each."""
    every = (read(""), *parts)  # the first for the shapes, where there are no others
    before = np.cumsum([0, *(part.begins[-1] for part in every)])
    begins = [part.begins[:-1] + letters for part, letters in zip(every, before[:-1], strict=True)]
    return Words(
        np.concatenate([part.hashes for part in every]),
        np.concatenate([part.shifts for part in every]),
        np.concatenate([*begins, before[-1:]]),
        np.concatenate([part.spans for part in every]),
    )


def _letters(text: str) -> tuple[Hashes, Numbers]:
    """A number for each folded letter of a text, and how many of them stand before each character."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = np.flatnonzero(np.bincount(codes))
    folded = [_folded(chr(kind)) for kind in kinds.tolist()]
    table = np.zeros(int(kinds[-1]) + 1, np.int64)
    table[kinds] = np.arange(len(kinds))
    which = table[codes]
    counts = np.array([len(letters) for letters in folded], np.int64)
    firsts = np.cumsum(counts) - counts
    lengths = counts[which]
    umlauts = np.isin(codes[:-2], _BEFORE_E) & np.isin(codes[1:-1], _E) & (lengths[2:] > 0)
    lengths[1:-1][umlauts] = 0
    before = np.cumsum(lengths) - lengths
    flat = _scattered(np.array([ord(c) for letters in folded for c in letters], np.uint64))
    total = int(lengths.sum())
    return flat[np.repeat(firsts[which] - before, lengths) + np.arange(total)], before


@lru_cache(maxsize=1 << 14)
def _folded(character: str) -> str:
    """The letters that a character is compared as: none for what is no letter or digit."""
    if not character.isalnum():
        return ""
    plain = unicodedata.normalize("NFKD", character).casefold().translate(_LIGATURES)
    return "".join(letter for letter in plain if letter.isalnum())


@lru_cache(maxsize=64)
def _powers(most: int) -> Hashes:
    """The powers 0 to `most` of the hashes' base, which wrap around."""
    return np.concatenate((np.ones(1, np.uint64), np.cumprod(np.full(most, _BASE), dtype=np.uint64)))


def _scattered(values: Hashes) -> Hashes:
    """Numbers without a pattern for letters: the finishing steps of splitmix64 (Steele, Lea, Flood 2014)."""
    values = values * _BASE
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
