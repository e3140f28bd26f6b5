"""The library of voices: ours, those of mlx-lm, and folders that are neither."""

from __future__ import annotations

import json
import subprocess
import sys
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
    (full / "adapter_config.json").write_text('{"fine_tune_type": "full", "model": "b"}', encoding="utf-8")
    assert load(full).base_model == "b", "a full fine-tune, as mlx-lm writes it"
    (full / "adapter_config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BadInput, match="no LoRA"):
        load(full)
    (full / "adapter_config.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInput, match="damaged"):
        load(full)


def peft(folder: Path, **changes: object) -> Path:
    """A folder of PEFT's as far as listing looks at it."""
    folder.mkdir(parents=True)
    config = {
        "peft_type": "LORA",
        "r": 8,
        "lora_alpha": 16,
        "base_model_name_or_path": "some/base",
        **changes,
    }
    (folder / "adapter_config.json").write_text(json.dumps(config), encoding="utf-8")
    (folder / "adapter_model.safetensors").write_bytes(b"weights")
    return folder


def test_a_voice_of_peft_is_one_as_it_lies(tmp_path: Path) -> None:
    folder = peft(tmp_path / "away")
    adapter = load(folder)
    assert (adapter.author, adapter.base_model, adapter.metadata) == ("", "some/base", {})
    assert [a.path for a in find([tmp_path])] == [str(folder.resolve())]
    (folder / "metadata.json").write_text('{"author": "Ada Fern"}', encoding="utf-8")
    assert load(folder).author == "Ada Fern"
    assert load(peft(tmp_path / "big", base_model_name_or_path="Qwen/Qwen3-8B-Base")).base_model == (
        "mlx-community/Qwen3-8B-Base-bf16"
    )


def test_a_voice_of_peft_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="DoRA"):
        load(peft(tmp_path / "dora", use_dora=True))
    with pytest.raises(BadInput, match="no LoRA adapter"):
        load(peft(tmp_path / "other", peft_type="IA3"))
    assert find([tmp_path]) == []


def test_looking_at_a_voice_of_peft_loads_no_model_library(tmp_path: Path) -> None:
    folder = peft(tmp_path / "away")
    code = (
        "import sys; from pathlib import Path; from core import adapters\n"
        f"adapters.load(Path({str(folder)!r})); adapters.find([Path({str(tmp_path)!r})])\n"
        "print([n for n in sys.modules if n.split('.')[0] in ('mlx', 'mlx_lm', 'torch', 'transformers')])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_whole_models_and_halves_are_called_what_they_are(tmp_path: Path) -> None:
    for name, words in (("adapter_config.json", "is incomplete"), ("config.json", "no voice")):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).write_text("{}", encoding="utf-8")
        with pytest.raises(BadInput, match=words):
            load(folder)


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
