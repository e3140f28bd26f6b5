"""Owns where a row's texts stand: the columns, and laid-out texts kept for as long as they are looked at."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

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
        margin, gap = (32, 24) if width >= NARROW * scale else (24, 16)
        notes = round(168 * scale) if width >= NARROW * scale else 0
        right = width - margin - (notes + 32 if notes else 0)
        usable = right - margin - 2 * gap - 3
        source = max(40, round(usable * (0.41 if notes else 0.44)))
        bar_x = margin + source + gap
        voice_x = bar_x + 3 + gap
        return cls(margin, source, bar_x, voice_x, max(40, right - voice_x), width - margin - notes, notes)


@dataclass(slots=True)
class Laid:
    """A text broken into lines, and its height in pixels."""

    layout: QTextLayout
    height: float


class Layouts:
    """Lays texts out, and keeps what it laid out last."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[tuple[str, str, int, str], Laid] = OrderedDict()
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

    def lay(self, text: str, look: str, width: int, against: str = "") -> Laid:
        """The text in lines of `width`; with `against`, what changed from that wording is marked."""
        key = (text, look, width, against)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        shown, formats = _marked(against, text, self._theme) if against else (text, [])
        laid = self._break(shown, look, width, formats)
        self._kept[key] = laid
        if len(self._kept) > KEPT_LAYOUTS:
            self._kept.popitem(last=False)
        return laid

    def _break(self, text: str, look: str, width: int, formats: list[QTextLayout.FormatRange]) -> Laid:
        layout = QTextLayout(text.replace("\n", "\u2028"), self.font(look))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(formats)
        height, top = self.line(look), 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return Laid(layout, top)

    def estimate(self, text: str, look: str, width: int) -> int:
        """About how tall the text is, without laying it out."""
        height, advance = self._size(look)
        letters = width / advance
        return height * sum(int(len(part) / letters) + 1 for part in text.split("\n"))


def folded(text: str) -> str:
    """Prose as it reads: a line end inside a paragraph is a space, unless Markdown breaks the line there."""
    return _FOLD.sub(" ", text)


def _marked(before: str, after: str, theme: Theme) -> tuple[str, list[QTextLayout.FormatRange]]:
    """Both wordings run into one, what is gone struck through, what is new underlined."""
    gone, new = QTextCharFormat(), QTextCharFormat()
    gone.setFontStrikeOut(True)
    gone.setForeground(theme.colour("faint"))
    new.setFontUnderline(True)
    new.setUnderlineColor(QColor(theme.roles.accent))
    text, formats = "", []
    for run in differences(before, after):
        if text and not text[-1].isspace() and not run.text[0].isspace() and run.text[0].isalnum():
            text += " "  # the last word of a wording has no space behind it
        elif text.endswith(" ") and run.text[0] in ",.;:!?":
            text = text[:-1]
        if run.kind != "same":
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = len(text), len(run.text.rstrip())
            mark.format = gone if run.kind == "gone" else new
            formats.append(mark)
        text += run.text
    return text, formats
