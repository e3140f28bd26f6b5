"""Owns a text in which words are marked that stand in the author's books."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt

from core.evaluating.excerpts import parts
from core.evaluating.found import Span
from desktop.theme import theme
from desktop.widgets.tried import Reading


class Marked(Reading):
    """Plain prose, what is copied on a ground of its own."""

    def __init__(self, name: str, look: str = "prose") -> None:
        super().__init__("", look, name)
        self._shown: tuple[str, Sequence[Span]] = ("", ())
        theme().changed.connect(self._set)

    def show_text(self, text: str, spans: Sequence[Span] = ()) -> None:
        self._shown = text, spans
        self._set()

    @property
    def plain(self) -> str:
        return self._shown[0]

    def _set(self) -> None:
        text, spans = self._shown
        self.setAccessibleDescription(text)
        rich = Qt.TextFormat.RichText if spans else Qt.TextFormat.PlainText  # which is laid out far sooner
        if self.textFormat() != rich:
            self.setTextFormat(rich)
        if not spans:
            self.setText(text)
            return
        ground = theme().roles.look_tint
        pieces = (
            f'<span style="background-color: {ground}; text-decoration: underline">{_html(piece)}</span>'
            if span
            else _html(piece)
            for piece, span in parts(text, spans)
        )
        self.setText("".join(pieces))


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
