"""Owns the base model's own wording of a passage, which is held against the voice's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from core.progress import PasticheError
from desktop.editor.passage_model import Base, PassageModel, Row
from desktop.editor.requests import Written
from desktop.editor.session import Session
from desktop.editor.writer_client import WriterClient

_MARK = "/base"  # behind a passage's id; no passage's own id has it


class Comparing(QObject):
    """Asks for what the base model makes of a passage without the voice, and shows it in the row.

    It is no decision and takes no undo step: nothing of it ever comes into the text.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._model: PassageModel = session.model
        self._client: WriterClient = session.client
        self._failures: Counter[str] = Counter()  # by what was to be written
        session.pieces.heard.connect(self._piece)
        self._client.again.connect(self._again)
        self._client.written.connect(self._written)
        self._client.failed.connect(self._failed)
        self._client.cancelled.connect(self._gone)
        self._client.restarted.connect(self._restarted)
        self._client.died.connect(self._died)

    def toggle(self, place: int, adapter: str) -> bool:
        """Show or hide what the base model wrote; False where it is to be asked first.

        Args:
            adapter: the folder of the voice that is chosen; another one's base model says nothing about it.
        """
        base = self._model.row(place).base
        if base is None or (not base.shown and adapter and base.adapter != adapter):
            return False
        if not base.finished:
            self._client.cancel(self._model.row(place).id + _MARK)
        else:
            self._put(place, replace(base, shown=not base.shown))
        return True

    def write(self, place: int) -> None:
        """Ask for the base model's wording of a passage."""
        row, manner = self._model.row(place), self._session.manner
        if manner is None or not row.prose:
            return
        self._put(place, Base("", manner.voice.adapter))
        asked = replace(manner, strength=0.0, variants=1, verify=False).ask(row, self._failures[row.source])
        self._client.write([replace(asked, id=row.id + _MARK)])

    def stop(self, place: int) -> None:
        self._client.cancel(self._model.row(place).id + _MARK)

    def _place(self, asked: str) -> int:
        """The row that an answer is for; -1 where it is none of ours."""
        return self._model.place(asked.removesuffix(_MARK)) if asked.endswith(_MARK) else -1

    def _put(self, place: int, base: Base | None) -> None:
        row: Row = self._model.row(place)
        self._model.put(place, row.changed(base=base))

    def _change(self, asked: str, text: str, more: bool = False, finished: bool = False) -> None:
        """What the base model has written so far, or `more` of it."""
        place = self._place(asked)
        base = self._model.row(place).base if place >= 0 else None
        if base is not None:
            self._put(place, replace(base, text=base.text + text if more else text, finished=finished))

    def _piece(self, asked: str, text: str) -> None:
        self._change(asked, text, more=True)

    def _again(self, asked: str, text: str) -> None:
        self._change(asked, text)

    def _written(self, asked: str, answer: Written) -> None:
        self._change(asked, answer.text, finished=True)

    def _failed(self, asked: str, error: PasticheError, left: int) -> None:
        place = self._place(asked)
        if place >= 0:
            self._failures[self._model.row(place).source] += 1  # the next try starts from another seed
            self._put(place, None)
            said = self.tr("The base model wrote nothing to compare with. {why}")
            self._session.notice.emit(said.format(why=error.message))

    def _gone(self, asked: Sequence[str]) -> None:
        places = [place for place in map(self._place, asked) if place >= 0]
        self._model.put_many([(place, self._model.row(place).changed(base=None)) for place in places])

    def _restarted(self, asked: Sequence[str], error: PasticheError | None) -> None:
        for one in asked:
            self._again(one, "")

    def _died(self, asked: Sequence[str], error: PasticheError) -> None:
        self._gone(asked)
