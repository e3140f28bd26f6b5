"""Owns which lines of a page are running heads and page numbers, and which are footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from core.importing.pdf.lines import Line, PageLines

_EDGE_ROWS = 3  # heights at the top and at the foot that may be furniture
_SMALL = 0.92  # of the body size; notes are set smaller
_DIGITS = re.compile(r"\d+|\b[ivxlcdm]+\b", re.I)
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|sur|de)\s*\d{1,4})?\W*$", re.I
)
_COUNTING = re.compile(r"^\d{1,4}\b|\b\d{1,4}$")
NOTE = re.compile(r"^\s*(?:\[?(\d{1,3})[\].)]?|[*∗†‡§¶‖∥]{1,3})\s*\S")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")


def mark_furniture(pages: Sequence[PageLines], body: float) -> None:
    """Mark running heads and page numbers: lines at the edge that repeat, or count, at the same height."""
    full = 0.75 * _usual_width(pages, body)
    slots: dict[tuple[bool, int], list[Line]] = defaultdict(list)
    for page in pages:
        for line, top in _edges(page, body):
            slots[(top, round(line.y / 3))].append(line)
    usual = max(3, len(pages) // 25)
    for (top, height), lines in slots.items():
        near = [line for d in (-1, 0, 1) for line in slots.get((top, height + d), [])]
        texts = Counter(_folded(line.text) for line in near)
        ahead = Counter(_ahead(line) for line in near)
        same = {id(x) for x in near if texts[_folded(x.text)] > 1 or _PAGE_NUMBER.match(x.text)}
        counting = {id(x) for x in near if (n := _ahead(x)) is not None and ahead[n] >= usual}
        if len(near) >= usual and len(same | counting) >= 0.6 * len(near):
            for line in lines:
                if id(line) in same or _is_short(line, full, body):
                    line.kind = "furniture"
    for page in pages:
        _lone_numbers(page)


def _usual_width(pages: Sequence[PageLines], body: float) -> float:
    widths = sorted(
        line.x1 - line.x0 for page in pages for line in page.text() if abs(line.size - body) < 0.6
    )
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0.0


def _is_short(line: Line, full: float, body: float) -> bool:
    """Not a line of the text that happens to stand beside a page number."""
    return line.x1 - line.x0 < full or abs(line.size - body) > 0.06 * body


def _edges(page: PageLines, body: float) -> list[tuple[Line, bool]]:
    """The outermost heights of a page, each with whether it is at the top."""
    lines = page.text()
    heights = sorted({round(line.y) for line in lines})
    high, low = set(heights[-_EDGE_ROWS:]), set(heights[:_EDGE_ROWS])
    found = [(line, True) for line in lines if round(line.y) in high and line.y > 0.6 * page.height]
    found += [(line, False) for line in lines if round(line.y) in low and line.y < 0.4 * page.height]
    return [(line, top) for line, top in found if len(line.text) < 90 and line.size < 1.2 * body]


def _lone_numbers(page: PageLines) -> None:
    """A bare number alone at the very foot or head is a page number wherever it stands."""
    lines = page.text()
    if len(lines) < 2:
        return
    heights = sorted(line.y for line in lines)
    for line in lines:
        outermost = line.y <= heights[0] + 0.5 or line.y >= heights[-1] - 0.5
        margin = line.y < 0.08 * page.height or line.y > 0.92 * page.height
        if outermost and margin and _PAGE_NUMBER.match(line.text):
            line.kind = "furniture"


def _ahead(line: Line) -> int | None:
    """By how much the number at a line's beginning or end is ahead of the page's place in the file."""
    found = _COUNTING.search(line.text)
    return int(found.group()) - line.page if found else None


def _folded(text: str) -> str:
    return _DIGITS.sub("#", text).casefold().strip()


def mark_notes(pages: Sequence[PageLines], body: float) -> None:
    """Mark footnotes: smaller lines at the foot of a column that has text above them."""
    unfinished = False
    for page in pages:
        found: list[Line] = []
        for n in range(-1, len(page.columns)):
            foot = _foot(page, n, body)
            opened = any(NOTE.match(line.text) for line in foot)
            if foot and (opened or unfinished or max(line.y for line in foot) < 0.25 * page.height):
                found += foot
        for line in found:
            line.kind = "note"
        unfinished = bool(found) and not _ENDED.search(found[-1].text)


def _foot(page: PageLines, column: int, body: float) -> list[Line]:
    """The small lines below the last line of the text in a column; -1: below all columns."""
    text = page.text()
    main = [line for line in text if line.size > _SMALL * body and column in (-1, line.column)]
    if not main:
        return []
    last = min(line.y for line in main)
    return [line for line in text if line.size <= _SMALL * body and line.y < last and line.column == column]


def note_numbers(page: PageLines) -> set[str]:
    """The numbers of the footnotes that begin on a page."""
    found = (NOTE.match(line.text) for line in page.lines if line.kind == "note")
    return {match.group(1) for match in found if match and match.group(1)}
