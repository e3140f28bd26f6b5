"""Owns the editor before a text is open: open a file, paste or type, or go on with what was left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop.editor.drafts import Draft
from desktop.editor.left_work import LeftWork
from desktop.editor.start_note import StartNote
from desktop.theme import theme
from desktop.widgets.basics import button, column, holder, label, row

BIG = 200_000
"""Characters; a paste of more is taken at once, since a text field would be slow to show it."""


class PasteField(QPlainTextEdit):
    """A text field that passes a big paste on instead of showing it."""

    big_paste = Signal(str)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text() if source.hasText() else ""
        if len(text) > BIG and self.document().isEmpty():
            self.big_paste.emit(text)
        else:
            super().insertFromMimeData(source)


class StartPanel(QWidget):
    """Asks for a text."""

    open_wanted = Signal()
    text_given = Signal(str)
    draft_wanted = Signal(Path)
    arrived = Signal()  # the user sees it now
    left_behind = Signal()  # the user went on to a text or to another page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PasteField()
        self.field.big_paste.connect(self.text_given)
        self.field.setAccessibleName(self.tr("Your text"))
        self.field.setPlaceholderText(
            self.tr("Type or paste your text here, or drop a Markdown, text or Word file")
        )
        self.field.setTabChangesFocus(True)
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.textChanged.connect(self._typed)
        self.note = StartNote(self.field)
        self.open = button(self.tr("Open File..."), self.open_wanted.emit, icon_name="folder")
        self.use = button(self.tr("Use This Text"), self._use, "primary")
        self.use.setEnabled(False)
        self.left = LeftWork()
        self.left.wanted.connect(self.draft_wanted)
        self._left = self._with_caption()
        box = holder(column(self.field, margins=(16, 12, 4, 12)), "card")
        column_ = column(
            label(self.tr("What should be written anew?"), "title"),
            8,
            label(
                self.tr(
                    "Prose is taken passage by passage and written in the voice; headings, lists, tables and "
                    "code stay as they are. Nothing replaces your words until you accept it."
                ),
                "soft",
                wrap=True,
                width=640,
            ),
            16,
            self._left,
            box,
            16,
            row(self.open, -1, self.use),
            margins=(32, 24, 32, 24),
        )
        self.setLayout(column_)
        column_.setStretchFactor(box, 1)
        theme().changed.connect(self._dress)
        self._dress()

    def _with_caption(self) -> QFrame:
        outer = holder(column(label(self.tr("You were working on"), "caption"), 6, self.left, 16))
        outer.hide()
        return outer

    def offer(self, drafts: Sequence[Draft]) -> None:
        """Show what was left unfinished."""
        self.left.offer(drafts)
        self._left.setVisible(bool(drafts))
        self._order()

    def _order(self) -> None:
        """Tab goes from above to below, also to cards that came after the rest."""
        cards = [made for card in self.left.cards for made in (card.go_on, card.discard, card.undo)]
        places: list[QWidget] = [*cards, self.field, self.open, self.use]
        for before, after in pairwise(places):
            QWidget.setTabOrder(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.arrived.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is minimised is not left
            self.left_behind.emit()

    def _typed(self) -> None:
        self.use.setEnabled(not self.field.document().isEmpty())

    def _use(self) -> None:
        self.text_given.emit(self.field.toPlainText())

    def _dress(self) -> None:
        for widget in (self.field, self.field.viewport()):  # what stands in the empty box is the viewport's
            widget.setFont(theme().font(15, serif=True))
