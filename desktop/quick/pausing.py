"""Owns the memory for the quick panel's writer: a training makes room for it, and goes on afterwards."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop import words
from desktop.editor.writer_client import WriterClient
from desktop.room import InUse, can_pause, heavy
from desktop.state import Run, State


class Pausing(QObject):
    """Has whatever holds a model let go of it, then the panel write, then the training go on.

    A training that is set aside has saved its last step: should Pastiche end meanwhile, it is one that was
    stopped, and goes on from there.
    """

    waiting = Signal()  # the training saves its step
    free = Signal()  # there is room: write
    went_on = Signal()
    refused = Signal(object)  # PasticheError

    def __init__(self, state: State, client: WriterClient) -> None:
        super().__init__(client)
        self._state = state
        self._client = client
        self._wanted = False
        state.holders.append(self.let_go)
        state.work_changed.connect(self._work_changed)
        state.aside.ended.connect(self._set_aside)

    def make_room(self) -> None:
        """`free` follows, now or when the training has saved its step; or `refused`."""
        if not all(let_go() for let_go in self._state.holders if let_go != self.let_go):
            message = self.tr("The editor is writing just now, and there is memory for one of the two.")
            remedy = self.tr("Wait until it is done there, or stop it, then try again.")
            self.refused.emit(InUse(message, remedy))
            return
        run = heavy(self._state)
        if run is None:
            self.free.emit()
            return
        if not can_pause(run):
            message = self.tr("{work} is going on and needs the memory.")
            remedy = self.tr("Wait until it is done, then try again.")
            self.refused.emit(InUse(message.format(work=words.step_busy(run.job.stage)), remedy))
            return
        self._wanted = True
        self.waiting.emit()
        self._state.aside.put(run)

    @property
    def holds(self) -> bool:
        """Whether work waits for the writer."""
        return self._state.aside.holding

    @property
    def work(self) -> str:
        """What is to pause or pauses, e.g. "Learning the voice"; "" where nothing does."""
        run = self._state.aside.run or heavy(self._state)
        return words.step_busy(run.job.stage) if run is not None else ""

    def give_up(self) -> None:
        """Nobody wants to write any more."""
        self._wanted = False

    def let_go(self) -> bool:
        """See `State.make_room`."""
        if self._client.busy:
            return False
        self._give_back()  # a training that waits goes on when the panel is put away, not beside the other
        return True

    def _give_back(self) -> None:
        self.give_up()
        if self._client.running:
            self._client.release()

    def done(self) -> None:
        """Give the memory back, and let the training go on."""
        self._give_back()
        if self.holds:
            self._state.aside.take_up()
            self.went_on.emit()

    def _set_aside(self, run: Run) -> None:
        """The training has ended, and left the memory."""
        if self._wanted:
            self._wanted = False
            self.free.emit()
        else:
            self.done()

    def _work_changed(self) -> None:
        """Work that was begun meanwhile has the first claim."""
        run = heavy(self._state)
        if run is None or run.job.stopping or not self._client.running:
            return
        busy = self._client.busy
        self._client.cancel_all()
        self._client.release()
        if busy:
            message = self.tr("{work} has begun, and needs the memory.")
            remedy = self.tr("Try again: it pauses while this is written.")
            if not can_pause(run):
                remedy = self.tr("Wait until it is done, then try again.")
            self.refused.emit(InUse(message.format(work=words.step_busy(run.job.stage)), remedy))
