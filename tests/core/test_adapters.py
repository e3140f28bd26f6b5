"""The library of voices: ours, those of mlx-lm, and folders that are neither."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.adapters import find, keeps_text, load
from core.progress import BadInput


def voice(folder: Path, author: str = "", model: str = "some/base") -> Path:
    """An adapter folder as far as listing looks at it."""
    folder.mkdir(parents=True)
    config = {"model": model, "num_layers": -1, "lora_parameters": {"rank": 8, "scale": 2.0}}
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "adapters.safetensors").write_bytes(b"weights")
    if author:
        metadata = {"author": author, "base_model": "practice", "describer": "outline"}
        (folder / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return folder


def test_our_own_voice(tmp_path: Path) -> None:
    adapter = load(voice(tmp_path / "fern", "Ada Fern"))
    assert (adapter.author, adapter.base_model) == ("Ada Fern", "practice")
    assert adapter.metadata["describer"] == "outline"
    assert Path(adapter.path).is_absolute()


def test_a_voice_of_mlx_lm_has_no_author(tmp_path: Path) -> None:
    adapter = load(voice(tmp_path / "stock"))
    assert (adapter.author, adapter.base_model, adapter.metadata) == ("", "some/base", {})


def test_what_is_no_voice(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"adapters\.safetensors"):
        load(tmp_path)
    full = voice(tmp_path / "full")
    (full / "adapter_config.json").write_text('{"fine_tune_type": "full"}', encoding="utf-8")
    with pytest.raises(BadInput, match="no LoRA"):
        load(full)
    (full / "adapter_config.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="damaged"):
        load(full)


def test_a_voice_of_peft_is_to_be_imported_first(tmp_path: Path) -> None:
    (tmp_path / "adapter_config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "adapter_model.safetensors").write_bytes(b"weights")
    with pytest.raises(BadInput, match="PEFT") as caught:
        load(tmp_path)
    assert "voices --import" in caught.value.remedy


def test_what_is_being_written_is_no_voice_yet(tmp_path: Path) -> None:
    voice(tmp_path / ".ada.pastiche-part", "Ada")
    assert find([tmp_path]) == []


def test_finding_looks_one_level_down_and_names_each_once(tmp_path: Path) -> None:
    voice(tmp_path / "a" / "zed", "Zed")
    voice(tmp_path / "a" / "ada", "ada fern")
    (tmp_path / "a" / "unfinished").mkdir()
    (voice(tmp_path / "a" / "broken") / "adapter_config.json").write_text("[]", encoding="utf-8")
    single = voice(tmp_path / "single", "Mo")
    found = find([tmp_path / "a", tmp_path / "a" / "zed", single, tmp_path / "nowhere"])
    assert [a.author for a in found] == ["ada fern", "Mo", "Zed"]


def test_copies_can_be_found_only_where_the_training_text_or_its_hashes_are(tmp_path: Path) -> None:
    plain, texts, hashes = (voice(tmp_path / name) for name in ("plain", "texts", "hashes"))
    (texts / "data").mkdir()
    (texts / "data" / "train.jsonl").write_text('{"text": "a"}\n', encoding="utf-8")
    (hashes / "shingles.npz").write_bytes(b"hashes")
    assert [keeps_text(folder) for folder in (plain, texts, hashes)] == [False, True, True]
