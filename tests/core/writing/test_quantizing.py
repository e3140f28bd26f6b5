"""Making a 4-bit model: aside until it is whole, one at a time, and what is in the way is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import machine
from core.files import folder_lock, read_json
from core.progress import BadInput, Locked, NoSpace
from core.writing.quantizing import MADE, quantize
from tests.fakes.shaped_model import Build, make_shaped_model
from tests.fakes.tiny_model import make_tiny_model

NAME = "mlx-community/Qwen3-8B-Base-4bit"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    tiny = make_tiny_model(folder / "tiny")
    return make_shaped_model(folder / "model", Build(vocabulary=320), tokenizer=tiny)


def quiet(done: int, total: int, note: str) -> None:
    """Told of everything, says nothing."""


def test_it_is_seen_only_when_it_is_whole(source: Path) -> None:
    target = machine.models_dir() / NAME
    seen = []

    def look(done: int, total: int, note: str) -> None:
        seen.append((done, note, target.exists()))

    assert quantize(source, NAME, look) == target
    assert [there for _, _, there in seen] == [False] * len(seen)
    assert [note.rpartition(": ")[2] for _, note, _ in seen] == [
        *("reading", "layer 1 of 2", "layer 2 of 2", "writing", "done")
    ]
    assert read_json(target / MADE)["from"] == str(source)


def test_what_a_kill_left_is_cleared_away(source: Path) -> None:
    aside = machine.models_dir() / ".parts" / f"{NAME.replace('/', '--')}--made" / "model"
    aside.mkdir(parents=True)
    (aside / "model.safetensors").write_bytes(b"half")
    assert (quantize(source, NAME, quiet) / "model.safetensors").stat().st_size > 10_000
    assert not aside.exists()


def test_one_at_a_time_and_nothing_is_written_over(source: Path) -> None:
    store = machine.models_dir() / ".parts" / f"{NAME.replace('/', '--')}--made"
    store.mkdir(parents=True)
    with folder_lock(store, "held", "wait"), pytest.raises(Locked, match="being made already"):
        quantize(source, NAME, quiet)
    target = machine.models_dir() / NAME
    target.mkdir(parents=True)
    (target / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="in the way"):
        quantize(source, NAME, quiet)
    assert [p.name for p in target.iterdir()] == ["notes.txt"]


def test_damaged_weights_and_a_full_disk(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for path in source.iterdir():
        (broken / path.name).write_bytes(path.read_bytes()[: None if path.suffix == ".json" else 100])
    with pytest.raises(BadInput, match="cannot load"):
        quantize(broken, NAME, quiet)
    import mlx.core as mx

    def fail(*args: object, **named: object) -> None:
        raise RuntimeError("[write] Unable to write 64 bytes to file.")

    monkeypatch.setattr(mx, "save_safetensors", fail)
    with pytest.raises(NoSpace, match="could not be written"):
        quantize(source, NAME, quiet)
    assert not (machine.models_dir() / NAME).exists()
