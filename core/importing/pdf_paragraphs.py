"""Owns lines to paragraphs: indents, gaps, hyphens, columns, drop caps, and what goes on over the page."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.importing.pdf_lines import Line, PageLines, note_numbers
from core.importing.words import fold
from core.types import Kind, Paragraph

_MARK = re.compile(
    r"(?<=[^\W\d_])(\d{1,3})(?=[\s,.;:!?—–)”’]|$)|(?<=[.,;:!?…”’)])(\d{1,3})(?=[\s,.;:!?—–)”’]|$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_SUFFIX = re.compile(
    r"^(?:fully|ness|less|ment|able|ible|tion|ings?|ally|ward|wards|ship|hood|"
    r"self|selves|some|times?|ever|thing|body)$"
)
_CAP = re.compile(r"^[“\"‘'«]?[^\W\d_]$")


@dataclass(slots=True)
class Column:
    """Where the text of one column of one page begins and ends."""

    left: float
    right: float


@dataclass(slots=True)
class Gathered:
    """A paragraph being put together."""

    lines: list[Line] = field(default_factory=list)
    kind: Kind = "text"
    block: float = 0.0  # indent of a quotation or verse


def paragraphs(pages: Sequence[PageLines], body: float) -> list[Paragraph]:
    """The paragraphs of a document in reading order, notes and furniture among them."""
    flow = _Flow(body, _leading(pages, body), _usual_indent(pages, body), _usual_width(pages, body))
    numbers = [note_numbers(page) for page in pages]
    for i, page in enumerate(pages):
        lines = _drop_caps([line for line in page.lines if line.kind == "text"], body)
        marks: set[str] = set().union(*numbers[max(0, i - 1) : i + 2])  # a note may begin on the next page
        if marks:
            for line in lines:
                line.text = _without_marks(line.text, marks)
        flow.page(lines, page)
    hyphens = _Hyphens(pages)
    return [_finish(gathered, hyphens, body) for gathered in flow.done()]


def _without_marks(text: str, marks: set[str]) -> str:
    """A line without the numbers of footnotes that stick to its words."""
    return _MARK.sub(lambda m: "" if (m.group(1) or m.group(2)) in marks else m.group(), text)


def _leading(pages: Sequence[PageLines], body: float) -> float:
    """The usual distance between base lines."""
    steps: Counter[float] = Counter()
    for page in pages:
        lines = [line for line in page.lines if abs(line.size - body) < 0.6]
        for a, b in itertools.pairwise(lines):
            if 0.8 * body < a.y - b.y < 3 * body:
                steps[round(a.y - b.y, 1)] += 1
    return max(steps, key=lambda step: steps[step]) if steps else 1.3 * body


def _columns(lines: Sequence[Line], page: PageLines, body: float) -> list[Column]:
    """One or two columns, left to right."""
    main = [line for line in lines if abs(line.size - body) < 0.6]
    middle = page.width / 2
    right = [line for line in main if line.x0 > middle - 5]
    left = [line for line in main if line.x1 < middle + 5]
    groups = [left, right] if len(right) > 3 and len(left) + len(right) > 0.8 * len(main) and left else [main]
    return [_column(group, page) for group in groups]


def _column(lines: Sequence[Line], page: PageLines) -> Column:
    if not lines:
        return Column(0.1 * page.width, 0.9 * page.width)
    starts = Counter(round(line.x0) for line in lines)
    usual = [x for x in starts if starts[x] + starts.get(x + 1, 0) >= max(2, 0.06 * len(lines))]
    return Column(float(min(usual or starts)), max(line.x1 for line in lines))


def _usual_indent(pages: Sequence[PageLines], body: float) -> float:
    """The usual indent of a first line; 0 where paragraphs are parted by space alone."""
    indents: Counter[int] = Counter()
    flush = 0
    for page in pages:
        lines = [line for line in page.lines if line.kind == "text" and abs(line.size - body) < 0.6]
        for column in _columns(lines, page, body):
            for line in lines:
                indent = line.x0 - column.left
                if line.x1 <= column.right + 5 and line.x0 >= column.left - 3:
                    flush += indent < 3
                    if 0.4 * body < indent < 4 * body:
                        indents[round(indent)] += 1
    if not indents:
        return 0.0
    best = max(indents, key=lambda value: indents[value])
    return float(best) if indents[best] > 0.05 * (flush + 1) else 0.0


def _usual_width(pages: Sequence[PageLines], body: float) -> float:
    """How wide a full line is."""
    widths = sorted(
        line.x1 - line.x0
        for page in pages
        for line in page.lines
        if line.kind == "text" and abs(line.size - body) < 0.6
    )
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0.0


class _Flow:
    """Decides line by line whether a paragraph goes on."""

    def __init__(self, body: float, leading: float, indent: float, width: float) -> None:
        self._body, self._leading, self._indent, self._width = body, leading, indent, width
        self._all: list[Gathered] = []
        self._open: Gathered | None = None
        self._last: Line | None = None
        self._column: Column | None = None

    def page(self, lines: Sequence[Line], page: PageLines) -> None:
        columns = _columns(lines, page, self._body)
        for column in columns:
            column.right = max(column.right, column.left + self._width)
        for line in lines:
            column = next((c for c in reversed(columns) if line.x0 >= c.left - 4), columns[0])
            self._add(line, column)
        for line in page.lines:
            if line.kind != "text":
                self._aside(line)

    def done(self) -> list[Gathered]:
        return [gathered for gathered in self._all if gathered.lines]

    def _aside(self, line: Line) -> None:
        kind: Kind = "note" if line.kind == "note" else "furniture"
        gathered = Gathered([line], kind)
        before = self._all[-1] if self._all else None
        if (
            kind == "note"
            and before is not None
            and before.kind == "note"
            and not re.match(r"^\s*[\[\d*†‡]", line.text)
        ):
            before.lines.append(line)
            return
        self._all.append(gathered)

    def _add(self, line: Line, column: Column) -> None:
        last, open_ = self._last, self._open
        indent = line.x0 - column.left
        block = indent if self._is_block(line, column, indent) else 0.0
        if last is None or open_ is None or self._begins(line, last, open_, column, indent, block):
            self._open = Gathered([line], "text", block)
            self._all.append(self._open)
        else:
            open_.lines.append(line)
        self._last, self._column = line, column

    def _is_block(self, line: Line, column: Column, indent: float) -> bool:
        """Set in from the margin by something else than a first line's indent."""
        return indent > 3 and (not self._indent or abs(indent - self._indent) > 2)

    def _begins(
        self, line: Line, last: Line, open_: Gathered, column: Column, indent: float, block: float
    ) -> bool:
        if last.hyphen:
            return False
        if abs(line.size - last.size) > 0.12 * self._body:
            return True
        same = last.page == line.page and line.y < last.y
        gap = last.y - line.y if same else 0.0
        if gap > 1.3 * self._leading + 1:
            return True
        if same and gap < 0.3 * self._leading:
            return False  # the same line, written in pieces
        if block or open_.block:
            return abs(block - open_.block) > 3 if same or not block else self._would_fit(last, line)
        if self._indent and indent > 3:
            return True
        if line.size > 1.12 * self._body:
            return False  # a heading of several lines
        return self._would_fit(last, line)

    def _would_fit(self, last: Line, line: Line) -> bool:
        """Whether the line's first word had found room on the line before, which then ended a paragraph."""
        column = self._column
        if column is None:
            return False
        letter = (last.x1 - last.x0) / max(1, len(last.text))
        return last.x1 + letter * (len(line.text.split()[0]) + 1.5) < column.right


def _drop_caps(lines: list[Line], body: float) -> list[Line]:
    """Put a large first letter before the line beside it, and the lines it pushed aside back in place."""
    for cap in [line for line in lines if line.size > 1.6 * body and _CAP.match(line.text)]:
        rest = [line for line in lines if line is not cap]
        beside = [
            line
            for line in rest
            if line.size < 1.3 * body and cap.y - 2 <= line.y <= cap.y + cap.size and line.x1 > cap.x1
        ]
        if not beside:
            continue
        first = max(beside, key=lambda line: line.y)
        alone = (
            first.text[:1].isupper()
            and len(first.text.split()[0]) > 1
            and not first.text.split()[0].isupper()
        )
        first.text = cap.text + (" " if alone else "") + first.text
        left, right = min(line.x0 for line in rest), max(line.x1 for line in rest)
        first.x0, first.x1 = cap.x0, right
        for line in rest[rest.index(first) + 1 :]:
            if not cap.x1 - 3 <= line.x0 <= cap.x1 + 0.8 * body:
                break
            line.x0 = left
        lines = rest
    return lines


class _Hyphens:
    """Joins words cut at a line's end by what the rest of the book writes."""

    def __init__(self, pages: Sequence[PageLines]) -> None:
        self._known: Counter[str] = Counter()
        cut = False
        for page in pages:
            for line in page.lines:
                words = _WORD.findall(line.text)
                if cut and words:
                    words.pop(0)
                cut = bool(line.hyphen) or line.text.endswith(("-", "‐"))
                if words and cut:
                    words.pop()
                self._known.update(word.casefold() for word in words)

    def join(self, before: str, after: str, sure: bool) -> str:
        """Two lines as one; `sure` where the mark can only be a divided word's.

        A hyphen that the author wrote stays: it does where the book writes it elsewhere.
        """
        left, right = re.search(r"[^\W\d_]+(?:-[^\W\d_]+)*$", before), re.match(r"[^\W\d_]+", after)
        if left is None or right is None:
            return f"{before}-{after}"
        one, two = left.group().casefold(), right.group().casefold()
        whole, compound = self._known[one + two], self._known[f"{one}-{two}"]
        if sure or whole > compound:
            return before + after
        if compound or right.group()[0].isupper():
            return f"{before}-{after}"
        parts = min(self._known[one.rpartition("-")[2]], self._known[two])
        real = parts >= 4 and min(len(one), len(two)) > 3 and not _SUFFIX.match(two)
        return f"{before}-{after}" if real else before + after


def _finish(gathered: Gathered, hyphens: _Hyphens, body: float) -> Paragraph:
    """The paragraph of its lines."""
    lines = gathered.lines
    kind: Kind = gathered.kind
    if gathered.block and kind == "text" and len(lines) > 1:
        longest = max(line.x1 for line in lines)
        ragged = sum(longest - line.x1 > 2 * body for line in lines[:-1])
        kind = "verse" if ragged >= 0.5 * (len(lines) - 1) else "quote"
    text = "\n".join(fold(line.text) for line in lines) if kind == "verse" else _joined(lines, hyphens)
    size = sum(line.size * len(line.text) for line in lines) / max(1, sum(len(line.text) for line in lines))
    style = {"size": round(size / body, 2)} if abs(size / body - 1) > 0.02 else {}
    if all(line.weight >= 600 for line in lines):
        style["bold"] = 1.0
    if gathered.kind == "text" and gathered.block > 2 * body and len(lines) <= 4 and kind != "verse":
        style["centred"] = 1.0
    pages = sorted({line.page for line in lines})
    place = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}-{pages[-1]}"
    return Paragraph(text, kind, place, (), style)


def _joined(lines: Sequence[Line], hyphens: _Hyphens) -> str:
    text = lines[0].text.rstrip()
    for before, line in itertools.pairwise(lines):
        after = line.text.lstrip()
        if before.hyphen:
            text = hyphens.join(text, after, sure=False)
        elif text.endswith("‐"):
            text = hyphens.join(text[:-1], after, sure=True)
        elif text.endswith("-") and text[-2:-1].isalpha() and after[:1].islower():
            text = hyphens.join(text[:-1], after, sure=False)
        elif text.endswith(("—", "-")) or after.startswith("—"):
            text += after
        else:
            text = f"{text} {after}"
    return fold(text).replace("‐", "-")
