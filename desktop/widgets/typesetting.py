"""Owns how a paragraph of the review is set and painted: lines, heights, reasons, what a search found."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from desktop.language import translated
from desktop.review import Review, Row, fold
from desktop.theme import theme

LEFT, GAP, RIGHT = 28, 24, 16
REASON, BUTTONS = 176, 128  # the two columns at the right; in a narrow view they are one
READING = 640  # pixels: 55-75 letters
BUTTON = 26
NARROW = 720  # pixels of the list below which the buttons stand under the reason
ABOVE, BELOW = 8, 8
CACHED = 300


def tr(text: str) -> str:
    return QCoreApplication.translate("typesetting", text)


def set_text(text: str, font: QFont, width: float, line: float) -> tuple[QTextLayout, int]:
    """A text broken into lines of `width`, `line` pixels apart, and its height."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (made := layout.createLine()).isValid():
        made.setLineWidth(width)
        made.setPosition(QPointF(0, y + (line - made.height()) / 2))
        y += line
    layout.endLayout()
    return layout, int(y)


def why(found: Row) -> str:
    """Why the row is as it is; nothing for what is kept as a matter of course."""
    if found.own:
        said = tr("Kept by you.") if found.own == "keep" else tr("Dropped by you.")
    elif found.ruled == "look":
        said = tr("To look at. {reason}").format(reason=translated(found.reason))
    else:
        dropped = found.ruled == "drop"
        said = tr("Dropped. {reason}").format(reason=translated(found.reason)) if dropped else ""
    return said


class Typesetter:
    """Sets rows of a review in a column of one width. Line breaks are kept for what was last on screen."""

    def __init__(self, reasons: bool) -> None:
        self.reasons = reasons
        self.width = READING
        self.buttons = BUTTONS
        self.narrow = False
        self.wanted = ""  # what is searched for, and marked where it stands
        self._layouts: OrderedDict[tuple[int, bool], tuple[QTextLayout, int]] = OrderedDict()
        self._least: dict[str, int] = {}
        self.restyle()

    def restyle(self) -> None:
        """Fonts anew, after the theme or the text size changed."""
        self.prose = theme().font(15, serif=True)
        self.heading = theme().font(15, bold=True)
        self.small = theme().font(12)
        self.line = float(max(theme().px(24), QFontMetrics(self.prose).height()))
        self.advance = QFontMetricsF(self.prose).averageCharWidth()
        self.forget()

    def forget(self) -> None:
        """Other texts, fonts or another width: nothing that was set holds any more."""
        self._layouts.clear()
        self._least.clear()

    def set_view_width(self, width: int, buttons: int = BUTTONS) -> None:
        """Args: buttons: pixels that those on a row need, which may have long words."""
        self.buttons = max(BUTTONS, buttons)
        self.narrow = width < NARROW
        taken = LEFT + RIGHT
        if self.reasons:
            taken += GAP + (max(REASON - 32, self.buttons) if self.narrow else REASON + self.buttons)
        self.width = max(160, min(theme().px(READING), width - taken))
        self.forget()

    @property
    def reason_left(self) -> int:
        return LEFT + self.width + GAP

    @property
    def reason_width(self) -> int:
        return REASON - 32 if self.narrow else REASON

    # Heights, in pixels.
    def guesses(self, review: Review) -> list[int]:
        """A height for every row, without breaking a line: some milliseconds for the longest book."""
        line, share = int(self.line), self.advance / self.width
        heading, least = line + 32, line + ABOVE + BELOW
        return [int(letters * share) * line + least if letters else heading for letters in review.letters]

    def height(self, number: int, found: Row) -> int:
        """The exact height of a row; breaks its lines."""
        if not found.id:
            return int(self.line) + 32
        least = self.reason_height(found)
        if self.narrow and least:
            least += theme().px(BUTTON) + 4
        return max(self.lines(number, found)[1], least) + ABOVE + BELOW

    def reason_height(self, found: Row) -> int:
        """What the reason beside a row needs; 0 without one."""
        said = why(found) if self.reasons else ""
        if said not in self._least:
            room = QRect(0, 0, self.reason_width, 10_000)
            box = QFontMetrics(self.small).boundingRect(room, Qt.TextFlag.TextWordWrap, said)
            self._least[said] = box.height() + 3 if said else 0
        return self._least[said]

    def lines(self, number: int, found: Row) -> tuple[QTextLayout, int]:
        """The broken lines of a row and their height."""
        key = (number, found.verdict == "drop")
        made = self._layouts.get(key)
        if made is None:
            font = QFont(self.prose)
            font.setStrikeOut(key[1])
            made = self._layouts[key] = set_text(found.text, font, self.width, self.line)
            if len(self._layouts) > CACHED:
                self._layouts.popitem(last=False)
        else:
            self._layouts.move_to_end(key)
        return made

    # Painting.
    def paint_heading(self, painter: QPainter, area: QRect, found: Row, first: bool) -> None:
        if not first:
            painter.fillRect(area.adjusted(0, 8, 0, 9 - area.height()), theme().colour("hairline"))
        painter.setFont(self.heading)
        painter.setPen(theme().colour("text"))
        box = area.adjusted(LEFT, 16, -RIGHT, 0)
        shown = QFontMetrics(self.heading).elidedText(found.text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)

    def paint(self, painter: QPainter, area: QRect, number: int, found: Row, seen: QRect) -> None:
        """The author's words in serif at the left, the reason at the right; dropped ones struck through.

        Args:
            seen: what is painted now of the whole view; lines outside it are passed over.
        """
        colour = theme().colour
        painter.setPen(colour("faint" if found.verdict == "drop" else "text"))
        layout, _ = self.lines(number, found)
        place = QPointF(area.x() + LEFT, area.y() + ABOVE)
        if self.wanted:
            self._mark(painter, layout, place, seen)
        layout.draw(painter, place, [], QRectF(seen))
        said = why(found) if self.reasons else ""
        if said:
            painter.setFont(self.small)
            painter.setPen(colour("look" if found.verdict == "look" else "soft"))
            left = area.x() + self.reason_left
            box = QRect(left, area.y() + ABOVE + 3, self.reason_width, area.height() - ABOVE)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, said)

    def _mark(self, painter: QPainter, layout: QTextLayout, place: QPointF, seen: QRect) -> None:
        """A ground and a line under what is searched for, behind the text."""
        said, wanted = fold(layout.text()), fold(self.wanted)
        if len(said) != len(layout.text()):
            return  # a letter that has no small form of one letter: places in the two do not agree
        ground, under = theme().colour("look_tint"), theme().colour("look")
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            top = place.y() + line.y()
            start, end = line.textStart(), line.textStart() + line.textLength()
            at = said.find(wanted, max(0, start - len(wanted) + 1))
            while 0 <= at < end and seen.top() - self.line < top < seen.bottom() + self.line:
                left = line.cursorToX(max(at, start))[0]
                right = line.cursorToX(min(at + len(wanted), end))[0]
                box = QRectF(place.x() + left, top, right - left, line.height())
                painter.fillRect(box, ground)
                painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), under)
                at = said.find(wanted, at + len(wanted))
