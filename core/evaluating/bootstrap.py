"""Owns how sure a figure is: intervals by drawing what was measured again and again.

Source: Efron, "Bootstrap methods: another look at the jackknife" (1979), percentile intervals. Those of
shares are `proportion`'s: a bootstrap of few cases that all went one way would claim to be certain.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluating.interval import Interval as Interval
from core.evaluating.interval import proportion as proportion

Statistic = Callable[..., Any]
"""One number for each row of an array, called with axis=1, as np.mean and np.median may be."""

DRAWS = 2000
LEVEL = 0.95


def interval(
    values: ArrayLike, statistic: Statistic = np.mean, draws: int = DRAWS, seed: int = 1
) -> Interval:
    """The statistic of values, and its percentile interval.

    Args:
        values: one number a case, none of them missing; at least one.
        statistic: called with shape (draws, cases) and axis 1.

    Raises:
        ValueError: there are no values.
    """
    cases = np.asarray(values, float)
    if not len(cases):
        raise ValueError("an interval needs at least one value")
    drawn = np.random.default_rng(seed).integers(len(cases), size=(draws, len(cases)))
    return around(float(statistic(cases[None], axis=1)[0]), statistic(cases[drawn], axis=1), shift=False)


def paired_difference(
    ours: ArrayLike,
    theirs: ArrayLike,
    statistic: Statistic = np.mean,
    draws: int = DRAWS,
    seed: int = 1,
) -> Interval:
    """How much larger the statistic is of one series than of another, measured on the same cases.

    Both are drawn by the same cases, so that what is hard for both does not count as chance.

    Raises:
        ValueError: the series are empty, or not of one length.
    """
    one, other = np.asarray(ours, float), np.asarray(theirs, float)
    if not len(one) or one.shape != other.shape:
        raise ValueError("a paired difference needs two series of one length")
    drawn = np.random.default_rng(seed).integers(len(one), size=(draws, len(one)))
    found = statistic(one[drawn], axis=1) - statistic(other[drawn], axis=1)
    value = float(statistic(one[None], axis=1)[0] - statistic(other[None], axis=1)[0])
    return around(value, found, shift=False)


def weights(cases: int, draws: int = DRAWS, seed: int = 1) -> NDArray[np.float64]:
    """How often each case is drawn in each draw, shape (draws, cases): for statistics of pooled cases."""
    chances = np.full(cases, 1 / cases)
    return np.random.default_rng(seed).multinomial(cases, chances, draws).astype(float)


def around(value: float, drawn: Sequence[float] | NDArray[np.float64], shift: bool = True) -> Interval:
    """The interval of drawn figures.

    Args:
        shift: move it so that its middle is the figure: for distances, which grow with every draw since cases
            that come twice make a sample more uneven, for no reason of the text's.
    """
    low, middle, high = np.quantile(np.asarray(drawn), [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2]).tolist()
    moved = value - middle if shift else 0.0
    return Interval(float(low + moved), float(value), float(high + moved))
