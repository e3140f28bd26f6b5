"""Owns stretches of lines set in from the margin: letters and quotations, verse, and what only looks so."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.importing.pdf.lines import Column, Line, PageLines
from core.importing.pdf.measures import Measures, fits

_PROSE = 0.6  # share of lines so full that the next line's first word had no room


@dataclass(slots=True)
class Inset(Column):
    """A stretch with margins of its own.

    Attributes:
        indent: how far it is set in from its column.
        prose: its lines go on; else each is a line of verse.
    """

    indent: float = 0.0
    prose: bool = True


def insets(lines: Sequence[Line], page: PageLines, of: Measures) -> dict[int, Inset]:
    """The inset of every line, by its index, that stands in one of two lines or more."""
    found: dict[int, Inset] = {}
    for start, end in _runs(lines, page, of):
        column = page.columns[max(0, lines[start].column)]
        start, end = _without_first_lines(lines, start, end, column, of)
        run = lines[start:end]
        if len(run) < 2 or _centred(run):
            continue
        left = min(line.x0 for line in run)
        inset = Inset(left, _right(run, column, left - column.left), left - column.left)
        inset.prose = _is_prose(run, inset)
        found.update(dict.fromkeys(range(start, end), inset))
    return found


def _runs(lines: Sequence[Line], page: PageLines, of: Measures) -> Iterator[tuple[int, int]]:
    """Where consecutive lines of one column and one size stand off the margin."""
    start = None
    for n, line in enumerate(lines):
        off = (
            line.size < 1.12 * of.body
            and bool(page.columns)
            and line.x0 > page.columns[max(0, line.column)].left + 3
        )
        if start is not None:
            before = lines[n - 1]
            parted = before.y - line.y > of.gap and abs(line.x0 - before.x0) > 3
            other = line.column != before.column or abs(line.size - before.size) > 0.06 * of.body
            if not off or parted or other:
                yield start, n
                start = None
        if start is None and off:
            start = n
    if start is not None:
        yield start, len(lines)


def _without_first_lines(
    lines: Sequence[Line], start: int, end: int, column: Column, of: Measures
) -> tuple[int, int]:
    """A run without the first lines of paragraphs at its ends, such as a row of short speeches."""

    def opens(line: Line) -> bool:
        return bool(of.indent) and abs(line.x0 - column.left - of.indent) <= 2

    run = lines[start:end]
    if all(opens(line) for line in run):
        going_on = sum(line.text[:1].islower() for line in run[1:])
        return (start, end) if going_on and 3 * going_on >= len(run) - 1 else (start, start)
    while start < end and opens(lines[start]) and not lines[start].text[:1].islower():
        start += 1
    while start < end and opens(lines[end - 1]) and not lines[end - 1].text[:1].islower():
        end -= 1
    return start, end


def _centred(run: Sequence[Line]) -> bool:
    middles = [line.x0 + line.x1 for line in run]
    starts = [line.x0 for line in run]
    return max(middles) - min(middles) < 8 and max(starts) - min(starts) > 6


def _right(run: Sequence[Line], column: Column, indent: float) -> float:
    """Where lines end if they are set to one length; else as far from the margin as they begin."""
    own = max(line.x1 for line in run)
    ending = sum(line.x1 > own - 0.4 * line.size for line in run)
    return own if ending > 2 and 2 * ending >= len(run) else max(own, column.right - indent)


def _is_prose(run: Sequence[Line], inset: Inset) -> bool:
    full = sum(not fits(a, b, inset) for a, b in itertools.pairwise(run))
    going_on = sum(line.text[:1].islower() for line in run[1:])
    rest = len(run) - 1
    return full >= _PROSE * rest or (full >= 0.3 * rest and going_on >= 0.4 * rest)
