"""Owns what the quick panel does with a text: read, asked for, written, and what can stand in the way."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from core.progress import Missing, PasticheError
from desktop.editor import texts
from desktop.editor.asking import Asking
from desktop.editor.passage_model import PassageModel, Row, State
from desktop.editor.session import Session
from desktop.editor.writer_client import WriterClient
from desktop.jobs import Load
from desktop.quick.choice import Choice
from desktop.quick.pausing import Pausing
from desktop.quick.taking import LONGEST, Kept, Stage, Taken, read
from desktop.state import State as WindowState

IDLE_MINUTES = 2.0  # the editor may want the memory, too
REST = 60_000  # milliseconds; then a training that waits goes on, though the panel is still open


class Writing(QObject):
    """One text at a time, all its passages at once, each in one wording."""

    changed = Signal()  # the stage, or the voices
    streamed = Signal()  # more of the text is there
    problem = Signal(object)  # PasticheError; the stage is FAILED
    consent_needed = Signal(str)  # the service's name
    written = Signal()

    def __init__(self, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage.READING
        self.source = ""
        self.words = 0
        self.result = ""
        self.seconds = 0.0
        self.paused = False  # a training waits until the memory is free again
        self.text: texts.Text | None = None
        self.model = PassageModel(self)
        self.client = WriterClient(self, IDLE_MINUTES)
        self.session = Session(self.model, self.client, self)
        self.choice = Choice(state)
        self.asking = Asking(self.session, self.choice, self.choice)
        self.pausing = Pausing(state, self.client)
        self._reading: Load | None = None
        self._joining: Load | None = None
        self._kept: Kept | None = None
        self._error: PasticheError | None = None
        self._began = 0.0
        self._wants_room = False
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.pausing.done)
        self._connect()

    def _connect(self) -> None:
        self.choice.changed.connect(self._ready)
        self.choice.taken.connect(self.again)
        self.choice.problem.connect(self._fail)
        self.asking.problem.connect(self._fail)
        self.asking.consent_needed.connect(self._needs_consent)
        self.pausing.waiting.connect(lambda: self._be(Stage.PAUSING))
        self.pausing.free.connect(self._has_room)
        self.pausing.refused.connect(self._fail)
        self.pausing.went_on.connect(self._went_on)
        self.session.problem.connect(self._note_error)
        self.client.failed.connect(lambda _passage, error, _left: self._note_error(error))
        self.client.busy_changed.connect(self._busy_changed)
        self.client.loaded.connect(lambda _event: self.choice.remember())
        self.model.dataChanged.connect(lambda *_: self.streamed.emit())

    def _be(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()

    # The text.
    def take(self, source: str) -> None:
        """Begin with this text, whatever was in hand before; a training that waits goes on waiting for it."""
        self._let_be()
        self.stage = Stage.READING  # first, or what is taken back would be shown as stopped
        self._stop()
        if self.pausing.holds:
            self._rest.start()  # perhaps nothing comes of this text
        self._turn_to(source, 0, None, (), "")
        self._be(Stage.READING)
        self.choice.find()
        self._reading = Load(lambda: read(source), self._taken, self._fail)

    def _turn_to(
        self, source: str, words: int, text: texts.Text | None, rows: Sequence[Row], result: str
    ) -> None:
        self.source, self.words, self.text, self.result = source, words, text, result
        self.session.close_text()
        self.asking.new_text()
        self.model.fill(rows)
        if text is not None:
            self.session.missed = text.missed

    def bring_back(self) -> None:
        """The text that was written last, where another one came to nothing since."""
        kept = self._kept
        if kept is not None and not self.busy and self.stage != Stage.DONE:
            self._turn_to(kept.source, kept.words, kept.text, kept.rows, kept.result)
            self.seconds = kept.seconds
            self._be(Stage.DONE)

    def _taken(self, taken: Taken) -> None:
        self._reading = None
        self.words, self.text = taken.words, taken.text
        if taken.text is None:
            self._be(Stage.LONG if taken.words > LONGEST else Stage.EMPTY)
            return
        self.model.fill(taken.text.rows)
        self.session.missed = taken.text.missed
        self._ready()

    def _ready(self) -> None:
        """Write as soon as the text and the voices are there."""
        if self.stage != Stage.READING or self.text is None or not self.choice.read:
            self.changed.emit()
        elif not self.model.passages:
            self._be(Stage.BARE)
        else:
            self.again()

    # Asking.
    def again(self) -> None:
        """Ask for the whole text, once more where it was written before."""
        if self.text is None or not self.model.passages:
            return
        self.stage = Stage.STARTING  # first, or what is taken back would be shown as stopped
        self._stop()
        known = self.choice.known
        if known is None:
            self._be(Stage.VOICELESS)
        elif known.lacks:
            message = self.tr("{voice} cannot write yet.").format(voice=known.name)
            remedy = self.tr("Open it in the editor, which asks for what it lacks, or choose another voice.")
            self._fail(Missing(message, remedy))
        else:
            self._be(Stage.STARTING)
            self.asking.ask(self._make_room)

    def _needs_consent(self, service: str) -> None:
        self._be(Stage.ASKING)
        self.consent_needed.emit(service)

    def refuse(self) -> None:
        """The text is not to be sent."""
        self.asking.refuse()
        self._be(Stage.STOPPED)

    def _make_room(self) -> None:
        self._wants_room = True
        self.pausing.make_room()

    def _has_room(self) -> None:
        """The memory is free, perhaps for a text that another one was taken after."""
        if self._wants_room:
            self._write()
        else:
            self._rest.start()

    def _write(self) -> None:
        self._rest.stop()
        self._wants_room = False
        self._error = None
        self.paused = self.pausing.holds
        self._began = time.monotonic()
        self._be(Stage.WRITING)
        prose = [place for place in range(self.model.rowCount()) if self.model.row(place).prose]
        self.session.write(prose)

    def stop(self) -> None:
        """Take back what is asked for; passages that are written stay."""
        self.pausing.give_up()
        self._stop()
        if self.busy:  # nothing was asked for yet
            self._be(Stage.STOPPED)

    def _stop(self) -> None:
        self._wants_room = False
        self.asking.refuse()
        self.session.stop_all()

    def make_way(self) -> None:
        """Another writer begins: it has the first claim on the memory."""
        self._stop()
        self.pausing.done()

    # What comes back.
    def _note_error(self, error: PasticheError) -> None:
        self._error = error

    def _fail(self, error: PasticheError) -> None:
        self._be(Stage.FAILED)
        self.problem.emit(error)

    def _busy_changed(self, busy: bool) -> None:
        if busy or self.stage != Stage.WRITING:
            return
        self.seconds = time.monotonic() - self._began
        if self.paused:
            self._rest.start()
        if self.model.count(State.FRESH):
            self._join()
        elif self._error is not None:
            self._fail(self._error)
        else:
            self._be(Stage.STOPPED)

    def _join(self) -> None:
        """Put the text together, links and emphasis in their places, away from the window's thread."""
        text, rows = self.text, [row for row in self.model.rows() if row.state == State.FRESH]
        assert text is not None

        def joined(result: str) -> None:
            self._joining, self.result = None, result
            rows = tuple(self.model.rows())
            self._kept = Kept(self.source, self.words, text, rows, result, self.seconds)
            self._be(Stage.DONE)
            self.written.emit()

        if self._joining is not None:
            self._joining.drop()
        self._joining = Load(lambda: text.spliced(rows), joined, self._fail)

    def _went_on(self) -> None:
        self.paused = False
        self.changed.emit()

    # What is there.
    @property
    def busy(self) -> bool:
        return self.stage in (Stage.STARTING, Stage.PAUSING, Stage.WRITING)

    @property
    def loading(self) -> bool:
        """True while nothing can come yet, since the voice is being loaded."""
        return self.client.is_loading

    def shown(self) -> str:
        """As much as is written, from the beginning without a gap."""
        if self.stage == Stage.DONE:
            return self.result.strip("\r\n")
        parts: list[str] = []
        for row in self.model.rows():
            words = _there(row)
            if not words:
                break
            parts.append(words)
        return "\n\n".join(parts) if self.model.count(State.FRESH, State.WRITING) else ""

    # The end.
    def leave(self) -> None:
        """The panel is put away: nothing is wanted any more, and a training that waits goes on."""
        self._let_be()
        if self.busy:
            self.stop()
        elif self.stage == Stage.ASKING:
            self.refuse()
        self.pausing.give_up()
        if self.pausing.holds:
            self.pausing.done()

    def _let_be(self) -> None:
        """Wait no more for what is being read or put together."""
        for load in (self._reading, self._joining):
            if load is not None:
                load.drop()
        self._reading = self._joining = None
        self._rest.stop()

    def shut_down(self) -> None:
        """The application is ending; a training that waits is one that was stopped."""
        self.pausing.give_up()
        self._rest.stop()
        self.client.shut_down()


def _there(row: Row) -> str:
    """What stands of a row in the result so far; a passage that could not be written stays the user's."""
    return "" if row.state in (State.OPEN, State.WAITING) else row.text
