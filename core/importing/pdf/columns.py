"""Owns the columns of a page, the order in which its lines are read, and spreads cut into pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from core.importing.pdf.lines import Column, Line, PageLines, joined

_LEAST_LINES = 4  # on each side of a gutter that a page has on its own evidence
_FEW_LINES = 8
_NARROWEST = 6  # body sizes; no column of prose is narrower
_CROSSING = 0.12  # share of lines that may run across a gutter: titles


def split_spreads(pages: Sequence[PageLines], body: float) -> list[PageLines]:
    """The pages, with those that show two pages of a book side by side cut in two."""
    wide = [page for page in pages if page.width > 1.15 * page.height]
    if not wide:
        return list(pages)
    cut = [page for page in wide if _middle_is_free(page, body)]
    if sum(len(page.lines) for page in cut) < 0.8 * sum(len(page.lines) for page in wide):
        return list(pages)
    found: list[PageLines] = []
    for page in pages:
        found += _halves(page) if page in cut else [page]
    return found


def _middle_is_free(page: PageLines, body: float) -> bool:
    middle = page.width / 2
    return not any(line.x0 < middle - body and line.x1 > middle + body for line in page.lines)


def _halves(page: PageLines) -> list[PageLines]:
    middle = page.width / 2
    left = PageLines(page.number, middle, page.height)
    right = PageLines(page.number, middle, page.height)
    for line in page.lines:
        if line.x0 + line.x1 < 2 * middle:
            left.lines.append(line)
        else:
            line.x0, line.x1, line.inner = line.x0 - middle, line.x1 - middle, max(0.0, line.inner - middle)
            right.lines.append(line)
    return [left, right]


def arrange(pages: Sequence[PageLines], body: float) -> None:
    """Find the columns of all pages, and put their lines in the order of reading."""
    gutters = [_gutters(page, body) for page in pages]
    usual = _usual_gutters(pages, gutters, body)
    for page, own in zip(pages, gutters, strict=True):
        text = page.text()
        if not own and usual[page.number % 2]:
            own = [x for x in usual[page.number % 2] if _parts_lines(text, x, body, 1)]
        ordered = _ordered(text, own, page, body) if own else _down(text, page, body)
        page.lines = ordered + [line for line in page.lines if line.kind != "text"]
        page.columns = [
            _column([line for line in ordered if line.column == n], page, body) for n in range(len(own) + 1)
        ]
    _mend_lefts(pages, body)
    _mend_rights(pages, body)
    for page in pages:
        _take_margins_off(page, body)


def main_lines(lines: Sequence[Line], body: float) -> list[Line]:
    """Those in the size of the text."""
    return [line for line in lines if abs(line.size - body) < 0.06 * body]


def _gutters(page: PageLines, body: float) -> list[float]:
    """Where the columns after the first begin."""
    lines = main_lines(page.text(), body)
    starts = Counter(round(line.x0) for line in lines)
    found: list[float] = []
    for x in sorted(starts):
        if starts[x - 1] + starts[x] + starts[x + 1] < _LEAST_LINES or (found and x - found[-1] < 3 * body):
            continue
        if _parts_lines(lines, x, body, _LEAST_LINES):
            found.append(float(x))
    return found


def _parts_lines(lines: Sequence[Line], x: float, body: float, least: int) -> bool:
    """Whether a column of text begins at `x` beside another one."""
    right = [line for line in lines if line.x0 >= x - 2]
    left = [line for line in lines if line.x1 <= x - 0.3 * body]
    if len(right) < least or len(left) < least:
        return False
    if len(lines) - len(left) - len(right) > max(1, _CROSSING * len(lines)):
        return False
    if max(line.x1 for line in right) - x < _NARROWEST * body:
        return False
    if max(line.x1 for line in left) - min(line.x0 for line in left) < _NARROWEST * body:
        return False
    top, foot = max(line.y for line in right), min(line.y for line in right)
    return least == 1 or sum(foot - body <= line.y <= top + body for line in left) >= least


def _usual_gutters(
    pages: Sequence[PageLines], gutters: Sequence[list[float]], body: float
) -> tuple[list[float], list[float]]:
    """The gutters that even and odd pages of the document mostly have; none where most have none."""
    found: tuple[list[float], list[float]] = ([], [])
    for parity in (0, 1):
        own = [g for page, g in zip(pages, gutters, strict=True) if page.number % 2 == parity]
        full = [g for g in own if g]
        if len(full) > 0.3 * len(own):
            count = Counter(len(g) for g in full).most_common(1)[0][0]
            for n in range(count):
                places = sorted(g[n] for g in full if len(g) == count)
                found[parity].append(places[len(places) // 2])
    return found


def _ordered(lines: Sequence[Line], gutters: Sequence[float], page: PageLines, body: float) -> list[Line]:
    """Down the columns one after the other, between lines that run across."""
    for line in lines:
        line.column = sum(line.x0 >= x - 0.7 * body for x in gutters)
        if any(line.x0 < x - 0.7 * body and line.x1 > x + 0.3 * body for x in gutters):
            line.column = -1
    for line in lines:
        if line.size > 1.12 * body and _stands_across(line, lines, body):
            line.column = -1
    found: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if line.column >= 0:
            band.append(line)
            continue
        found += _by_column(band, len(gutters) + 1, page, body)
        found.append(line)
        band = []
    return found + _by_column(band, len(gutters) + 1, page, body)


def _stands_across(title: Line, lines: Sequence[Line], body: float) -> bool:
    """Whether a short title belongs to all columns: nothing stands beside it, and it parts what does not."""
    others = [line for line in lines if line.column >= 0 and line.size < 1.12 * body]
    aside = [line for line in others if line.column != title.column]
    if not aside or any(abs(line.y - title.y) < 1.5 * title.size for line in aside):
        return False
    middle = (min(line.x0 for line in others) + max(line.x1 for line in others)) / 2
    centred = abs(title.x0 + title.x1 - 2 * middle) < 2 * body
    below = {line.column for line in aside if line.y < title.y}
    return centred or below == {line.column for line in aside}


def _by_column(lines: Sequence[Line], columns: int, page: PageLines, body: float) -> list[Line]:
    columns_lines = ([line for line in lines if line.column == n] for n in range(columns))
    return [line for column in columns_lines for line in _down(column, page, body)]


def _down(lines: Sequence[Line], page: PageLines, body: float) -> list[Line]:
    """One column from top to bottom, pieces of one line put together, but for what stands in the margin."""
    column = _column(lines, page, body)
    for line in lines:
        if line.inner > column.left - 0.5 * body > line.x0:
            line.text, line.x0 = line.text.lstrip("0123456789 "), line.inner
        if line.x1 > column.right + 0.3 * body > line.outer > 0:
            line.text, line.x1 = line.text.rstrip("0123456789 "), line.outer
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.y):
        if rows and rows[-1][0].y - line.y < 0.3 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    found: list[Line] = []
    for row in rows:
        row.sort(key=lambda line: line.x0)
        for n, line in enumerate(row):
            outside = n and (row[n - 1].x1 < column.left or line.x0 > column.right + 0.3 * body)
            if not n or outside or not joined(found[-1], line, 4.0):
                found.append(line)
    return found


def _column(lines: Sequence[Line], page: PageLines, body: float) -> Column:
    main = [line for line in main_lines(lines, body) if not line.text.isdigit()]
    if not main:
        return Column(0.1 * page.width, 0.9 * page.width)
    starts = Counter(round(line.inner or line.x0) for line in main)
    usual = [x for x in starts if starts[x] + starts.get(x + 1, 0) >= max(2, 0.06 * len(main))]
    left = float(min(usual or starts))
    exact = [line.x0 for line in main if abs(line.x0 - left) <= 1]
    return Column(min(exact, default=left), _right(main))


def _right(lines: Sequence[Line]) -> float:
    """Where most lines end; where they end anywhere, the longest. A single line may stick out."""
    ends = Counter(round(line.outer or line.x1) for line in lines)
    usual = max(ends, key=lambda x: (ends[x - 1] + ends[x] + ends[x + 1], x))
    justified = ends[usual - 1] + ends[usual] + ends[usual + 1] > max(4, 0.4 * len(lines))
    return float(usual + 1) if justified else max(line.outer or line.x1 for line in lines)


def _mend_lefts(pages: Sequence[PageLines], body: float) -> None:
    """A page with few lines may show only indented ones: there the other pages' margin holds."""
    places: dict[tuple[int, int, int], Counter[int]] = {}
    for page in pages:
        for n, column in enumerate(page.columns):
            place = (page.number % 2, len(page.columns), n)
            if sum(line.column == n for line in page.lines) > 3:
                places.setdefault(place, Counter())[round(column.left)] += 1
    for page in pages:
        for n, column in enumerate(page.columns):
            seen = places.get((page.number % 2, len(page.columns), n))
            if not seen:
                continue
            usual, count = seen.most_common(1)[0]
            if count > 0.6 * seen.total() and 1 < column.left - usual < 5 * body:
                column.left = float(usual)


def _mend_rights(pages: Sequence[PageLines], body: float) -> None:
    """A column with few or only short lines is as wide as the others."""
    widths = sorted(line.x1 - line.x0 for page in pages for line in main_lines(page.text(), body))
    usual = widths[int(0.9 * (len(widths) - 1))] if widths else 0.0
    for page in pages:
        counts = Counter(line.column for line in main_lines(page.text(), body))
        for n, column in enumerate(page.columns):
            if counts[n] < _FEW_LINES or column.right - column.left < 0.8 * usual:
                column.right = max(column.right, column.left + usual)


def _take_margins_off(page: PageLines, body: float) -> None:
    """Numbers of lines and of pages that stand in the margin."""
    text = page.text()
    for line in text:
        if line.size > 1.2 * body:
            continue
        if line.x1 < page.columns[0].left - 0.3 * body or line.x0 > page.columns[-1].right + 0.3 * body:
            line.kind = "furniture" if len(line.text) < 8 else "note" if len(text) > 8 else "text"
