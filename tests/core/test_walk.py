"""The whole walk on the sample book: fresh steps are passed over, kills lose nothing, no child is left."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from core import machine
from core.files import parse_runs, read_jsonl, read_text
from core.progress import silent
from core.project import Project
from core.stages import STAGES, WALK
from core.walk import walk
from tests.fakes.samples import author, copy_project, options


def test_every_step_is_there_and_fresh(trained_sample: Project) -> None:
    wanted = options()
    assert {n: trained_sample.state(STAGES[n], wanted[n]) for n in WALK} == dict.fromkeys(WALK, "fresh")
    story = read_text(trained_sample.clean_text)
    assert 6_000 <= len(story.split()) <= 10_000
    assert len(parse_runs(story)) >= 8, "a gap between chapters"
    neutralized = trained_sample.outcome(STAGES["neutralize"])
    assert neutralized.coverage > 0.9
    assert neutralized.pairs == neutralized.chunks == len(read_jsonl(trained_sample.pairs))


def test_fresh_steps_are_passed_over(trained_sample: Project, tmp_path: Path) -> None:
    project = copy_project(trained_sample, tmp_path / "p")
    ran: list[str] = []

    def refuse(stage: str, *arguments: object) -> object:
        ran.append(stage)
        return STAGES[stage].run(project, arguments[1], silent)

    passed: dict[str, bool] = {}
    walk(project, options(), silent, lambda stage, result, fresh: passed.update({stage: fresh}), refuse)
    assert ran == ["import"], "import looks again, and finds what it has"
    assert passed == {"import": False, "clean": True, "curate": True, "neutralize": True, "train": True}


def test_an_edit_upstream_makes_the_rest_stale(trained_sample: Project, tmp_path: Path) -> None:
    project = copy_project(trained_sample, tmp_path / "p")
    story = read_text(project.clean_text)
    project.clean_text.write_text(story.replace(parse_runs(story)[0][0], "", 1), encoding="utf-8")
    assert project.state(STAGES["curate"]) == "stale"
    assert project.state(STAGES["train"]) == "fresh", "its own input is as it was"


def command(root: Path, *more: str) -> list[str]:
    return [
        *(sys.executable, "-P", "-m", "core.cli", "run", str(machine.resource("sample_book.epub"))),
        *("--author", author(), "--project", str(root), "--llm", "outline", "--model", "practice"),
        *("--epochs", "0.5", *more),
    ]


def hears_ctrl_c() -> None:
    """A shell starts what works in its background deaf to it, and these tests with it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start_until(root: Path, words: str, *more: str) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """Start the walk and read on until `words` are said; the process and its children."""
    pipe = subprocess.PIPE
    process = subprocess.Popen(
        command(root, *more), stdout=pipe, stderr=subprocess.STDOUT, text=True, preexec_fn=hears_ctrl_c
    )
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return process, psutil.Process(process.pid).children(recursive=True)
    raise AssertionError(f"it never said {words!r}")


def ended(children: list[psutil.Process]) -> bool:
    gone, alive = psutil.wait_procs(children, timeout=20)
    return bool(gone) and not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]


@pytest.mark.long
@pytest.mark.parametrize("words", ["Neutralize", "Train"])
def test_a_killed_parent_leaves_no_child_and_the_walk_goes_on(
    described_sample: Project, tmp_path: Path, words: str
) -> None:
    root = tmp_path / "p"
    process, children = start_until(root, words)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert ended(children)
    done = subprocess.run(command(root), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    again = Project.open(root)
    assert again.pairs.read_bytes() == described_sample.pairs.read_bytes().replace(b'"Sample"', b'"p"')
    assert (again.adapter / "adapters.safetensors").is_file()


def test_ctrl_c_says_that_nothing_is_lost(tmp_path: Path) -> None:
    # long enough that no busy machine has learned something worth keeping, or all, before it hears
    process, children = start_until(tmp_path / "p", "Train", "--epochs", "40")
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "goes on from there" in out
    assert ended(children)
    assert "Traceback" not in out


@pytest.mark.long
def test_a_child_that_dies_in_training_is_told_and_the_walk_goes_on_by_itself(tmp_path: Path) -> None:
    process, children = start_until(tmp_path / "p", "unseen")
    os.kill(children[0].pid, signal.SIGKILL)
    out, _ = process.communicate(timeout=100)
    assert process.returncode == 0
    assert "interrupted it once" in out and "display sleep" in out
    assert "Traceback" not in out


def test_status_is_json_for_scripts(trained_sample: Project) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "core.cli", "status", "--project", str(trained_sample.root)],
        capture_output=True,
        text=True,
    )
    assert {n: s["state"] for n, s in json.loads(done.stdout)["stages"].items()} == dict.fromkeys(
        WALK, "fresh"
    )
