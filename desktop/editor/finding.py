"""Owns searching the rows of a text: each is put in lower case once, so that a key stroke only counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop.editor.passage_model import Row

SIDES = 2  # the user's words, the voice's

# Whoever looks for "don't" means both apostrophes, and hardly anybody types the curly one.
_QUOTES = str.maketrans("‘’‚“”„\u2028\u00a0", "'''\"\"\"  ")


@dataclass(frozen=True, slots=True)
class Hit:
    """One find: the row, the side (0 the user's words, 1 the voice's), and which one there, from 0."""

    place: int
    side: int
    number: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A row as it is searched; `row` is the one that it was made of."""

    row: Row
    sides: tuple[str, str]


def plain(text: str) -> str:
    """The text in lower case with straight quotation marks, character for character as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):  # one capital may have two small letters
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(_QUOTES)


def spans(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Where `wanted`, which is `plain`, stands in a text that is: (first, past last), none in another."""
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at, at + len(wanted)
        at = text.find(wanted, at + len(wanted))


class Search:
    """Finds in all rows at once; `prepare` makes of a row what is searched of it.

    Attributes:
        wanted: what is looked for, as `plain` gives it; "" for nothing.
        total: how many finds there are.
    """

    def __init__(self, prepare: Callable[[Row], Prepared], rows: Iterable[Prepared] = ()) -> None:
        self._prepare = prepare
        self._rows: list[Prepared] = list(rows)
        self._counts: list[tuple[int, int]] = [(0, 0)] * len(self._rows)
        self.wanted = ""
        self.total = 0

    def look_for(self, wanted: str) -> None:
        """Count anew for another text; some milliseconds for a novel."""
        self.wanted = plain(wanted)
        self._counts = [self._count(found) for found in self._rows]
        self.total = sum(map(sum, self._counts))

    def _count(self, found: Prepared) -> tuple[int, int]:
        if not self.wanted:
            return 0, 0
        source, voice = found.sides
        return source.count(self.wanted), voice.count(self.wanted)

    def follow(self, rows: Sequence[Row], places: Iterable[int]) -> None:
        """These rows have changed, perhaps."""
        for place in places:
            if place < len(self._rows) and self._rows[place].row is not rows[place]:
                self._rows[place] = self._prepare(rows[place])
                counts = self._count(self._rows[place])
                self.total += sum(counts) - sum(self._counts[place])
                self._counts[place] = counts

    def first(self, place: int) -> Hit | None:
        """The first find in this row or after it, else the first of all."""
        order = [*range(max(0, place), len(self._rows)), *range(min(max(0, place), len(self._rows)))]
        for at in order:
            for side in range(SIDES):
                if self._counts[at][side]:
                    return Hit(at, side, 0)
        return None

    def step(self, hit: Hit, step: int) -> Hit | None:
        """The find `step` after this one, or before it; behind the last stands the first."""
        return self.hit(self.number(hit) + step)

    def hit(self, number: int) -> Hit | None:
        """The find of this number, from 0 and round the end; None where there is none."""
        if not self.total:
            return None
        left = number % self.total
        for place, counts in enumerate(self._counts):
            for side in range(SIDES):
                if left < counts[side]:
                    return Hit(place, side, left)
                left -= counts[side]
        raise AssertionError("the total is the sum of the counts")

    def number(self, hit: Hit) -> int:
        """How many finds stand before this one; one that is gone counts as the last of its side."""
        before = sum(map(sum, self._counts[: hit.place]))
        counts = self._counts[hit.place] if hit.place < len(self._counts) else (0, 0)
        return before + sum(counts[: hit.side]) + max(0, min(hit.number, counts[hit.side] - 1))
