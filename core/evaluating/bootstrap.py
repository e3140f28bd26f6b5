"""Owns how sure a figure is: intervals by drawing what was measured again and again.

Percentiles of what is drawn are too narrow where there are few cases: of eight, one difference in eight
without a cause looks certain. So they are taken farther out, as far as makes them Student's interval where
the figure is a mean of normal values; of fewer than FEWEST cases there is no interval at all. Those of shares
are `proportion`'s: a bootstrap of few cases that all went one way would claim to be certain.

Sources: Efron, "Bootstrap methods: another look at the jackknife" (1979), for percentile intervals and for
pseudo-values; Hesterberg, "What teachers should know about the bootstrap" (2015), for expanding them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.evaluating.interval import NORMAL, alone
from core.evaluating.interval import Interval as Interval
from core.evaluating.interval import proportion as proportion

Statistic = Callable[..., Any]
"""One number for each row of an array, called with axis=1, as np.mean and np.median may be."""

DRAWS = 2000
FEWEST = 6
"""Cases from which on an interval is given: five fall all on one side by chance once in sixteen times."""


def interval(
    values: ArrayLike, statistic: Statistic = np.mean, draws: int = DRAWS, seed: int = 1
) -> Interval:
    """The statistic of values, and its interval.

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
    return around(float(statistic(cases[None], axis=1)[0]), statistic(cases[drawn], axis=1), len(cases))


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
    return around(value, found, len(one))


def weights(cases: int, draws: int = DRAWS, seed: int = 1) -> NDArray[np.float64]:
    """How often each case is drawn in each draw, shape (draws, cases): for statistics of pooled cases."""
    chances = np.full(cases, 1 / cases)
    return np.random.default_rng(seed).multinomial(cases, chances, draws).astype(float)


def pooled(value: float, *without: ArrayLike, draws: int = DRAWS, seed: int = 1) -> Interval:
    """The interval of a figure of pooled cases that grows with their unevenness, as a distance does.

    Cases that are drawn twice make a pool more uneven than it is, and its distances larger and less spread
    for no reason of the cases'. So what is drawn is how much each case moves the figure.

    Args:
        without: the figure with one case left out, for each case; a series for each independent set of cases.
    """
    series = [np.asarray(one, float) for one in without]
    moved = np.zeros(draws)
    for number, one in enumerate(series):
        pseudo = (len(one) - 1) * (one.mean() - one) if len(one) else one
        moved += weights(len(one), draws, seed + number) @ pseudo / len(one) if len(one) else 0.0
    return around(value, value + moved, min(map(len, series)))


def around(value: float, drawn: Sequence[float] | NDArray[np.float64], cases: int) -> Interval:
    """The interval of a figure that was drawn from so many cases, independent of each other."""
    if cases < FEWEST:
        return alone(value)
    share = tail(cases)
    low, high = np.quantile(np.asarray(drawn), [share, 1 - share]).tolist()
    return Interval(float(low), float(value), float(high))


def tail(cases: int) -> float:
    """The share of draws that lies beyond either end of a 95 % interval: 0.025 of very many cases."""
    return NormalDist().cdf(-math.sqrt(cases / (cases - 1)) * student(cases - 1))


def student(freedom: int) -> float:
    """What Student's t with so many degrees of freedom, 5 or more, stays below 975 times out of 1000.

    Good to three decimals. Source: Abramowitz and Stegun, "Handbook of mathematical functions" (1964),
    26.7.5.
    """
    x = NORMAL
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return float(x + sum(term / freedom**power for power, term in enumerate(terms, 1)))
