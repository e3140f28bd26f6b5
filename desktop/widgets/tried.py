"""Owns the sight of one passage that was tried: the author's text, and the account or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.neutralizing.trying import Tried
from desktop import words
from desktop.language import translated
from desktop.prices import money
from desktop.widgets.basics import column, fill, hairline, label, row
from desktop.widgets.icons import IconLabel


class Reading(QLabel):
    """A text of some hundred words to read and to copy from.

    Qt asks for its height several times whenever anything moves, and breaks its lines anew each time.
    """

    def __init__(self, text: str, look: str, name: str) -> None:
        super().__init__()
        self._heights: dict[int, int] = {}
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(name)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Another text has other heights; the layout is told, which Qt leaves out from empty to some."""
        self._heights.clear()
        super().setText(text)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        self._heights.clear()
        super().changeEvent(event)

    def heightForWidth(self, width: int) -> int:
        """Of the width that it takes of what it is offered: a layout asks with the whole."""
        width = min(width, self.maximumWidth())
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 0)

    def sizeHint(self) -> QSize:
        return QSize(240, 0)


class TriedRow(QWidget):
    """Source at the left, account at the right; what the judge said where it was not good enough."""

    def __init__(self, number: int, tried: Tried, cost: float | None) -> None:
        """`cost` in US dollars, None where nobody knows."""
        super().__init__()
        author = self.tr("The author, {words}").format(words=words.words(len(tried.original.split())))
        self.original = Reading(tried.original, "prose", self.tr("Passage {n}").format(n=number))
        self.right = QVBoxLayout()
        self.right.setContentsMargins(0, 0, 0, 0)
        self.right.setSpacing(0)
        spoken = self.tr("Account of passage {n}").format(n=number)
        said = tried.description or tried.answer
        self.account = Reading(said, "text" if tried.description else "soft", spoken)
        self.complaint = label(translated(tried.reason), "look", wrap=True)
        self.figures = label(self._figures(tried, cost), "caption", wrap=True)
        fill(self.right, label(self._head(tried), "caption"), 6)
        if tried.reason:
            line = row(IconLabel("stopped", "look"), 8, self.complaint)
            line.setStretch(2, 1)
            line.setAlignment(Qt.AlignmentFlag.AlignTop)
            fill(self.right, line, 8)
        fill(self.right, self.account, 10, self.figures, -1)
        sides = QHBoxLayout()
        sides.setSpacing(32)
        sides.addLayout(column(label(author, "caption"), 6, self.original, -1), 1)
        sides.addLayout(self.right, 1)
        self.setLayout(column(hairline(), 16, sides, 24))

    def _head(self, tried: Tried) -> str:
        if not tried.description:
            return self.tr("What came could not be used") if tried.answer else self.tr("No account came")
        said = self.tr("The plain account, {words}")
        return said.format(words=words.words(len(tried.description.split())))

    def _figures(self, tried: Tried, cost: float | None) -> str:
        parts = []
        if tried.seconds >= 0.05:
            parts.append(self.tr("{time} seconds").format(time=words.decimal(tried.seconds, 1)))
        if tried.tokens_in or tried.tokens_out:
            said = self.tr("{read} tokens read, {written} written")
            numbers = words.number(tried.tokens_in), words.number(tried.tokens_out)
            parts.append(said.format(read=numbers[0], written=numbers[1]))
        if cost:
            parts.append(money(cost))
        return ", ".join(parts)
