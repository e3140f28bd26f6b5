"""Owns what is kept back to measure on: whole runs or a block, and no text of it left to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from core.language.shingles import Hashes, Shingles, run_hashes
from core.language.words import words
from core.training.dataset import Example

SHARE = 0.1
"""Part of the examples kept back."""
LEAST, MOST = 0.05, 0.25
"""Whole runs outside these shares are too coarse a measure: a block of one run is taken instead."""
LEAK = 12
"""Words in a row that no learned example may share with a kept one."""
LONG_LEAK = 25
"""The same where a book repeats itself so much that the rule above would cost a fifth of it."""


@dataclass(frozen=True, slots=True)
class Split:
    """What is learned and what is measured on.

    Attributes:
        whole: True when only whole runs (chapters) are kept back.
        overlapping, leaking: examples left out of both because they overlap the kept block, or
            share a run of words with it.
    """

    train: tuple[Example, ...]
    valid: tuple[Example, ...]
    whole: bool
    overlapping: int = 0
    leaking: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        told = []
        if self.overlapping:
            told.append(f"{_examples(self.overlapping)} beside the held-out block left out: overlapping it.")
        if self.leaking:
            told.append(
                f"{_examples(self.leaking)} left out: sharing {LEAK} or more words in a row "
                "with the held-out text."
            )
        return tuple(told)


def split(examples: Sequence[Example]) -> Split:
    """Keep back about a tenth: whole runs that stand together, else a block; then remove leaks.

    At least one example is kept back and at least one learned, as far as leaks allow. The choice
    depends on the examples alone, not on a seed, so that voices can be compared.

    Args:
        examples: two or more, in the order of the corpus.
    """
    runs = [list(group) for _, group in groupby(examples, key=lambda e: e.run)]
    chosen = _whole_runs([len(run) for run in runs])
    if chosen is not None:
        first, last = chosen
        valid = [e for run in runs[first:last] for e in run]
        train = [e for run in (*runs[:first], *runs[last:]) for e in run]
        overlapping, whole = 0, True
    else:
        valid = _block(max(runs, key=len), round(SHARE * len(examples)) or 1)
        if len(valid) == len(examples):
            valid = valid[:1]
        kept = set(map(id, valid))
        rest = [e for e in examples if id(e) not in kept]
        train = [e for e in rest if not any(_overlap(e, v) for v in valid)]
        overlapping, whole = len(rest) - len(train), False
    clean = without_leaks(train, valid)
    return Split(tuple(clean), tuple(valid), whole, overlapping, len(train) - len(clean))


def without_leaks(train: Sequence[Example], valid: Sequence[Example]) -> list[Example]:
    """The examples that share no run of words with the kept ones.

    In text full of formulas (epic verse, law) that would leave too little; then only longer shared
    runs count, which such repetition does not explain.
    """
    clean = _without(train, valid, LEAK)
    if len(clean) >= 0.8 * len(train):
        return clean
    lenient = _without(train, valid, LONG_LEAK)
    return lenient if len(lenient) >= 0.8 * len(train) else clean


def shared_runs(train: Iterable[Example], valid: Iterable[Example], length: int = LEAK) -> int:
    """How many different runs of so many words stand in both; 0 is a clean split."""
    return int(np.intersect1d(_all_runs(train, length), _all_runs(valid, length)).size)


def _without(train: Sequence[Example], valid: Sequence[Example], length: int) -> list[Example]:
    kept = Shingles(length, _all_runs(valid, length))
    return [e for e in train if not kept.holds(run_hashes(words(e.content), length)).any()]


def _all_runs(examples: Iterable[Example], length: int) -> Hashes:
    found = [run_hashes(words(e.content), length) for e in examples]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.uint64)


def _whole_runs(sizes: Sequence[int]) -> tuple[int, int] | None:
    """The neighbouring runs, end exclusive, nearest to the wanted share; of equals, the middlemost.

    The middle, because openings and endings of books are unlike the rest.
    """
    total, best, choice = sum(sizes), 1.0, None
    for first in range(len(sizes)):
        count = 0
        for last in range(first, len(sizes)):
            count += sizes[last]
            share = count / total
            if share > MOST:
                break
            middle = abs((first + last + 1) / 2 / len(sizes) - 0.5)
            cost = abs(share - SHARE) + 0.02 * middle
            if share >= LEAST and cost < best:
                best, choice = cost, (first, last + 1)
    return choice


def _block(run: Sequence[Example], count: int) -> list[Example]:
    """So many neighbouring examples from the middle of a run."""
    first = (len(run) - count) // 2
    return list(run[first : first + count])


def _overlap(one: Example, other: Example) -> bool:
    return one.run == other.run and one.start < other.end and other.start < one.end


def _examples(count: int) -> str:
    return "One example" if count == 1 else f"{count} examples"
