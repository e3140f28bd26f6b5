"""Owns the resident writer: one child process, what it was asked for, and what becomes of it when it dies.

The process is started by the first request, keeps model and adapter warm between requests, and is ended after
some idle minutes, before training, and with the window. Nothing here blocks: requests go into the pipe's
buffer, answers come as signals. End of its standard input ends the child, so none outlives this process.
"""

from __future__ import annotations

import collections
import functools
import itertools
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from core.progress import ERRORS, PasticheError
from core.runner import TAIL, describe_status, worker_command, worker_environment
from desktop import log, traces
from desktop.editor.requests import Ask, Voice, Written, death, failure, lines, remark

IDLE_MINUTES = 8
"""How long a model that nobody asks anything may keep its memory."""

END_WAIT = 3000  # milliseconds; a killed process is gone long before


class WriterClient(QObject):
    """Hands passages to the writer and tells what comes back.

    A child that dies is started again once and asked again for what it had not finished; when it dies a
    second time without having finished anything, `died` tells what was lost.
    """

    meaning = True
    """Whether meanings are compared, which takes a child of the writer's own and 400 MB."""

    loading = Signal()
    loaded = Signal(dict)
    piece = Signal(str, str)
    again = Signal(str, str)  # what was streamed of the passage does not hold, but for this text
    note = Signal(str, str)
    written = Signal(str, object)  # passage, Written
    failed = Signal(str, object, int)  # passage, PasticheError, wordings still to come
    cancelled = Signal(list)  # passages that stay unwritten
    restarted = Signal(list, object)  # passages asked for again, WorkerDied or None where it was let go
    died = Signal(list, object)  # passages that stay unwritten, PasticheError
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, idle_minutes: float = IDLE_MINUTES) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._running: set[QProcess] = set()
        self._handed: dict[str, str] = {}
        self._voice: Voice | None = None
        self._loading: Voice | None = None
        self._waiting: dict[str, Ask] = {}
        self._asked: dict[str, Ask] = {}  # by ticket: late words about an older request find none
        self._tickets = itertools.count(1)
        self._deaths = 0
        self._document: Sequence[str] = ()
        self._busy = False
        self._error: PasticheError | None = None
        self._out = b""
        self._tail: collections.deque[str] = collections.deque(maxlen=TAIL)
        self._idle = QTimer(self, singleShot=True, interval=int(idle_minutes * 60_000))
        self._idle.timeout.connect(self.release)
        # Not a method of self: by then Python no longer reaches this object.
        self.destroyed.connect(functools.partial(_end_all, self._running))

    @property
    def busy(self) -> bool:
        """True while anything is waited for."""
        return bool(self._waiting or self._asked or self._loading)

    @property
    def is_loading(self) -> bool:
        """True while model and adapter are being loaded."""
        return self._loading is not None

    @property
    def running(self) -> bool:
        """True while there is a child process."""
        return self._process is not None

    def process_id(self) -> int:
        """The child's process id, 0 where there is none."""
        return 0 if self._process is None else int(self._process.processId())

    def know(self, passages: Sequence[str]) -> None:
        """Passages of the document in hand, which the meaning of what is written is measured by."""
        if passages != self._document:
            self._document = passages
            self._send({"do": "know", "texts": passages})

    def write(self, asks: Iterable[Ask]) -> None:
        """Ask for passages; one that was asked for already is asked for anew."""
        wanted = {ask.id: ask for ask in asks}
        self._drop(wanted)
        self._waiting |= wanted
        self._advance()

    def cancel(self, *passages: str) -> None:
        """Stop writing passages; `cancelled` comes at once, later words of them are dropped."""
        dropped = self._drop(passages)
        if dropped:
            self.cancelled.emit(dropped)
            self._advance()

    def cancel_all(self) -> None:
        """Stop writing, those that wait included, and loading: only the child's end stops that."""
        self.cancel(*self._waiting, *(ask.id for ask in self._asked.values()))
        if self._loading is not None:
            self.release()

    def _drop(self, passages: Collection[str]) -> list[str]:
        """Take back what was asked for passages; gives those of which something was."""
        wanted = set(passages)
        tickets = {ticket: ask.id for ticket, ask in self._asked.items() if ask.id in wanted}
        found = (wanted & self._waiting.keys()) | set(tickets.values())
        self._waiting = {name: ask for name, ask in self._waiting.items() if name not in found}
        for ticket in tickets:
            del self._asked[ticket]
        self._send(*({"do": "cancel", "id": ticket} for ticket in tickets))
        return sorted(found)

    def release(self) -> None:
        """End the child: the model's memory comes back whole. What is still wanted, another one does."""
        self._end_child()
        if again := self._take_back():
            self.restarted.emit(again, None)
        self._advance()

    def _take_back(self) -> list[str]:
        """What the child had in hand waits for the next one; gives all that waits."""
        self._waiting = {ask.id: ask for ask in self._asked.values()} | self._waiting
        self._asked = {}
        return list(self._waiting)

    def _end_child(self) -> None:
        self._idle.stop()
        process, self._process = self._process, None
        self._voice = self._loading = None
        if process is not None:
            process.closeWriteChannel()
            process.kill()

    def shut_down(self) -> None:
        """End the child and wait until it is gone; what was asked for is dropped."""
        self._waiting, self._asked = {}, {}
        self._end_child()
        _end_all(self._running)

    # What goes out.
    def _advance(self) -> None:
        """Do what can be done now: start, load, ask; or begin to be idle."""
        if self._waiting and self._loading is None:
            ask = next(iter(self._waiting.values()))
            keyless = not self._has_keys(ask)
            if self._process is not None and keyless and not self._asked:
                self._end_child()  # keys are handed over once, on the first line
            if self._process is None:
                self._start(ask.keys)
            if self._voice == ask.voice and not (keyless and self._asked):
                self._ask_for(ask.voice)
            elif not self._asked:
                self._load(ask.voice, ask.llm)
        self._tell_busy()

    def _start(self, keys: Mapping[str, str]) -> None:
        process = QProcess()
        environment = QProcessEnvironment()
        for name, value in worker_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(lambda: self._read(process))
        process.readyReadStandardError.connect(lambda: self._read_errors(process))
        process.finished.connect(lambda *_: self._ended(process))
        process.errorOccurred.connect(lambda error: self._broken(process, error))
        self._process, self._out, self._handed, self._error = process, b"", dict(keys), None
        self._running.add(process)
        self._tail.clear()
        command = worker_command()
        process.start(command[0], command[1:])
        self._send({"serve": "writer", "keys": self._handed})

    def _load(self, voice: Voice, llm: str) -> None:
        self._loading, self._voice = voice, None
        request = {"adapter": voice.adapter, "author": voice.author, "model": voice.model}
        self._send({"do": "load", **request, "llm": llm, "meaning": self.meaning})
        self._send({"do": "know", "texts": self._document})
        self.loading.emit()

    def _ask_for(self, voice: Voice) -> None:
        """Those whose keys the child was not given wait for another child."""
        able = [ask for ask in self._waiting.values() if ask.voice == voice and self._has_keys(ask)]
        tickets = {f"{ask.id}.{next(self._tickets)}": self._waiting.pop(ask.id) for ask in able}
        self._asked |= tickets
        self._send(*(ask.request(ticket) for ticket, ask in tickets.items()))

    def _has_keys(self, ask: Ask) -> bool:
        return all(self._handed.get(name) == key for name, key in ask.keys.items())

    def _send(self, *requests: Mapping[str, Any]) -> None:
        if self._process is not None:
            self._process.write(lines(requests))

    def _tell_busy(self) -> None:
        if self.busy:
            self._idle.stop()
        elif self._process is not None:
            self._idle.start()
        if self._busy != self.busy:
            self._busy = self.busy
            self.busy_changed.emit(self._busy)

    # What comes back.
    def _read(self, process: QProcess) -> None:
        data = bytes(process.readAllStandardOutput().data())
        if process is not self._process:
            return
        *lines, self._out = (self._out + data).split(b"\n")
        for line in lines:
            if process is self._process:  # an answer may have led to its end
                self._take(json.loads(line))

    def _read_errors(self, process: QProcess) -> None:
        text = bytes(process.readAllStandardError().data()).decode("utf-8", "replace")
        if process is self._process:
            self._tail.extend(text.splitlines(keepends=True))

    def _take(self, event: dict[str, Any]) -> None:
        kind, ticket = event["event"], event.get("id", "")
        if kind == "loaded":
            self._voice, self._loading = self._loading, None
            self.loaded.emit(event)
            self._advance()
        elif kind == "error":  # its last words; what it had in hand is settled when it has ended
            self._error = ERRORS[event["kind"]](event["message"], event["remedy"], event["detail"])
        elif kind == "failed" and not ticket:
            self._load_failed(failure(event))
        elif ticket in self._asked:
            self._tell(kind, ticket, event)

    def _tell(self, kind: str, ticket: str, event: Mapping[str, Any]) -> None:
        passage = self._asked[ticket].id
        if kind == "piece":
            self.piece.emit(passage, event["text"])
        elif kind == "again":
            self.again.emit(passage, event["text"])
        elif kind == "note":
            self.note.emit(passage, event["text"])
        else:
            left = int(event.get("left", 0))
            if left:
                self._asked[ticket] = self._asked[ticket].rest(left)
            else:
                del self._asked[ticket]
            self._deaths = 0
            self._settle(kind, passage, event, left)
            self._advance()

    def _settle(self, kind: str, passage: str, event: Mapping[str, Any], left: int) -> None:
        if kind == "written":
            notes = tuple(remark(data) for data in event["notes"])
            self.written.emit(passage, Written(event["text"], notes, tuple(event["checked"]), left))
        elif kind == "failed":
            self.failed.emit(passage, failure(event), left)
        else:
            self.cancelled.emit([passage])

    def _load_failed(self, error: PasticheError) -> None:
        voice, self._loading = self._loading, None
        self.cancelled.emit(self._drop([name for name, ask in self._waiting.items() if ask.voice == voice]))
        self.failed.emit("", error, 0)
        self._advance()

    # When it ends.
    def _broken(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # no `finished` will come
            self._ended(process)

    def _ended(self, process: QProcess) -> None:
        self._running.discard(process)
        if process is not self._process:
            return  # it was let go
        self._read(process)
        self._read_errors(process)
        crashed = process.exitStatus() == QProcess.ExitStatus.CrashExit
        status = -process.exitCode() if crashed else process.exitCode()
        self._process = self._voice = self._loading = None
        error = self._error or death(status, "".join(self._tail))
        told = [describe_status(status), *traces.bare(error.detail)]
        log.ours.warning("the writer ended: %s", "\n".join(told))
        lost = self._take_back()
        self._deaths += 1
        if lost and self._deaths == 1 and self._error is None:
            self.restarted.emit(lost, error)
            self._advance()
            return
        self._waiting.clear()
        self._deaths = 0
        if lost:
            self.died.emit(lost, error)
        self._tell_busy()


def _end_all(processes: set[QProcess], *_ignored: object) -> None:
    for process in list(processes):
        process.kill()
        process.waitForFinished(END_WAIT)
    processes.clear()
