"""Voices are made ready without touching their folders; what does not fit is told before it is loaded."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from core import adapters, exporting
from core.adapters import ready
from core.adapters.fit import misfit
from core.files import file_hash, write_json
from core.progress import BadInput, Missing, silent
from core.restyling.opening import open_voice
from tests.fakes.peft_adapters import MODULES, logits, make_peft, merged_logits
from tests.fakes.tiny_model import make_tiny_model
from tests.fakes.voices import make_adapter


def files(folder: Path) -> Mapping[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def away(base: Path, tmp_path: Path) -> Path:
    return make_peft(tmp_path / "ada-fern", base)


@pytest.fixture
def trained(ours: Path, tmp_path: Path) -> Path:
    """A voice with two checkpoints beside its published weights: 50, whose weights are others, and 100."""
    folder = tmp_path / "trained"
    shutil.copytree(ours, folder)
    other = make_adapter(tmp_path / "other", Path(adapters.load(ours).base_model), noise=0.5, seed=5)
    for step, source in ((50, other), (100, ours)):
        inside = folder / "checkpoints" / f"{step:07d}"
        inside.mkdir(parents=True)
        shutil.copyfile(source / "adapters.safetensors", inside / "adapters.safetensors")
        hashes = {"adapters": file_hash(inside / "adapters.safetensors")}
        write_json(inside / "state.json", {"state": {"run": "a"}, "hashes": hashes})
    (folder / "checkpoints" / "best").mkdir()
    return folder


def test_one_of_ours_is_ready_as_it_lies(ours: Path) -> None:
    assert adapters.prepared(ours) == ours
    assert not ready.cache().exists()


def test_one_of_pefts_is_turned_once_and_its_folder_left_alone(base: Path, away: Path, tokens: Any) -> None:
    before = files(away)
    expected = merged_logits(base, away, dict.fromkeys(MODULES, 2.0), tokens)
    place = adapters.prepared(away)
    assert float(abs(logits(base, place, tokens) - expected).max()) < 1e-4 * float(abs(expected).max())
    assert files(away) == before and place.parent == ready.cache()
    made = (place / "adapters.safetensors").stat().st_mtime_ns
    assert adapters.prepared(away) == place
    assert (place / "adapters.safetensors").stat().st_mtime_ns == made
    (place / "adapters.safetensors").write_bytes(b"damaged")
    assert float(abs(logits(base, adapters.prepared(away), tokens) - expected).max()) < 0.01
    config = json.loads((away / "adapter_config.json").read_text())
    write_json(away / "adapter_config.json", {**config, "lora_alpha": 16})
    assert adapters.prepared(away) != place, "other settings make another voice"
    assert not list(ready.cache().glob("*.part"))


def test_a_voice_of_pefts_goes_out_in_our_form(away: Path, tmp_path: Path) -> None:
    result = exporting.run(None, exporting.Options(str(away), str(tmp_path / "out"), "mlx"), silent)
    assert "adapters.safetensors" in result.files
    assert any("copying cannot be checked" in w for w in result.warnings)
    assert adapters.load(tmp_path / "out").base_model


def test_a_checkpoint_is_written_with_and_outlives_its_removal(
    base: Path, ours: Path, trained: Path, tokens: Any
) -> None:
    import mlx.core as mx

    assert adapters.checkpoints(trained) == [50, 100] and adapters.checkpoints(ours) == []
    place = adapters.prepared(trained, 50)
    shutil.rmtree(trained / "checkpoints" / "0000050")
    assert not mx.array_equal(logits(base, place, tokens), logits(base, ours, tokens))
    same = adapters.prepared(trained, 100)
    assert same != place and mx.array_equal(logits(base, same, tokens), logits(base, ours, tokens))
    with pytest.raises(Missing, match="no checkpoint 50") as caught:
        adapters.prepared(trained, 50)
    assert "These are there: 100." in caught.value.remedy
    with pytest.raises(Missing) as caught:
        adapters.prepared(ours, 7)
    assert "keeps none" in caught.value.remedy


def test_a_checkpoint_on_another_disk_is_copied(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_disk(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", other_disk)
    place = adapters.prepared(trained, 50)
    inside = trained / "checkpoints" / "0000050"
    assert (place / "adapters.safetensors").read_bytes() == (inside / "adapters.safetensors").read_bytes()


def test_a_checkpoint_that_is_damaged_or_not_the_voices_own_is_refused(trained: Path) -> None:
    inside = trained / "checkpoints" / "0000050"
    metadata = json.loads((trained / "metadata.json").read_text())
    write_json(trained / "metadata.json", {**metadata, "run": "b"})
    with pytest.raises(BadInput, match="another training"):
        adapters.prepared(trained, 50)
    with (inside / "adapters.safetensors").open("ab") as stream:
        stream.write(b"more")
    with pytest.raises(BadInput, match="damaged"):
        adapters.prepared(trained, 50)
    (inside / "state.json").unlink()
    shutil.copyfile(trained / "adapters.safetensors", inside / "adapters.safetensors")
    config = json.loads((trained / "adapter_config.json").read_text())
    config["lora_parameters"]["rank"] = 9
    write_json(trained / "adapter_config.json", config)
    with pytest.raises(BadInput, match="another rank"):
        adapters.prepared(trained, 50)


def test_what_was_not_used_for_long_goes(away: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready, "KEPT", 2)
    for number, name in enumerate(("old", "older", ".killed.part", "fresh")):
        (ready.cache() / name).mkdir(parents=True)
        if name != "fresh":
            os.utime(ready.cache() / name, (1e9 - number, 1e9 - number))
    place = adapters.prepared(away)
    assert {p.name for p in ready.cache().iterdir()} == {place.name, "fresh"}


def misfitting(base: Path, tmp_path: Path, layers: int = 2, **sizes: int) -> Path:
    """The folder of a base model of another build, as far as its files say."""
    folder = tmp_path / "other-base"
    make_tiny_model(folder)
    config = json.loads((folder / "config.json").read_text())
    write_json(folder / "config.json", {**config, "num_hidden_layers": layers, **sizes})
    return folder


def test_a_voice_that_does_not_fit_is_told_from_the_sizes(
    base: Path, ours: Path, away: Path, tmp_path: Path
) -> None:
    import mlx.core as mx

    assert misfit(ours, base) == misfit(away, base) == ""
    other = misfitting(base, tmp_path, layers=1)
    assert "2 layers or more, and this one has 1" in misfit(ours, other)
    weights: Any = mx.load(str(base / "model.safetensors"))
    name = "model.layers.1.mlp.down_proj.weight"
    weights[name] = mx.zeros((48, 64))
    mx.save_safetensors(str(other / "model.safetensors"), weights)
    write_json(other / "config.json", json.loads((base / "config.json").read_text()))
    for voice in (ours, away):
        assert "64 to 32, and not 64 to 48" in misfit(voice, other)
        with pytest.raises(BadInput, match="does not fit the base model other-base") as caught:
            open_voice(voice, "Ada", str(other), "words")
        assert "trained on" in caught.value.remedy
    weights[name], scales, _ = mx.quantize(mx.zeros((32, 64)), group_size=32, bits=4)
    weights[name.replace("weight", "scales")] = scales
    mx.save_safetensors(str(other / "model.safetensors"), weights)
    config = json.loads((base / "config.json").read_text())
    write_json(other / "config.json", {**config, "quantization": {"group_size": 32, "bits": 4}})
    assert misfit(ours, other) == "", "packed weights are as wide as what they stand for"


def test_a_full_fine_tune_is_compared_too(base: Path, tmp_path: Path) -> None:
    import mlx.core as mx

    weights: Any = mx.load(str(base / "model.safetensors"))
    full = tmp_path / "full"
    full.mkdir()
    mx.save_safetensors(str(full / "adapters.safetensors"), weights)
    write_json(full / "adapter_config.json", {"fine_tune_type": "full", "model": str(base)})
    assert misfit(full, base) == "" and adapters.prepared(full) == full
    weights["model.embed_tokens.weight"] = mx.zeros((10, 32))
    mx.save_safetensors(str(full / "adapters.safetensors"), weights)
    assert "10 to 32" in misfit(full, base)
