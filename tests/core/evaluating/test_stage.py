"""The stage on the sample book: everything measured or said why not, kept, and gone on with."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from core import adapters
from core.adapters.states import weights_hash
from core.children import worker_environment
from core.evaluating import Options, Result, run, stage, summary
from core.evaluating.loss import Row, RowLoss
from core.evaluating.measuring import heed_of, swapped
from core.evaluating.samples import Ask
from core.evaluating.summary import Finding
from core.files import folder_lock, read_json, read_jsonl, write_json
from core.progress import BadInput, Locked, Missing, Progress, silent
from core.project import Project
from core.runner import run_child
from core.writing.models import resolve
from core.writing.prompt import training_prompt
from tests.core.evaluating import findings
from tests.fakes.samples import copy_project
from tests.fakes.voices import make_adapter

PAGES = 2
OPTIONS = Options(samples=PAGES, scenes=False, checkpoints=True)
TOLD = "A woman waits for a train that the board does not know. She asks 3 people."


def short_scenes(author: str) -> list[Ask]:
    """Two scenes that are written in no time."""
    return [Ask(f"s{n}", "scene", "Train", TOLD, 20, training_prompt(author, 20, TOLD)) for n in range(2)]


@dataclass
class Evaluated:
    project: Project
    result: Result
    finding: Finding
    heard: list[Progress]


@pytest.fixture(scope="module")
def evaluated(trained_sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Evaluated:
    """The sample's voice, measured on two pages. Read only."""
    project = copy_project(trained_sample, tmp_path_factory.mktemp("evaluated") / "Sample.pastiche")
    heard: list[Progress] = []
    result = run_child("evaluate", project, OPTIONS, heard.append)  # in a child MLX has a fast BLAS
    finding = summary.read(project.adapter)
    assert finding is not None
    return Evaluated(project, result, finding, heard)


def test_everything_is_measured_or_said_why_not(evaluated: Evaluated) -> None:
    found = evaluated.finding
    assert (found.held_out, found.scenes, len(found.samples)) == (PAGES, 0, PAGES)
    assert found.author == evaluated.project.author and found.base_model
    assert found.adapter == weights_hash(evaluated.project.adapter)
    parts = {"style": found.style, "names": found.names, "meaning": found.meaning, "flow": found.flow}
    missing = {one.what for one in found.not_checked}
    assert {name for name, part in {**parts, "loss": found.loss}.items() if part is None} <= missing
    assert found.loss is not None and found.loss.rows == len(
        read_jsonl(evaluated.project.adapter / "data" / "valid.jsonl")
    )
    assert found.copying.verdict != "not checked" and found.copying.corpus_words > 5000
    assert evaluated.result.headline == found.headline and evaluated.result.verdict == found.verdict


def test_base_and_voice_write_from_the_same(evaluated: Evaluated) -> None:
    for sample in evaluated.finding.samples:
        assert sample.base.text and sample.voice.text and sample.base.text != sample.voice.text
        assert sample.description and sample.asked
        assert sample.kind == "held-out" and sample.original
        for text in (sample.base, sample.voice):
            assert all(0 <= span.start < span.end <= len(text.text) for span in text.spans)
    rows = read_jsonl(summary.folder_of(evaluated.project.adapter) / summary.WRITTEN)
    draws = {weights: {} for weights in {row["weights"] for row in rows}}
    for row in rows:
        draws[row["weights"]][row["id"]] = (row["seed"], row["temperature"], row["top_p"])
    base = draws.pop(min(draws, key=lambda weights: len(draws[weights])))
    assert all(one.items() <= base.items() or base.items() <= one.items() for one in draws.values())


def test_it_says_how_far_it_is(evaluated: Evaluated) -> None:
    measured = [one for one in evaluated.heard if one.total]
    assert all(0 <= one.done <= (one.total or 0) for one in measured)
    done = [one.done for one in measured]
    assert done == sorted(done) and done[-1] > 0.9 * (measured[-1].total or 0)
    assert {"The base model writes", "The voice writes"} <= {one.note for one in measured}


def test_the_finding_travels(evaluated: Evaluated, tmp_path: Path) -> None:
    (tmp_path / "voice").mkdir()
    summary.write(tmp_path / "voice", evaluated.finding)
    assert summary.read(tmp_path / "voice") == evaluated.finding
    file = summary.folder_of(tmp_path / "voice") / summary.FINDING
    write_json(file, {"form": summary.FORM, "headline": 3})
    with pytest.raises(BadInput, match="damaged"):
        summary.read(tmp_path / "voice")
    write_json(file, {"form": summary.FORM + 1})
    assert summary.read(tmp_path / "voice") is None


def test_a_second_run_writes_nothing_and_finds_the_same(
    evaluated: Evaluated, monkeypatch: pytest.MonkeyPatch
) -> None:
    def loaded(*given: object) -> None:
        raise AssertionError("the model was loaded for nothing")

    monkeypatch.setattr(stage.Desk, "wearing", loaded)
    result = run(evaluated.project, OPTIONS, silent)
    again = summary.read(evaluated.project.adapter)
    assert result.written == 0 and again is not None
    assert again.samples == evaluated.finding.samples and again.loss == evaluated.finding.loss


def test_a_smaller_measuring_does_not_replace_a_fuller_report_of_the_same_weights(tmp_path: Path) -> None:
    whole = findings.finding()
    (summary.folder_of(tmp_path)).mkdir()
    assert not stage.fuller(tmp_path, whole, Options())
    summary.write(tmp_path, whole)
    few = replace(whole, held_out=1, samples=whole.samples[:1])
    bare = replace(whole, scenes=0, samples=whole.samples[: whole.held_out])
    alone = replace(whole, checkpoints=(), offer=None)
    for found, options in (
        (few, Options(samples=1, checkpoints=True)),
        (bare, Options(scenes=False, checkpoints=True)),
        (alone, Options()),
    ):
        why = stage.fuller(tmp_path, found, options)
        assert f"still that of {whole.date[:10]}" in why and f"{len(found.samples)}. To replace it" in why
        # What all was asked for replaces it, and so does what is of other weights.
        assert not stage.fuller(tmp_path, found, Options(checkpoints=True))
        assert not stage.fuller(tmp_path, replace(found, weights="other"), options)
    summary.write(tmp_path, few, summary.SMALLER)
    assert summary.read(tmp_path) == whole and summary.read(tmp_path, summary.SMALLER) == few
    (summary.folder_of(tmp_path) / summary.FINDING).write_text("{}")
    assert not stage.fuller(tmp_path, few, Options(samples=1))  # a damaged one is none


def test_a_run_keeps_a_smaller_measuring_beside_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_adapter(tmp_path / "voice", resolve("practice"), noise=0.1)
    write_json(folder / adapters.METADATA, {"author": "Ada Ferry", "base_model": "practice"})
    whole = replace(findings.finding(), folder=str(folder))
    summary.folder_of(folder).mkdir()
    summary.write(folder, whole)
    few = replace(whole, held_out=1, samples=whole.samples[:1])
    monkeypatch.setattr(stage._Work, "find", lambda work: few)
    result = run(None, Options(str(folder), samples=1, report=str(tmp_path / "few.html")), silent)
    assert (result.report, result.page) == (summary.SMALLER, str(tmp_path / "few.html")) and result.beside
    assert summary.read(folder) == whole and summary.read(folder, result.report) == few
    assert not (summary.folder_of(folder) / summary.PAGE).exists()


def test_what_lies_with_no_book_says_what_was_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "scenes", short_scenes)
    folder = make_adapter(tmp_path / "voice", resolve("practice"), noise=0.1)
    shutil.rmtree(folder / "data")
    write_json(folder / adapters.METADATA, {"author": "Ada Ferry", "base_model": "practice"})
    result = run(None, Options(adapter=str(folder)), silent)
    found = summary.read(folder)
    assert found is not None and found.verdict == "not checked" and found.scenes == len(found.samples) == 2
    assert {one.what for one in found.not_checked} == {"style", "copying", "names", "loss"}
    assert result.headline.startswith(
        "Whether it sounds like Ada Ferry was not checked. Copying was not checked"
    )
    with pytest.raises(BadInput, match="nothing to write from"):
        run(None, Options(adapter=str(folder), scenes=False), silent)


def test_what_cannot_be_measured_has_a_remedy(tmp_path: Path) -> None:
    folder = make_adapter(tmp_path / "voice", resolve("practice"), noise=0.1)
    for papers, error, words in (
        ({"base_model": "practice"}, BadInput, "whose it is"),
        ({"author": "Ada Ferry", "base_model": str(tmp_path / "gone")}, Missing, "not there"),
    ):
        write_json(folder / adapters.METADATA, papers)
        with pytest.raises(error, match=words):
            run(None, Options(adapter=str(folder)), silent)
    with pytest.raises(BadInput):
        run(None, Options(adapter=str(tmp_path)), silent)
    with pytest.raises(BadInput, match="no voice"):
        run(None, Options(), silent)
    write_json(folder / adapters.METADATA, {"author": "Ada Ferry", "base_model": "practice"})
    with folder_lock(folder, "", ""), pytest.raises(Locked, match="at work"):
        run(None, Options(adapter=str(folder)), silent)


KILLED = """
import os, signal, sys
from pathlib import Path
from core.evaluating import Options, run
from core.evaluating.writing import Shelf
from core.progress import silent
from core.project import Project

left, add = int(sys.argv[2]), Shelf.add

def add_and_die(*given):
    global left
    add(*given)
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)

Shelf.add = add_and_die
run(Project.open(Path(sys.argv[1])), Options(samples=1), silent)
"""
"""Ends by a kill when it has kept so many texts."""


@pytest.mark.long
def test_a_killed_run_goes_on(trained_sample: Project, tmp_path: Path) -> None:
    project = copy_project(trained_sample, tmp_path / "Sample.pastiche")
    file = summary.folder_of(project.adapter) / summary.WRITTEN
    kept = 0
    for wanted in (1, 4, 20):
        command = [sys.executable, "-P", "-c", KILLED, str(project.root), str(wanted - kept)]
        killed = subprocess.run(command, env=worker_environment(), check=False)
        kept = len(read_jsonl(file))
        assert killed.returncode == -signal.SIGKILL and kept == wanted
    assert run_child("evaluate", project, Options(samples=1), silent).headline
    rows = read_jsonl(file)
    assert len({row["key"] for row in rows}) == len(rows) > kept
    assert read_json(summary.folder_of(project.adapter) / summary.FINDING)["scenes"] >= 12


def test_descriptions_are_swapped_and_counted() -> None:
    rows = [Row(f"prompt {n}", f"page {n}") for n in range(5)]
    mixed = swapped(rows)
    assert [row.completion for row in mixed] == [row.completion for row in rows]
    assert {row.prompt for row in mixed} == {row.prompt for row in rows}
    assert all(one.prompt != other.prompt for one, other in zip(rows, mixed, strict=True))
    assert swapped(rows[:1]) == []
    own = [[RowLoss(n, 100.0, 50) for n in range(5)], [RowLoss(n, 80.0, 50) for n in range(5)]]
    others = [[RowLoss(n, 105.0, 50) for n in range(5)], [RowLoss(n, 110.0, 50) for n in range(5)]]
    heed = heed_of(own, others)
    assert heed is not None
    assert (heed.base.middle, heed.voice.middle, heed.gain.middle) == pytest.approx((0.1, 0.6, 0.5))
    assert heed_of(own, [[], []]) is None
