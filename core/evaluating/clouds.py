"""Owns the style distance between texts and an author, and the clouds of samples that it is held against.

The distance is the mean of three cosine Deltas: of frequent words, of rhythm (marks, lengths of sentences
and words, variety), and of shapes in a row, which stand for grammar. Their scale is how far a feature
strays between passages of one author. Where there are not three other authors in the author's language,
nothing says which direction is his own; the distances are Burrows's then.

A distance depends on how much text there is. So it is held against samples of the same size, made of
passages as a voice writes them: the author's own pages, each measured against his text without the part of
the book that they come from, and other authors' pages. A sample is a third of such a part at most: larger
ones would hold nearly the same passages each time, and stray less than pages that nobody has seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from core.evaluating.delta import AUTHORS, Ruler, most_frequent
from core.evaluating.features import (
    FAMILIES,
    Column,
    Family,
    Numbers,
    Profile,
    Table,
    passages,
    pooled,
    profile,
)
from core.evaluating.yardsticks import Yardsticks, alike, spread
from core.language.names import cast
from core.progress import BadInput

FREQUENT: Mapping[Family, int] = {"words": 200, "shapes": 200}
"""Features of a family that are measured: most of them are no content words yet."""
_RARE = 2e-4  # share below which a mark or a length says nothing
_MOST = 600  # passages of an author that are measured: 240,000 words
_PARTS = 5  # of the author's text, in each of which he has not been seen by the rest
_SHARE = 3  # samples that a part has room for without sharing a passage
_SAMPLES = 200  # in a cloud, about
_SMALLEST = 4000  # words of the author
_OTHERS = 10_000  # words of another author: fewer would make all samples small


@dataclass(frozen=True, slots=True)
class Cloud:
    """Distances of samples of one size, shape (samples, measures) in the order of MEASURES.

    Attributes:
        own: of the author's own unseen pages.
        others: of other authors' pages; None where there are too few authors.
        different: how many of the author's own samples are not of the same passages as another.
    """

    own: Numbers
    others: Numbers | None
    different: int

    def tells_apart(self) -> float:
        """Share of pairs of an own and another's sample of which the own one is nearer; chance is 0.5."""
        if self.others is None:
            return 0.5
        own, others = self.own[:, -1], self.others[:, -1]
        return float((own[:, None] < others[None, :]).mean())


class StyleSpace:
    """An author, and others, to measure texts against. Build it once and ask it often.

    Args:
        author: the author's training text in order, a string a chapter (an unbroken run of paragraphs).
        held_out: chapters of his that no training saw.
        others: other authors' texts by name, a string a chapter; who has less than 10,000 words, or writes
            another language, is left out.
        yardsticks: what ships with the app, or None.
        name: the author's name, so that he is no yardstick of his own.

    Raises:
        BadInput: there is too little text of the author, or it cannot be parted.
    """

    def __init__(
        self,
        author: Sequence[str],
        held_out: Sequence[str] = (),
        others: Mapping[str, Sequence[str]] | None = None,
        yardsticks: Yardsticks | None = None,
        name: str = "",
    ) -> None:
        pieces, unseen = _pieces(author), _pieces(held_out)
        self.names = cast(text for _, text in [*pieces, *unseen])
        profiles = [profile(text, self.names) for _, text in pieces]
        whole = pooled(profiles)
        if whole.words < _SMALLEST:
            raise BadInput(
                f"The author's text has {whole.words:,} words, too few to tell how it is written.",
                f"Add more of the author's books: {_SMALLEST:,} words are the least.",
            )
        known = _known(whole, others or {})
        speaks = yardsticks is not None and yardsticks.speaks(whole)
        shipped = yardsticks.without(name, *known) if yardsticks is not None and speaks else {}
        columns = columns_of([whole, *map(pooled, known.values())], list(shipped.values()))
        self.columns = columns
        self._author = Table.of(profiles, columns)
        self._part = _parts([chapter for chapter, _ in pieces], self._author.words)
        if len(np.unique(self._part)) < _PARTS:
            raise BadInput(
                "The author's text has no ends of sentences to part it at, so its style cannot be told.",
                "Look at the text on the page Clean, and import the book again from another file if need be.",
            )
        self._held_out = Table.of([profile(text, self.names) for _, text in unseen], columns)
        self._others = {other: table.only(columns) for other, table in shipped.items()}
        self._others |= {other: Table.of(rows, columns) for other, rows in known.items()}
        if len(self._others) + 1 < AUTHORS:
            self._others = {}
        self._ruler = Ruler([self._author, *self._others.values()])
        self._mean = self._author.pooled()
        self.cloud = lru_cache(maxsize=64)(self._cloud)

    @property
    def others(self) -> tuple[str, ...]:
        """Names of the authors that make the floor; none where there is no floor."""
        return tuple(self._others)

    @property
    def largest(self) -> int:
        """Words up to which samples can be compared: some of a part of the author's text, or of another's."""
        parts = [self._author.words[self._part == part].sum() for part in range(_PARTS)]
        return int(min([np.median(parts), *(table.words.sum() for table in self._others.values())]) / _SHARE)

    def speaks(self, table: Table) -> bool:
        """Whether texts are in the author's language."""
        return alike(_shares(self._author, "words"), _shares(table, "words"))

    def table(self, texts: Sequence[str]) -> Table:
        """The counts of texts that are to be measured."""
        return Table.of([profile(text, self.names) for text in texts], self.columns)

    def distances(self, shares: Numbers, author: Numbers | None = None) -> Numbers:
        """Distances of samples from the author, shape (samples, measures).

        Args:
            shares: of the features, shape (samples, features).
            author: shares of the author where it is not all of his text.
        """
        return self._ruler.distances(shares, self._mean if author is None else author)

    def _cloud(self, size: int) -> Cloud:
        """Samples of some `size` words of the author and of others. Ask `cloud`, which remembers."""
        parts = [self._part == part for part in range(_PARTS)]
        unseen = [(self._author.rows(there), self._author.rows(~there).pooled()) for there in parts]
        unseen.append((self._held_out, self._mean))
        own, different = [], 0
        for table, rest in unseen:
            if table.words.sum() >= 2 * min(size, self.largest):
                chosen = samples(table.words, size, _SAMPLES // _PARTS)
                own.append(self.distances(table.shares(chosen), rest))
                different += len(np.unique(chosen, axis=0))
        each = -(-_SAMPLES // max(1, len(self._others)))
        others = [
            self.distances(table.shares(samples(table.words, size, each))) for table in self._others.values()
        ]
        return Cloud(np.concatenate(own), np.concatenate(others) if others else None, different)


def samples(words: Numbers, size: int, number: int, seed: int = 1) -> Numbers:
    """Samples of some `size` words, each of different passages: how often each passage is in each sample.

    Args:
        words: of each passage.

    Returns:
        zeros and ones, shape (number, passages).
    """
    random = np.random.default_rng(seed)
    found = np.zeros((number, len(words)))
    for row in found:
        order = random.permutation(len(words))
        reached = np.cumsum(words[order])
        row[order[: int(np.abs(reached - size).argmin()) + 1]] = 1
    return found


def _pieces(chapters: Sequence[str]) -> list[tuple[int, str]]:
    """Passages with the number of their chapter; of very much text some, evenly spread."""
    pieces = [(number, piece) for number, chapter in enumerate(chapters) for piece in passages(chapter)]
    return spread(pieces, _MOST)


def _known(author: Profile, others: Mapping[str, Sequence[str]]) -> dict[str, list[Profile]]:
    """Profiles of the other authors that write in the author's language, and enough."""
    found = {}
    for name, chapters in others.items():
        pieces = [text for _, text in _pieces(chapters)]
        names = cast(pieces)
        rows = [profile(text, names) for text in pieces]
        whole = pooled(rows)
        if whole.words >= _OTHERS and alike(author.shares("words"), whole.shares("words")):
            found[name] = rows
    return found


def columns_of(texts: Sequence[Profile], tables: Sequence[Table]) -> tuple[Column, ...]:
    """The features to measure: the most frequent ones of all these authors, among those that all know of."""
    known = set(tables[0].columns) if tables else None
    found: list[Column] = []
    for family in FAMILIES:
        shares = [text.shares(family) for text in texts] + [_shares(table, family) for table in tables]
        if known is not None:
            shares = [{name: n for name, n in one.items() if (family, name) in known} for one in shares]
        if family in FREQUENT:
            names = most_frequent(shares, FREQUENT[family])
        else:
            names = most_frequent(shares, len({name for one in shares for name in one}))
            names = [n for n in names if sum(one.get(n, 0.0) for one in shares) >= _RARE * len(shares)]
        found += [(family, name) for name in names]
    return tuple(found)


def _shares(table: Table, family: Family) -> dict[str, float]:
    pairs = zip(table.columns, table.pooled().tolist(), strict=True)
    return {name: share for (of, name), share in pairs if of == family}


def _parts(chapters: Sequence[int], words: Numbers) -> Numbers:
    """In which part of the text each passage stands; chapters stay whole where the parts come out even."""
    middles = np.cumsum(words) - words / 2
    number = np.array(chapters)
    centres = np.array([np.average(middles[number == n], weights=words[number == n]) for n in chapters])
    whole, single = (_PARTS * places // words.sum() for places in (centres, middles))
    sizes = [words[whole == part].sum() for part in range(_PARTS)]
    even = _PARTS * np.median(sizes) >= words.sum() / 2 and min(sizes) > 0
    return np.asarray(whole if even else single)
