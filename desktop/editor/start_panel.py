"""Owns the editor before a text is open: open a file, paste or type, or go on with what was left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from desktop import words
from desktop.editor.drafts import Draft
from desktop.editor.passage_model import State
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
    draft_refused = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Path | None = None
        self.field = PasteField()
        self.field.big_paste.connect(self.text_given)
        self.field.setAccessibleName(self.tr("Your text"))
        self.field.setPlaceholderText(
            self.tr("Type or paste your text here, or drop a Markdown, text or Word file")
        )
        self.field.setTabChangesFocus(True)
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.field.textChanged.connect(self._typed)
        self.open = button(self.tr("Open File..."), self.open_wanted.emit, icon_name="folder")
        self.use = button(self.tr("Use This Text"), self._use, "primary")
        self.use.setEnabled(False)
        self.left = self._draft_strip()
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
            self.left,
            box,
            16,
            row(self.open, -1, self.use),
            margins=(32, 24, 32, 24),
        )
        self.setLayout(column_)
        column_.setStretchFactor(box, 1)
        theme().changed.connect(self._dress)
        self._dress()

    def _draft_strip(self) -> QFrame:
        self.left_words = label("", "text", wrap=True)
        self.go_on = button(self.tr("Go On"), self._go_on, "small")
        self.discard = button(self.tr("Discard"), self._discard, "small")
        strip = holder(
            row(self.left_words, 16, self.go_on, 8, self.discard, margins=(16, 12, 16, 12)), "card"
        )
        outer = holder(column(strip, 16))
        outer.hide()
        return outer

    def offer(self, draft: Draft | None) -> None:
        """Say what was left unfinished; None hides it."""
        self._draft = None if draft is None else draft.path
        self.left.setVisible(draft is not None)
        if draft is None:
            return
        passages = [row_ for row_ in draft.text.rows if row_.prose]
        fresh = sum(row_.state == State.FRESH for row_ in passages)
        said = self.tr(
            "You were working on {name}: {done} of {all} passages decided, {fresh} still to decide."
        )
        self.left_words.setText(
            said.format(
                name=draft.text.name,
                done=words.number(draft.decided),
                all=words.number(len(passages)),
                fresh=words.number(fresh),
            )
        )

    def clear(self) -> None:
        self.field.clear()

    def _typed(self) -> None:
        self.use.setEnabled(not self.field.document().isEmpty())

    def _use(self) -> None:
        self.text_given.emit(self.field.toPlainText())

    def _go_on(self) -> None:
        if self._draft is not None:
            self.draft_wanted.emit(self._draft)

    def _discard(self) -> None:
        if self._draft is not None:
            self.draft_refused.emit(self._draft)

    def _dress(self) -> None:
        self.field.setFont(theme().font(15, serif=True))
