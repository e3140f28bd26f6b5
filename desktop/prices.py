"""Owns the way from the window to the table of prices: money in words, and the table in an editor."""

from __future__ import annotations

from collections.abc import Callable

from core.describing import prices
from core.progress import PasticheError
from desktop import words
from desktop.folders import show_folder
from desktop.jobs import Load


def open_prices(failed: Callable[[PasticheError], None]) -> None:
    """The user's table in whatever edits text there; made from the app's where there was none."""
    Load(prices.open_table, lambda path: show_folder(path, failed), failed)


def money(dollars: float) -> str:
    """E.g. "0.31 US dollars"; what is hardly anything is said to be less than a cent."""
    if 0 < dollars < 0.01:
        return words.tr("less than 0.01 US dollars")
    return words.tr("{n} US dollars").format(n=words.decimal(dollars))


def table_stamp() -> int:
    """Another number whenever the user's table is another; 0 without one."""
    path = prices.user_table()
    return path.stat().st_mtime_ns if path.is_file() else 0
