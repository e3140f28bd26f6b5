"""Owns what is streamed of texts that are being written, until it is time to paint it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.editor.writer_client import WriterClient

STREAM = 50
"""Milliseconds between two repaints of a row that is being written; its first words do not wait."""


class Pieces(QObject):
    """Gathers the writer's pieces; whoever shows them connects to `heard` and never hears of a text after
    the writer told it whole, told it anew or gave it up."""

    heard = Signal(str, str)  # what was asked for, and what has come of it since the last time

    def __init__(self, client: WriterClient) -> None:
        super().__init__(client)
        self._heard: dict[str, str] = {}
        self._begun: set[str] = set()
        self._flush = QTimer(self, singleShot=True, interval=STREAM)
        self._flush.timeout.connect(self.show)
        client.piece.connect(self._piece)
        client.again.connect(lambda asked, _text: self._drop([asked]))
        client.written.connect(lambda asked, _answer: self._drop([asked]))
        client.failed.connect(lambda asked, _error, _left: self._drop([asked]))
        client.cancelled.connect(self._drop)
        client.restarted.connect(lambda asked, _error: self._drop(asked))
        client.died.connect(lambda asked, _error: self._drop(asked))

    def show(self) -> None:
        """Tell what has come since the last time."""
        heard, self._heard = self._heard, {}
        self._begun.update(heard)
        for asked, text in heard.items():
            self.heard.emit(asked, text)

    def _piece(self, asked: str, text: str) -> None:
        self._heard[asked] = self._heard.get(asked, "") + text
        if asked not in self._begun:
            self.show()
        elif not self._flush.isActive():
            self._flush.start()

    def _drop(self, gone: Iterable[str]) -> None:
        for asked in gone:
            self._heard.pop(asked, None)
            self._begun.discard(asked)
