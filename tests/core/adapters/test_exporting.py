"""Exporting voices: the same voice in four forms, nothing private in any, and nothing half there."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from core import adapters, adopting, exporting, machine
from core.exporting import FORMS, Options, Result
from core.progress import BadInput, BadOption, Cancelled, Missing, NoSpace, Progress, silent
from core.restyling.checks import copies, remarks
from core.restyling.copying import load_corpus
from core.runner import run_child
from tests.fakes.peft_adapters import logits
from tests.fakes.prose import paragraph
from tests.fakes.tiny_model import make_tiny_model
from tests.fakes.voices import OTHER, make_adapter


def export(adapter: Path, output: Path, form: str, **more: Any) -> Result:
    result: Result = exporting.run(None, Options(str(adapter), str(output), form, **more), silent)
    return result


def contents(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def spread(found: Any, expected: Any) -> float:
    return float(abs(found - expected).max()) / float(abs(expected).max())


@pytest.mark.parametrize("form", FORMS)
def test_every_form_appears_whole_and_leaves_the_voice_alone(
    ours: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(ours)
    told: list[Progress] = []
    result = exporting.run(None, Options(str(ours), str(tmp_path / "out" / "it"), form), told.append)
    assert contents(ours) == before
    folder = Path(result.folder)
    assert sorted(contents(folder)) == list(result.files)
    assert result.bytes == sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())
    assert sorted(p.name for p in folder.parent.iterdir()) == ["it"]
    assert told and all(p.stage == "export" for p in told) and told[-1].done == told[-1].total
    assert str(folder) in result.next


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_this_disk_and_nothing_of_the_author_goes_along(
    ours: Path, base: Path, tmp_path: Path, form: str
) -> None:
    folder = tmp_path / "voice"
    shutil.copytree(ours, folder)
    private = {"data": str(tmp_path), "adapter_path": str(folder), "model": str(base), "config": "/a/b.yaml"}
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps({**config, **private}))
    papers = json.loads((folder / "metadata.json").read_text())
    papers |= {"recipe": {**private, "seed": 42}, "result": {"adapter": str(folder), "loss_after": 2.5}}
    papers |= {"describer": "openai:m@http://192.168.1.9/v1", "notes": [str(tmp_path)]}
    (folder / "metadata.json").write_text(json.dumps(papers))
    (folder / "samples.jsonl").write_text(json.dumps({"original": OTHER}))
    (folder / "losses.jsonl").write_text("{}\n")
    out = tmp_path / "out"
    export(folder, out, form)
    whole = b"".join(p.read_bytes() for p in out.rglob("*") if p.is_file())
    for secret in (str(tmp_path), str(base.parent), "192.168", OTHER[:30], "b.yaml"):
        assert secret.encode() not in whole
    if form == "mlx":
        kept = json.loads((out / "metadata.json").read_text())
        assert kept["recipe"] == {"model": "base", "seed": 42} and kept["result"] == {"loss_after": 2.5}


def test_copies_are_found_by_the_traces_alone(ours: Path, tmp_path: Path) -> None:
    export(ours, tmp_path / "out", "mlx")
    found = adopting.run(None, adopting.Options(str(tmp_path / "out")), silent)
    folder = Path(found.folder)
    assert adapters.keeps_text(folder) and not (folder / "data").exists()
    corpus = load_corpus(folder)
    copied = "She said nothing. " + OTHER.split(", one")[0]
    assert [f.kind for f in copies(copied, corpus)] == ["copied"]
    own = paragraph("garden", 40, 3)
    assert copies(own, corpus) == []
    assert "unchecked" not in [f.kind for f in remarks(own, own, corpus)]


def test_without_text_and_traces_it_is_said_and_reads_not_checked(base: Path, tmp_path: Path) -> None:
    bare = make_adapter(tmp_path / "bare", base, trained_on=None)
    result = export(bare, tmp_path / "out", "mlx")
    assert any("copying cannot be checked" in w for w in result.warnings)
    found = adopting.run(None, adopting.Options(result.folder), silent)
    corpus = load_corpus(Path(found.folder))
    assert not adapters.keeps_text(Path(found.folder))
    assert [f.kind for f in remarks(OTHER, OTHER, corpus)] == ["unchecked"]


def test_the_text_goes_along_when_asked(ours: Path, tmp_path: Path) -> None:
    result = export(ours, tmp_path / "out", "mlx", text=True)
    assert "data/train.jsonl" in result.files and "shingles.npz" not in result.files
    with pytest.raises(BadOption, match="only go along"):
        export(ours, tmp_path / "other", "peft", text=True)


@pytest.mark.parametrize("form", ["fused", "ollama"])
def test_a_fused_model_says_what_base_and_voice_say(
    ours: Path, base: Path, tmp_path: Path, tokens: Any, form: str
) -> None:
    out = tmp_path / "out"
    export(ours, out, form)
    assert spread(logits(out, None, tokens), logits(base, ours, tokens)) < 1e-5


@pytest.fixture
def quantised(base: Path, tmp_path: Path) -> Path:
    """The tiny model with four bits a weight."""
    import mlx.core as mx
    from mlx.utils import tree_flatten
    from mlx_lm.utils import load_model, quantize_model, save_config

    model, config = load_model(base)
    model, config = quantize_model(model, config, 32, 4)
    folder = tmp_path / "quantised"
    folder.mkdir()
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(base / name, folder / name)
    mx.save_safetensors(str(folder / "model.safetensors"), dict(tree_flatten(model.parameters())))
    save_config(config, folder / "config.json")
    return folder


def test_a_quantised_base_stays_so_or_is_made_whole(quantised: Path, tmp_path: Path, tokens: Any) -> None:
    voice = make_adapter(tmp_path / "voice", quantised, noise=0.05)
    expected = logits(quantised, voice, tokens)
    export(voice, tmp_path / "fused", "fused")
    export(voice, tmp_path / "ollama", "ollama")
    kept = json.loads((tmp_path / "fused" / "config.json").read_text())
    whole = json.loads((tmp_path / "ollama" / "config.json").read_text())
    assert kept["quantization"]["bits"] == 4 and "quantization" not in whole
    assert "quantization_config" not in whole
    assert spread(logits(tmp_path / "ollama", None, tokens), expected) < 1e-3
    assert 0 < spread(logits(tmp_path / "fused", None, tokens), expected) < 0.5  # rounded to four bits anew


def test_large_models_are_written_in_parts(
    ours: Path, base: Path, tmp_path: Path, tokens: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def halves(weights: dict[str, Any], size: int) -> list[dict[str, Any]]:
        rows = list(weights.items())
        return [dict(rows[:7]), dict(rows[7:])]

    monkeypatch.setattr("mlx_lm.utils.make_shards", halves)
    out = tmp_path / "out"
    result = export(ours, out, "fused")
    assert "model-00001-of-00002.safetensors" in result.files
    index = json.loads((out / "model.safetensors.index.json").read_text())
    assert set(index["weight_map"].values()) == {f for f in result.files if f.endswith("2.safetensors")}
    assert spread(logits(out, None, tokens), logits(base, ours, tokens)) < 1e-5


def test_what_ollama_gets(ours: Path, base: Path, tmp_path: Path) -> None:
    template = {"chat_template": "{% for m in messages %}<think>{% endfor %}"}
    chatty = tmp_path / "chatty"
    shutil.copytree(base, chatty)
    settings = json.loads((chatty / "tokenizer_config.json").read_text())
    (chatty / "tokenizer_config.json").write_text(json.dumps({**settings, **template}))
    (chatty / "chat_template.jinja").write_text("x")
    result = export(ours, tmp_path / "out", "ollama", model=str(chatty))
    out = Path(result.folder)
    lines = (out / "Modelfile").read_text().splitlines()
    assert 'TEMPLATE """{{ .Prompt }}"""' in lines and "FROM ." in lines
    assert "PARAMETER temperature 1.0" in lines and 'PARAMETER stop "<|endoftext|>"' in lines
    assert "PARAMETER num_ctx 256" in lines and not any(line.startswith("SYSTEM") for line in lines)
    request = json.loads((out / "request.json").read_text())
    assert request["raw"] is True and request["model"] == "ada-ferry"
    assert request["prompt"].startswith("Write a 200 word excerpt") and request["prompt"].endswith("\n\n")
    assert "chat_template" not in json.loads((out / "tokenizer_config.json").read_text())
    assert "chat_template.jinja" not in result.files
    assert "ollama create ada-ferry" in result.next.splitlines()
    assert any("0.34.1" in w for w in result.warnings) and any("ollama run" in w for w in result.warnings)
    fused = export(ours, tmp_path / "fused", "fused", model=str(chatty))
    assert "chat_template.jinja" in fused.files


def test_names_that_ollama_takes() -> None:
    from core.adapters.ollama import model_name

    assert model_name("Émile Zola") == "emile-zola"
    assert model_name("夏目漱石") == model_name("") == "voice"


def test_names_under_which_others_know_a_base_model(own_folders: Path) -> None:
    from core.adapters.public import base_name, hugging_face_name

    cache = "/home/u/.cache/huggingface/hub/models--mlx-community--Qwen3-8B-Base-bf16/snapshots/0a1"
    assert base_name(cache) == "mlx-community/Qwen3-8B-Base-bf16"
    assert hugging_face_name(cache) == "Qwen/Qwen3-8B-Base"
    assert hugging_face_name("mlx-community/Qwen3-0.6B-Base-4bit") == "Qwen/Qwen3-0.6B-Base"
    assert hugging_face_name("mlx-community/Qwen3-0.6B-Base") == "Qwen/Qwen3-0.6B-Base"
    assert hugging_face_name("Qwen/Qwen3-8B-Base") == "Qwen/Qwen3-8B-Base"
    assert base_name(str(machine.models_dir() / "owner" / "model")) == "owner/model"
    assert base_name(str(machine.resource("practice_model"))) == base_name("practice") == "practice"
    assert base_name("/somewhere/else/mine") == "mine"


def test_nothing_is_ever_written_over(ours: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "letter.txt").write_text("Mine.")
    for place in (there, there / "letter.txt", ours, ours / "data" / "out"):
        with pytest.raises(BadOption, match=r"there already|inside the voice"):
            export(ours, place, "mlx")
    assert (there / "letter.txt").read_text() == "Mine."
    assert sorted(p.name for p in tmp_path.iterdir() if p.name != "home") == ["there"]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert export(ours, empty, "mlx").files


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_is_told_before_and_a_stop_leaves_nothing(
    ours: Path, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(progress: Progress) -> None:
        if progress.done:
            raise Cancelled

    out = tmp_path / "here" / "out"
    with pytest.raises(Cancelled):
        exporting.run(None, Options(str(ours), str(out), form), stop)
    monkeypatch.setattr(machine, "free_disk", lambda path: 1000)
    with pytest.raises(NoSpace, match="of disk"):
        export(ours, out, form)
    assert list(out.parent.iterdir()) == []


def test_what_a_kill_left_is_cleared(ours: Path, tmp_path: Path) -> None:
    left = tmp_path / ".out.pastiche-part"
    (left / "data").mkdir(parents=True)
    (left / "half.safetensors").write_bytes(b"x")
    result = export(ours, tmp_path / "out", "mlx")
    assert "half.safetensors" not in result.files and not left.exists()


def test_a_disk_that_fills_up_meanwhile_leaves_nothing(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, *rest: Any) -> None:
        Path(path).write_bytes(b"half")
        raise RuntimeError("[write] Unable to write 4096 bytes to file.")

    monkeypatch.setattr("mlx.core.save_safetensors", full)
    for form in ("peft", "fused"):
        with pytest.raises(NoSpace, match="disk is full"):
            export(ours, tmp_path / "here" / "out", form)
    assert list((tmp_path / "here").iterdir()) == []


def test_only_what_nobody_writes_any_more_is_cleared(tmp_path: Path) -> None:
    from core.adapters.placing import clear_left, made

    with made(tmp_path / "out") as folder:
        clear_left(tmp_path / "out")
        assert folder.is_dir()
        (folder / "a").write_text("x")
    left = tmp_path / ".out.pastiche-part"
    left.mkdir()
    clear_left(tmp_path / "out")
    assert not left.exists() and (tmp_path / "out" / "a").exists()


def test_wrong_use_has_a_remedy(ours: Path, base: Path, tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="no form"):
        export(ours, tmp_path / "out", "gguf")
    with pytest.raises(BadInput, match="holds a whole model"):
        export(base, tmp_path / "out", "mlx")
    with pytest.raises(Missing):
        export(ours, tmp_path / "out", "fused", model="/nowhere/model")
    other = make_tiny_model(tmp_path / "other")
    config = json.loads((other / "config.json").read_text())
    (other / "config.json").write_text(json.dumps({**config, "num_hidden_layers": 1}))
    with pytest.raises(BadInput, match=r"does not fit|cannot load"):
        export(ours, tmp_path / "out", "fused", model=str(other))
    torn = tmp_path / "torn"
    shutil.copytree(ours, torn)
    (torn / "adapters.safetensors").write_bytes(b"torn")
    for form in FORMS:
        with pytest.raises(BadInput, match="damaged"):
            export(torn, tmp_path / "out", form)
    assert not (tmp_path / "out").exists()


def test_the_stages_run_in_children(ours: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run_child("export", None, Options(str(ours), str(out), "peft"), silent)
    assert "adapter_model.safetensors" in result.files
    found = run_child("adopt", None, adopting.Options(str(out), "Ada Ferry"), silent)
    assert found.author == "Ada Ferry" and Path(found.folder).is_dir()
