"""Owns the signs that a model runs dry: repeated runs of words, few different ones, and no end of its own.

What is much repetition depends on the author and on the length, so each figure stands beside the author's own
pages of the same number of words. Distinct n-grams: Li et al. 2016 (arXiv 1510.03055); repeated 4-grams:
Welleck et al. 2020 (arXiv 1908.04319).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from core.language.words import WORD, words

REPEATED = 4
"""Words in a row whose return counts as repetition."""
SHORTEST = 50
"""Words below which these figures say nothing: hardly anything repeats itself so soon."""
PAGES = 100
"""Pages of the author's own that a text is held against, spread over the books."""
END = "stop"
"""How a text ends that the model ended itself, as in `core.writing.generate.Piece`."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """How much a text repeats itself.

    Attributes:
        words: of the text.
        repeated: share of its runs of four words that stood in it before, 0-1.
        distinct: shares of different runs of one, two and three words.
        compression: bytes that zlib makes of its bytes, as a share; the lower, the more it repeats.
    """

    words: int
    repeated: float
    distinct: tuple[float, float, float]
    compression: float

    @property
    def telling(self) -> bool:
        """Whether the text is long enough for these figures to say anything."""
        return self.words >= SHORTEST


@dataclass(frozen=True, slots=True)
class Beside:
    """A text's figures among those of the author's own pages of the same length.

    Attributes:
        pages: how many there were; without any, nothing else here says anything.
        repeated, compression: share of the author's pages that repeat themselves less, and that compress
            less, 0-1; 0.5 is the author's usual, 1 is more than any page.
        usual: the author's own figures, the median of each.
    """

    pages: int
    repeated: float = 0.5
    compression: float = 0.5
    usual: Repetition | None = None


def repetition(text: str) -> Repetition:
    """The figures of one text; of an empty one nothing repeats."""
    found = words(text)
    data = text.encode("utf-8", "replace")
    packed = len(zlib.compress(data, 9)) / len(data) if data else 1.0
    one, two, three = (_distinct(found, n) for n in (1, 2, 3))
    return Repetition(len(found), 1 - _distinct(found, REPEATED), (one, two, three), packed)


class OwnPages:
    """The author's own books as pages of any length, for comparison."""

    def __init__(self, books: Iterable[str]) -> None:
        """Args: books: the author's texts, by chapters; no page goes from one into the next."""
        self._books = [(book, [match.span() for match in WORD.finditer(book)]) for book in books]

    def beside(self, text: str) -> Beside:
        """A text held against the author's own pages of the same number of words."""
        own = repetition(text)
        pages = [repetition(page) for page in self._pages(own.words)] if own.telling else []
        if not pages:
            return Beside(0)
        usual = Repetition(
            own.words,
            float(np.median([page.repeated for page in pages])),
            tuple(np.median([page.distinct for page in pages], axis=0).tolist()),
            float(np.median([page.compression for page in pages])),
        )
        more = [_order(own.repeated, page.repeated) for page in pages]
        tighter = [_order(page.compression, own.compression) for page in pages]
        return Beside(len(pages), float(np.mean(more)), float(np.mean(tighter)), usual)

    def _pages(self, words: int) -> list[str]:
        """At most `PAGES` pieces of so many words, evenly over the books."""
        places = [
            (book, spans[first][0], spans[first + words - 1][1])
            for book, spans in self._books
            for first in range(0, len(spans) - words + 1, words)
        ]
        few = len(places) <= PAGES
        chosen = places if few else [places[n * len(places) // PAGES] for n in range(PAGES)]
        return [book[start:end] for book, start, end in chosen]


def _distinct(found: Sequence[str], n: int) -> float:
    """The share of different runs of n words; 1 where there is none."""
    runs = list(zip(*(found[place:] for place in range(n)), strict=False))
    return len(set(runs)) / len(runs) if runs else 1.0


def _order(one: float, other: float) -> float:
    """1 where the first is more, 0 where it is less, a half where they are equal."""
    return 0.5 if one == other else float(one > other)
