"""Jobs and loads: what runs elsewhere comes back on the window's thread, whatever becomes of it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core import importing
from core.progress import BadInput, PasticheError, Progress
from core.project import Project
from desktop.jobs import Job, JobQueue, Load

STORY = (
    "Rain had been promised since Tuesday. The washing hung out all the same, and said nothing of it.\n\n"
    * 40
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "Ferry.pastiche", "Ada Ferry")


def book(tmp_path: Path, name: str = "ferry.txt") -> str:
    path = tmp_path / name
    path.write_text(STORY, encoding="utf-8")
    return str(path)


def test_a_job_brings_its_result(qtbot: QtBot, tmp_path: Path, project: Project) -> None:
    job = Job("import", project.root, importing.Options(paths=(book(tmp_path),)))
    with qtbot.waitSignal(job.succeeded, timeout=30_000) as got:
        job.start()
    assert [b.file for b in got.args[0].books] == ["ferry.txt"] or got.args[0].books[0].words > 500
    job.wait()


def test_a_failing_job_brings_message_and_remedy(qtbot: QtBot, tmp_path: Path) -> None:
    job = Job("clean", tmp_path / "nowhere.pastiche", None)
    with qtbot.waitSignal(job.failed, timeout=30_000) as got:
        job.start()
    error = got.args[0]
    assert isinstance(error, BadInput)
    assert error.message and error.remedy
    job.wait()


def test_a_job_that_was_stopped_before_it_began_is_cancelled(qtbot: QtBot, project: Project) -> None:
    job = Job("clean", project.root, None)
    job.cancel()
    with qtbot.waitSignal(job.cancelled, timeout=5_000):
        job.start()
    job.wait()


def test_jobs_run_one_at_a_time_and_in_order(qtbot: QtBot, tmp_path: Path, project: Project) -> None:
    queue = JobQueue()
    jobs = [
        Job("import", project.root, importing.Options(paths=(book(tmp_path, f"part{n}.txt"),)))
        for n in (1, 2)
    ]
    order: list[Job] = []
    queue.started.connect(order.append)
    for job in jobs:
        queue.submit(job)
    assert queue.current is jobs[0] and queue.waiting == [jobs[1]]
    qtbot.waitUntil(lambda: queue.current is None, timeout=60_000)
    assert order == jobs


def test_a_load_calls_back_on_the_windows_thread(qtbot: QtBot) -> None:
    seen: list[tuple[int, int]] = []
    here = threading.get_ident()
    Load(threading.get_ident, lambda there: seen.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen), timeout=5_000)
    assert seen[0][0] != here and seen[0][1] == here


def test_a_load_that_fails_brings_an_error_that_can_be_shown(qtbot: QtBot) -> None:
    errors: list[PasticheError] = []
    Load(lambda: 1 // 0, lambda _: None, errors.append)
    qtbot.waitUntil(lambda: bool(errors), timeout=5_000)
    assert errors[0].remedy and "ZeroDivisionError" in errors[0].detail


def test_a_dropped_load_calls_nobody(qtbot: QtBot) -> None:
    seen: list[int] = []
    gate = threading.Event()
    load = Load(lambda: gate.wait(5), lambda _: seen.append(1))
    load.drop()
    gate.set()
    qtbot.waitUntil(lambda: not Load.busy(), timeout=5_000)
    assert not seen


def test_the_last_report_before_a_long_pause_is_told(qtbot: QtBot) -> None:
    job, told = Job("train", None, None), []
    job.progress.connect(told.append)
    for number in range(5):
        job._report(Progress("train", number, 9))
    assert [progress.done for progress in told] == [0]
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1].done == 4
