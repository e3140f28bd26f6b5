"""Owns the measures of a whole document: leading, indent, and how paragraphs are parted."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.importing.pdf.columns import main_lines
from core.importing.pdf.lines import Column, Line, PageLines

_INDENTED = 0.012  # first lines to lines at the margin; fewer are no habit
_FEWEST_INDENTS = 2
_RAGGED = 0.4  # a smaller share of lines ends at the right margin: set ragged


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths in points.

    Attributes:
        body: font size of the text; leading: usual distance between base lines.
        gap: a larger distance parts paragraphs.
        indent: of a first line; 0 where paragraphs are parted by space alone.
        ragged: lines do not end at one margin.
    """

    body: float
    leading: float
    gap: float
    indent: float
    ragged: bool


def measure(pages: Sequence[PageLines], body: float) -> Measures:
    """The measures of a document whose pages are arranged in columns."""
    steps = Counter(
        round(a.y - b.y, 1) for a, b in _neighbours(pages, body) if 0.8 * body < a.y - b.y < 3 * body
    )
    leading = max(steps, key=lambda step: steps[step]) if steps else 1.3 * body
    total, full = 0, 0
    for page in pages:
        for line in main_lines(page.text(), body):
            total += 1
            full += line.x1 > page.columns[max(0, line.column)].right - 0.4 * body
    return Measures(
        body,
        leading,
        _gap(steps, leading),
        _indent(pages, body),
        full < _RAGGED * total,
    )


def _indent(pages: Sequence[PageLines], body: float) -> float:
    """Of lines that are followed by one at the margin, and not preceded by their like, as quotations are."""
    indents: Counter[int] = Counter()
    flush = 0
    for page in pages:
        lines = main_lines(page.text(), body)
        for before, line, after in zip([None, *lines], lines, lines[1:], strict=False):
            left = page.columns[max(0, line.column)].left
            indent = line.x0 - left
            flush += abs(indent) < 3
            first = before is None or before.column != line.column or abs(before.x0 - line.x0) > 2
            if 0.4 * body < indent < 5 * body and first and abs(after.x0 - left) < 3:
                indents[round(indent)] += 1
    best = max(indents, key=lambda value: indents[value], default=0)
    return float(best) if indents[best] >= max(_FEWEST_INDENTS, _INDENTED * flush) else 0.0


def fits(last: Line, line: Line, column: Column, spare: float = 1.0) -> bool:
    """Whether the first word of a line had found room on the line before, which then ended a paragraph."""
    letter = (last.x1 - last.x0) / max(1, len(last.text))
    return column.right - last.x1 > spare * letter * (len(line.text.split()[0]) + 1.5)


def _neighbours(pages: Sequence[PageLines], body: float) -> Iterator[tuple[Line, Line]]:
    for page in pages:
        for a, b in itertools.pairwise(main_lines(page.text(), body)):
            if a.column == b.column:
                yield a, b


def _gap(steps: Counter[float], leading: float) -> float:
    """Between the leading and the distance of paragraphs, where the document has one; else well above it."""
    plain = 1.3 * leading + 1
    wider = Counter({step: n for step, n in steps.items() if 1.1 * leading + 0.5 < step < 2.6 * leading})
    if not wider or wider.total() < 0.05 * steps.total():
        return plain
    usual = max(wider, key=lambda step: wider[step])
    near = sum(n for step, n in wider.items() if abs(step - usual) < 0.08 * leading)
    return min(plain, (leading + usual) / 2) if near > 0.5 * wider.total() else plain
