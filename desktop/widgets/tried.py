"""Owns the sight of one passage that was tried: the author's text, and the account or why there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.neutralizing.trying import Tried
from desktop import words
from desktop.prices import money
from desktop.widgets.basics import column, fill, hairline, label, row
from desktop.widgets.icons import IconLabel


def reading(text: str, look: str, name: str) -> QLabel:
    """A text to read and to copy from."""
    made = label(text, look, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAccessibleName(name)
    return made


class TriedRow(QWidget):
    """Source at the left, account at the right; what the judge said where it was not good enough."""

    def __init__(self, number: int, tried: Tried, cost: float | None) -> None:
        """`cost` in US dollars, None where nobody knows."""
        super().__init__()
        author = self.tr("The author, {words}").format(words=words.words(len(tried.original.split())))
        self.original = reading(tried.original, "prose", self.tr("Passage {n}").format(n=number))
        self.right = QVBoxLayout()
        self.right.setContentsMargins(0, 0, 0, 0)
        self.right.setSpacing(0)
        spoken = self.tr("Account of passage {n}").format(n=number)
        said = tried.description or tried.answer
        self.account = reading(said, "text" if tried.description else "soft", spoken)
        self.complaint = label(tried.reason, "look", wrap=True)
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
        parts = [self.tr("{time} seconds").format(time=words.decimal(tried.seconds, 1))]
        if tried.tokens_in or tried.tokens_out:
            said = self.tr("{read} tokens read, {written} written")
            numbers = words.number(tried.tokens_in), words.number(tried.tokens_out)
            parts.append(said.format(read=numbers[0], written=numbers[1]))
        if cost:
            parts.append(money(cost))
        return ", ".join(parts)
