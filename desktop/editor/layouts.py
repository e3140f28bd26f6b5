"""Owns where a row's texts stand: the columns, and laid-out texts kept for as long as they are looked at."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from desktop.editor.differences import differences
from desktop.theme import Theme

KEPT_LAYOUTS = 400
"""Several screens full; each holds the glyphs of one text."""

NARROW = 860  # pixels before the text size: below, notes stand under the text
_FOLD = re.compile(r"(?<![ \n]{2})(?<!\n)\n(?!\n)")


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edge and width of the columns; `notes` is 0 wide where notes stand under the text."""

    source_x: int
    source: int
    bar_x: int
    voice_x: int
    voice: int
    notes_x: int
    notes: int

    @classmethod
    def of(cls, width: int, scale: float) -> Columns:
        margin, gap = (32, 24) if width >= NARROW * scale else (24, round(20 * scale))
        notes = round(168 * scale) if width >= NARROW * scale else 0
        right = width - margin - (notes + 32 if notes else 0)
        usable = right - margin - 2 * gap - 3
        source = max(40, round(usable * (0.41 if notes else 0.44)))
        bar_x = margin + source + gap
        voice_x = bar_x + 3 + gap
        return cls(margin, source, bar_x, voice_x, max(40, right - voice_x), width - margin - notes, notes)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text, in characters: "look" and "new" underlined, "gone" struck through, or "bold"."""

    start: int
    end: int
    role: str


@dataclass(slots=True)
class Laid:
    """A text broken into lines, its height in pixels, and where lines are drawn under it, in which colour."""

    layout: QTextLayout
    height: float
    rules: list[tuple[QRectF, str]] = field(default_factory=list)


class Layouts:
    """Lays texts out, and keeps what it laid out last."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[tuple[object, ...], Laid] = OrderedDict()
        self._sizes: dict[str, tuple[int, float]] = {}  # line height and mean advance, by look

    def forget(self) -> None:
        """The fonts or colours changed."""
        self._kept.clear()
        self._sizes.clear()

    def font(self, look: str) -> QFont:
        match look:
            case "prose":
                return self._theme.font(15, serif=True)
            case "heading":
                return self._theme.font(15, bold=True, serif=True)
            case _:
                return self._theme.font(12)

    def line(self, look: str) -> int:
        """Height of a line: the grid's, or the font's where that is taller."""
        return self._size(look)[0]

    def _size(self, look: str) -> tuple[int, float]:
        found = self._sizes.get(look)
        if found is None:
            metrics = QFontMetricsF(self.font(look))
            grid = self._theme.px(16 if look == "note" else 24)
            found = self._sizes[look] = max(grid, round(metrics.height())), metrics.averageCharWidth()
        return found

    def lay(
        self,
        text: str,
        look: str,
        width: int,
        against: str = "",
        marks: Sequence[Mark] = (),
        keep: bool = True,
    ) -> Laid:
        """The text in lines of `width`; with `against`, what changed from that wording is marked.

        Args:
            keep: False for a text that grows: what it was a moment ago is asked for no more.
        """
        key = (text, look, width, against, tuple(marks))
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        shown, all_marks = run_together(against, text, marks) if against else (text, list(marks))
        laid = self._break(shown, look, width, all_marks)
        if keep:
            self._kept[key] = laid
        if len(self._kept) > KEPT_LAYOUTS:
            self._kept.popitem(last=False)
        return laid

    def _break(self, text: str, look: str, width: int, marks: Sequence[Mark]) -> Laid:
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font(look))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats(marks))
        height, top = self.line(look), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return Laid(layout, top, self._rules(layout, marks))

    def _formats(self, marks: Sequence[Mark]) -> list[QTextLayout.FormatRange]:
        gone, bold = QTextCharFormat(), QTextCharFormat()
        gone.setFontStrikeOut(True)
        gone.setForeground(self._theme.colour("faint"))
        bold.setFontWeight(QFont.Weight.DemiBold)
        formats = []
        for mark in marks:
            if mark.role in ("gone", "bold"):
                made = QTextLayout.FormatRange()
                made.start, made.length = mark.start, mark.end - mark.start
                made.format = gone if mark.role == "gone" else bold
                formats.append(made)
        return formats

    def _rules(self, layout: QTextLayout, marks: Sequence[Mark]) -> list[tuple[QRectF, str]]:
        """Lines under what is new and what is to be looked at; Qt's own underline is too thin to be seen."""
        colours = {"new": "accent", "look": "look"}
        thick = self._theme.px(1.5)
        rules = []
        for mark in marks:
            for number in range(layout.lineCount()) if mark.role in colours else ():
                stretch = _stretch(layout.lineAt(number), mark)
                if stretch is not None:
                    left, right, base = stretch
                    below = base + thick * (3 if mark.role == "look" else 2)
                    rules.append((QRectF(left, below, right - left, thick), colours[mark.role]))
        return rules

    def estimate(self, text: str, look: str, width: int, prose: bool = False) -> int:
        """About how tall the text is, without laying it out; `prose` is counted as if it were `folded`."""
        height, advance = self._size(look)
        letters = width / advance
        if "\n" not in text:
            return height * (int(len(text) / letters) + 1)
        parts = text.split("\n\n") if prose else text.split("\n")
        lines = sum(int(len(part) / letters) + 1 for part in parts)
        return height * (lines + len(parts) - 1 if prose else lines)


def folded(text: str) -> str:
    """Prose as it reads: a line end inside a paragraph is a space, unless Markdown breaks the line there."""
    return _FOLD.sub(" ", text)


def _stretch(line: QTextLine, mark: Mark) -> tuple[float, float, float] | None:
    """Left and right end and the base of what a line has of a mark, or None."""
    first, last = line.textStart(), line.textStart() + line.textLength()
    if mark.end <= first or mark.start >= last:
        return None
    ends = [line.cursorToX(at) for at in (max(mark.start, first), min(mark.end, last))]
    left, right = sorted(float(x[0] if isinstance(x, tuple) else x) for x in ends)
    right = min(right, line.naturalTextRect().right())
    return (left, right, line.y() + line.ascent()) if right > left else None


def run_together(before: str, after: str, marks: Sequence[Mark] = ()) -> tuple[str, list[Mark]]:
    """Both wordings run into one, what is gone and new marked, and `after`'s own marks in their places."""
    text, made = "", []
    stood: list[tuple[int, int, int]] = []  # of what `after` has: from, to, and where that begins now
    at = 0
    for run in differences(before, after):
        if text and not text[-1].isspace() and not run.text[0].isspace() and run.text[0].isalnum():
            text += " "  # the last word of a wording has no space behind it
        elif text.endswith(" ") and run.text[0] in ",.;:!?":
            text = text[:-1]
        if run.kind != "same":
            made.append(Mark(len(text), len(text) + len(run.text.rstrip()), run.kind))
        if run.kind != "gone":
            stood.append((at, at + len(run.text), len(text)))
            at += len(run.text)
        text += run.text
    for mark in marks:
        for start, end, now in stood:
            if mark.start < end and mark.end > start:
                first, last = max(mark.start, start), min(mark.end, end)
                made.append(Mark(now + first - start, now + last - start, mark.role))
    return text, made
