"""Owns where a text stands between an author and others by the way it is written, and when that means
nothing.

A bare distance says nothing to anybody, so what is given are percentiles and a position between fixed
points: 0 is the middle of other authors' pages (the floor), 100 the middle of the author's own pages that
were not looked at (the ceiling), both in samples of the text's own size. See `clouds` for the distance. The
interval is by bootstrap over passages. Where the two clouds of samples run into each other at a size, or
the text is shorter than LEAST words, the figures mean nothing and `enough` is False; `note` says so in a
sentence.

How sure that is was measured on thirteen authors, chapters apart, by tests/bench/bench_evaluate_style.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from core.evaluating import bootstrap
from core.evaluating.clouds import Cloud, StyleSpace, samples
from core.evaluating.delta import MEASURES
from core.evaluating.features import Numbers, Table, passages
from core.evaluating.found import Place, StylePart
from core.evaluating.interval import Interval, alone
from core.language.words import count_words
from core.progress import BadInput

LEAST = 1000
"""Words below which no figure is given weight. Among ten authors the nearest one is the right one for 98 of
100 samples of 3,000 words, 94 of 1,000, 89 of 500 and 83 of 250: a single passage says little.
"""
SURE = 0.95
"""Share of pairs of an own and another's sample that are to be told apart for figures to mean something."""
LEAST_OWN = 20_000
"""Words of the author with which samples of LEAST words can be had, however uneven the parts of them are."""
FEWEST = 30
"""Different samples of the author's own pages below which nobody can say how far they stray."""
SIZES = (LEAST, 1500, 2000, 3000, 4000, 5000)

_LONG = 800  # words from which on a text is measured passage by passage
_ROUND = 100  # words to which a size is rounded: clouds are kept by size
_SMALLEST = 250  # words of a sample
_SUBSETS = 50  # parts of a text that is longer than what it can be compared with
_NEAR = 0.05  # of the author's own distance: no others are taken to be nearer to it than that


def score(space: StyleSpace, texts: Sequence[str], seed: int = 1) -> Place:
    """Where texts stand, taken together; the interval is over them.

    Args:
        texts: passages or chapters.

    Raises:
        BadInput: there is not a word in them.
    """
    table = _table(space, texts)
    words = int(table.words.sum())
    cloud, found = _measured(space, table, seed)
    each, middle = found[:, -1], float(found[:, -1].mean())
    distance = bootstrap.pooled(middle, _each_left_out(space, table), seed=seed)
    own, others = cloud.own[:, -1], None if cloud.others is None else cloud.others[:, -1]
    enough, note = _verdict(space, table, cloud)

    def farther(where: Numbers, away: float) -> float:
        return _farther(where, each + away - middle)

    return Place(
        words=words,
        times=_mapped(distance, lambda d: d / float(np.median(own))),
        own=_mapped(distance, lambda d: farther(own, d)),
        others=None if others is None else _mapped(distance, lambda d: farther(others, d)),
        position=None if others is None else _mapped(distance, lambda d: float(_points(cloud, d))),
        parts=tuple(_part(part, cloud, at, found[:, at]) for at, part in enumerate(MEASURES[:-1])),
        enough=enough,
        note=note,
    )


def ahead(space: StyleSpace, ours: Sequence[str], theirs: Sequence[str], seed: int = 1) -> Interval:
    """How much nearer to the author texts are than other texts, in points of position.

    Series of one length are taken for answers to the same questions and drawn in pairs. Without a floor
    a point is a per cent of the author's own distance. Where either has fewer than LEAST words, nobody can
    say how sure it is.

    Raises:
        BadInput: there is not a word in either.
    """
    paired = len(ours) == len(theirs)
    points, without, words = [], [], []
    for texts in (ours, theirs):
        table = space.table(texts) if paired else _table(space, texts)
        _check(table)
        cloud, found = _measured(space, table, seed)
        points.append(float(_points(cloud, found[:, -1].mean())))
        without.append(_points(cloud, _each_left_out(space, table)))
        words.append(table.words.sum())
    if min(words) < LEAST:
        return alone(points[0] - points[1])
    series = [without[0] - without[1]] if paired else [without[0], -without[1]]
    return bootstrap.pooled(points[0] - points[1], *series, seed=seed)


def spreads(space: StyleSpace, words: int) -> tuple[Interval | None, Interval | None]:
    """Where 95 of 100 samples of so many words lie, in points of position: the author's own and others'.

    None of both without a floor.
    """
    cloud = space.cloud(_size(space, words))
    if cloud.others is None:
        return None, None
    own, others = (_points(cloud, part[:, -1]) for part in (cloud.own, cloud.others))
    return _middle(own), _middle(others)


def least_words(space: StyleSpace) -> int | None:
    """Words from which on figures mean something; None where not even the largest samples do."""
    sizes = [size for size in SIZES if size <= space.largest]
    return next((size for size in sizes if space.cloud(size).tells_apart() >= SURE), None)


def _table(space: StyleSpace, texts: Sequence[str]) -> Table:
    """Counts of the texts, long ones in passages."""
    table = space.table([piece for text in texts for piece in _pieces(text)])
    _check(table)
    return table


def _pieces(text: str) -> list[str]:
    return passages(text) if count_words(text) >= _LONG else [text]


def _check(table: Table) -> None:
    if not table.words.sum():
        raise BadInput("There is no text to measure the style of.", "Write samples first, then measure them.")


def _measured(space: StyleSpace, table: Table, seed: int) -> tuple[Cloud, Numbers]:
    """The cloud of the text's size, and its distances, shape (samples, measures): one sample is all of it.

    Of a text that is longer than what it can be compared with there are samples of what can.
    """
    words = int(table.words.sum())
    weights = np.ones((1, len(table.counts)))
    if words > space.largest:
        weights = samples(table.words, _size(space, words), _SUBSETS, seed)
    return space.cloud(_size(space, words)), space.distances(table.shares(weights))


def _each_left_out(space: StyleSpace, table: Table) -> Numbers:
    """The distance of the texts without each of them, shape (texts,)."""
    number = len(table.counts)
    without = space.distances(table.shares(np.ones((number, number)) - np.eye(number)))
    return np.asarray(without[:, -1])


def _size(space: StyleSpace, words: int) -> int:
    """The words of samples that a text of so many is held against."""
    return max(_SMALLEST, min(words, space.largest) // _ROUND * _ROUND)


def _middle(points: Numbers) -> Interval:
    low, middle, high = np.quantile(points, [0.025, 0.5, 0.975]).tolist()
    return Interval(low, middle, high)


def _part(measure: str, cloud: Cloud, at: int, found: Numbers) -> StylePart:
    own = _farther(cloud.own[:, at], found)
    if cloud.others is None:
        return StylePart(measure, own, None, None)
    position = float(_points(cloud, found.mean(), at))
    return StylePart(measure, own, _farther(cloud.others[:, at], found), position)


def _farther(cloud: Numbers, found: Numbers) -> float:
    """Per cent of a cloud that is at least as far as the samples of a text, in the mean of these."""
    return float((cloud >= found[:, None]).mean()) * 100


def _points(cloud: Cloud, distances: ArrayLike, at: int = -1) -> Numbers:
    """Positions of distances by one measure; without a floor 0 is twice as far as the author's own pages."""
    own = float(np.median(cloud.own[:, at]))
    floor = 2 * own if cloud.others is None else float(np.median(cloud.others[:, at]))
    return np.asarray(100 * (floor - np.asarray(distances)) / max(_NEAR * own, floor - own))


def _mapped(distance: Interval, figure: Callable[[float], float]) -> Interval:
    """An interval of distances in another figure, which only rises or only falls with them."""
    low, high = sorted((figure(distance.low), figure(distance.high)))
    return replace(distance, low=low, middle=figure(distance.middle), high=high)


def _verdict(space: StyleSpace, table: Table, cloud: Cloud) -> tuple[bool, str]:
    """Whether figures mean something, and why."""
    words = int(table.words.sum())
    if not space.speaks(table):
        return False, "These figures mean nothing: the text is not in the author's language."
    if space.largest < LEAST or cloud.different < FEWEST:
        return False, (
            f"These figures mean nothing: the author's own text has too few passages to make samples of "
            f"{LEAST:,} words that differ. {LEAST_OWN:,} words of the author's are enough."
        )
    if words < LEAST and cloud.others is None:
        return False, f"{words:,} words say too little about style: {LEAST:,} are the least."
    size = _size(space, words)
    if cloud.others is None:
        return True, (
            "There are not three other authors in this language to compare with, so the text is held "
            f"against the author's own pages alone, {size:,} words at a time."
        )
    apart = cloud.tells_apart()
    if words >= LEAST and apart >= SURE:
        return True, (
            f"Measured on {words:,} words, {size:,} at a time, against {len(space.others)} other authors. At "
            f"this size the author's own pages are told from theirs {apart:.0%} of the time."
        )
    least = least_words(space)
    if least is None or least <= size:
        return False, (
            f"These figures mean little: even {size:,} words of the author's own are told from other "
            "authors' pages less than 19 times out of 20."
        )
    return False, (
        f"{words:,} words say too little about style: from {least:,} words on, the author's own pages are "
        "told from other authors' 19 times out of 20."
    )
