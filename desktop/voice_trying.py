"""Owns the writing of one passage in one voice after another, and what stands in the way of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from core.describing.providers import WORDS
from core.progress import PasticheError
from desktop import words
from desktop.editor.pieces import Pieces
from desktop.editor.requests import Ask, Voice, Written
from desktop.editor.writer_client import WriterClient
from desktop.room import comes_first, heavy
from desktop.state import State

IDLE_MINUTES = 1.0
"""Shorter than the editor's, which may be asked next and would hold a second model beside this one."""


def tr(text: str) -> str:
    return QCoreApplication.translate("TryWindow", text)


class Trying(QObject):
    """Asks a writer of its own; places are 0 and 1, for the voice at the left and at the right.

    The passage goes to every voice as it stands, in the place of an account: so both work from the same, and
    nothing is sent to anybody.
    """

    loading = Signal(int)
    heard = Signal(int, str)  # what has come since the last time
    again = Signal(int, str)  # what came does not hold, but for this
    written = Signal(int, object)  # Written
    failed = Signal(int, object)  # PasticheError
    stopped = Signal(int)
    ended = Signal()
    changed = Signal()  # whether anything stands in the way may be otherwise now

    def __init__(self, state: State, parent: QObject) -> None:
        super().__init__(parent)
        self.state = state
        self.client = client = WriterClient(self, IDLE_MINUTES)
        client.meaning = False  # one paragraph tells whether it says the same
        self.open: set[int] = set()
        self._unloaded = 0  # the place whose voice could not be loaded
        self.pieces = Pieces(client)
        self.pieces.heard.connect(lambda name, text: self.heard.emit(int(name), text))
        client.again.connect(lambda name, text: self.again.emit(int(name), text))
        client.loading.connect(self._loading)
        client.written.connect(self._written)
        client.failed.connect(self._failed)
        client.cancelled.connect(self._cancelled)
        client.died.connect(self._died)
        client.restarted.connect(lambda names, _error: [self.again.emit(int(name), "") for name in names])
        state.holders.append(self.let_go)
        state.work_changed.connect(self._work_changed)

    @property
    def busy(self) -> bool:
        return bool(self.open)

    def obstacle(self) -> str:
        """Why nothing can be written now, in a sentence; "" where it can."""
        run = comes_first(self.state)
        if run is None:
            return ""
        said = tr("{work} is going on and needs the memory. Try voices when it is done.")
        return said.format(work=words.step_busy(run.job.stage))

    def write(self, passage: str, voices: Sequence[Voice]) -> str:
        """Have the passage written in each voice, in turn; "", or in a sentence why not."""
        self.stop()
        if said := self.obstacle():
            return said
        if not self.client.running and not self.state.make_room():
            return tr("Another text is being written just now. Stop that, or wait until it is done.")
        self.open = set(range(len(voices)))
        self.client.write(Ask(str(place), passage, voice, llm=WORDS) for place, voice in enumerate(voices))
        return ""

    def stop(self) -> None:
        self.client.cancel_all()

    def let_go(self) -> bool:
        """See `State.make_room`."""
        if self.client.busy:
            return False
        self.client.release()
        return True

    def close(self) -> None:
        """Stop, and give the memory back."""
        self.stop()
        self.client.release()

    def leave(self) -> None:
        """The window is gone for good."""
        self.state.work_changed.disconnect(self._work_changed)
        self.state.holders.remove(self.let_go)
        self.client.shut_down()

    # What comes back.
    def _loading(self) -> None:
        if self.open:
            self.loading.emit(min(self.open))

    def _written(self, name: str, written: Written) -> None:
        self._done(int(name))
        self.written.emit(int(name), written)
        self._rest()

    def _failed(self, name: str, error: PasticheError, _left: int) -> None:
        """Without a name it is the voice that could not be loaded; `cancelled` has come for it before."""
        place = int(name) if name else self._unloaded
        self._done(place)
        self.failed.emit(place, error)
        self._rest()

    def _cancelled(self, names: Sequence[str]) -> None:
        for name in names:
            self._unloaded = int(name)
            self._done(int(name))
            self.stopped.emit(int(name))
        self._rest()

    def _died(self, names: Sequence[str], error: PasticheError) -> None:
        for name in names:
            self._done(int(name))
            self.failed.emit(int(name), error)
        self._rest()

    def _done(self, place: int) -> None:
        self.open.discard(place)

    def _rest(self) -> None:
        if not self.open:
            self.ended.emit()

    def _work_changed(self) -> None:
        if heavy(self.state) is not None and self.client.running:
            self.close()
        self.changed.emit()
