"""Owns lines to paragraphs: indents, gaps, drop caps, verse, and what goes on over column and page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.importing.pdf.furniture import NOTE, note_numbers
from core.importing.pdf.insets import Inset, insets
from core.importing.pdf.joining import Hyphens, joined_text, without_marks
from core.importing.pdf.lines import Column, Line, PageLines
from core.importing.pdf.measures import Measures, fits, measure
from core.importing.pdf.openings import below_headings, drop_caps, small_letters
from core.importing.words import fold
from core.types import Kind, Paragraph

_ENDED = re.compile(r"[.!?…:][\"'”’»)\]]*$|[—–-][\"”’]$")


@dataclass(slots=True)
class Gathered:
    """A paragraph being put together."""

    lines: list[Line] = field(default_factory=list)
    kind: Kind = "text"
    block: float = 0.0  # how far it is set in
    inset: Inset | None = None


def paragraphs(pages: Sequence[PageLines], body: float) -> list[Paragraph]:
    """The paragraphs of a document in reading order, notes and furniture among them."""
    flow = _Flow(measure(pages, body))
    hyphens = Hyphens(pages)
    numbers = [note_numbers(page) for page in pages]
    capped: list[Line] = []
    opening: list[Line] = []
    for i, page in enumerate(pages):
        lines, beside = drop_caps(page, body, hyphens)
        capped += beside
        opening += below_headings(lines, body)
        marks: set[str] = set().union(*numbers[max(0, i - 1) : i + 2])  # a note may begin on the next page
        if marks:
            for line in lines:
                line.text = without_marks(line.text, marks)
        flow.page(lines, page)
    small_letters(capped, opening, hyphens)
    return [_finish(gathered, hyphens, body) for gathered in flow.done()]


class _Flow:
    """Decides line by line whether a paragraph goes on."""

    def __init__(self, measures: Measures) -> None:
        self._of = measures
        self._all: list[Gathered] = []
        self._open: Gathered | None = None
        self._last: Line | None = None
        self._column = Column(0.0, 0.0)

    def page(self, lines: Sequence[Line], page: PageLines) -> None:
        columns = page.columns
        across = Column(columns[0].left, columns[-1].right) if columns else Column(0.0, page.width)
        stretches = insets(lines, page, self._of)
        for n, line in enumerate(lines):
            self._add(line, across if line.column < 0 else columns[line.column], stretches.get(n))
        for line in page.lines:
            if line.kind != "text":
                self._aside(line)

    def done(self) -> list[Gathered]:
        return [gathered for gathered in self._all if gathered.lines]

    def _aside(self, line: Line) -> None:
        before = self._all[-1] if self._all else None
        if line.kind != "note":
            self._all.append(Gathered([line], "furniture"))
        elif before is not None and before.kind == "note" and not NOTE.match(line.text):
            before.lines.append(line)
        else:
            self._all.append(Gathered([line], "note"))

    def _add(self, line: Line, column: Column, inset: Inset | None) -> None:
        last, open_ = self._last, self._open
        indent = line.x0 - column.left
        block = inset.indent if inset else indent if self._is_block(indent) else 0.0
        new = Gathered([line], "text", block, inset)
        if last is None or open_ is None or self._begins(line, last, open_, new, indent):
            self._open = new
            self._all.append(new)
        else:
            open_.lines.append(line)
        self._last, self._column = line, inset or column

    def _is_block(self, indent: float) -> bool:
        """Set in from the margin by something else than a first line's indent."""
        return indent > 3 and (not self._of.indent or abs(indent - self._of.indent) > 2)

    def _begins(self, line: Line, last: Line, open_: Gathered, new: Gathered, indent: float) -> bool:
        of, inset, block = self._of, new.inset, new.block
        if last.hyphen:
            return False
        if abs(line.size - last.size) > 0.12 * of.body:
            return True
        same = last.page == line.page and last.column == line.column and line.y < last.y
        gap = last.y - line.y if same else 0.0
        if gap > of.gap * max(1.0, line.size / of.body):
            return True
        if same and gap < 0.3 * of.leading:
            return False  # the same line, written in pieces
        opens = bool(of.indent) and abs(indent - of.indent) <= 2 and line.x0 > last.x0 + 3
        if not opens and line.text[:1].islower() and not fits(last, line, self._column):
            return False  # the middle of a sentence after a full line, however it is set
        if line.size > 1.12 * of.body and line.weight == last.weight and self._wrapped(last, line):
            return False  # a heading of several lines, perhaps centred
        if inset and open_.inset and abs(inset.indent - open_.inset.indent) <= 3:
            return inset.prose and (line.x0 - inset.left > 3 or self._ended(last, line, gap))
        if inset or (open_.inset and same):
            return True
        if block or open_.block:
            return abs(block - open_.block) > 3 if same or not block else self._ended(last, line, gap)
        if of.indent and indent > 3:
            return True
        return self._ended(last, line, gap)

    def _wrapped(self, last: Line, line: Line) -> bool:
        """Whether the next line's first word had no room, wherever in its column the line is set."""
        shifted = Column(0.0, self._column.right - self._column.left + last.x0)
        return not fits(last, line, shifted)

    def _ended(self, last: Line, line: Line, gap: float) -> bool:
        """Whether a line left so much room that it ended a paragraph.

        Ragged lines may be broken early for their looks: there it takes much room, or a full stop.
        """
        column = self._column
        if not self._of.ragged or not fits(last, line, column, 1.3):
            return not self._of.ragged and fits(last, line, column)
        if not _ENDED.search(last.text):
            least = 0.4
        else:
            close = 0.0 < gap < 1.08 * self._of.leading + 0.5
            least = 0.12 if close else 0.0  # from one page to the next no gap is to be seen
        return column.right - last.x1 > least * (column.right - column.left)


def _finish(gathered: Gathered, hyphens: Hyphens, body: float) -> Paragraph:
    """The paragraph of its lines."""
    lines = gathered.lines
    kind: Kind = gathered.kind
    if gathered.inset and kind == "text":
        kind = "quote" if gathered.inset.prose or len(lines) == 1 else "verse"
    elif gathered.block and kind == "text" and len(lines) > 1 and lines[0].size < 1.12 * body:
        longest = max(line.x1 for line in lines)
        ragged = sum(longest - line.x1 > 2 * body for line in lines[:-1])
        kind = "verse" if ragged >= 0.5 * (len(lines) - 1) else "quote"
    text = "\n".join(fold(line.text) for line in lines) if kind == "verse" else joined_text(lines, hyphens)
    size = sum(line.size * len(line.text) for line in lines) / max(1, sum(len(line.text) for line in lines))
    style = {"size": round(size / body, 2)} if abs(size / body - 1) > 0.02 else {}
    if all(line.weight >= 600 for line in lines):
        style["bold"] = 1.0
    if gathered.kind == "text" and gathered.block > 2 * body and len(lines) <= 4 and kind != "verse":
        style["centred"] = 1.0
    pages = sorted({line.page for line in lines})
    place = f"page {pages[0]}" if len(pages) == 1 else f"pages {pages[0]}-{pages[-1]}"
    return Paragraph(text, kind, place, (), style)
