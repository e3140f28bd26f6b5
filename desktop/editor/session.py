"""Owns what goes on between the rows and the writer: what is asked, what comes back, and each decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.progress import PasticheError
from desktop import log
from desktop.editor.decisions import Decision, WriteAgain
from desktop.editor.passage_model import DECIDABLE, IN_HAND, PassageModel, Remark, Row, State, Version
from desktop.editor.pieces import Pieces
from desktop.editor.requests import Ask, Voice, Written
from desktop.editor.writer_client import WriterClient


@dataclass(frozen=True, slots=True)
class Manner:
    """How the writer shall write; the fields are those of `Ask`."""

    voice: Voice
    llm: str = ""
    strength: float = 1.0
    temperature: float = 1.0
    length: float = 1.0
    variants: int = 1
    verify: bool = True
    seed: int = 42
    repetition_penalty: float = 1.1
    keys: Mapping[str, str] = field(default_factory=dict, repr=False)

    def ask(self, row: Row, wordings: int = 0) -> Ask:
        """The request for a row, each from another seed: the same one brings the same words, or none again.

        Args:
            wordings: how many there are or were asked for before, whatever became of them.
        """
        return Ask(
            row.id,
            row.source,
            self.voice,
            self.llm,
            self.strength,
            self.length,
            self.variants,
            self.temperature,
            repetition_penalty=self.repetition_penalty,
            seed=self.seed + wordings,
            verify=self.verify,
            keys=self.keys,
        )


class Session(QObject):
    """Passages and the writer. Decisions go through `undo`; what the writer brings does not.

    `missed` tells what a wording of a passage loses of its links and emphasis, in sentences.
    """

    problem = Signal(object)  # PasticheError
    notice = Signal(str)

    def __init__(self, model: PassageModel, client: WriterClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.client = client
        self.manner: Manner | None = None
        self.missed: Callable[[str, str], list[str]] = lambda passage, wording: []
        self.undo = QUndoStack(self)
        self._before: dict[str, tuple[Row, Ask]] = {}  # what is asked for, and the row as it was
        self._wordings: dict[str, int] = {}  # asked for so far, by passage
        self._retried: set[str] = set()
        self.pieces = Pieces(client)
        self.pieces.heard.connect(self._piece)
        client.again.connect(self._again)
        client.note.connect(self._note)
        client.written.connect(self._written)
        client.failed.connect(self._failed)
        client.cancelled.connect(self._cancelled)
        client.restarted.connect(self._restarted)
        client.died.connect(self._died)

    @property
    def unsaved(self) -> bool:
        """True while something was written or decided that no file holds."""
        return not self.undo.isClean() or self.model.count(State.FRESH, *IN_HAND) > 0

    def close_text(self) -> None:
        """Forget everything about the text that was open."""
        self.client.cancel_all()
        self.undo.clear()
        self._before.clear()
        self._wordings.clear()
        self._retried.clear()

    # Asking.
    def write(self, places: Sequence[int], manner: Manner | None = None) -> None:
        """Ask the writer for these rows, in their order. Args: manner: another than that of the session."""
        manner = manner or self.manner
        if manner is None:
            return
        asks, changes = [], []
        for place in places:
            row = self.model.row(place)
            if not row.prose or row.state in IN_HAND:
                continue
            ask = self._next_ask(manner, row)
            self._before[row.id] = row, ask
            asks.append(ask)
            stands = row.chosen if row.state == State.ACCEPTED else row.stands
            waits = row.changed(state=State.WAITING, streamed="", notes=(), coming=0, stands=stands)
            changes.append((place, waits))
        self.model.put_many(changes)
        self.client.know(self.model.sample)
        log.ours.info("restyle: %d passages asked for", len(asks))
        self.client.write(asks)

    def _next_ask(self, manner: Manner, row: Row) -> Ask:
        before = max(len(row.versions), self._wordings.get(row.id, 0))
        self._wordings[row.id] = before + manner.variants
        return manner.ask(row, before)

    def write_rest(self) -> None:
        """Ask for every passage that has not been written yet."""
        self.write(self.model.places(State.OPEN, State.FAILED))

    def again(self, place: int) -> None:
        """One more version of a passage; the first of it is no decision and takes no undo step."""
        row = self.model.row(place)
        if not row.prose or row.state in IN_HAND or self.manner is None:
            return
        if row.versions:
            self.undo.push(
                WriteAgain(self.tr("Write Again"), self.model, place, self.write, self.client.cancel)
            )
        else:
            self.write([place])

    def stop(self, place: int) -> None:
        self.client.cancel(self.model.row(place).id)

    def stop_all(self) -> None:
        self.client.cancel_all()

    # Deciding.
    def accept(self, place: int) -> bool:
        row = self.model.row(place)
        if row.state != State.FRESH:
            return False
        self._decide(self.tr("Accept"), [(place, row.decided(State.ACCEPTED))])
        return True

    def reject(self, place: int) -> bool:
        """The user's own words stay; of a further wording, that which was accepted before does."""
        row = self.model.row(place)
        if row.state not in DECIDABLE:
            return False
        before = row.accepted if row.held is not None else None
        self._decide(self.tr("Reject"), [(place, before or row.decided(State.REJECTED))])
        return True

    def accept_all(self) -> int:
        """Accept every passage that is written and not decided, as one step; gives how many."""
        places = self.model.places(State.FRESH)
        if places:
            changes = [(p, self.model.row(p).decided(State.ACCEPTED)) for p in places]
            self._decide(self.tr("Accept All"), changes)
        return len(places)

    def edit(self, place: int, words: str) -> None:
        """Take the user's own wording of a passage; an edit of a fresh one is still to be accepted.

        One that the writer has in hand is taken back from it: no typed word is dropped.
        """
        row = self.model.row(place)
        asked = self._before.get(row.id) if row.state in IN_HAND else None
        stood = row if asked is None else asked[0]
        if not words.strip() or words.strip() == (stood.text or stood.source).strip():
            return
        if asked is not None:
            self.client.cancel(row.id)
            row = self.model.row(place)
        state = State.FRESH if row.state == State.FRESH else State.ACCEPTED
        version = Version(words.strip(), self._marks(row.id, words), edited=True)
        self._decide(self.tr("Edit"), [(place, row.with_version(version, state))])

    def choose(self, place: int, step: int) -> None:
        """The version before or after the one that is shown."""
        row = self.model.row(place)
        chosen = row.chosen + step
        if row.state in DECIDABLE and 0 <= chosen < len(row.versions):
            self._decide(self.tr("Choose Version"), [(place, row.changed(chosen=chosen))])

    def _decide(self, words: str, changes: Sequence[tuple[int, Row]]) -> None:
        self.undo.push(Decision(words, self.model, changes, self.client.cancel))

    # What the writer brings.
    def _piece(self, passage: str, text: str) -> None:
        place = self.model.place(passage)
        before = self.model.row(place).streamed if place >= 0 else ""
        self._in_hand(passage, state=State.WRITING, streamed=before + text)

    def _again(self, passage: str, text: str) -> None:
        self._retried.add(passage)
        self._in_hand(passage, streamed=text, state=State.WRITING)

    def _note(self, passage: str, text: str) -> None:
        kind = "again" if passage in self._retried else "told"
        self._in_hand(passage, notes=(Remark(kind, text),), state=State.WRITING)

    def _in_hand(self, passage: str, **values: Any) -> None:
        """Change a row that is being written."""
        place = self.model.place(passage)
        if place >= 0 and self.model.row(place).state in IN_HAND:
            self.model.put(place, self.model.row(place).changed(**values))

    def _marks(self, passage: str, text: str) -> tuple[Remark, ...]:
        return tuple(Remark("marks", said) for said in self.missed(passage, text))

    def _written(self, passage: str, answer: Written) -> None:
        """A wording is there: the first of a request stands at once, the others join it."""
        place = self.model.place(passage)
        if place < 0:
            return
        row, asked = self.model.row(place), self._before.get(passage)
        words = asked[1].words if asked is not None else 0
        notes = answer.notes + self._marks(passage, answer.text)
        version = Version(answer.text, notes, checked=answer.checked, asked=words)
        if row.coming:
            row = row.changed(versions=(*row.versions, version))
        else:
            fewer = tuple(remark for remark in row.notes if remark.kind == "fewer")
            row = row.with_version(version, State.FRESH).changed(notes=fewer)
        self._settled(passage, answer.left)
        self.model.put(place, row.changed(coming=answer.left))

    def _failed(self, passage: str, error: PasticheError, left: int) -> None:
        if not passage:
            self.problem.emit(error)
            return
        place, asked = self.model.place(passage), self._before.get(passage)
        self._settled(passage, left)
        if place < 0 or asked is None:
            return
        row = self.model.row(place)
        told = self.tr("One wording could not be used. {why}").format(why=error.message)
        if row.coming:  # others stand
            self.model.put(place, row.changed(coming=left, notes=(*row.notes, Remark("fewer", told))))
        elif left:
            self.model.put(place, row.changed(streamed="", notes=(Remark("fewer", told),)))
        else:
            before = asked[0].carried(row)
            state = before.state if before.versions else State.FAILED
            cause = getattr(error, "kind", "")
            log.ours.info("restyle: a passage was given up (%s)", cause or type(error).__name__)
            why = Remark("failed", str(error), cause=cause)
            self.model.put(place, before.changed(state=state, notes=(why,), coming=0))

    def _cancelled(self, passages: Sequence[str]) -> None:
        changes = []
        for passage in passages:
            asked, place = self._before.get(passage), self.model.place(passage)
            self._settled(passage, 0)
            if place >= 0 and asked is not None:
                row = self.model.row(place)
                changes.append((place, (row if row.coming else asked[0].carried(row)).changed(coming=0)))
        self.model.put_many(changes)

    def _settled(self, passage: str, left: int) -> None:
        """With nothing left to come the request is done."""
        self._retried.discard(passage)
        if not left:
            self._before.pop(passage, None)

    def _restarted(self, passages: Sequence[str], error: PasticheError | None) -> None:
        self._retried.difference_update(passages)
        rows = [(place, self.model.row(place)) for place in map(self.model.place, passages) if place >= 0]
        waiting = {"state": State.WAITING, "streamed": "", "notes": ()}
        self.model.put_many([(p, row.changed(**waiting)) for p, row in rows if row.state in IN_HAND])
        if error is not None:
            said = self.tr("{what} It was started again and goes on with what it had not finished.")
            self.notice.emit(said.format(what=error.message))

    def _died(self, passages: Sequence[str], error: PasticheError) -> None:
        self._cancelled(passages)
        self.problem.emit(error)
