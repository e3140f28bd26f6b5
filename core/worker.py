"""Owns the child process: reads one job from standard input, runs it, and answers in JSON lines.

In:   {"stage", "project", "options", "keys"}   or   {"serve": "writer" | "likeness" | "style", "keys"}, then
      {"do": "stop"} at any time, or requests for whom it serves as. End of input ends the process at once.
Out:  {"event": "progress", ...}*, then one of {"event": "result" | "error" | "cancelled", ...}.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

from core.channel import ORPHANED, Channel
from core.hosts import end_with, is_follower

NICE = 5
"""Added to the child's nice value: the window and the user's other work go first."""


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
    if is_follower():
        import_module(stage.module).follow()
        return {"event": "followed"}
    project = Project.open(Path(job["project"])) if job.get("project") else None

    def report(progress: Progress) -> None:
        channel.send({"event": "progress", **as_json(progress)})
        if channel.stopped.is_set():
            raise Cancelled

    result = stage.run(project, from_json(stage.options, job["options"]), report)
    return {"event": "result", "result": as_json(result)}


SERVANTS = {
    "writer": "core.restyling.writer",
    "likeness": "core.language.likeness",
    "style": "core.evaluating.style_vectors",
}


def serve(name: str, channel: Channel) -> dict[str, Any]:
    """Answer requests until told to stop."""
    import_module(SERVANTS[name]).serve(channel)
    return {"event": "result", "result": None}


def failure(error: BaseException) -> dict[str, Any]:
    """Any error as an event that the parent can show; keys never leave in it."""
    from core import keys
    from core.files import disk_fault
    from core.progress import Cancelled, PasticheError

    if isinstance(error, Cancelled):
        return {"event": "cancelled"}
    detail = keys.without_keys("".join(traceback.format_exception(error)))
    if isinstance(error, OSError):
        error = disk_fault(error, Path(error.filename or "the file")) or error
    if isinstance(error, PasticheError):
        kind, message, remedy = type(error).__name__, error.message, error.remedy
    elif isinstance(error, MemoryError):
        kind, message = "NoMemory", "There is not enough free memory for this."
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
    os.nice(NICE)
    channel = Channel(silent=is_follower())
    job = json.loads(sys.stdin.readline() or "null")
    if job is None:
        return ORPHANED
    channel.listen()
    end_with(job.get("parent", 0))
    try:
        from core import keys

        keys.hand_over(job.get("keys", {}))
        channel.send(serve(job["serve"], channel) if "serve" in job else run_stage(job, channel))
        return 0
    except BaseException as error:  # the last line of defence: everything becomes an event
        channel.send(failure(error))
        return 1


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    os._exit(status)  # threads of libraries must not hold the process back
