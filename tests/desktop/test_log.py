"""The log tells what happened and where, and holds no word of a book, no name of a file, and no key."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType
from pytestqt.qtbot import QtBot

from core import importing, neutralizing, training
from core.cleaning import Options as CleanOptions
from core.progress import BadInput, NoSpace, WorkerDied
from core.runner import worker_environment
from desktop import log, traces
from desktop.app import Catcher
from desktop.editor import writer_client
from desktop.editor.requests import Ask, Voice
from desktop.widgets.problem import details
from desktop.window import Window
from tests.desktop.logs import started
from tests.fakes.llm_servers import free_port_url

KEY = "planted-9f8e7d6c5b4a39281706"
SENTENCE = "Nobody counted the herring that winter, and the harbour kept its own accounts."
FILE = "The Harbour Keeps Its Accounts"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, own_folders: Path) -> Iterator[Path]:
    with started(monkeypatch) as file:
        yield file


def run(window: Window, qtbot: QtBot, stage: str, options: object) -> None:
    window.start_stage(stage, options)
    qtbot.waitUntil(lambda: stage not in window.state.runs)


def test_failures_of_several_stages_leave_neither_text_nor_names_nor_keys(
    written: Path, opened: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log.Tracks(opened.state)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    book = tmp_path / f"{FILE}.epub"
    book.write_bytes(b"PK\x03\x04" + SENTENCE.encode() * 20)
    run(opened, qtbot, "import", importing.Options((str(book),)))
    asked = neutralizing.Options(llm=f"openai:any@{free_port_url()}", resume=False)
    run(opened, qtbot, "neutralize", asked)
    project = opened.state.project
    assert project is not None
    damaged = next(project.books.glob("*.json"))
    data = json.loads(damaged.read_text(encoding="utf-8"))
    data["sections"] = {SENTENCE: SENTENCE}
    damaged.write_text(json.dumps(data), encoding="utf-8")
    run(opened, qtbot, "clean", CleanOptions())
    pairs = project.pairs
    pairs.write_text("".join(json.dumps({"id": str(n), "original": [SENTENCE]}) + "\n" for n in range(9)))
    run(opened, qtbot, "train", training.Options(pairs=str(pairs), author=FILE, model="practice"))
    assert opened.state.problems.keys() == {"neutralize", "clean", "train"}
    found = written.read_text(encoding="utf-8")
    assert "import: done after" in found  # the book was refused, others are there
    for stage, kind in (("neutralize", "ProviderOff"), ("clean", "BadInput"), ("train", "BadInput")):
        assert f"{stage}: began" in found and f"{stage}: failed with {kind} after" in found
    assert "core/" in found and "Traceback" in found  # where it was, is told
    for secret in (KEY, FILE, "herring", "accounts.", project.author, project.root.stem, str(tmp_path)):
        assert secret not in found, secret


def test_an_uncaught_error_is_told_by_its_place_and_shown_with_a_way_to_report_it(
    written: Path, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catcher = Catcher(window)
    try:
        {"a": 1}[SENTENCE]
    except KeyError as error:
        catcher.caught(type(error), error, error.__traceback__)
    found = written.read_text(encoding="utf-8")
    assert "uncaught" in found and "KeyError" in found and "test_log.py:" in found
    assert "herring" not in found
    assert window.notice.isVisible() and window.notice.other.text() == "Report a Problem..."
    assert "KeyError" in window.notice.details() and "herring" not in window.notice.details()


def test_what_libraries_and_python_say_is_told_by_who_and_where(written: Path) -> None:
    logging.getLogger("httpx").warning("POST %s with %s", SENTENCE, KEY)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn_explicit(SENTENCE, UserWarning, f"/Users/ada/{FILE}/site-packages/some/thing.py", 12)
    log.ours.info("handed %s", KEY.replace("planted-", "sk-"))
    found = written.read_text(encoding="utf-8")
    assert "httpx says something, at desktop/test_log.py:" in found
    assert "UserWarning at some/thing.py:12" in found and "handed [key]" in found
    assert "herring" not in found and KEY not in found and FILE not in found


def test_qt_is_heard_up_to_where_it_quotes_something(written: Path) -> None:
    context = QMessageLogContext()
    log._from_qt(QtMsgType.QtWarningMsg, context, f"QFileSystemWatcher: cannot watch /Users/ada/{FILE}.epub")
    log._from_qt(QtMsgType.QtCriticalMsg, context, f'Could not load "{SENTENCE}"')
    log._from_qt(QtMsgType.QtDebugMsg, context, "nothing of note")
    found = written.read_text(encoding="utf-8")
    assert "WARNING Qt: QFileSystemWatcher" in found and "ERROR Qt: Could not load" in found
    assert FILE not in found and "herring" not in found and "of note" not in found


def test_the_log_says_what_runs_here_and_is_rotated(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "started: Pastiche" in log.tail(5)[-1]
    handler = next(h for h in logging.getLogger().handlers if getattr(h, "baseFilename", "") == str(written))
    monkeypatch.setattr(handler, "maxBytes", 400)
    for number in range(30):
        log.ours.info("line %d", number)
    assert written.with_name("pastiche.log.1").is_file() and not written.with_name("pastiche.log.9").exists()
    assert len(log.tail(12)) == 12 and log.tail(12)[-1].endswith("line 29")
    assert log.tail(12)[0].endswith("line 18")


def test_where_there_is_no_room_for_a_log_pastiche_starts_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setattr(log.machine, "log_dir", lambda: blocked / "log")
    before = list(logging.getLogger().handlers)
    log.start()
    assert logging.getLogger().handlers == before and log.tail(3) == []


def test_of_a_childs_last_words_only_places_kinds_and_figures_stay() -> None:
    said = (
        f"{SENTENCE}\nFetching: 40%\n"
        'Traceback (most recent call last):\n  File "/Users/ada/.venv/lib/site-packages/mlx_lm/utils.py", '
        f"line 7, in load\n    raise ValueError(text)\nValueError: {SENTENCE}\nError of mine: {SENTENCE}\n"
        "RuntimeError: [metal::malloc] Attempting to allocate 18446 bytes which is too much.\n"
        'Fatal Python error: Segmentation fault\n  File "/Users/ada/x/core/worker.py", line 12 in main\n'
    )
    assert traces.bare(said) == [
        "Traceback",
        "  mlx_lm/utils.py:7 in load",
        "ValueError",
        "[metal::malloc] Attempting to allocate 18446 bytes which is too much.",
        "Fatal Python error: Segmentation fault",
        "  core/worker.py:12 in main",
    ]
    assert traces.of_shown(WorkerDied("It ended.", "Again.", SENTENCE)) == []
    assert traces.of_shown(NoSpace("Full.", "Free some.", "status 507")) == ["status 507"]
    error = BadInput("No.", "Yes.")
    assert traces.of_error(error)[-1] == "core.progress.BadInput"


def test_a_child_that_crashes_natively_leaves_its_place_in_the_code() -> None:
    code = "import os\ndef compute(): os.abort()\ncompute()"
    done = subprocess.run(
        [sys.executable, "-c", code], env=worker_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == -6
    said = traces.bare(done.stderr)
    assert said[0] == "Fatal Python error: Aborted" and "<string>:2 in compute" in said[1]


def test_what_the_writers_child_wrote_before_it_died_stays_out(
    written: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f"Loading {FILE}\n{SENTENCE}\n[METAL] Insufficient Memory (0x8)\n"
    child = [sys.executable, "-c", f"import sys; sys.stderr.write({said!r}); sys.exit(7)"]
    monkeypatch.setattr(writer_client, "worker_command", lambda: child)
    client = writer_client.WriterClient()
    with qtbot.waitSignal(client.died, timeout=60_000) as died:
        client.write([Ask("p1", SENTENCE, Voice("any"))])
    client.shut_down()
    found = written.read_text(encoding="utf-8")
    assert "the writer ended: exit status 7" in found and "[METAL] Insufficient Memory (0x8)" in found
    assert "herring" not in found and FILE not in found
    assert "herring" not in details(died.args[1])  # what Copy Details copies


def test_the_same_failure_shown_again_is_logged_once(written: Path, window: Window) -> None:
    log.Tracks(window.state)
    error = NoSpace(f"The disk of {FILE} is full.", "Free some space.")
    for _ in range(2):
        window.state.refused.emit(error)
    found = written.read_text(encoding="utf-8")
    assert found.count("shown: NoSpace") == 1 and FILE not in found
