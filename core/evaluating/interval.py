"""Owns a figure with how sure it is, as plain numbers: it travels, and the window reads it."""

from __future__ import annotations

import math
from dataclasses import dataclass

_NORMAL = 1.959964
"""The standard normal distribution lies within so many deviations of its middle 95 times out of 100."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and where it would lie, 95 times out of 100, were the same thing measured again.

    Attributes:
        middle: the figure itself.
        low, high: the ends; equal to the middle where one case alone was measured.
    """

    low: float
    middle: float
    high: float

    @property
    def above_zero(self) -> bool:
        """Whether the figure is larger than 0 beyond chance: of a difference, that there is one."""
        return self.low > 0


def proportion(cases: int, of: int) -> Interval:
    """The share of cases that were so, 0 to 1; 0 to 1 where there are none at all.

    Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
    """
    if not of:
        return Interval(0.0, 0.0, 1.0)
    share, square = cases / of, _NORMAL**2
    centre = (share + square / (2 * of)) / (1 + square / of)
    reach = _NORMAL / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return Interval(max(0.0, centre - reach), share, min(1.0, centre + reach))
