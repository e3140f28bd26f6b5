"""Owns a figure with how sure it is, as plain numbers: it travels, and the window reads it."""

from __future__ import annotations

import math
from dataclasses import dataclass

NORMAL = 1.959964
"""The standard normal distribution lies within so many deviations of its middle 95 times out of 100."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and where it would lie, 95 times out of 100, were the same measured on other cases.

    Attributes:
        middle: the figure itself.
        low, high: the ends; equal to the middle where they are not known.
        few: whether the cases were too few to tell the ends, or whether a difference is chance.
    """

    low: float
    middle: float
    high: float
    few: bool = False

    @property
    def above_zero(self) -> bool:
        """Whether the figure is larger than 0 beyond chance: of a difference, that there is one."""
        return not self.few and self.low > 0

    @property
    def below_zero(self) -> bool:
        """Whether the figure is less than 0 beyond chance."""
        return not self.few and self.high < 0


def alone(figure: float) -> Interval:
    """A figure of which nobody can say how sure it is."""
    return Interval(figure, figure, figure, few=True)


def proportion(cases: int, of: int) -> Interval:
    """The share of cases that were so, 0 to 1; 0 to 1 where there are none at all.

    Source: Wilson, "Probable inference, the law of succession, and statistical inference" (1927).
    """
    if not of:
        return Interval(0.0, 0.0, 1.0)
    share, square = cases / of, NORMAL**2
    centre = (share + square / (2 * of)) / (1 + square / of)
    reach = NORMAL / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return Interval(max(0.0, centre - reach), share, min(1.0, centre + reach))
