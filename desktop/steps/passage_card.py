"""Owns the card of one passage: its text, why it is in or out, and the user's word on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop import words
from desktop.passages import BEYOND, Corpus, Passage
from desktop.theme import theme
from desktop.widgets.basics import button, column, holder, label, row
from desktop.widgets.flow import flowing

if TYPE_CHECKING:
    from core.curating import Theme


def why(passage: Passage, found: Theme | None) -> str:
    """Why a passage is chosen or left out, in a sentence or two."""
    tr = words.tr
    if passage.own == "keep":
        said = tr("You always use it.")
    elif passage.own == "drop":
        said = tr("You leave it out.")
    elif passage.chosen:
        said = _why_in(passage, found)
    elif passage.reason == BEYOND:
        said = _why_beyond(found)
    else:
        said = tr("Left out: {reason}.").format(reason=words.passage_reason(passage.reason))
    return said if passage.own == passage.applied else f"{said} {tr('Not yet in the choice.')}"


def _why_in(passage: Passage, found: Theme | None) -> str:
    if found is None or found.chosen >= found.passages:
        return words.tr("Chosen: whole sentences and clean letters.")
    return words.tr(
        "Chosen: whole sentences, clean letters, and one of {chosen} taken from {all} on its theme."
    ).format(chosen=words.number(found.chosen), all=words.passages(found.passages))


def _why_beyond(found: Theme | None) -> str:
    if found is None:
        return words.tr("Left out: it is fit, but not needed for this amount.")
    return words.tr(
        "Left out: it is fit, but not needed for this amount; {chosen} of {all} on its theme are chosen."
    ).format(chosen=words.number(found.chosen), all=words.passages(found.passages))


class PassageCard(QWidget):
    """`decided` carries "keep", "drop" or "" for the passage on show, `stepped` 1 or -1."""

    decided = Signal(str)
    stepped = Signal(int)
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._there = self._busy = False
        self._themes: Mapping[int, Theme] = {}
        self._passage = Passage("", "", 0, False)
        self.heading = label("", "strong")
        self.before = self._arrow("‹", self.tr("Previous passage"), -1)
        self.after = self._arrow("›", self.tr("Next passage"), 1)
        self.origin = label("", "caption", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setProperty("look", "reading")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(0)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(self.tr("Text of the passage"))
        self.why = label("", "soft", wrap=True)
        self.drop = self._word(self.tr("Leave Out (D)"), "drop", self.tr("Leave Out"))
        self.keep = self._word(self.tr("Always Use (K)"), "keep", self.tr("Always Use"))
        self.leave = self._word(self.tr("Take Back"), "", self.tr("Take Your Word Back"))
        self.waiting = label("", "looknote", wrap=True)
        self.again = button(self.tr("Choose Again"), self.again_wanted.emit, "small")
        self.bar = holder(column(self.waiting, 6, row(self.again, -1), margins=(12, 8, 12, 8)), "sending")
        self.bar.hide()
        words_row = flowing(self.drop, self.keep, self.leave)
        head = row(self.heading, -1, self.before, 4, self.after)
        self.setLayout(column(head, 4, self.origin, 8, self.text, 8, self.why, 12, words_row, 12, self.bar))
        self.layout().setStretch(4, 1)  # type: ignore[attr-defined]
        self.text.setMinimumHeight(120)
        self._restyle()
        theme().changed.connect(self._restyle)

    def _arrow(self, sign: str, name: str, step: int) -> QWidget:
        made = button(sign, lambda: self.stepped.emit(step), "small", name=name)
        made.setToolTip(name)
        made.setFixedWidth(28)
        return made

    def _word(self, text: str, word: str, name: str) -> QWidget:
        return button(text, lambda: self.decided.emit(word), "small", name=name)

    def _restyle(self) -> None:
        self.text.setFont(theme().font(15, serif=True))

    def show_passage(self, corpus: Corpus, index: int, themes: Mapping[int, Theme]) -> None:
        """Show a passage; an index outside shows that there is none."""
        there = 0 <= index < len(corpus.passages)
        self._there, self._themes = there, themes
        passage = corpus.passages[index] if there else Passage("", "", 0, False)
        heading = self.tr("Passage {n} of {all}").format(
            n=words.number(index + 1), all=words.number(len(corpus.passages))
        )
        self.heading.setText(heading if there else "")
        length = words.words(passage.words).replace(" ", "\u00a0")  # the figure stays with its word
        parts = [passage.book, passage.chapter, length]
        self.origin.setText(", ".join(part for part in parts if part) if there else "")
        if passage.text != self.text.toPlainText():
            self.text.setPlainText(passage.text)
        for made in (self.before, self.after):
            made.setEnabled(there)
        self.show_word(passage)

    def show_word(self, passage: Passage) -> None:
        """Say again what becomes of the passage on show."""
        self._passage = passage
        found = self._themes.get(passage.cluster) if passage.cluster is not None else None
        self.why.setText(why(passage, found) if self._there else "")
        able = self._there and not self._busy
        self.drop.setEnabled(able and passage.own != "drop")
        self.keep.setEnabled(able and passage.own != "keep")
        self.leave.setEnabled(able and bool(passage.own))
        self.again.setEnabled(not self._busy)

    def set_busy(self, busy: bool) -> None:
        """While another choice is made there is nothing to decide."""
        self._busy = busy
        self.show_word(self._passage)

    def show_waiting(self, decisions: int) -> None:
        """How many decisions the last choice did not know."""
        self.waiting.setText(words.decisions_waiting(decisions))
        self.bar.setVisible(decisions > 0)
