"""Owns a PDF page as lines with place and size, and which of them are running heads, numbers or notes."""

from __future__ import annotations

import ctypes
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

HYPHENS = "\ufffe\x02"  # what PDFium gives for a hyphen at a line's end, without a line break after it
_DIGITS = re.compile(r"\d+|\b[ivxlcdm]+\b", re.I)
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|sur|de)\s*\d{1,4})?\W*$", re.I
)
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_NOTE = re.compile(r"^\s*(?:\[?(\d{1,3})[\].)]?|[*†‡§])\s*\S")


@dataclass(slots=True)
class Line:
    """One line of a page. Lengths in points, y upwards from the foot of the page.

    Attributes:
        x0, x1: left and right end; y: base line; size: font size.
        weight: of the font, 400 plain, 700 bold; 0 unknown.
        hyphen: "soft" where a word goes on in the next line, "" else.
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


@dataclass(slots=True)
class PageLines:
    """The lines of one page in the order of the file."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)


def read_page(page: Any, number: int) -> PageLines:
    """The lines of a pypdfium2 page."""
    import pypdfium2.raw as raw

    width, height = page.get_size()
    found = PageLines(number, width, height)
    text_page = page.get_textpage()
    try:
        probe = _Probe(text_page, raw)
        text = text_page.get_text_range()
        position = 0
        for whole in text.split("\r\n"):
            for part, hyphen, offset in _physical(whole):
                line = probe.line(part, position + offset, number, hyphen)
                if line is not None:
                    found.lines.append(line)
            position += len(whole) + 2
    finally:
        text_page.close()
    found.lines = _whole(found.lines)
    return found


def _whole(lines: Sequence[Line]) -> list[Line]:
    """Pieces of one line put together; a small raised number between them is a note's mark and goes."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if (
            last is None
            or last.hyphen
            or not -1 <= line.x0 - last.x1 < 2 * last.size
            or abs(line.y - last.y) > 0.45 * last.size
        ):
            found.append(line)
            continue
        if line.size < 0.85 * last.size and line.y > last.y and line.text.isdigit():
            last.x1 = line.x1
            continue
        space = " " if line.x0 - last.x1 > 0.12 * last.size else ""
        last.text, last.x1, last.hyphen = last.text + space + line.text, line.x1, line.hyphen
    return found


def _physical(text: str) -> list[tuple[str, str, int]]:
    """PDFium runs hyphenated lines together: parts, whether each goes on, and where each begins."""
    if not any(mark in text for mark in HYPHENS):
        return [(text, "", 0)]
    parts, start = [], 0
    for i, char in enumerate(text):
        if char in HYPHENS:
            parts.append((text[start:i], "soft", start))
            start = i + 1
    parts.append((text[start:], "", start))
    return parts


class _Probe:
    """Asks PDFium where single characters stand; only the ends of a line are asked for."""

    def __init__(self, text_page: Any, raw: Any) -> None:
        self._page, self._raw = text_page, raw
        self._box = [ctypes.c_double() for _ in range(4)]
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def line(self, text: str, position: int, page: int, hyphen: str) -> Line | None:
        bare = text.strip()
        if not bare:
            return None
        first = position + len(text) - len(text.lstrip())
        last = position + len(text.rstrip()) - 1
        if "..." in bare:
            bare = self._ellipses(text, position).strip()
        if not bare.isascii():
            bare = bare.translate(_LIGATURES)
        x0, y = self._origin(first)
        middle = (first + last) // 2
        size = float(self._raw.FPDFText_GetFontSize(self._page, middle))
        weight = int(self._raw.FPDFText_GetFontWeight(self._page, middle))
        return Line(bare, x0, self._right(last), y, round(size, 1), weight, page, hyphen)

    def _origin(self, index: int) -> tuple[float, float]:
        self._raw.FPDFText_GetCharOrigin(self._page, index, ctypes.byref(self._x), ctypes.byref(self._y))
        return self._x.value, self._y.value

    def _right(self, index: int) -> float:
        left, right, bottom, top = self._box
        self._raw.FPDFText_GetCharBox(
            self._page,
            index,
            ctypes.byref(left),
            ctypes.byref(right),
            ctypes.byref(bottom),
            ctypes.byref(top),
        )
        return right.value

    def _ellipses(self, text: str, position: int) -> str:
        """PDFium writes an ellipsis as three dots in one place; give the author's character back."""
        out, start = [], 0
        for match in re.finditer(r"\.\.\.", text):
            here, after = position + match.start(), position + match.start() + 1
            if abs(self._origin(here)[0] - self._origin(after)[0]) < 0.05:
                out.append(text[start : match.start()] + "…")
                start = match.end()
        return "".join(out) + text[start:]


def body_size(pages: Sequence[PageLines]) -> float:
    """The font size most of the text is set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 1.0


def mark_furniture(pages: Sequence[PageLines], body: float) -> None:
    """Mark running heads and page numbers: lines at the edge that repeat, or count, at the same height."""
    slots: dict[tuple[bool, int], list[Line]] = defaultdict(list)
    for page in pages:
        for line, top in _edges(page, body):
            slots[(top, round(line.y / 3))].append(line)
    usual = max(3, len(pages) // 25)
    for (top, height), lines in slots.items():
        near = [line for d in (-1, 0, 1) for line in slots.get((top, height + d), [])]
        texts = Counter(_folded(line.text) for line in near)
        repeated = sum(texts[_folded(line.text)] > 1 or bool(_PAGE_NUMBER.match(line.text)) for line in near)
        if len(near) >= usual and repeated >= 0.6 * len(near):
            for line in lines:
                line.kind = "furniture"
    for page in pages:
        _lone_numbers(page)


def _edges(page: PageLines, body: float) -> list[tuple[Line, bool]]:
    """The outermost two heights of a page, each with whether it is at the top."""
    heights = sorted({round(line.y) for line in page.lines})
    high, low = set(heights[-2:]), set(heights[:2])
    found = [(line, True) for line in page.lines if round(line.y) in high and line.y > 0.6 * page.height]
    found += [(line, False) for line in page.lines if round(line.y) in low and line.y < 0.4 * page.height]
    return [(line, top) for line, top in found if len(line.text) < 90 and line.size < 1.2 * body]


def _lone_numbers(page: PageLines) -> None:
    """A bare number alone at the very foot or head is a page number wherever it stands."""
    if len(page.lines) < 2:
        return
    heights = sorted(line.y for line in page.lines)
    for line in page.lines:
        outermost = line.y <= heights[0] + 0.5 or line.y >= heights[-1] - 0.5
        margin = line.y < 0.08 * page.height or line.y > 0.92 * page.height
        if outermost and margin and _PAGE_NUMBER.match(line.text):
            line.kind = "furniture"


def _folded(text: str) -> str:
    return _DIGITS.sub("#", text).casefold().strip()


def mark_notes(pages: Sequence[PageLines], body: float) -> None:
    """Mark footnotes: smaller lines at the foot of a page that has text above them."""
    for page in pages:
        text = [line for line in page.lines if line.kind == "text"]
        main = [line for line in text if line.size > 0.9 * body]
        small = [line for line in text if line.size <= 0.9 * body]
        if not small or not main:
            continue
        foot = [line for line in small if line.y < min(other.y for other in main)]
        opened = any(_NOTE.match(line.text) for line in foot)
        if foot and (opened or max(line.y for line in foot) < 0.25 * page.height):
            for line in foot:
                line.kind = "note"


def note_numbers(page: PageLines) -> set[str]:
    """The numbers of the footnotes that begin on a page."""
    found = (_NOTE.match(line.text) for line in page.lines if line.kind == "note")
    return {match.group(1) for match in found if match and match.group(1)}
