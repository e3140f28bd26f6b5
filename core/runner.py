"""Owns how a stage is run: here, or in a child process, with one signature."""

from __future__ import annotations

import collections
import contextlib
import json
import os
import subprocess
import threading
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core import keys
from core.children import start
from core.children import worker_command as worker_command
from core.children import worker_environment as worker_environment
from core.hosts import launch_command
from core.progress import ERRORS, Cancelled, Progress, Report, WorkerDied
from core.project import Project
from core.stages import STAGES
from core.types import as_json, from_json

TAIL = 60  # lines of the child's stderr kept for Copy Details


def run_here(stage: str, project: Project | None, options: Any, report: Report) -> Any:
    """Run a stage in this process.

    Raises:
        PasticheError, Cancelled: as the stage does.
    """
    return STAGES[stage].run(project, options, report)


class Control:
    """Stops a child from another thread: `stop` lets it save, `kill` does not."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lock = threading.Lock()
        self._killed = False
        self.stopped = False

    def attach(self, process: subprocess.Popen[str]) -> None:
        with self._lock:
            self._process = process
        if self._killed:  # while it was being started
            self.kill()
        elif self.stopped:
            self.stop()

    def stop(self) -> None:
        """Ask the child to finish the step in hand, save and end."""
        self.stopped = True
        with self._lock:
            if self._process is not None and self._process.stdin is not None:
                try:
                    self._process.stdin.write('{"do": "stop"}\n')
                    self._process.stdin.flush()
                except (BrokenPipeError, ValueError):
                    pass  # it has ended already

    def kill(self) -> None:
        """End the child now; what it had not saved is lost."""
        self.stopped = self._killed = True
        with self._lock:
            if self._process is not None:
                self._process.kill()


def run_child(
    stage: str, project: Project | None, options: Any, report: Report, control: Control | None = None
) -> Any:
    """Run a stage in a child process; `report` is called in this thread.

    A child that dies is started again as often as the stage says, and goes on where it had saved.

    Raises:
        PasticheError: of the same kind as in the child.
        WorkerDied: the child ended without a word, once too often.
        Cancelled: `report` raised it, or `control.stop()` was called.
    """
    control, restarts = control or Control(), 0
    while True:
        seen = _Seen(_counting(report, restarts))
        try:
            result = _run_once(stage, project, options, seen, control)
        except WorkerDied as died:
            if not seen.anything and bool(getattr(options, "hosts", None)):
                raise _apart(died) from died
            if restarts == STAGES[stage].restarts or not seen.work:  # it would only die again
                raise _given_up(died, restarts) from died
            if control.stopped:
                raise Cancelled from died
            restarts += 1
            options = replace(options, resume=True)  # whatever was begun anew is begun
            _counting(report, restarts)(Progress(stage, 0, None, f"{died.message} It goes on by itself."))
        else:
            return _with_advice(result, restarts)


def _run_once(stage: str, project: Project | None, options: Any, report: Report, control: Control) -> Any:
    job = {
        "stage": stage,
        "project": None if project is None else str(project.root),
        "options": as_json(options),
        "keys": keys_for(options),
        "parent": os.getpid(),
    }
    process = start_worker(job)
    control.attach(process)
    tail: collections.deque[str] = collections.deque(maxlen=TAIL)
    reader = threading.Thread(target=lambda: tail.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        event = _listen(process, report, control, tail)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        reader.join(timeout=2)
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                _close(pipe)
    if project is not None:
        project.reload()
    return outcome(stage, event, process.returncode, control.stopped, "".join(tail))


ASLEEP = (
    "On a Mac the system may break off long work of the graphics processor while the display is on: let the "
    "display sleep."
)


class _Seen:
    """Passes reports on and remembers whether there was one, and one of work that has an end."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.anything = self.work = False

    def __call__(self, progress: Progress) -> None:
        self.anything = True
        self.work = self.work or progress.total is not None
        self._report(progress)


def _apart(died: WorkerDied) -> WorkerDied:
    return WorkerDied(
        "The machines did not come together.",
        "See that each can be reached by ssh without a password, that its address is right, and that "
        "Pastiche lies in the same place on it.",
        died.detail,
    )


def _counting(report: Report, restarts: int) -> Report:
    """The same report, which also tells how often the child was started again."""
    if not restarts:
        return report
    return lambda progress: report(
        replace(progress, metrics={**progress.metrics, "restarts": float(restarts)})
    )


def _given_up(died: WorkerDied, restarts: int) -> WorkerDied:
    if not restarts:
        return died
    told = f"{died.message} It was started again {restarts} times."
    return WorkerDied(told, f"{died.remedy} {ASLEEP}", died.detail)


def _with_advice(result: Any, restarts: int) -> Any:
    if not restarts:
        return result
    often = "once" if restarts == 1 else f"{restarts} times"
    told = f"The system interrupted it {often}, and it went on from where it had saved. {ASLEEP}"
    return replace(result, warnings=(*result.warnings, told))


def outcome(stage: str, event: Mapping[str, Any] | None, status: int, stopped: bool, tail: str) -> Any:
    """The child's last event as a result or an error.

    Raises:
        PasticheError, WorkerDied, Cancelled: see `run_child`.
    """
    if event is not None and event["event"] == "result":
        return from_json(STAGES[stage].results, event["result"])
    if event is not None and event["event"] == "error":
        raise ERRORS[event["kind"]](event["message"], event["remedy"], event["detail"] + tail)
    if stopped or (event is not None and event["event"] == "cancelled"):
        raise Cancelled
    raise WorkerDied(
        f"The work ended unexpectedly ({describe_status(status)}).",
        "Start it again; it goes on where it stopped. Closing other applications may help.",
        tail,
    )


def describe_status(status: int) -> str:
    """A process's exit status in words."""
    if status == -9:
        return "the system stopped it, perhaps for want of memory"
    if status < 0:
        return f"signal {-status}"
    return f"exit status {status}"


def start_worker(job: Mapping[str, Any]) -> subprocess.Popen[str]:
    """Start a child and hand it its job; it ends by itself when this process does."""
    hosts = (job.get("options") or {}).get("hosts") or ""
    torch = STAGES[job["stage"]].torch if job.get("stage") in STAGES else False
    command = launch_command(hosts, worker_command()) if hosts else worker_command()
    # Ctrl-C is for us where there are several: we tell the machines to stop, and wait for them.
    return start(command, job, worker_environment(torch), apart=bool(hosts))


def keys_for(options: Any) -> dict[str, str]:
    """The keys that these options need, read now."""
    from core.describing.providers import key_name

    name = key_name(getattr(options, "llm", "") or "")
    key = keys.find(name) if name else None
    return {name: key} if name and key else {}


def _event(line: str) -> dict[str, Any] | None:
    """A line of the child's as an event; None for what a library on another machine printed between them."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) and "event" in found else None


def _listen(
    process: subprocess.Popen[str], report: Report, control: Control, tail: collections.deque[str]
) -> Mapping[str, Any] | None:
    """Pass progress on until the last event or the end of the child; all else goes into `tail`."""
    assert process.stdout is not None
    interrupted = False
    while True:
        try:
            for line in process.stdout:
                event = _event(line)
                if event is None:
                    tail.append(line)
                elif event["event"] != "progress":
                    return event
                elif not control.stopped:
                    report(Progress(**{name: value for name, value in event.items() if name != "event"}))
            return None
        except Cancelled:
            control.stop()
        except KeyboardInterrupt:
            if interrupted:
                control.kill()
                raise Cancelled from None
            interrupted = True
            control.stop()


def _close(pipe: Any) -> None:
    with contextlib.suppress(BrokenPipeError):
        pipe.close()
