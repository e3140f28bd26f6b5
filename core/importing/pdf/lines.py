"""Owns the lines of a PDF page with place and size, and the size most of a document is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_GUESSED = 0.2  # by how much recognised sizes of one font differ


@dataclass(slots=True)
class Line:
    """One line of a page. Lengths in points, y upwards from the foot of the page.

    Attributes:
        x0, x1: left and right end; y: base line; size: font size.
        weight: of the font, 400 plain, 700 bold; 0 unknown.
        hyphen: "soft" where a word goes on in the next line, "" else.
        kind: "text", "note" or "furniture".
        column: which column of its page it stands in; -1 across several.
        inner: where the text after a number at the line's beginning stands; 0 without one.
        outer: where the text before a far number at the line's end ends; 0 without one.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    weight: int
    page: int
    hyphen: str = ""
    kind: str = "text"
    column: int = 0
    inner: float = 0.0
    outer: float = 0.0


@dataclass(slots=True)
class Column:
    """Where the text of one column of one page begins and ends."""

    left: float
    right: float


@dataclass(slots=True)
class PageLines:
    """The lines of one page, at first in the order of the file."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)

    def text(self) -> list[Line]:
        """The lines that are neither notes nor furniture."""
        return [line for line in self.lines if line.kind == "text"]


def joined(line: Line, piece: Line, widest: float) -> bool:
    """Append a piece to a line if it goes on there, at most `widest` font sizes further right.

    A small raised number is a note's mark and goes.
    """
    gap = piece.x0 - line.x1
    if line.hyphen or line.kind != piece.kind or not -1 <= gap < widest * line.size:
        return False
    if abs(piece.y - line.y) > 0.45 * line.size or piece.size > 1.35 * line.size:
        return False
    if piece.size < 0.85 * line.size and piece.y > line.y + 0.1 * line.size and piece.text.isdigit():
        line.x1 = piece.x1
        return True
    if line.size > 1.35 * piece.size:
        return False  # a drop cap
    space = " " if gap > 0.12 * line.size else ""
    line.text, line.x1, line.hyphen = line.text + space + piece.text, piece.x1, piece.hyphen
    return True


def body_size(pages: Sequence[PageLines]) -> float:
    """The font size most of the text is set in; lines whose size text recognition guessed get it."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    if not sizes:
        return 1.0
    body = max(sizes, key=lambda size: sizes[size])
    if sum(n for size, n in sizes.items() if abs(size - body) < 0.03 * body) > 0.5 * sizes.total():
        return body
    middle, before = 0.0, 0
    for middle in sorted(sizes):
        before += sizes[middle]
        if before >= 0.5 * sizes.total():
            break
    near = sum(n for size, n in sizes.items() if abs(size - middle) < _GUESSED * middle)
    if near < 0.7 * sizes.total():
        return body
    for page in pages:
        for line in page.lines:
            if abs(line.size - middle) < _GUESSED * middle:
                line.size = middle
    return middle
