"""Trainings that die, wait for one another, or end early: a child is started again, a second one queues."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from core import machine
from core.files import folder_lock
from core.progress import Cancelled, Progress, WorkerDied, silent
from core.runner import Control, run_child
from core.training import Options, Result, run, stage
from tests.fakes.pairs import rows, write_pairs


@pytest.fixture
def options(tiny_model: Path, tmp_path: Path) -> Options:
    pairs = write_pairs(tmp_path / "fern.jsonl", rows([3, 2, 3, 2, 3]))
    return Options(
        pairs=str(pairs),
        author="Ada Fern",
        model=str(tiny_model),
        output=str(tmp_path / "lora_adapters" / "fern"),
        preset="practice",
        sample=False,
    )


def weights(options: Options) -> bytes:
    return (Path(options.output) / "adapters.safetensors").read_bytes()


@pytest.mark.long
def test_a_child_that_dies_goes_on_by_itself_and_ends_the_same(options: Options, tmp_path: Path) -> None:
    calm = replace(options, output=str(tmp_path / "calm"))
    result: Result = run_child("train", None, calm, silent)
    control, counts = Control(), []

    def report(progress: Progress) -> None:
        restarts = progress.metrics.get("restarts", 0.0)
        counts.append(restarts)
        if progress.done >= 12 and not restarts:
            os.kill(control._process.pid, 9)  # type: ignore[union-attr]

    again: Result = run_child("train", None, options, report, control)
    assert sorted(set(counts)) == [0.0, 1.0]
    assert weights(options) == weights(calm)
    assert "once" in again.warnings[-1] and "display sleep" in again.warnings[-1]
    assert again.loss_after == result.loss_after


@pytest.mark.long
def test_after_three_restarts_it_is_an_error_with_advice(options: Options) -> None:
    control, starts = Control(), set()

    def report(progress: Progress) -> None:
        process = control._process
        assert process is not None
        starts.add(process.pid)
        if progress.total:
            process.kill()

    with pytest.raises(WorkerDied) as caught:
        run_child("train", None, options, report, control)
    assert len(starts) == 4
    assert "started again 3 times" in caught.value.message and "display sleep" in caught.value.remedy


def test_a_second_training_waits_for_the_first(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    place = machine.data_dir() / "training"
    place.mkdir(parents=True, exist_ok=True)
    other = folder_lock(place, "", "")
    other.__enter__()
    notes: list[str] = []

    def looked(seconds: float) -> None:
        if len([n for n in notes if "Another training" in n]) == 3:
            other.__exit__(None, None, None)

    monkeypatch.setattr(stage, "pause", looked)
    result = run(None, options, lambda p: notes.append(p.note))
    assert len([n for n in notes if "Another training" in n]) == 3
    assert result.steps > 0


def test_stop_is_heard_while_waiting(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "pause", lambda seconds: None)

    def report(progress: Progress) -> None:
        if "Another training" in progress.note:
            raise Cancelled

    place = machine.data_dir() / "training"
    place.mkdir(parents=True, exist_ok=True)
    with folder_lock(place, "", ""), pytest.raises(Cancelled):
        run(None, options, report)


def test_out_of_patience_ends_with_the_best_and_more_patience_goes_on(
    options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {0: 5.0, 10: 4.0, 20: 4.2, 30: 4.1}
    monkeypatch.setattr("core.training.trainer.Trainer.measure", lambda self: found.get(self.state.step, 4.5))
    patient = replace(options, epochs=8.0, patience=2)
    result = run(None, patient, silent)
    assert (result.steps, result.best_step, result.loss_after) == (30, 10, 4.0)
    assert not result.stopped_early
    assert "Ended at step 30" in result.warnings[-1] and "step 10" in result.warnings[-1]
    assert run(None, patient, silent) == result
    assert run(None, replace(patient, patience=1), silent) == result
    monkeypatch.setattr(
        "core.training.trainer.Trainer.measure", lambda self: 3.9 if self.state.step == 40 else 4.5
    )
    some = run(None, replace(patient, patience=3), silent)
    assert some.steps > 40 and some.best_step == 40
    monkeypatch.setattr("core.training.trainer.Trainer.measure", lambda self: 4.5)
    more = run(None, replace(patient, patience=0), silent)
    assert more.steps > some.steps and more.best_step == 40
