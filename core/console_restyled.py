"""Owns how the terminal shows a restyled text: how much of it, and what the user should look at."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console as Rich
from rich.markup import escape

from core.restyling import Result

MOST = 8
"""Notes that are shown without --verbose."""


def sentence(result: Result, output: str) -> str:
    return (
        f"{result.restyled} of {result.passages} passages, {result.words_in:,} words in, "
        f"{result.words_out:,} out: {output}"
    )


def show(out: Rich, result: Result, others: Sequence[str], verbose: bool) -> None:
    """What became of it, after the sentence: what stayed, what was found, and where further variants lie."""
    if not result.passages:
        out.print("  [yellow]There is no prose in it; all else stays as it is.[/]")
    elif result.restyled < result.passages:
        out.print(f"  [yellow]{result.passages - result.restyled} stayed as your text has it.[/]")
    lines = notes(result.notes)
    for line in lines if verbose else lines[:MOST]:
        out.print(f"  {escape(line)}", style="yellow")
    if not verbose and len(lines) > MOST:
        out.print(f"  [yellow]and {len(lines) - MOST} more notes: --verbose shows them all.[/]")
    if others:
        out.print(f"  Further variants: {escape(', '.join(others))}")


def notes(found: Sequence[Sequence[str]]) -> list[str]:
    """A line for each note, with the passages that it is about: "passages 1-3: Copying was not checked." """
    places: dict[str, list[int]] = {}
    for number, said in enumerate(found, 1):
        for note in said:
            places.setdefault(note, []).append(number)
    return [f"{_passages(numbers)}: {note}" for note, numbers in places.items()]


def _passages(numbers: Sequence[int]) -> str:
    stretches = []
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        stretches.append(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}")
    return f"passage{'s' * (len(numbers) > 1)} {', '.join(stretches)}"
