"""Base models from a hub on loopback: fetched, made in 4 bits, used where they lie, refused before a byte."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from core import hub, machine
from core.progress import BadInput, BadOption, Cancelled, DownloadFailed, Missing, NoSpace
from core.writing import models, obtaining
from core.writing.obtaining import is_here, kept, obtain, size_of
from tests.fakes.hub import FakeHub, serve
from tests.fakes.shaped_model import Build, make_shaped_model
from tests.fakes.tiny_model import make_tiny_model

PLAIN, FOUR = "Qwen/Qwen3-0.6B-Base", "mlx-community/Qwen3-0.6B-Base-4bit"
Reports = list[tuple[int, int, str]]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bf16 model whose widths are multiples of 64, as quantising needs."""
    folder = tmp_path_factory.mktemp("base")
    tiny = make_tiny_model(folder / "tiny")
    return make_shaped_model(folder / "model", Build(vocabulary=320, layers=3), tokenizer=tiny)


@pytest.fixture
def server(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> Iterator[FakeHub]:
    monkeypatch.setattr(hub, "pause", lambda seconds: None)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    for name in ("HF_HUB_OFFLINE", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    files = {path.name: path.read_bytes() for path in base.iterdir()}
    with serve(FakeHub({**files, "README.md": b"#", "pytorch_model.bin": b"0"}, name=PLAIN)) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


def test_a_model_is_fetched_once_and_then_used_as_it_is(server: FakeHub, base: Path) -> None:
    reports: Reports = []
    wanted = sum(p.stat().st_size for p in base.iterdir())
    assert not is_here(PLAIN) and size_of(PLAIN) == wanted
    folder = obtain(PLAIN, lambda *r: reports.append(r))
    assert folder == machine.models_dir() / PLAIN and is_here(PLAIN) and size_of(PLAIN) == 0
    assert (folder / "model.safetensors").read_bytes() == (base / "model.safetensors").read_bytes()
    assert not (folder / "pytorch_model.bin").exists()
    assert reports[-1][:2] == (wanted, wanted)
    asked = len(server.asked)
    assert obtain(PLAIN, lambda *r: None) == folder
    assert len(server.asked) == asked, "what is here asks no network"


def test_a_model_in_the_hubs_cache_is_used(server: FakeHub, base: Path, tmp_path: Path) -> None:
    there = tmp_path / "hub" / "models--some--base" / "snapshots" / "abc"
    shutil.copytree(base, there)
    assert is_here("some/base") and obtain("some/base", lambda *r: None) == there
    assert not server.asked
    (there / "model.safetensors").unlink()
    assert not is_here("some/base"), "half a download is no model"


def test_four_bits_are_made_where_the_hub_has_none(server: FakeHub, base: Path) -> None:
    import mlx.core as mx
    from mlx_lm.utils import load_model

    reports: Reports = []
    assert size_of(FOUR) == size_of(PLAIN) > 0
    folder = obtain(FOUR, lambda *r: reports.append(r))
    assert folder == machine.models_dir() / FOUR == models.resolve(FOUR)
    assert models.resolve(PLAIN) == machine.models_dir() / PLAIN, "the one it was made from is kept"
    assert PLAIN in kept(FOUR) and "delete" in kept(FOUR) and not kept(PLAIN)
    done = [r[0] for r in reports]
    assert done == sorted(done) and reports[-1][0] == reports[-1][1] > 0
    assert any("layer 3 of 3" in note for _, _, note in reports)
    assert models.shape_of(folder).bytes_per_weight == 0.5625
    model, config = load_model(folder)
    plain, _ = load_model(base)
    assert config["quantization"]["bits"] == 4 and config["quantization"]["group_size"] == 64
    ours, theirs = model.layers[2].mlp.down_proj, plain.layers[2].mlp.down_proj
    expected = mx.quantize(theirs.weight, group_size=64, bits=4)
    for mine, wanted in zip((ours.weight, ours.scales, ours.biases), expected, strict=True):
        assert mx.array_equal(mine, wanted)
    tokens = mx.arange(1, 30)[None]
    near = mx.abs(model(tokens).astype(mx.float32) - plain(tokens).astype(mx.float32)).mean().item()
    assert 0 < near < 0.35, "of random weights, whose logits deviate by 1"
    size = (folder / "model.safetensors").stat().st_size
    assert 0.25 < size / (base / "model.safetensors").stat().st_size < 0.36
    assert (folder / "tokenizer.json").is_file() and not (folder / ".download.json").exists()
    assert not list((machine.models_dir() / ".parts").iterdir()), "nothing is left aside"
    assert size_of(FOUR) == 0


def test_a_stop_while_making_leaves_nothing_and_the_next_try_fetches_nothing(server: FakeHub) -> None:
    def stop(done: int, total: int, note: str) -> None:
        if "layer 2" in note:
            raise Cancelled

    with pytest.raises(Cancelled):
        obtain(FOUR, stop)
    assert is_here(PLAIN) and not is_here(FOUR)
    assert size_of(FOUR) == 0
    before = len(server.ranges("model.safetensors"))
    assert is_here(FOUR) or obtain(FOUR, lambda *r: None) == machine.models_dir() / FOUR
    assert len(server.ranges("model.safetensors")) == before


def test_without_network_it_is_made_from_what_is_here(
    server: FakeHub, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(DownloadFailed, match="HF_HUB_OFFLINE"):
        obtain(FOUR, lambda *r: None)
    shutil.copytree(base, machine.models_dir() / PLAIN)
    assert size_of(FOUR) == 0
    obtain(FOUR, lambda *r: None)
    assert is_here(FOUR)


def test_the_disk_is_looked_at_before_the_first_byte(
    server: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "free_disk", lambda path: 800 << 20)
    with pytest.raises(NoSpace, match="to download") as caught:
        obtain(FOUR, lambda *r: None)
    assert "335" in caught.value.message and "Free " in caught.value.remedy
    assert not server.ranges("model.safetensors")


def test_what_is_no_base_model_is_refused_before_it_is_fetched(server: FakeHub) -> None:
    config = json.loads(server.files["config.json"])
    for change, files, said in (
        ({"architectures": ["Qwen3Model"]}, {}, "no language model"),
        ({"vision_config": {}}, {}, "pictures"),
        ({"model_type": "bert"}, {}, "embeddings"),
        ({}, {"modules.json": b"[]"}, "embeddings"),
    ):
        server.files["config.json"] = json.dumps({**config, **change}).encode()
        server.files |= files
        with pytest.raises(BadInput, match=said) as caught:
            obtain(PLAIN, lambda *r: None)
        assert "Base" in caught.value.remedy
    weights = server.files.pop("model.safetensors")
    for name, said in (("model-Q4.gguf", "GGUF"), ("pytorch_model.bin", "pickle")):
        server.files[name] = weights
        with pytest.raises(BadInput, match=said) as caught:
            obtain(PLAIN, lambda *r: None)
        assert "safetensors" in caught.value.remedy
        del server.files[name]
    assert not server.ranges("model.safetensors") and not is_here(PLAIN)


def test_names_that_are_nowhere(server: FakeHub, tmp_path: Path) -> None:
    with pytest.raises(Missing, match="no model nobody/nothing"):
        obtain("nobody/nothing", lambda *r: None)
    with pytest.raises(Missing, match="is not there"):
        obtain(str(tmp_path / "moved"), lambda *r: None)
    with pytest.raises(BadOption):
        obtain("one-word", lambda *r: None)
    assert not is_here("") and not is_here("nobody/nothing") and is_here("practice")
    assert obtain("practice", lambda *r: None) == models.resolve("practice")


def test_what_fetching_takes_is_told_for_the_one_it_is_made_from(
    server: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = {PLAIN: 7}
    monkeypatch.setattr(obtaining, "downloads", SimpleNamespace(size=lambda name, files: _size(sizes, name)))
    assert size_of(FOUR) == 7


def _size(sizes: dict[str, int], name: str) -> int:
    if name not in sizes:
        raise Missing("none", "none")
    return sizes[name]
