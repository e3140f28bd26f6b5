"""Owns the resident writer as a terminal has it: a child started when needed, asked in JSON lines."""

from __future__ import annotations

import collections
import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Mapping
from typing import Any

from core import children
from core.progress import ERRORS, PasticheError, WorkerDied
from core.runner import TAIL, describe_status

Event = Mapping[str, Any]

_END = 5.0
"""Seconds that a child has to end after its standard input did, before it is killed."""


class Resident:
    """The child that keeps model and voice warm; started by the first request, and again when it has died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._keys: dict[str, str] = {}
        self._events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        self._tail: collections.deque[str] = collections.deque(maxlen=TAIL)

    @property
    def running(self) -> bool:
        """Whether there is a child that holds what was loaded."""
        return self._process is not None and self._process.poll() is None

    @property
    def process_id(self) -> int:
        """The child's process id, 0 where there is none."""
        return self._process.pid if self._process is not None else 0

    def start(self, keys: Mapping[str, str]) -> None:
        """Have a child that was handed these keys; one that lacks some gives way to another."""
        if self.running and keys.items() <= self._keys.items():
            return
        self.end()
        self._keys = {**self._keys, **keys}
        self._events, self._tail = queue.SimpleQueue(), collections.deque(maxlen=TAIL)
        job = {"serve": "writer", "keys": self._keys}
        # Apart: Ctrl-C stops a passage, and the child that writes it stays.
        process = children.start(children.worker_command(), job, children.worker_environment(), apart=True)
        self._process = process
        for listen in (self._listen, self._overhear):
            threading.Thread(target=listen, args=(process, self._events, self._tail), daemon=True).start()

    @staticmethod
    def _listen(
        process: subprocess.Popen[str],
        events: queue.SimpleQueue[Event | None],
        tail: collections.deque[str],
    ) -> None:
        for line in process.stdout or ():
            try:
                events.put(json.loads(line))
            except ValueError:  # what a library printed
                tail.append(line)
        events.put(None)

    @staticmethod
    def _overhear(
        process: subprocess.Popen[str],
        events: queue.SimpleQueue[Event | None],
        tail: collections.deque[str],
    ) -> None:
        tail.extend(process.stderr or ())

    def ask(self, request: Mapping[str, Any]) -> None:
        """Send a request; of a child that has died `hear` tells."""
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(BrokenPipeError, ValueError):
                self._process.stdin.write(json.dumps(request, ensure_ascii=False) + "\n")
                self._process.stdin.flush()

    def hear(self) -> Event:
        """The next event; waits for it.

        Raises:
            WorkerDied: the child ended without a word. PasticheError: with its last words.
        """
        event = self._events.get()
        if event is None:
            raise self._death()
        if event["event"] == "error":
            self.end()
            raise ERRORS[event["kind"]](event["message"], event["remedy"], event["detail"])
        return event

    def _death(self) -> PasticheError:
        process = self._process
        status = process.wait() if process is not None else 0
        self.end()
        return WorkerDied(
            f"The writer ended unexpectedly ({describe_status(status)}).",
            "Ask again, and it starts anew. Closing other applications may help.",
            "".join(self._tail),
        )

    def end(self) -> None:
        """End the child, where there is one: the model's memory comes back whole."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.close()
        try:
            process.wait(_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
