"""Base models: the list, where they lie, and what tells one from another."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core import machine
from core.progress import BadInput, Missing
from core.writing import models
from core.writing.models import Shape, catalogue, fingerprint, resolve, shape_of
from tests.fakes.tiny_model import make_tiny_model


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_model(tmp_path_factory.mktemp("tiny") / "model")


def test_the_list_has_names_sizes_and_what_was_not_checked() -> None:
    infos = catalogue()
    names = [info.name for info in infos]
    assert len(set(names)) == len(names) and names[0] == models.BIG and names[-1] == "practice"
    sizes = {info.name: info.shape.parameters / 1e9 for info in infos}
    assert sizes[models.BIG] == pytest.approx(8.19, abs=0.01)
    assert infos[0].known and not all(info.known for info in infos)
    assert infos[0].download == pytest.approx(16.4e9, rel=0.01) and infos[-1].download == 0


def test_the_practice_model_is_as_listed() -> None:
    assert shape_of(resolve("practice")) == catalogue()[-1].shape


def test_a_path_a_hub_name_and_our_own_folder(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert resolve(str(tiny)).samefile(tiny)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    snapshot = tmp_path / "hub" / "models--some--base" / "snapshots" / "abc"
    shutil.copytree(tiny, snapshot)
    assert resolve("some/base").samefile(snapshot)
    shutil.copytree(tiny, machine.models_dir() / "other" / "base")
    assert resolve("other/base").samefile(machine.models_dir() / "other" / "base")


def test_what_is_not_there_or_no_model(tiny: Path, tmp_path: Path) -> None:
    with pytest.raises(Missing, match="not on this machine") as caught:
        resolve("nobody/nothing")
    assert "--model practice" in caught.value.remedy
    with pytest.raises(Missing, match="is not there") as caught:
        resolve(str(tmp_path / "moved"))
    assert "hf download" not in caught.value.remedy, "a path cannot be downloaded"
    (tmp_path / "nothing").mkdir()
    with pytest.raises(BadInput, match="holds no base model"):
        resolve(str(tmp_path / "nothing"))
    half = tmp_path / "half"
    shutil.copytree(tiny, half)
    (half / "model.safetensors").unlink()
    with pytest.raises(BadInput, match="safetensors"):
        resolve(str(half))
    (half / "config.json").write_text(json.dumps({"model_type": "bert"}), encoding="utf-8")
    with pytest.raises(BadInput, match="no language model"):
        shape_of(half)


def test_shapes_of_quantised_and_plain_models(tiny: Path, tmp_path: Path) -> None:
    assert shape_of(tiny) == Shape(32, 64, 2, 320, 2, 1, 16, 1024, True, 4.0, 4)
    config = json.loads((tiny / "config.json").read_text(encoding="utf-8"))
    config |= {"torch_dtype": "bfloat16", "quantization": {"bits": 4, "group_size": 64}}
    (tmp_path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    assert shape_of(tmp_path).bytes_per_weight == 0.5625
    assert shape_of(tmp_path).bytes_per_activation == 2


def test_the_fingerprint_sees_other_weights(tiny: Path, tmp_path: Path) -> None:
    other = make_tiny_model(tmp_path / "other", seed=4)
    assert fingerprint(tiny) == fingerprint(tiny)
    assert fingerprint(other) != fingerprint(tiny)
