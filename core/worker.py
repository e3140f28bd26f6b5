"""Owns the child process: reads one job from standard input, runs it, and answers in JSON lines.

In:   {"stage", "project", "options", "keys"}   or   {"serve": "writer", "keys"}, then
      {"do": "stop"} at any time, or requests for the writer. End of input ends the process at once.
Out:  {"event": "progress", ...}*, then one of {"event": "result" | "error" | "cancelled", ...}.

Libraries print to file descriptor 1, so the answers go through a copy of it and 1 points at 2.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Send = Callable[[dict[str, Any]], None]

ORPHANED = 3
"""Exit status when standard input ended: the parent is gone."""


class Channel:
    """The two pipes to the parent: requests in, events out, and whether a stop was asked for."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._lock = threading.Lock()
        self.stopped = threading.Event()
        self._requests: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def send(self, event: dict[str, Any]) -> None:
        """Write one event. A parent that is gone ends this process."""
        line = json.dumps(event, ensure_ascii=False, default=float) + "\n"
        with self._lock:
            try:
                self._out.write(line)
                self._out.flush()
            except BrokenPipeError:
                os._exit(ORPHANED)

    def listen(self) -> None:
        """Read the rest of standard input on a thread of its own."""
        threading.Thread(target=self._read, name="requests", daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            request = json.loads(line)
            if request.get("do") == "stop":
                self.stopped.set()
            self._requests.put(request)
        os._exit(ORPHANED)

    def requests(self) -> Iterator[dict[str, Any]]:
        """Requests as they come, without end."""
        while True:
            yield self._requests.get()

    def waiting(self) -> list[dict[str, Any]]:
        """Requests that have come already, without waiting for more."""
        found = []
        while True:
            try:
                found.append(self._requests.get_nowait())
            except queue.Empty:
                return found


def run_stage(job: dict[str, Any], channel: Channel) -> dict[str, Any]:
    """Run the stage of `job`; the result as an event.

    Raises:
        PasticheError, Cancelled: as the stage does.
    """
    from core.progress import Cancelled, Progress
    from core.project import Project
    from core.stages import STAGES
    from core.types import as_json, from_json

    stage = STAGES[job["stage"]]
    project = Project.open(Path(job["project"])) if job.get("project") else None

    def report(progress: Progress) -> None:
        channel.send({"event": "progress", **as_json(progress)})
        if channel.stopped.is_set():
            raise Cancelled

    result = stage.run(project, from_json(stage.options, job["options"]), report)
    return {"event": "result", "result": as_json(result)}


def serve_writer(channel: Channel) -> dict[str, Any]:
    from core.restyling.writer import serve

    serve(channel)
    return {"event": "result", "result": None}


def failure(error: BaseException) -> dict[str, Any]:
    """Any error as an event that the parent can show; keys never leave in it."""
    from core import keys
    from core.files import disk_errors
    from core.progress import Cancelled, PasticheError

    if isinstance(error, Cancelled):
        return {"event": "cancelled"}
    detail = keys.without_keys("".join(traceback.format_exception(error)))
    if isinstance(error, OSError):
        try:
            with disk_errors(Path(error.filename or "the file")):
                raise error
        except PasticheError as known:
            error = known
        except OSError:
            pass
    if isinstance(error, PasticheError):
        kind, message, remedy = type(error).__name__, error.message, error.remedy
    elif isinstance(error, MemoryError):
        kind, message = "PasticheError", "There is not enough free memory for this."
        remedy = "Close other applications, or choose a smaller base model."
    else:
        kind, message = "PasticheError", "Something went wrong inside Pastiche. Your files are as they were."
        remedy = "Try again. If it happens again, copy the details and report it."
    return {
        "event": "error",
        "kind": kind,
        "message": keys.without_keys(message),
        "remedy": keys.without_keys(remedy),
        "detail": detail,
    }


def main() -> int:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent, who tells us to stop
    channel = Channel()
    job = json.loads(sys.stdin.readline() or "null")
    if job is None:
        return ORPHANED
    channel.listen()
    try:
        from core import keys

        keys.hand_over(job.get("keys", {}))
        channel.send(serve_writer(channel) if "serve" in job else run_stage(job, channel))
        return 0
    except BaseException as error:  # the last line of defence: everything becomes an event
        channel.send(failure(error))
        return 1


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    os._exit(status)  # threads of libraries must not hold the process back
