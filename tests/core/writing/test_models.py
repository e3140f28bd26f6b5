"""Base models: the list, where they lie, and what tells one from another."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from core import machine
from core.progress import BadInput, Missing, NoMLX
from core.writing import models
from core.writing.kinds import caution
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
    assert all(models.listed(info.source).known for info in infos if info.source)  # type: ignore[union-attr]
    assert [bool(info.source) for info in infos] == [info.name.endswith("4bit") for info in infos]
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
    assert "Train page" in caught.value.remedy and "train --download" in caught.value.remedy
    with pytest.raises(Missing, match="is not there") as caught:
        resolve(str(tmp_path / "moved"))
    assert "download" not in caught.value.remedy, "a path cannot be downloaded"
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
    for settings, weight in (
        ({"bits": 8, "group_size": 32}, 1.125),
        ({"bits": 4, "group_size": 32, "mode": "mxfp4"}, 0.53125),
    ):
        (tmp_path / "config.json").write_text(json.dumps({**config, "quantization": settings}))
        assert shape_of(tmp_path).bytes_per_weight == weight


def test_the_fingerprint_sees_other_weights(tiny: Path, tmp_path: Path) -> None:
    other = make_tiny_model(tmp_path / "other", seed=4)
    assert fingerprint(tiny) == fingerprint(tiny)
    assert fingerprint(other) != fingerprint(tiny)


def change(folder: Path, name: str, **values: object) -> None:
    """Set keys of a JSON file in a model's folder."""
    path = folder / name
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps({**found, **values}), encoding="utf-8")


def test_folders_of_other_kinds_say_what_they_are(tiny: Path, tmp_path: Path) -> None:
    def copy(name: str) -> Path:
        return Path(shutil.copytree(tiny, tmp_path / name))

    shards = {"weight_map": {"a": "model-1.safetensors", "b": "model-2.safetensors"}}
    half = copy("half")
    (half / "model.safetensors").rename(half / "model-1.safetensors")
    change(half, "model.safetensors.index.json", **shards)
    change(copy("sentences"), "modules.json")
    change(copy("bert"), "config.json", model_type="bert")
    change(copy("looks"), "config.json", vision_config={})
    change(copy("t5"), "config.json", is_encoder_decoder=True)
    (copy("no-words") / "tokenizer.json").unlink()
    (copy("llama.cpp") / "model.safetensors").rename(tmp_path / "llama.cpp" / "model.gguf")
    (copy("pickled") / "model.safetensors").rename(tmp_path / "pickled" / "pytorch_model.bin")
    (copy("adapter") / "config.json").rename(tmp_path / "adapter" / "adapter_config.json")
    for name, said in (
        ("half", "1 of 2 files of weights"),
        ("sentences", "embeddings"),
        ("bert", "embeddings"),
        ("looks", "pictures"),
        ("t5", "translate"),
        ("no-words", "tokenizer.json not found"),
        ("llama.cpp", "GGUF"),
        ("pickled", "pickle"),
        ("adapter", "is an adapter"),
    ):
        with pytest.raises(BadInput, match=said) as caught:
            resolve(str(tmp_path / name))
        assert caught.value.remedy
    change(tiny_whole := copy("joined"), "model.safetensors.index.json", **shards)
    assert resolve(str(tiny_whole)) == tiny_whole, "an index left behind beside the joined weights"
    with pytest.raises(BadInput):
        resolve(str(tiny / "config.json"))


def test_a_chat_model_gets_a_word_of_caution(tiny: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(tiny, tmp_path / "somebody"))
    assert caution(folder) == "", "no template, no turn"
    change(folder, "tokenizer_config.json", chat_template="{{ messages }}")
    assert caution(folder) == "", "Qwen3 Base brings a template, too, and ends with the end of the text"
    change(folder, "tokenizer_config.json", eos_token="<|im_end|>")
    assert "not a base model" in caution(folder)
    assert "Qwen3-8B-4bit is a chat model" in caution(folder, "mlx-community/Qwen3-8B-4bit")
    assert caution(folder, "mlx-community/Qwen3-8B-Base-4bit") == ""
    for name in ("meta/Llama-3-8B-Instruct", "google/gemma-3-1b-it", "some/zephyr-chat-4bit"):
        assert "chat model" in caution(tiny, name)
    for name in ("some/credit-model", "google/gemma-3-1b-pt", "mistralai/Mistral-7B-v0.3"):
        assert caution(tiny, name) == ""


def test_a_machine_without_mlx_is_told_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mlx.core", None)
    with pytest.raises(NoMLX) as told:
        models.prepare_mlx()
    assert "Apple Silicon" in told.value.remedy
