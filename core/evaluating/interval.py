"""Owns a figure with how sure it is, as plain numbers: it travels, and the window reads it."""

from __future__ import annotations

from dataclasses import dataclass


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
