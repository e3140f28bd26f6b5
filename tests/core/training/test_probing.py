"""The look ahead: real steps on a tiny model, kept and looked up, and nothing given that was not measured."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from core import machine
from core.commands import main
from core.progress import Cancelled, Missing, Progress, silent
from core.training import measured, memory
from core.training.measured import Measured, Store, seconds
from core.training.needs import Lengths, presets_of, total_seconds
from core.training.probing import Options, Result, known, run
from core.training.recipe import PRESETS, Recipe
from core.writing.models import shape_of
from tests.fakes.pairs import rows, write_pairs

ROOT = Path(__file__).resolve().parents[3]
REAL = ("reference", "quick", "thorough")


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pairs(tmp_path_factory.mktemp("pairs") / "fern.jsonl", rows([3, 2, 3, 2, 3]))


@pytest.fixture
def options(pairs: Path, tiny_model: Path) -> Options:
    return Options(pairs=str(pairs), author="Ada Fern", model=str(tiny_model))


def notes_of(options: Options) -> tuple[Result, list[str]]:
    """The result, and what was said on the way."""
    said: list[str] = []
    return run(None, options, lambda p: said.append(p.note)), said


_kept: list[str] = []


def measured_before(options: Options) -> None:
    """As if these pairs were looked at before; really measured once for all tests here."""
    path = machine.data_dir() / "probes.json"
    if _kept:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_kept[0], encoding="utf-8")
    else:
        run(None, options, silent)
        _kept.append(path.read_text(encoding="utf-8"))


def test_real_steps_are_measured_once_and_then_looked_up(
    options: Options, pairs: Path, tiny_model: Path
) -> None:
    assert known(tiny_model, pairs) is None
    result, said = notes_of(options)
    assert any(note.startswith("Trying a few steps") for note in said)
    assert tuple(one.preset for one in result.presets) == REAL and result.model == str(tiny_model)
    for one in result.presets:
        assert one.fits and one.minutes > 0 and not one.checkpointing and one.max_tokens == 1024
        assert 0 < one.memory < one.budget == int(machine.FITS * machine.this_machine().memory)
    needs_of = {one.preset: one for one in result.presets}
    assert needs_of["thorough"].minutes > needs_of["reference"].minutes, "three passes, not 0.87"
    found = Store().find(tiny_model, Recipe())
    assert found is not None and found.load > 0 and found.sample > 0 and found.valid
    assert needs_of["quick"].disk < needs_of["reference"].disk, "half the rank"
    again, said = notes_of(options)
    assert again.presets == result.presets and not any("steps" in note for note in said)
    looked_up = known(tiny_model, pairs)
    assert looked_up is not None and looked_up.presets == result.presets


def test_the_estimate_at_what_was_measured_is_what_was_measured(options: Options, tiny_model: Path) -> None:
    measured_before(options)
    shape = shape_of(tiny_model)
    for rank in (64, 32):
        recipe = next(p.recipe for p in PRESETS.values() if p.recipe.lora_parameters.rank == rank)
        found = Store().find(tiny_model, recipe)
        assert found is not None and found.peak > 0 and found.step[-1][0] == found.tokens
        factors = measured.factors(tiny_model, shape, recipe)
        at_peak = memory.estimate(shape, rank, found.tokens, 1, False, factors[False])
        assert at_peak.total == pytest.approx(found.peak, rel=0.01)
        assert factors[True] == factors[False], "only one way was measured"


def test_other_pairs_are_counted_but_nothing_is_measured_again(
    options: Options, tiny_model: Path, tmp_path: Path
) -> None:
    measured_before(options)
    more = write_pairs(tmp_path / "more.jsonl", rows([3, 2, 3, 2, 3, 4, 3, 4, 3], seed=6))
    assert known(tiny_model, more) is None
    result, said = notes_of(dataclasses.replace(options, pairs=str(more)))
    assert any("Counting" in note for note in said) and not any("steps" in note for note in said)
    assert known(tiny_model, more) is not None
    assert known(tiny_model, tmp_path / "none.jsonl") is None and known(tiny_model, None) is None
    assert result.presets[0].fits


def test_what_cannot_fit_is_not_tried(
    options: Options, monkeypatch: pytest.MonkeyPatch, tiny_model: Path, pairs: Path
) -> None:
    small = SimpleNamespace(memory=4 * 10**6, free_memory=10**6, chip="small")
    monkeypatch.setattr(machine, "this_machine", lambda: small)
    result, said = notes_of(options)
    assert not any("steps" in note for note in said)
    for one in result.presets:
        assert not one.fits and one.minutes == 0 and one.note and one.memory > one.budget
    assert known(tiny_model, pairs) is not None, "that it does not fit is known without measuring"


def test_a_stop_keeps_nothing_half(options: Options, tiny_model: Path, pairs: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(None, options, stop)
    assert known(tiny_model, pairs) is None and Store().find(tiny_model, Recipe()) is None
    assert not list(machine.data_dir().rglob("*.safetensors"))


def test_the_practice_model_has_its_own_preset_and_others_do_not(tiny_model: Path) -> None:
    assert presets_of("practice") == ("practice",) == presets_of(str(machine.resource("practice_model")))
    assert presets_of(str(tiny_model)) == REAL == presets_of("nobody/nothing")


def test_a_base_model_that_is_not_here(options: Options) -> None:
    with pytest.raises(Missing, match="not on this machine"):
        run(None, dataclasses.replace(options, model="nobody/nothing"), silent)


def test_no_mlx_is_loaded_to_look_up(options: Options, tiny_model: Path, pairs: Path) -> None:
    measured_before(options)
    code = (
        "import sys; from pathlib import Path; from core.training.probing import known; "
        "assert known(Path(sys.argv[1]), Path(sys.argv[2])); "
        "assert not {'mlx', 'mlx_lm', 'transformers'} & set(sys.modules)"
    )
    command = [sys.executable, "-P", "-c", code, str(tiny_model), str(pairs)]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr


def test_seconds_between_and_beyond_what_was_measured() -> None:
    points = ((400, 1.0), (1000, 4.0))
    assert [seconds(points, n) for n in (400, 700, 1000, 1200)] == [1.0, 2.5, 4.0, 5.0]
    assert seconds(points, 200) == 0.25 and seconds(points, 1) > 0
    assert seconds(((500, 2.0),), 250) == 1.0 and seconds((), 500) == 0
    assert seconds(((400, 2.0), (1000, 1.9)), 1000) == 2.0, "noise is no speed"


def test_a_whole_training_is_steps_measurements_and_loading() -> None:
    recipe = Recipe(iters=100, steps_per_eval=40, batch_size=2)
    found = Measured(step=((513, 2.0),), valid=((513, 1.0),), load=7.0, sample=3.0)
    lengths = Lengths([513] * 50, [513] * 5)
    assert total_seconds(recipe, lengths, found) == 7 + 100 * 2 + (1 + 3) * (3 * 1 + 3)
    assert Lengths([3000, 100], [50]).within(1024).train == [1000, 1000, 1000, 100]


def test_a_real_training_betters_what_was_measured(tiny_model: Path) -> None:
    recipe, shape = Recipe(), shape_of(tiny_model)
    need = memory.estimate(shape, 64, 513)
    measured.learned(tiny_model, recipe, 400, 3, 1.0, 513, 5)
    assert Store().find(tiny_model, recipe) is None, "three steps say little"
    peak = need.weights + need.adapter + 2 * need.activations
    measured.learned(tiny_model, recipe, 400, 100, 50.0, 513, peak)
    found = Store().find(tiny_model, recipe)
    assert found == Measured(step=((400, 0.5),), peak=peak, tokens=513)
    assert measured.factors(tiny_model, shape, recipe)[False] == pytest.approx(2.0, rel=0.01)
    Store().keep(tiny_model, recipe, Measured(((200, 1.0), (400, 3.0)), ((400, 1.0),), 7, 400, 2.0))
    measured.learned(tiny_model, recipe, 300, 100, 100.0, 513, peak)
    found = Store().find(tiny_model, recipe)
    assert found is not None and found.step == ((200, 0.5), (400, 1.5)) and found.load == 2.0


def test_a_damaged_file_of_measurements_counts_as_none(tiny_model: Path) -> None:
    Store().keep(tiny_model, Recipe(), Measured(((200, 1.0),), ((200, 1.0),), 7, 200, 2.0))
    path = machine.data_dir() / "probes.json"
    whole = path.read_text(encoding="utf-8")
    key = next(iter(json.loads(whole)["runs"]))
    damages = ["{", "[]", '{"runs": 5}', json.dumps({"runs": {key: {"step": 3}}})]
    for damaged in damages:
        path.write_text(damaged, encoding="utf-8")
        assert Store().find(tiny_model, Recipe()) is None
    other = Recipe(batch_size=4)
    path.write_text(whole, encoding="utf-8")
    assert Store().find(tiny_model, Recipe()) and Store().find(tiny_model, other) is None


def test_the_command_line_says_what_a_training_takes(
    options: Options, capsys: pytest.CaptureFixture[str]
) -> None:
    measured_before(options)
    flags = ["train", "--estimate", "--pairs", options.pairs, "--author", options.author]
    assert main([*flags, "--model", options.model]) == 0
    said = capsys.readouterr().out
    for word in ("Estimate:", "reference", "thorough", "about 1 min", "MB"):
        assert word in said
    assert main(["train", "--estimate"]) == 1
