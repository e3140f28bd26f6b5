"""Another state of a training writes: nothing is lost, a kill leaves what is true, refusals have a remedy."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core import adapters, cli
from core.adapters import papers, removing, states
from core.evaluating.subject import Subject
from core.files import file_hash, folder_lock, read_json, write_json, write_jsonl
from core.progress import BadInput, Locked, Missing
from tests.fakes.peft_adapters import logits
from tests.fakes.voices import make_adapter

BEST, OTHER = 100, 50
SAMPLE = {"text": "He wrote so at his best.", "words": 6, "run": 2, "least": 1}


@pytest.fixture
def voice(ours: Path, tmp_path: Path) -> Path:
    """A voice of step 100, which a checkpoint has too, with another checkpoint of step 50."""
    folder = tmp_path / "fern"
    shutil.copytree(ours, folder)
    other = make_adapter(tmp_path / "other", Path(adapters.load(ours).base_model), noise=0.5, seed=5)
    inside = folder / "checkpoints" / f"{OTHER:07d}"
    inside.mkdir(parents=True)
    shutil.copyfile(other / adapters.WEIGHTS, inside / adapters.WEIGHTS)
    hashes = {"adapters": file_hash(inside / adapters.WEIGHTS)}
    write_json(inside / "state.json", {"state": {"run": "a"}, "hashes": hashes})
    said = read_json(folder / adapters.METADATA)
    result = {"best_step": BEST, "loss_after": 2.5}
    write_json(folder / adapters.METADATA, said | {"run": "a", "result": result, "sample": SAMPLE})
    write_jsonl(folder / "samples.jsonl", [{"step": OTHER, "text": "He wrote so at first."}])
    write_jsonl(folder / "losses.jsonl", [{"step": OTHER, "val_loss": 2.75}])
    return folder


def weights(folder: Path) -> bytes:
    return (folder / adapters.WEIGHTS).read_bytes()


def test_another_state_writes_and_the_former_can_be_chosen_again(voice: Path) -> None:
    first, other = weights(voice), (voice / f"checkpoints/{OTHER:07d}/{adapters.WEIGHTS}").read_bytes()
    told = (voice / adapters.METADATA).read_bytes()
    chosen = states.write_with(voice, OTHER)
    assert weights(voice) == other and states.in_use(chosen) == OTHER and states.best(chosen) == BEST
    assert (chosen.metadata["step_in_use"], chosen.metadata["loss_in_use"]) == (OTHER, 2.75)
    sample = papers.sample_of(chosen.metadata)
    assert sample is not None and sample.text == "He wrote so at first." and sample.run is not None
    assert adapters.checkpoints(voice) == [OTHER, BEST]
    again = states.write_with(voice, BEST)
    assert weights(voice) == first and states.in_use(again) == BEST
    assert (voice / adapters.METADATA).read_bytes() == told
    assert not list(voice.rglob("*.tmp*"))


def test_it_really_writes_otherwise(voice: Path, base: Path, tokens: Any) -> None:
    before, asked = logits(base, voice, tokens), logits(base, adapters.prepared(voice, OTHER), tokens)
    states.write_with(voice, OTHER)
    now = logits(base, adapters.prepared(voice), tokens)
    assert float(abs(now - asked).max()) == 0 < float(abs(now - before).max())
    assert float(abs(logits(base, adapters.prepared(voice, BEST), tokens) - before).max()) == 0


def test_what_was_written_for_an_evaluation_is_found_again(voice: Path, base: Path) -> None:
    """It is kept under what tells the weights: the same, whether a state is in use or not."""
    subject = Subject(adapters.load(voice), "Ada", base, "base", "print", ())
    told = {step: subject.weights(adapters.prepared(voice, step)) for step in (0, OTHER)}
    states.write_with(voice, OTHER)
    assert subject.weights(adapters.prepared(voice)) == told[OTHER]
    assert subject.weights(adapters.prepared(voice, BEST)) == told[0]


def test_a_state_outlives_its_checkpoint_and_leaves_with_the_voice(voice: Path) -> None:
    states.write_with(voice, OTHER)
    shutil.rmtree(voice / "checkpoints")
    states.write_with(voice, BEST)
    assert states.in_use(states.write_with(voice, OTHER)) == OTHER
    states.forget_others(voice, "a")
    assert adapters.checkpoints(voice) == [OTHER, BEST]
    states.forget_others(voice, "b")
    assert adapters.checkpoints(voice) == []
    (voice / "states" / "b").mkdir()
    removing.remove(voice)
    assert not (voice / "states").exists()


def test_a_disk_without_links_copies(voice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links")

    monkeypatch.setattr(os, "link", refuse)
    first = weights(voice)
    assert states.in_use(states.write_with(voice, OTHER)) == OTHER
    states.write_with(voice, BEST)
    assert weights(voice) == first and states.in_use(adapters.load(voice)) == BEST


def test_what_cannot_be_chosen_has_a_remedy_and_changes_nothing(voice: Path) -> None:
    before = weights(voice)
    with pytest.raises(Missing, match="no checkpoint 70") as missing:
        states.write_with(voice, 70)
    assert str(OTHER) in missing.value.remedy
    with folder_lock(voice, "", ""), pytest.raises(Locked, match="trained or measured"):
        states.write_with(voice, OTHER)
    file = voice / f"checkpoints/{OTHER:07d}/{adapters.WEIGHTS}"
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(BadInput, match="damaged"):
        states.write_with(voice, OTHER)
    file.write_bytes(whole)
    said = read_json(voice / adapters.METADATA)
    write_json(voice / adapters.METADATA, said | {"run": "b"})
    with pytest.raises(BadInput, match="another training"):
        states.write_with(voice, OTHER)
    write_json(voice / adapters.METADATA, {key: said[key] for key in said if key != "result"})
    with pytest.raises(BadInput, match="which state"):
        states.write_with(voice, OTHER)
    assert weights(voice) == before


def test_on_the_command_line_the_way_back_is_said(voice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def said(*arguments: str) -> str:
        assert cli.main(["voices", *arguments]) == 0
        return " ".join(capsys.readouterr().out.split())

    told = said("--change", str(voice), "--checkpoint", str(OTHER))
    assert f"writes with step {OTHER} of its training now" in told
    command = told.partition("pastiche voices ")[2].split()
    assert f"step {BEST}" in said(*command) and states.in_use(adapters.load(voice)) == BEST


KILLED = """
import os, signal, sys
from pathlib import Path
from core.adapters import states
left = int(sys.argv[3])
def before(does):
    def done(*given, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return does(*given, **named)
    return done
for name in ("link", "replace", "fsync"):
    setattr(os, name, before(getattr(os, name)))
states.write_with(Path(sys.argv[1]), int(sys.argv[2]))
"""
"""Ends by a kill before the so many-th thing that it does to the disk."""


def test_a_kill_at_any_write_leaves_what_is_true(voice: Path, tmp_path: Path) -> None:
    other = (voice / f"checkpoints/{OTHER:07d}/{adapters.WEIGHTS}").read_bytes()
    first, told = weights(voice), (voice / adapters.METADATA).read_bytes()
    for writes in range(40):
        folder = shutil.copytree(voice, tmp_path / f"killed-{writes}")
        command = [sys.executable, "-P", "-c", KILLED, str(folder), str(OTHER), str(writes)]
        status = subprocess.run(command, check=False).returncode
        found = states.in_use(adapters.load(folder))
        assert weights(folder) == {BEST: first, OTHER: other}[found]
        assert states.in_use(states.write_with(folder, OTHER)) == OTHER and weights(folder) == other
        states.write_with(folder, BEST)
        assert weights(folder) == first and (folder / adapters.METADATA).read_bytes() == told
        if status == 0:
            break
        assert status == -signal.SIGKILL
    assert status == 0 and writes > 6
