"""A complaint of Qt's fails the run, wherever it is made: tried on small runs of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.qt_messages import complaints

ROOT = Path(__file__).parents[1]
HEAD = "import threading\n\nimport pytest\nfrom PySide6.QtCore import QThread, qWarning\n"
IN_TESTS = """
def test_plain():
    qWarning("planted")

def test_thread(qapp):
    thread = threading.Thread(target=lambda: qWarning("planted"))
    thread.start()
    thread.join()

@pytest.fixture
def made():
    yield
    qWarning("planted")

def test_taken_down(made):
    pass

def test_what_the_platform_cannot_do(qapp):
    qWarning("This plugin does not support propagateSizeHints()")
"""
AT_THE_END = """
@pytest.fixture(scope="session", autouse=True)
def made():
    yield
    qWarning("planted")

def test_it():
    pass
"""
LEFT_RUNNING = """
class Waits(QThread):
    def run(self):
        self.sleep(60)

def test_it(qapp):
    qapp.left = Waits(qapp)
    qapp.left.start()
"""


def run(folder: Path, text: str, workers: int = 0) -> subprocess.CompletedProcess[str]:
    """The tests in a run of its own, with the hooks and the settings of this project."""
    (folder / "conftest.py").write_text("from tests.qt_messages import *\n", encoding="utf-8")
    (folder / "test_small.py").write_text(HEAD + text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "pyproject.toml"]
    command += ["-n", str(workers), "--rootdir", str(folder), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)


def test_complaints_in_a_test_in_a_thread_and_behind_a_test_fail_it(tmp_path: Path) -> None:
    done = run(tmp_path, IN_TESTS)
    assert "2 failed, 2 passed, 1 error" in done.stdout, done.stdout
    assert "ERROR" in done.stdout and "taken down" in done.stdout


@pytest.mark.parametrize("workers", [0, 2])
def test_a_complaint_at_the_end_of_the_session_fails_the_run(tmp_path: Path, workers: int) -> None:
    done = run(tmp_path, AT_THE_END, workers)
    assert done.returncode == 1 and "planted" in done.stdout + done.stderr, done.stdout


@pytest.mark.parametrize("workers", [0, 2])
def test_a_thread_left_running_fails_the_run(tmp_path: Path, workers: int) -> None:
    done = run(tmp_path, LEFT_RUNNING, workers)
    assert done.returncode != 0 and "Destroyed while thread" in done.stderr, done.stderr


def test_what_a_window_of_its_own_process_says_is_heard() -> None:
    assert complaints("This plugin does not support propagateSizeHints()\n\n") == []
    assert complaints("QPainter::begin: Paint device returned engine == 0\n") != []
