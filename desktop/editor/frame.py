"""Owns what stands above and below the passages: the columns' heads with word counts, and the footer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from core.language.words import count_words
from desktop import words
from desktop.editor.layouts import Columns
from desktop.editor.passage_model import IN_HAND, PassageModel, State
from desktop.theme import theme
from desktop.widgets.basics import button, label


class Heads(QWidget):
    """Captions over the columns, where the columns are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._width = 0
        self.source = label("", "caption")
        self.voice = label("", "caption")
        self.notes = label(self.tr("Notes"), "caption")
        for widget in (self.source, self.voice, self.notes):
            widget.setParent(self)
            widget.setWordWrap(True)  # large text in a narrow window takes two lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, theme().px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().px(32))

    def show_counts(self, model: PassageModel, current: int) -> None:
        """Args: current: the row in hand, -1 for none; the base model may stand in the user's place there."""
        row = model.row(current) if 0 <= current < model.rowCount() else None
        if row is not None and row.based:
            said, count = self.tr("The base model, without the voice, {words}"), count_words(row.left)
        else:
            said, count = self.tr("Your text, {words}"), model.source_words
        self.source.setText(said.format(words=words.words(count)))
        self.voice.setText(self.tr("In the voice, {words}").format(words=words.words(model.voice_words)))

    def set_width(self, width: int) -> None:
        """Stand over columns of rows this wide: the scroll bar takes some of the page's width."""
        self._width = width
        columns = Columns.of(width, theme().scale)
        self.source.setGeometry(columns.source_x, 0, columns.source, self.height())
        self.voice.setGeometry(columns.voice_x, 0, columns.voice, self.height())
        self.notes.setGeometry(columns.notes_x, 0, columns.notes, self.height())
        self.notes.setVisible(columns.notes > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_width(self._width or self.width())


class Footer(QFrame):
    """What can be done by key, how far the decisions are, and Export."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(theme().px(56))
        self.hint = label("", "note")
        self.standing = label("", "soft")
        self.close_text = button(self.tr("Close Text"))
        self.export = button(self.tr("Export..."))
        for made in (self.close_text, self.export):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the passages
        layout = QHBoxLayout(self)
        layout.setContentsMargins(32, 0, 32, 0)
        layout.setSpacing(16)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        layout.addWidget(self.standing)
        layout.addWidget(self.close_text)
        layout.addWidget(self.export)
        self._said = ""
        self.setMinimumWidth(1)  # or the hint, which may go, would keep the window wide

    def show_state(self, model: PassageModel, loading: bool) -> None:
        self._said = self._hint(model, loading)
        self.standing.setText(standing(self, model))
        self._fit()

    def _fit(self) -> None:
        """The hint only where there is room for it: the keys stand in the menus, too."""
        self.hint.setText(self._said)
        layout = self.layout()
        layout.invalidate()
        if layout.minimumSize().width() > self.width():
            self.hint.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _hint(self, model: PassageModel, loading: bool) -> str:
        waiting = model.count(*IN_HAND)
        if loading and waiting:
            return self.tr("Loading the voice…")
        if waiting:
            return words.count(
                waiting, self.tr("Writing, {n} passage to go"), self.tr("Writing, {n} passages to go")
            )
        return self.tr("↓ ↑ next, previous    N next with a note    C changes    E edit here")


def standing(widget: QWidget, model: PassageModel) -> str:
    """How far the decisions are, in a sentence."""
    fresh = model.count(State.FRESH)
    if fresh:
        one, many = widget.tr("{n} passage not yet decided"), widget.tr("{n} passages not yet decided")
        return words.count(fresh, one, many)
    accepted = model.taken
    if not model.passages:
        return widget.tr("No prose to restyle here")
    one, many = widget.tr("{n} of {all} passage accepted"), widget.tr("{n} of {all} passages accepted")
    said = one if model.passages == 1 else many
    return said.format(n=words.number(accepted), all=words.number(model.passages))
