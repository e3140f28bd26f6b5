"""How checks are run: what fails, hangs or is skipped is told by its name, on screen and in the report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from core import proving
from core.progress import BadInput
from desktop.jobs import Load
from desktop.selftest.running import NOT_WHOLE, Check, Report, examine, run
from desktop.selftest.trial import Failed, Skipped, Trial
from tests.qt_messages import complaints


@pytest.fixture
def trial(qapp: QApplication, tmp_path: Path) -> Trial:
    return Trial(qapp, tmp_path, limit=120.0)


def raising(error: BaseException) -> Any:
    def look(trial: Trial) -> str:
        raise error

    return look


def test_each_check_is_told_and_noted_and_none_keeps_the_others_from_running(
    trial: Trial, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = [
        Check("Harbour", raising(BadInput("The harbour is shut.", "Wait for the tide.", "low water"))),
        Check("Clock", raising(KeyError("noon"))),
        Check("Ferry", raising(Skipped("no river here"))),
        Check("Goose", raising(Failed("it sleeps")), remedy="Wake it."),
        Check("Door", raising(SystemExit(3))),
        Check("Lamp", lambda trial: "it burns"),
    ]
    path = tmp_path / "deep" / "report.json"
    report = Report(path, {"pastiche": ["Pastiche 1"]})
    run(checks, trial, report)
    report.close(["a word of Qt's"])

    said = capsys.readouterr().out
    lines = said.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == [c.name for c in checks]
    assert "The harbour is shut." in said and "Wait for the tide." in said and "Wake it." in said
    assert "Traceback" not in said and "low water" not in said

    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["ok"] is False and data["failed"] == ["Harbour", "Clock", "Goose", "Door"]
    assert data["skipped"] == ["Ferry"] and data["qt"] == ["a word of Qt's"]
    assert data["pastiche"] == ["Pastiche 1"] and data["seconds"] >= 0
    found = {row["name"]: row for row in data["checks"]}
    assert [found["Lamp"][name] for name in ("status", "said", "remedy", "detail")] == [
        "ok",
        "it burns",
        "",
        "",
    ]
    assert found["Lamp"]["seconds"] >= 0
    assert found["Harbour"]["remedy"] == "Wait for the tide." and found["Harbour"]["detail"] == "low water"
    assert found["Clock"]["said"] == "KeyError: 'noon'" and "Traceback" in found["Clock"]["detail"]
    assert found["Clock"]["remedy"] == NOT_WHOLE and found["Door"]["said"] == "SystemExit: 3"
    assert found["Ferry"]["said"] == "no river here"
    assert report.summary().startswith("1 of 6 ok; skipped: Ferry; FAILED: Harbour, Clock, Goose, Door.")


def test_a_check_fails_by_what_goes_wrong_beside_it(trial: Trial) -> None:
    def look(trial: Trial) -> str:
        try:
            raise ValueError("painted nothing")
        except ValueError as error:
            trial.caught(type(error), error, error.__traceback__)
        return "fine"

    found = examine(Check("Page", look), trial)
    assert (found.status, found.said) == ("failed", "ValueError: painted nothing")
    assert "test_frame.py" in found.detail and found.remedy == NOT_WHOLE
    assert examine(Check("Next", lambda trial: "fine"), trial).status == "ok"


def test_what_does_not_end_fails_by_its_name_and_the_next_check_runs(trial: Trial) -> None:
    never = Event()

    def hang(trial: Trial) -> str:
        trial.away(never.wait, 0.05)
        return "awake"

    found = examine(Check("Sleeper", hang), trial)
    assert found.status == "failed" and found.said.startswith("it did not end within")
    assert Load.busy()
    never.set()
    assert examine(Check("Next", lambda trial: trial.away(lambda: "woke", 30.0)), trial).said == "woke"
    slow = examine(Check("Slow", lambda trial: str(trial.until(lambda: False, 0.05))), trial)
    assert slow.status == "failed" and slow.said.startswith("it did not end within")


def test_a_child_that_takes_too_long_is_ended(trial: Trial) -> None:
    with pytest.raises(Failed, match="did not end"):
        trial.job("prove", proving.Options(packages=("core",)), 0.3)
    trial.until(lambda: not trial.children(), 30.0)


def test_what_a_child_cannot_do_is_raised_as_the_stage_raised_it(trial: Trial) -> None:
    with pytest.raises(Exception, match="went wrong") as caught:
        trial.job("prove", proving.Options(packages=("no_such_thing",)), 60.0)
    assert "no_such_thing" in caught.value.detail
    found = examine(Check("Child", raising(caught.value)), trial)
    assert found.said == "ModuleNotFoundError: No module named 'no_such_thing'" and found.remedy == NOT_WHOLE


def test_when_the_time_for_all_is_up_nothing_more_begins(qapp: QApplication, tmp_path: Path) -> None:
    found = examine(Check("Late", raising(AssertionError("it began"))), Trial(qapp, tmp_path, limit=0.0))
    assert found.status == "skipped" and "time" in found.said


HEAD = """
import sys, threading
from desktop.selftest import command
from desktop.selftest.running import Check
from desktop.selftest.trial import Skipped

def skipped(trial):
    raise Skipped("no river here")

def odd(trial):
    raise ValueError("odd")

def hang(trial):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()

fine = Check("Fine", lambda trial: str(trial.folder))
"""


def prove(folder: Path, code: str, *flags: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-c", HEAD + code, *flags]
    folder.mkdir(exist_ok=True)
    env = {**os.environ, "TMPDIR": str(folder)}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=env)


def test_a_copy_that_works_ends_with_0_and_leaves_nothing(tmp_path: Path, own_folders: Path) -> None:
    before = sorted(own_folders.rglob("*"))
    done = prove(
        tmp_path / "temporary",
        "sys.exit(command.main(sys.argv, [fine, Check('River', skipped)]))",
        *("--self-test", "--report", str(tmp_path / "r.json")),
    )
    assert done.returncode == 0 and complaints(done.stderr) == []
    data = json.loads((tmp_path / "r.json").read_text())
    assert data["ok"] is True and data["skipped"] == ["River"] and data["pastiche"][0].startswith("Pastiche")
    assert not Path(data["checks"][0]["said"]).exists()
    assert sorted(own_folders.rglob("*")) == before
    assert [path.name for path in tmp_path.glob("*.*")] == ["r.json"]
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_copy_that_does_not_ends_with_1_and_wrong_usage_with_2(tmp_path: Path) -> None:
    code = "sys.exit(command.main(sys.argv, [Check('Odd', odd), fine]))"
    done = prove(tmp_path / "temporary", code, "--self-test")
    assert done.returncode == 1 and "FAILED: Odd" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert prove(tmp_path / "temporary", code, "--self-test", "--repotr", "x").returncode == 2
    (tmp_path / "file").write_text("")
    refused = prove(
        tmp_path / "temporary", code, "--self-test", "--report", str(tmp_path / "file" / "r.json")
    )
    assert refused.returncode == 2 and "Traceback" not in refused.stderr and refused.stderr.strip()


def test_what_holds_the_window_itself_is_ended_by_force_and_the_report_names_it(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    done = prove(
        tmp_path / "temporary",
        "command.GRACE = 1.0; command.main(sys.argv, [fine, Check('Stuck', hang), fine], limit=1.0)",
        *("--self-test", "--report", str(path)),
    )
    assert done.returncode == 1
    data = json.loads(path.read_text())
    assert data["ok"] is False and data["failed"] == ["Stuck"]
    assert "in hang" in (tmp_path / "r.threads.txt").read_text()
    assert done.stdout.splitlines()[-1].strip() == "Stuck" and "Traceback" not in done.stdout + done.stderr


def test_a_crash_is_the_failure_of_the_check_that_ran(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    done = prove(
        tmp_path / "temporary",
        "import os\ncrash = Check('Crash', lambda trial: os.abort())\ncommand.main(sys.argv, [fine, crash])",
        *("--self-test", "--report", str(path)),
    )
    assert done.returncode != 0
    assert json.loads(path.read_text())["failed"] == ["Crash"]
    assert "Fatal Python error" in (tmp_path / "r.threads.txt").read_text()
