"""Owns where the lines, dots and words of a report's pictures lie, and how that becomes SVG.

The window paints the same drawings with its own brush. Lengths are pixels, y goes down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from core.evaluating.shown import Count, Counts, Mark, Picture, Scale, Strips

Role = Literal[
    "base", "voice", "author", "others", "author-band", "others-band", "text", "soft", "line", "empty"
]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Line:
    """From left to right, or from top to bottom."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    wide: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    wide: float
    tall: float
    role: Role


@dataclass(frozen=True, slots=True)
class Dot:
    """Attributes: full: filled, else a ring."""

    x: float
    y: float
    radius: float
    role: Role
    full: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """Attributes: y: of the line that the letters stand on."""

    x: float
    y: float
    text: str
    role: Role
    anchor: Anchor = "start"
    bold: bool = False


Shape = Line | Box | Dot | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes, the hindmost first. Attributes: said: the same in words, for who does not see it."""

    wide: float
    tall: float
    shapes: tuple[Shape, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Pen:
    """With what is drawn.

    Attributes:
        wide: the room there is. size: of the letters. measure: how wide a text is in them.
    """

    wide: float
    size: float
    measure: Callable[[str], float]


LETTER = 0.56
"""Width of a letter in its size, about, where nobody can measure it."""
EDGE = 0.05
"""Of the span of a scale, what is left free at either end."""
MOST = 0.42
"""Of the width, what names at the left may take."""


def draw(picture: Picture, pen: Pen) -> Drawing:
    """A picture in the room there is."""
    if isinstance(picture, Scale):
        return _scale(picture, pen)
    if isinstance(picture, Counts):
        return _counts(picture, pen)
    return _strips(picture, pen)


# A scale.
def _scale(scale: Scale, pen: Pen) -> Drawing:
    size, row = pen.size, 2.3 * pen.size
    every = [mark.value for mark in (*scale.marks, *scale.bands)]
    ends = [v for value in every for v in (value.low, value.high)] + [value for value, _ in scale.ticks]
    spare = EDGE * (max(ends) - min(ends) or 1.0)
    low, high = min(ends) - spare, max(ends) + spare
    left = _names_wide([mark.name for mark in scale.marks], pen)
    right = pen.wide - max(pen.measure(mark.shown) for mark in scale.marks) - size

    def at(value: float) -> float:
        return left + (right - left) * (value - low) / (high - low)

    top = 1.9 * size * len(_levels(scale.bands, at, pen, left, right)) if scale.bands else 0.4 * size
    bottom = top + row * len(scale.marks)
    shapes: list[Shape] = list(_bands(scale.bands, at, pen, left, right, top, bottom))
    for value, name in scale.ticks:
        shapes.append(Line(at(value), top, at(value), bottom + 4, "line"))
        shapes.append(Words(at(value), bottom + 1.5 * size, name, "soft", "middle"))
    for number, mark in enumerate(scale.marks):
        shapes += _row(mark, top + row * (number + 0.5), at, pen)
    tall = bottom + (2.1 * size if scale.ticks else 0.4 * size)
    return Drawing(pen.wide, tall, tuple(shapes), _said(scale.marks))


def _row(mark: Mark, y: float, at: Callable[[float], float], pen: Pen) -> list[Shape]:
    size, role = pen.size, mark.who
    value, ours = mark.value, mark.who == "voice"
    shapes: list[Shape] = [Words(0, y + 0.35 * size, mark.name, "text", bold=ours)]
    if value.high > value.low:
        shapes.append(Line(at(value.low), y, at(value.high), y, role, 2.5))
        for end in (value.low, value.high):
            shapes.append(Line(at(end), y - 0.3 * size, at(end), y + 0.3 * size, role, 1.5))
    shapes.append(Dot(at(value.middle), y, 0.5 * size if ours else 0.42 * size, role))
    shapes.append(Words(pen.wide, y + 0.35 * size, mark.shown, "text", "end", ours))
    return shapes


def _bands(
    bands: Sequence[Mark],
    at: Callable[[float], float],
    pen: Pen,
    left: float,
    right: float,
    top: float,
    bottom: float,
) -> Iterator[Shape]:
    levels = _levels(bands, at, pen, left, right)
    for band in bands:
        tint: Role = "author-band" if band.who == "author" else "others-band"
        yield Box(at(band.value.low), top, at(band.value.high) - at(band.value.low), bottom - top, tint)
    for number, level in enumerate(levels):
        for middle, name in level:
            yield Words(middle, (1.9 * number + 1.2) * pen.size, name, "soft", "middle")


def _levels(
    bands: Sequence[Mark], at: Callable[[float], float], pen: Pen, left: float, right: float
) -> list[list[tuple[float, str]]]:
    """The names of the bands above each other, as far as they would meet: middle and name."""
    levels: list[list[tuple[float, str]]] = []
    for band in bands:
        half = pen.measure(band.name) / 2
        middle = min(max((at(band.value.low) + at(band.value.high)) / 2, left + half), right - half)
        for level in levels:
            if all(abs(middle - x) > half + pen.measure(name) / 2 + pen.size for x, name in level):
                level.append((middle, band.name))
                break
        else:
            levels.append([(middle, band.name)])
    return levels


# Dots to count.
def _counts(counts: Counts, pen: Pen) -> Drawing:
    size, step = pen.size, 1.35 * pen.size
    left = _names_wide([row.name for row in counts.rows], pen)
    right = pen.wide - max(pen.measure(row.shown) for row in counts.rows) - size
    in_row = max(1, int((right - left) // step))
    shapes: list[Shape] = []
    y = 0.9 * size
    for row in counts.rows:
        ours = row.who == "voice"
        shapes.append(Words(0, y + 0.35 * size, row.name, "text", bold=ours))
        shapes.append(Words(pen.wide, y + 0.35 * size, row.shown, "text", "end", ours))
        for number in range(row.all):
            x = left + step * (number % in_row + 0.5)
            line = y + step * (number // in_row)
            role: Role = row.who if number < row.some else "soft"
            shapes.append(Dot(x, line, 0.42 * size, role, number < row.some))
        y += step * ((max(1, row.all) - 1) // in_row) + 2.1 * size
    return Drawing(pen.wide, y - 0.9 * size, tuple(shapes), _said(counts.rows))


# Texts with what is copied in them.
def _strips(strips: Strips, pen: Pen) -> Drawing:
    tall, step = 0.5 * pen.size, 0.85 * pen.size
    longest = max((row.words for row in strips.rows), default=1) or 1
    shapes: list[Shape] = []
    for number, row in enumerate(strips.rows):
        wide, y = pen.wide * row.words / longest, step * number
        shapes.append(Box(0, y, wide, tall, "empty"))
        for start, end in row.copied:
            shapes.append(Box(wide * start, y, max(2.0, wide * (end - start)), tall, "voice"))
    some = sum(bool(row.copied) for row in strips.rows)
    return Drawing(pen.wide, step * len(strips.rows), tuple(shapes), f"{some} / {len(strips.rows)}")


def _names_wide(names: Sequence[str], pen: Pen) -> float:
    """Room for names at the left."""
    return min(MOST * pen.wide, max(map(pen.measure, names), default=0.0)) + 1.4 * pen.size


def _said(rows: Sequence[Mark] | Sequence[Count]) -> str:
    return ". ".join(f"{row.name}: {row.shown}" for row in rows) + "."


# SVG.
def svg(picture: Picture, wide: float = 680, size: float = 14) -> str:
    """A picture as an element of a web page, whose style sheet has a colour for each role."""
    drawing = draw(picture, Pen(wide, size, lambda text: LETTER * size * len(text)))
    inner = "".join(map(_element, drawing.shapes))
    return (
        f'<svg viewBox="-6 0 {drawing.wide + 12:.0f} {drawing.tall:.0f}" role="img" '
        f'aria-label="{escape(drawing.said)}" font-size="{size:g}">{inner}</svg>'
    )


def _element(shape: Shape) -> str:
    if isinstance(shape, Line):
        ends = f'x1="{shape.x1:.1f}" y1="{shape.y1:.1f}" x2="{shape.x2:.1f}" y2="{shape.y2:.1f}"'
        return f'<line class="s-{shape.role}" stroke-width="{shape.wide:g}" {ends}/>'
    if isinstance(shape, Box):
        place = f'x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.wide:.1f}" height="{shape.tall:.1f}"'
        return f'<rect class="f-{shape.role}" rx="2" {place}/>'
    if isinstance(shape, Dot):
        look = f"f-{shape.role}" if shape.full else f"s-{shape.role} ring"
        return f'<circle class="{look}" cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius:.1f}"/>'
    weight = ' font-weight="600"' if shape.bold else ""
    return (
        f'<text class="f-{shape.role}" x="{shape.x:.1f}" y="{shape.y:.1f}"'
        f' text-anchor="{shape.anchor}"{weight}>{escape(shape.text)}</text>'
    )
