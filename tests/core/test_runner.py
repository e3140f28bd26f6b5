"""Children: their results, errors, stops and ends reach the parent as if the work were done here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core import cleaning, extracting, importing, keys, runner, worker
from core.channel import ORPHANED
from core.progress import (
    BadInput,
    Cancelled,
    Missing,
    PasticheError,
    Progress,
    ProviderRefused,
    WorkerDied,
    silent,
)
from core.project import Project

PAGE = (
    "The harbour clock had been wrong since the spring. Nobody in the town minded, because the ferry was "
    "wrong by the same amount.\n\n"
    "Mrs. Oake kept the ticket office and a goose. The goose was the better clerk.\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(PAGE * 20, encoding="utf-8")
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> importing.Options:
    """More books than can be imported before a stop or a kill arrives."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    for n in range(400):
        (folder / f"{n}.txt").write_text(f"Volume {n}.\n\n" + PAGE * 20, encoding="utf-8")
    return importing.Options(paths=(str(folder),))


def test_child_and_here_give_the_same(book: Path, tmp_path: Path) -> None:
    here, child = tmp_path / "here.txt", tmp_path / "child.txt"
    first = runner.run_here("extract", None, extracting.Options(str(book), str(here)), silent)
    second = runner.run_child("extract", None, extracting.Options(str(book), str(child)), silent)
    assert first == second
    assert here.read_bytes() == child.read_bytes() != b""


def test_an_error_keeps_its_kind_message_and_remedy(tmp_path: Path) -> None:
    options = extracting.Options(str(tmp_path / "nothing.epub"), str(tmp_path / "out.txt"))
    with pytest.raises(BadInput) as caught:
        runner.run_child("extract", None, options, silent)
    assert "nothing.epub" in caught.value.message
    assert caught.value.remedy
    assert not (tmp_path / "out.txt").exists()


def test_a_stop_ends_the_child_as_cancelled_and_keeps_what_is_done(
    shelf: importing.Options, tmp_path: Path
) -> None:
    project = Project.create(tmp_path / "p", "A")
    seen: list[Progress] = []

    def report(progress: Progress) -> None:
        seen.append(progress)
        if progress.done >= 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        runner.run_child("import", project, shelf, report)
    assert seen[-1].done >= 3
    assert 3 <= len(list(project.books.glob("*.json"))) < 400


def test_a_killed_child_is_told_with_a_remedy(shelf: importing.Options, tmp_path: Path) -> None:
    control = runner.Control()

    def report(progress: Progress) -> None:
        assert control._process is not None
        os.kill(control._process.pid, 9)

    with pytest.raises(WorkerDied) as caught:
        runner.run_child("import", Project.create(tmp_path / "p", "A"), shelf, report, control)
    assert "goes on where it stopped" in caught.value.remedy


def test_a_child_ends_when_its_parent_is_gone() -> None:
    process = runner.start_worker({"serve": "writer", "keys": {}})
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(timeout=30) == ORPHANED
    alone = subprocess.run(runner.worker_command(), stdin=subprocess.DEVNULL, env=runner.worker_environment())
    assert alone.returncode == ORPHANED


def test_a_folder_named_core_is_not_imported_instead(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "__init__.py").write_text("raise SystemExit('the wrong core')")
    monkeypatch.chdir(tmp_path)
    result = runner.run_child("extract", None, extracting.Options(str(book), str(tmp_path / "o.txt")), silent)
    assert result.kept_words > 0


def test_no_key_reaches_environment_or_argv(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPSEEK_API_KEY", "sk-planted-1234567890")
    assert "sk-planted-1234567890" not in json.dumps(runner.worker_environment())
    assert "sk-planted-1234567890" not in " ".join(runner.worker_command())


def test_errors_that_leave_a_child_hold_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keys.hand_over({"deepseek": "sk-planted-1234567890"})
    try:
        event = worker.failure(ProviderRefused("Bad key sk-planted-1234567890.", "Use another."))
        strange = worker.failure(KeyError("sk-planted-1234567890"))
    finally:
        keys.hand_over({})
    assert "planted" not in json.dumps([event, strange])
    assert event["kind"] == "ProviderRefused"
    assert strange["remedy"]


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (OSError(28, "No space left on device", "/x/clean.txt"), "NoSpace", "disk is full"),
        (PermissionError(13, "Permission denied", "/x/y"), "BadInput", "cannot be written"),
        (MemoryError(), "NoMemory", "memory"),
        (ZeroDivisionError("a / b"), "PasticheError", "inside Pastiche"),
        (Missing("No model.", "Download it."), "Missing", "No model."),
    ],
)
def test_every_failure_has_words(error: Exception, kind: str, words: str) -> None:
    event = worker.failure(error)
    assert event["kind"] == kind
    assert words in event["message"]
    assert event["remedy"]


def test_an_unknown_stage_is_an_error_not_a_hang() -> None:
    process = runner.start_worker({"stage": "bake", "options": {}, "keys": {}})
    assert process.stdout is not None
    event = json.loads(process.stdout.readline())
    process.communicate(timeout=30)
    assert event["event"] == "error"


def test_a_locked_project_is_said(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p", "A")
    with project.lock(), pytest.raises(PasticheError, match="another window or terminal"):
        runner.run_child("clean", Project.open(project.root), cleaning.Options(), silent)


def test_workers_use_this_python() -> None:
    assert runner.worker_command()[0] == sys.executable
