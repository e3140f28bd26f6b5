"""Models on this disk: what each takes, and what a stopped download left."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import machine, modelstore
from core.files import folder_lock
from core.progress import Locked

NAME = "Ferry/Heron-1B"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def put(folder: Path, size: int) -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_bytes(b"{}")
    (folder / "model.safetensors").write_bytes(b"x" * size)
    return folder


def put_in_hub(cache: Path, name: str, shared: int) -> Path:
    """Two states of a model that share their weights, as the hub's library lays them out."""
    folder = cache / ("models--" + name.replace("/", "--"))
    (folder / "blobs").mkdir(parents=True)
    (folder / "blobs" / "w").write_bytes(b"x" * shared)
    for state in ("one", "two"):
        place = folder / "snapshots" / state
        place.mkdir(parents=True)
        (place / "model.safetensors").symlink_to("../../blobs/w")
        (place / "config.json").write_bytes(b"{}")
    return folder


def test_our_own_models_are_all_listed_and_others_only_by_name(cache: Path) -> None:
    ours = put(machine.models_dir() / NAME, 1000)
    hub = put_in_hub(cache, NAME, 5000)
    put_in_hub(cache, "somebody/whisper", 9000)
    first, second = modelstore.stored({NAME, "practice", "/a/folder"})
    assert (first.name, first.folder, first.size, first.shared) == (NAME, ours, 1002, False)
    assert (second.name, second.folder, second.shared) == (NAME, hub, True)
    assert modelstore.stored(set()) == [first]


def test_files_that_states_share_count_once(cache: Path) -> None:
    hub = put_in_hub(cache, NAME, 5000)
    links = sum(link.lstat().st_size for link in hub.rglob("model.safetensors"))
    assert modelstore.size_of(hub) == 5000 + 2 * 2 + links
    (hub / "blobs" / "again").hardlink_to(hub / "blobs" / "w")
    assert modelstore.size_of(hub) == 5000 + 2 * 2 + links


def test_a_stopped_download_is_listed_and_can_be_removed() -> None:
    store = machine.models_dir() / ".parts"
    (store / "Ferry--Heron-1B").mkdir(parents=True)
    (store / "Ferry--Heron-1B" / "model-abc.part").write_bytes(b"x" * 700)
    (store / "Ferry--Heron-4bit--made").mkdir()
    (store / "Ferry--Heron-4bit--made" / "w").write_bytes(b"x" * 30)
    (store / "empty--one").mkdir()
    left, made = modelstore.unfinished()
    assert (left.name, left.size, left.made) == (NAME, 700, False)
    assert (made.name, made.made) == ("Ferry/Heron-4bit", True)
    with folder_lock(left.folder, "busy", "wait"), pytest.raises(Locked):
        modelstore.discard(left)
    modelstore.discard(left)
    modelstore.discard(left)  # gone already
    assert modelstore.unfinished() == [made]
    assert modelstore.stored(set()) == []
